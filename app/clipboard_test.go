//go:build !headless

package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/widgets"
)

func newCopies(t *testing.T) (*copies, *clock, fyne.Clipboard) {
	t.Helper()
	c, clip := &clock{now: now()}, test.NewTempApp(t).Clipboard()
	l := &copies{clip: clip, wanted: func() bool { return true }}
	l.clear.After = c.after
	return l, c, clip
}

func TestCopiesGo(t *testing.T) {
	l, c, clip := newCopies(t)
	put := func(text string) {
		clip.SetContent(text)
		l.copied(text)
	}
	put("+855 12 000 000")
	c.run(copiesStay - time.Second)
	if clip.Content() != "+855 12 000 000" {
		t.Fatal("it is gone before it can be pasted")
	}
	c.run(time.Second)
	if got := clip.Content(); got != "" {
		t.Errorf("after its time the clipboard holds %q", got)
	}
	put("one")
	c.run(copiesStay - time.Second)
	put("two") // has a time of its own
	c.run(copiesStay - time.Second)
	if clip.Content() != "two" {
		t.Error("the second goes with the first")
	}
	put("three")
	clip.SetContent("a recipe") // copied elsewhere
	c.run(copiesStay)
	if clip.Content() != "a recipe" {
		t.Error("what was copied elsewhere is taken away")
	}
	l.wanted = func() bool { return false }
	put("four")
	c.run(10 * copiesStay)
	if clip.Content() != "four" {
		t.Error("it is taken away against the person's will")
	}
}

// TestClipboardClearedOnLock drives the entries of a dossier, by the menu and
// by the keys.
func TestClipboardClearedOnLock(t *testing.T) {
	path := sampleVault(t)
	w, c := newTimedWindow(t, Options{})
	w.copies.clear.After, w.copies.clear.Place = c.after, w.place
	clip := w.app.Clipboard()
	w.copies.clip = clip
	enter(t, w, path)
	w.showPerson(w.list.Current())
	e, ok := w.win.Canvas().Focused().(*widgets.Entry)
	if !ok || e.Text == "" {
		t.Fatal("no entry with a name has the focus")
	}
	for name, shortcut := range map[string]fyne.Shortcut{"copied": &fyne.ShortcutCopy{Clipboard: clip}, "cut": &fyne.ShortcutCut{Clipboard: clip}} {
		text := e.Text
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.TypedShortcut(shortcut)
		if clip.Content() != text {
			t.Fatalf("%q is on the clipboard", clip.Content())
		}
		c.run(copiesStay)
		if got := clip.Content(); got != "" {
			t.Errorf("what was %s stays on the clipboard", name)
		}
		e.SetText(text)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	w.lock()
	if got := clip.Content(); got != "" {
		t.Errorf("after locking the clipboard holds %q", got)
	}
}

// TestSecretsAreNotCopied: Fyne keeps what an entry shows as dots to itself.
func TestSecretsAreNotCopied(t *testing.T) {
	clip := test.NewTempApp(t).Clipboard()
	e := widgets.NewSecret("")
	e.Put("correct horse")
	e.OnCopied = func(string) { t.Error("it was copied") }
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	if got := clip.Content(); got != "" || e.Text != "correct horse" {
		t.Errorf("the clipboard holds %q, the entry %q", got, e.Text)
	}
}
