//go:build !headless

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/widgets"
)

// TestANameLikeAnothersIsPointedOut: while one types it, with what tells the two
// apart, and from there the two can be compared and the other opened.
func TestANameLikeAnothersIsPointedOut(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.newDossier()
	typeInto(t, w, "Kem Sokah") // two letters changed places
	mine := w.person.ID()
	says := func(text string) bool {
		for _, o := range test.LaidOutObjects(w.win.Content()) {
			switch x := o.(type) {
			case *widget.Label:
				if strings.Contains(x.Text, text) {
					return true
				}
			case *widgets.Text:
				if strings.Contains(x.Text, text) {
					return true
				}
			}
		}
		return false
	}
	push := func(name string) {
		t.Helper()
		for _, o := range test.LaidOutObjects(w.win.Content()) {
			if b, ok := o.(*widgets.Button); ok && b.Text == name {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("there is no button %q", name)
	}
	for _, text := range []string{"Is it the same person?", "Kem Sokha", "arrested about Sep 2017"} {
		if !says(text) {
			t.Errorf("it does not say %q", text)
		}
	}
	push("Compare")
	if w.person != nil || w.aside == nil || !says("Two dossiers side by side") || !says("Kem Sokah · In print") {
		t.Fatal("the two are not compared")
	}
	w.aside.Back()
	if w.person == nil || w.person.ID() != mine {
		t.Fatal("one does not come back to what one wrote")
	}
	push("Open")
	if w.person == nil || w.person.ID() == mine {
		t.Error("the other is not opened")
	}
}

// TestTwoPickedAreCompared: and Back leads to the list.
func TestTwoPickedAreCompared(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	ids := w.desk.View().IDs()
	w.compare(ids[0], ids[1])
	if w.aside == nil || w.atList() {
		t.Fatal("the two are not shown")
	}
	only := w.win.Canvas().Focused().(*widgets.Check)
	rows := func() int { return len(test.LaidOutObjects(w.aside.Object())) }
	all := rows()
	only.SetChecked(true)
	if rows() >= all {
		t.Error("what is the same in both is not left out")
	}
	w.aside.Back()
	if !w.atList() {
		t.Error("Back does not lead to the list")
	}
}
