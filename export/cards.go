package export

import (
	"fmt"
	"slices"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// The measures of a card, in points. Four stand on a sheet.
const (
	cardSide     = 34.0 // white beside what it says; a printer leaves out less
	cardTop      = 30.0
	cardBottom   = 22.0
	cardPhoto    = 84.0
	cardPhotoTop = 112.0
	cardFacts    = 3 // at most
	cardLines    = 9 // of one text, at most
	cardBullet   = 12.0
	cardName     = 15.0 // of a name that is long
	cutLength    = 14.0
)

// CodeCardFull is of a card that has no room for all that it should say.
const CodeCardFull = "card-full"

// cards are desk cards: a face, the name and how to say it, three facts, one ask.
// Each says for itself for whom it is and how old its facts are.
func (p *press) cards() ([]*page, error) {
	w, h := p.sheet.paper.W/2, p.sheet.paper.H/2
	var pages []*page
	for four := range slices.Chunk(p.shown.Profiles(), 4) {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		pg := &page{size: p.sheet.paper}
		for i, profile := range four {
			p.in(pdf.Sect, func() { p.card(pg, profile, float64(i%2)*w, float64(i/2)*h, w, h) })
		}
		pg.beside(pdf.Decoration, func() { cutMarks(pg, w, h) })
		pages = append(pages, p.settle([]*page{pg})...)
	}
	if len(pages) == 0 {
		return p.settle(p.nothing()), nil
	}
	return pages, nil
}

// cutMarks show where to cut: at the edges of the sheet and where the cuts cross,
// so that no line stays on a card.
func cutMarks(pg *page, w, h float64) {
	const edge = 8.0 // what many printers leave white
	level := func(x float64) { pg.rule(x, h, cutLength, 0.5, quiet) }
	upright := func(y float64) { pg.upright(w, y, cutLength, 0.5, quiet) }
	level(edge)
	level(w - cutLength/2)
	level(2*w - edge - cutLength)
	upright(edge)
	upright(h - cutLength/2)
	upright(2*h - edge - cutLength)
}

// card draws one card. What it says flows from the top, the ask stands at the
// bottom, where the eye finds it on each.
func (p *press) card(pg *page, profile disclosure.Profile, x, y, w, h float64) {
	x, w = x+cardSide, w-2*cardSide
	bottom := p.cardFoot(pg, x, y+h-cardBottom, w)
	top := p.cardHead(pg, profile, x, y+cardTop, w)
	facts, ask := p.cardTexts(profile)
	size, room := p.fitCard(profile, facts, ask, w, bottom-top)
	list := p.at.Add(pdf.L)
	for i, fact := range facts {
		body := list.Add(pdf.LI).Add(pdf.LBody)
		bullet := p.text(muted(size)).own("•").line()
		lines := fact.into(body).fit(w-cardBullet, room[i])
		pg.beside(pdf.Decoration, func() { pg.text(x, top+drop(bullet, size), bullet) })
		for _, line := range lines {
			pg.textIn(body, x+cardBullet, top+drop(line, size), line)
			top += lineHeight(line, size)
		}
		top += quarter
	}
	if ask == nil {
		return
	}
	e := ask.place()
	lines := ask.fit(w-cardBullet, room[len(facts)])
	up := bottom - heightOf(lines, size)
	pg.beside(pdf.Decoration, func() { pg.fill(x, up, 2.5, bottom-up, accent) })
	for _, line := range lines {
		pg.textIn(e, x+cardBullet, up+drop(line, size), line)
		up += lineHeight(line, size)
	}
}

// cardHead draws the face, the name and where the person stands, and tells where it
// ends.
func (p *press) cardHead(pg *page, profile disclosure.Profile, x, y, w float64) float64 {
	heading := p.at.Add(p.headed(aboutPage))
	px := x + w - cardPhoto
	if pic, ok := p.photo(profile); ok {
		pg.photograph(p.figure(pic.alt), pic, px, y, cardPhoto, cardPhotoTop)
	} else {
		pg.beside(pdf.Decoration, func() { p.placeholder(pg, profile, px, y, cardPhoto, cardPhotoTop) })
	}
	pg.entry(p.outlineName(profile), 0, y)
	w -= cardPhoto + gap
	at := y
	// tight takes away from the leading, which is that of a title.
	put := func(t *text, lines []typeset.Line, tight float64) {
		e := t.place()
		for _, line := range lines {
			pg.textIn(e, x, at+drop(line, t.style.Size)-tight/2, line)
			at += lineHeight(line, t.style.Size) - tight
		}
	}
	tooLong := func(l typeset.Line) bool { return l.Width > w }
	name := p.text(strong(sizeTitle)).said(p.plainName(profile))
	if lines := name.lines(w); profile.Naming() == disclosure.Named && len(lines) <= 2 && !slices.ContainsFunc(lines, tooLong) {
		put(name.into(heading), lines, 0)
	} else {
		name = p.text(strong(cardName)).said(p.plainName(profile))
		put(name.into(heading), name.fit(w, 3), leading(cardName)-cardName-quarter)
	}
	for i, n := range otherScripts(profile) {
		if i < 2 {
			t := p.text(plain(sizeLead)).saidIn(n.Text, langOf(n.Script))
			put(t, t.fit(w, 2), 0)
		}
	}
	if t := p.cardSay(profile); !t.empty() {
		put(t, t.fit(w, 2), 0)
	}
	at += quarter
	if mark, standing, ok := p.markOf(profile); ok {
		const square, indent = 8.5, 13.0
		t := p.statusText(mark, p.words.Standing(standing), sizeHeading)
		e, base := t.place(), at
		lines := t.fit(w-indent, 3)
		for _, line := range lines {
			pg.textIn(e, x+indent, at+drop(line, sizeHeading), line)
			at += lineHeight(line, sizeHeading)
		}
		pg.beside(pdf.Decoration, func() { p.mark(pg, mark, x, base+drop(lines[0], sizeHeading)-square+0.6, square) })
	} else {
		t := p.text(muted(sizeHeading)).own(p.say.statusNotGiven)
		put(t, t.fit(w, 2), 0)
	}
	return max(at, y+cardPhotoTop) + beat
}

// cardSay is how to say the name; for who has no name, who it is.
func (p *press) cardSay(profile disclosure.Profile) *text {
	t := p.text(muted(sizeBody))
	if profile.Naming() != disclosure.Named {
		return t.said(knownAs(profile))
	}
	if say := oneLine(profile.Name().Say); say != "" {
		t.own(p.say.pronounced).said(say)
	}
	return t
}

// cardTexts are the three facts that weigh most, and the first ask; nil is none.
func (p *press) cardTexts(profile disclosure.Profile) (facts []*text, ask *text) {
	style := plain(sizeReading)
	add := func(t *text) {
		if !t.empty() && len(facts) < cardFacts {
			facts = append(facts, t)
		}
	}
	d := disputes(profile.Disputes())
	who := p.who(profile, nil)
	if who.String() == p.words.NotKnown() {
		who = p.fact()
	}
	if affiliation := p.affiliations(profile, d, nil); who.empty() {
		who = affiliation
	}
	add(who)
	for _, h := range profile.Health() {
		if h.Urgency == dossier.UrgencyUrgent || h.Urgency == dossier.UrgencyDanger {
			add(p.health(h, d, nil))
			break
		}
	}
	if _, known := p.length(profile); known {
		held := p.text(muted(sizeBody)).own(p.say.labels.held + ": ")
		held.spans = append(held.spans, p.held(profile, d).spans...)
		add(held)
	}
	if len(profile.Charges()) > 0 {
		add(p.charges(profile, nil)[0].text)
	}
	add(p.conditions(profile, nil))
	add(p.released(profile, d, nil))
	for _, a := range profile.Ahead() {
		add(p.ahead(a, d, nil))
	}
	if asks := saying(profile.Asks()); len(asks) > 0 {
		ask = p.text(style).in(strong(sizeReading), p.own(p.say.card.ask)).prose(asks[0].Text, asks[0].Lang)
	}
	return facts, ask
}

// restyle sets a text that was composed for a profile in another size.
func (t *text) restyle(size float64) {
	t.style.Size = size
	for i := range t.spans {
		t.spans[i].Size = size
	}
}

// fitCard shares the room of a card among its facts and the ask, if there is one:
// in a size in which all fits, or in the smallest with the longest giving way. It
// gives the lines that each may take. That something gave way is told.
func (p *press) fitCard(profile disclosure.Profile, facts []*text, ask *text, w, room float64) (size float64, most []int) {
	texts := slices.Clone(facts)
	if ask != nil {
		texts = append(texts, ask)
	}
	room -= float64(len(facts))*quarter + half
	sizes := []float64{sizeReading, sizeHeading, sizeBody}
	if slices.ContainsFunc(texts, func(t *text) bool { return t.runes() > cardLines*100 }) {
		sizes = sizes[len(sizes)-1:] // it fits in none
	}
	var lines [][]typeset.Line
	used, whole := 0.0, true
	for _, size = range sizes {
		lines, used, whole = nil, 0, true
		for _, t := range texts {
			t.restyle(size)
			set := t.fit(w-cardBullet, cardLines+1)
			whole = whole && len(set) <= cardLines
			set = set[:min(len(set), cardLines)]
			lines = append(lines, set)
			used += heightOf(set, size)
		}
		if whole && used <= room {
			break
		}
	}
	if whole && used <= room {
		return size, counts(lines)
	}
	for used > room {
		longest := 0
		for i := range lines {
			if len(lines[i]) > len(lines[longest]) {
				longest = i
			}
		}
		last := len(lines[longest]) - 1
		if last < 1 {
			break
		}
		used -= lineHeight(lines[longest][last], size)
		lines[longest] = lines[longest][:last]
	}
	p.find(disclosure.Finding{
		Severity: disclosure.Warning, Code: CodeCardFull, Part: "profiles", Item: itemOf(profile),
		Text: fmt.Sprintf("the card of %s has no room for all that it should say; what is left out ends in an ellipsis", p.plainName(profile)),
	})
	return size, counts(lines)
}

func counts(lines [][]typeset.Line) []int {
	n := make([]int, len(lines))
	for i := range lines {
		n[i] = len(lines[i])
	}
	return n
}

func heightOf(lines []typeset.Line, size float64) float64 {
	h := 0.0
	for _, line := range lines {
		h += lineHeight(line, size)
	}
	return h
}

// cardFoot says for whom a card is, which packet it is of and how old its facts
// are; it tells where it begins.
func (p *press) cardFoot(pg *page, x, y, w float64) float64 {
	var lines []typeset.Line
	style := strong(sizeTiny)
	style.Color = p.markColour()
	lines = append(lines, p.text(style).own(p.forWhom()).fit(w, 2)...)
	lines = append(lines, p.footText().fit(w, 3)...)
	y -= float64(len(lines)) * leadTiny
	pg.beside(pdf.Footer, func() {
		pg.rule(x, y-quarter, w, 0.5, rule)
		at := y
		for _, line := range lines {
			pg.text(x, at+drop(line, sizeTiny), line)
			at += leadTiny
		}
	})
	return y - quarter - half
}
