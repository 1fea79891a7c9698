//go:build !headless

package app

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	"habeas/app/widgets"
)

// TestTitleNamesNobody: whatever is open, the title has the name of the vault's
// file at most, and with the privacy screen not even that.
func TestTitleNamesNobody(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	eachScreen(w, func(name string) {
		if got := w.win.Title(); got != "sample.habeas — Habeas" {
			t.Errorf("at %s the title is %q", name, got)
		}
	})
	w.setNeutral(true)
	if got := w.win.Title(); got != "Notes" {
		t.Errorf("the neutral title is %q", got)
	}
	if _, icon := w.sign(""); icon != theme.FileTextIcon() {
		t.Errorf("the neutral icon is %s", icon.Name())
	}
	w.lock()
	enter(t, w, sampleVault(t))
	if got := w.win.Title(); got != "Notes" {
		t.Errorf("after a lock the neutral title is %q", got)
	}
	w.setNeutral(false)
	if got := w.win.Title(); got != "sample.habeas — Habeas" {
		t.Errorf("then it is %q again", got)
	}
}

// TestHide: one key covers the window and whatever stands before it, keys and
// clicks reach nothing behind, and Escape brings all back.
func TestHide(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(1000, 700))
	enter(t, w, sampleVault(t))
	press(t, w, fyne.KeyN, false)
	e := typeInto(t, w, "A")
	w.tell("A dialog", told("with a name"))
	press(t, w, fyne.KeyL, true)
	if !w.veiled() || w.win.Title() != "Notes" {
		t.Fatalf("the window is %q", w.win.Title())
	}
	look(w, func(o seen) {
		if text, ok := o.CanvasObject.(*widgets.Text); ok && !strings.HasPrefix(text.Text, "Escape") {
			t.Errorf("one reads %q", text.Text)
		}
	})
	if got := w.veil.Size(); got != w.win.Canvas().Size() {
		t.Errorf("%v of the window are covered", got)
	}
	w.win.Resize(fyne.NewSize(1200, 800))
	if got := w.veil.Size(); got != w.win.Canvas().Size() {
		t.Errorf("of a window that grew %v are covered", got)
	}
	test.Type(w.win.Canvas().Focused(), "B")
	press(t, w, fyne.KeyN, false)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !w.veiled() || len(w.asked) != 1 || e.Text != "A" {
		t.Errorf("keys go through: %q, %d dialogs", e.Text, len(w.asked))
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.veiled() || len(w.asked) != 1 || w.win.Title() != "sample.habeas — Habeas" {
		t.Error("Escape does not bring back what was there")
	}
	w.dismiss()
	if w.person == nil || w.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Error("the keyboard is not where it was")
	}
}

// TestLockBehindTheVeil: who is away is locked out, and nothing shows.
func TestLockBehindTheVeil(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.hide()
	w.lockNow("Locked.")
	if w.desk != nil || !w.veiled() || w.win.Title() != "Notes" {
		t.Errorf("open: %v, covered: %v, %q", w.desk != nil, w.veiled(), w.win.Title())
	}
	w.unveil()
	if w.veiled() || w.win.Canvas().Overlays().Top() != nil {
		t.Error("something still stands before the start screen")
	}
}

// TestNothingComesBeforeTheVeil: what is opened while the window is covered waits
// behind the cover, and what is closed does not take the cover with it.
func TestNothingComesBeforeTheVeil(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.tell("Printing", told("a printer"))
	first := w.asked[0].dialog
	w.hide()
	covered := func(when string) {
		t.Helper()
		if top := w.win.Canvas().Overlays().Top(); !w.veiled() || top != fyne.CanvasObject(w.veil) {
			t.Errorf("%s, %T stands before the cover", when, top)
		}
	}
	w.fail(errors.New("the name of a witness"))
	covered("when something failed")
	w.back(first.Hide)
	covered("when something was done")
	w.back(func() { w.tell("Printed", told("by a printer")) })
	covered("when something is told")
	if len(w.asked) != 2 || w.free() {
		t.Errorf("%d dialogs wait behind it", len(w.asked))
	}
	w.unveil()
	if len(w.asked) != 2 || w.win.Canvas().Overlays().Top() == nil {
		t.Error("they are not there afterwards")
	}
	w.hide()
	w.lockNow("Locked.")
	covered("when the vault was locked")
	if len(w.asked) != 0 || len(w.win.Canvas().Overlays().List()) != 1 {
		t.Errorf("after the lock %d dialogs are open", len(w.asked))
	}
	w.win.Canvas().Unfocus()
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.veiled() {
		t.Error("without the keyboard, Escape does not lift it")
	}
}

// TestThePreferencesNameNobody: what is kept outside of the vault says how the window
// looks and where files are, whatever was looked for and opened.
func TestThePreferencesNameNobody(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	var names []string
	for _, x := range w.desk.View().Dossiers {
		names = append(names, string(x.ID))
		for _, n := range x.Names {
			names = append(names, n.Text)
		}
	}
	id := w.list.Current()
	name := say.NameOf(w.desk.View().Dossier(id))
	w.list.Ask(name)
	w.showPerson(id)
	eachScreen(w, func(string) {})
	w.keepSpot()
	w.lock()
	kept := 0
	w.app.Preferences().(interface{ ReadValues(func(map[string]any)) }).ReadValues(func(values map[string]any) {
		kept = len(values)
		for key, value := range values {
			for _, n := range names {
				if text := fmt.Sprint(key, value); strings.Contains(text, n) {
					t.Errorf("%s says %q", key, n)
				}
			}
		}
	})
	if kept == 0 {
		t.Error("nothing is kept: the test sees nothing")
	}
}

// TestNoFolderIsRemembered: where nothing is to be remembered, the toolkit's dialogs
// for files keep no folder either.
func TestNoFolderIsRemembered(t *testing.T) {
	w := newTestWindow(t, Options{})
	look := func() string {
		w.chooseHere(nil, func(string) {})
		folder := w.app.Preferences().String(keyToolkitFolder)
		w.dismiss()
		return folder
	}
	if look() == "" {
		t.Fatal("the toolkit keeps none: the test sees nothing")
	}
	w.kept.setRemembers(false)
	if got := w.app.Preferences().String(keyToolkitFolder); got != "" {
		t.Errorf("it still has %s", got)
	}
	look()
	if got := w.app.Preferences().String(keyToolkitFolder); got != "" {
		t.Errorf("after another dialog it has %s", got)
	}
}

// A screen reader is told nothing of what is covered.
func TestWhatIsCoveredIsNotSaid(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	told := func() (text string) {
		for _, o := range w.win.Content().(*fyne.Container).Objects { // as the toolkit looks for it
			if a, ok := o.(fyne.Accessible); ok {
				text += a.AccessibilityLabel()
			}
		}
		return text
	}
	if !strings.Contains(told(), "Search name") {
		t.Fatalf("of the list it is told %q", told())
	}
	w.hide()
	if got := told(); got != "" {
		t.Errorf("of what is covered it is told %q", got)
	}
	w.unveil()
	w.showPalette()
	if got := told(); strings.Contains(got, "Search name") || got == "" {
		t.Errorf("with the palette before the list, it is told %q", got)
	}
}
