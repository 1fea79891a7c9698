//go:build !headless

package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"habeas/app/screens/person"
	"habeas/dossier"
)

// dropFiles drops files of these names and texts onto the window.
func dropFiles(t *testing.T, w *window, files ...string) {
	t.Helper()
	dir := t.TempDir()
	var uris []fyne.URI
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, files[i])
		if err := os.WriteFile(path, []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
		uris = append(uris, storage.NewFileURI(path))
	}
	w.dropped(fyne.Position{}, uris)
}

func TestDropFiles(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	dropFiles(t, w, "a.txt", "a letter")
	if len(w.asked) != 1 {
		t.Error("on the list it says nothing")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.showPerson(w.list.Current())
	id := w.person.ID()
	before := len(w.desk.View().Dossier(id).Attachments)
	dropFiles(t, w, "b.txt", "one", "a.txt", "two", "c.pdf", "%PDF-1.4\n")
	var names []string
	for _, a := range w.desk.View().Dossier(id).Attachments[before:] {
		names = append(names, a.FileName+" "+a.Kind)
	}
	if !slices.Equal(names, []string{"b.txt other", "a.txt other", "c.pdf court paper"}) {
		t.Errorf("there came in %q", names)
	}
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(t.TempDir())})
	if w.free() || len(w.desk.View().Dossier(id).Attachments) != before+3 {
		t.Error("a folder is taken in, or passed over without a word")
	}
}

// TestPaste: text goes into the entry, and a table at the timeline into events.
func TestPaste(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.newDossier()
	clip := w.app.Clipboard()
	clip.SetContent("Sok\tChenda\n")
	w.paste()
	if err := w.person.Settling()(); err != nil {
		t.Fatal(err)
	}
	id := w.person.ID()
	if d := w.desk.View().Dossier(id); d == nil || !strings.HasPrefix(d.Names[0].Text, "Sok") {
		t.Fatalf("pasted into a name there is %+v", d)
	}
	w.person.GoTo("events")
	clip.SetContent("When\tEvent\n2017\tarrested\n")
	w.focus(nil)
	w.paste()
	if len(w.asked) != 1 {
		t.Fatal("a table is not taken at the timeline")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if err := w.person.Settling()(); err != nil {
		t.Fatal(err)
	}
	if d := w.desk.View().Dossier(id); len(d.Events) != 1 || d.Events[0].Kind != dossier.Arrested {
		t.Errorf("there are %+v", d.Events)
	}
	w.undo()
	if d := w.desk.View().Dossier(id); len(d.Events) != 0 {
		t.Errorf("undo leaves %+v", d.Events)
	}
}

// TestItemKeysAreInTheMenu: where they are shown they are found.
func TestItemKeysAreInTheMenu(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	has := func(what string) bool {
		for _, m := range w.win.MainMenu().Items {
			for _, item := range m.Items {
				if item.Label == what && item.Shortcut != nil {
					return true
				}
			}
		}
		return false
	}
	names := []string{"Who may see this item …", "Who says so …", "Move this item up", "Move this item down", "Paste as events …"}
	for _, name := range names {
		if has(name) {
			t.Errorf("the list has %q in its menu", name)
		}
	}
	w.showPerson(w.list.Current())
	for _, name := range names {
		if !has(name) {
			t.Errorf("a dossier has no %q in its menu", name)
		}
	}
	w.person.Focus()
	w.itemCommand("", fyne.KeyA, person.DoAudience).Action()
	if w.free() {
		t.Error("the key does not ask who may see the name")
	}
}
