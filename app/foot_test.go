//go:build !headless

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/widgets"
)

func marks(w *window) string {
	var l []string
	for _, o := range w.marks.Objects {
		l = append(l, o.(*widgets.Chip).Text)
	}
	return strings.Join(l, ", ")
}

// pressMark presses a mark, and closes what it shows.
func pressMark(t *testing.T, w *window, text string) {
	t.Helper()
	for _, o := range w.marks.Objects {
		if c := o.(*widgets.Chip); c.Text == text {
			c.Tapped(nil)
			if len(w.asked) != 1 {
				t.Fatalf("%s says nothing", text)
			}
			w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
			return
		}
	}
	t.Fatalf("the foot has no %s, but %s", text, marks(w))
}

// TestReadOnlyVault: what cannot be written opens for reading, says so, and
// takes no change.
func TestReadOnlyVault(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	d, err := desk.Open(t.Context(), path, []byte(passphrase), desk.Options{Now: now, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	w.opened.Store(d)
	w.enter()
	t.Cleanup(func() { shut(t, w) })
	if got := marks(w); got != "Read-only" {
		t.Fatalf("the foot says %q", got)
	}
	pressMark(t, w, "Read-only")
	before := len(d.View().Dossiers)
	for name, does := range map[string]func(){"new": w.newDossier, "delete": w.deleteDossier, "event": w.addEvent} {
		does()
		if len(w.asked) != 1 || w.person != nil {
			t.Errorf("%s: nothing is told", name)
		}
		w.dismiss()
	}
	w.showPerson(w.list.Current())
	id := w.person.ID()
	w.person.AddEvent()
	if e, ok := w.win.Canvas().Focused().(*widgets.Entry); ok && !e.Disabled() {
		t.Error("an entry takes typing")
	}
	if !strings.Contains(w.right.Text, "read-only") {
		t.Errorf("the foot says %q", w.right.Text)
	}
	events := len(d.View().Dossier(id).Events)
	w.lock()
	if w.desk != nil || len(w.asked) > 0 {
		t.Fatal("it does not lock")
	}
	enter(t, w, path)
	if got := w.desk.View(); len(got.Dossiers) != before || len(got.Dossier(id).Events) != events {
		t.Error("it was changed")
	}
}

// TestBackupTroubleIsSeen: that no backup can be made is seen while one works,
// and not only when one locks.
func TestBackupTroubleIsSeen(t *testing.T) {
	path := sampleVault(t)
	if err := os.WriteFile(desk.BackupFolder(path), []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	if got := marks(w); got != "No backup" {
		t.Fatalf("the foot says %q", got)
	}
	pressMark(t, w, "No backup")
	w.lockNow("")
	w.dismiss()
}

// TestTouchedIsToldOnce: something else in the vault's place is told once, and
// what was saved can be had.
func TestTouchedIsToldOnce(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Skip("the system keeps open files where they are")
	}
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed := w.desk.SetTold("anything")
	if desk.TroubleOf(failed) != desk.TouchedOutside {
		t.Fatalf("a save gives %v", failed)
	}
	for range 5 {
		w.unsaved(failed)
	}
	if len(w.asked) != 1 {
		t.Fatalf("it is told %d times", len(w.asked))
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := marks(w); got != "Cannot be saved" {
		t.Errorf("the foot says %q", got)
	}
	pressMark(t, w, "Cannot be saved")
	copied := filepath.Join(t.TempDir(), "copy")
	w.saveCopy()
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(copied)
	e.OnSubmitted(copied)
	d, err := desk.Open(t.Context(), copied+extension, []byte(passphrase), desk.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if len(d.View().Dossiers) != 30 {
		t.Errorf("the copy has %d dossiers", len(d.View().Dossiers))
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "something else" {
		t.Error("what came into the vault's place was written to")
	}
	w.lockNow("")
	w.dismiss()
}

func TestSyncFolderIsToldOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sync")
	if err := os.MkdirAll(filepath.Join(dir, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "mine.habeas")
	data, err := os.ReadFile(sampleVault(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t, Options{})
	for i, want := range []int{1, 0, 0} {
		enter(t, w, path)
		if len(w.asked) != want {
			t.Errorf("opening %d: it is told %d times", i, len(w.asked))
		}
		if got := marks(w); got != "In Syncthing" {
			t.Errorf("opening %d: the foot says %q", i, got)
		}
		w.dismiss()
		pressMark(t, w, "In Syncthing")
		w.lock()
	}
	enter(t, w, sampleVault(t))
	if got := marks(w); got != "" || len(w.asked) > 0 {
		t.Errorf("elsewhere the foot says %q", got)
	}
}
