package chart

import (
	"math"
	"time"
)

// Style is how a stretch of a custody bar looks.
type Style uint8

// The styles.
const (
	Held        Style = iota // in custody, no more known
	PreTrial                 // in custody before trial
	Serving                  // in custody, serving a sentence
	HouseArrest              // held at home
	Disappeared              // taken, place not known
	NotFree                  // out, but not free: bail, conditions, exile
	Unknown                  // not known what happened
)

// look is the area of a style and the colour of its word outside of it.
func (s Style) look() (area Colour, p Pattern, ink Colour) {
	switch s {
	case Held, PreTrial:
		return HeldRed, Solid, HeldRed
	case Serving:
		return ServingRed, Solid, ServingRed
	case HouseArrest:
		return HeldRed, Hatch, HeldRed
	case Disappeared:
		return HeldRed, Dashed, HeldRed
	case NotFree:
		return NotFreeFill, Hatch, NotFreeInk
	}
	return Grey, Dashed, Quiet
}

// A Stretch is a time of one kind, both days included. Days outside the bar are cut off.
type Stretch struct {
	From, To  int
	Style     Style
	Label     string // "pre-trial detention"; may be empty
	OpenStart bool   // the start is not known: From is the first day that is
	Ongoing   bool   // lasts beyond the as-of day
}

// An Event is a tick with a label above the bar.
type Event struct {
	Day   int
	Label string
	Major bool // placed before those that are not
}

// CustodyBar is what [Custody] draws.
type CustodyBar struct {
	Width     float64
	Size      float64 // of the text; the rest goes with it. 0 is [TextSize]
	AsOf      int     // the last day of the bar
	Stretches []Stretch
	Events    []Event
	Measure   Measure
	Month     func(time.Month) string // short name, for the axis; nil is English
	Finish    func(string) string     // what a language asks of a date on the axis; nil is nothing
}

// TextSize is the size of the text in a chart, in points, unless told otherwise.
const TextSize = 7.5

// Custody draws a bar of the time in custody up to the as-of day, with events
// above and dates below. Labels never overlap: one that finds no room is
// moved up, shortened at a space, or left out. What lies after the as-of day is
// left out; without anything to show the drawing has no height.
func Custody(bar CustodyBar) Drawing {
	first, ok := bar.firstDay()
	if !ok || bar.Width <= 0 {
		return Drawing{W: max(0, bar.Width)}
	}
	size := bar.Size
	if size <= 0 {
		size = TextSize
	}
	p := plot{
		CustodyBar: bar,
		size:       size,
		barHeight:  1.7 * size,
		first:      first,
		days:       bar.AsOf + 1 - first,
		right:      bar.Width,
	}
	p.Measure = remembering(measureOr(p.Measure))
	p.Month = monthOr(p.Month)
	for _, s := range bar.Stretches {
		if s.OpenStart && p.onBar(s) && s.From <= first {
			p.left = fadeWidth * size
		}
		if s.Ongoing && p.onBar(s) {
			p.right = bar.Width - arrowWidth*size
		}
	}
	p.Finish = finishOr(p.Finish)
	return p.draw()
}

// remembering asks for each text once: measuring shapes it, and placing labels
// measures the same ones over and over. All are of one size.
func remembering(m Measure) Measure {
	var known [2]map[string]float64 // in regular, in bold
	known[0], known[1] = map[string]float64{}, map[string]float64{}
	return func(text string, size float64, bold bool) float64 {
		of := known[0]
		if bold {
			of = known[1]
		}
		w, ok := of[text]
		if !ok {
			w = m(text, size, bold)
			of[text] = w
		}
		return w
	}
}

func monthOr(f func(time.Month) string) func(time.Month) string {
	if f == nil {
		f = func(m time.Month) string { return m.String()[:3] }
	}
	return f
}

// firstDay is the day on which the bar begins; false if there is nothing to draw.
func (bar CustodyBar) firstDay() (day int, ok bool) {
	day = math.MaxInt
	for _, s := range bar.Stretches {
		if s.From <= bar.AsOf && s.To >= s.From {
			day = min(day, s.From)
		}
	}
	for _, e := range bar.Events {
		if e.Day <= bar.AsOf {
			day = min(day, e.Day)
		}
	}
	return day, day != math.MaxInt
}

// A plot is a custody bar with its scale.
type plot struct {
	CustodyBar
	size, barHeight float64
	first, days     int     // the first day, and how many there are
	left, right     float64 // ends of the bar
	top             float64 // of the bar, known when the labels above it are placed
	shapes          []Shape
}

// In parts of the text size:
const (
	fadeWidth  = 1.6 // of the fading blocks before an unknown start
	arrowWidth = 0.8 // of the arrow head of what goes on
	rowHeight  = 1.35
	leaderGap  = 0.25 // between a label and its line
	labelGap   = 0.5  // between labels
	labelInset = 0.7  // of a label in its stretch
)

func (p *plot) onBar(s Stretch) bool { return s.From <= p.AsOf && s.To >= s.From }

// x is where a day begins.
func (p *plot) x(day int) float64 {
	part := float64(day-p.first) / float64(p.days)
	return p.left + math.Min(1, math.Max(0, part))*(p.right-p.left)
}

