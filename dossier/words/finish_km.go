package words

import (
	"strings"
	"unicode"
)

// finishKhmer sets the colon as Khmer has it.
func finishKhmer(s string) string { return strings.ReplaceAll(s, ": ", "៖ ") }

// withKhmerDigits are the words with other digits. What holds a letter of the
// Latin script too is a number of something and stays as it can be looked up:
// "SHA-256", the number of a packet.
func withKhmerDigits(w *Words) *Words {
	k := *w
	k.Tag = w.Tag + "-u-nu-khmr"
	k.finish = func(s string) string {
		s = w.finish(s)
		if !strings.ContainsAny(s, "0123456789") {
			return s
		}
		var b strings.Builder
		for s != "" {
			n := strings.IndexFunc(s, unicode.IsSpace)
			if n < 0 {
				n = len(s)
			}
			b.WriteString(khmerDigits(s[:n]))
			rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
			b.WriteString(s[n : len(s)-len(rest)])
			s = rest
		}
		return b.String()
	}
	return &k
}

func khmerDigits(word string) string {
	if strings.ContainsFunc(word, func(r rune) bool { return r <= unicode.MaxASCII && unicode.IsLetter(r) }) {
		return word
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '០'
		}
		return r
	}, word)
}
