package pdf

import (
	"math"

	"github.com/go-pdf/fpdf"

	"habeas/export/typeset"
)

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Path is an outline of straight lines and curves, made by its methods. The
// zero value is empty.
type Path struct {
	steps []step
}

type step struct {
	op rune // one of m(ove), l(ine), c(urve), h (close), as PDF names them
	at [3]Point
}

// MoveTo begins a new stretch at a point.
func (p *Path) MoveTo(x, y float64) { p.add('m', Point{x, y}) }

// LineTo goes straight to a point.
func (p *Path) LineTo(x, y float64) { p.add('l', Point{x, y}) }

// CurveTo goes along a cubic Bézier curve, by two control points, to a point.
func (p *Path) CurveTo(x1, y1, x2, y2, x, y float64) {
	p.add('c', Point{x1, y1}, Point{x2, y2}, Point{x, y})
}

// Close goes straight back to where the stretch began.
func (p *Path) Close() { p.add('h') }

func (p *Path) add(op rune, at ...Point) {
	s := step{op: op}
	copy(s.at[:], at)
	p.steps = append(p.steps, s)
}

// RectPath outlines a rectangle given by its top left corner and its size.
func RectPath(x, y, w, h float64) (p Path) {
	return PolygonPath(Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h})
}

// PolygonPath outlines a closed polygon.
func PolygonPath(corners ...Point) (p Path) {
	for i, c := range corners {
		if i == 0 {
			p.MoveTo(c.X, c.Y)
		} else {
			p.LineTo(c.X, c.Y)
		}
	}
	if len(corners) > 0 {
		p.Close()
	}
	return p
}

// kappa is how far along its tangents the control points of a quarter circle
// lie, in radii.
var kappa = 4.0 / 3 * (math.Sqrt2 - 1)

// RoundRectPath outlines a rectangle with round corners of radius r.
func RoundRectPath(x, y, w, h, r float64) (p Path) {
	r = max(0, min(r, w/2, h/2))
	c := r * (1 - kappa)
	right, bottom := x+w, y+h
	p.MoveTo(x+r, y)
	p.LineTo(right-r, y)
	p.CurveTo(right-c, y, right, y+c, right, y+r)
	p.LineTo(right, bottom-r)
	p.CurveTo(right, bottom-c, right-c, bottom, right-r, bottom)
	p.LineTo(x+r, bottom)
	p.CurveTo(x+c, bottom, x, bottom-c, x, bottom-r)
	p.LineTo(x, y+r)
	p.CurveTo(x, y+c, x+c, y, x+r, y)
	p.Close()
	return p
}

// CirclePath outlines a circle.
func CirclePath(x, y, r float64) Path { return RoundRectPath(x-r, y-r, 2*r, 2*r, r) }

// Paint says how a path is filled and stroked. The zero value leaves no mark;
// begin with [Fill] or [Stroke].
type Paint struct {
	filled, stroked bool
	fill, stroke    typeset.Color
	width           float64
	dash            []float64
}

// Fill paints the inside of a path.
func Fill(c typeset.Color) Paint { return Paint{filled: true, fill: c} }

// Stroke paints along a path, width points wide.
func Stroke(c typeset.Color, width float64) Paint { return Paint{}.Stroke(c, width) }

// Stroke also paints along the path.
func (p Paint) Stroke(c typeset.Color, width float64) Paint {
	p.stroked, p.stroke, p.width = true, c, width
	return p
}

// Dashed breaks the stroke into dashes; the lengths are those of dash, gap,
// dash … and begin again when they are used up.
func (p Paint) Dashed(lengths ...float64) Paint {
	p.dash = lengths
	return p
}

