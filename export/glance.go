package export

import (
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// glance is the page for who reads for ninety seconds: figures, how people came
// out, and a face for everybody.
func (p *press) glance() []*page {
	f := p.flow()
	figures := p.shown.Figures()
	strips := p.pageTitle(p.glanceTitle(), "glance")
	strips = append(strips, p.under(p.text(muted(sizeLead)).own(p.factsAsOf()))...)
	strips = append(strips, space(half))
	strips = append(strips, p.figures(figures)...)
	strips = append(strips, p.releases(figures)...)
	faces := func(float64) []strip { return nil }
	if profiles := p.shown.Profiles(); len(profiles) > 0 {
		strips = append(strips, p.heading(p.say.glance.people))
		faces = p.people(profiles)
	}
	var after []strip
	if n := p.shown.NotShown(); n > 0 {
		after = apart(beat, p.text(muted(sizeBody)).own(p.notShown(n)).strips(0, p.sheet.width()))
	}
	after = append(after, p.charts()...)
	f.set(f.smallest(func(face float64) []strip {
		return f.fitted(slices.Concat(strips, faces(face), after))
	}))
	return f.finish()
}

// The height of a face on the glance page, as a share of its width: as it is
// where there is room, and the least.
const faceHeight, faceLeast = 0.86, 0.7

// smallest is the glance page with faces as high as they may be without costing a
// page more than lower ones would.
func (f *flow) smallest(set func(face float64) []strip) []strip {
	best := set(faceHeight)
	pages := len(f.dry(best))
	for _, face := range []float64{0.78, faceLeast} {
		if pages == 1 {
			break
		}
		if lower := set(face); len(f.dry(lower)) < pages {
			best, pages = lower, len(f.dry(lower))
		}
	}
	return best
}

// figure is a big number and what it counts.
type figure struct {
	n    int
	what string
}

// figureList are the big numbers.
func (p *press) figureList(f dossier.Figures) []figure {
	say := &p.say.glance
	list := []figure{{f.Profiled, fmt.Sprintf(say.profiled, p.words.Noun(f.Profiled, words.Person))}}
	if f.NotGiven < f.Profiled || f.Profiled == 0 {
		list = append(list, figure{f.Held, say.held}, figure{f.Released, say.released}, figure{f.ReleasedNotFree, say.notFree})
	}
	for _, more := range []figure{
		{f.Disappeared, say.disappeared},
		{f.AtLarge, say.atLarge},
		{f.Dead, say.dead},
		{f.NotKnown, say.notKnown},
		{f.NotGiven, say.notGiven},
		{f.Uncertain, say.likely},
	} {
		if more.n > 0 {
			list = append(list, more)
		}
	}
	return list
}

// figures are the big numbers, four to a row, or five.
func (p *press) figures(f dossier.Figures) []strip {
	list := p.figureList(f)
	columns := 4
	if len(list) == 5 {
		columns = 5 // lest one stands alone in a second row
	}
	var out []strip
	for row := range slices.Chunk(list, columns) {
		out = append(out, p.figureRow(row, columns))
	}
	return out
}

func (p *press) figureRow(row []figure, columns int) strip {
	w, step := p.sheet.columns(columns)
	type cell struct {
		element *pdf.Element
		number  typeset.Line
		what    []strip
	}
	var cells []cell
	h := 0.0
	for _, f := range row {
		e := p.at.Add(pdf.P)
		c := cell{e, p.text(strong(sizeFigure)).ownf("%d", f.n).line(), p.text(plain(sizeBody)).own(f.what).into(e).strips(0, w)}
		cells = append(cells, c)
		h = max(h, height(c.what))
	}
	const number = 2*beat + quarter
	return strip{height: number + h, before: half + quarter, keep: true, draw: func(pg *page, x, y float64) {
		for i, c := range cells {
			cx := x + float64(i)*step
			pg.fill(cx, y, w, 1.5, accent)
			pg.textIn(c.element, cx, y+quarter+drop(c.number, sizeFigure), c.number)
			at := y + number
			for _, s := range c.what {
				s.show(pg, cx, at)
				at += s.height
			}
		}
	}}
}

// ways are how the released came out, as parts of a bar, with its heading and what
// it shows in words; there are none where nobody was released.
func (p *press) ways(f dossier.Figures) (shares []chart.Share, head, alt string) {
	if f.Released == 0 {
		return nil, "", ""
	}
	shares = Releases(f, p.words)
	var labels []string
	for _, s := range shares {
		p.fixed.add(s.Label)
		labels = append(labels, s.Label)
	}
	head = fmt.Sprintf(p.say.glance.cameOut, f.Released)
	if f.Released == 1 {
		head = p.say.glance.oneCameOut
	}
	return shares, head, p.words.Finish(head + ": " + strings.Join(labels, "; "))
}

// releases is the bar of how the released came out.
func (p *press) releases(f dossier.Figures) []strip {
	shares, head, alt := p.ways(f)
	if len(shares) == 0 {
		return nil
	}
	bar := chart.Shares(p.sheet.width(), shares, p.measure)
	heading := p.heading(head)
	figure := p.figure(alt)
	return []strip{heading, {height: bar.H + half/2, draw: func(pg *page, x, y float64) {
		pg.chart(figure, x, y+half/2, bar, p.set)
	}}}
}
