package export

import (
	"context"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// press lays out one briefing.
type press struct {
	Briefing
	ctx      context.Context
	words    *words.Words
	say      *phrases
	shown    disclosure.Disclosed
	set      *typeset.Setter
	sheet    sheet
	doc      *pdf.Document // nil keeps the pages as they were laid out
	tree     *pdf.Element  // what the pages say, in reading order
	at       *pdf.Element  // the part of it that is being composed
	leaves   int           // pages of the body so far
	fixed    fixed
	faces    map[string]picture // photographs by hash
	title    string
	number   string
	asOf     string // the day in words
	findings []disclosure.Finding
}

// fixed gathers the words that the page brings itself and what it computed, each
// once, in the order of the page. What a dossier says is not among them, so that
// the leak check can tell the two apart.
type fixed struct {
	list []string
	seen map[string]bool
}

func (f *fixed) add(s string) {
	s = strings.TrimSpace(s)
	if s == "" || f.seen[s] {
		return
	}
	if f.seen == nil {
		f.seen = map[string]bool{}
	}
	f.seen[s] = true
	f.list = append(f.list, s)
}

// own finishes words of the page itself, and records them.
func (p *press) own(s string) string {
	s = p.words.Finish(s)
	p.fixed.add(s)
	return s
}

// verbatim records what the page itself brings and what must stay as it is, to be
// looked up: the number of the packet.
func (p *press) verbatim(s string) string {
	p.fixed.add(s)
	return s
}

// ownf records words of the page itself, composed of its own words.
func (p *press) ownf(format string, a ...any) string { return p.own(fmt.Sprintf(format, a...)) }

// text is a paragraph being composed. The methods tell whose words they add.
type text struct {
	p     *press
	style typeset.Style
	spans []typeset.Span
	lang  string // of all of it, "" is the page's

	tag     pdf.Tag      // "" is a paragraph
	element *pdf.Element // where it goes, nil begins a new one
}

func (p *press) text(s typeset.Style) *text { return &text{p: p, style: s} }

// own adds words of the page itself.
func (t *text) own(s string) *text { return t.in(t.style, t.p.own(s)) }

// ownf adds words of the page itself, composed of its own words.
func (t *text) ownf(format string, a ...any) *text { return t.own(fmt.Sprintf(format, a...)) }

// around adds a phrase of the page, and where it has %s what the briefing says.
func (t *text) around(phrase, s string) *text {
	before, after, _ := strings.Cut(phrase, "%s")
	t.own(before).said(s)
	if after != "" {
		t.own(after)
	}
	return t
}

// said adds what the disclosed briefing says in a field of one line.
func (t *text) said(s string) *text { return t.in(t.style, oneLine(s)) }

// saidIn adds what the briefing says in a field of one line in a language.
func (t *text) saidIn(s, lang string) *text { return t.in(inLang(t.style, lang), oneLine(s)) }

// prose adds what the briefing says as paragraphs, in a language or "".
func (t *text) prose(s, lang string) *text {
	if t.empty() {
		t.lang = lang
	}
	return t.in(inLang(t.style, lang), prose(s))
}

func inLang(style typeset.Style, lang string) typeset.Style {
	style.Lang = lang
	return style
}

// in adds words in another style, recorded already where they are the page's own.
func (t *text) in(style typeset.Style, s string) *text {
	if s != "" {
		t.spans = append(t.spans, typeset.Span{Text: s, Style: style})
	}
	return t
}

// cite adds the numbers of notes to a text that says something; without notes, as
// on a card, none.
func (t *text) cite(n *notes, sources []dossier.ID) *text {
	if n == nil || t.empty() {
		return t
	}
	style := superscript(t.style)
	first := true
	const gap = "\u202f" // lest "2017" and its note read as "20171"
	thin := style
	thin.Size /= 2
	for _, id := range sources {
		if _, known := t.p.shown.Source(id); !known {
			continue
		}
		if first {
			t.in(thin, gap)
		} else {
			t.in(style, ",").in(thin, gap)
		}
		first = false
		s := style
		s.Link = n.destination(id)
		t.in(s, t.p.ownf("%d", n.of(id)))
	}
	return t
}

func (t *text) empty() bool { return len(t.spans) == 0 }

// line sets the text in one line.
func (t *text) line() typeset.Line { return t.p.set.Line(t.spans...) }

// lines sets the text as a paragraph.
func (t *text) lines(width float64) []typeset.Line {
	return t.p.set.Lines(t.spans, typeset.Options{Width: width, Hyphenate: true})
}

// widest is how wide a text is where no line of it is broken.
func (t *text) widest() float64 {
	w := 0.0
	for _, line := range t.lines(math.MaxInt16) {
		w = max(w, line.Width)
	}
	return w
}

// fit sets the text in at most so many lines. What does not fit gives way to an
// ellipsis: for lists that name what another page says in full.
func (t *text) fit(width float64, most int) []typeset.Line {
	// No line holds so many letters; laying out all of a very long text, only to
	// show its beginning, would take long.
	const aLine = 300
	if t.runes() <= most*aLine {
		if lines := t.lines(width); len(lines) <= most {
			return lines
		}
	}
	low, high := 0, most*aLine
	fits := t.cut(0).lines(width)
	for low < high {
		mid := (low + high + 1) / 2
		if lines := t.cut(mid).lines(width); len(lines) <= most {
			low, fits = mid, lines
		} else {
			high = mid - 1
		}
	}
	return fits[:min(most, len(fits))]
}

// String is what the text says.
func (t *text) String() string {
	var b strings.Builder
	for _, s := range t.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func (t *text) runes() int {
	n := 0
	for _, s := range t.spans {
		n += utf8.RuneCountInString(s.Text)
	}
	return n
}

// cut is the first n characters, with an ellipsis.
func (t *text) cut(n int) *text {
	out := t.p.text(t.style)
	for _, s := range t.spans {
		r := []rune(s.Text)
		if len(r) >= n {
			out.in(s.Style, strings.TrimRight(string(r[:n]), " ")+"…")
			return out
		}
		out.in(s.Style, s.Text)
		n -= len(r)
	}
	return out
}

// start is the first n characters of s, or all of a short one.
func start(s string, n int) string {
	for i := range s {
		if n == 0 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
		n--
	}
	return s
}

// strips sets the text as a paragraph of strips, dx from the column's left.
func (t *text) strips(dx, width float64) []strip {
	return tieEnds(t.stack(t.lines(width), dx))
}

// stack are lines of the text, one below the other.
func (t *text) stack(lines []typeset.Line, dx float64) []strip {
	e := t.place()
	var out []strip
	for _, line := range lines {
		out = append(out, lineStrip(e, line, dx, t.style.Size))
	}
	return out
}

// lineStrip is a line as a strip.
func lineStrip(e *pdf.Element, line typeset.Line, dx, size float64) strip {
	return strip{height: lineHeight(line, size), element: e, draw: func(p *page, x, y float64) {
		p.text(x+dx, y+drop(line, size), line)
	}}
}

// lineHeight is the leading of a size, more where a line needs it: Khmer signs
// and stacked accents reach further up and down than other letters.
func lineHeight(line typeset.Line, size float64) float64 {
	below := leading(size) - baseline(size)
	if line.Descent > faceDescent*size {
		below = max(below, line.Descent-touch*size)
	}
	if h := drop(line, size) + below; h > leading(size) {
		return roundUp(h, quarter/2)
	}
	return leading(size)
}

// drop is how far the baseline lies below the top of a line's strip.
func drop(line typeset.Line, size float64) float64 {
	if line.Ascent > faceAscent*size {
		return max(baseline(size), line.Ascent-touch*size)
	}
	return baseline(size)
}

// baseline is where a line stands in its leading: letters are in the middle, as
// capitals are 0.71 em high.
func baseline(size float64) float64 { return leading(size)/2 + 0.36*size }

// In ems. No letter of a line is higher or deeper than our faces say (Noto, 1.069
// and 0.293), unless the line tells more. So far it may reach towards the next
// line, where hardly anything is as high or deep.
const (
	faceAscent  = 1.08
	faceDescent = 0.3
	touch       = 0.1
)

// measure is the width of a text in the page's sans serif.
func (p *press) measure(text string, size float64, bold bool) float64 {
	s := plain(size)
	s.Bold = bold
	return p.set.Measure(typeset.Span{Text: text, Style: s})
}
