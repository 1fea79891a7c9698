package cli

import (
	"fmt"
	"io"
	"strings"
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
// terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < 0x20 || r == 0x7f:
			return -1
		}
		return r
	}, s)
}
