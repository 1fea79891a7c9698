package export

import (
	"errors"
	"slices"

	"habeas/export/chart"
	"habeas/export/pdf"
	"habeas/export/typeset"
)

// page is a page that was laid out and is not drawn yet: the cover needs to
// know on which page each person begins, and every foot how many pages there
// are.
type page struct {
	size  Paper
	frame bool     // has a header and a foot
	verso bool     // a left-hand page
	dx    float64  // how far its column is from that of a right-hand page
	about string   // in its header, who goes on from the page before
	dests []string // the places that are named on it
	under []mark
	marks []mark
	begun bool // in the document
	drawn int  // which page of the document it is

	element   *pdf.Element  // that is drawn into
	furniture pdf.Furniture // that is drawn instead, "" is none
}

// mark is one thing at its place on the page. Lengths are points from the top
// left corner of the page.
type mark struct {
	x, y, w, h float64
	line       *typeset.Line // of text; y+h is then its deepest point
	to         string        // where a link leads
	draw       func(*pdf.Document) error

	element   *pdf.Element // where it stands in the structure, nil is nowhere
	furniture pdf.Furniture
}

func (p *page) add(m mark) {
	if m.furniture = p.furniture; m.furniture == "" {
		m.element = p.element
	}
	p.marks = append(p.marks, m)
}

// text places a line with its start at x.
func (p *page) text(x, baseline float64, line typeset.Line) {
	p.add(mark{x: x, y: baseline - line.Ascent, w: line.Width, h: line.Ascent + line.Descent, line: &line, draw: func(d *pdf.Document) error {
		d.Text(x, baseline, line)
		return nil
	}})
}

// textEnd places a line with its end at x.
func (p *page) textEnd(x, baseline float64, line typeset.Line) {
	p.text(x-line.Width, baseline, line)
}

func (p *page) fill(x, y, w, h float64, c typeset.Color) {
	p.add(filled(x, y, w, h, c))
}

// ground fills a rectangle under everything else.
func (p *page) ground(x, y, w, h float64, c typeset.Color) {
	p.under = append(p.under, filled(x, y, w, h, c))
}

func filled(x, y, w, h float64, c typeset.Color) mark {
	return mark{x: x, y: y, w: w, h: h, draw: func(d *pdf.Document) error {
		d.Rect(x, y, w, h, pdf.Fill(c))
		return nil
	}}
}

func (p *page) outline(x, y, w, h, width float64, c typeset.Color) {
	p.add(mark{x: x, y: y, w: w, h: h, draw: func(d *pdf.Document) error {
		d.Rect(x, y, w, h, pdf.Stroke(c, width))
		return nil
	}})
}

// rule draws a level line.
func (p *page) rule(x, y, w, width float64, c typeset.Color) {
	p.add(mark{x: x, y: y, w: w, draw: func(d *pdf.Document) error {
		d.Line(x, y, x+w, y, pdf.Stroke(c, width))
		return nil
	}})
}

// upright draws a line from a point down.
func (p *page) upright(x, y, h, width float64, c typeset.Color) {
	p.add(mark{x: x, y: y, h: h, draw: func(d *pdf.Document) error {
		d.Line(x, y, x, y+h, pdf.Stroke(c, width))
		return nil
	}})
}

// leader draws the dots that lead the eye to a page number.
func (p *page) leader(x, y, w float64) {
	if w < 2*quarter {
		return
	}
	p.add(mark{x: x, y: y, w: w, draw: func(d *pdf.Document) error {
		d.Line(x, y, x+w, y, pdf.Stroke(rule, 0.7).Dashed(0.7, 2.3))
		return nil
	}})
}

// photograph fills a rectangle with a picture. What of the picture does not fit
// is left out at the sides, or at the top and, more of it, at the bottom: a
// face is above the middle.
func (p *page) photograph(figure *pdf.Element, pic picture, x, y, w, h float64) {
	figure.Box = &pdf.Box{X: x, Y: y, W: w, H: h}
	p.in(figure, func() { p.picture(pic, x, y, w, h) })
}

func (p *page) picture(pic picture, x, y, w, h float64) {
	p.add(mark{x: x, y: y, w: w, h: h, draw: func(d *pdf.Document) error {
		pw, ph := w, w*pic.ratio
		if ph < h {
			pw, ph = h/pic.ratio, h
		}
		var err error
		d.Clip(pdf.RectPath(x, y, w, h), func() {
			err = d.Picture(pic.id, pic.load, x-(pw-w)/2, y-(ph-h)*0.25, pw, ph, pic.alt)
		})
		return err
	}})
}

// destination names a place on the page, and says what is there.
func (p *page) destination(name, title string, y float64) {
	p.dests = append(p.dests, name)
	p.add(mark{y: y, draw: func(d *pdf.Document) error {
		d.Dest(name, title, y)
		return nil
	}})
}

