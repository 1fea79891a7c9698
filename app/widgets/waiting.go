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

	what  *Text
	bar   *widget.ProgressBarInfinite
	share *widget.ProgressBar // of the work that is done, where that is known
	box   *fyne.Container
}

// NewWaiting makes it for some work; cancel stops that, and OnCancelled, if
// there is one, is called after.
func NewWaiting(what string, cancel func()) *Waiting {
	w := &Waiting{
		what: NewShortText(what, house.ColorQuiet, house.SizeSmall, false),
		bar:  widget.NewProgressBarInfinite(), share: widget.NewProgressBar(),
	}
	w.bar.Stop()
	w.share.TextFormatter = func() string { return "" }
	w.share.Hide()
	stop := NewButton("Cancel", nil, func() {
		cancel()
		if w.OnCancelled != nil {
			w.OnCancelled()
		}
	})
	w.box = container.New(Stack(4), w.what,
		container.NewBorder(nil, nil, nil, stop, container.New(Inset(0, 12), container.NewStack(w.bar, w.share))))
	w.ExtendBaseWidget(w)
	w.Hide()
	return w
}

// Busy shows it or takes it away.
func (w *Waiting) Busy(on bool) {
	if on == w.Visible() {
		return
	}
	w.share.Hide()
	if on {
		w.bar.Show()
		w.bar.Start()
		w.Show()
	} else {
		w.bar.Stop()
		w.Hide()
	}
}

// Say changes what goes on.
func (w *Waiting) Say(what string) { w.what.Set(what) }

// Progress shows how much of the work is done, once that is known.
func (w *Waiting) Progress(done, total int) {
	if total <= 0 || !w.Visible() {
		return
	}
	if !w.share.Visible() {
		w.bar.Stop()
		w.bar.Hide()
		w.share.Show()
	}
	w.share.SetValue(float64(done) / float64(total))
}

// CreateRenderer is for Fyne.
func (w *Waiting) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.box) }
