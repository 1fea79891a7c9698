package dossier

// DayCount is a number of days in custody, first and last day counted.
type DayCount struct {
	Known       bool // false where an end of it is not known
	Least, Most int
}

// Stay is one stretch of custody or house arrest up to a day, as a custody bar
// shows it. Between the last first day and the first last day the person was
// certainly held.
type Stay struct {
	House bool
	// From is between which days it began: [UnboundedBefore] first where that
	// is not known. Until is between which days it ended; of one that goes on
	// at the as-of day, that day.
	FromFirst, FromLast   Day
	UntilFirst, UntilLast Day
	GoesOn                bool
	EndKnown              bool // false where it had ended, and nothing says when
}

// stay is a stretch of custody between two steps.
type stay struct {
	house      bool
	from       int // the step that it began with, or that showed it first; -1 for none
	startKnown bool
	until      int  // the step that it ended with; -1 where it goes on
	lost       bool // it ended before that, and nothing says when
}

func (c *course) enter(i int, house, startKnown bool) {
	c.house = house
	c.spans = append(c.spans, stay{house: house, from: i, startKnown: startKnown, until: -1})
}

// leave ends the present stretch, if there is one, with a step.
func (c *course) leave(i int) {
	if n := len(c.spans); n > 0 && c.spans[n-1].until < 0 {
		c.spans[n-1].until = i
	}
}

// lose ends the present stretch some time before a step, nobody knows when.
func (c *course) lose(i int) {
	c.leave(i)
	c.spans[len(c.spans)-1].lost = true
}

// move changes between prison and house arrest where the step says so.
func (c *course) move(i int) {
	s := &c.t.steps[i]
	house := s.isHouse()
	if house == c.house || !house && !s.does.Moves {
		return
	}
	c.leave(i)
	c.enter(i, house, true)
}

// stays are the stretches with their days, none of which lies after asOf.
func (c *course) stays(asOf Day) []Stay {
	l := make([]Stay, len(c.spans))
	for i, s := range c.spans {
		v := Stay{House: s.house, FromFirst: UnboundedBefore, FromLast: asOf, UntilFirst: asOf, UntilLast: asOf, GoesOn: s.until < 0}
		if s.from >= 0 {
			v.FromLast = min(c.t.steps[s.from].high, asOf)
			if s.startKnown {
				v.FromFirst = c.t.steps[s.from].low
			}
		}
		if s.until >= 0 {
			v.UntilFirst, v.UntilLast = min(c.t.steps[s.until].low, asOf), min(c.t.steps[s.until].high, asOf)
			v.FromLast = min(v.FromLast, v.UntilLast)
		}
		v.EndKnown = !s.lost && v.UntilFirst.Bounded()
		if s.lost {
			v.UntilFirst = v.FromFirst
		}
		v.UntilFirst = max(v.UntilFirst, v.FromFirst)
		l[i] = v
	}
	return l
}

// Stays are the stretches of custody and of house arrest up to the end of a
// day, by what had happened then: what [DaysInCustody] counts, for tests of what each
// audience is told.
func Stays(c Custody, asOf Day) []Stay {
	t := newTimeline(c)
	return t.run(t.happened(asOf)).stays(asOf)
}

// DaysInCustody counts the days up to asOf of all stretches of custody, house
// arrest apart from the rest. Without any custody on record the days in it are
// not known.
func DaysInCustody(c Custody, asOf Day) (custody, house DayCount) {
	t := newTimeline(c)
	base := t.happened(asOf)
	custody, house = count(t.run(base).stays(asOf))
	t.others(asOf, base, false, func(counted []bool) bool {
		maybe, maybeHouse := count(t.run(counted).stays(asOf))
		custody.or(maybe)
		house.or(maybeHouse)
		return true
	})
	return custody, house
}

// or takes in the count of another way in which things may have gone.
func (d *DayCount) or(e DayCount) {
	if d.Known && e.Known {
		d.Least, d.Most = min(d.Least, e.Least), max(d.Most, e.Most)
	}
}

func count(stays []Stay) (custody, house DayCount) {
	custody.Known, house.Known = len(stays) > 0, true
	// Two stretches may share days where their dates are coarse: together they
	// never fill more than the time from the first day to the last.
	var from, until [2]Day
	sums := [2]*DayCount{&custody, &house}
	for _, s := range stays {
		k := 0
		if s.House {
			k = 1
		}
		n := sums[k]
		if !s.FromFirst.Bounded() || !s.UntilLast.Bounded() || !s.EndKnown {
			n.Known = false
		}
		if !n.Known {
			continue
		}
		if n.Most == 0 {
			from[k] = s.FromFirst
		}
		until[k] = s.UntilLast
		n.Least += max(1, between(s.FromLast, s.UntilFirst))
		n.Most += between(s.FromFirst, s.UntilLast)
	}
	for k, n := range sums {
		if !n.Known {
			*n = DayCount{}
			continue
		}
		if n.Most > 0 {
			n.Most = min(n.Most, between(from[k], until[k]))
		}
		n.Least = min(n.Least, n.Most)
	}
	return custody, house
}

// between counts the days from one to another, both counted.
func between(from, until Day) int { return int(until) - int(from) + 1 }
