//go:build !headless

package briefing

import (
	"slices"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier/words"
	"habeas/export"
)

// Order is what is chosen on the screen.
func (s *Screen) Order() desk.Order {
	o := s.order
	o.IDs, o.WithoutStatus = slices.Clone(o.IDs), slices.Clone(o.WithoutStatus)
	return o
}

// Take chooses what was chosen on another screen of the kind. The pages are made
// when they are shown.
func (s *Screen) Take(o desk.Order) {
	s.order = o
	s.heading.Put(o.Title)
	put := func(sel *widgets.Select, i int) {
		chosen := sel.OnChanged
		sel.OnChanged = nil
		sel.SetSelectedIndex(max(i, 0))
		sel.OnChanged = chosen
	}
	put(s.language, slices.Index(words.Languages(), o.Lang))
	put(s.paper, slices.Index(export.Papers[:], o.Paper))
	if o.TwoSided {
		put(s.twoSided, 1)
	}
	if o.AsOf != 0 {
		s.asOf.Put(o.AsOf.String())
	}
	s.fillMeetings()
	s.showOrder()
}
