//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/widgets"
)

// TestUndoGoesFromWordsToChanges: in an entry undo takes back word by word what
// was typed, and then the vault's changes, those of earlier days too.
func TestUndoGoesFromWordsToChanges(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showPerson(w.list.Current())
	id := w.person.ID()
	name := func() string { return w.desk.View().Dossier(id).Names[0].Text }
	was := name()

	e := typeInto(t, w, "of Phnom")
	e.OnBlur()
	if err := w.person.Settling()(); err != nil {
		t.Fatal(err)
	}
	e.ForgetTyping() // what the screen does once it is a change
	first := name()
	test.Type(e, " Penh city")
	for _, want := range []string{first + " Penh", first} {
		w.undo()
		if e.Text != want {
			t.Fatalf("undo leaves %q, want %q", e.Text, want)
		}
	}
	w.redo()
	if e.Text != first+" Penh" {
		t.Errorf("redo leaves %q", e.Text)
	}
	w.undo()
	w.undo() // there is no typing left: the change before it
	if name() != was {
		t.Errorf("past its typing undo leaves %q, want %q", name(), was)
	}
	w.redo()
	if name() != first {
		t.Fatalf("redo leaves %q, want %q", name(), first)
	}
	w.lock()
	enter(t, w, path)
	w.undo()
	if name() != was {
		t.Errorf("after lock and unlock undo leaves %q, want %q", name(), was)
	}
	w.redo()
	shut(t, w)
	later := newTestWindow(t, Options{})
	enter(t, later, path)
	later.undo()
	if got := later.desk.View().Dossier(id).Names[0].Text; got != was {
		t.Errorf("after a restart undo leaves %q, want %q", got, was)
	}
}

// TestWhatIsTypedWhileUndoIsUnderWayStays: it is on the screen and in the vault, and
// what is typed after it does not overwrite it. The same is so where a file is
// taken in.
func TestWhatIsTypedWhileUndoIsUnderWayStays(t *testing.T) {
	w, l := newLoopWindow(t, Options{})
	if err := w.open(desk.Open)(t.Context(), sampleVault(t), []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	l.do(w.enter)
	l.rest()
	written := func() {
		t.Helper()
		if err := w.person.Settling()(); err != nil {
			t.Fatal(err)
		}
		l.rest()
	}
	l.do(func() { w.showPerson(w.list.Current()) })
	l.rest()
	id := w.person.ID()
	name := func() string { return w.desk.View().Dossier(id).Names[0].Text }
	was := name()
	typeInto(t, w, " the elder")
	written()
	changed := name()
	for _, act := range []struct {
		name string
		does func()
	}{
		{"undo", func() { w.step(w.desk.Undo) }},
		{"redo", func() { w.step(w.desk.Redo) }},
		{"a file", func() { w.person.Drop("a.txt", []byte("a letter")) }},
	} {
		e := w.win.Canvas().Focused().(*widgets.Entry)
		l.do(act.does)
		test.Type(e, "y") // nothing has come back yet
		typed := e.Text
		l.rest()
		l.do(func() { w.person.GoTo("names") })
		e = w.win.Canvas().Focused().(*widgets.Entry)
		if e.Text != typed || name() != typed {
			t.Errorf("%s: %q was typed, %q is on the screen, and %q in the vault", act.name, typed, e.Text, name())
		}
		test.Type(e, "z")
		written()
		if name() != typed+"z" {
			t.Errorf("%s: what was typed on became %q, want %q", act.name, name(), typed+"z")
		}
	}
	if was == changed {
		t.Error("nothing was typed")
	}
}

// TestTakenAwayIsOfferedBack: taking an item away asks nothing, and the foot
// brings it back until something else is done.
func TestTakenAwayIsOfferedBack(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showPerson(w.list.Current())
	id := w.person.ID()
	names := func() int { return len(w.desk.View().Dossier(id).Names) }
	n := names()
	takeAway := func() {
		t.Helper()
		for _, o := range test.LaidOutObjects(w.person.Object()) {
			if b, ok := o.(*widgets.Button); ok && b.Text == "" && b.Icon != nil && b.Icon.Name() == "foreground_delete.svg" {
				test.Tap(b)
				return
			}
		}
		t.Fatal("nothing can be taken away")
	}
	takeAway()
	if err := w.person.Settling()(); err != nil {
		t.Fatal(err)
	}
	all := w.desk.View().Dossier(id)
	if names() == n && len(all.Attachments) > 0 || len(w.offer.line.Objects) != 2 {
		t.Fatalf("there are %d names, and the foot has %d things", names(), len(w.offer.line.Objects))
	}
	test.Tap(w.offer.line.Objects[1].(*widgets.Chip))
	if back := w.desk.View().Dossier(id); names() != n || len(back.Attachments) == 0 {
		t.Errorf("the foot does not bring it back")
	}
	takeAway()
	w.person.Focus()
	typeInto(t, w, "x")
	if len(w.offer.line.Objects) != 0 {
		t.Error("the foot offers to take back what is no longer the newest")
	}
}
