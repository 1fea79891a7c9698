// Package script is what comparing texts must know of the world's scripts:
// their digits, which of them put no space between words, and which signs are
// not seen.
package script

import (
	"strings"
	"unicode"
)

// Digit is the ASCII digit of a decimal digit of any script, and any other sign
// itself. Unicode keeps the ten digits of a script together, from zero upward
// (The Unicode Standard, 4.6).
func Digit(r rune) rune {
	if r < 0x80 {
		return r
	}
	for _, t := range unicode.Nd.R16 {
		if lo := rune(t.Lo); r >= lo && r <= rune(t.Hi) {
			return '0' + (r-lo)%10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if lo := rune(t.Lo); r >= lo && r <= rune(t.Hi) {
			return '0' + (r-lo)%10
		}
	}
	return r
}

var withoutSpaces = []*unicode.RangeTable{
	unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Tibetan,
}

// Unspaced reports whether the script of a letter puts no space between words:
// each of its letters may begin one.
func Unspaced(r rune) bool { return r >= 0x0E00 && unicode.In(r, withoutSpaces...) }

// Unseen reports what may stand inside a word without being seen: soft hyphens,
// zero-width spaces and joiners, marks of direction, variation selectors,
// fillers (Default_Ignorable_Code_Point of UAX #44, 5.8).
func Unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Shows reports whether a text leaves anything on paper: not one of spaces,
// controls and unseen signs alone.
func Shows(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		const blankBraille = '\u2800'
		return !unicode.IsSpace(r) && !unicode.IsControl(r) && !Unseen(r) && r != blankBraille
	})
}
