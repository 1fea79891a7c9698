package export

import (
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// glance is the page for who reads for ninety seconds: figures, how people came
// out, and a face for everybody.
func (p *press) glance() []*page {
	f := p.flow()
	figures := p.shown.Figures()
	strips := p.pageTitle(p.glanceTitle(), "glance")
	strips = append(strips, p.under(p.text(muted(sizeLead)).own(p.factsAsOf()))...)
	strips = append(strips, space(half))
	strips = append(strips, p.figures(figures)...)
	strips = append(strips, p.releases(figures)...)
	if profiles := p.shown.Profiles(); len(profiles) > 0 {
		strips = append(strips, p.heading(p.say.glance.people))
		strips = append(strips, p.people(profiles)...)
	}
	if n := p.shown.NotShown(); n > 0 {
		strips = append(strips, apart(beat, p.text(muted(sizeBody)).own(p.notShown(n)).strips(0, p.sheet.width()))...)
	}
	strips = append(strips, p.charts()...)
	f.set(f.fitted(strips))
	return f.finish()
}

// figure is a big number and what it counts.
type figure struct {
	n    int
	what string
}

// figureList are the big numbers.
func (p *press) figureList(f dossier.Figures) []figure {
	say := &p.say.glance
	list := []figure{{f.Profiled, fmt.Sprintf(say.profiled, p.words.Noun(f.Profiled, words.Person))}}
	if f.NotGiven < f.Profiled || f.Profiled == 0 {
		list = append(list, figure{f.Held, say.held}, figure{f.Released, say.released}, figure{f.ReleasedNotFree, say.notFree})
	}
	for _, more := range []figure{
		{f.Disappeared, say.disappeared},
		{f.AtLarge, say.atLarge},
		{f.Dead, say.dead},
		{f.NotKnown, say.notKnown},
		{f.NotGiven, say.notGiven},
		{f.Uncertain, say.likely},
	} {
		if more.n > 0 {
			list = append(list, more)
		}
	}
	return list
}

// figures are the big numbers, four to a row, or five.
func (p *press) figures(f dossier.Figures) []strip {
	list := p.figureList(f)
	columns := 4
	if len(list) == 5 {
		columns = 5 // lest one stands alone in a second row
	}
	var out []strip
	for row := range slices.Chunk(list, columns) {
		out = append(out, p.figureRow(row, columns))
	}
	return out
}

func (p *press) figureRow(row []figure, columns int) strip {
	w, step := p.sheet.columns(columns)
	type cell struct {
		element *pdf.Element
		number  typeset.Line
		what    []strip
	}
	var cells []cell
	h := 0.0
	for _, f := range row {
		e := p.at.Add(pdf.P)
		c := cell{e, p.text(strong(sizeFigure)).ownf("%d", f.n).line(), p.text(plain(sizeBody)).own(f.what).into(e).strips(0, w)}
		cells = append(cells, c)
		h = max(h, height(c.what))
	}
	const number = 2*beat + quarter
	return strip{height: number + h, before: half + quarter, keep: true, draw: func(pg *page, x, y float64) {
		for i, c := range cells {
			cx := x + float64(i)*step
			pg.fill(cx, y, w, 1.5, accent)
			pg.textIn(c.element, cx, y+quarter+drop(c.number, sizeFigure), c.number)
			at := y + number
			for _, s := range c.what {
				s.show(pg, cx, at)
				at += s.height
			}
		}
	}}
}

// ways are how the released came out, as parts of a bar, with its heading and what
// it shows in words; there are none where nobody was released.
func (p *press) ways(f dossier.Figures) (shares []chart.Share, head, alt string) {
	if f.Released == 0 {
		return nil, "", ""
	}
	shares = Releases(f, p.words)
	var labels []string
	for _, s := range shares {
		p.fixed.add(s.Label)
		labels = append(labels, s.Label)
	}
	head = fmt.Sprintf(p.say.glance.cameOut, f.Released)
	if f.Released == 1 {
		head = p.say.glance.oneCameOut
	}
	return shares, head, p.words.Finish(head + ": " + strings.Join(labels, "; "))
}

// releases is the bar of how the released came out.
func (p *press) releases(f dossier.Figures) []strip {
	shares, head, alt := p.ways(f)
	if len(shares) == 0 {
		return nil
	}
	bar := chart.Shares(p.sheet.width(), shares, p.measure)
	heading := p.heading(head)
	figure := p.figure(alt)
	return []strip{heading, {height: bar.H + half/2, draw: func(pg *page, x, y float64) {
		pg.chart(figure, x, y+half/2, bar, p.set)
	}}}
}

// people is the grid of faces.
func (p *press) people(profiles []disclosure.Profile) []strip {
	const columns = 5
	w, step := p.sheet.columns(columns)
	again := p.heading(p.say.glance.peopleAgain)
	var out []strip
	list := p.at.Add(pdf.L)
	before := quarter // below the heading; its rule has air already
	for row := range slices.Chunk(profiles, columns) {
		var cells [][]strip
		h := 0.0
		var links []*pdf.Element
		for _, profile := range row {
			var c []strip
			var link *pdf.Element
			p.inside(list.Add(pdf.LI).Add(pdf.LBody), func() { c, link = p.personCell(profile, w) })
			cells, links = append(cells, c), append(links, link)
			h = max(h, height(c))
		}
		out = append(out, strip{height: h, before: before, head: &again, draw: func(pg *page, x, y float64) {
			for i, cell := range cells {
				at := y
				for _, s := range cell {
					s.show(pg, x+float64(i)*step, at)
					at += s.height
				}
				pg.in(links[i], func() { pg.link(x+float64(i)*step, y, w, at-y, row[i].Key()) })
			}
		}})
		before = half + quarter
	}
	return out
}

// personCell is a face and the least that one must know, and the link to the
// profile, which says all in full: so the lines are few.
func (p *press) personCell(profile disclosure.Profile, w float64) ([]strip, *pdf.Element) {
	face := w * 0.86
	pic, pictured := p.photo(profile)
	var figure *pdf.Element
	if pictured {
		figure = p.figure(pic.alt)
	}
	link := p.at.Add(pdf.P).Add(pdf.Link)
	out := []strip{{height: face + quarter, draw: func(pg *page, x, y float64) {
		if pictured {
			pg.photograph(figure, pic, x, y, w, face)
		} else {
			p.placeholder(pg, profile, x, y, w, face)
		}
	}}}
	add := func(t *text, size float64, most int) {
		if t.empty() {
			return
		}
		e := t.place()
		for _, line := range t.fit(w, most) {
			out = append(out, lineStrip(e, line, 0, size))
		}
	}
	add(p.shortName(profile, strong(sizeSmall), sizeSmall).into(link), sizeSmall, 2)
	for _, n := range otherScripts(profile)[:min(1, len(otherScripts(profile)))] {
		style := plain(sizeSmall)
		style.Lang = langOf(n.Script)
		add(p.text(style).said(n.Text), sizeSmall, 1)
	}
	if mark, standing, ok := p.markOf(profile); ok {
		const square, indent = 6.0, 9.0
		status := p.statusText(mark, p.words.Chip(standing), sizeSmall)
		lines := status.fit(w-indent, 2)
		out = append(out, on(status.stack(lines, indent), func(pg *page, x, y float64) {
			p.mark(pg, mark, x, y+drop(lines[0], sizeSmall)-square+0.2, square)
		})...)
	}
	add(p.since(profile), sizeSmall, 2)
	add(p.charge(profile), sizeSmall, 2)
	return out, link
}

// charge is the first offence.
func (p *press) charge(profile disclosure.Profile) *text {
	t := p.text(muted(sizeSmall))
	for _, c := range profile.Charges() {
		if t.said(c.Offence); !t.empty() {
			break
		}
	}
	if t.empty() {
		t.own(p.say.glance.chargeNotKnown)
	}
	return t
}

// since is the day from which the status is what it is.
func (p *press) since(profile disclosure.Profile) *text {
	t := p.text(muted(sizeSmall))
	if s, ok := profile.Standing(); ok && !s.Since.IsZero() {
		t.ownf(p.say.glance.since, p.words.ShortEventDate(s.Since))
	}
	return t
}

// placeholder stands where there is no photograph: initials on a tint, and for
// who has no name to print the tint alone.
func (p *press) placeholder(pg *page, profile disclosure.Profile, x, y, w, h float64) {
	pg.fill(x, y, w, h, 0xE4E9ED)
	if profile.Naming() != disclosure.Named {
		return
	}
	style := strong(sizeTitle)
	style.Color = 0x8C99A3
	line := p.text(style).own(initials(profile.Name().Text)).line()
	if line.Width < w {
		pg.beside(pdf.Decoration, func() { pg.text(x+(w-line.Width)/2, y+h/2+0.36*sizeTitle, line) })
	}
}
