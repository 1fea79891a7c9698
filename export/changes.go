package export

import (
	"fmt"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/pdf"
)

// Earlier is a packet that was handed over before, and what is new since.
type Earlier struct {
	Number string
	Made   dossier.Day
	News   disclosure.News
}

// changes is the note of what is new since an earlier packet: the figures of then
// and now, and each person of whom there is news.
func (p *press) changes() []*page {
	since := p.Since
	if since == nil {
		since = &Earlier{Number: p.words.NotKnown(), News: disclosure.News{Figures: dossier.NewFigures(0)}}
	}
	f, n := p.flow(), newNotes("changes")
	var strips []strip
	p.in(pdf.Sect, func() {
		strips = p.pageTitle(p.titleOf(since), "changes")
		strips = append(strips, p.under(p.text(muted(sizeLead)).own(fmt.Sprintf(p.say.changes.between, p.words.Day(since.Made), p.words.Day(since.News.AsOf), p.asOf)))...)
		strips = append(strips, p.thenAndNow(since.News.Figures, p.shown.Figures())...)
		if len(since.News.People) > 0 {
			strips = append(strips, p.newOfPeople(since.News.People, n)...)
		} else {
			strips = append(strips, apart(beat, p.text(plain(sizeBody)).own(p.say.changes.nothing).strips(0, p.sheet.width()))...)
		}
		for i, s := range p.besideTheNews(since.News) {
			before := quarter
			if i == 0 {
				before = beat
			}
			strips = append(strips, apart(before, p.text(plain(sizeBody)).own(s).strips(0, p.sheet.width()))...)
		}
		strips = append(strips, p.noted(n)...)
	})
	f.set(f.fitted(strips))
	return f.finish()
}

// titleOf leaves the number of the earlier packet as it was printed.
func (p *press) titleOf(since *Earlier) string {
	return p.verbatim(fmt.Sprintf(p.words.Finish(p.say.changes.title), since.Number))
}

// besideTheNews counts of whom nothing is said above.
func (p *press) besideTheNews(news disclosure.News) []string {
	say := &p.say.changes
	var l []string
	add := func(n int, one, more string) {
		switch {
		case n == 1:
			l = append(l, one)
		case n > 1:
			l = append(l, words.Capital(fmt.Sprintf(more, p.words.Number(n))))
		}
	}
	if len(news.People) > 0 {
		add(news.Same, say.oneSame, say.same)
	}
	add(news.Gone, say.oneGone, say.gone)
	if n := p.shown.NotShown(); n > 0 {
		l = append(l, p.notShown(n))
	}
	return l
}

// thenAndNow puts the figures of two days side by side.
func (p *press) thenAndNow(then, now dossier.Figures) []strip {
	w := p.sheet.width()
	say := &p.say.changes
	out := []strip{p.heading(say.figures)}
	table := p.at.Add(pdf.Table)
	columns := []column{{w: w / 2}, {x: w / 2, w: w / 4, end: true}, {x: 3 * w / 4, w: w / 4, end: true}}
	head, heads := p.tableHead(table, columns, say.people, say.then, say.now)
	out = append(out, head)
	for _, row := range []struct {
		what      string
		then, now int
	}{
		{say.profiled, then.Profiled, now.Profiled},
		{p.words.Status(dossier.Held), then.Held, now.Held},
		{p.words.Status(dossier.NotFree), then.ReleasedNotFree, now.ReleasedNotFree},
		{p.words.Status(dossier.Free), then.Free, now.Free},
		{p.words.Status(dossier.Disappeared), then.Disappeared, now.Disappeared},
		{p.words.Status(dossier.AtLarge), then.AtLarge, now.AtLarge},
		{p.words.Status(dossier.Dead), then.Dead, now.Dead},
		{p.words.Status(dossier.NotKnown), then.NotKnown, now.NotKnown},
		{p.say.statusNotGiven, then.NotGiven, now.NotGiven},
	} {
		if row.then == 0 && row.now == 0 {
			continue
		}
		style := plain(sizeBody)
		style.Bold = row.then != row.now
		out = append(out, p.row(table, heads, columns, p.text(plain(sizeBody)).own(row.what),
			p.text(plain(sizeBody)).own(p.words.Digits(row.then)), p.text(style).own(p.words.Digits(row.now)))...)
	}
	return tie(out)
}

// newOfPeople has a row for each person of whom there is news.
func (p *press) newOfPeople(people []disclosure.PersonNews, n *notes) []strip {
	const name = 150.0
	const square, indent = 6.5, 10.0
	say := &p.say.changes
	out := []strip{p.heading(say.people)}
	table := p.at.Add(pdf.Table)
	columns := []column{{x: indent, w: name - indent - cellGap}, {x: name, w: p.sheet.width() - name}}
	head, heads := p.tableHead(table, columns, say.person, say.what)
	out = append(out, head)
	for _, x := range people {
		row := p.row(table, heads, columns, p.listName(x.Profile), p.newOf(x, n))
		if mark, _, ok := p.markOf(x.Profile); ok {
			row = on(row, func(pg *page, left, y float64) {
				pg.beside(pdf.Decoration, func() { p.mark(pg, mark, left, y+rowPad+baseline(sizeCell)-square+0.3, square) })
			})
		}
		for i := range row {
			row[i].head = &head
		}
		out = append(out, row...)
	}
	return out
}

// newOf is what is new of a person, a line for each thing.
func (p *press) newOf(x disclosure.PersonNews, n *notes) *text {
	say := &p.say.changes
	d := disputes(x.Profile.Disputes())
	t := p.text(plain(sizeBody))
	line := func(label string) {
		join(t, "\n")
		t.in(strong(sizeBody), p.own(label))
	}
	if x.First {
		t.in(strong(sizeBody), p.own(say.first))
	}
	if _, standing, ok := p.markOf(x.Profile); ok && (x.First || x.Was != nil) {
		if x.Was != nil {
			line(say.was)
			t.own(p.words.Standing(*x.Was))
		}
		line(say.is)
		t.own(p.words.Standing(standing))
		if !standing.Since.IsZero() {
			t.ownf(p.say.since, p.words.EventDate(standing.Since))
		}
	}
	for _, name := range x.Names {
		line(say.name)
		t.saidIn(name.Text, langOf(name.Script))
	}
	events := func(label string, l []dossier.Event) {
		for _, e := range l {
			line(label)
			if day := p.eventDate(d, e); day != "" {
				t.own(words.Capital(day) + ": ")
			}
			t.own(p.eventInWords(d, e))
			p.eventDetail(t, e, false)
			if who := oneLine(e.Authority); who != "" {
				t.own(" (").said(who).own(")")
			}
			t.cite(n, e.Sources)
		}
	}
	events(say.event, x.Events)
	events(say.corrected, x.Corrected)
	charges := x.Charges
	if x.First {
		charges = x.Profile.Charges()
	}
	for _, c := range charges {
		line(say.charge)
		t.spans = append(t.spans, p.chargeText(c, n).spans...)
	}
	for _, h := range x.Health {
		line(say.health)
		t.spans = append(t.spans, p.health(h, d, n).spans...)
	}
	asks := saying(x.Asks)
	if x.First {
		asks = saying(x.Profile.Asks())
	}
	for _, a := range asks {
		line(say.ask)
		t.prose(a.Text, a.Lang).cite(n, a.Sources)
	}
	for _, more := range []struct {
		so  bool
		say string
	}{{x.Retold, say.retold}, {x.Struck, say.struck}, {x.Else, say.otherwise}} {
		if more.so {
			join(t, "\n")
			t.own(more.say)
		}
	}
	return t
}
