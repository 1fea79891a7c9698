//go:build !headless

package dossiers

import (
	"maps"

	"habeas/app/say"
	"habeas/dossier"
)

// picks are the rows that are picked, also those that the list does not show now.
type picks struct {
	ids map[dossier.ID]bool
	// before is what was picked before the range that begins at from; nil for none.
	before map[dossier.ID]bool
	from   int
}

func (p *picks) toggle(id dossier.ID) {
	p.before = nil
	if p.ids[id] {
		delete(p.ids, id)
	} else {
		p.ids[id] = true
	}
}

// span picks some rows, in place of the range before where that began at the same.
func (p *picks) span(from int, ids []dossier.ID) {
	if p.before == nil || p.from != from {
		p.before, p.from = maps.Clone(p.ids), from
	}
	p.ids = maps.Clone(p.before)
	for _, id := range ids {
		p.ids[id] = true
	}
}

func (s *Screen) togglePick(id dossier.ID) {
	s.picked.toggle(id)
	s.repick()
}

// pickRange picks from one row to another, either way round.
func (s *Screen) pickRange(from, to int) {
	first, last := min(from, to), min(max(from, to), len(s.found.Rows)-1)
	var ids []dossier.ID
	for i := max(0, first); i <= last; i++ {
		ids = append(ids, s.found.Rows[i].ID)
	}
	s.picked.span(from, ids)
	s.repick()
}

// PickAll picks every row that is shown, or none if all are.
func (s *Screen) PickAll() {
	all := s.allPicked()
	s.picked.before = nil
	for _, r := range s.found.Rows {
		if all {
			delete(s.picked.ids, r.ID)
		} else {
			s.picked.ids[r.ID] = true
		}
	}
	s.repick()
}

// pickNone lets all go.
func (s *Screen) pickNone() {
	s.picked = picks{ids: map[dossier.ID]bool{}}
	s.repick()
}

// pickOnly picks one row and no other.
func (s *Screen) pickOnly(id dossier.ID) {
	s.picked = picks{ids: map[dossier.ID]bool{id: true}}
	s.repick()
}

// repick shows what is picked now.
func (s *Screen) repick() {
	s.said, s.act = "", actNone
	s.list.Refresh()
	s.showFoot()
}

func (s *Screen) allPicked() bool {
	for _, r := range s.found.Rows {
		if !s.picked.ids[r.ID] {
			return false
		}
	}
	return len(s.found.Rows) > 0
}

// pickedIDs are those picked, in the order of the list, then those that the
// list does not show now.
func (s *Screen) pickedIDs() []dossier.ID {
	var ids []dossier.ID
	shown := map[dossier.ID]bool{}
	for _, r := range s.found.Rows {
		shown[r.ID] = true
		if s.picked.ids[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	for id := range s.picked.ids {
		if !shown[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// briefed are the rows of which a briefing is made: those picked, and without any
// those that are shown.
func (s *Screen) briefed() []dossier.ID {
	if len(s.picked.ids) > 0 {
		return s.pickedIDs()
	}
	return s.found.IDs()
}

func (s *Screen) onBrief() {
	if ids := s.briefed(); len(ids) > 0 {
		s.opts.Brief(ids)
	}
}

func (s *Screen) showFoot() {
	text := say.T("%s of %s", len(s.found.Rows), s.found.Total)
	button := say.T("Brief %s", len(s.found.Rows))
	if n := len(s.picked.ids); n > 0 {
		text += " · " + say.N(n, "%s picked", "%s picked")
		button = say.T("Brief %s", n)
	}
	s.foot.Set(text)
	s.day.Set(say.Words().AsOf(s.asOf) + "  ▾")
	s.brief.SetText(button)
	if len(s.picked.ids) == 0 && len(s.found.Rows) == 0 {
		s.brief.Disable()
	} else {
		s.brief.Enable()
	}
	s.tick.Set(s.allPicked())
	s.showBar()
}
