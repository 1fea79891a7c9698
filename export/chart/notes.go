package chart

import (
	"cmp"
	"slices"
	"strings"
)

// A note is a label above the bar: of an event, or of a stretch that is too
// short for its own.
type note struct {
	x      float64 // what it points at
	text   string  // empty: only the tick is drawn
	ink    Colour
	event  bool
	rank   int // the lower, the weightier
	row    int // 0 is next to the bar
	x1, x2 float64
}

const maxRows = 3

// place finds room for the labels above the bar, and tells how many rows they
// take.
func (p *plot) place() (notes []note, rows int) {
	for _, e := range p.Events {
		if e.Day < p.first || e.Day > p.AsOf {
			continue
		}
		rank := 2
		if e.Major {
			rank = 0
		}
		notes = append(notes, note{x: p.x(e.Day), text: e.Label, ink: Ink, event: true, rank: rank})
	}
	for _, s := range p.Stretches {
		if s.Label == "" || !p.onBar(s) || p.inside(s) {
			continue
		}
		x1, x2 := p.ends(s)
		_, _, ink := s.Style.look()
		notes = append(notes, note{x: (x1 + x2) / 2, text: s.Label, ink: ink, rank: 1})
	}
	return p.arrange(notes)
}

// orders are those in which labels are placed; neither is best for all. From
// right to left, a label can stand above the later ones that it reaches over;
// the weightier first, a small one cannot stand in the way of a great.
var orders = []func(a, b note) int{
	func(a, b note) int { return cmp.Compare(b.x, a.x) },
	func(a, b note) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.x, a.x)) },
}

// arrange chooses which labels stand where, in the order in which they say most.
func (p *plot) arrange(notes []note) (all []note, rows int) {
	slices.Reverse(notes) // of one day, the first comes last and stands on top
	most := -1.0
	for _, order := range orders {
		slices.SortStableFunc(notes, order)
		if placed, said := p.choose(notes); said > most {
			all, most = placed, said
		}
	}
	for _, n := range all {
		if n.text != "" {
			rows = max(rows, n.row+1)
		}
	}
	return all, rows
}

// choose takes the weightiest labels first, and each further one only if all
// say more with it than without. The others keep their ticks.
func (p *plot) choose(notes []note) (all []note, said float64) {
	chosen := make([]bool, len(notes))
	all, said = p.try(notes, chosen)
	for rank := range weights {
		for i := range notes {
			if notes[i].rank != rank || notes[i].text == "" {
				continue
			}
			chosen[i] = true
			if with, more := p.try(notes, chosen); more > said {
				all, said = with, more
			} else {
				chosen[i] = false
			}
		}
	}
	return all, said
}

// weights are how much a label of each rank says.
var weights = []float64{1000, 30, 10}

// try places the chosen labels and tells how much they say; the others lose
// their text.
func (p *plot) try(notes []note, chosen []bool) (all []note, said float64) {
	all = slices.Clone(notes)
	var placed []note
	for i := range all {
		n, whole := &all[i], all[i].text
		if !chosen[i] {
			n.text = ""
		}
		for n.text != "" && !p.fit(n, placed) {
			n.text = shortened(n.text)
		}
		if n.text != "" {
			placed = append(placed, *n)
			said += weights[n.rank] * float64(len(n.text)) / float64(len(whole))
		}
	}
	return all, said
}

// fit puts a label into the lowest row where it touches neither a placed label
// nor the line of one, nor its own line a label below.
func (p *plot) fit(n *note, placed []note) bool {
	w, gap := p.Measure(n.text, p.size, false), leaderGap*p.size
	// Like a flag to the right of its line, or to the left; the word of a stretch over its middle.
	starts := []float64{n.x + gap, n.x - gap - w}
	if !n.event {
		starts = []float64{min(max(0, n.x-w/2), p.Width-w)}
	}
	for n.row = range maxRows {
		for _, n.x1 = range starts {
			n.x2 = n.x1 + w
			if n.x1 >= 0 && n.x2 <= p.Width && !slices.ContainsFunc(placed, func(o note) bool { return n.meets(o, labelGap*p.size) }) {
				return true
			}
		}
	}
	return false
}

// meets tells whether two notes are in each other's way.
func (n *note) meets(o note, gap float64) bool {
	switch {
	case n.row == o.row:
		// The line of an event is as high as its row.
		return min(n.x1, n.lineX())-gap < max(o.x2, o.lineX()) && min(o.x1, o.lineX())-gap < max(n.x2, n.lineX())
	case n.row > o.row:
		return o.x1-gap/4 < n.x && n.x < o.x2+gap/4
	}
	return n.x1-gap/4 < o.x && o.x < n.x2+gap/4
}

// lineX is where the line stands beside the label, the label's own edge without one.
func (n note) lineX() float64 {
	if n.event {
		return n.x
	}
	return n.x1
}

// shortened drops the last word of a label; a single one is dropped whole, as
// a cut inside a word may cut a cluster of another script.
func shortened(text string) string {
	words := strings.Fields(strings.TrimSuffix(text, " …"))
	if len(words) < 2 {
		return ""
	}
	return strings.Join(words[:len(words)-1], " ") + " …"
}
