package typeset

import (
	"maps"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Options say how a paragraph is broken into lines.
type Options struct {
	Width   float64 // of a line, in points; zero or less is without end
	Indent  float64 // of the first line, in points
	Justify bool    // spaces give way so that all lines but the last are full
	// Words of English and French in small letters may be hyphenated, where lines
	// would else be loose or ragged. Names, numbers and addresses never are.
	Hyphenate bool
}

// Setter turns text into lines. It remembers words that it has shaped and the
// characters that it could not show, so one Setter serves a whole document. It
// is not safe for concurrent use; Setters in different goroutines share the
// faces alone.
type Setter struct {
	// Other finds a face of the machine for a character that no bundled face has,
	// or nil. Without it such a character is an empty box.
	Other func(rune) *Face

	shaper    shaping.HarfbuzzShaper
	segmenter segmenter.Segmenter
	faces     map[*Face]*font.Face
	words     map[wordKey]*glyphs
	missing   map[rune]bool

	// Those of the last paragraph, to be written over by the next: lines hold copies.
	lastWords []word
	lastAtoms []atom
	lastBoxes []box
}

// NewSetter returns a Setter that has set nothing yet.
func NewSetter() *Setter {
	return &Setter{
		faces:   map[*Face]*font.Face{},
		words:   map[wordKey]*glyphs{},
		missing: map[rune]bool{},
	}
}

// Lines sets text as a paragraph. A newline in the text begins a new line (and
// a line so ended is Last); a tab is a space; other control characters are
// dropped. No line is wider than o.Width, unless a single cluster is. Empty
// text has no lines.
func (s *Setter) Lines(spans []Span, o Options) []Line {
	var lines []Line
	for i, t := range clean(spans, false) {
		if i > 0 {
			o.Indent = 0
		}
		lines = append(lines, s.lines(t, spans, o)...)
	}
	return lines
}

func (s *Setter) lines(t text, spans []Span, o Options) []Line {
	p := s.paragraph(t, spans)
	if len(p.atoms) == 0 {
		return []Line{blank(spans[t.owner].Style)}
	}
	if o.Width <= 0 {
		line := p.assemble(0, len(t.runes))
		line.Last = true
		line.move(o.Indent)
		return []Line{line}
	}
	limit := o.Width - max(o.Indent, 0)
	boxes := p.boxes(limit)
	ends, good := fit(boxes, o)
	if !good && o.Hyphenate && p.hyphenate() {
		boxes = p.boxes(limit)
		ends, _ = fit(boxes, o)
	}
	var lines []Line
	begin := 0
	for _, end := range ends {
		line := p.assemble(boxes[begin].start, boxes[end-1].end)
		full := o.Width
		if begin == 0 {
			full -= o.Indent
		}
		line.Last = end == len(boxes)
		if o.Justify && !line.Last {
			line.justify(full)
		} else if o.Justify && line.Width > full+tolerance {
			line.justify(full) // the last may have to shrink
		}
		if begin == 0 {
			line.move(o.Indent)
		}
		lines = append(lines, line)
		begin = end
	}
	return lines
}

// Line sets text in one line, however long; a newline in it is a space. The
// line of empty text is empty, and as high as its first span asks.
func (s *Setter) Line(spans ...Span) Line {
	for _, t := range clean(spans, true) {
		line := s.paragraph(t, spans).assemble(0, len(t.runes))
		line.Last = true
		return line
	}
	if len(spans) == 0 {
		return Line{Last: true}
	}
	return blank(spans[0].Style)
}

// blank is a line without text.
func blank(style Style) Line {
	line := Line{Last: true}
	f := PrimaryFace(style)
	line.grow(style, f, ink{int16(f.Ascent), int16(f.Descent)})
	return line
}

// Measure is the width of text in one line, in points, without a space at its
// end.
func (s *Setter) Measure(spans ...Span) float64 {
	return s.Line(spans...).Width
}

// Missing lists, in order, the characters set so far that no face has.
// Each was printed as an empty box that keeps the character as its text.
func (s *Setter) Missing() []rune {
	return slices.Sorted(maps.Keys(s.missing))
}
