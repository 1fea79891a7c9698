package dossier

import "slices"

// ChargeState is what became of a charge.
type ChargeState string

// The states of a charge.
const (
	ChargePending   ChargeState = "pending"
	ChargeConvicted ChargeState = "convicted"
	ChargeServed    ChargeState = "served"
	ChargeAcquitted ChargeState = "acquitted"
	ChargeDropped   ChargeState = "dropped"
	ChargeQuashed   ChargeState = "quashed"
	ChargePardoned  ChargeState = "pardoned"
)

// ChargeStates lists the states, the open ones first.
var ChargeStates = []ChargeState{ChargePending, ChargeConvicted, ChargeServed, ChargeAcquitted, ChargeDropped, ChargeQuashed, ChargePardoned}

// Open reports whether the charge can still keep a person from being free.
func (s ChargeState) Open() bool { return s == ChargePending || s == ChargeConvicted }

// setCharges begins the charges that a step names, and sets their state. One
// that names none speaks of all that are open: an amnesty does not make a
// pardoned person of an acquitted one. Where none is open, what opens charges
// opens all of them again.
func (c *course) setCharges(s *step) {
	for _, n := range s.charges {
		if c.charges[n] == "" {
			c.charges[n] = ChargePending
		}
		if s.does.Charge != "" {
			c.charges[n] = s.does.Charge
		}
	}
	if s.names() || s.does.Charge == "" {
		return
	}
	again := s.does.Charge.Open() && !slices.ContainsFunc(c.charges, ChargeState.Open)
	for n, state := range c.charges {
		if state.Open() || again && state != "" {
			c.charges[n] = s.does.Charge
		}
	}
}

// anyOpen reports whether a charge that the step names, or any if it names
// none, is open.
func (c *course) anyOpen(s *step) bool { return c.any(s, ChargeState.Open) }

// anyBegun reports whether any of them has begun.
func (c *course) anyBegun(s *step) bool {
	return c.any(s, func(state ChargeState) bool { return state != "" })
}

func (c *course) any(s *step, is func(ChargeState) bool) bool {
	if !s.names() {
		return slices.ContainsFunc(c.charges, is)
	}
	return slices.ContainsFunc(s.charges, func(n int) bool { return is(c.charges[n]) })
}
