//go:build !headless

package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Reader is a long text that the keys scroll: Fyne's scroll container knows
// the wheel alone.
type Reader struct {
	widget.BaseWidget

	scroll *container.Scroll
	width  float32 // of a line
	edge   *canvas.Rectangle
}

var _ fyne.Focusable = (*Reader)(nil)

// NewReader makes one with lines of at most a width.
func NewReader(width float32) *Reader {
	r := &Reader{scroll: container.NewVScroll(container.NewStack()), width: width, edge: canvas.NewRectangle(color.Transparent)}
	r.edge.CornerRadius = 8
	r.ExtendBaseWidget(r)
	return r
}

// Put shows something from its beginning.
func (r *Reader) Put(o fyne.CanvasObject) {
	r.scroll.Content = container.New(Inset(24, 18), container.New(AtMost(r.width), o))
	r.scroll.Offset = fyne.Position{}
	r.scroll.Refresh()
}

// GoTo scrolls to something in the text; nil is its beginning.
func (r *Reader) GoTo(o fyne.CanvasObject) {
	y := float32(0)
	if o != nil {
		driver := fyne.CurrentApp().Driver()
		y = driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(r.scroll.Content).Y - 18
	}
	r.to(y)
}

// to scrolls so that y of the text is at the top, as far as there is text.
func (r *Reader) to(y float32) {
	most := r.scroll.Content.MinSize().Height - r.scroll.Size().Height
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
}

// TypedKey scrolls.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
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
		Pass(r, e)
	}
}

// TypedRune is for Fyne.
func (r *Reader) TypedRune(rune) {}

// FocusGained is for Fyne.
func (r *Reader) FocusGained() { r.ring(2) }

// FocusLost is for Fyne.
func (r *Reader) FocusLost() { r.ring(0) }

func (r *Reader) ring(width float32) {
	r.edge.StrokeWidth = width
	r.edge.StrokeColor = r.Theme().Color(house.ColorAccent, fyne.CurrentApp().Settings().ThemeVariant())
	r.edge.Refresh()
}

// CreateRenderer is for Fyne.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.scroll, r.edge))
}
