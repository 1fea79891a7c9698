package dossier

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"
)

// thirty are the facts of one press report of 12 September 2018 as far as they
// bear on status: what package sample holds in full.
func thirty() *View {
	v := &View{Sources: []*Source{{ID: "S1", Date: on("2018-09-12")}}}
	next := 0
	ev := func(kind EventKind, date string, about ...ID) Event {
		next++
		return Event{Item: Item{ID: ID(fmt.Sprintf("E%03d", next)), Mark: Mark{Sources: []ID{"S1"}}}, Kind: kind, Date: on(date), Charges: about}
	}
	charge := func(id ID, offence string) []Charge {
		return []Charge{{Item: Item{ID: id}, Offence: offence}}
	}
	person := func(no int, charges []Charge, events ...Event) *Dossier {
		d := &Dossier{ID: ID(fmt.Sprintf("D%02d", no)), Charges: charges, Events: events}
		v.Dossiers = append(v.Dossiers, d)
		return d
	}

	arrest, denied, bail := ev(Arrested, "2017-09~"), ev(BailDenied, ""), ev(ReleasedOnBail, "2018-09-10", "Q01")
	denied.Times, bail.Form = 6, FormHouseArrest
	person(1, charge("Q01", "treason"), arrest, denied, bail)

	v.Cases = append(v.Cases, &Case{
		ID: "K1", Name: "the land-grab protest", Charges: charge("Q02", "role in a protest over a land grab"),
		Events: []Event{ev(Convicted, "", "Q02"), ev(FreedByDecree, "2018-08~")},
	})
	for no := 2; no <= 5; no++ {
		person(no, nil).Cases = []ID{"K1"}
	}
	v.Cases = append(v.Cases, &Case{
		ID: "K2", Name: "the two reporters", Charges: charge("Q06", "espionage"),
		Events: []Event{ev(ReleasedOnBail, "2018-08~", "Q06")},
	})
	for no := 6; no <= 7; no++ {
		person(no, nil).Cases = []ID{"K2"}
	}
	person(8, charge("Q08", "insurrection"), ev(Arrested, "2014"), ev(Convicted, ""), ev(Pardoned, "2018-08"))
	for no := 9; no <= 21; no++ {
		person(no, charge(ID(fmt.Sprintf("Q%02d", no)), "insurrection"), ev(Convicted, ""), ev(Pardoned, "2018-08"))
	}
	for no := 22; no <= 30; no++ {
		person(no, nil, ev(InCustody, "2018-08~"), ev(InCustody, "2018-09-12"))
	}
	return v
}

func TestFiguresOfTheThirty(t *testing.T) {
	v := thirty()
	for _, want := range []struct {
		asOf                                          string
		held, released, notFree, free, notKnown, open int
		by                                            map[ReleaseKind]int
	}{
		{"2018-09-12", 9, 21, 3, 18, 0, 0, map[ReleaseKind]int{ByPardon: 14, ByDecree: 4, ByBail: 3}},
		{"2018-09-10", 9, 21, 3, 18, 0, 15, map[ReleaseKind]int{ByPardon: 14, ByDecree: 4, ByBail: 3}},
		{"2018-09-09", 10, 20, 2, 18, 0, 15, map[ReleaseKind]int{ByPardon: 14, ByDecree: 4, ByBail: 2}},
		{"2018-08-31", 10, 20, 2, 18, 0, 15, map[ReleaseKind]int{ByPardon: 14, ByDecree: 4, ByBail: 2}},
		{"2018-08-15", 2, 0, 0, 0, 28, 29, nil},
		{"2016-12-31", 1, 0, 0, 0, 29, 0, nil},
	} {
		f := Count(v, v.IDs(), day(want.asOf))
		got := [...]int{f.Profiled, f.Held, f.Released, f.ReleasedNotFree, f.Free, f.NotKnown, f.Uncertain}
		if got != [...]int{30, want.held, want.released, want.notFree, want.free, want.notKnown, want.open} {
			t.Errorf("%s: profiled, held, released, not free, free, not known, uncertain are %v", want.asOf, got)
		}
		for _, k := range ReleaseKinds {
			if n, ok := f.ByRelease[k]; !ok || n != want.by[k] {
				t.Errorf("%s: %d released by %s, want %d", want.asOf, n, k, want.by[k])
			}
		}
		if f.Disappeared+f.AtLarge+f.Dead != 0 {
			t.Errorf("%s: %+v", want.asOf, f)
		}
	}
}

