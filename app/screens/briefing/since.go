//go:build !headless

package briefing

import (
	"slices"

	"habeas/app/say"
	"habeas/dossier"
	"habeas/export"
)

// handed are the packets of the ledger that the audience has, the newest first.
func (s *Screen) handed() []*dossier.Packet {
	var l []*dossier.Packet
	for _, p := range s.opts.View().Packets {
		if p.Audience == s.order.Audience {
			l = append(l, p)
		}
	}
	slices.Reverse(l)
	return l
}

// showSince offers the packets since which a note of changes can tell what is new,
// and picks the newest where none of them is picked.
func (s *Screen) showSince() {
	was := s.since.Visible()
	defer func() {
		if s.since.Visible() != was {
			s.steps.Refresh() // what is below moves
		}
	}()
	s.since.OnChanged = nil
	if s.order.Kind != export.KindChanges {
		s.since.Hide()
		return
	}
	packets := s.handed()
	names := make([]string, len(packets))
	at := -1
	for i, p := range packets {
		names[i] = say.T("Since %s of %s", p.Number, say.Words().ShortDate(p.Made))
		if p.ID == s.order.Since {
			at = i
		}
	}
	s.since.Options = names
	if len(packets) == 0 {
		s.order.Since = ""
		s.since.PlaceHolder = say.T("No packet in the ledger for this audience")
		s.since.ClearSelected()
		s.since.Disable()
	} else {
		if at < 0 {
			at = 0
		}
		s.order.Since = packets[at].ID
		s.since.Enable()
		s.since.SetSelectedIndex(at)
	}
	s.since.OnChanged = func(string) {
		if i := s.since.SelectedIndex(); i >= 0 && i < len(packets) {
			s.order.Since = packets[i].ID
			s.renew()
		}
	}
	s.since.Show()
}
