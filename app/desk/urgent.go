package desk

import (
	"cmp"
	"context"
	"slices"

	"habeas/dossier"
)

// Urgency is why a dossier should be looked at now.
type Urgency string

// The reasons, the gravest first.
const (
	UrgentDanger   Urgency = "danger"        // danger to life, and no doctor was seen
	UrgentDeadline Urgency = "deadline"      // an appeal's deadline is near, or has just passed
	UrgentHealth   Urgency = "health"        // a concern for health, and no doctor was seen
	UrgentHearing  Urgency = "hearing"       // another date ahead is near, or has just passed
	UrgentConsent  Urgency = "consent"       // a consent is about to run out
	UrgentRecord   Urgency = "contradiction" // the record disagrees with itself
	UrgentStale    Urgency = "stale"         // not free, and the facts were not checked for [dossier.StaleAfter] days
	UrgentSilent   Urgency = "no consent"    // none holds: nothing may be shown to anybody
)

// Urgencies are the reasons, the gravest first.
var Urgencies = []Urgency{UrgentDanger, UrgentDeadline, UrgentHealth, UrgentHearing, UrgentConsent, UrgentRecord, UrgentStale, UrgentSilent}

// Urgent is one thing that should be looked at now.
type Urgent struct {
	Why     Urgency
	Dossier dossier.ID
	Name    string       // the name in print, or a description; "" for none
	Date    dossier.Date // the deadline, the last check or the end of the consent; of a note on health its own
	Text    string       // of the date ahead, or the note on health; may be empty
	Kind    string       // of the date ahead (dossier.AheadKinds), or a dossier.ContradictionKind
	Part    string       // of the dossier, by its json name, where it can be mended
}

// soonDays is how many days ahead a date is near, and for how many after it is
// still told.
const soonDays = 14

// Urgent finds what should be looked at today in all dossiers, the gravest first
// and then by date. It fails where ctx is done before.
func (d *Desk) Urgent(ctx context.Context) ([]Urgent, error) {
	v, today := d.View(), d.Today()
	var l []Urgent
	for i, x := range v.Dossiers {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		l = append(l, urgentOf(v, x, today)...)
	}
	slices.SortStableFunc(l, func(a, b Urgent) int {
		return cmp.Or(
			slices.Index(Urgencies, a.Why)-slices.Index(Urgencies, b.Why),
			cmp.Compare(a.Date.First(), b.Date.First()),
			cmp.Compare(a.Name, b.Name))
	})
	return l, nil
}

func urgentOf(v *dossier.View, x *dossier.Dossier, today dossier.Day) []Urgent {
	var l []Urgent
	name, custody := nameOf(x), v.Custody(x)
	find := func(u Urgent) {
		u.Dossier, u.Name = x.ID, name
		l = append(l, u)
	}
	status := dossier.StatusOn(custody, today).Status
	inside := status == dossier.Held || status == dossier.Disappeared
	for _, h := range x.Health {
		unseen := h.Doctor != dossier.DoctorSeenYes
		switch {
		case !inside || !unseen:
		case h.Urgency == dossier.UrgencyDanger:
			find(Urgent{Why: UrgentDanger, Date: h.Date, Text: h.Text, Part: "health"})
		case h.Urgency != dossier.UrgencyNone:
			find(Urgent{Why: UrgentHealth, Date: h.Date, Text: h.Text, Part: "health"})
		}
	}
	for _, a := range x.Ahead {
		if !near(a.Date, today) {
			continue
		}
		why := UrgentHearing
		if a.Kind == dossier.AheadAppeal {
			why = UrgentDeadline
		}
		find(Urgent{Why: why, Date: a.Date, Text: a.Text, Kind: a.Kind, Part: "ahead"})
	}
	for _, c := range dossier.Contradictions(custody, today) {
		find(Urgent{Why: UrgentRecord, Kind: string(c.Kind), Part: "events"})
		break // the part shows the others
	}
	if last := x.LastChecked(); x.Stale(today) && (inside || status == dossier.NotFree) {
		find(Urgent{Why: UrgentStale, Date: last, Part: "events"})
	}
	if _, given := x.ConsentOn(today); !given {
		find(Urgent{Why: UrgentSilent, Part: "consent"})
	} else if end, ends := consentEnds(x, today); ends {
		find(Urgent{Why: UrgentConsent, Date: end, Part: "consent"})
	}
	return l
}

// near reports whether a date lies a little ahead of a day, or a little behind.
func near(date dossier.Date, day dossier.Day) bool {
	return !date.IsZero() && date.First() <= day.Add(soonDays) && date.Last() >= day.Add(-soonDays)
}

// consentEnds is when the last of the consents that hold on a day runs out, if
// that is soon.
func consentEnds(x *dossier.Dossier, day dossier.Day) (end dossier.Date, soon bool) {
	end, _ = lastConsent(x, day)
	return end, !end.IsZero() && end.Last() <= day.Add(soonDays)
}
