package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"habeas/dossier/script"
)

// fold brings a text down to what is compared: lower case, without accents,
// digits of any script as ASCII, words with one space between them, and nothing
// of what is not seen.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case script.Unseen(r):
			continue
		case unicode.IsMark(r):
			if unicode.Is(unicode.Inherited, r) {
				continue // an accent; the vowels of Khmer are of their own script
			}
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		switch {
		case r < 0x80:
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsDigit(r):
			b.WriteRune(script.Digit(r))
		default:
			r = unicode.ToLower(r)
			if plain, ok := plainLetters[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// separates reports whether a character stands between words.
func separates(r rune) bool {
	return !script.Unseen(r) && !unicode.IsMark(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// plainLetters are letters that people type without their stroke or in two.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ς': "σ",
}

// Fold is what a text is compared by, here and elsewhere.
func Fold(s string) string { return fold(s) }
