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
func Shares(width float64, shares []Share, measure Measure) Drawing { return Drawing{W: width} }
