package dossier

import (
	"cmp"
	"slices"
)

// step is one event in time, or the day on which a suspended sentence is over.
type step struct {
	event     *Event
	does      Kind
	low, high Day // between which it happened
	near, far Day // the same, where what is approximate reaches further
	charges   []int
	doubted   bool // marked ? or %
	over      int  // of a suspended sentence: its step; else -1
}

// names reports whether the event is about certain charges only, even where
// the list holds none of them any more.
func (s *step) names() bool { return len(s.event.Charges) > 0 }

func (s *step) happened(asOf Day) bool { return s.high <= asOf }

// timeline is a custody with its events in time.
type timeline struct {
	steps   []step // by first possible day, then as listed
	charges []Charge
	unnamed []bool // per charge: no event at all names it
	against [][2]ID
	early   []ID // events of which a source knew before their own first day
}

// newTimeline puts the events in time. An event lies not before one that is
// listed before it, not after one that is listed after it, and not after its
// latest day: each as far as the event's own date allows. Where it does not,
// the date stands and the limit says nothing.
func newTimeline(c Custody) *timeline {
	t := &timeline{charges: c.Charges, unnamed: make([]bool, len(c.Charges))}
	number := make(map[ID]int, len(c.Charges))
	for i, charge := range c.Charges {
		number[charge.ID], t.unnamed[i] = i, true
	}
	t.steps = make([]step, len(c.Events), len(c.Events)+2)
	for i := range c.Events {
		e := &c.Events[i]
		s := &t.steps[i]
		*s = step{event: e, does: e.Does(), doubted: e.Date.Uncertain(), over: -1}
		s.low, s.high = e.Date.First(), e.Date.Last()
		s.near, s.far = e.Date.Reach()
		if latest := c.latestOf(i); latest < s.low {
			t.early = append(t.early, e.ID)
		} else {
			s.high, s.far = min(s.high, latest), min(s.far, latest)
		}
		for _, id := range e.Charges {
			if n, ok := number[id]; ok {
				s.charges = append(s.charges, n)
				t.unnamed[n] = false
			}
		}
	}
	t.limit()
	for i := range c.Events {
		if s := &t.steps[i]; s.does.Charge == ChargeConvicted && !s.event.Suspended.IsZero() {
			t.steps = append(t.steps, t.suspensionOver(i))
		}
	}
	t.sort()
	return t
}

// limit narrows each step by those listed before and after it.
func (t *timeline) limit() {
	low, near := UnboundedBefore, UnboundedBefore
	latest := -1 // the step that stands at low
	for i := range t.steps {
		s := &t.steps[i]
		if low > s.high {
			t.against = append(t.against, [2]ID{t.steps[latest].event.ID, s.event.ID})
		} else {
			s.low = max(s.low, low)
		}
		if near <= s.far {
			s.near = max(s.near, near)
		}
		if s.low > low {
			low, latest = s.low, i
		}
		near = max(near, s.near)
	}
	high, far := Unbounded, Unbounded
	for i := len(t.steps) - 1; i >= 0; i-- {
		s := &t.steps[i]
		if high >= s.low {
			s.high = min(s.high, high)
		}
		if far >= s.near {
			s.far = min(s.far, far)
		}
		high, far = min(high, s.high), min(far, s.far)
		s.near, s.far = min(s.near, s.low), max(s.far, s.high)
	}
}

// suspensionOver is the day after the last of a suspended sentence.
func (t *timeline) suspensionOver(sentence int) step {
	s := &t.steps[sentence]
	return step{
		event: &Event{},
		low:   s.low.AddTerm(s.event.Suspended), high: s.high.AddTerm(s.event.Suspended),
		near: s.near.AddTerm(s.event.Suspended), far: s.far.AddTerm(s.event.Suspended),
		over: sentence,
	}
}

// sort brings the steps into the order in which they are taken.
func (t *timeline) sort() {
	order := make([]int, len(t.steps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.steps[a].low, t.steps[b].low) })
	sorted, place := make([]step, len(order), cap(t.steps)), make([]int, len(order))
	for to, from := range order {
		sorted[to], place[from] = t.steps[from], to
	}
	for i := range sorted {
		if sorted[i].over >= 0 {
			sorted[i].over = place[sorted[i].over]
		}
	}
	t.steps = sorted
}
