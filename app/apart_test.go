//go:build !headless

package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/screens/help"
	"habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier/words"
)

// apartCompare puts the first two dossiers side by side in a window of its own.
func apartCompare(t *testing.T, w *window) *apart {
	t.Helper()
	ids := w.desk.View().IDs()
	w.compare(ids[0], ids[1])
	press(t, w, fyne.KeyN, true)
	if len(w.aparts) != 1 || !w.atList() {
		t.Fatalf("there are %d windows, at the list: %v", len(w.aparts), w.atList())
	}
	return w.aparts[0]
}

// says reports whether something that is shown has a text.
func says(o fyne.CanvasObject, text string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(o), func(o fyne.CanvasObject) bool {
		switch x := o.(type) {
		case *widget.Label:
			return strings.Contains(x.Text, text)
		case *widgets.Text:
			return strings.Contains(x.Text, text)
		case *widgets.Button:
			return strings.Contains(x.Text, text)
		}
		return false
	})
}

// keyIn does what a key with the platform's modifier does in a window without a menu.
func keyIn(t *testing.T, a *apart, key fyne.KeyName, shift bool) {
	t.Helper()
	i := slices.IndexFunc(a.keys(), func(k apartKey) bool { return k.key == key && k.shift == shift })
	if i < 0 {
		t.Fatalf("it has no key %s", key)
	}
	a.keys()[i].does()
}

// Two dossiers stay side by side in a window of their own while one is written in, and
// what is written is seen there.
func TestComparedApart(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	ids := w.desk.View().IDs()
	a := apartCompare(t, w)
	if got := a.win.Title(); got != "Two dossiers — Habeas" {
		t.Errorf("the window is called %q", got)
	}
	if !strings.Contains(a.foot.Text, "differ") {
		t.Errorf("its foot says %q", a.foot.Text)
	}
	w.compareApart(ids[0], ids[1])
	if len(w.aparts) != 1 {
		t.Error("the same two are shown twice")
	}
	w.showPerson(ids[0])
	typeInto(t, w, "Zz")
	w.person.Settling()()
	w.vaultChanged() // which the clock does a little later
	if !says(a.win.Content(), "Zz") {
		t.Error("what is typed in the main window is not seen in the other")
	}
	w.deleteDossier()
	w.vaultChanged()
	if !says(a.win.Content(), "was deleted") {
		t.Error("that one is gone is not said")
	}
	w.undo()
	w.vaultChanged()
	if says(a.win.Content(), "was deleted") {
		t.Error("that it is back is not seen")
	}
	for _, o := range test.LaidOutObjects(a.win.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Text == "Open" {
			test.Tap(b)
			break
		}
	}
	if w.person == nil || len(w.aparts) != 1 {
		t.Error("Open does not lead to the dossier in the main window")
	}
}

// Escape and the platform's key close such a window, and no other; the main one goes on.
func TestApartIsClosedByKeys(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	a := apartCompare(t, w)
	a.win.Resize(fyne.NewSize(700, 500))
	a.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(w.aparts) != 0 || w.desk == nil {
		t.Fatal("Escape does not close it")
	}
	a = apartCompare(t, w)
	if size := a.win.Canvas().Size(); size != fyne.NewSize(700, 500) {
		t.Errorf("its size is %v", size)
	}
	keyIn(t, a, fyne.KeyW, false)
	if len(w.aparts) != 0 || w.desk == nil {
		t.Error("Ctrl+W does not close it")
	}
}

// Nothing of the vault stays in such a window once the vault is locked, from whichever
// window; and none is covered while the other is read.
func TestApartGoesWithTheVault(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	name := say.NameOf(w.desk.View().Dossier(w.desk.View().IDs()[0]))
	a := apartCompare(t, w)
	if !says(a.win.Content(), name) {
		t.Fatal("it does not show who is compared")
	}
	keyIn(t, a, fyne.KeyL, false)
	if w.desk != nil || len(w.aparts) != 0 {
		t.Fatal("the key does not lock")
	}
	if left := test.LaidOutObjects(a.win.Content()); len(left) > 1 {
		t.Errorf("%d things are left in the window", len(left))
	}
}

// The window is covered, and the others are gone with it, until it is shown again.
func TestApartIsHidden(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	a := apartCompare(t, w)
	hidden, shown := 0, 0
	a.win = watched{a.win, &hidden, &shown}
	keyIn(t, a, fyne.KeyL, true)
	if !w.veiled() || hidden != 1 || a.win.Title() != "Notes" {
		t.Errorf("covered: %v; hidden %d times, called %q", w.veiled(), hidden, a.win.Title())
	}
	w.unveil()
	if shown != 1 || a.win.Title() != "Two dossiers — Habeas" {
		t.Errorf("shown %d times, called %q", shown, a.win.Title())
	}
	w.setNeutral(true)
	if a.win.Title() != "Notes" {
		t.Errorf("with a neutral title it is called %q", a.win.Title())
	}
}

type watched struct {
	fyne.Window
	hidden, shown *int
}

func (w watched) Hide() { *w.hidden++; w.Window.Hide() }
func (w watched) Show() { *w.shown++; w.Window.Show() }

// Language and text size are those of the main window.
func TestApartFollowsTheSettings(t *testing.T) {
	t.Cleanup(func() { say.Use(words.English.Tag) })
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	a := apartCompare(t, w)
	w.setLanguage(words.French.Tag)
	if !says(a.win.Content(), say.T("Two dossiers side by side")) || says(a.win.Content(), "Two dossiers") {
		t.Error("it goes on in the language of before")
	}
	before := a.win.Canvas().Size()
	keyIn(t, a, fyne.KeyEqual, false)
	if w.kept.textSize() != 110 {
		t.Errorf("the text size is %d", w.kept.textSize())
	}
	if got := a.win.Canvas().Size(); got.Width >= before.Width {
		t.Errorf("with larger text it has %v, before %v", got, before)
	}
	w.setTheme(theme.Dark)
	w.setLanguage(words.English.Tag)
}

// The manual can be read in a window of its own, at the page where one was, while one
// does what it tells.
func TestManualApart(t *testing.T) {
	t.Cleanup(func() { say.Use(words.English.Tag) })
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showMeetings()
	w.showHelpAt("custody")
	press(t, w, fyne.KeyN, true)
	if len(w.aparts) != 1 || !w.inPlace(atMeetings) || w.aparts[0].win.Title() != "Manual — Habeas" {
		t.Fatalf("there are %d windows, back at the meetings: %v", len(w.aparts), w.inPlace(atMeetings))
	}
	a := w.aparts[0]
	if page := a.screen.(*help.Screen).Page(); page != "custody" {
		t.Errorf("it is at the page %q", page)
	}
	w.setLanguage(words.French.Tag)
	if page := a.screen.(*help.Screen).Page(); page != "custody" {
		t.Errorf("in French it is at the page %q", page)
	}
	a.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(w.aparts) != 0 {
		t.Error("Escape does not close it")
	}
}
