package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// printer keeps the first error of many prints.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) linef(format string, a ...any) {
	if p.err == nil {
		if _, err := fmt.Fprintf(p.w, format+"\n", a...); err != nil {
			p.err = fmt.Errorf("failed to print: %w", err)
		}
	}
}

// count is a number of things, in words: "1 page", "2 pages".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// oneLine keeps what a file or a person said from breaking the line or the
// terminal: no control sequences, and no marks that turn the direction of what
// stands after them.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// short is oneLine of what a table or a message has room for.
func short(s string) string {
	const longest = 60
	s = strings.Join(strings.Fields(oneLine(s)), " ")
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}
