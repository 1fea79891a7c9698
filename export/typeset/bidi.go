package typeset

import (
	"reflect"

	gotext "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// levels gives each character its level of embedding, and the paragraph its
// own (UAX #9). The page is written from left to right, so a paragraph is too,
// whatever word it begins with, unless it has letters of the other direction
// and none of this one.
//
// A span is said by somebody else than its neighbours, as a name in a sentence
// of ours. In a paragraph that is read from the left, one with letters of the
// other direction is a text of its own (UAX #9, rule HL4), lest the number after
// a name be drawn to its other side.
func levels(t text) (levels []uint8, base uint8) {
	switch left, right := directions(t.runes); {
	case !right: // as most text is
		return make([]uint8, len(t.runes)), 0
	case !left:
		return embedding(t.runes, 1), 1
	}
	for start := 0; start < len(t.runes); {
		end := start + 1
		for end < len(t.runes) && t.spans[end] == t.spans[start] {
			end++
		}
		said := t.runes[start:end]
		levels = append(levels, embedding(said, direction(said))...)
		start = end
	}
	return levels, 0
}

// direction is the level of a text by itself.
func direction(runes []rune) uint8 {
	if left, right := directions(runes); right && !left {
		return 1
	}
	return 0
}

// embedding is the level of each character of a text whose own is base.
func embedding(runes []rune, base uint8) []uint8 {
	levels := make([]uint8, len(runes))
	if _, right := directions(runes); !right {
		return levels
	}
	direction := gotext.LeftToRight
	if base == 1 {
		direction = gotext.RightToLeft
	}
	tame, places := withoutOverrides(runes), []int(nil)
	if base == 0 {
		tame, places = closed(tame)
	}
	var p gotext.Paragraph
	runs := p.Segment(tame, direction)
	// Segment has worked out the levels, but its runs join what is two levels
	// apart, which would put a number on the wrong side of its word. Reflection
	// can read the levels themselves.
	own := reflect.ValueOf(runs).FieldByName("levels")
	for i := range levels {
		at := i
		if places != nil {
			at = places[i]
		}
		levels[i] = uint8(own.Index(at).Int())
	}
	return levels
}

// closed is a text that is read from the left with a mark (LRM) where a phrase of
// the other direction ends: after its last letter. So the age after a name stays
// after it and is not drawn to the year before it (UAX #9, rule HL3; a number
// before a phrase stays where it is by itself, rule W7). Places are where the
// characters of the text are then.
func closed(runes []rune) (marked []rune, places []int) {
	const mark = '\u200E'
	ends := make([]bool, len(runes)+1) // of phrases
	right := -1                        // after the last letter of a phrase, and its accents
	for i, r := range runes {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			right = i + 1
		case bidi.NSM:
			if right == i {
				right = i + 1
			}
		case bidi.L:
			if right >= 0 {
				ends[right] = true
			}
			right = -1
		}
	}
	if right >= 0 {
		ends[right] = true
	}
	places = make([]int, len(runes))
	for i, r := range runes {
		if ends[i] {
			marked = append(marked, mark)
		}
		places[i] = len(marked)
		marked = append(marked, r)
	}
	return marked, places
}

// withoutOverrides makes an override of the direction (RLO, LRO) an embedding
// (RLE, LRE): no pasted character may turn letters and digits round, so that
// 1982 is read as 2891.
func withoutOverrides(runes []rune) []rune {
	tame := make([]rune, len(runes))
	for i, r := range runes {
		switch r {
		case '\u202E':
			r = '\u202B'
		case '\u202D':
			r = '\u202A'
		}
		tame[i] = r
	}
	return tame
}

// directions tells whether a text has letters that are read from the left, and
// anything that is read from the right.
func directions(runes []rune) (left, right bool) {
	for _, r := range runes {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			left = true
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			right = true
		}
	}
	return left, right
}
