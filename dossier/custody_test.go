package dossier

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestCustodyOfAView(t *testing.T) {
	event := func(id, before ID, m Mark) Event {
		return Event{Item: Item{ID: id, Mark: m}, Kind: Arrested, Before: before}
	}
	from := func(ids ...ID) Mark { return Mark{Sources: ids, Confirmed: on("2018-11-01")} }
	v := &View{
		Sources: []*Source{
			{ID: "S1", Date: on("2018-09-12")},
			{ID: "S2", Date: on("2018-08")},
			{ID: "S3", Seen: on("2018-10-01")},
			{ID: "S4"},
		},
		Cases: []*Case{
			{ID: "K1", Events: []Event{event("k1", "", from("S1")), event("k2", "e2", from("S1", "S2"))}, Charges: []Charge{{Item: Item{ID: "A"}}}},
			{ID: "K2", Events: []Event{event("k3", "e2", from("S3")), event("k4", "elsewhere", from("S4"))}, Disputes: []Dispute{{Part: "events", Item: "k3", Field: "date"}}},
		},
	}
	d := &Dossier{
		Cases:   []ID{"K1", "missing", "K2"},
		Events:  []Event{event("e1", "", from()), event("e2", "", Mark{})},
		Charges: []Charge{{Item: Item{ID: "B"}}},
		Disputes: []Dispute{
			{Part: "events", Item: "e1", Field: "date"},
			{Part: "events", Item: "e2", Field: "place"},
			{Part: "health", Item: "h", Field: "date"},
		},
	}
	c := v.Custody(d)
	var ids []ID
	for _, e := range c.Events {
		ids = append(ids, e.ID)
	}
	if want := []ID{"k1", "k4", "e1", "k2", "k3", "e2"}; !slices.Equal(ids, want) {
		t.Errorf("events %v, want %v", ids, want)
	}
	// A source without any date gives way to the last check.
	latest := []Day{day("2018-09-12"), day("2018-11-01"), day("2018-11-01"), day("2018-08-31"), day("2018-10-01"), Unbounded}
	if !slices.Equal(c.Latest, latest) {
		t.Errorf("latest %v, want %v", c.Latest, latest)
	}
	if want := []ID{"e1", "k3"}; !slices.Equal(c.Disputed, want) {
		t.Errorf("disputed %v, want %v", c.Disputed, want)
	}
	if len(c.Charges) != 2 || c.Charges[0].ID != "A" || c.Charges[1].ID != "B" {
		t.Errorf("charges %v", c.Charges)
	}
	kept := c.Keep(func(e Event) bool { return e.ID == "k2" || e.ID == "e2" })
	if len(kept.Events) != 2 || !slices.Equal(kept.Latest, []Day{day("2018-08-31"), Unbounded}) {
		t.Errorf("kept %v with %v", kept.Events, kept.Latest)
	}
}

// Every kind is in the table once, and every effect hangs together.
func TestKinds(t *testing.T) {
	seen := map[EventKind]bool{}
	for _, k := range Kinds {
		if seen[k.Kind] {
			t.Errorf("%s stands twice", k.Kind)
		}
		seen[k.Kind] = true
		ends := k.Custody == EndsCustody
		if (k.Release != "" || k.Restricts || k.Partly || k.AtLarge || k.Exile) && !ends {
			t.Errorf("%s ends no custody", k.Kind)
		}
		if (k.Taken || k.House || k.Anew) && k.Custody != BeginsCustody {
			t.Errorf("%s begins no custody", k.Kind)
		}
	}
	if len(seen) != 30 {
		t.Errorf("%d kinds, want the 30 of the model", len(seen))
	}
	if k := KindOf("no such kind"); k != (Kind{Kind: "no such kind"}) {
		t.Errorf("a kind that is not known does %+v", k)
	}
}

