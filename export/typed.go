package export

import (
	"strings"

	"habeas/dossier/script"
)

// oneLine is what somebody typed into a field of one line: line breaks and tabs,
// which come with pasted text, are single spaces. A text that shows nothing is
// "".
func oneLine(s string) string {
	if !script.Shows(s) {
		return ""
	}
	return strings.Join(strings.FieldsFunc(s, breaking), " ")
}

// prose is what somebody typed as paragraphs: it keeps its line breaks, and of
// empty lines that follow each other one.
func prose(s string) string {
	var out []string
	empty := false
	for line := range strings.SplitSeq(newlines.Replace(s), "\n") {
		if !script.Shows(line) {
			empty = true
			continue
		}
		if empty && len(out) > 0 {
			out = append(out, "")
		}
		out, empty = append(out, oneLine(line)), false
	}
	return strings.Join(out, "\n")
}

// newlines makes the newlines of UAX #14 one.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// breaking reports white space at which a line may break; the spaces that hold
// words together are not among it.
func breaking(r rune) bool { return strings.ContainsRune(" \t\n\r\v\f\u0085\u2028\u2029", r) }
