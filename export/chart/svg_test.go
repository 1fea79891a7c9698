package chart

import (
	"fmt"
	"html"
	"strings"
)

// measure is a stand-in for a font: every character as wide as half its size.
func measure(text string, size float64, _ bool) float64 {
	return 0.5 * size * float64(len([]rune(text)))
}

// svg draws as the page does, to be looked at and kept as golden files.
func (d Drawing) svg() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 %.2f %.2f" font-family="Noto Sans">`+"\n", d.W+20, d.H+20)
	colour := func(c Colour) string { r, g, bl := c.RGB(); return fmt.Sprintf("#%02x%02x%02x", r, g, bl) }
	lines := func(all []Line) {
		for _, l := range all {
			dash := ""
			if l.Dash > 0 {
				dash = fmt.Sprintf(` stroke-dasharray="%.2f"`, l.Dash)
			}
			fmt.Fprintf(&b, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" stroke="%s" stroke-width="%.2f"%s/>`+"\n", l.X1, l.Y1, l.X2, l.Y2, colour(l.Colour), l.Width, dash)
		}
	}
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case Rect:
			switch s.Pattern {
			case Solid:
				fmt.Fprintf(&b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"/>`+"\n", s.X, s.Y, s.W, s.H, colour(s.Colour))
			case Hatch:
				lines(s.Hatching())
			default:
				lines(s.Border())
			}
		case Line:
			lines([]Line{s})
		case Path:
			tag, style := "polygon", fmt.Sprintf(`fill="%s"`, colour(s.Colour))
			if s.Width > 0 {
				style = fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%.2f"`, colour(s.Colour), s.Width)
				if !s.Closed {
					tag = "polyline"
				}
			}
			fmt.Fprintf(&b, `<%s points="`, tag)
			for _, p := range s.Points {
				fmt.Fprintf(&b, "%.2f,%.2f ", p.X, p.Y)
			}
			fmt.Fprintf(&b, `" %s/>`+"\n", style)
		case Label:
			weight, anchor := "", [...]string{"start", "middle", "end"}[s.Anchor]
			if s.Bold {
				weight = ` font-weight="bold"`
			}
			fmt.Fprintf(&b, `<text x="%.2f" y="%.2f" font-size="%.2f" text-anchor="%s" fill="%s"%s>%s</text>`+"\n", s.X, s.Y, s.Size, anchor, colour(s.Colour), weight, html.EscapeString(s.Text))
		}
	}
	return b.String() + "</svg>\n"
}
