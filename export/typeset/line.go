package typeset

// Style is how a span of text is set.
type Style struct {
	Family Family
	Bold   bool
	Italic bool
	Size   float64 // in points
	Color  Color
	Rise   float64 // of the baseline, in points; a superscript is a small size with a rise
	Track  float64 // extra space after each cluster, in points
	Lang   string  // BCP 47 language of the text; decides shaping and hyphens, "" is not known: shaped as English
	Link   string  // an internal destination by name, or an outside address; "" is none
}

// Color is 0xRRGGBB.
type Color uint32

// Span is text in one style.
type Span struct {
	Text string
	Style
}

// Glyph is a glyph of a cluster, placed relative to the cluster's origin on
// the baseline. X and Y are in font units (1/upem em), Y upward.
type Glyph struct {
	ID   uint16
	X, Y int32
}

// Cluster is the smallest piece of text that was shaped as one: the characters
// as typed, and the glyphs that show them.
type Cluster struct {
	Text    string
	Glyphs  []Glyph
	Advance int32 // in font units, kerning included
}

// Run is a stretch of clusters in one style and one face, in visual order from
// left to right; it starts X points right of the line's start. Clusters of a
// right-to-left run are in visual order too.
type Run struct {
	Style    Style
	Face     *Face
	X        float64
	Width    float64
	RTL      bool
	Clusters []Cluster
}

// Line is a laid-out line, its runs in visual order. They give the text of the
// line when the clusters' texts are joined, where all is read from the left; the
// space at which a line was broken is its last cluster then and has no width that
// counts. Lengths are in points.
type Line struct {
	Runs    []Run
	Width   float64 // without the space at its end
	Ascent  float64 // of the tallest face and size in it; more where Khmer signs or stacked accents are drawn higher
	Descent float64 // positive, below the baseline; more where Khmer subscripts are drawn lower
	Last    bool    // the last line of its paragraph
	RTL     bool    // the paragraph is read from the right
}
