package change

import (
	"reflect"
	"slices"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// apart gives what stands after two copies of one subject were edited apart
// and merged, in whichever order.
func apart[T any](t *testing.T, kind Kind, id dossier.ID, start, a, b func(*T)) (x, y T) {
	t.Helper()
	first := newCopy(1)
	edit := func(v *copyOfVault, f func(*T)) {
		var base, now T
		if r := v.records[id]; r != nil {
			if err := r.Fill(&base); err != nil {
				t.Fatal(err)
			}
			if err := r.Fill(&now); err != nil {
				t.Fatal(err)
			}
		}
		f(&now)
		w, err := Edit(kind, v.records[id], &base, &now)
		if err != nil {
			t.Fatal(err)
		}
		v.add(t, &Change{Writes: w})
	}
	edit(first, start)
	left, right := first.fork(2), first.fork(3)
	edit(left, a)
	edit(right, b)
	both := left.fork(4)
	both.merge(right)
	right.merge(left)
	for v, dst := range map[*copyOfVault]*T{both: &x, right: &y} {
		if err := v.records[id].Fill(dst); err != nil {
			t.Fatal(err)
		}
	}
	return x, y
}

// Until somebody picks, a consent holds for the fewest and on the fewest days,
// whichever value comes first.
func TestDisputedConsentIsTheNarrowest(t *testing.T) {
	set := func(f func(*dossier.Consent)) func(*dossier.Dossier) {
		return func(d *dossier.Dossier) { f(&d.Consent[0]) }
	}
	when := func(s string) dossier.Date { return date(t, s) }
	for _, c := range []struct {
		name   string
		a, b   func(*dossier.Consent)
		narrow func(dossier.Consent) bool
	}{
		{"for", func(c *dossier.Consent) { c.For = dossier.To(dossier.Public) }, func(c *dossier.Consent) { c.For = dossier.To(dossier.Donor) },
			func(c dossier.Consent) bool { return c.For == dossier.To(dossier.Donor) }},
		{"for others", func(c *dossier.Consent) { c.For = dossier.To(dossier.Diplomatic) }, func(c *dossier.Consent) { c.For = dossier.To(dossier.Donor) },
			func(c dossier.Consent) bool { return c.For == dossier.Internal }},
		{"given", func(c *dossier.Consent) { c.Given = when("2018-02") }, func(c *dossier.Consent) { c.Given = when("2018-09-01") },
			func(c dossier.Consent) bool { return c.Given == when("2018-09-01") }},
		{"given, or from the start", func(c *dossier.Consent) { c.Given = dossier.Date{} }, func(c *dossier.Consent) { c.Given = when("2018-09-01") },
			func(c dossier.Consent) bool { return c.Given == when("2018-09-01") }},
		{"until", func(c *dossier.Consent) { c.Until = when("2018") }, func(c *dossier.Consent) { c.Until = when("2018-06") },
			func(c dossier.Consent) bool { return c.Until == when("2018-06") }},
		{"until, or for good", func(c *dossier.Consent) { c.Until = dossier.Date{} }, func(c *dossier.Consent) { c.Until = when("2020") },
			func(c dossier.Consent) bool { return c.Until == when("2020") }},
		{"withdrawn", func(c *dossier.Consent) { c.Withdrawn = when("2018-06") }, func(c *dossier.Consent) { c.Withdrawn = when("2018") },
			func(c dossier.Consent) bool { return c.Withdrawn == when("2018") }},
		{"basis", func(c *dossier.Consent) { c.Basis = dossier.ConsentFamily }, func(c *dossier.Consent) { c.Basis = dossier.ConsentPublished },
			func(c dossier.Consent) bool { return c.Basis == "" }},
	} {
		start := func(d *dossier.Dossier) {
			d.ID = "D"
			d.Consent = []dossier.Consent{{Item: dossier.Item{ID: "K"}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Donor, dossier.Diplomatic), Given: date(t, "2017"), Until: date(t, "2019")}}
		}
		for swap, ab := range [][2]func(*dossier.Consent){{c.a, c.b}, {c.b, c.a}} {
			x, y := apart(t, Dossier, "D", start, set(ab[0]), set(ab[1]))
			for _, d := range []dossier.Dossier{x, y} {
				if !c.narrow(d.Consent[0]) {
					t.Errorf("%s (%d): %+v", c.name, swap, d.Consent[0])
				}
				if len(d.Disputes) != 1 || len(d.Disputes[0].Values) != 2 {
					t.Errorf("%s: both values are not kept: %+v", c.name, d.Disputes)
				}
			}
		}
	}
}

