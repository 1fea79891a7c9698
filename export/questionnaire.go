package export

import (
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/pdf"
	"habeas/export/typeset"
	"habeas/export/wgad"
)

// The columns of the questionnaire, from the left of the page's.
const (
	askNumber = 30.0  // past the number of a question
	askColumn = 196.0 // past the question
)

// questionnaires are the form of the Working Group, filled in for each person from a
// new page, and at the end what to ask the families.
func (p *press) questionnaires() ([]*page, []int, error) {
	form, err := wgad.Load()
	if err != nil {
		return nil, nil, err
	}
	var all []*page
	var per []int
	var left []unanswered
	for _, profile := range p.shown.Profiles() {
		if err := p.ctx.Err(); err != nil {
			return nil, nil, err
		}
		all = append(all, p.settle(p.toTheRight())...)
		pages, open := p.questionnaire(form, profile)
		all = append(all, p.settle(pages)...)
		per = append(per, len(pages))
		if len(open) > 0 {
			left = append(left, unanswered{p.outlineName(profile), open})
		}
	}
	if len(all) == 0 {
		return p.settle(p.nothing()), nil, nil
	}
	if len(left) > 0 {
		all = append(all, p.settle(p.toTheRight())...)
		all = append(all, p.settle(p.askTheFamily(left))...)
	}
	return all, per, nil
}

// unanswered are the questions that stay open for a person.
type unanswered struct {
	name      string
	questions []openQuestion
}

type openQuestion struct{ number, ask string }

// questionnaire is the form for one person, and what stays open in it.
func (p *press) questionnaire(form wgad.Form, profile disclosure.Profile) ([]*page, []openQuestion) {
	a := &answerer{press: p, profile: profile, disputes: disputes(profile.Disputes()), notes: newNotes(profile.Key())}
	lang := p.words.Base()
	var open []openQuestion
	f := p.flow()
	p.in(pdf.Sect, func() {
		strips := p.profileName(profile, 0)
		strips = append(strips, p.under(p.text(strong(sizeLead)).own(form.Title.In(lang)))...)
		strips = append(strips, apart(quarter, p.text(muted(sizeBody)).own(form.To.In(lang)).strips(0, p.sheet.width()))...)
		for _, part := range form.Parts {
			strips = append(strips, p.heading(numbered(part.Number, part.Title.In(lang))))
			table := p.at.Add(pdf.Table)
			for i, q := range part.Questions {
				ans := a.answer(q.Answer)
				ask := p.own(q.Ask.In(lang))
				if ans.open && !q.Ours {
					open = append(open, openQuestion{inPart(part.Number, q.Number), ask})
				}
				strips = append(strips, p.question(table, q.Number, ask, ans, q.Wide, i == 0)...)
			}
		}
		strips = append(strips, p.noted(a.notes)...)
		f.set(f.fitted(strips))
	})
	pages := f.finish()
	for _, pg := range pages[1:] {
		pg.about = p.plainName(profile)
	}
	return pages, open
}

func numbered(number, title string) string {
	if number == "" {
		return title
	}
	return number + ". " + title
}

func inPart(part, question string) string {
	if part == "" {
		return question
	}
	return part + "." + question
}

// question is a question and its answer beside it, or below it where that is wide. A
// line parts it from the one before, if it is not the first.
func (p *press) question(table *pdf.Element, number, ask string, ans answer, wide, first bool) []strip {
	const room = 12.0 // before the answer
	w := p.sheet.width()
	head, cell := rowIn(table)
	num := p.text(muted(sizeBody)).own(number).line()
	width := askColumn - askNumber - room
	if wide {
		width = w - askNumber
	}
	asked := p.text(muted(sizeBody)).in(muted(sizeBody), ask).into(head).strips(askNumber, width)
	asked = on(asked, func(pg *page, x, y float64) { pg.textIn(head, x, y+drop(num, sizeBody), num) })
	at := askColumn
	if wide {
		at = askNumber
	}
	var said []strip
	p.inside(cell, func() {
		for i, t := range ans.texts {
			lines := t.strips(at, w-at)
			if i > 0 {
				lines = apart(half, lines)
			}
			said = append(said, lines...)
		}
		if ans.open || ans.blank {
			said = append(said, p.blank(at, w-at, len(ans.texts) == 0 && ans.open))
		}
	})
	rows := beside(asked, said)
	if wide {
		for i := range asked {
			asked[i].keep = true
		}
		rows = append(asked, apart(quarter, said)...)
		if height(rows) < fewLines { // that read as one answer
			rows = tie(rows)
		}
	}
	if first {
		return rows
	}
	return apart(half, on(rows, func(pg *page, x, y float64) {
		if y > p.sheet.top { // nothing stands above it else
			pg.rule(x, y-quarter, w, 0.5, hairline)
		}
	}))
}

