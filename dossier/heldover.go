package dossier

import "slices"

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

// HeldOver counts, day by day up to asOf, how many of some people were held. A
// count stands for the days from its own to the next one's. Where nobody was ever
// held there is none. Held and Likely of the last count are together what [Figures.Held] says of
// asOf.
//
// Of whom nobody knows since when they were held, each day before counts as
// perhaps.
func HeldOver(people []Custody, asOf Day) []HeldCount {
	courses := make([]heldCourse, len(people))
	days := []Day{asOf}
	for i, c := range people {
		courses[i] = heldCourseOf(c, asOf)
		days = append(days, courses[i].days...)
	}
	slices.Sort(days)
	days = slices.Compact(days)
	var l []HeldCount
	for _, day := range days {
		n := HeldCount{From: day}
		for _, h := range courses {
			switch h.on(day) {
			case heldForSure:
				n.Held++
			case heldLikely:
				n.Likely++
			case heldPerhaps:
				n.Perhaps++
			}
		}
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

// on is the state at the end of a day.
func (h heldCourse) on(day Day) heldState {
	at, found := slices.BinarySearch(h.days, day)
	switch {
	case found:
		return h.states[at]
	case at > 0:
		return h.states[at-1]
	case h.mayCover(day): // before the first day that anything is known of
		return heldPerhaps
	}
	return notHeld
}

func (h HeldCount) same(o HeldCount) bool { o.From = h.From; return h == o }