func TestConsentTakenAwayBesideAnEditHoldsForNobody(t *testing.T) {
	d, _ := apart(t, Dossier, "D",
		func(d *dossier.Dossier) {
			d.ID = "D"
			d.Consent = []dossier.Consent{{Item: dossier.Item{ID: "K"}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
		},
		func(d *dossier.Dossier) { d.Consent = nil },
		func(d *dossier.Dossier) { d.Consent[0].How = "by letter" })
	if day, _ := dossier.ParseDay("2018-09-12"); len(d.Consent) != 1 || d.Consent[0].HoldsOn(day) {
		t.Errorf("consent %+v", d.Consent)
	}
}

// The default audience of a meeting and of a source hangs on a choice: while
// that is disputed, there is none.
func TestDisputedChoicesOfAudienceLetNobodySee(t *testing.T) {
	m, _ := apart(t, Meeting, "M", func(m *dossier.Meeting) { m.ID = "M" },
		func(m *dossier.Meeting) { m.For = dossier.Donor }, func(m *dossier.Meeting) { m.For = dossier.Public })
	if m.For != "" || len(m.Disputes) != 1 {
		t.Errorf("meeting %+v", m)
	}
	s, _ := apart(t, Source, "S", func(s *dossier.Source) { s.ID = "S" },
		func(s *dossier.Source) { s.Type = dossier.SourcePress }, func(s *dossier.Source) { s.Type = dossier.SourceInterview })
	if s.Type != "" || len(s.Disputes) != 1 {
		t.Errorf("source %+v", s)
	}
}

func TestDisputedAudience(t *testing.T) {
	for _, c := range []struct{ a, b, want dossier.Audiences }{
		{dossier.To(dossier.Public), dossier.To(dossier.Donor), dossier.To(dossier.Donor)},
		{dossier.To(dossier.Diplomatic), dossier.To(dossier.Donor), dossier.Internal},
		{dossier.To(dossier.Public), dossier.Internal, dossier.Internal},
		{dossier.To(dossier.Public), dossier.ByDefault, dossier.Internal}, // the default may be anything
	} {
		start := func(d *dossier.Dossier) { d.ID, d.Audience = "D", dossier.To(dossier.Donor, dossier.Diplomatic) }
		x, y := apart(t, Dossier, "D", start, func(d *dossier.Dossier) { d.Audience = c.a }, func(d *dossier.Dossier) { d.Audience = c.b })
		if x.Audience != c.want || y.Audience != c.want {
			t.Errorf("%q beside %q: %q, %q", c.a, c.b, x.Audience, y.Audience)
		}
	}
}

func TestPhotographOverWhichClearanceIsDisputedIsNotCleared(t *testing.T) {
	yes, no := reflect.ValueOf(true), reflect.ValueOf(false)
	for _, values := range [][]reflect.Value{{yes, no}, {no, yes}} {
		if settle(Cell{Part: "attachments", Item: "A", Field: "cleared"}, values, nil).Bool() {
			t.Errorf("%v: cleared", values)
		}
	}
}

// Two items that were put at the same place stand in the order of their
// identifiers, on both copies.
func TestItemsAtOnePlaceStandByTheirIdentifiers(t *testing.T) {
	add := func(id dossier.ID) func(*dossier.Dossier) {
		return func(d *dossier.Dossier) {
			d.Events = append(d.Events, dossier.Event{Item: dossier.Item{ID: id}, Kind: dossier.Charged})
		}
	}
	x, y := apart(t, Dossier, "D", func(d *dossier.Dossier) { d.ID = "D" }, add("F"), add("E"))
	for _, d := range []dossier.Dossier{x, y} {
		if len(d.Events) != 2 || d.Events[0].ID != "E" || d.Events[0].Order != d.Events[1].Order || len(d.Disputes) != 0 {
			t.Errorf("%+v, %+v", d.Events, d.Disputes)
		}
	}
}

// What a later version wrote stays through edits and bytes of this one.
func TestFieldsOfALaterVersionAreKept(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested}}
	})
	later := Cell{Part: "events", Item: "E", Field: "of a later version"}
	value := cbor.RawMessage{0x18, 0x2a}
	v.add(t, &Change{Writes: []Write{{Place: Place{Kind: Dossier, Subject: "D", Part: later.Part, Item: later.Item, Field: later.Field}, Value: value}}})
	v.edit(t, func(d *dossier.Dossier) { d.Events[0].Place = "Phnom Penh" })
	b, err := v.records["D"].Encode()
	if err != nil {
		t.Fatal(err)
	}
	r, err := DecodeRecord(b)
	if err != nil {
		t.Fatal(err)
	}
	if l := r.Live(later); len(l) != 1 || !slices.Equal(l[0].Value, value) {
		t.Errorf("%v", l)
	}
}