// Draw paints a path.
func (d *Document) Draw(path Path, paint Paint) {
	if !d.traceable(path) || !d.ready(paint.width) || !d.ready(paint.dash...) {
		return
	}
	var op string
	switch {
	case paint.filled && paint.stroked:
		op = "B"
	case paint.filled:
		op = "f"
	case paint.stroked:
		op = "S"
	default:
		return
	}
	d.grouped(func(f *fpdf.Fpdf) {
		if paint.filled {
			f.SetFillColor(rgb(paint.fill))
		}
		if paint.stroked {
			f.SetDrawColor(rgb(paint.stroke))
			f.SetLineWidth(paint.width)
			f.SetDashPattern(paint.dash, 0)
		}
		path.trace(f)
		f.DrawPath(op)
	})
}

// Rect paints a rectangle given by its top left corner and its size.
func (d *Document) Rect(x, y, w, h float64, paint Paint) { d.Draw(RectPath(x, y, w, h), paint) }

// RoundRect paints a rectangle with round corners of radius r.
func (d *Document) RoundRect(x, y, w, h, r float64, paint Paint) {
	d.Draw(RoundRectPath(x, y, w, h, r), paint)
}

// Circle paints a circle around a point.
func (d *Document) Circle(x, y, r float64, paint Paint) { d.Draw(CirclePath(x, y, r), paint) }

// Polygon paints a closed polygon.
func (d *Document) Polygon(paint Paint, corners ...Point) { d.Draw(PolygonPath(corners...), paint) }

// Line paints a straight line.
func (d *Document) Line(x1, y1, x2, y2 float64, paint Paint) {
	var p Path
	p.MoveTo(x1, y1)
	p.LineTo(x2, y2)
	d.Draw(p, paint)
}

// Hatch fills a rectangle with lines that rise from left to right at 45 degrees,
// gap points apart. Hatching tells areas apart where colours are lost.
func (d *Document) Hatch(x, y, w, h, gap float64, paint Paint) {
	if gap < 0.1 {
		gap = 0.1 // a grey by then, and no endless list of lines
	}
	// What lies outside the page is not worth a line.
	w, h = min(w, d.options.PageSize.W-x), min(h, d.options.PageSize.H-y)
	if !d.ready(x, y, w, h, gap) || w <= 0 || h <= 0 {
		return
	}
	var lines Path
	step := gap * math.Sqrt2
	// Lines that meet the same grid wherever the rectangle lies: hatched
	// neighbours join without a seam.
	for at := math.Ceil((x+y)/step) * step; at < x+y+w+h; at += step {
		lines.MoveTo(at-y, y)
		lines.LineTo(at-y-h, y+h)
	}
	d.Clip(RectPath(x, y, w, h), func() { d.Draw(lines, paint) })
}

// Clip shows of what draw draws only the part inside the path. It marks nothing
// itself: what is drawn does.
func (d *Document) Clip(path Path, draw func()) {
	if !d.traceable(path) {
		return
	}
	d.pen().RawWriteStr("q")
	path.trace(d.pen())
	d.pen().RawWriteStr("W n")
	draw()
	d.pen().RawWriteStr("Q")
}

// grouped draws with a graphics state of its own. fpdf's idea of the current
// state is never used: whoever draws sets all that it needs.
func (d *Document) grouped(draw func(*fpdf.Fpdf)) {
	d.mark(d.shapeSpot())
	d.pen().RawWriteStr("q")
	draw(d.pen())
	d.pen().RawWriteStr("Q")
}

func (d *Document) traceable(p Path) bool {
	for _, s := range p.steps {
		for _, c := range s.at {
			d.finite(c.X, c.Y)
		}
	}
	return d.ready() && len(p.steps) > 0
}

func (p *Path) trace(f *fpdf.Fpdf) {
	for _, s := range p.steps {
		a := s.at
		switch s.op {
		case 'm':
			f.MoveTo(a[0].X, a[0].Y)
		case 'l':
			f.LineTo(a[0].X, a[0].Y)
		case 'c':
			f.CurveBezierCubicTo(a[0].X, a[0].Y, a[1].X, a[1].Y, a[2].X, a[2].Y)
		case 'h':
			f.ClosePath()
		}
	}
}
