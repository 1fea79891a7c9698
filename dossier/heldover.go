package dossier

import (
	"cmp"
	"slices"
)

// HeldCount is how many of some people were held, from one day until the day
// before the next count.
type HeldCount struct {
	From    Day
	Held    int // for certain
	Likely  int // status held, and only likely
	Perhaps int // no status says so, and a custody on record may have lasted then
}

// Most is how many may have been held at once.
func (h HeldCount) Most() int { return h.Held + h.Likely + h.Perhaps }

func (h HeldCount) same(o HeldCount) bool { o.From = h.From; return h == o }

// HeldOver counts, day by day up to asOf, how many of some people were held. A
// count stands for the days from its own to the next one's. Where nobody was ever
// held there is none. Held and Likely of the last count are together what
// [Figures.Held] says of asOf.
//
// Of whom nobody knows since when they were held, each day before counts as
// perhaps.
func HeldOver(people []Custody, asOf Day) []HeldCount {
	type turn struct {
		day      Day
		from, to heldState
	}
	turns := []turn{{day: asOf}} // the last day is counted even where nothing turns on it
	var in [heldStates]int       // how many are in each state
	for _, c := range people {
		h := heldCourseOf(c, asOf)
		was := h.before()
		in[was]++
		for i, day := range h.days {
			turns = append(turns, turn{day, was, h.states[i]})
			was = h.states[i]
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.day, b.day) })
	var l []HeldCount
	for i, t := range turns {
		in[t.from]--
		in[t.to]++
		if i+1 < len(turns) && turns[i+1].day == t.day {
			continue
		}
		n := HeldCount{From: t.day, Held: in[heldForSure], Likely: in[heldLikely], Perhaps: in[heldPerhaps]}
		if last := len(l) - 1; last < 0 && n.Most() > 0 || last >= 0 && !l[last].same(n) {
			l = append(l, n)
		}
	}
	return l
}

type heldState uint8

const (
	notHeld heldState = iota
	heldPerhaps
	heldLikely
	heldForSure
	heldStates = iota
)

// heldCourse is one person's custody, as far as being held goes.
type heldCourse struct {
	days   []Day       // on which something may change, in order
	states []heldState // from that day on
	stays  []Stay      // in which the person was held
}

func heldCourseOf(c Custody, asOf Day) heldCourse {
	t := newTimeline(c)
	var h heldCourse
	for _, s := range t.run(t.happened(asOf)).stays(asOf) {
		began := StatusOn(c, s.FromLast)
		if began.Status == Disappeared || s.House && began.Status != Held {
			continue // taken, or out under house arrest: no figure says held
		}
		h.stays = append(h.stays, s)
		h.days = append(h.days, s.FromFirst, s.FromLast, s.UntilFirst, s.UntilLast)
	}
	for _, s := range t.steps {
		h.days = append(h.days, s.near, s.low, s.high, s.far)
	}
	h.days = slices.DeleteFunc(h.days, func(d Day) bool { return !d.Bounded() || d > asOf })
	slices.Sort(h.days)
	h.days = slices.Compact(h.days)
	h.states = make([]heldState, len(h.days))
	for i, day := range h.days {
		h.states[i] = h.judge(StatusOn(c, day), day)
	}
	return h
}

func (h heldCourse) judge(s Standing, day Day) heldState {
	switch {
	case s.Status == Held && s.Certain:
		return heldForSure
	case s.Status == Held:
		return heldLikely
	case s.Status == Dead || s.Status == Disappeared:
		return notHeld
	case h.mayCover(day):
		return heldPerhaps
	}
	return notHeld
}

// mayCover reports whether a stay may have lasted at the end of a day.
func (h heldCourse) mayCover(day Day) bool {
	return slices.ContainsFunc(h.stays, func(s Stay) bool {
		return s.FromFirst <= day && (day < s.UntilLast || s.GoesOn)
	})
}

// before is the state before the first day that anything turns on.
func (h heldCourse) before() heldState {
	if h.mayCover(UnboundedBefore) {
		return heldPerhaps
	}
	return notHeld
}
