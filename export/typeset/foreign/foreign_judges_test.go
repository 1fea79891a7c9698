//go:build judges

package foreign

import (
	"math"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Ensure that a font of cubic outlines (Debian's fonts-urw-base35) keeps its
// letters: where they stand, and how much ink they have.
func TestRead_Cubic(t *testing.T) {
	file, err := os.ReadFile("/usr/share/fonts/opentype/urw-base35/P052-Roman.otf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	face := font.NewFace(f.Font)
	for _, r := range "agS&@Жé8" {
		id, ok := f.Font.NominalGlyph(r)
		if !ok {
			t.Fatalf("%c is not in the font", r)
		}
		record := f.Outline(uint16(id))
		if len(record) < 10 {
			t.Errorf("%c has no record", r)
			continue
		}
		extents, _ := face.GlyphExtents(id)
		drawn, _ := face.GlyphDataOutline(id)
		if got := float64(int16(be.Uint16(record[2:]))); math.Abs(got-float64(extents.XBearing)) > 2 {
			t.Errorf("%c begins at %g, want %g", r, got, extents.XBearing)
		}
		var quadratics []opentype.Segment
		for _, c := range contours(drawn.Segments) {
			quadratics = append(quadratics, segments(c)...)
		}
		if got, want := area(quadratics), area(drawn.Segments); math.Abs(got-want) > 0.01*math.Abs(want) {
			t.Errorf("%c has an area of %g, want %g", r, got, want)
		}
	}
}

// segments are those of a contour of quadratic curves.
func segments(c []point) []opentype.Segment {
	at := func(i int) opentype.SegmentPoint {
		p := c[i%len(c)]
		return opentype.SegmentPoint{X: float32(p.x), Y: float32(p.y)}
	}
	list := []opentype.Segment{{Op: opentype.SegmentOpMoveTo, Args: [3]opentype.SegmentPoint{at(0)}}}
	for i := 1; i <= len(c); i++ {
		if c[i%len(c)].on {
			list = append(list, opentype.Segment{Op: opentype.SegmentOpLineTo, Args: [3]opentype.SegmentPoint{at(i)}})
			continue
		}
		list = append(list, opentype.Segment{Op: opentype.SegmentOpQuadTo, Args: [3]opentype.SegmentPoint{at(i), at(i + 1)}})
		i++
	}
	return list
}

// area of what is inside contours, by many short chords.
func area(list []opentype.Segment) (sum float64) {
	var at, start opentype.SegmentPoint
	to := func(p opentype.SegmentPoint) {
		sum += float64(at.X)*float64(p.Y) - float64(p.X)*float64(at.Y)
		at = p
	}
	for _, s := range list {
		from := at
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			to(start)
			at, start = s.Args[0], s.Args[0]
		case opentype.SegmentOpLineTo:
			to(s.Args[0])
		default:
			for i := 1; i <= 32; i++ {
				to(along(from, s, float32(i)/32))
			}
		}
	}
	to(start)
	return sum / 2
}

func along(from opentype.SegmentPoint, s opentype.Segment, t float32) opentype.SegmentPoint {
	u := 1 - t
	mix := func(a, b, c, d float32) float32 {
		if s.Op == opentype.SegmentOpQuadTo {
			return u*u*a + 2*u*t*b + t*t*c
		}
		return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
	}
	return opentype.SegmentPoint{
		X: mix(from.X, s.Args[0].X, s.Args[1].X, s.Args[2].X),
		Y: mix(from.Y, s.Args[0].Y, s.Args[1].Y, s.Args[2].Y),
	}
}
