package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"habeas/dossier"
)

// Match is where a query found something in a dossier.
type Match struct {
	Field    string // of the query language; "" for what has none
	Text     string // as it was written
	From, To int    // where in Text, in bytes; the same where that cannot be told
}

var fieldOf = [sections]string{
	sectionName: "name", sectionCharge: "charge", sectionAffiliation: "affiliation",
	sectionPlace: "place", sectionTag: "tag", sectionSource: "source",
}

// Matched says where the words of a query stand in a dossier that it finds: for
// each word or phrase the first text that has it, and a text once. What is in a
// name comes last, as one sees that anyway. It walks through the whole dossier,
// so it is for those that are shown.
func (q Query) Matched(v *dossier.View, d *dossier.Dossier) []Match {
	asked := wordsOf(q.root, nil)
	if len(asked) == 0 {
		return nil
	}
	custody, g := v.Custody(d), gather(v, d)
	type written struct {
		in   section
		text string
	}
	var all []written
	eachText(v, d, &custody, g.cited, g.texts, func(s section, texts ...string) {
		for _, t := range texts {
			if t != "" {
				all = append(all, written{s, t})
			}
		}
	})
	var found []Match
	for _, w := range asked {
		i := slices.IndexFunc(all, func(t written) bool {
			return (w.in == sectionAll || w.in == t.in) && w.stand(" "+fold(t.text)+" \n")
		})
		if i < 0 || slices.ContainsFunc(found, func(m Match) bool { return m.Text == all[i].text }) {
			continue
		}
		m := Match{Field: fieldOf[all[i].in], Text: all[i].text}
		m.From, m.To = where(m.Text, strings.TrimSpace(w.key), w.start)
		found = append(found, m)
	}
	slices.SortStableFunc(found, func(a, b Match) int { return inName(a) - inName(b) })
	return found
}

func inName(m Match) int {
	if m.Field == fieldOf[sectionName] {
		return 1
	}
	return 0
}

// wordsOf are the words that a query asks for, but for those that it asks not to
// be there.
func wordsOf(n node, l []words) []words {
	switch n := n.(type) {
	case words:
		l = append(l, n)
	case allOf:
		for _, below := range n {
			l = wordsOf(below, l)
		}
	case anyOf:
		for _, below := range n {
			l = wordsOf(below, l)
		}
	}
	return l
}

// where finds a folded key in a text as it was written, in bytes. Letters are
// folded one by one, which is right but where one is made of several that swap
// places; then it is not found.
func where(text, key string, start bool) (from, to int) {
	var folded strings.Builder
	var at []int // for each byte of the folded text, where its letter begins
	gap := false
	for i, r := range text {
		f := fold(string(r))
		if f == "" {
			// Between words stands one space, whatever was written; an accent and what
			// is not seen are no gap.
			gap = gap || separates(r)
			continue
		}
		if gap && folded.Len() > 0 {
			folded.WriteByte(' ')
			at = append(at, i)
		}
		gap = false
		folded.WriteString(f)
		for range len(f) {
			at = append(at, i)
		}
	}
	s := folded.String()
	for begin := 0; ; {
		n := strings.Index(s[begin:], key)
		if n < 0 || key == "" {
			return 0, 0
		}
		n += begin
		if start && n > 0 && s[n-1] != ' ' {
			_, size := utf8.DecodeRuneInString(s[n:])
			begin = n + size
			continue
		}
		to = len(text)
		if end := n + len(key); end < len(at) {
			to = at[end]
		}
		// What stands before the next word is not part of it.
		return at[n], len(strings.TrimRightFunc(text[:to], separates))
	}
}
