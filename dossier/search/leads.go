package search

import "strings"

// Leads reports whether the words of a text begin the first words of a name, in
// their order: "te va" leads "Tep Vanny". Nothing leads any name.
func Leads(name, text string) bool { return leads(fold(name), strings.Fields(fold(text))) }

// Leads is [Leads] for what a list calls a person by, with words that were folded.
func (l *Line) Leads(words []string) bool { return leads(l.folded, words) }

func leads(name string, words []string) bool {
	for _, w := range words {
		if !strings.HasPrefix(name, w) {
			return false
		}
		_, name, _ = strings.Cut(name, " ")
	}
	return true
}
