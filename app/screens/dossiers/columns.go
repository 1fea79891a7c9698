//go:build !headless

package dossiers

import (
	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
)

// The columns of the list, in their order.
const (
	colName = iota
	colStatus
	colCharge
	colHeld
	colChecked
)

// sortKeys are what the columns are sorted by.
var sortKeys = []desk.SortKey{colName: desk.ByName, colStatus: desk.ByStatus, colCharge: desk.ByCharge, colHeld: desk.ByHeld, colChecked: desk.ByChecked}

func columns() []widgets.Column {
	return []widgets.Column{
		colName:    {Name: say.T("Name"), Share: 30, Least: 150, Sorts: true},
		colStatus:  {Name: say.T("Status"), Share: 24, Least: 140, Sorts: true},
		colCharge:  {Name: say.T("Charge"), Share: 20, Least: 90, Sorts: true},
		colHeld:    {Name: say.T("Held"), Share: 14, Least: 110, Sorts: true, Falls: true},
		colChecked: {Name: say.T("Checked"), Share: 12, Least: 100, Sorts: true},
	}
}

// newHeads makes the heads of the list, sorted as the desk gives it.
func (s *Screen) newHeads() *widgets.Columns {
	h := widgets.NewColumns(rowLeft, rowRight, columns()...)
	h.Sort(colStatus, false)
	h.OnSort = func(int, bool) {
		s.keepState()
		s.find()
		if s.opts.Menu != nil {
			s.opts.Menu() // it shows the column
		}
	}
	h.OnWidths = func() {
		s.relaid++
		s.list.Refresh()
		s.keepState()
	}
	return h
}

// sorting is how the list is to be sorted.
func (s *Screen) sorting() (by desk.SortKey, down bool) {
	at, down := s.heads.Sorted()
	return sortKeys[at], down
}
