package disclosure

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

func TestStatusMustFollowFromWhatIsShown(t *testing.T) {
	hide := func(i int) func(*dossier.View) {
		return func(v *dossier.View) { v.Dossiers[0].Events[i].Audience = dossier.Internal }
	}
	for _, c := range []struct {
		name string
		do   func(*dossier.View)
		stop string
	}{
		{"nothing hidden", func(*dossier.View) {}, ""},
		{"bail denied hidden", hide(1), ""},
		{"release hidden", hide(2), CodeStatusDiffers},
		{"arrest hidden", hide(0), CodeDaysDiffer},
		{"charge of a pardon hidden", func(v *dossier.View) {
			// Who reads of a pardon without a charge takes it for all of them.
			v.Dossiers[2].Charges = []dossier.Charge{{Item: only(item("c8", "s1")), Offence: "defamation"}, {Item: item("c9", "s1"), Offence: "incitement"}}
			v.Dossiers[2].Events = []dossier.Event{
				{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2016-01-01"), Charges: []dossier.ID{"c8", "c9"}},
				{Item: item("e8", "s1"), Kind: dossier.Pardoned, Date: date("2018-01-01"), Charges: []dossier.ID{"c8"}},
			}
		}, CodeStatusDiffers},
		{"earlier release hidden", func(v *dossier.View) {
			v.Dossiers[2].Events = append([]dossier.Event{
				{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2016-01-01")},
				{Item: only(item("e8", "s1")), Kind: dossier.Released, Date: date("2016-02-01")},
				{Item: item("e9", "s1"), Kind: dossier.Rearrested, Date: date("2017-01-01")},
			}, v.Dossiers[2].Events...)
		}, CodeDaysDiffer},
		{"re-arrest hidden", func(v *dossier.View) {
			v.Dossiers[2].Events = append([]dossier.Event{
				{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2016-01-01")},
				{Item: only(item("e8", "s1")), Kind: dossier.Released, Date: date("2016-02-01")},
				{Item: only(item("e9", "s1")), Kind: dossier.Rearrested, Date: date("2017-01-01")},
			}, v.Dossiers[2].Events...)
		}, CodeSinceDiffers},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := three()
			c.do(v)
			d, h := Disclose(v, v.IDs(), donors())
			if c.stop == "" {
				wantCodes(t, "stops", h.Stops())
				return
			}
			wantCodes(t, "stops", h.Stops(), c.stop)
			for i, p := range d.Profiles() {
				full := dossier.StatusOn(v.Custody(v.Dossiers[i]), donors().AsOf)
				if s, ok := p.Standing(); !ok || s.Status != full.Status || s.Since != full.Since {
					t.Errorf("standing %+v, want that of the full record %+v", s, full)
				}
			}
			o := donors()
			o.WithoutStatus = []dossier.ID{"d1", "d3"}
			d, h = Disclose(v, v.IDs(), o)
			wantCodes(t, "without status", h.Stops())
			days, house := d.Profiles()[0].Days()
			if _, ok := d.Profiles()[0].Standing(); ok || days.Known || house.Known {
				t.Error("the status prints all the same")
			}
		})
	}
}

func TestChargeStateMustFollowFromWhatIsShown(t *testing.T) {
	v := three()
	d3 := v.Dossiers[2]
	d3.Charges = []dossier.Charge{{Item: item("c8", "s1"), Offence: "defamation"}, {Item: item("c9", "s1"), Offence: "incitement"}}
	d3.Events = []dossier.Event{
		{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2016-01-01"), Charges: []dossier.ID{"c8", "c9"}},
		{Item: only(item("e8", "s1")), Kind: dossier.Acquitted, Date: date("2018-01-01"), Charges: []dossier.ID{"c8"}},
	}
	d, h := Disclose(v, []dossier.ID{"d3"}, donors())
	wantCodes(t, "stops", h.Stops())
	c := d.Profiles()[0].Charges()
	s, _ := d.Profiles()[0].Standing()
	if c[0].State != "" || s.Charges[c[0].ID] != "" || c[1].State != dossier.ChargePending || s.Charges[c[1].ID] != dossier.ChargePending {
		t.Errorf("charges %+v, standing %+v", c, s)
	}
	if !slices.ContainsFunc(h.Findings, func(f Finding) bool { return f.Code == CodeChargeDiffers && f.Item == "c8" }) {
		t.Errorf("no warning: %+v", h.Findings)
	}
}

func TestAsOfLeavesOutWhatCameLater(t *testing.T) {
	v := three()
	v.Dossiers[0].Narrative = []dossier.Paragraph{
		{Item: item("p5", "s1"), Lang: "en", Text: "Now under house arrest."},
		{Item: item("p6", "s1"), Lang: "en", Text: "Held since last year."},
	}
	v.Dossiers[0].Narrative[0].TrueFrom = date("2018-09-10")
	o := donors()
	o.AsOf = day("2018-09-09")
	d, h := Disclose(v, []dossier.ID{"d1"}, o)
	p := d.Profiles()[0]
	if e := p.Events(); len(e) != 2 {
		t.Errorf("events %+v", e)
	}
	if n := p.Narrative(); len(n) != 1 || n[0].Text != "Held since last year." {
		t.Errorf("narrative %+v", n)
	}
	if s, _ := p.Standing(); s.Status != dossier.Held {
		t.Errorf("status %v", s.Status)
	}
	wantCodes(t, "stops", h.Stops())
	if !slices.ContainsFunc(h.Findings, func(f Finding) bool { return f.Code == CodeConfirmedLater && f.Item == "p6" }) {
		t.Errorf("no warning that a text may not have been true yet: %+v", h.Findings)
	}
	if it, _ := heldOf(h, "e3"); it.Why != WhyLater {
		t.Errorf("held %+v", it)
	}

	// A charge that only a later event names had not been brought.
	v.Dossiers[0].Events[0].Charges = nil
	if d, _ := Disclose(v, []dossier.ID{"d1"}, o); len(d.Profiles()[0].Charges()) != 0 {
		t.Error("a charge is shown before it was brought")
	}
}

func TestEventsStandInTime(t *testing.T) {
	v := three()
	e := v.Dossiers[0].Events
	v.Dossiers[0].Events = []dossier.Event{e[2], e[0], e[1]} // the undated one was listed after the arrest
	d, _ := Disclose(v, v.IDs(), donors())
	var kinds []dossier.EventKind
	for _, e := range d.Profiles()[0].Events() {
		kinds = append(kinds, e.Kind)
	}
	if want := []dossier.EventKind{dossier.Arrested, dossier.BailDenied, dossier.ReleasedOnBail}; !slices.Equal(kinds, want) {
		t.Errorf("order %v, want %v", kinds, want)
	}
	if c := d.Profiles()[0].Custody(); c.Events[0].Kind != dossier.ReleasedOnBail || len(c.Latest) != 3 {
		t.Errorf("the record is not as listed: %+v", c.Events)
	}

	// A coarse date lies not before what is listed before it.
	v.Dossiers[0].Events = []dossier.Event{
		{Item: item("e7", "s1"), Kind: dossier.Released, Date: date("2018-05-01")},
		{Item: item("e8", "s1"), Kind: dossier.Rearrested, Date: date("2018")},
	}
	d, _ = Disclose(v, v.IDs(), donors())
	if e := d.Profiles()[0].Events(); e[0].Kind != dossier.Released {
		t.Errorf("%+v", e)
	}
}

// An event without a date of its own came when its neighbours in the list say.
func TestAsOfLeavesOutUndatedEventsThatCameLater(t *testing.T) {
	v := three()
	v.Dossiers[0].Charges = append(v.Dossiers[0].Charges, dossier.Charge{Item: item("c3", "s1"), Offence: "incitement"})
	v.Dossiers[0].Events[1].Charges = []dossier.ID{"c3"}
	for asOf, want := range map[string]int{"2017-08-31": 0, "2017-09-01": 2, "2018-09-12": 3} {
		o := donors()
		o.AsOf = day(asOf)
		d, h := Disclose(v, []dossier.ID{"d1"}, o)
		p := d.Profiles()[0]
		wantCodes(t, "stops", h.Stops())
		if len(p.Events()) != want {
			t.Errorf("%s: events %+v", asOf, p.Events())
		}
		if n := d.Figures().ByCharge[ChargeNotShown]; n != 0 || want == 0 && (len(p.Charges()) != 0 || d.Figures().ByCharge[dossier.ChargeNotKnown] != 1) {
			t.Errorf("%s: charges %+v, figures %v", asOf, p.Charges(), d.Figures().ByCharge)
		}
	}
}

// An event that was not true yet tells nothing, and so the status cannot follow.
func TestStatusMustFollowAlsoOnEarlierDays(t *testing.T) {
	v := three()
	v.Dossiers[0].Events[2].TrueFrom = date("2018-10-01")
	_, h := Disclose(v, []dossier.ID{"d1"}, donors())
	wantCodes(t, "stops", h.Stops(), CodeStatusDiffers)
}

func TestWarnsWhereTheFiguresTellAHiddenKindOfRelease(t *testing.T) {
	v := three()
	v.Dossiers[2].Events = []dossier.Event{
		{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2016-01-01")},
		{Item: only(item("e8", "s1")), Kind: dossier.ChargesDropped, Date: date("2018-01-01")},
		{Item: item("e9", "s1"), Kind: dossier.Released, Date: date("2018-01-02")},
	}
	_, h := Disclose(v, []dossier.ID{"d3"}, donors())
	wantCodes(t, "stops", h.Stops())
	if !slices.Contains(codes(h.Warnings()), CodeReleaseDiffers) {
		t.Errorf("warnings %v", codes(h.Warnings()))
	}
}

// Sources stay whatever their date.
func TestSourcesOfLaterStay(t *testing.T) {
	v := three()
	o := donors()
	o.AsOf = day("2017-12-31")
	d, _ := Disclose(v, []dossier.ID{"d1"}, o)
	if s := d.Sources(); len(s) != 1 || s[0].Date != date("2018-09-12") {
		t.Errorf("sources %+v", s)
	}
}

// The day by which a source knew of an event is told only where it says when
// the event was.
func TestLatestTellsNoMoreThanItMust(t *testing.T) {
	v := three()
	d, _ := Disclose(v, []dossier.ID{"d1"}, donors())
	if got, want := d.c.Profiles[0].Latest, []dossier.Day{dossier.Unbounded, day("2018-09-12"), dossier.Unbounded}; !slices.Equal(got, want) {
		t.Errorf("latest %v, want %v", got, want)
	}
	for i := range v.Dossiers[0].Events {
		v.Dossiers[0].Events[i].Sources = nil
	}
	d, _ = Disclose(v, []dossier.ID{"d1"}, donors())
	number := d.Number()
	v.Dossiers[0].Events[0].Confirmed = date("2018-09-19")
	if d, _ := Disclose(v, []dossier.ID{"d1"}, donors()); d.Number() != number {
		t.Error("a check of the facts, which is not shown, changed the number")
	}
}

// What is told of that day is enough for the bar.
func TestLatestIsEnough(t *testing.T) {
	edtf := rapid.SampledFrom([]string{"", "2017", "2017-06~", "2017-06/2018-02", "2018-01-05", "2018-03~", "2018-06?", "2018"})
	rapid.Check(t, func(t *rapid.T) {
		var c dossier.Custody
		for i := range rapid.IntRange(0, 6).Draw(t, "events") {
			c.Events = append(c.Events, dossier.Event{
				Item: dossier.Item{ID: dossier.ID(fmt.Sprint(i))}, Kind: rapid.SampledFrom(dossier.EventKinds()).Draw(t, "kind"), Date: date(edtf.Draw(t, "date")),
			})
			latest := dossier.Unbounded
			if d := date(edtf.Draw(t, "latest")); !d.IsZero() {
				latest = d.Last()
			}
			c.Latest = append(c.Latest, latest)
		}
		asOf := day(rapid.SampledFrom([]string{"2016-01-01", "2017-06-10", "2018-01-05", "2018-02-10", "2018-06-30", "2019-01-01"}).Draw(t, "as of"))
		told := dossier.Custody{Events: c.Events}
		for i := range c.Events {
			told.Latest = append(told.Latest, limit(c.Events[i].Date, c.Latest[i]))
		}
		if full, less := dossier.StatusOn(c, asOf), dossier.StatusOn(told, asOf); !reflect.DeepEqual(full, less) {
			t.Fatalf("on %s:\n%+v\n%+v", asOf, full, less)
		}
		if full, less := dossier.Stays(c, asOf), dossier.Stays(told, asOf); !slices.Equal(full, less) {
			t.Fatalf("on %s:\n%+v\n%+v", asOf, full, less)
		}
	})
}

// What began, or became true, after the as-of day is not on the page of that
// day; what is the desk's own never is.
func TestAsOfLeavesOutWhatBeganLater(t *testing.T) {
	v := three()
	d1 := v.Dossiers[0]
	later := func(id string, sources ...dossier.ID) dossier.Item {
		it := only(item(id, sources...), dossier.Public)
		it.TrueFrom = date("2018-09-13")
		return it
	}
	d1.Names = append(d1.Names, dossier.Name{Item: later("later1"), Text: "x", Role: dossier.NameLegal})
	d1.Person.Occupations = append(d1.Person.Occupations, dossier.Occupation{Item: later("later2"), Text: "x"})
	d1.Person.Affiliations = []dossier.Affiliation{{Item: item("later3"), Organisation: "x", From: date("2018-09-13")}, {Item: item("o2"), Organisation: "y", From: date("2018-09")}}
	d1.Person.Addresses = []dossier.Address{{Item: only(item("later4"), dossier.Public), Text: "x", From: date("2018-10")}}
	d1.Health = append(d1.Health, dossier.HealthNote{Item: only(item("later5"), dossier.Public), Text: "x", Date: date("2018-10")})
	d1.Attachments = []dossier.Attachment{{Item: later("later6"), Kind: dossier.AttachPhotograph, Portrait: true, Print: "abc", Cleared: true, Credit: "x"}}
	d1.Charges = append(d1.Charges, dossier.Charge{Item: later("later7", "s1"), Offence: "x"})
	d1.Ahead = []dossier.AheadDate{{Item: only(item("never"), dossier.Public), Kind: "next check", Text: "x"}, {Item: item("o3"), Kind: "hearing", Text: "y"}}
	d, h := Disclose(v, []dossier.ID{"d1"}, donors())
	for i := range 7 {
		id := dossier.ID(fmt.Sprintf("later%d", i+1))
		if it, ok := heldOf(h, id); !ok || it.Why != WhyLater {
			t.Errorf("%s: %+v, %v", id, it, ok)
		}
	}
	if it, ok := heldOf(h, "never"); !ok || it.Why != WhyNever {
		t.Errorf("%+v, %v", it, ok)
	}
	p := d.Profiles()[0]
	if len(p.Affiliations()) != 1 || len(p.Ahead()) != 1 || p.Naming() != Named {
		t.Errorf("%+v %+v %v", p.Affiliations(), p.Ahead(), p.Naming())
	}

	// A name that is only to come is none that may be seen yet.
	d1.Names = []dossier.Name{{Item: item("n1"), Text: "Kem Sokha", Role: dossier.NameLegal}, {Item: item("n2"), Text: "the president", Role: dossier.NameKnownAs}}
	d1.Names[0].TrueFrom = date("2018-09-13")
	d, _ = Disclose(v, []dossier.ID{"d1"}, donors())
	if p := d.Profiles()[0]; p.Naming() != Withheld || len(p.KnownAs()) != 0 {
		t.Errorf("%v, %+v", p.Naming(), p.KnownAs())
	}
}

// The status is as certain as the full record has it.
func TestCertainByTheFullRecord(t *testing.T) {
	v := three()
	perhaps := only(item("e7"))
	perhaps.Confirmed = date("2018-10-01")
	v.Dossiers[2].Events = append(v.Dossiers[2].Events, dossier.Event{Item: perhaps, Kind: dossier.Released})
	d, h := Disclose(v, []dossier.ID{"d3"}, donors())
	wantCodes(t, "stops", h.Stops())
	if s, ok := d.Profiles()[0].Standing(); !ok || s.Status != dossier.Held || s.Certain {
		t.Errorf("%+v", s)
	}
}

func TestWarnsOfAnAsOfDayThatLiesAhead(t *testing.T) {
	o := donors()
	for ahead, want := range map[dossier.Day]bool{o.Now: false, o.Now + 1: true} {
		o.AsOf = ahead
		if _, h := Disclose(three(), []dossier.ID{"d1"}, o); slices.Contains(codes(h.Warnings()), CodeAsOfAhead) != want {
			t.Errorf("%s: %v", ahead, codes(h.Warnings()))
		}
	}
}

// TestFiguresDoNotTellWhatIsNotGiven compares the figures of a person who prints
// without status on days on which they stood otherwise.
func TestFiguresDoNotTellWhatIsNotGiven(t *testing.T) {
	v := three()
	v.Dossiers[2].Charges, v.Dossiers[2].Events = nil, []dossier.Event{{Item: item("e7", "s1"), Kind: dossier.Arrested, Date: date("2018-01-01")}}
	o := donors()
	o.WithoutStatus = []dossier.ID{"d3"}
	held, _ := Disclose(v, v.IDs(), o)
	v.Dossiers[2].Events = append(v.Dossiers[2].Events, dossier.Event{Item: only(item("e8", "s1")), Kind: dossier.Released, Date: date("2018-02-01")})
	out, h := Disclose(v, v.IDs(), o)
	wantCodes(t, "stops", h.Stops())
	if a, b := held.Figures(), out.Figures(); !reflect.DeepEqual(a, b) || a.NotGiven != 1 || a.Profiled != 3 {
		t.Errorf("held: %+v\nout: %+v", a, b)
	}
}
