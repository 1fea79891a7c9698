//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
)

// Waiting shows that something goes on, and lets one cancel it. It takes no
// room while nothing does.
type Waiting struct {
	widget.BaseWidget

	OnCancelled func()

	what  *Text
	bar   *widget.ProgressBarInfinite // as long as it is not known how far the work is
	share *portion                    // of the work that is done, where that is known
	known *fyne.Container             // what shows it
	box   *fyne.Container
}

// NewWaiting makes it for some work; cancel stops that, and OnCancelled, if
// there is one, is called after.
func NewWaiting(what string, cancel func()) *Waiting {
	w := &Waiting{
		what: NewShortText(what, house.ColorQuiet, house.SizeSmall, false),
		bar:  widget.NewProgressBarInfinite(), share: &portion{},
	}
	w.bar.Stop()
	track, done := NewPanel(theme.ColorNameSeparator, 0, container.NewStack()), NewPanel(theme.ColorNamePrimary, 0, container.NewStack())
	track.Radius, done.Radius = 4, 4
	w.known = container.NewStack(track, container.New(w.share, done))
	w.known.Hide()
	stop := NewButton(say.T("Cancel"), nil, func() {
		cancel()
		if w.OnCancelled != nil {
			w.OnCancelled()
		}
	})
	w.box = container.New(Stack(4), w.what,
		container.NewBorder(nil, nil, nil, stop, container.New(Inset(0, 12), container.NewStack(container.New(&portion{is: 1}, w.bar), w.known))))
	w.ExtendBaseWidget(w)
	w.Hide()
	return w
}

// Busy shows it or takes it away.
func (w *Waiting) Busy(on bool) {
	if on == w.Visible() {
		return
	}
	w.known.Hide()
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
	if !w.known.Visible() {
		w.bar.Stop()
		w.bar.Hide()
		w.known.Show()
	}
	w.share.is = min(1, float32(done)/float32(total))
	w.known.Objects[1].Refresh()
}

// portion lays a thing out over a part of the width.
type portion struct{ is float32 }

func (p *portion) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width*p.is, size.Height))
	}
}

func (p *portion) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 10) }

// CreateRenderer is for Fyne.
func (w *Waiting) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.box) }
