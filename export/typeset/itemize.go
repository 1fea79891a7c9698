package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// word is a stretch of a text that is shaped at once: one face, script,
// language, direction and size, and either no spaces or nothing but spaces (none
// of the bundled fonts kerns with a space).
type word struct {
	start, end int   // in runes of the text
	span       int32 // of its last character
	cascade    *cascade
	voice
	space bool
	torn  bool // its start is inside a user-perceived character
}

// longest is how many characters may be one user-perceived character. Living
// languages stay far below. Without an end, a heap of accents would be a glyph
// that no font file can hold.
const longest = 32

// farthest is how many characters are shaped at once. Where letters depend on
// each other, each place where a word may be cut costs shaping it anew, and
// nobody's word is so long.
const farthest = 64

// voice is all that decides how the characters of a word are shaped.
type voice struct {
	face   *Face
	script language.Script
	lang   string
	level  uint8 // of embedding; odd is right to left (UAX #9)
}

// itemize cuts a text into words, which it appends. Faces are chosen for a whole user-perceived
// character, so that no accent is torn from its letter; starts tells where
// these begin, and is told where one had to be torn. Other finds a face for what
// no bundled one has; it may be nil.
func itemize(words []word, t text, spans []Span, levels []uint8, starts []bool, other func(rune) *Face) []word {
	var last *word
	for i := 0; i < len(t.runes); {
		end := i + 1
		for end < len(t.runes) && !starts[end] && end-i < longest {
			end++
		}
		unit := t.runes[i:end]
		w := word{start: i, end: end, span: t.spans[i], space: len(unit) == 1 && isSpace(unit[0]), torn: !starts[i]}
		starts[i] = true
		if last != nil && last.span == w.span {
			w.cascade = last.cascade
		} else {
			w.cascade = cascadeOf(spans[w.span].Style)
		}
		w.lang = spans[w.span].Lang
		w.level = levels[i]
		w.face, w.script = w.cascade.choose(unit, last, other)
		if last != nil && joins(last, &w, spans) {
			last.end, last.span, last.cascade = end, w.span, w.cascade
		} else {
			words = append(words, w)
			last = &words[len(words)-1]
		}
		i = end
	}
	return words
}

// joins tells whether two neighbours are shaped as one. A change of colour or
// of link does not part letters, as a name in two colours is still one name.
func joins(a, b *word, spans []Span) bool {
	if a.voice != b.voice || a.space != b.space || b.torn || b.end-a.start > farthest {
		return false
	}
	if a.span == b.span {
		return true
	}
	x, y := &spans[a.span], &spans[b.span]
	return x.Size == y.Size && x.Rise == y.Rise && x.Track == y.Track
}

// choose finds the face and script for a user-perceived character: the first
// face of the style's cascade that has all of it, or else its first character.
// Spaces and invisible characters stay with the face before them, so that a
// Khmer phrase is one stretch. What no face has, nor any other, falls to the first
// face, whose glyph for a missing character is an empty box.
func (c *cascade) choose(unit []rune, last *word, other func(rune) *Face) (*Face, language.Script) {
	if last != nil && last.cascade == c && follows(unit, last.face) {
		return last.face, last.script
	}
	script := language.LookupScript(unit[0])
	face := c.find(script, func(f *Face) bool { return f.shows(unit) })
	if face == nil {
		face = c.find(script, func(f *Face) bool { return f.Has(unit[0]) })
	}
	if face == nil && other != nil {
		face = other(unit[0])
	}
	if face == nil {
		face = c.first()
	}
	switch {
	case face.script != language.Latin && face.script != 0:
		script = face.script
	case script.Strong():
	case last != nil && last.face == face:
		script = last.script
	case face.script == 0:
		script = language.Common
	default:
		script = face.script
	}
	return face, script
}

// follows tells whether a unit takes the face of what stands before it.
func follows(unit []rune, face *Face) bool {
	if len(unit) == 1 && isSpace(unit[0]) {
		return face.Has(unit[0])
	}
	for _, r := range unit {
		if !harfbuzz.IsDefaultIgnorable(r) {
			return false
		}
	}
	return true
}

// shows tells whether the face has all characters that are to be seen.
func (f *Face) shows(unit []rune) bool {
	for _, r := range unit {
		if !f.Has(r) && !harfbuzz.IsDefaultIgnorable(r) {
			return false
		}
	}
	return true
}

// isSpace tells white space. The Ogham space is a stroke.
func isSpace(r rune) bool {
	return r == ' ' || r > 0x7F && r != '\u1680' && unicode.Is(unicode.Zs, r)
}

// What makes the next consonant a subscript, in Khmer and in Burmese. Unicode's
// segmentation parts the two (UAX #29), their shapes do not.
const (
	coeng  = '\u17D2'
	virama = '\u1039'
)

// units tells where the user-perceived characters of a text begin: the
// grapheme clusters of UAX #29, with subscripts joined to their base.
func units(seg *segmenter.Segmenter, runes []rune) []bool {
	starts := make([]bool, len(runes)+1)
	for g := seg.GraphemeIterator(); g.Next(); {
		at := g.Grapheme().Offset
		starts[at] = at == 0 || runes[at-1] != coeng && runes[at-1] != virama
	}
	return starts
}
