package export

import (
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// The measures of a profile.
const (
	photoWidth  = 108.0
	photoHeight = 144.0
	photoGap    = 20.0
	labelWidth  = 84.0
)

// profile lays out one person from a new page.
func (p *press) profile(profile disclosure.Profile, level int) []*page {
	f := p.flow()
	p.in(pdf.Sect, func() { f.set(f.fitted(p.profileStrips(profile, level))) })
	pages := f.finish()
	for _, pg := range pages[1:] {
		pg.about = p.plainName(profile)
	}
	return pages
}

func (p *press) profileStrips(profile disclosure.Profile, level int) []strip {
	notes := newNotes(profile.Key())
	var strips []strip
	strips = append(strips, p.profileName(profile, level)...)
	strips = append(strips, p.statusLine(profile)...)
	strips = append(strips, p.factStrips(profile, notes)...)
	strips = append(strips, p.custody(profile, notes)...)
	if story := saying(profile.Narrative()); len(story) > 0 {
		strips = append(strips, p.heading(p.say.whatHappened))
		strips = append(strips, p.story(story, notes, sizeSerif)...)
	}
	if asks := saying(profile.Asks()); len(asks) > 0 {
		strips = append(strips, p.askBox(p.say.askYou, asks, notes, nil)...)
	}
	return append(strips, p.noted(notes)...)
}

// profileName is the name in each script on one baseline, or one below the
// other where they are long.
func (p *press) profileName(profile disclosure.Profile, level int) []strip {
	w := p.sheet.width()
	name := p.plainName(profile)
	other := muted(16)
	other.Color = ink
	all := p.nameText(profile, name, strong(sizeTitle), other)
	var out []strip
	heading := p.at.Add(p.headed(aboutPage))
	if line := all.line(); line.Width <= w {
		out = append(out, lineStrip(heading, line, 0, sizeTitle))
	} else {
		size := sizeTitle
		if len(p.text(strong(size)).said(name).lines(w)) > 2 {
			size = 15
		}
		out = p.text(strong(size)).said(name).into(heading).strips(0, w)
		for _, n := range otherScripts(profile) {
			other.Lang = langOf(n.Script)
			out = append(out, p.text(other).said(n.Text).into(heading).strips(0, w)...)
		}
	}
	title := p.outlineName(profile)
	out = on(out, func(pg *page, _, y float64) {
		pg.destination(profile.Key(), title, y-half)
		pg.entry(title, level, y-half)
	})
	if t := p.alsoKnown(profile); !t.empty() {
		out = append(out, t.strips(0, w)...)
	}
	return tie(out)
}

// alsoKnown is the line under a name: what else the person is called, and how
// to say the name.
func (p *press) alsoKnown(profile disclosure.Profile) *text {
	t := p.text(muted(sizeLead))
	d := disputes(profile.Disputes())
	add := func(own, said, lang string) {
		if !t.empty() {
			t.own("; ")
		}
		t.own(own)
		t.saidIn(said, lang)
	}
	if profile.Naming() == disclosure.Named {
		if say := oneLine(profile.Name().Say); say != "" {
			add(p.say.pronounced, say, "")
		}
		for _, n := range otherWords(profile) {
			role := p.words.Mid(p.words.NameRole(n.Role))
			if roles := d.of("names", n.ID, "role"); roles != nil {
				role = p.disputed(roles, func(v string) string { return p.words.Mid(p.words.NameRole(dossier.NameRole(v))) })
			}
			add(role+" ", n.Text, langOf(n.Script))
		}
		if k := knownAs(profile); k != "" {
			add(p.say.knownAs, k, "")
		}
		return t
	}
	t.said(words.Capital(knownAs(profile)))
	return t
}

// outlineName is the name as the reader's outline shows it.
func (p *press) outlineName(profile disclosure.Profile) string {
	name := p.plainName(profile)
	for _, n := range otherScripts(profile) {
		name += " " + oneLine(n.Text)
	}
	if k := knownAs(profile); k != "" && profile.Naming() != disclosure.Named {
		name += ": " + start(k, 120)
	}
	return name
}

// statusLine is the mark, the word and the day.
func (p *press) statusLine(profile disclosure.Profile) []strip {
	size := sizeLead
	mark, standing, ok := p.markOf(profile)
	var t *text
	if ok {
		t = p.statusText(mark, p.words.Standing(standing), size)
	} else {
		t = p.text(muted(size)).own(p.say.statusNotGiven)
	}
	t.in(muted(size), p.own(" · "+p.words.AsOf(p.shown.AsOf())))
	const square = 9.5
	indent := 0.0
	if ok {
		indent = square + 5
	}
	lines := t.lines(p.sheet.width() - indent)
	out := t.stack(lines, indent)
	if ok {
		out = on(out, func(pg *page, x, y float64) {
			p.mark(pg, mark, x, y+drop(lines[0], size)-square+0.6, square)
		})
	}
	out = append(apart(quarter, out), space(half))
	return tie(out)
}

// mark draws the sign of a status into a square.
func (p *press) mark(pg *page, m chart.Mark, x, y, size float64) {
	for _, s := range m.Shapes(x, y, size) {
		pg.shape(0, 0, s, p.set)
	}
}

// factStrips are the facts, with the photograph to their left.
func (p *press) factStrips(profile disclosure.Profile, n *notes) []strip {
	pic, pictured := p.photo(profile)
	dx := 0.0
	if pictured {
		dx = photoWidth + photoGap
	}
	var figure *pdf.Element
	if pictured {
		figure = p.figure(pic.alt)
	}
	var out []strip
	table := p.at.Add(pdf.Table)
	for _, f := range p.facts(profile, n) {
		out = append(out, p.factStrip(table, f, dx)...)
	}
	if !pictured {
		return out
	}
	credit, caption := p.credit(pic), figure.Add(pdf.Caption)
	out = on(out, func(pg *page, x, y float64) {
		pg.photograph(figure, pic, x, y+2, photoWidth, photoHeight)
		at := y + photoHeight + 4
		for _, line := range credit {
			pg.textIn(caption, x, at+drop(line, sizeTiny), line)
			at += lineHeight(line, sizeTiny)
		}
	})
	out[0].float = photoHeight + 3
	for _, line := range credit {
		out[0].float += lineHeight(line, sizeTiny)
	}
	return out
}

// factStrip is one fact: what it is about, and what is known.
func (p *press) factStrip(table *pdf.Element, f fact, dx float64) []strip {
	head, cell := rowIn(table)
	label := p.text(muted(sizeBody)).own(f.label).line()
	lines := f.text.into(cell).strips(dx+labelWidth, p.sheet.width()-dx-labelWidth)
	lines = on(lines, func(pg *page, x, y float64) {
		pg.textIn(head, x+dx, y+drop(label, sizeBody), label)
	})
	if len(lines) < 8 {
		lines = tie(lines)
	}
	return apart(quarter, lines)
}

// credit is the words under a photograph.
func (p *press) credit(pic picture) []typeset.Line { return p.creditText(pic).lines(photoWidth) }

func (p *press) creditText(pic picture) *text {
	t := p.text(muted(sizeTiny))
	t.said(pic.said.Caption)
	if c := oneLine(pic.said.Credit); c != "" {
		join(t, ". ")
		t.said(c)
	}
	return t
}
