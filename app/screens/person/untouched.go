//go:build !headless

package person

import (
	"reflect"
	"slices"

	"habeas/app/widgets"
	"habeas/dossier"
)

// Escape leaves what is looked at in a part, or the event that is open; false where
// that is the part itself.
func (s *Screen) Escape() bool {
	if s.history.back() {
		return true
	}
	id, events := s.openEvent, s.form.events
	if events == nil || events.find(id)() == nil {
		return false
	}
	s.openEvent = ""
	s.dropUntouched()
	events.form.settleSoon()
	s.rebuildAt(control{id, "begin"})
	if s.form.kept[control{id, "begin"}] == nil {
		s.Focus()
	}
	return true
}

// dropUntouched takes away the event that was just added where nothing was said of it:
// a key that was pressed by mistake must not have somebody arrested. It reports whether
// there was one.
func (s *Screen) dropUntouched() bool {
	if s.form == nil || s.form.events == nil || s.freshEvent == "" {
		return false
	}
	all := s.form.events.list()
	i := slices.IndexFunc(*all, func(e dossier.Event) bool { return e.ID == s.freshEvent })
	if i < 0 || !untouched((*all)[i]) {
		return false
	}
	*all = slices.Delete(*all, i, i+1)
	s.openEvent, s.freshEvent = "", ""
	s.form.events.form.changed()
	return true
}

// untouched reports whether an event is as it was added.
func untouched(e dossier.Event) bool {
	blank := dossier.Event{Item: dossier.Item{ID: e.ID, Order: e.Order}, Kind: e.Kind}
	blank.Confirmed = e.Confirmed
	kind := e.Kind == dossier.Arrested || e.Kind == dossier.TrialOpened
	return kind && reflect.DeepEqual(e, blank)
}

// doneButton closes the event that is open, and keeps it as it stands: of an arrest it
// may be all that is known.
func (f *form) doneButton(id dossier.ID, word string) *widgets.Button {
	return widgets.NewButton(word, nil, func() {
		f.s.openEvent, f.s.freshEvent = "", ""
		f.settleSoon()
		f.s.rebuildAt(control{id, "begin"})
	})
}
