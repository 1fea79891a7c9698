package typeset

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Options say how a paragraph is broken into lines.
type Options struct {
	Width   float64 // of a line, in points; zero or less is without end
	Indent  float64 // of the first line, in points
	Justify bool    // spaces stretch so that all lines but the last are full
}

// Setter turns text into lines. It remembers words that it has shaped and the
// characters that it could not show, so one Setter serves a whole document. It
// is not safe for concurrent use; Setters in different goroutines share the
// faces alone.
type Setter struct {
	shaper shaping.HarfbuzzShaper
	faces  map[*Face]*font.Face
}

// NewSetter returns a Setter that has set nothing yet.
func NewSetter() *Setter {
	return &Setter{faces: map[*Face]*font.Face{}}
}

// Lines sets text as a paragraph. A newline in the text begins a new line (and
// a line so ended is Last); a tab is a space; other control characters are
// dropped. No line is wider than o.Width, unless a single cluster is. Empty
// text has no lines.
func (s *Setter) Lines(spans []Span, o Options) []Line {
	return []Line{s.Line(spans...)}
}

// Line sets text in one line, however long; a newline in it is a space.
func (s *Setter) Line(spans ...Span) Line {
	var line Line
	for _, span := range spans {
		run := s.run(span)
		run.X = line.Width
		line.Width += run.Width
		scale := span.Size / float64(run.Face.Upem)
		line.Ascent = max(line.Ascent, float64(run.Face.Ascent)*scale)
		line.Descent = max(line.Descent, float64(run.Face.Descent)*scale)
		line.Runs = append(line.Runs, run)
	}
	line.Last = true
	return line
}

// Measure is the width of text in one line, in points, without a space at its
// end.
func (s *Setter) Measure(spans ...Span) float64 {
	return s.Line(spans...).Width
}

// Missing lists, in order, the characters set so far that no bundled face has.
// Each was printed as an empty box that keeps the character as its text.
func (s *Setter) Missing() []rune { return nil }

func (s *Setter) run(span Span) Run {
	face := PrimaryFace(span.Style)
	script := language.Latin
	for _, r := range span.Text {
		if language.LookupScript(r) == language.Khmer {
			face, script = cascadeOf(span.Style).face(1), language.Khmer
		}
	}
	hb, ok := s.faces[face]
	if !ok {
		hb = font.NewFace(face.font)
		s.faces[face] = hb
	}
	text := []rune(span.Text)
	out := s.shaper.ShapeNoExtents(shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Face: hb, Size: fixed.I(face.Upem), Script: script, Language: "en"})
	run := Run{Style: span.Style, Face: face}
	for i := 0; i < len(out.Glyphs); {
		var c Cluster
		start := out.Glyphs[i].ClusterIndex
		for ; i < len(out.Glyphs) && out.Glyphs[i].ClusterIndex == start; i++ {
			g := out.Glyphs[i]
			c.Glyphs = append(c.Glyphs, Glyph{ID: uint16(g.GlyphID), X: c.Advance + int32(g.XOffset.Round()), Y: int32(g.YOffset.Round())})
			c.Advance += int32(g.Advance.Round())
		}
		end := len(text)
		if i < len(out.Glyphs) {
			end = out.Glyphs[i].ClusterIndex
		}
		c.Text = string(text[start:end])
		run.Clusters = append(run.Clusters, c)
		run.Width += float64(c.Advance)*span.Size/float64(face.Upem) + span.Track
	}
	return run
}
