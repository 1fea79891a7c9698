//go:build !headless

package briefing

import (
	"slices"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier/words"
	"habeas/export"
)

// Chosen is what is chosen on the screen.
type Chosen struct {
	desk.Order         // with the dossiers as they stand in the list
	Found      *string // the query that finds them; nil where they were picked one by one
	Holders    string  // of numbered copies, as they were typed
	Record     bool
}

// Order is what is chosen on the screen.
func (s *Screen) Order() Chosen {
	o := s.order
	o.IDs, o.WithoutStatus, o.Password = slices.Clone(o.IDs), slices.Clone(o.WithoutStatus), slices.Clone(o.Password)
	return Chosen{o, s.found, s.hand.names.Text, s.hand.record.Checked}
}

// Take chooses what was chosen on another screen of the kind. The pages are made
// when they are shown.
func (s *Screen) Take(o Chosen) {
	s.order, s.found = o.Order, o.Found
	s.hand.names.Put(o.Holders)
	s.hand.record.SetChecked(o.Record)
	query := ""
	if o.Found != nil {
		query = *o.Found
	}
	s.query.Put(query)
	s.heading.Put(o.Title)
	put := func(sel *widgets.Select, i int) {
		chosen := sel.OnChanged
		sel.OnChanged = nil
		sel.SetSelectedIndex(max(i, 0))
		sel.OnChanged = chosen
	}
	put(s.language, slices.Index(words.Languages(), o.Lang))
	put(s.paper, slices.Index(export.Papers[:], o.Paper))
	sides := 0
	if o.TwoSided {
		sides = 1
	}
	put(s.twoSided, sides)
	if o.AsOf != 0 {
		s.asOf.Put(o.AsOf.String())
	}
	s.meeting.fill()
	s.showOrder()
}

// Begin chooses what another screen asks for, and makes the pages.
func (s *Screen) Begin(o Chosen) {
	s.Take(o)
	s.refind()
	s.renew()
}
