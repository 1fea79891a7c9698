//go:build !headless

package help

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

// reader is a long text that the keys scroll: Fyne's scroll container knows
// the wheel alone.
type reader struct {
	widget.BaseWidget

	scroll *container.Scroll
	width  float32 // of a line
	edge   *canvas.Rectangle
}

var _ fyne.Focusable = (*reader)(nil)

func newReader(width float32) *reader {
	r := &reader{scroll: container.NewVScroll(container.NewStack()), width: width, edge: canvas.NewRectangle(color.Transparent)}
	r.edge.CornerRadius = 8
	r.ExtendBaseWidget(r)
	return r
}

// put shows something from its beginning.
func (r *reader) put(o fyne.CanvasObject) {
	r.scroll.Content = container.New(widgets.Inset(24, 18), container.New(widgets.AtMost(r.width), o))
	r.scroll.Offset = fyne.Position{}
	r.scroll.Refresh()
}

// goTo scrolls to something in the text; nil is its beginning.
func (r *reader) goTo(o fyne.CanvasObject) {
	y := float32(0)
	if o != nil {
		driver := fyne.CurrentApp().Driver()
		y = driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(r.scroll.Content).Y - 18
	}
	r.to(y)
}

// to scrolls so that y of the text is at the top, as far as there is text.
func (r *reader) to(y float32) {
	most := r.scroll.Content.MinSize().Height - r.scroll.Size().Height
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
}

// TypedKey scrolls.
func (r *reader) TypedKey(e *fyne.KeyEvent) {
	const line = 40
	page := max(line, r.scroll.Size().Height-line)
	now := r.scroll.Offset.Y
	switch e.Name {
	case fyne.KeyDown:
		r.to(now + line)
	case fyne.KeyUp:
		r.to(now - line)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.to(now + page)
	case fyne.KeyPageUp:
		r.to(now - page)
	case fyne.KeyHome:
		r.to(0)
	case fyne.KeyEnd:
		r.to(r.scroll.Content.MinSize().Height)
	default:
		widgets.Pass(r, e)
	}
}

// TypedRune is for Fyne.
func (r *reader) TypedRune(rune) {}

// FocusGained is for Fyne.
func (r *reader) FocusGained() { r.ring(2) }

// FocusLost is for Fyne.
func (r *reader) FocusLost() { r.ring(0) }

func (r *reader) ring(width float32) {
	r.edge.StrokeWidth = width
	r.edge.StrokeColor = r.Theme().Color(house.ColorAccent, fyne.CurrentApp().Settings().ThemeVariant())
	r.edge.Refresh()
}

// CreateRenderer is for Fyne.
func (r *reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.scroll, r.edge))
}
