package disclosure

import (
	"slices"
	"strings"
	"testing"

	"habeas/dossier"
)

func TestDonorsSeeTheSample(t *testing.T) {
	v := three()
	d, h := Disclose(v, v.IDs(), donors())
	wantCodes(t, "stops", h.Stops())
	wantCodes(t, "errors", h.Errors())
	if got := len(d.Profiles()); got != 3 || d.NotShown() != 0 {
		t.Fatalf("%d profiles and %d not shown, want 3 and 0", got, d.NotShown())
	}
	if d.Title() != "Political prisoners in Cambodia" || len(d.Context()) != 1 || len(d.Asks()) != 1 {
		t.Errorf("title %q, %d paragraphs, %d asks", d.Title(), len(d.Context()), len(d.Asks()))
	}
	one, two, three := d.Profiles()[0], d.Profiles()[1], d.Profiles()[2]
	if one.Name().Text != "Kem Sokha" || one.Name().Say != "kem so-KHA" || len(one.OtherNames()) != 1 || one.OtherNames()[0].Text != "កឹម សុខា" {
		t.Errorf("names: %+v, %+v", one.Name(), one.OtherNames())
	}
	if s, ok := one.Standing(); !ok || s.Status != dossier.NotFree {
		t.Errorf("standing %+v, %v, want not free", s, ok)
	}
	if days, house := one.Days(); !days.Known || !house.Known || house.Most != 3 {
		t.Errorf("days %+v, house arrest %+v", days, house)
	}
	if h := one.Health(); len(h) != 1 || !strings.HasPrefix(h[0].Text, "medical") {
		t.Errorf("health %+v, want only what is marked", h)
	}
	if c := one.Charges(); len(c) != 1 || c[0].State != dossier.ChargePending || one.Events()[0].Charges[0] != c[0].ID {
		t.Errorf("charges %+v, events %+v", c, one.Events())
	}
	if len(two.Narrative()) != 2 {
		t.Errorf("narrative of no. 2: %+v, want the donors' paragraph too", two.Narrative())
	}
	if e := two.Events(); len(e) != 2 || e[0].Kind != dossier.Convicted || e[1].Kind != dossier.FreedByDecree {
		t.Errorf("events of no. 2: %+v, want the case's first", e)
	}
	if c := two.Cases(); len(c) != 1 {
		t.Errorf("cases of no. 2: %v", c)
	}
	if three.Naming() != NotNamed || len(three.KnownAs()) != 1 || three.Name().Text != "" {
		t.Errorf("no. 3: %v %+v %+v", three.Naming(), three.Name(), three.KnownAs())
	}
	if !slices.Equal(h.Dossiers, v.IDs()) {
		t.Errorf("dossiers of the profiles: %v", h.Dossiers)
	}
	if f := d.Figures(); f.Profiled != 3 || f.Held != 1 || f.Released != 2 || f.ReleasedNotFree != 1 {
		t.Errorf("figures %+v", f)
	}
	if s := d.Sources(); len(s) != 1 || s[0].ID != "s1" || s[0].Publisher != "Radio Free Asia" {
		t.Errorf("sources %+v", s)
	}
}

func TestPublicDoesNotSeeTheDonorsParagraph(t *testing.T) {
	v := three()
	o := donors()
	o.Audience = dossier.Public
	d, h := Disclose(v, v.IDs(), o)
	if n := d.Profiles()[1].Narrative(); len(n) != 1 {
		t.Errorf("narrative %+v", n)
	}
	if it, ok := heldOf(h, "p2"); !ok || it.Why != WhyAudience || it.Subject != "d2" || len(it.Texts) != 1 {
		t.Errorf("held %+v, %v", it, ok)
	}
	if it, ok := heldOf(h, "i1"); !ok || it.Why != WhyInternal {
		t.Errorf("held note %+v, %v", it, ok)
	}
}

