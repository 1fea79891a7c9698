package desk_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/sample"
)

func day(t testing.TB, text string) dossier.Day {
	t.Helper()
	d, err := dossier.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func overview(t testing.TB, d *desk.Desk, on dossier.Day) desk.Overview {
	t.Helper()
	o, err := d.Overview(context.Background(), on)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestOverviewIsWhatTheListAndTheStatsSay: one vault has one set of figures.
func TestOverviewIsWhatTheListAndTheStatsSay(t *testing.T) {
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{sample.AsOf, "2017-12-31", "2014-01-01"} {
		on := day(t, text)
		o, want := overview(t, d, on), d.Count(nil, on)
		if f := o.Figures; f.Profiled != want.Profiled || f.Held != want.Held || f.Free != want.Free || f.ReleasedNotFree != want.ReleasedNotFree ||
			f.NotKnown != want.NotKnown || f.Uncertain != want.Uncertain {
			t.Errorf("on %s the overview counts %+v, the figures %+v", text, f, want)
		}
		found, err := d.Find("", on)
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b desk.Row) bool { return a.ID == b.ID && a.Standing.Status == b.Standing.Status }
		if !slices.EqualFunc(o.Rows, found.Rows, same) || len(o.People) != len(o.Rows) {
			t.Errorf("on %s the overview shows others than the list", text)
		}
		held := 0
		for _, p := range o.Places {
			held += p.Count
		}
		if held != want.Held {
			t.Errorf("on %s %d are held somewhere or nowhere, of %d", text, held, want.Held)
		}
	}
}

func TestOverviewTallies(t *testing.T) {
	d := fresh(t)
	add := func(name string, change func(*dossier.Dossier)) {
		t.Helper()
		x := dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: name}}}
		change(&x)
		if err := d.SaveDossier(nil, &x); err != nil {
			t.Fatal(err)
		}
	}
	date := func(text string) dossier.Date {
		v, err := dossier.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	event := func(kind dossier.EventKind, on, place string) dossier.Event {
		return dossier.Event{Item: dossier.Item{ID: d.NewID()}, Kind: kind, Date: date(on), Place: place}
	}
	member := func(of, from, to string) dossier.Affiliation {
		return dossier.Affiliation{Item: dossier.Item{ID: d.NewID()}, Organisation: of, From: date(from), To: date(to)}
	}
	add("A", func(x *dossier.Dossier) {
		x.Events = []dossier.Event{event(dossier.Arrested, "2018-01-01", "CC1")}
		x.Person.Affiliations = []dossier.Affiliation{member("CNRP", "", ""), member("CNRP", "2015", ""), member("ADHOC", "", "2016")}
	})
	add("B", func(x *dossier.Dossier) {
		x.Events = []dossier.Event{event(dossier.Arrested, "2018-01-10", "CC1"), event(dossier.Released, "2018-01-19", "")}
		x.Person.Affiliations = []dossier.Affiliation{member("CNRP", "", "")}
	})
	add("C", func(x *dossier.Dossier) { x.Events = []dossier.Event{event(dossier.Arrested, "2018-01-05", "")} })

	o := overview(t, d, day(t, "2018-01-31"))
	if want := []desk.Tally{{Name: "CNRP", Count: 2}, {Count: 1}}; !slices.Equal(o.Groups, want) {
		t.Errorf("by affiliation %v, want %v", o.Groups, want)
	}
	if want := []desk.Tally{{Name: "CC1", Count: 1}, {Count: 1}}; !slices.Equal(o.Places, want) {
		t.Errorf("by place %v, want %v", o.Places, want)
	}
	s := o.Detained
	if s.Of != 3 || s.Sum.Least != 31+10+27 || s.Sum.Most != s.Sum.Least || s.Median.Least != 27 || s.Longest.Name != "A" {
		t.Errorf("in custody: %+v", s)
	}
	if o.First != day(t, "2018-01-01") {
		t.Errorf("it begins on %v", o.First)
	}
	if o := overview(t, d, day(t, "2015-06-01")); len(o.Groups) != 3 || o.Places == nil || o.First != day(t, "2015-06-01") {
		t.Errorf("before anything: %+v", o)
	}
}

func TestOverviewStops(t *testing.T) {
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Overview(ctx, d.Today()); !errors.Is(err, context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
	if _, err := d.Urgent(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
}

// BenchmarkOverview is one step of the slider, with another day each time.
func BenchmarkOverview(b *testing.B) {
	d := lived(b, 10_000)
	on := d.Today()
	for b.Loop() {
		on = on.Add(-1)
		overview(b, d, on)
	}
}

// BenchmarkUrgent is the finding of what is urgent.
func BenchmarkUrgent(b *testing.B) {
	d := lived(b, 10_000)
	for b.Loop() {
		if _, err := d.Urgent(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
