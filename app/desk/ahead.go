package desk

import (
	"cmp"
	"context"
	"slices"

	"habeas/dossier"
)

// ComingKind is what a date ahead is the date of.
type ComingKind string

// What a date ahead may be the date of.
const (
	ComingDate     ComingKind = "ahead"     // one of a dossier: a hearing, the deadline of an appeal
	ComingConsent  ComingKind = "consent"   // the last consent of a person runs out
	ComingMeeting  ComingKind = "meeting"   // a meeting
	ComingFollowUp ComingKind = "follow-up" // when to come back to a meeting
	ComingPromise  ComingKind = "promise"   // what was promised at a meeting is due
)

// Coming is something that a day which comes soon is the day of.
type Coming struct {
	Kind    ComingKind
	Date    dossier.Date
	Late    bool       // the day is past, and it is still open
	Dossier dossier.ID // "" where it belongs to a meeting
	Meeting dossier.ID // "" where it belongs to a dossier
	Name    string     // of the person in print, or the title of the meeting; "" for none
	Ahead   string     // of a date of a dossier, its kind (dossier.AheadKinds)
	Text    string     // what it is about; may be empty
}

// Coming finds what today and the days after it are the days of, the soonest
// first; promises that are past their day come before all. It fails where ctx is
// done before.
func (d *Desk) Coming(ctx context.Context, days int) ([]Coming, error) {
	v, today := d.View(), d.Today()
	last := today.Add(days)
	soon := func(date dossier.Date) bool { return !date.IsZero() && date.First() <= last && date.Last() >= today }
	var l []Coming
	for i, x := range v.Dossiers {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, a := range x.Ahead {
			if soon(a.Date) {
				l = append(l, Coming{Kind: ComingDate, Date: a.Date, Dossier: x.ID, Name: nameOf(x), Ahead: a.Kind, Text: a.Text})
			}
		}
		if end, held := lastConsent(x, today); held && soon(end) {
			l = append(l, Coming{Kind: ComingConsent, Date: end, Dossier: x.ID, Name: nameOf(x)})
		}
	}
	for _, m := range v.Meetings {
		of := Coming{Meeting: m.ID, Name: m.Title}
		add := func(kind ComingKind, date dossier.Date, text string, late bool) {
			of.Kind, of.Date, of.Text, of.Late = kind, date, text, late
			l = append(l, of)
		}
		if soon(m.Date) {
			add(ComingMeeting, m.Date, m.Place, false)
		}
		if soon(m.FollowUp) {
			add(ComingFollowUp, m.FollowUp, "", false)
		}
		for _, p := range m.Promises {
			if late := p.Overdue(today); p.State == dossier.PromiseOpen && (late || soon(p.Due)) {
				add(ComingPromise, p.Due, p.Text, late)
			}
		}
	}
	slices.SortStableFunc(l, func(a, b Coming) int {
		return cmp.Or(cmp.Compare(a.Date.First(), b.Date.First()), cmp.Compare(a.Name, b.Name))
	})
	return l, nil
}

// lastConsent is the day on which the last of the consents that hold on a day
// runs out; without an end it is none.
func lastConsent(x *dossier.Dossier, day dossier.Day) (end dossier.Date, held bool) {
	for _, c := range x.Consent {
		if !x.Holds(c, day) {
			continue
		}
		held = true
		if c.Until.IsZero() {
			return dossier.Date{}, true
		}
		if end.IsZero() || c.Until.Last() > end.Last() {
			end = c.Until
		}
	}
	return end, held
}
