package pdf

import (
	"errors"
	"strconv"
)

// Furniture is what belongs to the pages and not to what they say (ISO 32000-1,
// 14.8.2.2): screen readers pass over it.
type Furniture string

// The kinds of furniture.
const (
	Decoration Furniture = "/Artifact BMC"
	Header     Furniture = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
	Footer     Furniture = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"
)

// spot is where in the structure something is drawn. The zero value is nowhere
// in particular.
type spot struct {
	element   *Element
	furniture Furniture
}

// marking keeps account of the marked content of the pages.
type marking struct {
	spot    spot // of what is drawn now
	open    spot // of the sequence that is open, if isOpen
	isOpen  bool
	parents [][]*Element // by page, the elements of its marked content
}

// In draws into an element of the document's structure. Of what stands in no
// element, a text is a paragraph of its own and a picture with an alternative
// text a figure; shapes are [Decoration] unless they stand in a figure.
func (d *Document) In(e *Element, draw func()) {
	if e.top() != d.options.Structure {
		d.fail(errors.New("something was drawn into a structure that is not the document's"))
		return
	}
	was := d.marking.spot
	d.marking.spot = spot{element: e}
	draw()
	d.marking.spot = was
}

// Beside draws what no reader needs to hear.
func (d *Document) Beside(f Furniture, draw func()) {
	was := d.marking.spot
	d.marking.spot = spot{furniture: f}
	draw()
	d.marking.spot = was
}

// mark sees to it that what is drawn next is marked as standing at a spot. A
// sequence stays open as long as nothing else is drawn: a paragraph of many
// lines is one.
func (d *Document) mark(s spot) {
	m := &d.marking
	if s.element == nil && s.furniture == "" {
		s.furniture = Decoration
	}
	if m.isOpen && m.open == s {
		return
	}
	d.unmark()
	m.open, m.isOpen = s, true
	if s.element == nil {
		d.pen().RawWriteStr(string(s.furniture))
		return
	}
	page := d.Page()
	mcid := len(m.parents[page])
	m.parents[page] = append(m.parents[page], s.element)
	s.element.kids = append(s.element.kids, kid{page: int32(page), index: int32(mcid)})
	out := append([]byte("/"), s.element.Tag...)
	out = strconv.AppendInt(append(out, " <</MCID "...), int64(mcid), 10)
	d.pen().RawWriteStr(string(append(out, ">> BDC"...)))
}

// unmark ends the sequence that is open.
func (d *Document) unmark() {
	if d.marking.isOpen {
		d.pen().RawWriteStr("EMC")
		d.marking.isOpen = false
	}
}

// textSpot is where a text is drawn: a paragraph of its own where nobody said.
func (d *Document) textSpot() spot {
	s := d.marking.spot
	if s == (spot{}) {
		s.element = d.options.Structure.Add(P)
	}
	return s
}

// shapeSpot is where a shape is drawn: rules and tints are decoration, whatever
// they stand beside, unless they make a figure.
func (d *Document) shapeSpot() spot {
	if s := d.marking.spot; s.element.within(Figure) != nil {
		return s
	}
	return spot{furniture: Decoration}
}
