//go:build !headless

package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
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
		{"undo", func() { w.step(w.desk.Undo, takenBack) }},
		{"redo", func() { w.step(w.desk.Redo, madeAgain) }},
		{"a file", func() { w.person.Drop("a.txt", []byte("a letter")) }},
	} {
		e := w.win.Canvas().Focused().(*widgets.Entry)
		l.do(act.does)
		test.Type(e, "y") // nothing has come back yet
		typed := e.Text
		l.rest()
		written()
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

// TestUndoTellsWhose: where the change is not seen, the foot says in whose dossier it
// was, offers the way there and the other way, and the list goes to it.
func TestUndoTellsWhose(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	ids := w.desk.View().IDs()
	var id dossier.ID // with a name, and not where the list is
	for _, d := range w.desk.View().Dossiers {
		if len(d.Names) > 0 && say.NameOf(d) == d.Names[0].Text && d.ID != w.list.Current() {
			id = d.ID
		}
	}
	w.showPerson(id)
	typeInto(t, w, "x")
	w.showDossiers()
	w.list.Go(ids[0])
	if ids[0] == id {
		w.list.Go(ids[1])
	}
	said := func() (text string, acts []string) {
		for i, o := range w.offer.line.Objects {
			if i == 0 {
				text = o.(*widgets.Text).Text
			} else {
				acts = append(acts, o.(*widgets.Chip).Text)
			}
		}
		return text, acts
	}
	name := say.NameOf(w.desk.View().Dossier(id))
	w.undo()
	was := strings.TrimSuffix(name, "x")
	if text, acts := said(); text != "Taken back in “"+was+"”." || !slices.Equal(acts, []string{"Show", "Redo"}) {
		t.Errorf("after undo the foot says %q and offers %q", text, acts)
	}
	if w.list.Current() != id {
		t.Error("the list does not go where something was taken back")
	}
	test.Tap(w.offer.line.Objects[2].(*widgets.Chip))
	if text, acts := said(); text != "Made again in “"+name+"”." || !slices.Equal(acts, []string{"Show", "Undo"}) {
		t.Errorf("after redo the foot says %q and offers %q", text, acts)
	}
	test.Tap(w.offer.line.Objects[1].(*widgets.Chip))
	if w.person == nil || w.person.ID() != id {
		t.Fatal("the foot does not lead to the dossier")
	}
	w.undo()
	if text, _ := said(); text != "" {
		t.Errorf("what is seen is said: %q", text)
	}
	w.redo()

	// One that is made and taken away.
	w.showDossiers()
	w.list.Go(id)
	w.deleteDossier()
	for _, want := range []string{"“" + name + "” is there again.", "“" + name + "” is no longer there."} {
		if want[len(want)-2] == 'n' {
			w.undo()
		} else {
			w.redo()
		}
		if text, _ := said(); text != want {
			t.Errorf("the foot says %q, want %q", text, want)
		}
	}
	w.undo()

	// Several at once, and none.
	if _, err := w.desk.Many(ids[:3], func(d *dossier.Dossier) { d.Tags = append(d.Tags, "x") }); err != nil {
		t.Fatal(err)
	}
	w.undo()
	if text, acts := said(); text != "Taken back in 3 dossiers." || len(acts) != 1 {
		t.Errorf("the foot says %q and offers %q", text, acts)
	}
	title := "y"
	base := w.desk.View().Context
	context := base
	context.Title = title
	if err := w.desk.SaveContext(&base, &context); err != nil {
		t.Fatal(err)
	}
	w.undo()
	if text, _ := said(); text != "Taken back outside of the dossiers." {
		t.Errorf("the foot says %q", text)
	}
}
