//go:build !headless

package widgets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	house "habeas/app/theme"
	"habeas/export/chart"
)

// Drawing shows a chart: the same description that the page prints. One point
// of the chart is one dot of the window at 100 %.
type Drawing struct {
	widget.BaseWidget

	// Make describes the chart for a width.
	Make func(width float64) chart.Drawing
	// Says tells in words what the chart shows, for who does not see it.
	Says  string
	least fyne.Size
}

// NewDrawing shows a chart that is made for the width that there is, and is
// at least so large.
func NewDrawing(least fyne.Size, makeFor func(width float64) chart.Drawing) *Drawing {
	d := &Drawing{Make: makeFor, least: least}
	d.ExtendBaseWidget(d)
	return d
}

// AccessibilityLabel is what the chart shows, in words.
func (d *Drawing) AccessibilityLabel() string { return d.Says }

// AccessibilityRole is that of a text.
func (d *Drawing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// NewMark shows the drawn sign of a status in a square of the given size.
func NewMark(m chart.Mark, size float32) *Mark {
	w := &Mark{Mark: m, size: size}
	w.ExtendBaseWidget(w)
	return w
}

// Mark is the drawn sign of a status.
type Mark struct {
	widget.BaseWidget

	Mark chart.Mark
	size float32
}

// Set changes the status.
func (m *Mark) Set(to chart.Mark) {
	if m.Mark != to {
		m.Mark = to
		m.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	return newDrawingRenderer(m, fyne.NewSquareSize(m.size), true, func(float64) chart.Drawing {
		side := float64(m.size)
		return chart.Drawing{W: side, H: side, Shapes: m.Mark.Shapes(0, 0, side)}
	})
}

// CreateRenderer is for Fyne.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	return newDrawingRenderer(d, d.least, false, func(w float64) chart.Drawing { return d.Make(w) })
}

// Measure is the width of a text in the fonts of the window, as a chart asks
// for it.
func Measure(text string, size float64, bold bool) float64 {
	return float64(fyne.MeasureText(text, float32(size), fyne.TextStyle{Bold: bold}).Width)
}

type drawingRenderer struct {
	of      fyne.Widget
	least   fyne.Size
	asInk   bool // areas too take the colours of text
	make    func(width float64) chart.Drawing
	made    chart.Drawing
	ground  *canvas.Raster
	objects []fyne.CanvasObject
}

func newDrawingRenderer(of fyne.Widget, least fyne.Size, asInk bool, makeFor func(float64) chart.Drawing) *drawingRenderer {
	r := &drawingRenderer{of: of, least: least, asInk: asInk, make: makeFor}
	r.ground = canvas.NewRaster(r.paint)
	r.objects = []fyne.CanvasObject{r.ground}
	return r
}

func (r *drawingRenderer) color(c chart.Colour, area bool) color.Color {
	th, variant := theme.CurrentForWidget(r.of), fyne.CurrentApp().Settings().ThemeVariant()
	if area && !r.asInk {
		if name, ok := house.OfArea(c); ok {
			return th.Color(name, variant)
		}
	} else if name, ok := house.OfChart(c); ok {
		return th.Color(name, variant)
	}
	red, green, blue := c.RGB()
	return color.NRGBA{R: red, G: green, B: blue, A: 0xFF}
}

// paint draws all but the labels, which Fyne shapes.
func (r *drawingRenderer) paint(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	size := r.ground.Size()
	if size.Width <= 0 || w == 0 || h == 0 {
		return img
	}
	p := painter{img: img, scale: float64(w) / float64(size.Width)}
	for _, s := range r.made.Shapes {
		switch s := s.(type) {
		case chart.Rect:
			switch s.Pattern {
			case chart.Solid:
				p.fill(r.color(s.Colour, true), rectangle(s))
			case chart.Hatch:
				p.lines(s.Hatching(), r.color(s.Colour, true))
			default:
				p.lines(s.Border(), r.color(s.Colour, true))
			}
		case chart.Line:
			p.lines([]chart.Line{s}, r.color(s.Colour, false))
		case chart.Path:
			if s.Width == 0 {
				p.fill(r.color(s.Colour, true), s.Points)
				continue
			}
			pts := s.Points
			if s.Closed && len(pts) > 0 {
				pts = append(pts[:len(pts):len(pts)], pts[0])
			}
			for i := 1; i < len(pts); i++ {
				p.line(chart.Line{X1: pts[i-1].X, Y1: pts[i-1].Y, X2: pts[i].X, Y2: pts[i].Y, Width: s.Width}, r.color(s.Colour, false))
			}
		}
	}
	return img
}

// Layout makes the chart anew for the width.
func (r *drawingRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.remake(size)
}

func (r *drawingRenderer) remake(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	r.made = r.make(float64(size.Width))
	r.objects = r.objects[:1]
	for _, s := range r.made.Shapes {
		l, ok := s.(chart.Label)
		if !ok {
			continue
		}
		text := canvas.NewText(l.Text, r.color(l.Colour, l.Colour == chart.Paper))
		text.TextSize = float32(l.Size)
		text.TextStyle.Bold = l.Bold
		min := text.MinSize()
		text.Resize(min)
		text.Move(fyne.NewPos(float32(l.Left(Measure)), float32(l.Y)-baseline*float32(l.Size)))
		r.objects = append(r.objects, text)
	}
	r.ground.Refresh()
}

// baseline is where Noto Sans Khmer has it, in parts of the size from the top of a line.
const baseline = 1.069

// MinSize is that of the chart as it was made last: its height follows from
// what stands in it.
func (r *drawingRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.least.Width, max(r.least.Height, float32(r.made.H)))
}

