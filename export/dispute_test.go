package export

import (
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// TestDisputesPrintBothValues disputes each field that is no text, and looks for
// both values where the field prints.
func TestDisputesPrintBothValues(t *testing.T) {
	public := dossier.To(dossier.Public)
	for name, c := range map[string]struct {
		write func(v *vault, d *dossier.Dossier) (part string, item dossier.ID)
		field string
		a, b  string
		want  string
	}{
		"date of birth": {func(_ *vault, d *dossier.Dossier) (string, dossier.ID) {
			d.Person.Born.Date = dossier.Covering(day(1980, 5, 17), day(1981, 5, 17))
			return "person.born", ""
		}, "date", "1980-05-17", "1981-05-17", "37 or 38, date of birth disputed: 17 May 1980 / 17 May 1981"},
		"date of birth or none": {func(*vault, *dossier.Dossier) (string, dossier.ID) {
			return "person.born", ""
		}, "date", "1980-05-17", "", "Date of birth disputed: 17 May 1980 / not known"},
		"age": {func(_ *vault, d *dossier.Dossier) (string, dossier.ID) {
			d.Person.Age.Years, d.Person.Age.AsOf = 65, day(2018, 9, 1)
			return "person.age", ""
		}, "years", "65", "66", "Age | Disputed: 65 / 66 as of 1 September 2018"},
		"nationalities": {func(_ *vault, d *dossier.Dossier) (string, dossier.ID) {
			d.Person.Nationalities.Codes = []string{"KH"}
			return "person.nationalities", ""
		}, "codes", "[KH]", "[KH FR]", "Nationality | Disputed: Cambodia / Cambodia, France"},
		"role since": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			a := dossier.Affiliation{Item: v.item(), Organisation: "Made-up party"}
			d.Person.Affiliations = []dossier.Affiliation{a}
			return "person.affiliations", a.ID
		}, "from", "2010", "2011", "Made-up party, since disputed: 2010 / 2011"},
		"urgency": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			h := dossier.HealthNote{Item: v.item(), Kind: dossier.HealthState, Text: "made up"}
			h.Audience = public
			d.Health = []dossier.HealthNote{h}
			return "health", h.ID
		}, "urgency", "", "danger to life", "How urgent is disputed: not urgent / danger to life. Made up"},
		"doctor": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			h := dossier.HealthNote{Item: v.item(), Kind: dossier.HealthState, Text: "made up", Doctor: "disputed: yes / refused"}
			h.Audience = public
			d.Health = []dossier.HealthNote{h}
			return "health", h.ID
		}, "doctor", "yes", "refused", "Made up; whether a doctor was seen is disputed: yes / refused"},
		"times": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			e := dossier.Event{Item: v.item(), Kind: dossier.BailDenied, Times: 2, Date: day(2018, 1, 1)}
			d.Events = []dossier.Event{e}
			return "events", e.ID
		}, "times", "2", "6", "1 January 2018 | Bail denied (disputed: twice / six times)"},
		"event's date": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			e := dossier.Event{Item: v.item(), Kind: dossier.Arrested, Date: dossier.Covering(day(2017, 1, 1), day(2017, 3, 4))}
			d.Events = []dossier.Event{e}
			return "events", e.ID
		}, "date", "2017-01-01", "2017-03-04", "Disputed: 1 January"},
		"sentence": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			e := dossier.Event{Item: v.item(), Kind: dossier.Sentenced, Date: day(2018, 1, 1), Sentence: dossier.Term{Years: 3}}
			d.Events = []dossier.Event{e}
			return "events", e.ID
		}, "sentence", "P3Y", "life", "Sentenced (disputed: 3 years / life)"},
		"ground": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			g := dossier.Ground{Item: v.item(), Scheme: "WGAD", Category: "I", Reasons: "made up"}
			d.Arbitrariness = []dossier.Ground{g}
			return "arbitrariness", g.ID
		}, "category", "I", "II", "Arbitrary | Disputed: WGAD I / WGAD II: made up"},
		"date ahead": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			a := dossier.AheadDate{Item: v.item(), Kind: "hearing"}
			d.Ahead = []dossier.AheadDate{a}
			return "ahead", a.ID
		}, "date", "2018-10-01", "2018-11-01", "Hearing, disputed: 1 October 2018 / 1 November 2018"},
		"role of a name": {func(v *vault, d *dossier.Dossier) (string, dossier.ID) {
			n := dossier.Name{Item: v.item(), Text: "Other Name", Script: "Latn", Role: dossier.NameBirth}
			d.Names = append(d.Names, n)
			return "names", n.ID
		}, "role", "birth", "clan", "disputed: name at birth / clan name Other Name"},
	} {
		t.Run(name, func(t *testing.T) {
			v := onePerson(func(v *vault, d *dossier.Dossier) {
				part, item := c.write(v, d)
				d.Disputes = []dossier.Dispute{{Part: part, Item: item, Field: c.field, Values: []string{c.a, c.b}}}
			})
			if text := profileText(t, v); !strings.Contains(text, c.want) {
				t.Errorf("no %q in\n%s", c.want, text)
			}
			v.view.Dossiers[0].Disputes = nil
			if text := profileText(t, v); strings.Contains(strings.ToLower(text), "disputed: ") {
				t.Errorf("undisputed:\n%s", text)
			}
		})
	}
}

// TestDisputesBesideThePeople disputes what is known of a source and of a meeting.
func TestDisputesBesideThePeople(t *testing.T) {
	public := dossier.To(dossier.Public)
	v := onePerson(func(v *vault, d *dossier.Dossier) {
		of := func(field string, values ...string) dossier.Dispute {
			return dossier.Dispute{Field: field, Values: values}
		}
		s := &dossier.Source{
			ID: v.id(), Audience: public, Type: dossier.SourcePress, Title: "Made-up paper", Reliability: "B", Credibility: "2", Date: dossier.Covering(day(2018, 1, 1), day(2018, 1, 2)),
			Disputes: []dossier.Dispute{of("date", "2018-01-01", "2018-01-02"), of("credibility", "2", "3"), of("seen", "", "2018-02")},
		}
		v.view.Sources = []*dossier.Source{s}
		d.Narrative = []dossier.Paragraph{{Item: v.item(), Text: "Made up."}}
		d.Narrative[0].Sources = []dossier.ID{s.ID}
		v.view.Meetings = []*dossier.Meeting{{ID: v.id(), Audience: public, Title: "Made-up meeting", Disputes: []dossier.Dispute{of("date", "2018-10-01", "2018-10-02")}}}
	})
	asOf := dossier.NewDay(2018, 9, 12)
	shown, _ := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: dossier.Public, AsOf: asOf, Now: asOf, Meeting: v.view.Meetings[0].ID})
	_, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindPacket, MadeOn: madeOn})
	var text strings.Builder
	for _, page := range pages {
		text.WriteString(strings.ReplaceAll(read(page), " \n", " ") + "\n")
	}
	for _, want := range []string{
		"Made-up paper, disputed: 1 January 2018 / 2 January 2018", "graded disputed: B2 / B3", "seen disputed: not known / February 2018",
		"Made-up meeting, disputed: 1 October 2018 / 2 October 2018", "two copies of our record disagree",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}
