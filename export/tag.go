package export

import (
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// in composes into a new element of the structure, behind what was composed
// before: composing is done in reading order.
func (p *press) in(tag pdf.Tag, compose func()) *pdf.Element {
	e := p.at.Add(tag)
	p.inside(e, compose)
	return e
}

// inside composes into an element.
func (p *press) inside(e *pdf.Element, compose func()) {
	was := p.at
	p.at = e
	compose()
	p.at = was
}

// The levels of headings.
const (
	aboutPage = iota // what a page is about: a section, a person
	aboutPart        // a part of it
)

// headed is the tag of a heading. In a packet the title on the cover is above
// all others.
func (p *press) headed(level int) pdf.Tag {
	if p.Kind == KindPacket {
		level++
	}
	return []pdf.Tag{pdf.H1, pdf.H2, pdf.H3}[level]
}

// figure is a picture, with what it shows for who cannot see it.
func (p *press) figure(alt string) *pdf.Element {
	e := p.at.Add(pdf.Figure)
	e.Alt = alt
	return e
}

// row begins a row of a table that has a head of its own.
func rowIn(table *pdf.Element) (head, cell *pdf.Element) {
	tr := table.Add(pdf.TR)
	head = tr.Add(pdf.TH)
	head.Scope = pdf.OfRow
	cell = tr.Add(pdf.TD)
	cell.Headers = []*pdf.Element{head}
	return head, cell
}

// itemIn begins an item of a list that has a label.
func itemIn(list *pdf.Element) (label, body *pdf.Element) {
	item := list.Add(pdf.LI)
	return item.Add(pdf.Lbl), item.Add(pdf.LBody)
}

// as says what the text is, where it is no paragraph.
func (t *text) as(tag pdf.Tag) *text {
	t.tag = tag
	return t
}

// into puts the text into an element that is there already.
func (t *text) into(e *pdf.Element) *text {
	t.element = e
	return t
}

// place is where the text stands in the structure.
func (t *text) place() *pdf.Element {
	e := t.element
	if e == nil {
		tag := t.tag
		if tag == "" {
			tag = pdf.P
		}
		e = t.p.at.Add(tag)
	}
	if t.lang != "" && t.lang != t.p.Lang {
		e.Lang = t.lang
	}
	return e
}

// in draws into an element; nil is where the page draws already.
func (p *page) in(e *pdf.Element, draw func()) {
	was := p.element
	if e != nil {
		p.element = e
	}
	draw()
	p.element = was
}

// beside draws what belongs to the page and not to what it says: its head and
// foot, and what it only says again.
func (p *page) beside(f pdf.Furniture, draw func()) {
	was := p.furniture
	p.furniture = f
	draw()
	p.furniture = was
}

// textIn places a line that is all or a part of an element.
func (p *page) textIn(e *pdf.Element, x, baseline float64, line typeset.Line) {
	p.in(e, func() { p.text(x, baseline, line) })
}
