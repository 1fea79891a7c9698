package manual

import (
	"regexp"
	"strings"
)

// Span is a run of text in one style.
type Span struct {
	Text string
	Bold bool
	Code bool
	Link string // where it leads; see [Split]
}

var (
	styled = regexp.MustCompile("\\*\\*([^*]+)\\*\\*|`([^`]+)`|\\[([^\\]]+)\\]\\(([^)]+)\\)")
	link   = regexp.MustCompile(`\[([^\]]+)\]\(([^)]+)\)`)
)

// Spans are the runs of a text: **bold**, `code` and [links](page.md). A line end
// is a space.
func Spans(text string) []Span {
	text = strings.ReplaceAll(text, "\n", " ")
	var l []Span
	from := 0
	for _, m := range styled.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > from {
			l = append(l, Span{Text: text[from:m[0]]})
		}
		from = m[1]
		switch {
		case m[2] >= 0:
			l = append(l, Span{Text: text[m[2]:m[3]], Bold: true})
		case m[4] >= 0:
			l = append(l, Span{Text: text[m[4]:m[5]], Code: true})
		default:
			l = append(l, Span{Text: strings.ReplaceAll(text[m[6]:m[7]], "**", ""), Link: text[m[8]:m[9]]})
		}
	}
	if from < len(text) {
		l = append(l, Span{Text: text[from:]})
	}
	return l
}

// Plain is a text without the signs of its styles.
func Plain(text string) string {
	var b strings.Builder
	for _, s := range Spans(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}
