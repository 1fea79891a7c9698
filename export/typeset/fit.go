package typeset

import "math"

// fit breaks boxes into lines and returns for each line the index after its
// last box. It looks at the whole paragraph, as Knuth and Plass do ("Breaking
// Paragraphs into Lines", 1981), and tells whether all lines are good enough to
// do without hyphens.
func fit(boxes []box, o Options) (ends []int, good bool) {
	// ways[i] are the best ways to set the boxes before i in whole lines, by the
	// tightness of the last of these.
	ways := make([][tightnesses]way, len(boxes)+1)
	ways[0][decent].ok = true
	low, high := tight, veryLoose
	if !o.Justify {
		low, high = decent, decent
	}
	for end := 1; end <= len(boxes); end++ {
		used, gaps := 0.0, 0.0
		for begin := end - 1; begin >= 0; begin-- {
			b := &boxes[begin]
			used, gaps = used+b.width, gaps+b.gaps
			if begin < end-1 {
				used, gaps = used+b.space, gaps+b.stretch
			}
			room := o.Width
			if begin == 0 {
				room -= o.Indent
			}
			m := measure{
				justify: o.Justify, room: room, slack: room - used - b.head - boxes[end-1].tail, gaps: gaps,
				single: begin == end-1, last: end == len(boxes), hyphen: boxes[end-1].hyphen,
				afterHyphen: begin > 0 && boxes[begin-1].hyphen,
			}
			if !m.fits() && !m.single {
				break
			}
			m.judge()
			tight, cost, good := m.tightness(), m.cost(), m.good() && !b.fresh
			if best := &ways[end][tight]; o.Justify && best.ok && best.cost <= cost {
				continue // whatever stands before it
			}
			for before := low; before <= high; before++ {
				if !ways[begin][before].ok {
					continue
				}
				w := ways[begin][before]
				w.lines++
				w.from, w.before = begin, before
				w.cost += cost
				if o.Justify && begin > 0 && (tight > w.before+1 || w.before > tight+1) {
					w.cost += contrast
				}
				w.good = good
				if best := &ways[end][tight]; !best.ok || w.better(best, o.Justify) {
					*best = w
				}
			}
			if b.fresh {
				break // it cannot stand later in a line
			}
		}
	}
	last := decent
	for t, w := range ways[len(boxes)] {
		if best := &ways[len(boxes)][last]; w.ok && (!best.ok || w.better(best, o.Justify)) {
			last = tightness(t)
		}
	}
	good = true
	for at := len(boxes); at > 0; {
		w := ways[at][last]
		ends = append(ends, at)
		good = good && w.good
		at, last = w.from, w.before
	}
	for i, k := 0, len(ends)-1; i < k; i, k = i+1, k-1 {
		ends[i], ends[k] = ends[k], ends[i]
	}
	return ends, good
}

// way is a way to set the beginning of a paragraph.
type way struct {
	ok     bool
	good   bool // its last line is
	lines  int
	cost   float64
	from   int       // the first box of its last line
	before tightness // of the line before
}

// better tells the better of two ways: ragged lines are to be as few as can be
// and then as even, justified ones as near to the natural width of their spaces.
func (w *way) better(than *way, justify bool) bool {
	if !justify && w.lines != than.lines {
		return w.lines < than.lines
	}
	return w.cost < than.cost
}

// tightness of a justified line: lines that differ much should not meet. Ragged
// lines are all decent.
type tightness int

const (
	tight tightness = iota
	decent
	loose
	veryLoose
	tightnesses
)

// measure is a line that may be. Lengths are in points.
type measure struct {
	justify     bool
	room, slack float64 // slack is what its natural width leaves of the room
	gaps        float64 // width of the spaces in it
	single      bool    // it is one box
	last        bool    // of the paragraph
	hyphen      bool    // it ends in one
	afterHyphen bool    // the line before does

	ratio, badness float64 // of a justified line, see judge
}

// How far spaces may give way, in parts of their width: as in Computer Modern.
const (
	stretches = 1.0 / 2
	shrinks   = 1.0 / 3
)

func (m *measure) fits() bool {
	if m.justify {
		return m.slack+shrinks*m.gaps >= -tolerance
	}
	return m.slack >= -tolerance
}

// judge works out how far the spaces of a justified line give way: 1 is as far as
// they like to stretch, -1 as far as they can shrink. The badness is 100 there,
// and grows with the third power.
func (m *measure) judge() {
	if !m.justify {
		return
	}
	switch {
	case m.slack < -tolerance:
		m.ratio = max(m.slack/(shrinks*m.gaps), -1)
	case m.last || m.slack < tolerance:
		m.ratio = 0
	default:
		m.ratio = m.slack / (stretches * m.gaps)
	}
	const worst = 10_000
	r := math.Abs(m.ratio)
	if m.badness = 100 * r * r * r; m.badness > worst { // it will be left ragged
		m.badness = worst * (1 + max(m.slack/m.room, 0))
	}
}

func (m *measure) tightness() tightness {
	switch {
	case !m.justify:
		return decent
	case m.ratio < -0.5:
		return tight
	case m.ratio <= 0.5:
		return decent
	case m.ratio <= 1:
		return loose
	}
	return veryLoose
}

// What a line costs more, in TeX's demerits.
const (
	contrast    = 10_000 // next to one that is much tighter
	hyphenated  = 70 * 70
	hyphens     = 10_000 // one below the other
	finalHyphen = 5_000  // before the last line
	lonely      = 10_000 // a last line that is a mere stub
)

// cost is how bad a line looks. A justified one costs what TeX says; a ragged one
// the square of the part of it that is empty.
func (m *measure) cost() float64 {
	empty := max(m.slack/m.room, 0)
	stub := m.last && (empty > 0.88 || m.single && empty > 0.8)
	cost := 0.0
	if m.justify {
		b := 10 + m.badness
		cost = b * b
	} else if !m.last {
		cost = empty * empty * raggedness
	}
	if stub {
		cost += lonely
	}
	if m.hyphen {
		cost += hyphenated
	}
	if m.afterHyphen && m.hyphen {
		cost += hyphens
	}
	if m.afterHyphen && m.last {
		cost += finalHyphen
	}
	return cost
}

// raggedness makes a line that is half empty as bad as a stub, and a hyphen worth
// while from a third on.
const raggedness = 4 * lonely

// good tells whether a line needs no hyphen.
func (m *measure) good() bool {
	if m.last {
		return true
	}
	if m.justify {
		return m.badness <= 200
	}
	return m.slack <= 0.25*m.room
}
