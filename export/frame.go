package export

import (
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
// thumb and for a punch.
func sheetOf(paper Paper) sheet {
	const side = 51
	return sheet{
		paper: paper,
		left:  side, right: paper.W - side,
		head: 62, top: 62 + 2*beat,
		foot: paper.H - 42, bottom: paper.H - 42 - beat,
	}
}

func (s sheet) width() float64 { return s.right - s.left }

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
		fresh: func() *page { return &page{size: p.sheet.paper, frame: true} },
	}
}

// frame puts the header and the foot on the pages.
func (p *press) frame(pages []*page) {
	s := p.sheet
	mark := p.audienceMark(sizeTiny)
	room := s.width() - mark.Width - 2*gap
	foot := p.text(muted(sizeTiny)).in(muted(sizeTiny), p.verbatim(p.footLine())).fit(s.width()-80, 1)
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
		page.beside(pdf.Header, func() {
			for _, line := range head {
				page.text(s.left, s.head-9, line)
			}
			page.textEnd(s.right, s.head-9, mark)
			page.rule(s.left, s.head, s.width(), 0.5, rule)
		})
		page.beside(pdf.Footer, func() {
			page.rule(s.left, s.foot, s.width(), 0.5, rule)
			for _, line := range foot {
				page.text(s.left, s.foot+13, line)
			}
			page.textEnd(s.right, s.foot+13, p.text(muted(sizeTiny)).own(pageOf(i+1, len(pages))).line())
		})
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
	style.Color, style.Track = p.markColour(), 0.05*size
	return p.text(style).own(p.forWhom()).line()
}
