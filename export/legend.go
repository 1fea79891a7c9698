package export

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/chart"
	"habeas/export/pdf"
)

// legend tells how to read statuses and dates, all of it on one page.
func (p *press) legend() []strip {
	say := &p.say.legend
	indent := p.legendIndent()
	strips := apart(2*beat, p.pageTitle(say.title, "legend"))
	strips = append(strips, p.heading(say.statuses))
	table := p.at.Add(pdf.Table)
	for _, s := range dossier.Statuses {
		strips = append(strips, p.legendStatus(table, s, indent)...)
	}
	dates := say.dateRows
	if p.anyDispute() {
		dates = slices.Concat(dates, say.disputedRow)
	}
	strips = append(strips, p.legendRows(say.dates, dates, indent)...)
	strips = append(strips, p.legendRows(say.figures, say.figureRows, indent)...)
	strips = append(strips, p.legendRows(say.notes, say.noteRows, indent)...)
	for i := range len(strips) - 1 {
		strips[i].keep = true
	}
	return strips
}

const (
	legendSquare = 9.0
	legendGap    = 6.0
)

// legendIndent is where the meanings stand: right of the widest word.
func (p *press) legendIndent() float64 {
	say := &p.say.legend
	widest := 130 - beat
	for _, s := range dossier.Statuses {
		widest = max(widest, legendSquare+legendGap+p.measure(p.words.Status(s), sizeBody, true))
	}
	for _, row := range slices.Concat(say.dateRows, say.disputedRow, say.figureRows, say.noteRows) {
		widest = max(widest, p.measure(p.words.Finish(row[0]), sizeBody, true))
	}
	return widest + beat
}

// anyDispute reports whether something on the pages may read as disputed.
func (p *press) anyDispute() bool {
	meeting, _ := p.shown.Meeting()
	return len(meeting.Disputes) > 0 ||
		slices.ContainsFunc(p.shown.Sources(), func(s dossier.Source) bool { return len(s.Disputes) > 0 }) ||
		slices.ContainsFunc(p.shown.Profiles(), func(x disclosure.Profile) bool { return len(x.Disputes()) > 0 })
}

// legendStatus is a mark, its word and what it means.
func (p *press) legendStatus(table *pdf.Element, s dossier.Status, indent float64) []strip {
	mark := chart.Mark(s)
	const square = legendSquare
	word := p.statusText(mark, p.words.Status(s), sizeBody).line()
	return p.legendRow(table, p.say.legend.meaning[s], indent, func(pg *page, x, y float64) {
		base := y + drop(word, sizeBody)
		p.mark(pg, mark, x, base-square+0.8, square)
		pg.text(x+square+legendGap, base, word)
	})
}

// legendRows are a heading, and words with what they mean.
func (p *press) legendRows(title string, rows [][2]string, indent float64) []strip {
	out := []strip{p.heading(title)}
	table := p.at.Add(pdf.Table)
	for _, row := range rows {
		word := p.text(strong(sizeBody)).own(row[0]).line()
		out = append(out, p.legendRow(table, row[1], indent, func(pg *page, x, y float64) {
			pg.text(x, y+drop(word, sizeBody), word)
		})...)
	}
	return out
}

func (p *press) legendRow(table *pdf.Element, meaning string, indent float64, draw func(pg *page, x, y float64)) []strip {
	head, cell := rowIn(table)
	lines := tie(p.text(plain(sizeBody)).own(meaning).into(cell).strips(indent, p.sheet.width()-indent))
	return apart(quarter, on(lines, func(pg *page, x, y float64) {
		pg.in(head, func() { draw(pg, x, y) })
	}))
}
