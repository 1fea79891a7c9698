package chart

import (
	"math"
	"strconv"
	"time"
)

// A Level is how many there are from a day on, until the next level.
type Level struct {
	From                  int
	Sure, Likely, Perhaps int
}

func (l Level) top() int { return l.Sure + l.Likely + l.Perhaps }

// StepChart is what [Steps] draws.
type StepChart struct {
	Width                 float64
	Height                float64 // of the area; 0 is nine lines of text
	Size                  float64 // of the text; 0 is [TextSize]
	AsOf                  int     // the last day
	Levels                []Level // in order of their days
	Sure, Likely, Perhaps string  // words for what the areas stand for
	Measure               Measure
	Month                 func(time.Month) string // short name, for the axis; nil is English
	Finish                func(string) string     // what a language asks of a date or a number; nil is nothing
}

// Steps draws how many there were over time: what is sure as a filled area, on it
// what is likely, hatched, and on top what may have been, inside a dashed line. The
// words stand above, dates below, numbers to the left, and at the right end how
// many are sure or likely at the last. Levels after the as-of day are left out;
// where all are none the drawing has no height.
func Steps(c StepChart) Drawing {
	s := staircase{chart: c}
	for _, l := range c.Levels {
		if l.From <= c.AsOf {
			s.levels = append(s.levels, l)
			s.most = max(s.most, l.top())
		}
	}
	if s.most == 0 || c.Width <= 0 {
		return Drawing{W: max(0, c.Width)}
	}
	s.scale()
	s.words()
	s.grid()
	s.areas()
	s.last()
	bottom := s.axisAt(s.y(0))
	return Drawing{W: c.Width, H: bottom, Shapes: s.shapes}
}

// staircase is a step chart with its scale: x as on the custody bar.
type staircase struct {
	plot
	chart  StepChart
	levels []Level
	most   int
	by     int     // between two numbers to the left
	height float64 // of the area
	base   float64 // y of 0
}

func (s *staircase) scale() {
	c := s.chart
	s.plot = plot{
		CustodyBar: CustodyBar{Width: c.Width, AsOf: c.AsOf, Measure: remembering(measureOr(c.Measure)), Month: monthOr(c.Month), Finish: finishOr(c.Finish)},
		size:       c.Size,
		first:      s.levels[0].From,
		days:       c.AsOf + 1 - s.levels[0].From,
	}
	if s.size <= 0 {
		s.size = TextSize
	}
	s.height = c.Height
	if s.height <= 0 {
		s.height = 9 * s.size
	}
	s.interval()
	margin := s.Measure(s.number(s.most), s.size, true)
	for n := 0; n <= s.most; n += s.by {
		margin = max(margin, s.Measure(s.number(n), s.size, false)) // digits need not be of one width
	}
	s.left = margin + 0.5*s.size
	s.right = s.Width - s.left
}

func (s *staircase) number(n int) string { return s.Finish(strconv.Itoa(n)) }

// y is where a number of people stands.
func (s *staircase) y(n int) float64 { return s.base - s.height*float64(n)/float64(s.most) }

// words is the line that says what the areas stand for.
func (s *staircase) words() {
	swatch, gap := 0.9*s.size, 0.5*s.size
	x, baseline := s.left, s.size
	var sure, likely, perhaps bool
	for _, l := range s.levels {
		sure, likely, perhaps = sure || l.Sure > 0, likely || l.Likely > 0, perhaps || l.Perhaps > 0
	}
	for _, k := range []struct {
		there   bool
		word    string
		pattern Pattern
	}{{sure, s.chart.Sure, Solid}, {likely, s.chart.Likely, Hatch}, {perhaps, s.chart.Perhaps, Dashed}} {
		if !k.there {
			continue
		}
		w := swatch + gap + s.Measure(k.word, s.size, false)
		if x > s.left && x+w > s.Width {
			x, baseline = s.left, baseline+1.6*s.size
		}
		s.add(
			Rect{X: x, Y: baseline - 0.78*s.size, W: swatch, H: swatch, Colour: HeldRed, Pattern: k.pattern},
			Label{X: x + swatch + gap, Y: baseline, Size: s.size, Colour: Ink, Text: k.word})
		x += w + 1.6*s.size
	}
	s.base = baseline + 1.2*s.size + s.height
}

