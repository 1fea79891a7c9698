package pdf

import (
	"slices"

	"habeas/export/pdf/cos"
)

// entry is a line of the reader's table of contents.
type entry struct {
	title string
	level int
	page  int
	y     float64
}

// Outline adds an entry to the reader's table of contents. It leads to the
// current page, y points from its top. Level 0 is outermost; a level that skips
// one is put under the entry before. Entries are in the order of their pages.
func (d *Document) Outline(title string, level int, y float64) {
	if d.ready(y) {
		d.outline = append(d.outline, entry{title, level, d.Page(), d.onPage(y)})
	}
}

// putOutline hands the entries to fpdf.
func (d *Document) putOutline() {
	slices.SortStableFunc(d.outline, func(a, b entry) int { return d.order(a.page) - d.order(b.page) })
	deepest := 0 // that the next one may be
	for _, e := range d.outline {
		level := min(max(e.level, 0), deepest)
		deepest = level + 1
		d.fpdf.SetPage(e.page + 1)
		// fpdf takes the string as it is as long as no font of its own is set.
		d.fpdf.Bookmark(string(textString(e.title)), level, e.y)
	}
	d.fpdf.SetPage(d.PageCount())
}

// openOutline shows the two outer levels of an outline at first and hides those
// below. fpdf leaves that to the reader, with counts that say nothing (ISO
// 32000-1, 12.3.3).
func openOutline(file *cos.File, root any) {
	outline := file.Dict(root)
	outline["Count"] = showEntries(file, outline, 0)
}

// showEntries sets how many entries below an entry are shown, and tells it.
func showEntries(file *cos.File, parent cos.Dict, depth int) int {
	shown := 0
	for at := file.Dict(parent["First"]); at != nil; at = file.Dict(at["Next"]) {
		shown++
		delete(at, "Count")
		if below := showEntries(file, at, depth+1); below > 0 && depth == 0 {
			at["Count"] = below
			shown += below
		} else if below > 0 {
			at["Count"] = -below // would be shown if this were opened
		}
	}
	return shown
}
