//go:build !headless

package app

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/screens/palette"
	"habeas/app/screens/situation"
	"habeas/app/widgets"
)

func TestTheGroupAndTheSituation(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.habeas")
	w := newTestWindow(t, Options{})
	if err := w.open(desk.Create)(t.Context(), path, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	w.enter()
	t.Cleanup(func() { shut(t, w) })
	w.showSituation()
	typeInto(t, w, "A group")
	w.showBriefing()
	if got := w.desk.View().We.Name; got != "A group" {
		t.Errorf("the vault has %q", got)
	}
	w.showSituation()
	w.undo()
	if got := w.desk.View().We.Name; got != "" {
		t.Errorf("after undo the vault has %q", got)
	}
	if e, ok := w.win.Canvas().Focused().(*widgets.Entry); !ok || e.Text != "" {
		t.Error("the screen does not show what undo took back")
	}
}

// TestTheSituationStandsBesideTheBriefing: it is reached from there, and keys that
// are meant for the briefing do not hand over one that is not shown.
func TestTheSituationStandsBesideTheBriefing(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showSituationAt(situation.PartAsks, "")
	if !w.inPlace(atBriefing) || w.briefing() {
		t.Error("it does not stand in the place of the briefing")
	}
	if e, ok := w.win.Canvas().Focused().(*widgets.Entry); !ok || e.Text != w.desk.View().Context.Asks[0].Text {
		t.Error("the cursor is not in the first ask")
	}
	w.setLanguage("fr")
	if _, ok := w.aside.(*situation.Screen); !ok {
		t.Error("one does not stay where one is as the language changes")
	}
	w.setLanguage("en")
	press(t, w, fyne.KeyP, false)
	if !w.briefing() {
		t.Error("printing does not lead to the briefing first")
	}
	if !slices.ContainsFunc(w.commands(), func(e palette.Entry) bool { return e.Name == "Group and situation" }) {
		t.Error("the palette does not know of it")
	}
}
