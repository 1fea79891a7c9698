//go:build judges && !headless

package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/dossier"
)

// held is how long anything may hold up the goroutine that draws.
const held = 50 * time.Millisecond

// TestNothingHoldsUpTheWindow does what a person does in a vault of ten thousand
// dossiers and watches the goroutine that draws. Layout and refresh are in what is
// measured, painting is not. Of three runs the best counts, as other work of the
// machine only ever adds.
func TestNothingHoldsUpTheWindow(t *testing.T) {
	w, l := newLoopWindow(t, Options{})
	path := filepath.Join(t.TempDir(), "many.habeas")
	d, err := desk.Create(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.AddSynthetic(t.Context(), 10_000); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	w.win.Resize(fyne.NewSize(1280, 800))
	unlock := func() {
		if err := w.open(desk.Open)(t.Context(), path, []byte(passphrase)); err != nil {
			t.Fatal(err)
		}
	}
	open := func() {
		unlock()
		l.do(w.enter)
		l.rest()
	}
	open()
	canvas := w.win.Canvas()
	keyed := func(key fyne.KeyName) func() {
		return func() {
			e := &fyne.KeyEvent{Name: key}
			if f := canvas.Focused(); f != nil {
				f.TypedKey(e)
			} else {
				w.typed(e)
			}
		}
	}
	typed := func(text string) func() {
		return func() {
			for _, r := range text {
				if f := canvas.Focused(); f != nil {
					f.TypedRune(r)
				}
			}
		}
	}
	search := func() { w.showDossiers(); l.rest(); w.list.FocusSearch() }
	first := func() { w.openPerson(w.list.Current()); l.rest() }
	ids := w.desk.View().IDs()
	tag := func() {
		tagged := func(d *dossier.Dossier) { d.Tags = append(slices.Clone(d.Tags), fmt.Sprint(len(d.Tags))) }
		w.changeMany(ids[:1000], tagged, func(_ int, err error) {
			if err != nil {
				t.Error(err)
			}
		})
	}
	t.Cleanup(func() { say.Use("en") })
	acts := []struct {
		name       string
		before, do func()
	}{
		{"go to the list", w.showSettings, w.showDossiers},
		{"type into the search box", search, func() { typed("offence B")(); keyed(fyne.KeyReturn)() }},
		{"empty the search box", search, keyed(fyne.KeyEscape)},
		{"scroll the list", w.showDossiers, func() { test.Scroll(canvas, fyne.NewPos(640, 400), 0, -900) }},
		{"move in the list", w.showDossiers, keyed(fyne.KeyPageDown)},
		{"to the end of the list", w.showDossiers, keyed(fyne.KeyEnd)},
		{"pick all", w.showDossiers, w.list.PickAll},
		{"open a dossier", w.showDossiers, func() { w.openPerson(w.list.Current()) }},
		{"go to its next part", first, func() { w.turn(1) }},
		{"go to its history", first, func() { w.person.GoTo("history") }},
		{"add an event", first, w.addEvent},
		{"undo", first, w.undo},
		{"leave it", first, w.showDossiers},
		{"see the settings", w.showDossiers, w.showSettings},
		{"tag a thousand", w.showDossiers, tag},
		{"undo that", func() { w.showDossiers(); tag() }, w.undo},
		{"redo that", func() { w.showDossiers(); tag(); l.rest(); w.undo() }, w.redo},
		{"open the palette", w.showDossiers, w.showPalette},
		{"type into the palette", w.showPalette, func() { typed("off")() }},
		{"compare two", w.showDossiers, func() { w.compare(ids[0], ids[1]) }},
		{"write in Sources", w.showSources, w.newSource},
		{"see group and situation", w.showDossiers, w.showSituation},
		{"speak French", w.showDossiers, func() { w.setLanguage("fr") }},
		{"speak English in a dossier", first, func() { w.setLanguage("en") }},
		{"lock", w.showDossiers, w.lock},
		{"unlock", func() { w.lock(); l.rest(); unlock() }, w.enter},
	}
	for _, s := range w.stops() {
		acts = append(acts, struct {
			name       string
			before, do func()
		}{"go to " + s.name, w.showDossiers, s.show})
	}
	for _, a := range acts {
		best := time.Hour
		for range 3 {
			if w.desk == nil {
				open()
			}
			w.dismiss()
			a.before()
			l.rest()
			l.longest = 0
			l.do(a.do)
			l.rest()
			best = min(best, l.longest)
		}
		t.Logf("%-28s %5.1f ms", a.name, float64(best.Microseconds())/1000)
		if best > held {
			t.Errorf("%s holds the window up for %v", a.name, best)
		}
	}
	shut(t, w)
	l.rest()
}