// thinnest is the width that even a single day of thirty years is drawn with.
const thinnest = 1.2

// seam is the gap after a stretch, so that two of like greys are seen as two.
const seam = 0.8

// ends gives the edges of a stretch.
func (p *plot) ends(s Stretch) (x1, x2 float64) {
	x1, x2 = p.x(s.From), p.x(s.To+1)
	if x2-x1 < thinnest {
		x1 = math.Min(x1, p.right-thinnest)
		x2 = x1 + thinnest
	}
	return x1, x2
}

func (p *plot) draw() Drawing {
	above, rows := p.place()
	p.top = float64(rows)*rowHeight*p.size + 0.3*p.size
	for _, s := range p.Stretches {
		if p.onBar(s) {
			p.stretch(s)
		}
	}
	for _, n := range above {
		p.note(n)
	}
	bottom := p.axis()
	return Drawing{W: p.Width, H: bottom, Shapes: p.shapes}
}

func (p *plot) add(s ...Shape) { p.shapes = append(p.shapes, s...) }

// inside tells whether the label of a stretch stands in it.
func (p *plot) inside(s Stretch) bool {
	_, pattern, _ := s.Style.look()
	x1, x2 := p.ends(s)
	return pattern != Hatch && p.Measure(s.Label, p.size, false)+2*labelInset*p.size <= x2-x1
}

func (p *plot) stretch(s Stretch) {
	area, pattern, ink := s.Style.look()
	x1, x2 := p.ends(s)
	if s.OpenStart {
		p.fade(s, x1, area)
	}
	w := x2 - x1
	if w > 4*seam && x2 < p.right {
		w -= seam
	}
	p.add(Rect{X: x1, Y: p.top, W: w, H: p.barHeight, Colour: area, Pattern: pattern})
	if s.Ongoing {
		tip := p.right + arrowWidth*p.size
		p.add(Path{Points: []Point{{p.right, p.top}, {tip, p.top + p.barHeight/2}, {p.right, p.top + p.barHeight}}, Colour: area})
	}
	if s.Label == "" || !p.inside(s) {
		return
	}
	if pattern == Solid {
		ink = area.over()
	}
	p.add(Label{X: x1 + labelInset*p.size, Y: p.top + p.barHeight/2 + 0.35*p.size, Size: p.size, Colour: ink, Text: s.Label})
}

// fade draws ever thinner blocks before a start that is not known, as far as
// nothing else stands there.
func (p *plot) fade(s Stretch, x float64, c Colour) {
	free := x
	for _, o := range p.Stretches {
		if o.From < s.From && p.onBar(o) {
			_, end := p.ends(o)
			free = math.Min(free, x-end)
		}
	}
	for _, block := range []struct{ from, width float64 }{{0.62, 0.4}, {1.12, 0.26}, {1.5, 0.14}} {
		if block.from*p.size <= free {
			p.add(Rect{X: x - block.from*p.size, Y: p.top, W: block.width * p.size, H: p.barHeight, Colour: c})
		}
	}
}

// note draws a label above the bar with the line that leads down from it; of an
// event whose label is left out, still the tick.
func (p *plot) note(n note) {
	foot := p.top - 0.3*p.size - float64(n.row)*rowHeight*p.size
	from := p.top - 0.3*p.size
	if n.text != "" {
		p.add(Label{X: n.x1, Y: foot - 0.3*p.size, Size: p.size, Colour: n.ink, Text: n.text})
		from = foot - 0.95*p.size
	}
	switch {
	case n.event:
		p.add(Line{n.x, from, n.x, p.top, 0.6, 0, Quiet})
		ground, ok := p.under(n.x)
		switch bottom, stub := p.top+p.barHeight, 0.25*p.size; {
		case !ok:
		case p.worded(n.x): // lest it strike the word through
			p.add(Line{n.x, p.top, n.x, p.top + stub, 0.6, 0, ground.over()}, Line{n.x, bottom - stub, n.x, bottom, 0.6, 0, ground.over()})
		default:
			p.add(Line{n.x, p.top, n.x, bottom, 0.6, 1.2, ground.over()})
		}
	case n.text != "" && n.row > 0:
		p.add(Line{n.x, foot, n.x, p.top, 0.4, 0, n.ink})
	}
}

// worded tells whether the label of a stretch stands at x, inside the bar.
func (p *plot) worded(x float64) bool {
	const air = 0.2 // in parts of the text size
	for _, s := range p.Stretches {
		if s.Label == "" || !p.onBar(s) || !p.inside(s) {
			continue
		}
		x1, _ := p.ends(s)
		x1 += labelInset * p.size
		if x > x1-air*p.size && x < x1+p.Measure(s.Label, p.size, false)+air*p.size {
			return true
		}
	}
	return false
}

// under is the colour of the solid stretch that x stands in, away from its
// edges; false where there is none.
func (p *plot) under(x float64) (c Colour, ok bool) {
	for _, s := range p.Stretches {
		area, pattern, _ := s.Style.look()
		if x1, x2 := p.ends(s); pattern == Solid && p.onBar(s) && x1+seam < x && x < x2-seam {
			c, ok = area, true
		}
	}
	return c, ok
}