func TestNoIdentifierOrMarkPasses(t *testing.T) {
	v := three()
	v.Dossiers[0].ID = "01DOSSIER"
	v.Dossiers[0].Events[0].ID = "01EVENT"
	v.Dossiers[0].Charges[0].ID = "01CHARGE"
	v.Dossiers[0].Events[0].Charges = []dossier.ID{"01CHARGE"}
	v.Dossiers[0].Events[2].Charges = []dossier.ID{"01CHARGE"}
	v.Dossiers[0].Events[0].TrueFrom = date("2017")
	v.Cases[0].Events[0].Before = "01PLACE"
	v.Sources[0].Audience, v.Sources[0].Disputes = dossier.To(dossier.Public), []dossier.Dispute{{Field: "lang"}}
	d, _ := Disclose(sorted(v), v.IDs(), donors())
	all := string(encode(d.c)) + string(encode(d.c.Profiles))
	for _, id := range []string{"01DOSSIER", "01EVENT", "01CHARGE", "01PLACE", `"audience"`, `"order"`, `"confirmed"`, `"true_from"`, `"before"`, `"disputes"`} {
		if strings.Contains(all, id) {
			t.Errorf("%s passed the gate", id)
		}
	}
}

func TestConsentDecides(t *testing.T) {
	all := dossier.To(dossier.Public)
	for _, c := range []struct {
		name    string
		consent []dossier.Consent
		stop    string
	}{
		{"none", nil, CodeConsentMissing},
		{"too narrow", []dossier.Consent{{Basis: dossier.ConsentPerson, For: dossier.To(dossier.Diplomatic)}}, CodeConsentNarrow},
		{"withdrawn", []dossier.Consent{{Basis: dossier.ConsentPerson, For: all, Withdrawn: date("2018-09-20")}}, CodeConsentWithdrawn},
		{"withdrawn some day of the month", []dossier.Consent{{Basis: dossier.ConsentPerson, For: all, Withdrawn: date("2018-09")}}, CodeConsentWithdrawn},
		{"run out", []dossier.Consent{{Basis: dossier.ConsentFamily, For: all, Until: date("2018-09-19")}}, CodeConsentExpired},
		{"not yet given", []dossier.Consent{{Basis: dossier.ConsentFamily, For: all, Given: date("2018-09-21")}}, CodeConsentMissing},
		{"last day", []dossier.Consent{{Basis: dossier.ConsentFamily, For: all, Until: date("2018-09-20")}}, ""},
		{"withdrawn tomorrow", []dossier.Consent{{Basis: dossier.ConsentFamily, For: all, Withdrawn: date("2018-09-21")}}, ""},
		{"donors", []dossier.Consent{{Basis: dossier.ConsentCounsel, For: dossier.To(dossier.Donor)}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := three()
			v.Dossiers[0].Consent = c.consent
			d, h := Disclose(v, v.IDs(), donors())
			if c.stop == "" {
				wantCodes(t, "stops", h.Stops())
				return
			}
			wantCodes(t, "stops", h.Stops(), c.stop)
			if len(d.Profiles()) != 2 || d.NotShown() != 1 || d.Figures().Profiled != 3 {
				t.Errorf("%d profiles, %d not shown, %d profiled", len(d.Profiles()), d.NotShown(), d.Figures().Profiled)
			}
			if it, ok := heldOf(h, "n1"); !ok || it.Why != WhyConsent || it.Texts[0] != "Kem Sokha" {
				t.Errorf("held name %+v, %v", it, ok)
			}
		})
	}
}

