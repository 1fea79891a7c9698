package export

import (
	"strings"

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
	f.set(f.fitted(strips))
	return f.finish()
}

// story is narrative paragraphs.
func (p *press) story(paragraphs []dossier.Paragraph, n *notes, size float64) []strip {
	var out []strip
	lang := p.words.Base()
	for i, para := range paragraphs {
		mark := p.inLanguage(&lang, para.Lang, 0, quarter/2)
		if i > 0 {
			mark = apart(half, mark)
		}
		out = append(out, mark...)
		t := p.text(narrative(size)).prose(para.Text, para.Lang).cite(n, para.Sources)
		lines := t.strips(0, p.sheet.width()-2*beat)
		if i > 0 && len(mark) == 0 {
			lines = apart(half, lines)
		}
		out = append(out, lines...)
	}
	return out
}

// inLanguage says in small type that what follows is in another language than
// what stood before, for who wonders why; one that nobody told goes on as before.
func (p *press) inLanguage(before *string, lang string, dx, above float64) []strip {
	t := p.anotherLanguage(before, lang)
	if t == nil {
		return nil
	}
	mark := apart(above, t.strips(dx, p.sheet.width()-2*dx))
	for i := range mark {
		mark[i].keep = true
	}
	return mark
}

func (p *press) anotherLanguage(before *string, lang string) *text {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "" || base == *before {
		return nil
	}
	*before = base
	return p.text(muted(sizeSmall)).ownf(p.say.inLanguage, p.words.Language(base))
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
	lang := p.words.Base()
	for i, a := range asks {
		out = append(out, p.inLanguage(&lang, a.Lang, inset, quarter)...)
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
	out[0].before, out[0].clear, out[0].part = beat+quarter, true, true
	return tie(out)
}
