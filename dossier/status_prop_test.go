package dossier

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var dates = rapid.SampledFrom([]string{
	"", "2016", "2017", "2017~", "2017-03", "2017-03~", "2017-03-10", "2017-03-10?", "2017-06/2017-09",
	"2017-09-03~", "2018", "2018-02-01", "2018-02%", "2018-05-20", "2018-08~", "2018/..", "../2017", "201X",
})

var asOfs = rapid.SampledFrom([]string{"2015-12-31", "2016-06-30", "2017-03-10", "2017-03-31", "2017-09-03", "2018-02-15", "2018-08-31", "2019-01-01"})

// drawEvent draws an event that names up to two of three charges.
func drawEvent(t *rapid.T, id string) Event {
	e := Event{Item: Item{ID: ID(id)}, Kind: rapid.SampledFrom(EventKinds()).Draw(t, "kind"), Date: on(dates.Draw(t, "date"))}
	e.Charges = rapid.SliceOfNDistinct(rapid.SampledFrom([]ID{"A", "B", "C"}), 0, 2, rapid.ID).Draw(t, "charges")
	if rapid.IntRange(0, 5).Draw(t, "form") == 0 {
		e.Form = FormHouseArrest
	}
	switch e.Kind {
	case Sentenced:
		e.Suspended = Term{Months: rapid.IntRange(0, 20).Draw(t, "suspended")}
	case AppealDecided:
		e.Outcome = rapid.SampledFrom([]Outcome{Upheld, Quashed, AcquittedAbove, Retrial}).Draw(t, "outcome")
	}
	return e
}

func drawCustody(t *rapid.T) Custody {
	var c Custody
	for _, id := range []ID{"A", "B", "C"}[:rapid.IntRange(0, 3).Draw(t, "charges")] {
		c.Charges = append(c.Charges, Charge{Item: Item{ID: id}})
	}
	for i := range rapid.IntRange(0, 7).Draw(t, "events") {
		c.Events = append(c.Events, drawEvent(t, fmt.Sprint("e", i)))
		latest := Unbounded
		if d := on(dates.Draw(t, "latest")); !d.IsZero() {
			latest = d.Last()
		}
		c.Latest = append(c.Latest, latest)
	}
	return c
}

func with(c Custody, e Event, latest Day) Custody {
	c.Events = append(slices.Clone(c.Events), e)
	c.Latest = append(slices.Clone(c.Latest), latest)
	return c
}

func TestReleaseNeverRaisesTheHeld(t *testing.T) {
	ends := slices.DeleteFunc(EventKinds(), func(k EventKind) bool { return KindOf(k).Custody != EndsCustody })
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		end := Event{Item: Item{ID: "end"}, Kind: rapid.SampledFrom(ends).Draw(t, "end"), Date: on("2018-12-01")}
		after := with(c, end, Unbounded)
		for _, d := range []string{"2017-03-10", "2018-02-15", "2018-11-30", "2018-12-01", "2019-01-01"} {
			if StatusOn(after, day(d)).Status == Held && StatusOn(c, day(d)).Status != Held {
				t.Fatalf("on %s, %s makes held what was %s", d, end.Kind, StatusOn(c, day(d)).Status)
			}
		}
		if s := StatusOn(after, day("2018-12-01")); s.Status == Held {
			t.Fatalf("held after %s: %+v", end.Kind, s)
		}
	})
}

func TestLaterEventsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		later := drawEvent(t, "later")
		later.Date, later.Charges = on("2019-06"), nil
		before, after := StatusOn(c, asOf), StatusOn(with(c, later, Unbounded), asOf)
		if !reflect.DeepEqual(before, after) {
			t.Fatalf("on %s:\n%+v\n%+v", asOf, before, after)
		}
		if !reflect.DeepEqual(Contradictions(c, asOf), Contradictions(with(c, later, Unbounded), asOf)) && !slices.ContainsFunc(c.Events, func(e Event) bool { return e.Date.First() > day("2019-06-30") }) {
			t.Fatalf("on %s it contradicts itself otherwise", asOf)
		}
	})
}

func TestStatusDependsOnTheEventsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		d := &Dossier{ID: "D", Charges: c.Charges}
		for i, e := range c.Events {
			e.Confirmed = DateOf(c.Latest[i]) // without a source, the day of the last check limits it
			d.Events = append(d.Events, e)
		}
		v := &View{Dossiers: []*Dossier{d}}
		direct := StatusOn(c, asOf)
		if !reflect.DeepEqual(direct, StatusOn(v.Custody(d), asOf)) {
			t.Fatal("the status through the dossier is another")
		}
		// The same events, told by a case.
		shared := &View{Cases: []*Case{{ID: "K", Events: d.Events, Charges: d.Charges}}, Dossiers: []*Dossier{{ID: "D", Cases: []ID{"K"}}}}
		if !reflect.DeepEqual(direct, StatusOn(shared.Custody(shared.Dossiers[0]), asOf)) {
			t.Fatal("the status through the case is another")
		}
		if !reflect.DeepEqual(direct, StatusOn(c.Keep(func(Event) bool { return true }), asOf)) {
			t.Fatal("keeping all gives another status")
		}
	})
}

