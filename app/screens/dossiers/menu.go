//go:build !headless

package dossiers

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/dossier"
)

// menu shows what can be done with a row, or with all that are picked where it is
// one of several.
func (s *Screen) menu(i int, at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.list)
	if c == nil || i >= len(s.found.Rows) {
		return
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", s.menuItems(i)...), c)
	menu.ShowAtPosition(at)
	c.Focus(menu)
}

func (s *Screen) menuItems(i int) []*fyne.MenuItem {
	r := s.found.Rows[i]
	several := s.picked.ids[r.ID] && len(s.picked.ids) > 1
	var items []*fyne.MenuItem
	add := func(word string, does func()) { items = append(items, fyne.NewMenuItem(word, does)) }
	between := func() { items = append(items, fyne.NewMenuItemSeparator()) }
	// What the bar does, it does with what is picked.
	picking := func(does func()) func() {
		return func() {
			if !several {
				s.pickOnly(r.ID)
			}
			does()
		}
	}
	if !several {
		add(say.T("Open"), func() { s.opts.Open(r.ID) })
		if s.opts.OpenNames != nil {
			add(say.T("Open at its names"), func() { s.opts.OpenNames(r.ID) })
		}
	}
	add(say.T("Brief"), picking(s.onBrief))
	if several && len(s.picked.ids) == 2 && s.opts.Compare != nil {
		add(say.T("Compare the two"), s.compare)
	}
	if s.writes() {
		between()
		for _, a := range s.changes() {
			add(a.Name, picking(a.Do))
		}
	}
	between()
	if !several {
		if r.Charge != "" && s.opts.Facets != nil {
			add(say.T("Only with this charge"), func() { s.onlyCharge(r) })
		}
		if s.opts.Copy != nil && r.Name != "" {
			add(say.T("Copy the name"), func() { s.opts.Copy(r.Name) })
		}
	}
	pick := say.T("Pick")
	if s.picked.ids[r.ID] {
		pick = say.T("Do not pick")
	}
	add(pick, func() { s.togglePick(r.ID) })
	if s.writes() {
		between()
		if several {
			add(say.N(len(s.picked.ids), "Delete %s dossier", "Delete %s dossiers"), s.DeletePicked)
		} else {
			add(say.T("Delete"), picking(s.DeletePicked))
		}
	}
	return items
}

// Act is what can be done with picked rows, by its name in a menu.
type Act struct {
	Name string
	Do   func()
}

// changes are the acts that change what is picked.
func (s *Screen) changes() []Act {
	return []Act{
		{say.T("Tag …"), func() { s.begin(actTag) }},
		{say.T("Take a tag off …"), func() { s.begin(actUntag) }},
		{say.T("Who may see it …"), func() { s.begin(actAudience) }},
		{say.T("Add a charge …"), func() { s.begin(actCharge) }},
		{say.T("Checked today"), s.checkedToday},
	}
}

// Acts are what the keys can do with the picked rows, or with the one that they are at
// where none is picked.
func (s *Screen) Acts() []Act {
	acts := []Act{{say.T("Compare the two"), func() {
		if len(s.picked.ids) != 2 {
			s.opts.Status(say.T("Pick two dossiers, and they can be compared."))
			return
		}
		s.compare()
	}}}
	if !s.writes() {
		return acts
	}
	for _, a := range s.changes() {
		acts = append(acts, Act{a.Name, func() {
			if len(s.picked.ids) == 0 {
				if id := s.Current(); id != "" {
					s.pickOnly(id)
				}
			}
			if len(s.picked.ids) > 0 {
				a.Do()
			}
		}})
	}
	return acts
}

// onlyCharge narrows the list by the charges of a row.
func (s *Screen) onlyCharge(r desk.Row) {
	for _, f := range s.opts.Facets([]dossier.ID{r.ID}) {
		if f.Field == "charge" && !slices.Contains(s.chosen, f.Query()) {
			s.chosen = s.chosen.toggle(f.Query())
		}
	}
	s.filtered()
}

// SortItem is the menu's item for the order of the list.
func (s *Screen) SortItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(say.T("Sort by"), nil)
	item.ChildMenu = fyne.NewMenu("")
	for i, c := range columns() {
		sub := fyne.NewMenuItem(c.Name, func() { s.heads.Press(i) })
		at, _ := s.heads.Sorted()
		sub.Checked = at == i
		item.ChildMenu.Items = append(item.ChildMenu.Items, sub)
	}
	return item
}
