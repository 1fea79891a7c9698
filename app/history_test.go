//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/say"
	"habeas/app/widgets"
)

func TestHistoryFromTheWindow(t *testing.T) {
	w := newTestWindow(t, Options{Device: "laptop"})
	enter(t, w, sampleVault(t))
	w.showPerson(w.list.Current())
	id := w.person.ID()
	name := func() string { return say.NameOf(w.desk.View().Dossier(id)) }
	before := name()
	test.Type(w.win.Canvas().Focused().(*widgets.Entry), "!")
	press(t, w, fyne.KeyH, false)
	if w.person.Part() != "History" {
		t.Fatalf("the part is %s", w.person.Part())
	}
	if name() != before+"!" {
		t.Fatalf("what is typed is not settled: %q", name())
	}
	shows(t, w, "2 changes", "laptop")
	keys := func(names ...fyne.KeyName) {
		t.Helper()
		for _, n := range names {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	keys(fyne.KeyReturn)
	shows(t, w, "Put back")
	keys(fyne.KeyEscape)
	if w.person == nil {
		t.Fatal("Escape leaves the dossier from a change that is looked at")
	}
	keys(fyne.KeyReturn)
	tapOn(t, w, "Put back")
	if name() != before {
		t.Errorf("the name is %q, want %q", name(), before)
	}
	shows(t, w, "3 changes", "takes it back")
	w.undo()
	if name() != before+"!" {
		t.Errorf("undo leaves %q", name())
	}
	shows(t, w, "4 changes")
	keys(fyne.KeyEscape)
	if w.person != nil {
		t.Error("Escape does not lead from the list of changes to the dossiers")
	}
}
