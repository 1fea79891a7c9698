package export

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/pdf"
)

// sizeCell is the size of text in a table of many.
const sizeCell = sizeSmall + 0.5

// list is the table of all: the figures, and a row for each person.
func (p *press) list() []*page {
	profiles := p.shown.Profiles()
	f := p.flow()
	var strips []strip
	p.in(pdf.Sect, func() {
		strips = p.pageTitle(p.count(p.shown.Figures().Profiled), "list")
		strips = append(strips, p.under(p.text(muted(sizeLead)).own(p.factsAsOf()))...)
		strips = append(strips, space(half))
		strips = append(strips, p.figures(p.shown.Figures())...)
		if len(profiles) > 0 {
			strips = append(strips, space(beat))
			strips = append(strips, p.listTable(profiles)...)
		}
		if n := p.shown.NotShown(); n > 0 {
			strips = append(strips, apart(beat, p.text(muted(sizeBody)).own(p.notShown(n)).strips(0, p.sheet.width()))...)
		}
	})
	f.set(strips)
	return f.finish()
}

// The columns of the list that are looked after on their own.
const (
	listStatusColumn = 1
	listDaysColumn   = 3
)

// The mark of a status is a square, with the word to its right.
const listMark, listMarkIndent = 6.5, 10.0

// listTable has a row for each person. No row splits, and the head stands again
// where a page begins.
func (p *press) listTable(profiles []disclosure.Profile) []strip {
	say := &p.say.list
	names := []string{say.name, say.status, say.heldSince, say.days, say.charge, say.note}
	need := make([]float64, len(names))
	for i, name := range names {
		need[i] = p.text(muted(sizeSmall)).own(name).line().Width
	}
	var rows []listRow
	for _, profile := range profiles {
		row := p.listRow(profile)
		for i, c := range row.cells {
			need[i] = max(need[i], c.widest())
		}
		rows = append(rows, row)
	}
	need[listStatusColumn] += listMarkIndent
	columns := p.columns(need)
	columns[listDaysColumn].end = true

	table := p.at.Add(pdf.Table)
	head, heads := p.tableHead(table, columns, names...)
	out := []strip{head}
	for _, r := range rows {
		row := p.listStrips(table, heads, columns, r)
		for i := range row {
			row[i].head = &head
		}
		out = append(out, row...)
	}
	if k := len(out) - 2; k > 0 {
		out[k].keep = true // lest one stands alone below a head
	}
	return out
}

// listRow is what the list says of one person.
type listRow struct {
	cells []*text
	mark  chart.Mark
	given bool // whether there is a status, and so a mark
}

func (p *press) listRow(profile disclosure.Profile) listRow {
	status, mark, given := p.listStatus(profile)
	cells := []*text{p.listName(profile), status, p.listSince(profile), p.listDays(profile), p.listCharge(profile), p.listNote(profile)}
	return listRow{cells, mark, given}
}

func (p *press) listStrips(table *pdf.Element, heads []*pdf.Element, columns []column, r listRow) []strip {
	if !r.given {
		return p.row(table, heads, columns, r.cells...)
	}
	columns = slices.Clone(columns)
	status := &columns[listStatusColumn]
	x := status.x
	status.x += listMarkIndent
	status.w -= listMarkIndent
	return on(p.row(table, heads, columns, r.cells...), func(pg *page, left, y float64) {
		pg.beside(pdf.Decoration, func() {
			p.mark(pg, r.mark, left+x, y+rowPad+baseline(sizeCell)-listMark+0.3, listMark)
		})
	})
}

// listName is the name in each script; for who has none, a description.
func (p *press) listName(profile disclosure.Profile) *text {
	if profile.Naming() == disclosure.Named {
		return p.nameText(profile, p.plainName(profile), strong(sizeCell), plain(sizeCell))
	}
	return p.shortName(profile, plain(sizeCell), sizeCell)
}

// listStatus is the word of a status; of somebody who is out, since when.
func (p *press) listStatus(profile disclosure.Profile) (*text, chart.Mark, bool) {
	mark, standing, ok := p.markOf(profile)
	if !ok {
		return p.text(muted(sizeCell)).own(p.say.statusNotGiven), mark, false
	}
	t := p.statusText(mark, p.words.Chip(standing), sizeCell)
	quiet := muted(sizeCell)
	if standing.Status != dossier.Held && !standing.Since.IsZero() {
		t.in(quiet, p.own("\n"+p.words.ShortEventDate(standing.Since)))
	}
	return t, mark, true
}

// listSince is since when somebody is held; of somebody who is out, since when
// they were.
func (p *press) listSince(profile disclosure.Profile) *text {
	if began := p.heldSince(profile); !began.IsZero() {
		return p.text(plain(sizeCell)).own(p.words.ShortEventDate(began))
	}
	return p.text(muted(sizeCell)).own(p.words.NotKnown())
}

// heldSince is when the custody began that lasts, or that ended last; missing is
// not known, or not given.
func (p *press) heldSince(profile disclosure.Profile) dossier.Date {
	standing, ok := profile.Standing()
	if !ok || standing.Status == dossier.Held {
		return standing.Since
	}
	ended := standing.Since.First()
	if !standing.StartKnown || !ended.Bounded() {
		return dossier.Date{}
	}
	before := dossier.StatusOn(profile.Custody(), ended-1)
	if before.Status != dossier.Held || before.Began != standing.Began {
		return dossier.Date{}
	}
	return before.Since
}

// listDays is the least and the most of days in custody.
func (p *press) listDays(profile disclosure.Profile) *text {
	custody, _ := profile.Days()
	switch {
	case !custody.Known:
		return p.text(muted(sizeCell)).own(p.words.NotKnown())
	case custody.Least == custody.Most:
		return p.text(plain(sizeCell)).own(p.words.Digits(custody.Most))
	}
	return p.text(plain(sizeCell)).own(p.words.Digits(custody.Least) + "–" + p.words.Digits(custody.Most))
}

// listCharge names every offence.
func (p *press) listCharge(profile disclosure.Profile) *text {
	t := p.text(plain(sizeCell))
	for _, c := range profile.Charges() {
		if offence := oneLine(c.Offence); offence != "" {
			if t.empty() {
				offence = words.Capital(offence)
			}
			join(t, "; ")
			t.said(offence)
		}
	}
	if t.empty() {
		return p.text(muted(sizeCell)).own(p.words.NotKnown())
	}
	return t
}

// listNote flags what one must know before one speaks of a person: how urgent
// their health is, and that the status is only likely.
func (p *press) listNote(profile disclosure.Profile) *text {
	t := p.text(plain(sizeCell))
	add := func(bold bool, s string) {
		style := plain(sizeCell)
		style.Bold = bold
		if !t.empty() {
			t.own(", ")
			s = p.words.Mid(s)
		}
		t.in(style, p.own(s))
	}
	notes := profile.Health()
	for _, u := range []dossier.Urgency{dossier.UrgencyDanger, dossier.UrgencyUrgent} {
		if slices.ContainsFunc(notes, func(h dossier.HealthNote) bool { return h.Urgency == u }) {
			add(true, p.words.Urgency(u))
			break
		}
	}
	ill := func(h dossier.HealthNote) bool { return h.Kind == dossier.HealthTreat }
	if slices.ContainsFunc(notes, func(h dossier.HealthNote) bool { return !ill(h) }) {
		add(false, p.say.labels.health)
	}
	if slices.ContainsFunc(notes, ill) {
		add(false, p.say.labels.illTreatment)
	}
	if s, ok := profile.Standing(); ok && !s.Certain {
		add(false, p.say.list.likely)
	}
	return t
}
