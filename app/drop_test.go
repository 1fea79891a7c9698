//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestAFileThatNothingTakesIsTold drops a photograph where no dossier is open, with
// a vault and without.
func TestAFileThatNothingTakesIsTold(t *testing.T) {
	w := newTestWindow(t, Options{})
	drop := func(path string) { w.dropped(fyne.NewPos(9, 9), []fyne.URI{storage.NewFileURI(path)}) }
	drop("/photo.jpg")
	if len(w.asked) != 1 {
		t.Error("nothing is told before a vault is open")
	}
	w.dismiss()
	enter(t, w, sampleVault(t))
	drop("/photo.jpg")
	if len(w.asked) != 1 {
		t.Error("nothing is told at the list")
	}
	drop("/other.jpg")
	if len(w.asked) != 1 {
		t.Error("it is told twice")
	}
	w.dismiss()
	drop("/other.habeas")
	if w.desk != nil {
		t.Error("a vault is not opened at the list")
	}
}
