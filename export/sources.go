package export

import (
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/export/pdf"
)

// notes numbers the sources of one profile in the order in which the page names
// them. The same source twice has one number.
type notes struct {
	place  string // where they are listed, for the links
	order  []dossier.ID
	number map[dossier.ID]int
}

func newNotes(place string) *notes { return &notes{place: place, number: map[dossier.ID]int{}} }

func (n *notes) of(id dossier.ID) int {
	if n.number[id] == 0 {
		n.order = append(n.order, id)
		n.number[id] = len(n.order)
	}
	return n.number[id]
}

// destination is where a note number leads.
func (n *notes) destination(id dossier.ID) string { return n.place + "-" + string(id) }

// noted lists the sources that were cited.
func (p *press) noted(n *notes) []strip {
	if len(n.order) == 0 {
		return nil
	}
	heading := p.heading(p.say.sources)
	indent := p.numbersIndent(len(n.order))
	var list [][]strip
	p.in(pdf.L, func() {
		p.at.Ordered = true
		for i, id := range n.order {
			if s, ok := p.shown.Source(id); ok {
				dest := n.destination(id)
				list = append(list, p.sourceStrips(i+1, indent, s, dest, pdf.Back(dest)))
			}
		}
	})
	return append([]strip{heading}, p.sourceList(list)...)
}

// sourceList says at the top of a page that the list goes on there, with three of
// it at least, lest one stands alone on a page of its own.
func (p *press) sourceList(list [][]strip) []strip {
	again := p.heading(p.say.sourcesAgain)
	var out []strip
	for i, lines := range list {
		last := len(lines) - 1
		lines[last].keep = i >= len(list)-3 && i < len(list)-1
		for k := range lines {
			lines[k].head = &again
		}
		out = append(out, lines...)
	}
	return out
}

// numbersIndent is what the widest number of a list needs.
func (p *press) numbersIndent(count int) float64 {
	w := 13.0
	for i := range count {
		w = max(w, p.measure(p.words.Finish(fmt.Sprintf("%d.", i+1)), sizeSmall, false))
	}
	return w + 5
}

// sourceStrips is one numbered source, kept on one page. Its number leads back to
// where it is cited, if it is.
func (p *press) sourceStrips(number int, indent float64, s dossier.Source, dest, back string) []strip {
	label, body := itemIn(p.at)
	style := muted(sizeSmall)
	style.Link = back
	num := p.text(style).ownf("%d.", number).line()
	said := p.source(s)
	title := p.ownf("%d. ", number) + start(said.String(), 160)
	lines := tie(said.into(body.Add(pdf.Note)).strips(indent, p.sheet.width()-indent-beat))
	return apart(quarter/2, on(lines, func(pg *page, x, y float64) {
		pg.destination(dest, title, y-half)
		pg.textIn(label, x+indent-5-num.Width, y+drop(num, sizeSmall), num)
	}))
}

// source is a source as a sentence. One that must not be named is what its
// owner says it prints as, and nothing else.
func (p *press) source(s dossier.Source) *text {
	t := p.text(plain(sizeSmall))
	if s.PrintsAs != "" {
		return t.said(s.PrintsAs)
	}
	add := func(with, s string) {
		if s = oneLine(s); s != "" {
			join(t, with)
			t.said(s)
		}
	}
	add("", s.Author)
	add(", ", s.Publisher)
	add(", ", s.Title)
	d := disputes(s.Disputes)
	if day := p.when(d, "", "", "date", s.Date, p.words.Date); day != "" {
		join(t, ", ")
		t.own(day)
	}
	join(t, ". ")
	if s.Type != "" {
		t.own(p.words.SourceType(s.Type))
	} else {
		t.own(p.say.source.typeNotKnown)
	}
	if grade := p.grade(s, d); grade != "" {
		t.own(p.say.source.graded).own(grade)
	}
	if day := p.when(d, "", "", "seen", s.Seen, p.words.Date); day != "" {
		t.ownf(p.say.source.seen, day)
	}
	t.own(".")
	if s.Archive != "" {
		t.own(p.say.source.archive).said(brief(s.Archive)).own(".")
	}
	if address := oneLine(s.Address); address != "" {
		link := plain(sizeSmall)
		link.Link = address
		t.own(" ").in(link, address)
	}
	return t
}

// grade is a source's in the Admiralty code, "" for none.
func (p *press) grade(s dossier.Source, d disputes) string {
	return p.pairs(d.either("", "", "reliability", s.Reliability), d.either("", "", "credibility", s.Credibility), "")
}

// brief is the two ends of a long hash.
func brief(hash string) string {
	if len(hash) <= 16 {
		return hash
	}
	return strings.ToLower(hash[:6] + "…" + hash[len(hash)-6:])
}

// allSources lists every source that the briefing names.
func (p *press) allSources() []strip {
	sources := p.shown.Sources()
	if len(sources) == 0 {
		return nil
	}
	indent := p.numbersIndent(len(sources))
	strips := p.pageTitle(p.say.sources, "sources")
	strips = append(strips, p.under(p.text(muted(sizeLead)).own(p.say.source.all))...)
	strips = append(strips, space(half))
	var list [][]strip
	p.in(pdf.L, func() {
		p.at.Ordered = true
		for i, s := range sources {
			list = append(list, p.sourceStrips(i+1, indent, s, "all-"+string(s.ID), ""))
		}
	})
	return append(strips, p.sourceList(list)...)
}