// link makes a rectangle lead to a destination.
func (p *page) link(x, y, w, h float64, to string) {
	p.add(mark{x: x, y: y, w: w, h: h, to: to, draw: func(d *pdf.Document) error {
		d.Link(x, y, w, h, to)
		return nil
	}})
}

// entry puts a line into the reader's outline.
func (p *page) entry(title string, level int, y float64) {
	p.add(outlineMark(title, level, y))
}

func outlineMark(title string, level int, y float64) mark {
	return mark{y: y, draw: func(d *pdf.Document) error {
		d.Outline(title, level, y)
		return nil
	}}
}

// chart places a drawing; set makes lines of its labels.
func (p *page) chart(figure *pdf.Element, x, y float64, c chart.Drawing, set *typeset.Setter) {
	figure.Box = &pdf.Box{X: x, Y: y, W: c.W, H: c.H}
	p.in(figure, func() {
		for _, s := range c.Shapes {
			p.shape(x, y, s, set)
		}
	})
}

// shape places one shape of a drawing whose corner is at ox, oy.
func (p *page) shape(ox, oy float64, shape chart.Shape, set *typeset.Setter) {
	switch s := shape.(type) {
	case chart.Rect:
		x, y := ox+s.X, oy+s.Y
		switch s.Pattern {
		case chart.Solid:
			p.fill(x, y, s.W, s.H, colour(s.Colour))
		case chart.Hatch:
			p.lines(ox, oy, s.Hatching())
		default:
			p.lines(ox, oy, s.Border())
		}
	case chart.Line:
		p.lines(ox, oy, []chart.Line{s})
	case chart.Path:
		p.path(ox, oy, s)
	case chart.Label:
		style := plain(s.Size)
		style.Bold, style.Color = s.Bold, colour(s.Colour)
		line := set.Line(typeset.Span{Text: s.Text, Style: style})
		x := ox + s.X
		switch s.Anchor {
		case chart.Middle:
			x -= line.Width / 2
		case chart.End:
			x -= line.Width
		}
		p.text(x, oy+s.Y, line)
	}
}

func (p *page) lines(ox, oy float64, lines []chart.Line) {
	for _, l := range lines {
		x1, y1, x2, y2 := ox+l.X1, oy+l.Y1, ox+l.X2, oy+l.Y2
		paint := pdf.Stroke(colour(l.Colour), l.Width)
		if l.Dash > 0 {
			paint = paint.Dashed(l.Dash, l.Dash)
		}
		p.add(mark{x: min(x1, x2), y: min(y1, y2), w: max(x1, x2) - min(x1, x2), h: max(y1, y2) - min(y1, y2), draw: func(d *pdf.Document) error {
			d.Line(x1, y1, x2, y2, paint)
			return nil
		}})
	}
}

func (p *page) path(ox, oy float64, s chart.Path) {
	if len(s.Points) == 0 {
		return
	}
	var path pdf.Path
	x1, y1, x2, y2 := s.Points[0].X, s.Points[0].Y, s.Points[0].X, s.Points[0].Y
	for i, pt := range s.Points {
		if i == 0 {
			path.MoveTo(ox+pt.X, oy+pt.Y)
		} else {
			path.LineTo(ox+pt.X, oy+pt.Y)
		}
		x1, y1, x2, y2 = min(x1, pt.X), min(y1, pt.Y), max(x2, pt.X), max(y2, pt.Y)
	}
	paint := pdf.Fill(colour(s.Colour))
	if s.Width > 0 {
		paint = pdf.Stroke(colour(s.Colour), s.Width)
	}
	if s.Width == 0 || s.Closed {
		path.Close()
	}
	p.add(mark{x: ox + x1, y: oy + y1, w: x2 - x1, h: y2 - y1, draw: func(d *pdf.Document) error {
		d.Draw(path, paint)
		return nil
	}})
}

// drawOn puts what is on the page into a document, where the page was begun, and
// lets go of it. What cannot be drawn is left out and told; the rest stands.
func (p *page) drawOn(d *pdf.Document) error {
	d.Turn(p.drawn)
	var errs []error
	for _, m := range slices.Concat(p.under, p.marks) {
		if err := m.drawOn(d); err != nil {
			errs = append(errs, err)
		}
	}
	p.under, p.marks = nil, nil
	return errors.Join(errs...)
}

// drawOn puts the mark where it stands in the structure.
func (m mark) drawOn(d *pdf.Document) (err error) {
	if m.element != nil {
		d.In(m.element, func() { err = m.draw(d) })
		return err
	}
	furniture := m.furniture
	if furniture == "" {
		furniture = pdf.Decoration
	}
	d.Beside(furniture, func() { err = m.draw(d) })
	return err
}
