//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// layOut gives everything its place again, from the inside out: the window does so
// before it draws wherever something wants another size, the test's driver does not,
// and forgets what it drew a minute ago.
func layOut(o fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			layOut(c)
		}
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		r := test.WidgetRenderer(o)
		for _, c := range r.Objects() {
			layOut(c)
		}
		r.Layout(o.Size())
	}
}
