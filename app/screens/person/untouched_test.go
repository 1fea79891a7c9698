//go:build !headless

package person

import (
	"testing"

	"habeas/dossier"
)

// TestEscapeClosesTheEvent: the first Escape leaves the event that is open, the second
// the dossier; and an event that was added and of which nothing was said is not kept,
// however it is left. With Done it is: that somebody was arrested may be all that is
// known.
func TestEscapeClosesTheEvent(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	before := len(s.now.Events)
	added := func() int { return len(s.now.Events) - before }

	s.AddEvent()
	if added() != 1 || !s.Escape() || added() != 0 || s.openEvent != "" {
		t.Errorf("Escape leaves %d events, open is %q", added(), s.openEvent)
	}
	if s.Escape() {
		t.Error("a second Escape finds something to close")
	}
	s.AddEvent()
	s.AddEvent()
	if added() != 1 {
		t.Errorf("asking for one twice adds %d", added())
	}
	s.showPart(0)
	if added() != 0 {
		t.Error("going to another part keeps one of which nothing was said")
	}
	s.AddEvent()
	s.now.Events[before].Place = "Phnom Penh"
	s.Escape()
	if added() != 1 {
		t.Error("one of which something was said is gone")
	}
	s.AddEvent()
	s.now.Events[before+1].Kind = dossier.Released
	s.showPart(0)
	if added() != 2 {
		t.Error("one whose kind was chosen is gone")
	}
	s.AddEvent()
	id := s.openEvent
	s.form.doneButton(id, "Done").OnTapped()
	s.showPart(0)
	if added() != 3 {
		t.Error("one that was said to be done is gone")
	}
	s.AddEvent()
	s.Leave()
	if added() != 3 {
		t.Error("leaving the dossier keeps one of which nothing was said")
	}
}
