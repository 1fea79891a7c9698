//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/widgets"
)

// hintShown is the sentence of help that is above the screen, nil for none.
func hintShown(w *window) *widgets.Hint {
	h, _ := w.content.Objects[0].(*widgets.Hint)
	return h
}

func TestASentenceOfHelpIsPutAwayOnce(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	list := hintShown(w)
	if list == nil {
		t.Fatal("the list has no sentence of help")
	}
	var away fyne.Tappable
	for _, o := range test.LaidOutObjects(list) {
		if b, ok := o.(*widgets.Button); ok && b.Text == "Got it" {
			away = b
		}
	}
	test.Tap(away)
	w.showBriefing()
	if h := hintShown(w); h == nil || h.Sentence == list.Sentence {
		t.Error("the briefing has no sentence of its own")
	}
	w.showDossiers()
	if hintShown(w) != nil {
		t.Error("the sentence is back")
	}
	if w.content.Objects[0] != w.list.Object() {
		t.Error("the list is not shown")
	}
	w.kept.knowNothing()
	w.showDossiers()
	if hintShown(w) == nil {
		t.Error("the sentence cannot be brought back")
	}
}

// What a button does is not told any more once its screen is gone.
func TestNoTipStays(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	const says = "What one can search for"
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Says == says {
			w.focus(b)
		}
	}
	if got := w.tip.Text(); got != says {
		t.Fatalf("the tip says %q", got)
	}
	w.showMeetings()
	if got := w.tip.Text(); got != "" {
		t.Errorf("at the meetings the tip says %q", got)
	}
}
