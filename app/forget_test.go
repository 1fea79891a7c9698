//go:build !headless

package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/say"
	"habeas/app/widgets"
)

// choose does what an item of the menu does.
func choose(t *testing.T, w *window, name string) {
	t.Helper()
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.Label == name {
				item.Action()
				return
			}
		}
	}
	t.Fatalf("the menu has no %q", name)
}

func enterInto(t *testing.T, w *window, text string) {
	t.Helper()
	if _, ok := w.win.Canvas().Focused().(*widgets.Button); ok {
		w.win.Canvas().FocusNext() // from the way out
	}
	e := typeInto(t, w, text)
	e.OnSubmitted(e.Text)
}

func TestForgetForGoodAsksFirst(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showPerson(w.list.Current())
	id := w.person.ID()
	name := say.NameOf(w.desk.View().Dossier(id))
	there := func() bool { return w.desk.View().Dossier(id) != nil }

	choose(t, w, "Forget for good …")
	if !w.rail[atDossiers].Chosen || w.atList() {
		t.Error("one is not said to be among the dossiers, or at their list")
	}
	shows(t, w, "Forget "+name, "Nobody can bring it back", "Not reached by it", "These have to be found by hand")
	enterInto(t, w, "Somebody else")
	enterInto(t, w, passphrase)
	if !there() {
		t.Fatal("another name is taken for it")
	}
	shows(t, w, "That is not the name of the dossier")
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.person == nil || w.person.ID() != id {
		t.Fatal("Escape does not lead back to the dossier")
	}

	choose(t, w, "Forget for good …")
	enterInto(t, w, name)
	enterInto(t, w, "")
	shows(t, w, "The passphrase is missing")
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})

	choose(t, w, "Forget for good …")
	enterInto(t, w, name)
	enterInto(t, w, "a wrong passphrase")
	if !there() {
		t.Fatal("a wrong passphrase does")
	}
	if w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape}); !there() {
		t.Fatal("leaving forgets it")
	}
}

func TestForgetForGood(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	id := w.list.Current()
	name := say.NameOf(w.desk.View().Dossier(id))
	w.showPerson(id)
	test.Type(w.win.Canvas().Focused().(*widgets.Entry), "!") // must not come after it
	search, err := json.Marshal(map[string]any{"kept": []map[string]string{{"name": "one", "query": name}}})
	if err != nil {
		t.Fatal(err)
	}
	w.remember(w.desk, &w.listed, search)

	choose(t, w, "Forget for good …")
	enterInto(t, w, "  "+strings.ToUpper(name)+" ")
	enterInto(t, w, passphrase)
	if w.desk.View().Dossier(id) != nil {
		t.Fatalf("it is still there; the window says %q", shownText(w))
	}
	shows(t, w, "is forgotten for good", "Taken out of the vault", "It may still be here")
	if all, err := w.desk.Deleted(); err != nil || len(all) > 0 {
		t.Errorf("it can be brought back: %v, %v", all, err)
	}

	tapOn(t, w, "Copy the list")
	list := w.app.Clipboard().Content()
	if !strings.Contains(list, "To be found by hand") || strings.Contains(list, name) {
		t.Errorf("the list says:\n%s", list)
	}
	path := filepath.Join(t.TempDir(), "list.txt")
	tapOn(t, w, "Save the list")
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(path)
	e.OnSubmitted(path)
	if data, err := os.ReadFile(path); err != nil || string(data) != list {
		t.Errorf("the file says %q, %v", data, err)
	}
	shows(t, w, "The list is saved")

	tapOn(t, w, "Done")
	if !w.atList() || w.aside != nil {
		t.Error("one does not come back to the list")
	}
	w.undo()
	if w.desk.View().Dossier(id) != nil {
		t.Error("undo brings it back")
	}
	w.lock()
	enter(t, w, w.kept.recent()[0])
	if got := w.desk.State(listState); strings.Contains(string(got), name) || slices.Contains(w.recent(), id) {
		t.Errorf("of what was looked for %q is left, and %v", got, w.recent())
	}
}

func TestDeletedDossiers(t *testing.T) {
	w := newTestWindow(t, Options{Device: "laptop"})
	enter(t, w, sampleVault(t))
	choose(t, w, "Deleted dossiers …")
	if len(w.asked) != 1 {
		t.Fatal("nothing says that none is deleted")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})

	ids := w.desk.View().IDs()[:2]
	for _, id := range ids {
		if err := w.desk.DeleteDossier(id); err != nil {
			t.Fatal(err)
		}
	}
	all, err := w.desk.Deleted()
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	choose(t, w, "Deleted dossiers …")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.free() || w.desk.View().Dossier(all[1].ID) != nil {
		t.Fatal("Escape does not leave it alone")
	}
	choose(t, w, "Deleted dossiers …")
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn} {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	if !w.free() || w.desk.View().Dossier(all[1].ID) == nil || w.desk.View().Dossier(all[0].ID) != nil {
		t.Fatal("Enter does not bring back the one that it stands on")
	}
	if w.person == nil || w.person.ID() != all[1].ID || !strings.Contains(w.left.Text, "is back") {
		t.Errorf("it is not shown; the foot says %q", w.left.Text)
	}
	w.undo()
	if w.desk.View().Dossier(all[1].ID) != nil {
		t.Error("undo does not delete it again")
	}

	// One that is deleted can be forgotten for good, too.
	choose(t, w, "Deleted dossiers …")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.win.Canvas().FocusNext()
	b, ok := w.win.Canvas().Focused().(*widgets.Button)
	if !ok || b.Text != "Forget for good …" {
		t.Fatalf("Tab leads to %T", w.win.Canvas().Focused())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	left, err := w.desk.Deleted()
	if err != nil || len(left) != 2 {
		t.Fatal(left, err)
	}
	enterInto(t, w, say.Name(left[1].Name, ""))
	enterInto(t, w, passphrase)
	now, err := w.desk.Deleted()
	if err != nil || len(now) != 1 || now[0].ID != left[0].ID {
		t.Errorf("deleted are %+v, %v; the window says %q", now, err, shownText(w))
	}
}

// TestForgetWaitsForAStick says which backups could not be had, in the report and
// where the backups are.
func TestForgetWaitsForAStick(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	stick := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := w.desk.SetSecondFolder(stick); err != nil {
		t.Fatal(err)
	}
	if err := w.desk.BackupNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(stick, stick+" away"); err != nil {
		t.Fatal(err)
	}
	name := say.NameOf(w.desk.View().Dossier(w.list.Current()))
	w.forgetForGood()
	enterInto(t, w, name)
	enterInto(t, w, passphrase)
	shows(t, w, "is forgotten for good", "The same out of 1 backup.", "could not be had", stick)
	w.showBackups()
	shows(t, w, "A dossier that was forgotten for good is still in the backups in "+stick)
}
