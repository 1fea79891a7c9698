//go:build !headless

package widgets

import (
	"strings"

	"habeas/export/typeset/dictionary"
)

// mayBreak is a place in a text at which a label may begin a new line: the toolkit
// breaks lines at what is a space to Unicode, as this one is, and draws nothing of it.
const mayBreak = '\r'

// zeroSpace parts words that are written without spaces, where a person typed it.
const zeroSpace = '\u200b'

// Breakable is a text for a label that wraps. Khmer, Thai, Lao and Burmese are
// written without spaces between words, and the toolkit breaks lines at spaces alone,
// else inside a syllable: so it is told where words end. A text of other scripts
// stays as it is.
func Breakable(text string) string {
	runes := []rune(text)
	at := dictionary.Breaks(runes)
	if len(at) == 0 && !strings.ContainsRune(text, zeroSpace) {
		return text
	}
	var b strings.Builder
	for i, r := range runes {
		if len(at) > 0 && at[0] == i {
			b.WriteRune(mayBreak)
			at = at[1:]
		}
		if r == zeroSpace {
			r = mayBreak
		}
		b.WriteRune(r)
	}
	return b.String()
}
