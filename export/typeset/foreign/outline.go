package foreign

import (
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// point of an outline, in font units; control points are off the curve.
type point struct {
	x, y int
	on   bool
}

// outline is a glyph as the glyf table records a simple one (OpenType, glyf
// table), or nothing for a blank or a glyph that cannot be read.
func outline(f *font.Font, glyph uint16) (record []byte) {
	defer func() {
		if recover() != nil { // a bad charstring of a file that is no part of the program
			record = nil
		}
	}()
	drawn, _ := font.NewFace(f).GlyphDataOutline(font.GID(glyph))
	return encode(contours(drawn.Segments))
}

// contours turns cubic curves into quadratic ones. Lines that close a contour
// are left out, as TrueType closes it by itself.
func contours(segments []opentype.Segment) [][]point {
	var list [][]point
	var at opentype.SegmentPoint
	for _, s := range segments {
		if s.Op == opentype.SegmentOpMoveTo {
			list = append(list, nil)
			at = s.Args[0]
			list[len(list)-1] = []point{on(at)}
			continue
		}
		if len(list) == 0 {
			return nil
		}
		c := &list[len(list)-1]
		switch s.Op {
		case opentype.SegmentOpLineTo:
			at = s.Args[0]
			*c = append(*c, on(at))
		case opentype.SegmentOpQuadTo:
			*c = append(*c, off(s.Args[0]), on(s.Args[1]))
			at = s.Args[1]
		case opentype.SegmentOpCubeTo:
			*c = quadratic(*c, at, s.Args)
			at = s.Args[2]
		}
	}
	var closed [][]point
	for _, c := range list {
		if n := len(c); n > 1 && c[0] == c[n-1] {
			c = c[:n-1]
		}
		if len(c) > 1 {
			closed = append(closed, c)
		}
	}
	return closed
}

func on(p opentype.SegmentPoint) point  { return point{round(p.X), round(p.Y), true} }
func off(p opentype.SegmentPoint) point { return point{round(p.X), round(p.Y), false} }

func round(v float32) int { return int(math.Round(float64(v))) }

// tolerance is how far a curve may stray, in font units.
const tolerance = 0.5

// quadratic adds the quadratic curves that come near a cubic one from p. A cubic
// of third difference d strays by |d|·√3/36 from the best quadratic; in n equal
// parts, by the n-th part of that to the third power.
func quadratic(c []point, p opentype.SegmentPoint, args [3]opentype.SegmentPoint) []point {
	x := [4]float64{float64(p.X), float64(args[0].X), float64(args[1].X), float64(args[2].X)}
	y := [4]float64{float64(p.Y), float64(args[0].Y), float64(args[1].Y), float64(args[2].Y)}
	third := math.Hypot(x[3]-3*x[2]+3*x[1]-x[0], y[3]-3*y[2]+3*y[1]-y[0])
	n := int(math.Ceil(math.Cbrt(third * math.Sqrt(3) / 36 / tolerance)))
	n = min(max(n, 1), 16)
	for i := range n {
		from, to := float64(i)/float64(n), float64(i+1)/float64(n)
		c = append(c,
			point{int(math.Round(control(x, from, to))), int(math.Round(control(y, from, to))), false},
			point{int(math.Round(bezier(x, to))), int(math.Round(bezier(y, to))), true})
	}
	return c
}

func bezier(p [4]float64, t float64) float64 {
	u := 1 - t
	return u*u*u*p[0] + 3*u*u*t*p[1] + 3*u*t*t*p[2] + t*t*t*p[3]
}

// control is the control point of the quadratic curve for a part of a cubic one:
// (3·(b+c) − a − d) / 4 of the part's own points, by their slopes at its ends.
func control(p [4]float64, from, to float64) float64 {
	slope := func(t float64) float64 {
		u := 1 - t
		return 3 * (u*u*(p[1]-p[0]) + 2*u*t*(p[2]-p[1]) + t*t*(p[3]-p[2]))
	}
	a, d := bezier(p, from), bezier(p, to)
	step := (to - from) / 3
	return (3*(a+step*slope(from)+d-step*slope(to)) - a - d) / 4
}

// encode writes a simple glyph, every coordinate as 16 bits.
func encode(contours [][]point) []byte {
	points := 0
	xMin, yMin, xMax, yMax := math.MaxInt, math.MaxInt, math.MinInt, math.MinInt
	for _, c := range contours {
		for _, p := range c {
			if p.x != int(int16(p.x)) || p.y != int(int16(p.y)) {
				return nil
			}
			xMin, yMin, xMax, yMax = min(xMin, p.x), min(yMin, p.y), max(xMax, p.x), max(yMax, p.y)
		}
		points += len(c)
	}
	if points == 0 || points > math.MaxUint16 {
		return nil
	}
	out := be.AppendUint16(nil, uint16(len(contours)))
	for _, v := range []int{xMin, yMin, xMax, yMax} {
		out = be.AppendUint16(out, uint16(v))
	}
	last := -1
	for _, c := range contours {
		last += len(c)
		out = be.AppendUint16(out, uint16(last))
	}
	out = append(out, 0, 0) // no instructions
	var xs, ys []byte
	before := point{}
	for _, c := range contours {
		for _, p := range c {
			if dx, dy := p.x-before.x, p.y-before.y; dx != int(int16(dx)) || dy != int(int16(dy)) {
				return nil
			}
			flag := byte(0)
			if p.on {
				flag = 1
			}
			out = append(out, flag)
			xs = be.AppendUint16(xs, uint16(p.x-before.x))
			ys = be.AppendUint16(ys, uint16(p.y-before.y))
			before = p
		}
	}
	return append(append(out, xs...), ys...)
}
