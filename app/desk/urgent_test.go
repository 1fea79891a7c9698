package desk_test

import (
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// TestUrgent: of each reason one, the gravest first, each with the part where it
// is mended; who is in order is not in it.
func TestUrgent(t *testing.T) {
	d := fresh(t) // on 2018-09-12
	date := func(text string) dossier.Date {
		v, err := dossier.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	item := func(confirmed string) dossier.Item {
		return dossier.Item{ID: d.NewID(), Mark: dossier.Mark{Confirmed: date(confirmed)}}
	}
	add := func(name string, change func(*dossier.Dossier)) {
		t.Helper()
		x := dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(""), Text: name}}}
		x.Events = []dossier.Event{{Item: item("2018-09-10"), Kind: dossier.Arrested, Date: date("2018-01-01")}}
		x.Consent = []dossier.Consent{{Item: item(""), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Donor), Given: date("2018-02-01")}}
		change(&x)
		if err := d.SaveDossier(nil, &x); err != nil {
			t.Fatal(err)
		}
	}
	ill := func(u dossier.Urgency, doctor string) func(*dossier.Dossier) {
		return func(x *dossier.Dossier) {
			x.Health = []dossier.HealthNote{{Item: item(""), Urgency: u, Doctor: doctor, Text: "fever", Date: date("2018-09-01")}}
		}
	}
	ahead := func(kind, on string) func(*dossier.Dossier) {
		return func(x *dossier.Dossier) {
			x.Ahead = []dossier.AheadDate{{Item: item(""), Kind: kind, Date: date(on), Text: "the court"}}
		}
	}
	add("in order", func(*dossier.Dossier) {})
	add("seen by a doctor", ill(dossier.UrgencyDanger, dossier.DoctorSeenYes))
	add("a hearing next year", ahead(dossier.AheadHearing, "2019-09-12"))
	add("silent", func(x *dossier.Dossier) { x.Consent = nil })
	add("stale", func(x *dossier.Dossier) { x.Events[0].Confirmed = date("2018-08-01") })
	add("free and old", func(x *dossier.Dossier) {
		x.Events[0].Confirmed = date("2018-08-01")
		x.Events = append(x.Events, dossier.Event{Item: item("2018-08-01"), Kind: dossier.Released, Date: date("2018-07-01")})
	})
	add("strange", func(x *dossier.Dossier) {
		x.Events = append(x.Events, dossier.Event{Item: item("2018-09-10"), Kind: dossier.Died, Date: date("2018-05-01")},
			dossier.Event{Item: item("2018-09-10"), Kind: dossier.InCustody, Date: date("2018-06-01")})
	})
	add("consent ends", func(x *dossier.Dossier) { x.Consent[0].Until = date("2018-09-20") })
	add("hearing", ahead(dossier.AheadHearing, "2018-09-24"))
	add("ill", ill(dossier.UrgencyWatch, ""))
	add("deadline", ahead(dossier.AheadAppeal, "2018-09-10"))
	add("dying", ill(dossier.UrgencyDanger, dossier.DoctorRefused))

	l, err := d.Urgent(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		why        desk.Urgency
		name, part string
	}
	var got []told
	for _, u := range l {
		got = append(got, told{u.Why, u.Name, u.Part})
	}
	want := []told{
		{desk.UrgentDanger, "dying", "health"},
		{desk.UrgentDeadline, "deadline", "ahead"},
		{desk.UrgentHealth, "ill", "health"},
		{desk.UrgentHearing, "hearing", "ahead"},
		{desk.UrgentConsent, "consent ends", "consent"},
		{desk.UrgentRecord, "strange", "events"},
		{desk.UrgentStale, "stale", "events"},
		{desk.UrgentSilent, "silent", "consent"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("urgent is\n%v, want\n%v", got, want)
	}
}