// What a deletion wrote itself, it knew of.
func TestADeletionKnowsWhatElseItWrote(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested}}
	})
	base := v.dossier(t, "D")
	w, err := Edit(Dossier, v.records["D"], base, &dossier.Dossier{ID: "D"})
	if err != nil {
		t.Fatal(err)
	}
	place := Place{Kind: Dossier, Subject: "D", Part: "events", Item: "E", Field: "place"}
	v.add(t, &Change{Writes: append(w, Write{Place: place, Value: cbor.RawMessage{0x61, 'x'}})})
	if d := v.dossier(t, "D"); len(d.Events) != 0 || len(d.Disputes) != 0 {
		t.Errorf("%+v, %+v", d.Events, d.Disputes)
	}
}

// Who writes what another wrote meanwhile writes nothing; picking one of two
// disputed values is a write.
func TestEditOfWhatIsThereAlready(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"a"} })
	base := v.dossier(t, "D")
	v.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"b"} })
	now := *base
	now.Tags = []string{"b"}
	if w, err := Edit(Dossier, v.records["D"], base, &now); err != nil || len(w) != 0 {
		t.Errorf("%v, %v", w, err)
	}
	other := v.fork(2)
	v.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"c"} })
	other.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"d"} })
	v.merge(other)
	base = v.dossier(t, "D")
	for _, pick := range []string{"c", "d"} {
		now := *base
		now.Tags = []string{pick}
		w, err := Edit(Dossier, v.records["D"], &dossier.Dossier{ID: "D"}, &now)
		if err != nil || len(w) != 1 || len(w[0].Replaces) != 2 {
			t.Errorf("%s: %v, %v", pick, w, err)
		}
	}
}

// A text that one copy took away while the other wrote it anew is disputed with
// none, in words.
func TestDisputedTextAgainstNone(t *testing.T) {
	start := func(d *dossier.Dossier) {
		d.ID = "D"
		d.Charges = []dossier.Charge{{Item: dossier.Item{ID: "c1"}, Offence: "incitement", Court: "the first court"}}
	}
	take := func(d *dossier.Dossier) { d.Charges[0].Court = "" }
	write := func(d *dossier.Dossier) { d.Charges[0].Court = "the second court" }
	x, y := apart(t, Dossier, "D", start, take, write)
	if got := x.Charges[0].Court; got != y.Charges[0].Court || got != "disputed: none / the second court" && got != "disputed: the second court / none" {
		t.Errorf("%q and %q", got, y.Charges[0].Court)
	}
}