func TestChargesOfTheThirty(t *testing.T) {
	v := thirty()
	want := map[string]int{"treason": 1, "role in a protest over a land grab": 4, "espionage": 2, "insurrection": 14, ChargeNotKnown: 9}
	twice := append(v.IDs(), "D01", "no such dossier")
	if f := Count(v, twice, day("2018-09-12")); !maps.Equal(f.ByCharge, want) || f.Profiled != 30 {
		t.Errorf("by charge: %v, want %v", f.ByCharge, want)
	}
}

// The names are those that the command line promises.
func TestFiguresAsJSON(t *testing.T) {
	b, err := json.Marshal(Count(&View{}, nil, day("2018-09-12")))
	const want = `{"as_of":"2018-09-12","profiled":0,"held":0,"released":0,"released_not_free":0,"free":0,"disappeared":0,"at_large":0,"dead":0,"not_known":0,"uncertain":0,` +
		`"by_release":{"acquitted":0,"amnesty":0,"bail":0,"conditions":0,"decree":0,"dropped":0,"other":0,"pardon":0,"served":0},"by_charge":{}}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v", b, err)
	}
}

func TestDaysOfTheThirty(t *testing.T) {
	v := thirty()
	for _, c := range []struct {
		who, asOf      string
		custody, house DayCount
	}{
		{"D01", "2018-09-10", DayCount{true, 346, 375}, DayCount{true, 1, 1}},
		{"D01", "2018-09-12", DayCount{true, 346, 375}, DayCount{true, 3, 3}},
		{"D01", "2018-09-09", DayCount{true, 345, 374}, DayCount{true, 0, 0}},
		{"D01", "2017-08-01", DayCount{}, DayCount{true, 0, 0}},
		{"D02", "2018-09-12", DayCount{}, DayCount{true, 0, 0}},
		{"D08", "2018-09-12", DayCount{true, 1310, 1704}, DayCount{true, 0, 0}},
		{"D08", "2018-08-15", DayCount{true, 1310, 1688}, DayCount{true, 0, 0}}, // he may be out since the first
		{"D22", "2018-09-12", DayCount{}, DayCount{true, 0, 0}},
	} {
		custody, house := DaysInCustody(v.Custody(v.Dossier(ID(c.who))), day(c.asOf))
		if custody != c.custody || house != c.house {
			t.Errorf("%s on %s: %+v, house arrest %+v; want %+v and %+v", c.who, c.asOf, custody, house, c.custody, c.house)
		}
	}
}

func TestStandingOfTheThirty(t *testing.T) {
	v := thirty()
	sokha := v.Custody(v.Dossier("D01"))
	s := StatusOn(sokha, day("2018-09-12"))
	if s.Status != NotFree || !s.Certain || !s.HouseArrest || s.Since != on("2018-09-10") || !s.PreTrial || s.Release != ByBail || s.Began != Arrested || !s.StartKnown || s.Charges["Q01"] != ChargePending {
		t.Errorf("no. 1 on bail: %+v", s)
	}
	s = StatusOn(sokha, day("2018-09-09"))
	if s.Status != Held || !s.Certain || s.HouseArrest || s.Since != on("2017-09~") || s.Serving || s.EndedBy != "" {
		t.Errorf("no. 1 before: %+v", s)
	}
	s = StatusOn(v.Custody(v.Dossier("D02")), day("2018-09-12"))
	if s.Status != Free || s.Since != on("2018-08~") || s.StartKnown || s.PreTrial || s.Charges["Q02"] != ChargeConvicted {
		t.Errorf("no. 2: %+v", s)
	}
	s = StatusOn(v.Custody(v.Dossier("D22")), day("2018-09-12"))
	if s.Status != Held || !s.Since.IsZero() || s.StartKnown || s.Serving || s.PreTrial {
		t.Errorf("no. 22: %+v", s)
	}
	for _, d := range v.Dossiers {
		if found := Contradictions(v.Custody(d), day("2018-09-12")); len(found) > 0 {
			t.Errorf("%s contradicts itself: %v", d.ID, found)
		}
	}
}

func BenchmarkCountTenThousand(b *testing.B) {
	v := thirty()
	var ids []ID
	all := make([]*Dossier, 0, 10_000)
	for i := range 10_000 {
		d := *v.Dossiers[i%30]
		d.ID = ID(fmt.Sprintf("D%05d", i))
		all, ids = append(all, &d), append(ids, d.ID)
	}
	v.Dossiers = all
	for b.Loop() {
		Count(v, ids, day("2018-09-10"))
	}
}