// fewLines is how high five lines are, or so.
const fewLines = 5 * 18

// blank is a line to write on, which says that nobody has answered yet.
func (p *press) blank(dx, width float64, says bool) strip {
	style := muted(sizeSmall)
	style.Italic = true
	var line typeset.Line
	e := p.at.Add(pdf.P)
	if says {
		line = p.text(style).own(p.say.form.notAnswered).line()
	}
	return strip{height: beat + quarter, draw: func(pg *page, x, y float64) {
		if says {
			pg.textIn(e, x+dx, y+drop(line, sizeSmall)+1, line)
		}
		from := line.Width
		if says {
			from += 6
		}
		pg.rule(x+dx+from, y+beat, width-from, 0.7, rule)
	}}
}

// beside puts two columns of lines side by side: as one strip, or one a line where
// they are longer than half a page.
func beside(left, right []strip) []strip {
	if h := max(height(left), height(right)); h < 300 {
		return []strip{{height: h, draw: func(pg *page, x, y float64) {
			for _, column := range [][]strip{left, right} {
				var c cursor
				for _, s := range column {
					s.show(pg, x, y+c.put(s))
				}
			}
		}}}
	}
	var out []strip
	for i := range max(len(left), len(right)) {
		var l, r strip
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		// The lead above a paragraph on the right moves both.
		out = append(out, strip{height: max(l.height, r.height), before: max(l.before, r.before), draw: func(pg *page, x, y float64) {
			l.show(pg, x, y)
			r.show(pg, x, y)
		}})
	}
	return tieEnds(out)
}

// askTheFamily lists what stays open, person by person. It is not of the form.
func (p *press) askTheFamily(left []unanswered) []*page {
	f := p.flow()
	say := &p.say.form
	var strips []strip
	p.in(pdf.Sect, func() {
		strips = p.pageTitle(say.family, "family")
		strips = append(strips, p.under(p.text(muted(sizeLead)).own(say.aside))...)
		strips = append(strips, space(half))
		for _, one := range left {
			strips = append(strips, p.named(one.name))
			list := p.at.Add(pdf.L)
			list.Ordered = true
			for _, q := range one.questions {
				label, body := itemIn(list)
				num := p.text(muted(sizeBody)).own(q.number).line()
				lines := p.text(plain(sizeBody)).in(plain(sizeBody), q.ask).into(body).strips(askNumber+quarter, p.sheet.width()-askNumber-quarter)
				strips = append(strips, apart(quarter/2, tie(on(lines, func(pg *page, x, y float64) {
					pg.textIn(label, x, y+drop(num, sizeBody), num)
				})))...)
			}
		}
	})
	f.set(strips)
	return f.finish()
}

// named is a heading that is somebody's name.
func (p *press) named(name string) strip {
	style := strong(sizeHeading)
	style.Color = accent
	line := p.text(style).said(name).fit(p.sheet.width(), 1)
	w := p.sheet.width()
	return strip{height: beat + half, before: beat, keep: true, element: p.at.Add(p.headed(aboutPart)), draw: func(pg *page, x, y float64) {
		for _, l := range line {
			pg.text(x, y+drop(l, sizeHeading), l)
		}
		pg.rule(x, y+beat+quarter/2, w, 0.5, rule)
	}}
}

// answer is what is known: a paragraph after a paragraph. An open one is to be asked
// for; a blank is for who signs.
type answer struct {
	texts       []*text
	open, blank bool
}

// known is an answer where a text says something, and else an open question.
func known(texts ...*text) answer {
	var a answer
	for _, t := range texts {
		if t != nil && !t.empty() {
			a.texts = append(a.texts, t)
		}
	}
	a.open = len(a.texts) == 0
	return a
}

// answerer answers the questions about one person.
type answerer struct {
	*press
	profile  disclosure.Profile
	disputes disputes
	notes    *notes
}

// answer finds what the form names; a name that is not known stays open.
func (a *answerer) answer(name string) answer {
	if f, ok := answers[name]; ok {
		return f(a)
	}
	return answer{open: true}
}

// arrest is the event with which the last custody began.
func (a *answerer) arrest() (dossier.Event, bool) {
	events := a.profile.Events()
	for i := len(events) - 1; i >= 0; i-- {
		if events[i].Does().Custody == dossier.BeginsCustody {
			return events[i], true
		}
	}
	return dossier.Event{}, false
}
