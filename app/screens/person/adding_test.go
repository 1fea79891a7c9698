//go:build !headless

package person

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"habeas/app/widgets"
)

// TestWhatIsAddedHasTheKeyboard: who adds an item goes on in it by keys.
func TestWhatIsAddedHasTheKeyboard(t *testing.T) {
	b := newBench(t)
	s, w := b.open(b.desk.NewID())
	s.opts.Focus = func(f fyne.Focusable) {
		if f == nil {
			w.Canvas().Unfocus()
		} else {
			w.Canvas().Focus(f)
		}
	}
	for _, part := range []string{"consent", "charges", "health", "people", "ahead", "notes"} {
		s.GoTo(part)
		w.Canvas().Unfocus()
		added := false
		for _, o := range test.LaidOutObjects(s.body) {
			if b, ok := o.(*widgets.Button); ok && !added && b.Icon != nil && b.Icon.Name() == theme.ContentAddIcon().Name() {
				b.Tapped(nil)
				added = true
			}
		}
		if !added {
			t.Errorf("nothing adds to %s", part)
		}
		if _, ok := w.Canvas().Focused().(*widgets.Entry); !ok {
			t.Errorf("after adding to %s the keyboard is on %T", part, w.Canvas().Focused())
		}
	}
}
