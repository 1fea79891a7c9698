// Package chart describes small charts as shapes, so that the page and the
// window draw one and the same picture. It knows no dossiers, no PDF and no
// window; whoever draws gives a [Measure] and gets a [Drawing].
//
// Lengths are points (1/72 inch), x to the right, y downwards from the top left
// corner. Days are counted from 1970-01-01, as everywhere in Habeas.
//
// Charts are told apart by pattern and word before colour: they must survive a
// black-and-white printer and a photocopier.
package chart

import "math"

// A Drawing is a finished picture: draw the shapes in their order.
type Drawing struct {
	W, H   float64
	Shapes []Shape
}

// A Shape is one of [Rect], [Line], [Path] and [Label].
type Shape interface{ isShape() }

// Pattern is how a [Rect] is filled.
type Pattern uint8

// The patterns.
const (
	Solid   Pattern = iota // filled
	Hatch                  // slanting lines; draw those of [Rect.Hatching]
	Outline                // a line along the inside of the edge
	Dashed                 // the same, dashed
)

// A Rect is an upright rectangle.
type Rect struct {
	X, Y, W, H float64
	Colour     Colour
	Pattern    Pattern
}

// A Line goes straight from one point to another. Dash and gap are both Dash
// long; 0 is an unbroken line.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Dash           float64
	Colour         Colour
}

// Point is a place in a drawing.
type Point struct{ X, Y float64 }

// A Path is a run of straight lines through Points. Curves come as many short
// ones. A path with a Width of 0 is closed and filled (even-odd); else it is drawn as
// a line of that width, from the last point back to the first if Closed.
type Path struct {
	Points []Point
	Closed bool
	Width  float64
	Colour Colour
}

// Anchor says which point of a label's baseline is at its X.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Label is one line of text, Y its baseline.
type Label struct {
	X, Y   float64
	Anchor Anchor
	Size   float64
	Bold   bool
	Colour Colour
	Text   string
}

func (Rect) isShape()  {}
func (Line) isShape()  {}
func (Path) isShape()  {}
func (Label) isShape() {}

// Measure gives the width of a text at a size, both in points, in the fonts of
// whoever draws.
type Measure func(text string, size float64, bold bool) float64

// Left is the x of the label's left edge.
func (l Label) Left(m Measure) float64 {
	switch l.Anchor {
	case Middle:
		return l.X - m(l.Text, l.Size, l.Bold)/2
	case End:
		return l.X - m(l.Text, l.Size, l.Bold)
	}
	return l.X
}

const (
	hatchStep  = 3.2 // between the lines of a hatching, across x
	hatchWidth = 1.3
	edgeWidth  = 0.8 // of outlines
)

// Border gives the lines along the inside of the rectangle's edge.
func (r Rect) Border() []Line {
	i := edgeWidth / 2
	x1, y1, x2, y2 := r.X+i, r.Y+i, r.X+r.W-i, r.Y+r.H-i
	dash := 0.0
	if r.Pattern == Dashed {
		dash = 2
	}
	line := func(ax, ay, bx, by float64) Line { return Line{ax, ay, bx, by, edgeWidth, dash, r.Colour} }
	return []Line{line(x1, y1, x2, y1), line(x2, y1, x2, y2), line(x2, y2, x1, y2), line(x1, y2, x1, y1)}
}

// Hatching gives the slanting lines of a hatched rectangle, cut off at its
// edge, with the edge itself.
func (r Rect) Hatching() []Line { return append(r.Border(), r.hatches()...) }

// hatches are the slanting lines alone.
func (r Rect) hatches() []Line {
	var lines []Line
	// Each line satisfies x+y = c, going up to the right.
	first := math.Floor((r.X+r.Y)/hatchStep)*hatchStep + hatchStep
	for c := first; c < r.X+r.W+r.Y+r.H; c += hatchStep {
		x1 := math.Max(r.X, c-r.Y-r.H)
		x2 := math.Min(r.X+r.W, c-r.Y)
		if x2 > x1 {
			lines = append(lines, Line{x1, c - x1, x2, c - x2, hatchWidth, 0, r.Colour})
		}
	}
	return lines
}
