package export

import (
	"slices"

	"habeas/dossier/disclosure"
	"habeas/export/pdf"
)

// people is the grid of faces, for faces of a height, as a share of their width.
func (p *press) people(profiles []disclosure.Profile) func(face float64) []strip {
	const columns = 5
	w, step := p.sheet.columns(columns)
	again := p.heading(p.say.glance.peopleAgain)
	list := p.at.Add(pdf.L)
	var rows [][]personCell
	for row := range slices.Chunk(profiles, columns) {
		var cells []personCell
		for _, profile := range row {
			p.inside(list.Add(pdf.LI).Add(pdf.LBody), func() { cells = append(cells, p.personCell(profile, w)) })
		}
		rows = append(rows, cells)
	}
	return func(face float64) []strip {
		high := face * w
		var out []strip
		before := quarter // below the heading; its rule has air already
		for _, row := range rows {
			h := 0.0
			for _, c := range row {
				h = max(h, high+quarter+height(c.lines))
			}
			out = append(out, strip{height: h, before: before, head: &again, draw: func(pg *page, x, y float64) {
				for i, c := range row {
					c.draw(pg, x+float64(i)*step, y, w, high)
				}
			}})
			before = half + quarter
		}
		return out
	}
}

// personCell is a face and the lines below it, which together lead to the profile.
type personCell struct {
	key   string
	face  func(pg *page, x, y, w, h float64)
	lines []strip
	link  *pdf.Element
}

func (c personCell) draw(pg *page, x, y, w, face float64) {
	c.face(pg, x, y, w, face)
	at := y + face + quarter
	for _, s := range c.lines {
		s.show(pg, x, at)
		at += s.height
	}
	pg.in(c.link, func() { pg.link(x, y, w, at-y, c.key) })
}

// personCell says the least that one must know of a person; the profile says all
// in full, so the lines are few.
func (p *press) personCell(profile disclosure.Profile, w float64) personCell {
	pic, pictured := p.photo(profile)
	var figure *pdf.Element
	if pictured {
		figure = p.figure(pic.alt)
	}
	link := p.at.Add(pdf.P).Add(pdf.Link)
	face := func(pg *page, x, y, w, h float64) {
		if pictured {
			pg.photograph(figure, pic, x, y, w, h)
		} else {
			p.placeholder(pg, profile, x, y, w, h)
		}
	}
	var out []strip
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
	return personCell{profile.Key(), face, out, link}
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
