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
func levels(runes []rune) (levels []uint8, base uint8) {
	levels = make([]uint8, len(runes))
	left, right := directions(runes)
	if !right {
		return levels, 0
	}
	direction := gotext.LeftToRight
	if !left {
		direction, base = gotext.RightToLeft, 1
	}
	var p gotext.Paragraph
	runs := p.Segment(withoutOverrides(runes), direction)
	// Segment has worked out the levels, but its runs join what is two levels
	// apart, which would put a number on the wrong side of its word. Reflection
	// can read the levels themselves.
	own := reflect.ValueOf(runs).FieldByName("levels")
	for i := range levels {
		levels[i] = uint8(own.Index(i).Int())
	}
	return levels, base
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
