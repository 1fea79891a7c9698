//go:build !headless

package widgets

import "habeas/export/chart"

// Grown is a drawing in another size.
func Grown(d chart.Drawing, by float64) chart.Drawing {
	g := chart.Drawing{W: d.W * by, H: d.H * by}
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case chart.Rect:
			s.X, s.Y, s.W, s.H = s.X*by, s.Y*by, s.W*by, s.H*by
			g.Shapes = append(g.Shapes, s)
		case chart.Line:
			s.X1, s.Y1, s.X2, s.Y2, s.Width, s.Dash = s.X1*by, s.Y1*by, s.X2*by, s.Y2*by, s.Width*by, s.Dash*by
			g.Shapes = append(g.Shapes, s)
		case chart.Path:
			points := make([]chart.Point, len(s.Points))
			for i, p := range s.Points {
				points[i] = chart.Point{X: p.X * by, Y: p.Y * by}
			}
			s.Points, s.Width = points, s.Width*by
			g.Shapes = append(g.Shapes, s)
		case chart.Label:
			s.X, s.Y, s.Size = s.X*by, s.Y*by, s.Size*by
			g.Shapes = append(g.Shapes, s)
		}
	}
	return g
}
