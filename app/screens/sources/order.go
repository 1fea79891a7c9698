//go:build !headless

package sources

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier/search"
)

// order is one in which the sources can be listed.
type order struct {
	name string
	less func(a, b desk.SourceRow) int // nil keeps that of the desk, the newest first
}

// orders are those that can be chosen, the usual one first.
func orders() []order {
	title := func(r desk.SourceRow) string { return search.Fold(name(r.Source)) }
	return []order{
		{say.T("The newest first"), nil},
		{say.T("By title"), func(a, b desk.SourceRow) int { return cmp.Compare(title(a), title(b)) }},
		{say.T("Named most often first"), func(a, b desk.SourceRow) int { return cmp.Compare(b.Cited, a.Cited) }},
		{say.T("By reliability"), func(a, b desk.SourceRow) int { return cmp.Compare(grade(a), grade(b)) }},
	}
}

// grade is how reliable a source is; those that are not graded come last.
func grade(r desk.SourceRow) string { return cmp.Or(r.Reliability, "Z") + cmp.Or(r.Credibility, "9") }

func (o order) sort(rows []desk.SourceRow) {
	if o.less != nil {
		slices.SortStableFunc(rows, o.less)
	}
}

// orderChip says in which order the list is, and lets one change it.
func (s *Screen) orderChip() *widgets.Chip {
	text := func() string { return orders()[s.order].name + "  ▾" }
	chip := widgets.NewFact(text(), nil)
	chip.OnTapped = func() {
		var items []*fyne.MenuItem
		for i, o := range orders() {
			item := fyne.NewMenuItem(o.name, func() {
				s.order = i
				chip.Set(text())
				s.chips.Refresh() // its width has changed
				s.narrow()
			})
			item.Checked = i == s.order
			items = append(items, item)
		}
		widgets.PopMenu(chip, items)
	}
	return chip
}
