//go:build !headless

package app

import (
	"errors"
	"os"
	"testing"

	"habeas/app/desk"
	"habeas/app/handover"
)

// newHearing is [newTestWindow] that hears of second starts, in a session of
// the test's own; raised counts how often it is brought to the front.
func newHearing(t *testing.T, o Options) (w *window, raised *int) {
	t.Helper()
	run := t.TempDir()
	if err := os.Chmod(run, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", run)
	raised = new(int)
	w = newTestWindow(t, o)
	w.second.hear = handover.Listen
	w.front = func() { *raised++ }
	t.Cleanup(w.second.close)
	return w, raised
}

func TestSecondStartShowsTheWindow(t *testing.T) {
	path := sampleVault(t)
	w, raised := newHearing(t, Options{})
	if handover.Offer(path) {
		t.Fatal("a window that has nothing open is shown")
	}
	enter(t, w, path)
	if !handover.Offer(path) || *raised != 1 {
		t.Fatalf("the window came to the front %d times", *raised)
	}
	w.lock()
	if !handover.Offer(path) || *raised != 2 {
		t.Error("once locked it asks for the passphrase, and is not shown")
	}
	other := sampleVault(t)
	enter(t, w, other)
	if handover.Offer(path) {
		t.Error("it has another vault now")
	}
	if !handover.Offer(other) {
		t.Error("the other vault is not found")
	}
}

// TestOpenInAnotherWindow: from within a second window.
func TestOpenInAnotherWindow(t *testing.T) {
	path := sampleVault(t)
	w, raised := newHearing(t, Options{})
	enter(t, w, path)
	another := newTestWindow(t, Options{})
	another.second.hear = handover.Listen
	t.Cleanup(another.second.close)
	if err := another.open(desk.Open)(t.Context(), path, []byte(passphrase)); !errors.Is(err, errInFront) {
		t.Errorf("it says %v", err)
	}
	if *raised != 1 {
		t.Errorf("the window that has it came to the front %d times", *raised)
	}
}

// TestHeldByAVerb: a window that waits for its own vault does not take itself
// for the one that has it.
func TestHeldByAVerb(t *testing.T) {
	path := sampleVault(t)
	w, raised := newHearing(t, Options{})
	enter(t, w, path)
	w.lock()
	verb, err := desk.Open(t.Context(), path, []byte(passphrase), desk.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer verb.Close()
	if err := w.open(desk.Open)(t.Context(), path, []byte(passphrase)); desk.TroubleOf(err) != desk.OpenElsewhere {
		t.Errorf("it says %v", err)
	}
	if *raised != 0 {
		t.Error("it brings itself to the front")
	}
}
