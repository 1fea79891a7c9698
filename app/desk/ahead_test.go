package desk_test

import (
	"fmt"
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// TestComing: what is due within the days, in their order, and promises that are
// past their day; nothing that is over, kept, or further off.
func TestComing(t *testing.T) {
	d := fresh(t) // on 2018-09-12
	date := func(text string) dossier.Date {
		v, err := dossier.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	ahead := func(kind, on, text string) dossier.AheadDate {
		return dossier.AheadDate{Item: item(), Kind: kind, Date: date(on), Text: text}
	}
	x := dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Somebody"}}}
	x.Ahead = []dossier.AheadDate{
		ahead(dossier.AheadHearing, "2018-09-30", "far"),
		ahead(dossier.AheadHearing, "2018-09-11", "over"),
		ahead(dossier.AheadAppeal, "2018-09-19", "the last day"),
		ahead(dossier.AheadHearing, "2018-09-12", "today"),
		ahead(dossier.AheadOther, "2018-09", "some day of the month"),
	}
	x.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Donor), Given: date("2018-02-01"), Until: date("2018-09-15")}}
	m := dossier.Meeting{ID: d.NewID(), Title: "At the ministry", Date: date("2018-09-14"), Place: "Berlin", FollowUp: date("2018-09-18")}
	m.Promises = []dossier.Promise{
		{Item: item(), Text: "late", Due: date("2018-08-01")},
		{Item: item(), Text: "kept", Due: date("2018-08-01"), State: dossier.PromiseKept},
		{Item: item(), Text: "due", Due: date("2018-09-16")},
		{Item: item(), Text: "without a day"},
	}
	if err := d.SaveDossier(nil, &x); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveMeeting(nil, &m); err != nil {
		t.Fatal(err)
	}
	found, err := d.Coming(t.Context(), 7)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		if (c.Dossier == "") == (c.Meeting == "") {
			t.Errorf("%+v belongs to a dossier and to a meeting, or to neither", c)
		}
		got = append(got, fmt.Sprintf("%s %s %q late=%v", c.Date, c.Kind, c.Text, c.Late))
	}
	want := []string{
		`2018-08-01 promise "late" late=true`,
		`2018-09 ahead "some day of the month" late=false`,
		`2018-09-12 ahead "today" late=false`,
		`2018-09-14 meeting "Berlin" late=false`,
		`2018-09-15 consent "" late=false`,
		`2018-09-16 promise "due" late=false`,
		`2018-09-18 follow-up "" late=false`,
		`2018-09-19 ahead "the last day" late=false`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("found\n%q, want\n%q", got, want)
	}
	if found, _ = d.Coming(t.Context(), 0); len(found) != 3 || found[2].Kind != desk.ComingDate {
		t.Errorf("of today alone: %+v", found)
	}
}
