package chart

// A Share is one part of a whole.
type Share struct {
	Count   int
	Label   string // with its count: "14 royal pardon"
	Colour  Colour
	Pattern Pattern
}

// Shares draws one bar of the given width cut into parts as long as their
// counts. A label that does not fit into its part stands below, with a swatch.
// Parts without a count are left out.
func Shares(width float64, shares []Share, measure Measure) Drawing {
	total, parts := 0, 0
	for _, s := range shares {
		if s.Count > 0 {
			total += s.Count
			parts++
		}
	}
	if total == 0 || width <= 0 {
		return Drawing{W: max(0, width)}
	}
	const (
		size   = TextSize
		height = 2 * size
		gap    = 1.2 // between the parts, white
		pad    = 0.7 * size
		row    = 1.6 * size
		swatch = 0.9 * size
	)
	d := Drawing{W: width, H: height}
	var below []Share
	room := width - gap*float64(parts-1)
	x := 0.0
	for _, s := range shares {
		if s.Count <= 0 {
			continue
		}
		w := room * float64(s.Count) / float64(total)
		d.Shapes = append(d.Shapes, Rect{X: x, Y: 0, W: w, H: height, Colour: s.Colour, Pattern: s.Pattern})
		// Words on hatching cannot be read.
		if s.Pattern == Hatch || measure(s.Label, size, false)+2*pad > w {
			below = append(below, s)
		} else {
			ink := s.Colour.over()
			if s.Pattern != Solid {
				ink = Ink
			}
			d.Shapes = append(d.Shapes, Label{X: x + pad, Y: height/2 + 0.35*size, Size: size, Colour: ink, Text: s.Label})
		}
		x += w + gap
	}
	x = 0
	for i, s := range below {
		w := swatch + 0.5*size + measure(s.Label, size, false)
		if i == 0 || x+w > width {
			x, d.H = 0, d.H+row
		}
		baseline := d.H - 0.3*size
		d.Shapes = append(d.Shapes,
			Rect{X: x, Y: baseline - 0.78*size, W: swatch, H: swatch, Colour: s.Colour, Pattern: s.Pattern},
			Label{X: x + swatch + 0.5*size, Y: baseline, Size: size, Colour: Ink, Text: s.Label})
		x += w + 1.6*size
	}
	return d
}