func TestDossierFollowsItsOwnAudience(t *testing.T) {
	v := three()
	v.Dossiers[1].Audience = dossier.Internal
	v.Dossiers[1].Narrative = v.Dossiers[1].Narrative[:1]
	d, h := Disclose(v, v.IDs(), donors())
	wantCodes(t, "stops", h.Stops())
	if len(d.Profiles()) != 2 || d.NotShown() != 1 || d.Figures().Profiled != 3 {
		t.Fatalf("%d profiles, %d not shown", len(d.Profiles()), d.NotShown())
	}
	if !slices.Contains(codes(h.Warnings()), CodeNotShown) {
		t.Errorf("warnings %v", codes(h.Warnings()))
	}

	// A case that is for everybody does not bring an internal dossier in.
	v.Cases[0].Audience = dossier.To(dossier.Public)
	if d, _ := Disclose(v, v.IDs(), donors()); d.NotShown() != 1 {
		t.Error("the case brought the dossier in")
	}

	// An item marked one by one does, and the name stays withheld.
	v.Dossiers[1].Narrative[0].Audience = dossier.To(dossier.Donor)
	d, _ = Disclose(v, v.IDs(), donors())
	if len(d.Profiles()) != 3 {
		t.Fatal("the marked item is not shown")
	}
	if p := d.Profiles()[1]; p.Naming() != Withheld || p.Name().Text != "" || len(p.OtherNames()) != 0 || len(p.Narrative()) != 1 {
		t.Errorf("profile %v %+v %+v", p.Naming(), p.Name(), p.Narrative())
	}
}

func TestDisputes(t *testing.T) {
	for _, c := range []struct {
		name         string
		dispute      dossier.Dispute
		stop, errors []string
	}{
		{"audience of an item", dossier.Dispute{Part: "events", Item: "e1", Field: "audience"}, []string{CodeDisputedAudience}, nil},
		{"audience of the dossier", dossier.Dispute{Field: "audience"}, []string{CodeDisputedAudience}, nil},
		{"consent", dossier.Dispute{Part: "consent", Item: "consent", Field: "until"}, []string{CodeDisputedConsent}, nil},
		{"kind of an event", dossier.Dispute{Part: "events", Item: "e1", Field: "kind"}, []string{CodeDisputedStatus}, nil},
		{"date of an event", dossier.Dispute{Part: "events", Item: "e1", Field: "date"}, nil, []string{CodeDisputed}},
		{"the dossier deleted beside an edit", dossier.Dispute{Field: "gone"}, []string{CodeDisputedStatus}, nil},
		{"the cases", dossier.Dispute{Field: "cases"}, []string{CodeDisputedStatus}, nil},
		{"an event deleted beside an edit", dossier.Dispute{Part: "events", Item: "e1", Field: "gone"}, []string{CodeDisputedStatus}, nil},
		{"a charge deleted beside an edit", dossier.Dispute{Part: "charges", Item: "c1", Field: "gone"}, []string{CodeDisputedStatus}, nil},
		{"suspension", dossier.Dispute{Part: "events", Item: "e1", Field: "suspended"}, []string{CodeDisputedStatus}, nil},
		{"sources of an event", dossier.Dispute{Part: "events", Item: "e1", Field: "sources"}, nil, []string{CodeDisputed}},
		{"the last check of an event", dossier.Dispute{Part: "events", Item: "e1", Field: "confirmed"}, nil, []string{CodeDisputed}},
		{"offence", dossier.Dispute{Part: "charges", Item: "c1", Field: "offence"}, nil, []string{CodeDisputed}},
		{"a note", dossier.Dispute{Part: "notes", Item: "i1", Field: "text"}, nil, nil},
		{"what is hidden", dossier.Dispute{Part: "health", Item: "h2", Field: "text", Values: []string{"another diagnosis"}}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := three()
			c.dispute.Values = append(c.dispute.Values, "A", "B")
			v.Dossiers[0].Disputes = []dossier.Dispute{c.dispute}
			d, h := Disclose(v, []dossier.ID{"d1"}, donors())
			wantCodes(t, "stops", h.Stops(), c.stop...)
			wantCodes(t, "errors", h.Errors(), c.errors...)
			if got := len(d.Profiles()[0].Disputes()); c.errors != nil && (got == 1) != forReader(c.dispute) {
				t.Errorf("%d disputes are told", got)
			}
			if c.dispute.Item == "h2" {
				if it, _ := heldOf(h, "h2"); !slices.Contains(it.Texts, "another diagnosis") {
					t.Errorf("the other value is not held back: %+v", it)
				}
			}
		})
	}
}

