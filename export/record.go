package export

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/typeset"
)

// custody is the part of a profile on its time in custody: the bar and the record.
// Conditions that the facts tell are not told again.
func (p *press) custody(profile disclosure.Profile, n *notes) []strip {
	events := profile.Events()
	if len(events) == 0 {
		return nil
	}
	out := []strip{p.heading("Custody")}
	if bar, ok := p.bar(profile); ok {
		out = append(out, strip{height: bar.H + beat, keep: true, draw: func(pg *page, x, y float64) {
			pg.chart(x, y+half/2, bar, p.set)
		}})
	}
	return append(out, p.record(events, p.conditional(profile), n)...)
}

// bar draws the custody bar of the disclosed events, unless not one of them has
// a date. It tells a status, so there is none where that is not given.
func (p *press) bar(profile disclosure.Profile) (chart.Drawing, bool) {
	if _, ok := profile.Standing(); !ok {
		return chart.Drawing{}, false
	}
	asOf := p.shown.AsOf()
	stretches := p.stretches(profile.Custody(), asOf)
	ticks := p.ticks(profile.Events(), asOf)
	if len(stretches) == 0 {
		return chart.Drawing{}, false
	}
	return chart.Custody(chart.CustodyBar{
		Width: p.sheet.width(), AsOf: int(asOf),
		Stretches: stretches, Events: ticks,
		Measure: p.measure,
	}), true
}

// leadIn is how long a stretch is drawn whose start nobody knows; its edge says
// that it is open.
const leadIn = 60

