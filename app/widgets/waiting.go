//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Waiting shows that something goes on, and lets one cancel it. It takes no
// room while nothing does.
type Waiting struct {
	widget.BaseWidget

	OnCancelled func()

	bar *widget.ProgressBarInfinite
	box *fyne.Container
}

// NewWaiting makes it for some work; cancel stops that, and OnCancelled, if
// there is one, is called after.
func NewWaiting(what string, cancel func()) *Waiting {
	w := &Waiting{bar: widget.NewProgressBarInfinite()}
	w.bar.Stop()
	stop := NewButton("Cancel", nil, func() {
		cancel()
		if w.OnCancelled != nil {
			w.OnCancelled()
		}
	})
	w.box = container.New(Stack(4), NewShortText(what, house.ColorQuiet, house.SizeSmall, false),
		container.NewBorder(nil, nil, nil, stop, container.New(Inset(0, 12), w.bar)))
	w.ExtendBaseWidget(w)
	w.Hide()
	return w
}

// Busy shows it or takes it away.
func (w *Waiting) Busy(on bool) {
	if on == w.Visible() {
		return
	}
	if on {
		w.bar.Start()
		w.Show()
	} else {
		w.bar.Stop()
		w.Hide()
	}
}

// CreateRenderer is for Fyne.
func (w *Waiting) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.box) }
