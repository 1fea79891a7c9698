package words

import (
	"regexp"
	"strings"
	"unicode"
)

// finishKhmer sets the colon as Khmer has it, and writes a number in words in one
// with what it counts.
func finishKhmer(s string) string {
	return khmerCount.ReplaceAllString(strings.ReplaceAll(s, ": ", "៖ "), "$1$2")
}

var khmerCount = regexp.MustCompile(`([ក-៓])\x{a0}([ក-៓])`)

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
