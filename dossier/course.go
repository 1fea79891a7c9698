package dossier

import "slices"

// phase is where a person stands as far as liberty goes.
type phase uint8

const (
	unseen phase = iota // before the first event that tells
	inCustody
	taken
	out
	dead
)

// course is what became of a person by the steps that were counted.
type course struct {
	t       *timeline
	charges []ChargeState // "" before a charge begins

	phase     phase
	house     bool // held, or released, under house arrest
	heldAtEnd bool // of the dead
	began     int  // the step that began the present or last custody; -1
	shown     int  // the last step that showed it; -1
	ended     int  // the step that ended it; -1
	halfEnded int  // an end that reached only some of the charges; -1
	doubt     bool // a rule makes the status likely

	ground     ReleaseKind // what a plain release would count under
	groundStep int
	restricted bool // by bail, conditions or house arrest
	hinges     bool // a charge of that end was open since, and closes it
	suspended  []int

	spans    []stay
	findings []Contradiction
}

// run takes the steps that are counted, in order.
func (t *timeline) run(counted []bool) *course {
	c := &course{t: t, began: -1, shown: -1, ended: -1, halfEnded: -1, groundStep: -1}
	c.charges = make([]ChargeState, len(t.charges))
	for i, unnamed := range t.unnamed {
		if unnamed {
			c.charges[i] = ChargePending
		}
	}
	for i := range t.steps {
		if counted[i] {
			c.take(i)
		}
	}
	return c
}

func (c *course) take(i int) {
	s := &c.t.steps[i]
	if s.over >= 0 {
		c.suspended = slices.DeleteFunc(c.suspended, func(j int) bool { return j == s.over })
		return
	}
	c.setCharges(s)
	if s.does.Charge == ChargeConvicted && !s.event.Suspended.IsZero() {
		c.suspended = append(c.suspended, i)
	}
	if s.does.Ground != "" {
		c.ground, c.groundStep = s.does.Ground, i
	}
	effect := s.does.Custody
	switch {
	case effect == NoCustody:
	case c.phase == dead:
		c.find(AfterDeath, c.ended, i)
	case effect == BeginsCustody:
		c.begin(i)
	case effect == ShowsCustody:
		c.show(i)
	case effect == EndsCustody && c.endsOnlyPart(s):
		c.endPart(i)
	default:
		c.end(i)
	}
	if c.phase != out || !c.restricted {
		return
	}
	// Bail and the like are over when what they hang on is closed. Where
	// nothing was open yet, they hang on what is brought later.
	c.hinges = c.hinges || c.anyOpen(&c.t.steps[c.ended])
	if c.house && !c.restrictedNow() {
		c.leave(i)
		c.house = false
	}
}

func (c *course) begin(i int) {
	s := &c.t.steps[i]
	going := c.phase == inCustody || c.phase == taken
	if going && s.does.Anew {
		c.find(AgainUnreleased, i)
		c.lose(i)
		going = false
	}
	if !going {
		if c.phase == out {
			c.leave(i)
		}
		c.began = i
		c.ground, c.groundStep, c.restricted = "", -1, false
		c.enter(i, s.isHouse(), true)
	} else {
		c.move(i)
	}
	c.phase = inCustody
	if s.does.Taken {
		c.phase = taken
	}
	c.shown, c.doubt, c.halfEnded = i, false, -1
}

func (c *course) show(i int) {
	s := &c.t.steps[i]
	switch c.phase {
	case unseen:
		c.began = -1
		c.enter(i, s.isHouse(), false)
	case out:
		if s.low <= c.t.steps[c.ended].high {
			return // it may speak of the custody that ended
		}
		c.find(ShownAfterEnd, c.ended, i)
		c.leave(i)
		c.doubt, c.began, c.restricted = true, -1, false
		c.ground, c.groundStep = "", -1
		c.enter(i, s.isHouse(), false)
	default:
		c.move(i)
		if c.halfEnded >= 0 && s.low > c.t.steps[c.halfEnded].high {
			c.doubt, c.halfEnded = false, -1 // seen after it: it did not free the person
		}
	}
	c.phase, c.shown = inCustody, i
}

// endsOnlyPart reports an end that names charges while another is open: it
// does not say that the person is out.
func (c *course) endsOnlyPart(s *step) bool {
	if !s.does.Partly || !s.names() {
		return false
	}
	for n, state := range c.charges {
		if state.Open() && !slices.Contains(s.charges, n) {
			return true
		}
	}
	return false
}

// endPart leaves the person where they are. Of somebody who was out already
// that is not in question.
func (c *course) endPart(i int) {
	if c.phase == out {
		return
	}
	c.find(EndsInPart, i)
	c.doubt, c.halfEnded = true, i
}

func (c *course) end(i int) {
	s := &c.t.steps[i]
	switch {
	case c.phase == inCustody || c.phase == taken || c.phase == out:
		c.leave(i)
	case s.does.Custody == EndsCustody && !s.does.AtLarge || s.does.Inside:
		// There was a custody, and nothing says since when.
		c.enter(-1, false, false)
		c.leave(i)
	}
	c.heldAtEnd = c.phase == inCustody || s.does.Inside
	c.phase, c.ended, c.halfEnded, c.doubt = out, i, -1, false
	c.house = s.event.Form == FormHouseArrest
	c.restricted = s.does.Restricts || c.house
	c.hinges = false
	if s.does.Custody == EndsAll {
		c.phase, c.house, c.restricted = dead, false, false
	} else if c.house {
		c.enter(i, true, true)
	}
}

func (c *course) restrictedNow() bool {
	return c.restricted && (!c.hinges || c.anyOpen(&c.t.steps[c.ended]))
}

// status is where the course ends.
func (c *course) status() Status {
	switch c.phase {
	case inCustody:
		return Held
	case taken:
		return Disappeared
	case dead:
		return Dead
	case out:
		does := c.t.steps[c.ended].does
		switch {
		case does.AtLarge:
			return AtLarge
		case does.Exile, c.restrictedNow(), slices.Contains(c.charges, ChargePending), c.onSuspended():
			return NotFree
		}
		return Free
	}
	return NotKnown
}

// onSuspended reports a suspended sentence that runs: its time is not over,
// and what it was for not closed.
func (c *course) onSuspended() bool {
	for _, i := range c.suspended {
		s := &c.t.steps[i]
		if c.anyOpen(s) || !c.anyBegun(s) {
			return true
		}
	}
	return false
}

// isHouse reports whether a custody that begins or is shown is house arrest.
func (s *step) isHouse() bool { return s.does.House || s.event.Form == FormHouseArrest }
