package chart

import "math"

// Mark names the drawn sign of a status. The values are those of a status, so
// that one converts to the other.
type Mark string

// The marks. Any other value is drawn as [MarkNotKnown].
const (
	MarkHeld        Mark = "held"        // ■
	MarkNotFree     Mark = "not-free"    // ◐
	MarkFree        Mark = "free"        // ○
	MarkDisappeared Mark = "disappeared" // ◌
	MarkAtLarge     Mark = "at-large"    // ◇
	MarkDead        Mark = "dead"        // †
	MarkNotKnown    Mark = "not-known"   // ?
)

// Colour is the colour of the mark and of the word beside it.
func (m Mark) Colour() Colour {
	switch m {
	case MarkHeld, MarkDisappeared:
		return HeldRed
	case MarkNotFree:
		return NotFreeInk
	case MarkFree:
		return FreeGreen
	case MarkAtLarge:
		return Accent
	case MarkDead:
		return Ink
	}
	return Grey
}

// Shapes draws the mark into the square with its top left corner at x, y.
func (m Mark) Shapes(x, y, size float64) []Shape {
	c := m.Colour()
	at := func(fx, fy float64) Point { return Point{x + fx*size, y + fy*size} }
	bar := func(x1, y1, x2, y2 float64) Shape {
		return Rect{X: x + x1*size, Y: y + y1*size, W: (x2 - x1) * size, H: (y2 - y1) * size, Colour: c}
	}
	stroke := 0.12 * size
	ring := func() Path {
		return Path{Points: arc(at(0.5, 0.5), 0.4*size, 0, 2*math.Pi), Closed: true, Width: stroke, Colour: c}
	}
	switch m {
	case MarkHeld:
		return []Shape{bar(0.1, 0.1, 0.9, 0.9)}
	case MarkNotFree:
		half := arc(at(0.5, 0.5), 0.4*size, math.Pi/2, 3*math.Pi/2)
		return []Shape{Path{Points: half, Colour: c}, ring()}
	case MarkFree:
		return []Shape{ring()}
	case MarkDisappeared:
		var dots []Shape
		for i := range 8 {
			sin, cos := math.Sincos(float64(i) * math.Pi / 4)
			dots = append(dots, Path{Points: arc(at(0.5+0.4*cos, 0.5+0.4*sin), 0.09*size, 0, 2*math.Pi), Colour: c})
		}
		return dots
	case MarkAtLarge:
		return []Shape{Path{Points: []Point{at(0.5, 0.04), at(0.96, 0.5), at(0.5, 0.96), at(0.04, 0.5)}, Closed: true, Width: stroke, Colour: c}}
	case MarkDead:
		return []Shape{bar(0.43, 0, 0.57, 1), bar(0.22, 0.24, 0.78, 0.38)}
	}
	hook := arc(at(0.5, 0.29), 0.22*size, -math.Pi, math.Pi/3)
	hook = append(hook, at(0.5, 0.56), at(0.5, 0.7))
	return []Shape{
		Path{Points: hook, Width: 0.14 * size, Colour: c},
		Path{Points: arc(at(0.5, 0.9), 0.095*size, 0, 2*math.Pi), Colour: c},
	}
}

// arcStep is the angle between the points of an arc: fine enough to look round
// at the size of text.
const arcStep = math.Pi / 24

// arc gives points on a circle, clockwise from one angle to another; 0 is to
// the right.
func arc(centre Point, radius, from, to float64) []Point {
	n := int(math.Ceil((to - from) / arcStep))
	closed := to-from >= 2*math.Pi
	var points []Point
	for i := range n + 1 {
		if closed && i == n { // the first point again
			break
		}
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(n))
		points = append(points, Point{centre.X + radius*cos, centre.Y + radius*sin})
	}
	return points
}