// A figure rests on the case even where the person is only counted.
func TestDisputeInACaseStopsAlsoWhereThePersonIsOnlyCounted(t *testing.T) {
	v := three()
	v.Dossiers[1].Audience, v.Dossiers[1].Narrative = dossier.Internal, nil
	v.Cases[0].Disputes = []dossier.Dispute{{Part: "events", Item: "e6", Field: "kind", Values: []string{"convicted", "acquitted"}}}
	d, h := Disclose(v, v.IDs(), donors())
	if d.NotShown() != 1 {
		t.Fatal("the dossier is shown")
	}
	wantCodes(t, "stops", h.Stops(), CodeDisputedStatus)
}

func TestLanguages(t *testing.T) {
	v := three()
	v.Dossiers[0].Narrative = []dossier.Paragraph{
		{Item: item("p5", "s1"), Lang: "en", Text: "English"}, {Item: item("p6", "s1"), Lang: "km", Text: "ខ្មែរ"},
	}
	o := donors()
	for lang, want := range map[string]string{"": "English", "en-GB": "English", "km": "ខ្មែរ"} {
		o.Lang = lang
		d, _ := Disclose(v, []dossier.ID{"d1"}, o)
		if n := d.Profiles()[0].Narrative(); len(n) != 1 || n[0].Text != want {
			t.Errorf("%q: %+v", lang, n)
		}
	}
	o.Lang = "fr"
	d, h := Disclose(v, []dossier.ID{"d1"}, o)
	if n := d.Profiles()[0].Narrative(); len(n) != 1 || n[0].Lang != "en" || !slices.Contains(codes(h.Warnings()), CodeTranslation) {
		t.Errorf("fr: %+v, %v", n, codes(h.Warnings()))
	}
}

func TestMeeting(t *testing.T) {
	v := three()
	v.Meetings = []*dossier.Meeting{{
		ID: "m1", Title: "Donors' round table", Date: date("2018-09-20"), Place: "Phnom Penh", Organisation: "An embassy",
		Present: "Ms Visitor", Note: "a cool talk", For: dossier.Donor,
		Promises: []dossier.Promise{{Item: item("p1"), Text: "to ask in private", By: "The second secretary"}},
		Asks:     []dossier.Paragraph{{Item: item("q1"), Lang: "en", Text: "Say so in public."}},
	}}
	o := donors()
	o.Meeting = "m1"
	d, h := Disclose(v, v.IDs(), o)
	m, ok := d.Meeting()
	if !ok || m.Title != "Donors' round table" || m.Present != "" || m.Note != "" || m.Promises != nil || m.ID != "" {
		t.Errorf("meeting %+v, %v", m, ok)
	}
	if a := d.Asks(); len(a) != 1 || a[0].Text != "Say so in public." {
		t.Errorf("asks %+v", a)
	}
	for _, never := range []string{"Ms Visitor", "a cool talk", "to ask in private", "The second secretary"} {
		if !slices.ContainsFunc(h.Items, func(it HeldItem) bool { return slices.Contains(it.Texts, never) }) {
			t.Errorf("%q is not held back", never)
		}
	}
	v.Meetings[0].Audience = dossier.To(dossier.Public)
	o.Audience = dossier.Diplomatic
	if _, h := Disclose(v, v.IDs(), o); !slices.ContainsFunc(h.Warnings(), func(f Finding) bool { return f.Code == CodeMeeting }) {
		t.Error("no warning that another audience sits there")
	}
	v.Meetings[0].Audience = dossier.ByDefault
	o.Audience = dossier.Public
	d, h = Disclose(v, v.IDs(), o)
	if _, ok := d.Meeting(); ok || d.Asks()[0].Text == "Say so in public." || !slices.Contains(codes(h.Warnings()), CodeMeeting) {
		t.Error("a donors' meeting is shown to the public")
	}
}

