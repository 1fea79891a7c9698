package export

import (
	"math"

	"habeas/export/chart"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// entry is a line of the contents.
type entry struct {
	person bool // stands back from the margin, with a mark where the status is given
	mark   chart.Mark
	status string // in words
	name   *text
	dest   string
	page   int // in the body, counted from 0
}

const (
	coverTitle  = 172.0    // the top of the title
	entryHeight = beat + 3 // a line of the contents
	entryIndent = 12.0     // past a status mark
	factColumn  = 5 * beat // past the labels of the facts
	logoHeight  = 3 * beat // at most
	logoWidth   = 12 * beat
	factHeight  = beat + 2
)

// cover lays out the first page, and the contents at its foot or, where there is
// no room, on pages of their own.
func (p *press) cover(entries []entry) []*page {
	s := p.sheet
	front := &page{size: s.paper}
	p.coverHead(front)
	end := p.coverTitle(front)
	facts := p.coverFacts()
	rows := rowsOf(entries, 2)
	top := s.foot - float64(rows)*entryHeight
	at := top - 2*beat - float64(len(facts))*factHeight
	if at < end+beat {
		p.coverFactsAt(front, s.foot-float64(len(facts))*factHeight, facts)
		return append([]*page{front}, p.contents(entries)...)
	}
	p.coverFactsAt(front, at, facts)
	p.entries(p.at.Add(pdf.TOC), front, top, entries, rows, p.before(1))
	return []*page{front}
}

// coverHead names who issues the briefing.
func (p *press) coverHead(front *page) {
	we := p.shown.We()
	s := p.sheet
	y := 51.0
	if pic, ok := p.logo(); ok {
		w := min(logoHeight/pic.ratio, logoWidth)
		front.photograph(p.figure(pic.alt), pic, s.left, y, w, w*pic.ratio)
		y += w*pic.ratio + half
	}
	if oneLine(we.Name) != "" {
		t := p.text(strong(sizeHeading)).said(we.Name)
		y = p.coverLines(front, y, t, t.fit(s.width(), 2))
	}
	if oneLine(we.Reach) != "" {
		t := p.text(muted(sizeSmall)).said(we.Reach)
		p.coverLines(front, y, t, t.fit(s.width(), 2))
	}
}

// coverLines draws lines of a text from y down, and tells where they end.
func (p *press) coverLines(front *page, y float64, t *text, lines []typeset.Line) float64 {
	e := t.place()
	for _, line := range lines {
		front.textIn(e, p.sheet.left, y+drop(line, t.style.Size), line)
		y += lineHeight(line, t.style.Size)
	}
	return y
}

// coverTitle says what the briefing is about, and for whom; it returns where it
// ends.
func (p *press) coverTitle(front *page) float64 {
	s := p.sheet
	y := coverTitle
	front.fill(s.left, y-half, 4*beat, 2.5, accent)
	y += beat
	front.destination("cover", p.title, 0)
	front.entry(p.title, 0, 0)
	title := p.text(strong(sizeDisplay)).said(p.title).as(pdf.H1)
	lines := title.lines(s.width() - 4*beat)
	if len(lines) > 4 {
		title = p.text(strong(sizeTitle)).said(p.title).as(pdf.H1)
		lines = title.fit(s.width(), 6)
	}
	y = p.coverLines(front, y, title, lines) + half
	style := plain(15)
	style.Color = quiet
	subtitle := p.coverSubtitle(style)
	lines = subtitle.fit(s.width()-4*beat, 3)
	y = p.coverLines(front, y, subtitle, lines) - float64(len(lines))*beat/2
	y += 2 * beat
	line := p.audienceMark(9)
	front.outline(s.left, y, line.Width+2*10, 24, 1, p.markColour())
	front.textIn(p.at.Add(pdf.P), s.left+10, y+15.3, line)
	return y + 24
}

// coverFacts are the lines that say how old the facts are and which packet this is.
func (p *press) coverFacts() []fact {
	var out []fact
	add := func(label string, value *text) { out = append(out, fact{label, value}) }
	if m, ok := p.shown.Meeting(); ok {
		if t := p.meeting(m); !t.empty() {
			add(p.say.meeting, t)
		}
	}
	add(p.say.factsAsOf, p.text(strong(sizeBody)).own(p.asOf))
	add(p.say.madeOn, p.text(plain(sizeBody)).own(p.madeOn()))
	add(p.say.packet, p.text(plain(sizeBody)).in(plain(sizeBody), p.verbatim(p.Copy.Numbered(p.number))))
	return out
}

// coverFactsAt draws the facts of the cover.
func (p *press) coverFactsAt(front *page, y float64, facts []fact) {
	table := p.at.Add(pdf.Table)
	for _, f := range facts {
		head, cell := rowIn(table)
		label := p.text(muted(sizeBody)).own(f.label).line()
		front.textIn(head, p.sheet.left, y+drop(label, sizeBody), label)
		for _, line := range f.text.fit(p.sheet.width()-factColumn, 1) {
			front.textIn(cell, p.sheet.left+factColumn, y+drop(line, sizeBody), line)
		}
		y += factHeight
	}
}

// rowsOf is how many lines the contents need in columns.
func rowsOf(entries []entry, columns int) int {
	return int(math.Ceil(float64(len(entries)) / float64(columns)))
}

// entries draws contents in two balanced columns. Front is how many pages stand
// before the body.
func (p *press) entries(toc *pdf.Element, pg *page, top float64, entries []entry, rows, front int) {
	w := (p.sheet.width() - 2*gap) / 2
	for i, e := range entries {
		x := p.sheet.left + pg.dx + float64(i/rows)*(w+2*gap)
		y := top + float64(i%rows)*entryHeight
		p.contentsLine(toc.Add(pdf.TOCI).Add(pdf.Reference).Add(pdf.Link), pg, x, y, w, e, front)
	}
}

// contentsLine draws one line of the contents, all of which is a link.
func (p *press) contentsLine(link *pdf.Element, pg *page, x, y, w float64, e entry, front int) {
	number := p.text(plain(sizeSmall+0.5)).ownf("%d", front+e.page+1).line()
	indent := 0.0
	if e.person {
		indent = entryIndent
	}
	if e.mark != "" {
		sign := link.Add(pdf.Figure)
		sign.Alt = e.status
		pg.chart(sign, x, y+beat/2-3.5, chart.Drawing{W: 7, H: 7, Shapes: e.mark.Shapes(0, 0, 7)}, p.set)
	}
	for _, line := range e.name.fit(w-indent-number.Width-12, 1) {
		base := y + drop(line, sizeSmall+0.5) + 1
		pg.textIn(link, x+indent, base, line)
		pg.leader(x+indent+line.Width+4, base, w-indent-line.Width-number.Width-8)
		pg.textIn(link, x+w-number.Width, base, number)
	}
	pg.in(link, func() { pg.link(x, y, w, entryHeight, e.dest) })
}

// before is how many pages stand before the body, with those that are left empty.
func (p *press) before(front int) int {
	if p.TwoSided {
		front += front % 2
	}
	return front
}

// contents lays out contents that found no room on the cover.
func (p *press) contents(entries []entry) []*page {
	s := p.sheet
	perColumn := int((s.bottom - s.top - 3*beat) / entryHeight)
	before := p.before(1 + rowsOf(entries, 2*perColumn))
	var pages []*page
	heading := p.at.Add(p.headed(aboutPage))
	toc := p.at.Add(pdf.TOC)
	for len(entries) > 0 {
		here := entries[:min(2*perColumn, len(entries))]
		entries = entries[len(here):]
		pg := &page{size: s.paper, frame: true}
		p.turn(pg, 1+len(pages))
		line := p.text(strong(sizeTitle)).own(p.say.contents).line()
		if len(pages) == 0 {
			pg.textIn(heading, s.left+pg.dx, s.top+drop(line, sizeTitle), line)
		} else {
			pg.text(s.left+pg.dx, s.top+drop(line, sizeTitle), line)
		}
		p.entries(toc, pg, s.top+3*beat, here, rowsOf(here, 2), before)
		pages = append(pages, pg)
	}
	return pages
}