// What limits the day of an event is disputed with the sources, their dates and
// the day of the last check; of an event of one whole day nothing hangs on it.
func TestDisputedLimitsMakeTheDayDisputed(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *Dossier, s *Source)
		want bool
	}{
		{"nothing", func(*Dossier, *Source) {}, false},
		{"its date", func(d *Dossier, _ *Source) { d.Disputes = []Dispute{{Part: "events", Item: "e", Field: "date"}} }, true},
		{"its sources", func(d *Dossier, _ *Source) {
			d.Disputes = []Dispute{{Part: "events", Item: "e", Field: "sources"}}
		}, true},
		{"its last check", func(d *Dossier, _ *Source) {
			d.Disputes = []Dispute{{Part: "events", Item: "e", Field: "confirmed"}}
		}, true},
		{"a source's date", func(_ *Dossier, s *Source) { s.Disputes = []Dispute{{Field: "date"}} }, true},
		{"a source's title", func(_ *Dossier, s *Source) { s.Disputes = []Dispute{{Field: "title"}} }, false},
		{"the sources of one whole day", func(d *Dossier, _ *Source) {
			d.Events[0].Date = on("2018-05-01")
			d.Disputes = []Dispute{{Part: "events", Item: "e", Field: "sources"}}
		}, false},
	} {
		s := &Source{ID: "S", Date: on("2018-08")}
		d := &Dossier{Events: []Event{{Item: Item{ID: "e", Mark: Mark{Sources: []ID{"S"}}}, Kind: Arrested, Date: on("2018-05")}}}
		c.do(d, s)
		v := &View{Sources: []*Source{s}}
		if got := len(v.Custody(d).Disputed); got != map[bool]int{true: 1}[c.want] {
			t.Errorf("%s: %d disputed", c.name, got)
		}
		if got := StatusOn(v.Custody(d), day("2018-12-31")); got.Status != Held || got.Certain == c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestSpans(t *testing.T) {
	c := record("arrested | 2017-09~", "bail denied", "bail denied | | src=2018-05-01", "sentenced | 2018-09-10 | P1Y")
	want := []string{"2017-09-01 2017-09-30", "2017-09-01 2018-05-01", "2017-09-01 2018-05-01", "2018-09-10 2018-09-10"}
	for i, s := range c.Spans() {
		if got := s.First.String() + " " + s.Last.String(); got != want[i] {
			t.Errorf("%s: %s, want %s", c.Events[i].Kind, got, want[i])
		}
	}
}

func TestChargesBy(t *testing.T) {
	c := record("charges | N", "charged | 2018-05-01 | A", "released on bail | 2018-09-10 | A B", "trial opened | | C")
	for asOf, want := range map[string]string{"2018-04-30": "N", "2018-05-01": "NA", "2018-09-09": "NA", "2018-09-10": "NABC"} {
		got := ""
		for _, x := range c.ChargesBy(day(asOf)) {
			got += string(x.ID)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", asOf, got, want)
		}
	}
	if len(c.Charges) != 4 {
		t.Error("the record was changed")
	}
	// The figures of a day count no charge that was brought later.
	d := &Dossier{ID: "D", Events: c.Events, Charges: c.Charges}
	f := Count(&View{Dossiers: []*Dossier{d}}, []ID{"D"}, day("2018-05-01"))
	if f.ByCharge["offence A"] != 1 || f.ByCharge["offence B"] != 0 || f.ByCharge["offence C"] != 0 {
		t.Errorf("%v", f.ByCharge)
	}
}

func TestCoveringCoversAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SliceOfN(dates, 2, 4).Draw(t, "dates")
		var all []Date
		for _, s := range l {
			all = append(all, on(s))
		}
		c := Covering(all...)
		for _, d := range all {
			if c.First() > d.First() || c.Last() < d.Last() {
				t.Fatalf("%s does not cover %s", c, d)
			}
		}
		if !c.IsZero() && !c.Uncertain() {
			t.Fatalf("%s is not uncertain", c)
		}
	})
}