// An undated event that nothing limits may stand anywhere: it never makes the
// status certain, and never another.
func TestUnlimitedEventsAreNeverCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		e := drawEvent(t, "undated")
		e.Date, e.Charges = Date{}, nil
		before, after := StatusOn(c, asOf), StatusOn(with(c, e, Unbounded), asOf)
		if before.Status != after.Status || after.Certain && !before.Certain {
			t.Fatalf("%s: %s, %v becomes %s, %v", e.Kind, before.Status, before.Certain, after.Status, after.Certain)
		}
	})
}

func TestStandingIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		s := StatusOn(c, asOf)
		if !slices.Contains(Statuses, s.Status) {
			t.Fatalf("status %q", s.Status)
		}
		if released := s.Status == NotFree || s.Status == Free; released != slices.Contains(ReleaseKinds, s.Release) {
			t.Fatalf("%s by %q", s.Status, s.Release)
		}
		if s.Status != NotKnown && len(s.By) == 0 {
			t.Fatalf("%s by no event", s.Status)
		}
		if s.Status == Free && slices.ContainsFunc(c.Charges, func(c Charge) bool { return s.Charges[c.ID] == ChargePending }) {
			t.Fatalf("free while a charge is pending")
		}
		f := NewFigures(asOf)
		f.Add(s, c.Charges)
		if f.Held+f.Released+f.Disappeared+f.AtLarge+f.Dead+f.NotKnown != 1 || f.Released != f.Free+f.ReleasedNotFree {
			t.Fatalf("%+v", f)
		}
	})
}

func TestDaysAreSensible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		custody, house := DaysInCustody(c, asOf)
		for _, d := range []DayCount{custody, house} {
			if d.Least < 0 || d.Least > d.Most || !d.Known && d != (DayCount{}) {
				t.Fatalf("%+v", d)
			}
		}
		for _, s := range Stays(c, asOf) {
			if s.FromFirst > s.FromLast || s.UntilFirst > s.UntilLast || s.UntilLast > asOf || s.FromFirst > s.UntilFirst || s.FromLast > s.UntilLast {
				t.Fatalf("%+v", s)
			}
		}
		// A day later, there are at most that many more of each.
		next, _ := DaysInCustody(c, asOf.Add(1))
		if held := StatusOn(c, asOf).Status; custody.Known && next.Known && held == Held && next.Most < custody.Most {
			t.Fatalf("%d days at most become %d", custody.Most, next.Most)
		}
	})
}

// Whatever day each event happened on, within its date, its mark and the list:
// a status that is called certain is the same. What shows custody is left out,
// as it counts by how the dates of a record lie, not by the days themselves.
func TestCertainHoldsOnWhateverDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		c = c.Keep(func(e Event) bool { return e.Does().Custody != ShowsCustody && !e.Date.Uncertain() })
		listed := newTimeline(c)
		if len(listed.against)+len(listed.early) > 0 {
			t.Skip("the record contradicts itself")
		}
		limits := map[ID][2]Day{}
		for _, s := range listed.steps {
			if s.over < 0 {
				limits[s.event.ID] = [2]Day{s.near, s.far}
			}
		}
		exact := Custody{Charges: c.Charges}
		least := day("2012-01-01")
		for _, e := range c.Events {
			l := limits[e.ID]
			least = max(least, l[0])
			e.Date = DateOf(Day(rapid.Int32Range(int32(least), int32(max(least, min(l[1], day("2022-12-31"))))).Draw(t, "day")))
			least = e.Date.First()
			exact.Events = append(exact.Events, e)
		}
		s, happened := StatusOn(c, asOf), StatusOn(exact, asOf)
		if s.Certain && s.Status != happened.Status {
			t.Fatalf("%s on %s is called certain, and was %s", s.Status, asOf, happened.Status)
		}
	})
}

// Charges are brought with the first event that names them and may have
// happened; none is brought less on a later day.
func TestChargesByIsByTheSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCustody(t)
		asOf := day(asOfs.Draw(t, "as of"))
		var want []Charge
		for _, x := range c.Charges {
			named, brought := false, false
			for i, span := range c.Spans() {
				if slices.Contains(c.Events[i].Charges, x.ID) {
					named, brought = true, brought || span.First <= asOf
				}
			}
			if brought || !named {
				want = append(want, x)
			}
		}
		if got := c.ChargesBy(asOf); !slices.EqualFunc(got, want, func(a, b Charge) bool { return a.ID == b.ID }) {
			t.Fatalf("on %s: %v, want %v", asOf, got, want)
		}
	})
}
