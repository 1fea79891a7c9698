package export

import (
	"strings"

	"habeas/dossier/words"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// sheet is where things stand on a paper. Lengths are points.
type sheet struct {
	paper       Paper
	left, right float64 // of the column
	top, bottom float64 // of what flows
	head, foot  float64 // the rules of the frame
}

// sheetOf lays a paper out: the sides are 18 mm wide, which leaves room for a
// thumb and for a punch. Of a sheet with two sides it lays out the right-hand
// page; the inner side is the wider, for a binding.
func sheetOf(paper Paper, twoSided bool) sheet {
	const side = 51
	binding := 0.0
	if twoSided {
		binding = 11
	}
	return sheet{
		paper: paper,
		left:  side + binding, right: paper.W - side + binding,
		head: 62, top: 62 + 2*beat,
		foot: paper.H - 42, bottom: paper.H - 42 - beat,
	}
}

func (s sheet) width() float64 { return s.right - s.left }

// mirrored is how far the column of a left-hand page is from that of a
// right-hand one.
func (s sheet) mirrored() float64 { return s.paper.W - s.left - s.right }

// gap lies between columns.
const gap = 14.0

// columns cuts the width into n columns and gives how wide one is and how far
// the next is from it.
func (s sheet) columns(n int) (width, step float64) {
	width = (s.width() - float64(n-1)*gap) / float64(n)
	return width, width + gap
}

// flow fills framed pages.
func (p *press) flow() *flow {
	return &flow{
		x: p.sheet.left, top: p.sheet.top, bottom: p.sheet.bottom,
		fresh: func() *page { return p.leaf(true) },
	}
}

// leaf is the next page of the body. The body begins on the right.
func (p *press) leaf(framed bool) *page {
	pg := &page{size: p.sheet.paper, frame: framed}
	p.turn(pg, p.leaves)
	p.leaves++
	return pg
}

// turn makes every other page of a sheet with two sides a left-hand one.
func (p *press) turn(pg *page, at int) {
	if p.TwoSided && at%2 == 1 {
		pg.verso, pg.dx = true, p.sheet.mirrored()
	}
}

// toTheRight leaves a page empty where the next would be a left-hand one.
func (p *press) toTheRight() []*page {
	if !p.TwoSided || p.leaves%2 == 0 {
		return nil
	}
	return []*page{p.leaf(false)}
}

// evenly makes the pages before the body such a number that it begins on the
// right.
func (p *press) evenly(front []*page) []*page {
	if p.TwoSided && len(front)%2 == 1 {
		front = append(front, &page{size: p.sheet.paper})
	}
	return front
}

// frame puts the header and the foot on the pages.
func (p *press) frame(pages []*page) {
	s := p.sheet
	mark := p.audienceMark(sizeTiny)
	room := s.width() - mark.Width - 2*gap
	foot := p.footText().fit(s.width()-80, 1)
	heads := map[string][]typeset.Line{} // many pages have the same
	for i, page := range pages {
		if !page.frame {
			continue
		}
		head, ok := heads[page.about]
		if !ok {
			head = p.runningHead(page.about).fit(room, 1)
			heads[page.about] = head
		}
		number := []typeset.Line{p.text(muted(sizeTiny)).own(pageOf(i+1, len(pages))).line()}
		page.beside(pdf.Header, func() {
			page.ends(s, s.head-9, head, []typeset.Line{mark})
			page.rule(s.left+page.dx, s.head, s.width(), 0.5, rule)
		})
		page.beside(pdf.Footer, func() {
			page.rule(s.left+page.dx, s.foot, s.width(), 0.5, rule)
			page.ends(s, s.foot+13, foot, number)
		})
	}
}

// ends places a line at the inner end of the column and one at the outer.
func (p *page) ends(s sheet, baseline float64, inner, outer []typeset.Line) {
	left, right := inner, outer
	if p.verso {
		left, right = outer, inner
	}
	for _, line := range left {
		p.text(s.left+p.dx, baseline, line)
	}
	for _, line := range right {
		p.textEnd(s.right+p.dx, baseline, line)
	}
}

// runningHead says in the header what the pages are, or who goes on.
func (p *press) runningHead(about string) *text {
	t := p.text(muted(sizeTiny)).said(p.title)
	if about != "" {
		return t.own(" · ").said(about).own(p.say.continued)
	}
	return t.own(" · " + p.words.Mid(p.subtitle()))
}

// audienceMark says for whom the pages are.
func (p *press) audienceMark(size float64) typeset.Line {
	style := strong(size)
	style.Color = p.markColour()
	if !strings.HasPrefix(p.words.Tag, words.Khmer.Tag) { // which has no capitals, and where readers would see gaps
		style.Track = 0.05 * size
	}
	return p.text(style).own(p.forWhom()).line()
}
