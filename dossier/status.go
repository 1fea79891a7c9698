package dossier

import "slices"

// Status is where a person stands on a day. The values are the words of the
// query language and of the JSON that the command line prints.
type Status string

// The statuses.
const (
	Held        Status = "held"
	NotFree     Status = "not-free" // released, but not free
	Free        Status = "free"
	Disappeared Status = "disappeared"
	AtLarge     Status = "at-large"
	Dead        Status = "dead"
	NotKnown    Status = "not-known"
)

// Statuses lists the statuses in the order in which figures give them.
var Statuses = []Status{Held, NotFree, Free, Disappeared, AtLarge, Dead, NotKnown}

// ReleaseKind says what event a release counts under.
type ReleaseKind string

// The kinds of release, as by_release of the figures names them.
const (
	ByPardon     ReleaseKind = "pardon"
	ByAmnesty    ReleaseKind = "amnesty"
	ByDecree     ReleaseKind = "decree"
	ByBail       ReleaseKind = "bail"
	ByConditions ReleaseKind = "conditions"
	ByServed     ReleaseKind = "served"
	ByAcquittal  ReleaseKind = "acquitted"
	ByDropped    ReleaseKind = "dropped"
	ByOther      ReleaseKind = "other"
)

// ReleaseKinds lists the kinds of release in the order of the figures.
var ReleaseKinds = []ReleaseKind{ByPardon, ByAmnesty, ByDecree, ByBail, ByConditions, ByServed, ByAcquittal, ByDropped, ByOther}

// Standing is where a person stands on a day, and why.
type Standing struct {
	Status      Status
	Certain     bool // else likely
	By          []ID // the events that say so
	Since       Date // of the held, when this custody began; of those who are out, when it ended; missing is not known
	HouseArrest bool // held or released under house arrest
	Restricted  bool // out, and the bail, conditions or house arrest of the release still last
	InCustody   bool // of the dead: died in custody
	Serving     bool // held, and a charge stands convicted
	PreTrial    bool // not serving, and a charge is pending, also of those who are out
	StartKnown  bool // evidence says when the present (or last) custody began
	Exile       bool // released into exile
	Suspended   bool // a suspended sentence runs
	Began       EventKind
	EndedBy     EventKind          // of those who are out, and of the dead: the event that ended custody
	Release     ReleaseKind        // of the released: what it counts under
	Charges     map[ID]ChargeState // of those that have begun
}

// StatusOn works out where the person stands at the end of a day. What each
// kind of event does is said in [Kinds]; this is how they add up.
//
// An event counts once it has wholly happened: on the last day that its date,
// its neighbours in the list and its earliest source allow. Events are taken
// by their first possible day, then as listed.
//
// What begins or shows custody makes the person held; taken by unknown
// persons, disappeared until arrest or custody is shown. The last end decides,
// whatever was or was not known of the custody before it. After an end,
// custody begins with what begins it, or with what shows it wholly after the
// end (then likely). An end that names charges while another is open leaves
// the person where they were (then likely).
//
// Who is out is not free while bail, conditions or house arrest last, while a
// charge is pending, while a suspended sentence runs, or in exile.
//
// The status is certain unless a rule says likely, the date of an event that
// may have happened is in dispute, or counting an event that may have happened
// by then, or leaving out one that is marked uncertain, gives another status.
// What is approximate may have happened one day, month or year earlier or
// later.
func StatusOn(c Custody, asOf Day) Standing {
	t := newTimeline(c)
	base := t.happened(asOf)
	run := t.run(base)
	s := run.standing()
	s.Certain = !run.doubt && !t.disputed(c.Disputed, asOf)
	if s.Certain {
		t.others(asOf, base, true, func(counted []bool) bool {
			s.Certain = t.run(counted).status() == s.Status
			return s.Certain
		})
	}
	return s
}

func (t *timeline) happened(asOf Day) []bool {
	counted := make([]bool, len(t.steps))
	for i := range t.steps {
		counted[i] = t.steps[i].happened(asOf)
	}
	return counted
}

// others tries the other ways in which things may have gone by a day, until
// try returns false. There are as many as there are events in question, so
// that a long record stays cheap: as far as time goes, each point to which the
// events in question may have got, and each of them alone; then, when marks
// count, each uncertain event left out. Without marks, "about" is as good as
// exact.
func (t *timeline) others(asOf Day, base []bool, withMarks bool, try func(counted []bool) bool) {
	var open, doubted []int
	for i := range t.steps {
		s := &t.steps[i]
		low, high := s.low, s.high
		if withMarks {
			low, high = s.near, s.far
		}
		switch {
		case low <= asOf && asOf < high:
			open = append(open, i)
		case withMarks && s.doubted && base[i]:
			doubted = append(doubted, i)
		}
	}
	if len(open)+len(doubted) == 0 {
		return
	}
	world := slices.Clone(base)
	for _, i := range open {
		world[i] = false
	}
	if len(open) > 0 && !try(world) {
		return
	}
	for _, i := range open {
		world[i] = true
		if !try(world) {
			return
		}
	}
	copy(world, base)
	for _, i := range slices.Concat(open, doubted) {
		if !withMarks && t.steps[i].over < 0 {
			continue
		}
		world[i] = !base[i]
		if !try(world) {
			return
		}
		world[i] = base[i]
	}
}

// disputed reports whether the date of an event that may have happened is in
// dispute.
func (t *timeline) disputed(ids []ID, asOf Day) bool {
	return len(ids) > 0 && slices.ContainsFunc(t.steps, func(s step) bool {
		return s.near <= asOf && slices.Contains(ids, s.event.ID)
	})
}

// standing describes the end of the course.
func (c *course) standing() Standing {
	s := Standing{Status: c.status(), Charges: make(map[ID]ChargeState, len(c.charges))}
	for n, state := range c.charges {
		if state != "" {
			s.Charges[c.t.charges[n].ID] = state
		}
	}
	s.Serving = c.phase == inCustody && slices.Contains(c.charges, ChargeConvicted)
	s.PreTrial = !s.Serving && slices.Contains(c.charges, ChargePending)
	s.Suspended = c.phase == out && c.onSuspended()
	if c.began >= 0 {
		began := &c.t.steps[c.began]
		s.Began = began.event.Kind
		s.StartKnown = began.low.Bounded() && began.high.Bounded()
	}
	switch c.phase {
	case inCustody, taken:
		s.HouseArrest = c.house
		if c.began >= 0 {
			s.Since = c.t.steps[c.began].event.Date
		}
		c.by(&s, c.began, c.shown, c.halfEnded)
	case out, dead:
		end := &c.t.steps[c.ended]
		s.Since, s.EndedBy = end.event.Date, end.event.Kind
		s.InCustody = c.phase == dead && c.heldAtEnd
		s.Restricted = c.phase == out && c.restrictedNow()
		s.HouseArrest = c.house && s.Restricted
		s.Exile = end.does.Exile
		switch {
		case s.Status != NotFree && s.Status != Free:
		case end.does.Release != "":
			s.Release = end.does.Release
		case c.ground != "":
			s.Release = c.ground
			c.by(&s, c.groundStep)
		default:
			s.Release = ByOther
		}
		c.by(&s, c.ended)
	default:
		c.by(&s, c.halfEnded)
	}
	return s
}

func (c *course) by(s *Standing, steps ...int) {
	for _, i := range steps {
		if i >= 0 && !slices.Contains(s.By, c.t.steps[i].event.ID) {
			s.By = append(s.By, c.t.steps[i].event.ID)
		}
	}
}
