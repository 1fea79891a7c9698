package dossier

import (
	"slices"
	"testing"
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
	if want := []ID{"k3", "e1"}; !slices.Equal(c.Disputed, want) {
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
