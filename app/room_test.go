//go:build !headless

package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"habeas/app/say"
	"habeas/app/widgets"
)

// named is what a person reads on a widget that must be whole to be understood.
func named(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widgets.Button:
		return o.Text
	case *widgets.Check:
		return o.Text
	case *widgets.Chip:
		return o.Text
	case *widgets.RailItem:
		return o.Text
	}
	return ""
}

// tooNarrow are the widgets that have less room than their text takes.
func tooNarrow(t *testing.T, o fyne.CanvasObject) (found []string) {
	t.Helper()
	var walk func(o fyne.CanvasObject, at fyne.Position, edge float32)
	walk = func(o fyne.CanvasObject, at fyne.Position, edge float32) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if name := named(o); name != "" && o.Size().Width > 0 {
			if o.Size().Width < o.MinSize().Width-1 {
				found = append(found, fmt.Sprintf("%q wants %.0f and has %.0f", name, o.MinSize().Width, o.Size().Width))
			}
			if over := at.X + o.MinSize().Width - edge; over > 1 {
				found = append(found, fmt.Sprintf("%q goes %.0f over the edge", name, over))
			}
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at, edge)
			}
		case *container.Scroll:
			if o.Direction == container.ScrollVerticalOnly {
				edge = min(edge, at.X+o.Size().Width)
			}
			walk(o.Content, at, edge)
		case *canvas.Text:
		case fyne.Widget:
			for _, c := range test.TempWidgetRenderer(t, o).Objects() {
				walk(c, at, edge)
			}
		}
	}
	walk(o, fyne.Position{}, o.Size().Width)
	return found
}

// TestEachLanguageHasRoom goes through a narrow window in each language and finds what
// has no room for its text.
func TestEachLanguageHasRoom(t *testing.T) {
	speaking(t)
	path := sampleVault(t)
	for _, tag := range []string{"en", "fr", "km"} {
		say.Use(tag)
		w := newTestWindow(t, Options{Vault: path})
		enter(t, w, path)
		id := w.list.Current()
		w.win.Resize(fyne.NewSize(1024, 640)) // as narrow as a laptop of today is
		look := func(where string) {
			if found := tooNarrow(t, w.win.Content()); len(found) > 0 {
				t.Errorf("%s, %s:\n\t%s", tag, where, strings.Join(found, "\n\t"))
			}
		}
		for _, s := range w.stops() {
			s.show()
			look(s.name)
		}
		w.showPerson(id)
		for first := w.person.Part(); ; {
			look(w.person.Part())
			if w.turn(1); w.person.Part() == first {
				break
			}
		}
		shut(t, w)
	}
}
