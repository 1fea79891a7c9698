//go:build !headless

package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"habeas/app/chooser"
	"habeas/app/widgets"
)

// The platform's dialog is asked for names alone, and what was chosen in it is taken.
func TestThePlatformsDialogs(t *testing.T) {
	w := newTestWindow(t, Options{})
	var asked []chooser.Question
	answer, failure := chooser.Answer{Path: "/v/other.habeas"}, error(nil)
	w.dialogs = func(_ context.Context, q chooser.Question) (chooser.Answer, error) {
		asked = append(asked, q)
		return answer, failure
	}
	var got []string
	take := func(path string) { got = append(got, path) }
	w.chooseVault(take)
	w.saveAs("Save a copy of the vault", "Save", filepath.Join(t.TempDir(), "dossiers.habeas"), take)
	w.chooseFolder(take)
	if len(got) != 3 || len(asked) != 3 || got[0] != answer.Path {
		t.Fatalf("chosen %v after %+v", got, asked)
	}
	if q := asked[0]; q.Aim != chooser.Open || len(q.Extensions) != 1 || q.Extensions[0] != extension {
		t.Errorf("for a vault it asks %+v", q)
	}
	if q := asked[1]; q.Aim != chooser.Save || q.Name != "dossiers.habeas" || q.Folder == "" || strings.Contains(q.Name, "/") {
		t.Errorf("for a copy it asks %+v", q)
	}
	if asked[2].Aim != chooser.Folder {
		t.Errorf("for a folder it asks %+v", asked[2])
	}
	answer.Path = "" // it was closed
	w.chooseVault(take)
	failure = errors.New("no room on the disk")
	w.chooseVault(take)
	if len(got) != 3 || len(w.asked) != 1 {
		t.Errorf("chosen %v, with %d dialogs open", got, len(w.asked))
	}
}

// Where the platform has no dialog, ours is shown, then and from then on.
func TestOurDialogsWhereThePlatformHasNone(t *testing.T) {
	w := newTestWindow(t, Options{})
	asked := 0
	w.dialogs = func(context.Context, chooser.Question) (chooser.Answer, error) {
		asked++
		return chooser.Answer{}, chooser.ErrNone
	}
	for range 2 {
		w.chooseVault(func(string) {})
		if len(w.asked) != 1 {
			t.Fatal("no dialog is shown")
		}
		w.dismiss()
	}
	if asked != 1 {
		t.Errorf("the platform is asked %d times", asked)
	}
}

// What is chosen once the vault is locked is nobody's business any more.
func TestADialogGoesWithTheLock(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.dialogs = func(ctx context.Context, _ chooser.Question) (chooser.Answer, error) {
		w.lock()
		return chooser.Answer{Path: "/v/a.pdf"}, ctx.Err()
	}
	w.saveAs("Export PDF", "Export", "a.pdf", func(path string) { t.Errorf("%s was taken", path) })
	if w.desk != nil || w.choosing != nil {
		t.Error("the window still waits")
	}
}

// TestEnterInTheToolkitsDialog: Enter presses the buttons of the toolkit's dialog for
// files, and opens where nobody has the keyboard.
func TestEnterInTheToolkitsDialog(t *testing.T) {
	w := newTestWindow(t, Options{})
	here := t.TempDir()
	t.Setenv("HOME", here)
	pressed := func(words string, press func(*widgets.Button)) (chosen string) {
		w.chooseFolderHere(func(path string) { chosen = path })
		b := find(w, words)
		if b == nil {
			t.Fatalf("there is no %s", words)
		}
		press(b)
		if !w.free() {
			t.Errorf("Enter on %s leaves the dialog open", words)
			w.dismiss()
		}
		return chosen
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	if got := pressed(lang.L("Open"), func(b *widgets.Button) { b.TypedKey(enter) }); got != here {
		t.Errorf("Enter on Open chooses %q", got)
	}
	if got := pressed(lang.L("Cancel"), func(b *widgets.Button) { b.TypedKey(enter) }); got != "" {
		t.Errorf("Enter on Cancel chooses %q", got)
	}
	if got := pressed(lang.L("Open"), func(*widgets.Button) { w.focus(nil); w.typed(enter) }); got != here {
		t.Errorf("Enter chooses %q", got)
	}
}

// find is the button with some words of what stands in front.
func find(w *window, words string) (found *widgets.Button) {
	look(w, func(o seen) {
		if b, ok := o.CanvasObject.(*widgets.Button); ok && b.Text == words {
			found = b
		}
	})
	return found
}
