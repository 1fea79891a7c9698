package export

import (
	"habeas/dossier"
	"habeas/export/pdf"
)

// background is the page before the profiles: what is going on, and what the
// meeting is asked.
func (p *press) background() []*page {
	f := p.flow()
	notes := newNotes("context")
	var strips []strip
	if context := saying(p.shown.Context()); len(context) > 0 {
		strips = append(strips, p.pageTitle(p.say.goingOn, "context")...)
		strips = append(strips, p.under(p.text(muted(sizeLead)).own(p.factsAsOf()))...)
		strips = append(strips, space(beat))
		strips = append(strips, p.story(context, notes, sizeReading)...)
	}
	if asks := saying(p.shown.Asks()); len(asks) > 0 {
		strips = append(strips, p.askBox(p.say.askMeeting, asks, notes, func(pg *page, y float64) {
			pg.destination("asks", p.say.askMeeting, y-half)
			pg.entry(p.say.askMeeting, 0, y-half)
		})...)
	}
	if len(strips) == 0 {
		return nil
	}
	strips = append(strips, p.noted(notes)...)
	f.set(strips)
	return f.finish()
}

// story is narrative paragraphs.
func (p *press) story(paragraphs []dossier.Paragraph, n *notes, size float64) []strip {
	var out []strip
	for i, para := range paragraphs {
		t := p.text(narrative(size)).prose(para.Text, para.Lang).cite(n, para.Sources)
		lines := t.strips(0, p.sheet.width()-2*beat)
		if i > 0 {
			lines = apart(half, lines)
		}
		out = append(out, lines...)
	}
	return out
}

// askBox is a tinted box of numbered asks. Anchor, if there is one, marks the
// place.
func (p *press) askBox(title string, asks []dossier.Paragraph, n *notes, anchor func(pg *page, y float64)) []strip {
	const inset, number = 14.0, 16.0
	w := p.sheet.width()
	b := &box{pad: 11, under: func(pg *page, x, y, h float64) {
		pg.ground(x, y, w, h, tint)
		pg.fill(x, y, 2.5, h, accent)
	}}
	style := strong(sizeHeading)
	style.Color = accent
	level := aboutPart
	if anchor != nil {
		level = aboutPage
	}
	head := p.text(style).own(title).as(p.headed(level)).strips(inset, w-2*inset)
	if anchor != nil {
		head = on(head, func(pg *page, _, y float64) { anchor(pg, y) })
	}
	for i := range head {
		head[i].keep = true
	}
	out := head
	list := p.at.Add(pdf.L)
	list.Ordered = true
	for i, a := range asks {
		label, body := itemIn(list)
		num := p.text(plain(sizeBody)).ownf("%d.", i+1).line()
		lines := p.text(plain(sizeBody)).prose(a.Text, a.Lang).cite(n, a.Sources).into(body).strips(inset+number, w-2*inset-number-beat)
		lines = on(lines, func(pg *page, x, y float64) {
			pg.textIn(label, x+inset, y+drop(num, sizeBody), num)
		})
		out = append(out, apart(quarter, lines)...)
	}
	for i := range out {
		out[i].box = b
	}
	out[0].before, out[0].clear = beat+quarter, true
	return tie(out)
}
