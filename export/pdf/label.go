package pdf

import (
	"slices"

	"habeas/export/pdf/cos"
)

// Numbering is how a run of pages is numbered in a reader's page box.
type Numbering string

// The numberings; NoNumber shows the prefix alone.
const (
	Arabic   Numbering = "D"
	Roman    Numbering = "r"
	NoNumber Numbering = ""
)

type pageLabel struct {
	page      int // counted from 0
	prefix    string
	numbering Numbering
	first     int
}

// PageLabel says how the current page and those after it are called, up to the
// next label: prefix, then numbers counted from first. Without any label pages
// are called 1, 2, 3 ….
func (d *Document) PageLabel(prefix string, numbering Numbering, first int) {
	if d.ready() {
		d.labels = append(d.labels, pageLabel{d.Page(), prefix, numbering, max(first, 1)})
	}
}

// pageLabels is the number tree of ISO 32000-1, 12.4.2.
func (d *Document) pageLabels() cos.Dict {
	labels := slices.Clone(d.labels)
	for i := range labels {
		labels[i].page = d.order(labels[i].page)
	}
	slices.SortStableFunc(labels, func(a, b pageLabel) int { return a.page - b.page })
	var nums cos.Array
	add := func(l pageLabel) {
		dict := cos.Dict{}
		if l.numbering != NoNumber {
			dict["S"], dict["St"] = cos.Name(l.numbering), l.first
		}
		if l.prefix != "" {
			dict["P"] = textString(l.prefix)
		}
		nums = append(nums, l.page, dict)
	}
	if labels[0].page > 0 { // the tree must begin with the first page
		add(pageLabel{0, "", Arabic, 1})
	}
	for i, l := range labels {
		if i+1 < len(labels) && labels[i+1].page == l.page {
			continue // the last one for a page counts
		}
		add(l)
	}
	return cos.Dict{"Nums": nums}
}
