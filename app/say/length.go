package say

import (
	"strings"
	"unicode"
)

// spaceless are scripts that write no space between words.
var spaceless = []*unicode.RangeTable{unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Tibetan}

// Length says how long texts of one language are together: in words, or in letters
// where no spaces part the words.
func Length(texts ...string) string {
	n, letters := 0, false
	for _, text := range texts {
		if !isSpaceless(text) {
			n += len(strings.Fields(text))
			continue
		}
		letters = true
		for _, r := range text {
			if unicode.IsLetter(r) {
				n++
			}
		}
	}
	if letters {
		return N(n, "%s letter", "%s letters")
	}
	return N(n, "%s word", "%s words")
}

func isSpaceless(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsOneOf(spaceless, r) })
}
