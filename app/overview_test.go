//go:build !headless

package app

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/export"
)

// TestFiguresLeadToTheList: the dossiers that a figure counts are what the list
// shows, as of its day.
func TestFiguresLeadToTheList(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	press(t, w, fyne.Key3, false)
	if !w.inPlace(atOverview) || w.aside == nil {
		t.Fatal("the key does not go to the overview")
	}
	on := dossier.NewDay(2018, 8, 1)
	w.listAsOf("status:held", on)
	want, err := w.desk.Find("status:held", on)
	if err != nil || len(want.Rows) == 0 {
		t.Fatal(want, err)
	}
	if !w.atList() || w.day() != on {
		t.Errorf("it is not at the list of that day, but of %v", w.day())
	}
	if got := w.list.Current(); got != want.Rows[0].ID {
		t.Errorf("the list begins with %s, want %s", got, want.Rows[0].ID)
	}
	w.listAsOf("", dossier.DayOf(now()))
	if w.asOf != 0 {
		t.Error("today does not go on with the days")
	}
}

func TestPrintTheOverview(t *testing.T) {
	w := newTestWindow(t, Options{})
	var asked desk.Order
	w.make = func(_ *desk.Desk, _ context.Context, o desk.Order) (*desk.Briefing, error) {
		asked = o
		return &desk.Briefing{Dossiers: len(o.IDs), PDF: []byte("%PDF")}, nil
	}
	enter(t, w, sampleVault(t))
	w.showOverview()
	on := dossier.NewDay(2017, 12, 31)
	w.printList(on)
	if !w.inPlace(atBriefing) || asked.Kind != export.KindList || asked.AsOf != on || len(asked.IDs) != 30 {
		t.Errorf("it asks for a %s of %d as of %v", asked.Kind, len(asked.IDs), asked.AsOf)
	}
}

// TestSourcesAreKeptByALock: what was typed about a source a moment ago is there
// when the vault is opened again, and undo takes it back.
func TestSourcesAreKeptByALock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.habeas")
	d, err := desk.Create(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	press(t, w, fyne.Key6, false)
	if !w.inPlace(atSources) {
		t.Fatal("the key does not go to the sources")
	}
	begin := func() {
		t.Helper()
		for _, e := range w.commands() { // by no button of the screen's inside
			if e.Name == "New source" {
				e.Do()
				return
			}
		}
		t.Fatal("there is no command New source")
	}
	begin()
	typeInto(t, w, "A report of the court")
	press(t, w, fyne.KeyL, false)
	if w.desk != nil {
		t.Fatal("it is not locked")
	}
	enter(t, w, path)
	sources := w.desk.View().Sources
	if len(sources) != 1 || sources[0].Title != "A report of the court" {
		t.Fatalf("the vault has %d sources", len(sources))
	}
	w.showSources()
	w.undo()
	if n := len(w.desk.View().Sources); n != 0 {
		t.Errorf("after undo there are %d", n)
	}
	w.redo()
	if n := len(w.desk.View().Sources); n != 1 {
		t.Errorf("made again there are %d", n)
	}
}
