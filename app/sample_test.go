//go:build !headless

package app

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/widgets"
)

// pressIn presses the button of a screen that says a text.
func pressIn(t *testing.T, o fyne.CanvasObject, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*widgets.Button); ok && b.Text == text {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", text)
}

// TestTheSampleOpensBeside asks for it from the way in and from an empty vault.
func TestTheSampleOpensBeside(t *testing.T) {
	var opened []string
	failed := errors.New("the folder is full")
	w := newTestWindow(t, Options{Sample: func(_ context.Context, folder string) error {
		opened = append(opened, folder)
		if len(opened) > 1 {
			return failed
		}
		return nil
	}})
	answer := func() {
		t.Helper()
		e, ok := w.win.Canvas().Focused().(*widgets.Entry)
		if !ok {
			t.Fatalf("the keyboard is on %T", w.win.Canvas().Focused())
		}
		e.SetText("/tmp/somewhere")
		e.OnSubmitted(e.Text)
	}
	pressIn(t, w.win.Content(), "Look at a sample first …")
	answer()
	if !w.free() || len(opened) != 1 || opened[0] != "/tmp/somewhere" {
		t.Fatalf("opened %q", opened)
	}
	path := filepath.Join(t.TempDir(), "new.habeas")
	d, err := desk.Create(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	enter(t, w, path)
	pressIn(t, w.content, "Open the sample …")
	answer()
	if len(opened) != 2 || w.free() {
		t.Error("that it did not open is not told")
	}
	w.dismiss()
	pressIn(t, w.content, "Read the manual")
	if !w.inPlace(atHelp) {
		t.Error("the manual is not shown")
	}
}
