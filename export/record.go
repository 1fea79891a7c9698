package export

import (
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/pdf"
)

// custody is the part of a profile on its time in custody: the bar and the record.
// Conditions that the facts tell are not told again.
func (p *press) custody(profile disclosure.Profile, n *notes) []strip {
	events := profile.Events()
	if len(events) == 0 {
		return nil
	}
	out := []strip{p.heading(p.say.custody)}
	if bar, alt, ok := p.bar(profile); ok {
		bar := p.draw(bar, p.sheet.width())
		figure := p.figure(alt)
		out = append(out, strip{height: bar.H + beat, keep: true, draw: func(pg *page, x, y float64) {
			pg.chart(figure, x, y+half/2, bar, p.set)
		}})
	} else {
		out = append(out, space(quarter))
	}
	return append(out, p.record(events, p.conditional(profile), profile.Disputes(), n)...)
}

// bar is the custody bar of the disclosed events, and what it shows in words,
// unless not one of them has a date. It tells a status, so there is none where that
// is not given.
func (p *press) bar(profile disclosure.Profile) (chart.CustodyBar, string, bool) {
	if _, ok := profile.Standing(); !ok {
		return chart.CustodyBar{}, "", false
	}
	bar := CustodyBar(profile.Custody(), p.shown.AsOf(), p.words)
	if len(bar.Stretches) == 0 {
		return chart.CustodyBar{}, "", false
	}
	for i, s := range bar.Stretches {
		bar.Stretches[i].Label = p.own(s.Label)
	}
	for i, e := range bar.Events {
		bar.Events[i].Label = p.own(e.Label)
	}
	return bar, p.barInWords(bar.Stretches), true
}

func (p *press) draw(bar chart.CustodyBar, width float64) chart.Drawing {
	bar.Width, bar.Measure = width, p.measure
	d := chart.Custody(bar)
	p.ownLabels(d)
	return d
}

// ownLabels records what a chart says that has no typed words: the days of its axis
// too, and what was shortened.
func (p *press) ownLabels(d chart.Drawing) {
	for _, s := range d.Shapes {
		if l, ok := s.(chart.Label); ok {
			p.fixed.add(l.Text)
		}
	}
}

// barInWords says what a custody bar shows.
func (p *press) barInWords(stretches []chart.Stretch) string {
	var l []string
	for _, s := range stretches {
		from, to := p.words.Day(dossier.Day(s.From)), p.words.Day(dossier.Day(s.To))
		switch {
		case s.Ongoing:
			l = append(l, s.Label+fmt.Sprintf(p.say.since, from))
		case s.OpenStart:
			l = append(l, s.Label+fmt.Sprintf(p.say.until, to))
		default:
			l = append(l, s.Label+fmt.Sprintf(p.say.fromTo, from, to))
		}
	}
	return p.own(p.say.bar.alt + strings.Join(l, "; "))
}

// The columns of the record.
const (
	dateColumn = 118.0
	whoColumn  = 92.0
)

// record is the table of events. A row does not split unless it is longer than
// half a page; the head stands again where a page begins. Told is the event
// whose conditions the facts tell.
func (p *press) record(events []dossier.Event, told dossier.ID, d disputes, n *notes) []strip {
	w := p.sheet.width()
	columns := []column{{x: 0, w: dateColumn - cellGap}, {x: dateColumn, w: w - dateColumn - whoColumn - cellGap}, {x: w - whoColumn, w: whoColumn}}
	table := p.at.Add(pdf.Table)
	head, heads := p.tableHead(table, columns, p.say.record.date, p.say.record.event, p.say.record.authority)
	out := []strip{head}
	for _, e := range events {
		date, what, who := p.recorded(e, told, d, n)
		row := p.row(table, heads, columns, date, what, who)
		for i := range row {
			row[i].head = &head
		}
		out = append(out, row...)
	}
	// The last two rows stay together, lest one stands alone below a head.
	if k := len(out) - 2; k > 0 {
		out[k].keep = true
	}
	return out
}

// recorded is a row of the record: when, what, and who decided.
func (p *press) recorded(e dossier.Event, told dossier.ID, d disputes, n *notes) (date, what, who *text) {
	what = p.fact().own(p.eventInWords(d, e))
	p.eventDetail(what, e, e.ID == told)
	what.cite(n, e.Sources)
	if who = p.fact().said(e.Authority); who.empty() {
		who = p.notKnown()
	}
	if date = p.fact().own(words.Capital(p.eventDate(d, e))); date.empty() {
		date = p.notKnown()
	}
	return date, what, who
}

// eventDetail adds what the record says beyond the kind of event.
func (p *press) eventDetail(t *text, e dossier.Event, told bool) {
	add := func(before, s string) {
		if s = oneLine(s); s != "" {
			t.own(before).said(s)
		}
	}
	if e.Form != dossier.FormHouseArrest {
		add(", ", string(e.Form))
	}
	add(", ", e.Place)
	add(p.say.record.basis, e.LegalBasis)
	add(": ", e.Text)
	if told {
		t.own(p.say.record.withThem)
	} else {
		add(p.say.record.conditions, e.Conditions)
	}
	if note := oneLine(e.Note); note != "" {
		style := muted(sizeBody)
		t.in(style, p.own(" (")).in(style, note).in(style, p.own(")"))
	}
}