// stretches works out where the person stood from event to event. For the
// picture each event is put on the first day on which it can have happened.
func (p *press) stretches(c dossier.Custody, asOf dossier.Day) []chart.Stretch {
	c.Events = slices.Clone(c.Events)
	var days []dossier.Day
	for i, e := range c.Events {
		day := e.Date.First()
		if !day.Bounded() {
			day = e.Date.Last()
		}
		if day.Bounded() && day <= asOf {
			c.Events[i].Date = dossier.DateOf(day)
			days = append(days, day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	footing := footingKnown(c.Events)
	var out []chart.Stretch
	for i, day := range days {
		end := asOf
		if i+1 < len(days) {
			end = days[i+1] - 1
		}
		standing := dossier.StatusOn(c, day)
		if i == 0 && !standing.StartKnown && endsCustody(standing) {
			lead := chart.Stretch{From: int(day) - leadIn, To: int(day) - 1, Style: chart.Held, OpenStart: true, Label: p.own("held, start not known")}
			out = append(out, lead)
		}
		style, label, drawn := stretchStyle(standing)
		if style == chart.PreTrial && !footing {
			style, label = chart.Held, "held"
		}
		if !drawn {
			continue
		}
		next := chart.Stretch{From: int(day), To: int(end), Style: style, Label: p.own(label),
			OpenStart: standing.Status == dossier.Held && !standing.StartKnown, Ongoing: end == asOf}
		if last := len(out) - 1; last >= 0 && out[last].Style == next.Style && out[last].Label == next.Label && out[last].To+1 == next.From {
			out[last].To, out[last].Ongoing = next.To, next.Ongoing
			continue
		}
		out = append(out, next)
	}
	return out
}

// footingKnown says that the end of pre-trial detention can be placed: no
// conviction is without a date.
func footingKnown(events []dossier.Event) bool {
	return !slices.ContainsFunc(events, func(e dossier.Event) bool {
		return e.Date.IsZero() && (e.Kind == dossier.Convicted || e.Kind == dossier.Sentenced)
	})
}

// endsCustody says that a standing came about by the end of a custody.
func endsCustody(s dossier.Standing) bool {
	return s.EndedBy != "" && (s.Status == dossier.Free || s.Status == dossier.NotFree)
}

// stretchStyle is how a standing looks on the bar; freedom is white space.
func stretchStyle(s dossier.Standing) (chart.Style, string, bool) {
	switch {
	case s.Status == dossier.Held && s.HouseArrest:
		return chart.HouseArrest, "house arrest", true
	case s.Status == dossier.Held && s.Serving:
		return chart.Serving, "serving a sentence", true
	case s.Status == dossier.Held && s.PreTrial:
		return chart.PreTrial, "pre-trial detention", true
	case s.Status == dossier.Held:
		return chart.Held, "held", true
	case s.Status == dossier.Disappeared:
		return chart.Disappeared, "disappeared", true
	case s.Status == dossier.NotFree && s.HouseArrest:
		return chart.NotFree, "house arrest", true
	case s.Status == dossier.NotFree && s.Exile:
		return chart.NotFree, "in exile", true
	case s.Status == dossier.NotFree:
		return chart.NotFree, "not free", true
	}
	return 0, "", false
}

// ticks are the dated events, the turning points before the others.
func (p *press) ticks(events []dossier.Event, asOf dossier.Day) []chart.Event {
	var out []chart.Event
	for _, e := range events {
		day := e.Date.First()
		if !day.Bounded() || day > asOf {
			continue
		}
		label := p.words.Mid(p.words.EventKind(e.Kind))
		if label == "" {
			continue
		}
		out = append(out, chart.Event{Day: int(day), Label: p.own(label), Major: turns(e.Kind)})
	}
	return out
}

// turns says that a kind of event begins or ends custody.
func turns(k dossier.EventKind) bool {
	switch k {
	case dossier.InCustody, dossier.Transferred, dossier.BailDenied, dossier.Charged, dossier.TrialOpened,
		dossier.AppealLodged, dossier.AppealDecided, dossier.SentenceReduced, dossier.Summoned, dossier.OtherEvent:
		return false
	}
	return true
}

// The columns of the record.
const (
	dateColumn = 118.0
	whoColumn  = 92.0
	cellGap    = 12.0
)

// record is the table of events. A row does not split unless it is longer than
// half a page; the head stands again where a page begins. Told is the event
// whose conditions the facts tell.
func (p *press) record(events []dossier.Event, told dossier.ID, n *notes) []strip {
	w := p.sheet.width()
	columns := []column{{0, dateColumn - cellGap}, {dateColumn, w - dateColumn - whoColumn - cellGap}, {w - whoColumn, whoColumn}}
	head := p.tableHead(columns, "Date", "What happened", "Who decided")
	out := []strip{head}
	for _, e := range events {
		what := p.fact().own(p.event(e))
		p.eventDetail(what, e, e.ID == told)
		what.cite(n, e.Sources)
		who := p.notKnown()
		if e.Authority != "" {
			who = p.fact().said(e.Authority)
		}
		date := p.fact().own(words.Capital(p.words.EventDate(e.Date)))
		if e.Date.IsZero() {
			date = p.notKnown()
		}
		row := p.row(columns, date, what, who)
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

// eventDetail adds what the record says beyond the kind of event.
func (p *press) eventDetail(t *text, e dossier.Event, told bool) {
	add := func(before, s string) {
		if s != "" {
			t.own(before).said(s)
		}
	}
	if e.Form != dossier.FormHouseArrest {
		add(", ", string(e.Form))
	}
	add(", ", e.Place)
	add("; on the basis of ", e.LegalBasis)
	add(": ", e.Text)
	if told {
		t.own(", with conditions")
	} else {
		add(". Conditions: ", e.Conditions)
	}
	if e.Note != "" {
		style := muted(sizeBody)
		t.in(style, p.own(" (")).in(style, e.Note).in(style, p.own(")"))
	}
}

// column is where a cell begins and how wide it is.
type column struct{ x, w float64 }

// tableHead is the line of names above a table.
func (p *press) tableHead(columns []column, names ...string) strip {
	w := p.sheet.width()
	var lines []typeset.Line
	for _, name := range names {
		lines = append(lines, p.text(muted(sizeSmall)).own(name).line())
	}
	return strip{height: leadSmall + quarter + 1, keep: true, draw: func(pg *page, x, y float64) {
		for i, line := range lines {
			pg.text(x+columns[i].x, y+drop(line, sizeSmall), line)
		}
		pg.rule(x, y+leadSmall+quarter-1, w, 0.5, rule)
	}}
}

// row is a row of a table: one strip, or one a line where the row is very long.
func (p *press) row(columns []column, cells ...*text) []strip {
	const pad = 3.5
	w := p.sheet.width()
	var lines [][]strip
	longest, most := 0.0, 0
	for i, c := range cells {
		l := c.strips(columns[i].x, columns[i].w)
		lines = append(lines, l)
		longest = max(longest, height(l))
		most = max(most, len(l))
	}
	end := func(pg *page, x, y float64) { pg.rule(x, y, w, 0.5, hairline) }
	if longest < 300 {
		return []strip{{height: longest + 2*pad, draw: func(pg *page, x, y float64) {
			for _, l := range lines {
				at := y + pad
				for _, s := range l {
					s.draw(pg, x, at)
					at += s.height
				}
			}
			end(pg, x, y+longest+2*pad)
		}}}
	}
	var out []strip
	for k := range most {
		var here []strip
		h := 0.0
		for _, l := range lines {
			if k < len(l) {
				here = append(here, l[k])
				h = max(h, l[k].height)
			}
		}
		out = append(out, strip{height: h, draw: func(pg *page, x, y float64) {
			for _, s := range here {
				s.draw(pg, x, y)
			}
		}})
	}
	return append(tieEnds(out), strip{height: 2 * pad, draw: func(pg *page, x, y float64) { end(pg, x, y+pad) }})
}
