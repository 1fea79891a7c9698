package pdf

import (
	"github.com/go-pdf/fpdf"

	"habeas/export/typeset"
)

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Path is an outline of straight lines, made by its methods. The zero value is empty.
type Path struct {
	steps []step
}

type step struct {
	op rune // one of m(ove), l(ine), h (close), as PDF names them
	at Point
}

// MoveTo begins a new stretch at a point.
func (p *Path) MoveTo(x, y float64) { p.steps = append(p.steps, step{'m', Point{x, y}}) }

// LineTo goes straight to a point.
func (p *Path) LineTo(x, y float64) { p.steps = append(p.steps, step{'l', Point{x, y}}) }

// Close goes straight back to where the stretch began.
func (p *Path) Close() { p.steps = append(p.steps, step{op: 'h'}) }

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

// Line paints a straight line.
func (d *Document) Line(x1, y1, x2, y2 float64, paint Paint) {
	var p Path
	p.MoveTo(x1, y1)
	p.LineTo(x2, y2)
	d.Draw(p, paint)
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
		d.finite(s.at.X, s.at.Y)
	}
	return d.ready() && len(p.steps) > 0
}

func (p *Path) trace(f *fpdf.Fpdf) {
	for _, s := range p.steps {
		switch s.op {
		case 'm':
			f.MoveTo(s.at.X, s.at.Y)
		case 'l':
			f.LineTo(s.at.X, s.at.Y)
		case 'h':
			f.ClosePath()
		}
	}
}
