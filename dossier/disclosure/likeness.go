package disclosure

import (
	"image"
	"math"
)

// A likeness is what stays of a picture when it is scaled, made lighter or darker,
// printed in grey or compressed again: the brightness of side × side fields, against
// their mean, as a vector of length one.
type likeness [side * side]float64

const (
	side    = 32
	samples = 4 // along each edge of a field

	// sameFrom is the least cosine of the angle between two likenesses of one
	// picture. Copies scaled to 80 pixels and compressed to a third stay above 0.98;
	// different portraits before the same wall stay below 0.955. See the tests.
	sameFrom = 0.96

	// flat is the least deviation of brightness, of 255, that a picture must have: of
	// one that is all of a colour there is nothing to know again.
	flat = 2.0
)

// likenessOf looks at a picture; false where it is flat.
func likenessOf(img image.Image) (l likeness, ok bool) {
	b := img.Bounds()
	if b.Empty() {
		return l, false
	}
	const points = side * samples
	sum := 0.0
	for y := range points {
		py := b.Min.Y + (2*y+1)*b.Dy()/(2*points)
		for x := range points {
			px := b.Min.X + (2*x+1)*b.Dx()/(2*points)
			r, g, bl, a := img.At(px, py).RGBA()
			// On white, as on paper; the weights of Rec. 709.
			v := (0.2126*float64(r) + 0.7152*float64(g) + 0.0722*float64(bl) + float64(0xFFFF-a)) / 0x101
			l[y/samples*side+x/samples] += v / (samples * samples)
			sum += v / (points * points)
		}
	}
	l.level(sum)
	length := 0.0
	for _, v := range l {
		length += v * v
	}
	length = math.Sqrt(length)
	if length < flat*side {
		return likeness{}, false
	}
	for i := range l {
		l[i] /= length
	}
	return l, true
}

// level takes away the mean, and what only grows from one edge to the other: the
// light on a wall, that all portraits of one place share.
func (l *likeness) level(mean float64) {
	var across, down, unit float64
	for i, v := range l {
		x, y := float64(i%side)-(side-1)/2.0, float64(i/side)-(side-1)/2.0
		across, down, unit = across+x*v, down+y*v, unit+x*x
	}
	for i := range l {
		x, y := float64(i%side)-(side-1)/2.0, float64(i/side)-(side-1)/2.0
		l[i] -= mean + (across*x+down*y)/unit
	}
}

// like reports whether two are of one picture.
func (l likeness) like(o likeness) bool { return l.cosine(o) >= sameFrom }

// likeTurned is like for a picture that may have been turned by quarters, mirrored, or
// both.
func (l likeness) likeTurned(o likeness) bool {
	for range 2 {
		for range 4 {
			if l.like(o) {
				return true
			}
			o = o.quarter()
		}
		o = o.mirrored()
	}
	return false
}

// quarter is the likeness of the picture turned by a quarter to the right.
func (l *likeness) quarter() (turned likeness) {
	for i, v := range l {
		x, y := i%side, i/side
		turned[x*side+side-1-y] = v
	}
	return turned
}

func (l *likeness) mirrored() (m likeness) {
	for i, v := range l {
		m[i/side*side+side-1-i%side] = v
	}
	return m
}

func (l likeness) cosine(o likeness) float64 {
	dot := 0.0
	for i := range l {
		dot += l[i] * o[i]
	}
	return dot
}
