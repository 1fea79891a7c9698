//go:build !headless

package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/screens/palette"
)

func entryNames(l []palette.Entry) []string {
	var names []string
	for _, e := range l {
		names = append(names, e.Name)
	}
	return names
}

// TestPaletteGoesAnywhere: by the key, a few letters and Enter to a dossier, a
// place, a part and a command.
func TestPaletteGoesAnywhere(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	goTo := func(text string) {
		t.Helper()
		press(t, w, fyne.KeyK, false)
		e := typeInto(t, w, text)
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !w.free() {
			t.Fatalf("after %q something is still before the window", text)
		}
	}
	goTo("kem so")
	if w.person == nil {
		t.Fatal("no dossier is open")
	}
	id := w.person.ID()
	goTo("charges")
	if w.person.Part() != "Charges" {
		t.Errorf("it went to the part %s", w.person.Part())
	}
	goTo("overv")
	if !w.inPlace(atOverview) || w.person != nil {
		t.Error("it did not go to the overview")
	}
	goTo("vanny")
	goTo("sourc")
	if w.person == nil || w.person.Part() != "Sources" {
		t.Error("what is in the open dossier does not come before the place of the same name")
	}
	if got := w.recent(); len(got) != 2 || got[1] != id {
		t.Errorf("looked at last are %v", got)
	}
	goTo("lock")
	if w.desk != nil {
		t.Error("a command was not done")
	}
	press(t, w, fyne.KeyK, false) // with no vault open there are commands, and no places
	if names := entryNames(w.commands()); !slices.Contains(names, "Open a vault …") || len(w.placeEntries()) != 0 {
		t.Errorf("with no vault open: %q", names)
	}
	test.Type(w.win.Canvas().Focused(), "x")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.free() {
		t.Error("Escape does not close it")
	}
}

// TestPaletteHasWhatTheMenusHave: each item of each menu once, with its keys.
func TestPaletteHasWhatTheMenusHave(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	all := append(w.placeEntries(), w.commands()...)
	names := entryNames(all)
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.IsSeparator || item.ChildMenu != nil || item.Action == nil || item.Disabled || item.Label == paletteName() {
				continue
			}
			if !slices.Contains(names, item.Label) {
				t.Errorf("%s of %s is not in the palette", item.Label, m.Label)
			}
		}
	}
	keys := map[string]bool{}
	for _, e := range all {
		if keys[e.Key] {
			t.Errorf("%s is there twice", e.Key)
		}
		keys[e.Key] = true
	}
	i := slices.Index(names, "Find")
	if i < 0 || all[i].Aside != "Ctrl+F" && all[i].Aside != "⌘F" {
		t.Errorf("Find is said to have other keys")
	}
}

// TestRecentDossiersStayInTheVault: they are there when it is opened again.
func TestRecentDossiersStayInTheVault(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	ids := w.desk.View().IDs()
	for _, id := range ids[:12] {
		w.showPerson(id)
	}
	w.showPerson(ids[5])
	want := slices.Clone(w.recent())
	if len(want) != recentDossiers || want[0] != ids[5] || want[1] != ids[11] {
		t.Errorf("looked at last are %v", want)
	}
	shut(t, w)
	enter(t, w, path)
	if got := w.recent(); !slices.Equal(got, want) {
		t.Errorf("after opening it again %v, want %v", got, want)
	}
}
