package web

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"habeas/export/chart"
)

// roles are the names that style.css has for the parts that colours play, so that
// a chart is also legible in the dark.
var roles = map[chart.Colour]string{
	chart.Ink: "ink", chart.Quiet: "quiet", chart.Rule: "rule", chart.Paper: "paper",
	chart.Accent: "accent", chart.AccentMid: "accent-mid", chart.AccentPale: "accent-pale",
	chart.HeldRed: "held", chart.ServingRed: "serving", chart.NotFreeInk: "bail-ink", chart.NotFreeFill: "bail",
	chart.FreeGreen: "free", chart.Grey: "grey",
}

// svgWords are the words of SVG that are used here.
const svgWords = "svg viewBox width height role img aria-label aria-hidden true focusable false rect path text class line x y d " +
	"stroke-width stroke-dasharray fill-rule evenodd font-size font-weight bold text-anchor start middle end"

// drawing writes a chart as SVG (SVG 1.1, 9). Who hears the page hears the alt
// text; without one the picture only says again what words beside it say.
func drawing(d chart.Drawing, alt string) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %s %s" width="%[1]s" height="%[2]s"`, n(d.W), n(d.H))
	if alt != "" {
		fmt.Fprintf(&b, ` role="img" aria-label="%s">`, template.HTMLEscapeString(alt))
	} else {
		b.WriteString(` aria-hidden="true" focusable="false">`)
	}
	for _, s := range d.Shapes {
		shape(&b, s)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// sign writes the sign of a status.
func sign(m chart.Mark) template.HTML {
	const size = 10
	return drawing(chart.Drawing{W: size, H: size, Shapes: m.Shapes(0, 0, size)}, "")
}

func shape(b *strings.Builder, s chart.Shape) {
	switch s := s.(type) {
	case chart.Rect:
		switch s.Pattern {
		case chart.Solid:
			fmt.Fprintf(b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, roles[s.Colour], n(s.X), n(s.Y), n(s.W), n(s.H))
		case chart.Hatch:
			lines(b, s.Hatching())
		default:
			lines(b, s.Border())
		}
	case chart.Line:
		lines(b, []chart.Line{s})
	case chart.Path:
		path(b, s)
	case chart.Label:
		weight, anchor := "", ""
		if s.Bold {
			weight = ` font-weight="bold"`
		}
		if s.Anchor != chart.Start {
			anchor = fmt.Sprintf(` text-anchor="%s"`, [...]string{"start", "middle", "end"}[s.Anchor])
		}
		fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" font-size="%s"%s%s>%s</text>`,
			roles[s.Colour], n(s.X), n(s.Y), n(s.Size), anchor, weight, template.HTMLEscapeString(s.Text))
	}
}

// lines writes neighbours that look the same as one path.
func lines(b *strings.Builder, all []chart.Line) {
	for len(all) > 0 {
		l := all[0]
		k := 1
		for k < len(all) && all[k].Width == l.Width && all[k].Dash == l.Dash && all[k].Colour == l.Colour {
			k++
		}
		fmt.Fprintf(b, `<path class="%s line" stroke-width="%s"`, roles[l.Colour], n(l.Width))
		if l.Dash > 0 {
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, n(l.Dash))
		}
		b.WriteString(` d="`)
		for _, l := range all[:k] {
			fmt.Fprintf(b, "M%s %sL%s %s", n(l.X1), n(l.Y1), n(l.X2), n(l.Y2))
		}
		b.WriteString(`"/>`)
		all = all[k:]
	}
}

func path(b *strings.Builder, s chart.Path) {
	class, width := roles[s.Colour], ` fill-rule="evenodd"`
	if s.Width > 0 {
		class, width = class+" line", fmt.Sprintf(` stroke-width="%s"`, n(s.Width))
	}
	fmt.Fprintf(b, `<path class="%s"%s d="`, class, width)
	for i, p := range s.Points {
		fmt.Fprintf(b, "%c%s %s", "ML"[min(i, 1)], n(p.X), n(p.Y))
	}
	if s.Closed || s.Width == 0 {
		b.WriteString("Z")
	}
	b.WriteString(`"/>`)
}

// n is a length as short as it can be told: a tenth of a point is not seen.
func n(v float64) string {
	s := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	if s == "-0" {
		return "0"
	}
	return s
}