func TestSelection(t *testing.T) {
	v := three()
	d, h := Disclose(v, []dossier.ID{"d2", "d1", "d2", "gone"}, donors())
	wantCodes(t, "stops", h.Stops(), CodeUnknown)
	if p := d.Profiles(); len(p) != 2 || p[0].Name().Text != "Tep Vanny" || p[0].Key() != "p1" || d.Figures().Profiled != 2 {
		t.Errorf("%d profiles, figures %+v", len(p), d.Figures())
	}
	v.Dossiers[1].Names[0].Text = "KEM  Sokha"
	_, h = Disclose(v, v.IDs(), donors())
	if !slices.Contains(codes(h.Warnings()), CodeAlike) {
		t.Error("no warning of alike names")
	}
}

func TestWarnings(t *testing.T) {
	v := three()
	v.Dossiers[0].Charges[0].Sources = nil
	o := donors()
	o.Now = day("2018-12-01")
	_, h := Disclose(v, v.IDs(), o)
	for _, want := range []string{CodeUnsourced, CodeStale} {
		if !slices.Contains(codes(h.Warnings()), want) {
			t.Errorf("no %s: %v", want, codes(h.Warnings()))
		}
	}
	for _, f := range h.Findings {
		if f.Text == "" {
			t.Errorf("%s says nothing", f.Code)
		}
	}
	v.Context.Audience = dossier.ByDefault
	d, h := Disclose(v, v.IDs(), o)
	if d.Title() != "" || len(d.Context()) != 0 || !slices.Contains(codes(h.Warnings()), CodeContextHeld) {
		t.Error("context without an audience is shown")
	}
}

// Nobody can change a Disclosed through what it gives out.
func TestDisclosedIsImmutable(t *testing.T) {
	v := three()
	d, _ := Disclose(v, v.IDs(), donors())
	number, before := d.Number(), string(encode(d.c.Profiles))
	p := d.Profiles()[0]
	p.Events()[0].Place = "x"
	p.Events()[0].Sources[0] = "x"
	p.Charges()[0].Offence = "x"
	p.Custody().Events[0].Charges[0] = "x"
	if s, ok := p.Standing(); ok {
		s.Charges["x"] = "x"
		s.By = append(s.By[:0], "x")
	}
	d.Sources()[0].Title = "x"
	d.Context()[0].Sources[0] = "x"
	d.Figures().ByRelease[dossier.ByBail] = 99
	if d.Number() != number || string(encode(d.c.Profiles)) != before {
		t.Error("it was changed from outside")
	}
	if v.Dossiers[0].Events[0].Sources[0] != "s1" {
		t.Error("the gate changed the view")
	}
	var none Disclosed
	if none.Number() == "" || len(none.Profiles()) != 0 || none.Title() != "" {
		t.Error("the zero value does not stand for nothing")
	}
}

// In a packet of few people a figure by offence names the person.
func TestFiguresNameNoHiddenOffenceOfAPersonWhoIsShown(t *testing.T) {
	v := three()
	v.Dossiers[2].Charges = []dossier.Charge{{Item: only(item("c9", "s1")), Offence: "treason"}}
	d, _ := Disclose(v, v.IDs(), donors())
	if f := d.Figures().ByCharge; f["treason"] != 1 || f[ChargeNotShown] != 1 {
		t.Errorf("figures %v", f)
	}
	v.Dossiers[2].Audience = dossier.Internal
	d, _ = Disclose(v, v.IDs(), donors())
	if f := d.Figures().ByCharge; d.NotShown() != 1 || f["treason"] != 2 {
		t.Errorf("%d not shown, figures %v", d.NotShown(), f)
	}
}

func TestWhatWasPublishedMustNameItsSource(t *testing.T) {
	for source, want := range map[dossier.ID]bool{"s1": false, "": true, "gone": true} {
		v := three()
		v.Dossiers[0].Consent = slices.Clone(v.Dossiers[0].Consent)
		v.Dossiers[0].Consent[0].Source = source
		_, h := Disclose(v, []dossier.ID{"d1"}, donors())
		if got := slices.Contains(codes(h.Warnings()), CodeConsentUnsourced); got != want {
			t.Errorf("%q: warned %v", source, got)
		}
	}
}
