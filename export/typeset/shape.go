package typeset

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// glyphs is a shaped word: its clusters in the order of the text. It is shared
// by all places where the word stands, so nobody may write to it.
type glyphs struct {
	clusters []Cluster
	starts   []int32 // of each cluster, in runes from the word's start
	// unsafe marks the clusters before which the word cannot be cut without
	// shaping both halves anew, as when a kerning pair is parted.
	unsafe []bool
	inks   []ink // of each cluster
}

// ink is how far a cluster is drawn above and below the baseline, in font units.
type ink struct{ above, below int16 }

// wordKey names a shaped word. Sizes are not in it: shaping is done in font
// units, and the bundled fonts have no hinted or optical sizes.
type wordKey struct {
	text   string
	face   *Face
	script language.Script
	lang   string
	rtl    bool
}

// noLigatures keeps Latin, Greek and Cyrillic letters apart (fi, ffl), so that
// every PDF reader finds a name by its letters.
var noLigatures = []shaping.FontFeature{{Tag: opentype.MustNewTag("liga"), Value: 0}}

// shape shapes a word, or remembers it.
func (s *Setter) shape(runes []rune, v voice) *glyphs {
	key := wordKey{string(runes), v.face, v.script, v.lang, v.level%2 == 1}
	if g, ok := s.words[key]; ok {
		return g
	}
	g := s.harfbuzz(runes, v)
	s.words[key] = g
	return g
}

// harfbuzz is the only way to HarfBuzz.
func (s *Setter) harfbuzz(runes []rune, v voice) *glyphs {
	rtl := v.level%2 == 1
	in := shaping.Input{
		Text:      runes,
		RunEnd:    len(runes),
		Direction: di.DirectionLTR,
		Face:      s.face(v.face),
		Size:      fixed.I(v.face.Upem), // a point is a font unit
		Script:    v.script,
		Language:  "en",
	}
	if v.lang != "" {
		in.Language = language.NewLanguage(v.lang)
	}
	if rtl {
		in.Direction = di.DirectionRTL
	}
	switch v.script {
	case language.Latin, language.Greek, language.Cyrillic:
		in.FontFeatures = noLigatures
	}
	out := s.shaper.ShapeNoExtents(in)
	g := gather(runes, out.Glyphs, rtl)
	g.inks = s.inks(g, v.face)
	s.noteMissing(g, v.face)
	return g
}

// face is the Setter's own view of a face: go-text's Face is a cache over the
// shared Font and not safe for concurrent use.
func (s *Setter) face(f *Face) *font.Face {
	own, ok := s.faces[f]
	if !ok {
		own = font.NewFace(f.font)
		s.faces[f] = own
	}
	return own
}

const notdef = 0 // the glyph for a missing character

// gather merges the glyphs that share a cluster. HarfBuzz gives them in visual
// order, and each cluster by the index of its first character.
func gather(runes []rune, shaped []shaping.Glyph, rtl bool) *glyphs {
	g := &glyphs{}
	for i := 0; i < len(shaped); {
		var c Cluster
		start := shaped[i].TextIndex()
		unsafe, boxed := false, false
		for ; i < len(shaped) && shaped[i].TextIndex() == start; i++ {
			from := &shaped[i]
			unsafe = unsafe || from.Mask&harfbuzz.GlyphUnsafeToBreak != 0
			id := uint16(from.GlyphID)
			if from.GlyphID == font.EmptyGlyph {
				c.Advance += int32(from.Advance.Round())
				continue
			}
			if id == notdef {
				if boxed {
					continue // one box for an emoji, of however many characters
				}
				boxed = true
			}
			c.Glyphs = append(c.Glyphs, Glyph{
				ID: id,
				X:  c.Advance + int32(from.XOffset.Round()),
				Y:  int32(from.YOffset.Round()),
			})
			c.Advance += int32(from.Advance.Round())
		}
		g.clusters = append(g.clusters, c)
		g.starts = append(g.starts, int32(start))
		g.unsafe = append(g.unsafe, unsafe)
	}
	if len(g.clusters) == 0 { // a font may swallow an invisible character whole
		g.clusters, g.starts, g.unsafe = make([]Cluster, 1), make([]int32, 1), make([]bool, 1)
	}
	if rtl {
		slices.Reverse(g.clusters)
		slices.Reverse(g.starts)
		slices.Reverse(g.unsafe)
	}
	for i := range g.clusters {
		end := len(runes)
		if i+1 < len(g.starts) {
			end = int(g.starts[i+1])
		}
		g.clusters[i].Text = string(runes[g.starts[i]:end])
	}
	return g
}

func (s *Setter) inks(g *glyphs, f *Face) []ink {
	inks := make([]ink, len(g.clusters))
	for i, c := range g.clusters {
		for _, glyph := range c.Glyphs {
			box, _ := s.face(f).GlyphExtents(font.GID(glyph.ID)) // its height is negative
			top := float32(glyph.Y) + box.YBearing
			inks[i].above = max(inks[i].above, int16(top))
			inks[i].below = max(inks[i].below, int16(-top-box.Height))
		}
	}
	return inks
}

func (s *Setter) noteMissing(g *glyphs, f *Face) {
	for _, c := range g.clusters {
		for _, glyph := range c.Glyphs {
			if glyph.ID != notdef {
				continue
			}
			for _, r := range c.Text {
				if !f.Has(r) && !harfbuzz.IsDefaultIgnorable(r) {
					s.missing[r] = true
				}
			}
		}
	}
}
