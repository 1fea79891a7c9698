package dossier

// ContradictionKind says in what way a record disagrees with itself.
type ContradictionKind string

// The contradictions.
const (
	ListedAgainstDates ContradictionKind = "listed against the dates" // Events: the earlier listed, the later listed
	KnownBefore        ContradictionKind = "known before it happened" // a source of the event is older than the event
	ShownAfterEnd      ContradictionKind = "shown after an end"       // Events: the end, the showing
	EndsInPart         ContradictionKind = "is this person out?"      // an end that names charges while another is open
	AgainUnreleased    ContradictionKind = "re-arrested, never released"
	AfterDeath         ContradictionKind = "after death" // Events: the death, what comes after it
)

// Contradiction is a place where a record disagrees with itself: a finding for
// the writer, not an error.
type Contradiction struct {
	Kind   ContradictionKind
	Events []ID
}

// Contradictions finds where the record disagrees with itself, by what had
// happened at the end of a day.
func Contradictions(c Custody, asOf Day) []Contradiction {
	t := newTimeline(c)
	var found []Contradiction
	for _, pair := range t.against {
		found = append(found, Contradiction{ListedAgainstDates, pair[:]})
	}
	for _, id := range t.early {
		found = append(found, Contradiction{KnownBefore, []ID{id}})
	}
	return append(found, t.run(t.happened(asOf)).findings...)
}

func (c *course) find(kind ContradictionKind, steps ...int) {
	f := Contradiction{Kind: kind}
	for _, i := range steps {
		f.Events = append(f.Events, c.t.steps[i].event.ID)
	}
	c.findings = append(c.findings, f)
}