// interval finds how many apart the numbers to the left stand.
func (s *staircase) interval() {
	crowded := func() bool { return float64(s.most)/float64(s.by)*1.5*s.size > s.height }
	for decade := 1; ; decade *= 10 {
		for _, n := range []int{1, 2, 5} {
			if s.by = n * decade; !crowded() {
				return
			}
		}
	}
}

// grid draws a thin line for every round number.
func (s *staircase) grid() {
	for n := 0; n <= s.most; n += s.by {
		if n > 0 { // the axis is the line of 0
			s.add(Line{s.left, s.y(n), s.right, s.y(n), 0.4, 0, Rule})
		}
		s.add(Label{X: s.left - 0.5*s.size, Y: min(s.y(n)+0.35*s.size, s.base), Anchor: End, Size: s.size, Colour: Quiet, Text: s.number(n)})
	}
}

// edges gives the ends of a level.
func (s *staircase) edges(i int) (x1, x2 float64) {
	x2 = s.right
	if i+1 < len(s.levels) {
		x2 = s.x(s.levels[i+1].From)
	}
	return s.x(s.levels[i].From), x2
}

func (s *staircase) areas() {
	sure := []Point{{s.left, s.y(0)}}
	any := false
	for i, l := range s.levels {
		x1, x2 := s.edges(i)
		sure = append(sure, Point{x1, s.y(l.Sure)}, Point{x2, s.y(l.Sure)})
		any = any || l.Sure > 0
	}
	if any {
		s.add(Path{Points: append(sure, Point{s.right, s.y(0)}), Colour: HeldRed})
	}
	s.likely()
	s.perhaps()
}

// likely hatches what is likely: lines without edges between levels, and one
// along the top.
func (s *staircase) likely() {
	for i, l := range s.levels {
		x1, x2 := s.edges(i)
		if l.Likely == 0 || x2 <= x1 {
			continue
		}
		r := Rect{X: x1, Y: s.y(l.Sure + l.Likely), W: x2 - x1, H: s.y(l.Sure) - s.y(l.Sure+l.Likely), Colour: HeldRed}
		for _, line := range r.hatches() {
			s.add(line)
		}
	}
	s.along(func(l Level) (top, bottom int) { return l.Sure + l.Likely, l.Sure }, 0)
}

// perhaps draws a dashed line around what may have been.
func (s *staircase) perhaps() {
	s.along(func(l Level) (top, bottom int) { return l.top(), l.Sure + l.Likely }, 2)
}

// along draws the upper edge of an area that stands on another.
func (s *staircase) along(edges func(Level) (top, bottom int), dash float64) {
	before := 0.0 // y of the edge to the left
	open := false
	for i, l := range s.levels {
		x1, x2 := s.edges(i)
		top, bottom := edges(l)
		y := s.y(top)
		there := top > bottom
		if there && !open {
			before = s.y(bottom)
		}
		if !there && open {
			y = math.Min(s.y(bottom), s.base)
		}
		if (there || open) && math.Abs(y-before) > 0.01 {
			s.add(Line{x1, before, x1, y, edgeWidth, dash, HeldRed})
		}
		if there && x2 > x1 {
			s.add(Line{x1, y, x2, y, edgeWidth, dash, HeldRed})
		}
		open, before = there, y
	}
}

// last says how many there are at the end.
func (s *staircase) last() {
	l := s.levels[len(s.levels)-1]
	n := l.Sure + l.Likely
	s.add(Label{X: s.right + 0.3*s.size, Y: min(s.y(n)+0.35*s.size, s.base), Size: s.size, Bold: true, Colour: HeldRed, Text: s.number(n)})
}
