package chart

// A Share is one part of a whole.
type Share struct {
	Count   int
	Label   string // with its count: "14 royal pardon"
	Colour  Colour
	Pattern Pattern
}

// Shares draws one bar of the given width cut into parts as long as their
// counts. A label that does not fit into its part stands below it, as far as there
// is room, with a swatch. Parts without a count are left out.
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
	var below []under
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
			below = append(below, under{s, x, swatch + 0.5*size + measure(s.Label, size, false)})
		} else {
			ink := s.Colour.over()
			if s.Pattern != Solid {
				ink = Ink
			}
			d.Shapes = append(d.Shapes, Label{X: x + pad, Y: height/2 + 0.35*size, Size: size, Colour: ink, Text: s.Label})
		}
		x += w + gap
	}
	for len(below) > 0 {
		n := settle(below, width, 1.6*size)
		d.H += row
		baseline := d.H - 0.3*size
		for _, s := range below[:n] {
			d.Shapes = append(d.Shapes,
				Rect{X: s.x, Y: baseline - 0.78*size, W: swatch, H: swatch, Colour: s.Colour, Pattern: s.Pattern},
				Label{X: s.x + swatch + 0.5*size, Y: baseline, Size: size, Colour: Ink, Text: s.Label})
		}
		below = below[n:]
	}
	return d
}

// under is a label below the bar: at first where its part begins.
type under struct {
	Share
	x, w float64
}

// settle moves as many labels as one row holds until they stand clear of each
// other, as near to their parts as can be, and tells how many.
func settle(labels []under, width, gap float64) int {
	n, all := 1, labels[0].w
	for n < len(labels) && all+gap+labels[n].w <= width {
		all += gap + labels[n].w
		n++
	}
	free := 0.0
	for i := range n {
		labels[i].x = max(labels[i].x, free)
		free = labels[i].x + labels[i].w + gap
	}
	end := width
	for i := n - 1; i >= 0; i-- {
		labels[i].x = max(0, min(labels[i].x, end-labels[i].w))
		end = labels[i].x - gap
	}
	return n
}
