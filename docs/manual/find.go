package manual

import "strings"

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

// Find gives the places in which all words of the query stand, those with them
// in a heading first. fold makes letters alike that a reader takes for alike,
// such as small and capital ones.
func Find(query string, fold func(string) string) []Hit {
	want := strings.Fields(fold(query))
	if len(want) == 0 {
		return nil
	}
	var heads, others []Hit
	for _, p := range parts() {
		head := fold(p.page.Title + " " + p.heading)
		all := head + " " + fold(p.text)
		if !holds(all, want) {
			continue
		}
		h := Hit{Page: p.page.Name, Title: p.page.Title, Anchor: p.anchor, Heading: p.heading, Excerpt: excerpt(p.text, want, fold)}
		if holds(head, want) {
			heads = append(heads, h)
		} else {
			others = append(others, h)
		}
	}
	return append(heads, others...)
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// parts are all pages, cut at their headings.
func parts() []part {
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
	words := strings.Fields(text)
	at := 0
	for i, w := range words {
		if strings.Contains(fold(w), want[0]) {
			at = i
			break
		}
	}
	from := max(0, at-before)
	to := min(len(words), from+shown)
	s := strings.Join(words[from:to], " ")
	if from > 0 {
		s = "… " + s
	}
	if to < len(words) {
		s += " …"
	}
	return s
}