func (r *drawingRenderer) Refresh() {
	r.remake(r.of.Size())
	canvas.Refresh(r.of)
}

func (r *drawingRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *drawingRenderer) Destroy()                     {}

// painter fills polygons on a picture; chart's points times scale are dots.
type painter struct {
	img   *image.NRGBA
	scale float64
}

func rectangle(r chart.Rect) []chart.Point {
	return []chart.Point{{X: r.X, Y: r.Y}, {X: r.X + r.W, Y: r.Y}, {X: r.X + r.W, Y: r.Y + r.H}, {X: r.X, Y: r.Y + r.H}}
}

func (p painter) fill(c color.Color, points []chart.Point) {
	if len(points) < 3 {
		return
	}
	// Only the part of the picture that the polygon touches is gone through.
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range points {
		x1, x2 = math.Min(x1, q.X*p.scale), math.Max(x2, q.X*p.scale)
		y1, y2 = math.Min(y1, q.Y*p.scale), math.Max(y2, q.Y*p.scale)
	}
	box := image.Rect(int(math.Floor(x1)), int(math.Floor(y1)), int(math.Ceil(x2)), int(math.Ceil(y2))).Intersect(p.img.Bounds())
	if box.Empty() {
		return
	}
	raster := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(q chart.Point) (float32, float32) {
		return float32(q.X*p.scale - float64(box.Min.X)), float32(q.Y*p.scale - float64(box.Min.Y))
	}
	raster.MoveTo(at(points[0]))
	for _, q := range points[1:] {
		raster.LineTo(at(q))
	}
	raster.ClosePath()
	raster.Draw(p.img, box, image.NewUniform(c), image.Point{})
}

func (p painter) lines(lines []chart.Line, c color.Color) {
	for _, l := range lines {
		p.line(l, c)
	}
}

// line draws a line as thin rectangles, one for each dash.
func (p painter) line(l chart.Line, c color.Color) {
	length := math.Hypot(l.X2-l.X1, l.Y2-l.Y1)
	if length == 0 {
		return
	}
	ux, uy := (l.X2-l.X1)/length, (l.Y2-l.Y1)/length
	nx, ny := -uy*l.Width/2, ux*l.Width/2
	piece := func(from, to float64) {
		x1, y1, x2, y2 := l.X1+ux*from, l.Y1+uy*from, l.X1+ux*to, l.Y1+uy*to
		p.fill(c, []chart.Point{{X: x1 + nx, Y: y1 + ny}, {X: x2 + nx, Y: y2 + ny}, {X: x2 - nx, Y: y2 - ny}, {X: x1 - nx, Y: y1 - ny}})
	}
	if l.Dash <= 0 {
		piece(0, length)
		return
	}
	for from := 0.0; from < length; from += 2 * l.Dash {
		piece(from, math.Min(from+l.Dash, length))
	}
}
