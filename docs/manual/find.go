package manual

import (
	"slices"
	"strings"

	"habeas/export/typeset/dictionary"
)

// Hit is a place of the manual at which something was found.
type Hit struct {
	Page    string // its name
	Title   string // its title
	Anchor  string // of the heading above; "" at the beginning of the page
	Heading string // that heading, or ""
	Excerpt string // what stands there, from a little before the first word
}

// part is a page from a heading to the next one.
type part struct {
	page            Page
	anchor, heading string
	text            string
}

// Find gives the places of the manual in a language in which all words of the query
// stand, those with them in a heading first, then those that have them as they were
// typed. fold makes letters alike that a reader takes for alike, such as small and
// capital ones. Khmer needs no spaces between the words.
func Find(lang, query string, fold func(string) string) []Hit {
	typed := strings.Fields(fold(query))
	var want []string
	for _, w := range typed {
		want = append(want, Pieces(w)...)
	}
	if len(want) == 0 {
		return nil
	}
	var found [3][]Hit
	for _, p := range parts(Pages(lang)) {
		head := fold(p.page.Title + " " + p.heading)
		all := head + " " + fold(p.text)
		if !holds(all, want) {
			continue
		}
		rank := 2
		switch {
		case holds(head, typed):
			rank = 0
		case holds(all, typed):
			rank = 1
		}
		h := Hit{Page: p.page.Name, Title: p.page.Title, Anchor: p.anchor, Heading: p.heading, Excerpt: excerpt(p.text, want, fold)}
		found[rank] = append(found[rank], h)
	}
	return slices.Concat(found[:]...)
}

// Pieces cuts a text after its spaces, and where words end that are written without.
func Pieces(text string) []string {
	runes := []rune(text)
	var l []string
	from := 0
	ends := dictionary.Breaks(runes)
	for i := range runes {
		ended := len(ends) > 0 && ends[0] == i
		if ended {
			ends = ends[1:]
		}
		if i > from && (ended || plainSpace(runes[i-1]) && !plainSpace(runes[i])) {
			l = append(l, string(runes[from:i]))
			from = i
		}
	}
	if from < len(runes) {
		l = append(l, string(runes[from:]))
	}
	return l
}

// plainSpace tells a space at which a line may break.
func plainSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// parts are all pages, cut at their headings.
func parts(pages []Page) []part {
	var l []part
	for _, page := range pages {
		now := part{page: page}
		for _, b := range page.Blocks {
			if b.Kind == Heading {
				l = append(l, now)
				now = part{page: page, anchor: b.Anchor, heading: Plain(b.Text)}
				continue
			}
			now.text = strings.TrimSpace(now.text + " " + b.plain())
		}
		l = append(l, now)
	}
	return l
}

// The words before the first one that was looked for, and all of them.
const before, shown = 4, 16

func excerpt(text string, want []string, fold func(string) string) string {
	words := Pieces(strings.Join(strings.Fields(text), " "))
	at := 0
	for i, w := range words {
		if strings.Contains(fold(w), want[0]) {
			at = i
			break
		}
	}
	from := max(0, at-before)
	to := min(len(words), from+shown)
	s := strings.TrimSpace(strings.Join(words[from:to], ""))
	if from > 0 {
		s = "… " + s
	}
	if to < len(words) {
		s += " …"
	}
	return s
}
