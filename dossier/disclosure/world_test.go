package disclosure

import (
	"cmp"
	"slices"
	"testing"

	"habeas/dossier"
)

func day(s string) dossier.Day {
	d, err := dossier.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func date(s string) dossier.Date {
	d, err := dossier.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func item(id string, sources ...dossier.ID) dossier.Item {
	return dossier.Item{ID: dossier.ID(id), Mark: dossier.Mark{Sources: sources, Confirmed: date("2018-09-12")}}
}

func only(it dossier.Item, a ...dossier.Audience) dossier.Item {
	it.Audience = dossier.To(a...)
	return it
}

// three is a few of the sample's persons: no. 1, no. 2 and one who is not
// named, with the two made-up items that the gate must hold back.
func three() *dossier.View {
	published := []dossier.Consent{{
		Item: item("consent"), Basis: dossier.ConsentPublished, Source: "s1",
		For: dossier.To(dossier.Public, dossier.Donor, dossier.Diplomatic),
	}}
	one := &dossier.Dossier{
		ID: "d1", Consent: published,
		Names: []dossier.Name{
			{Item: item("n1", "s1"), Text: "Kem Sokha", Script: "Latn", Role: dossier.NameInPrint, Say: "kem so-KHA"},
			{Item: item("n2"), Text: "កឹម សុខា", Script: "Khmr", Role: dossier.NameInPrint},
		},
		Person: dossier.Person{
			Age:         dossier.Age{Mark: dossier.Mark{Sources: []dossier.ID{"s1"}}, Years: 65, AsOf: date("2018-09")},
			Occupations: []dossier.Occupation{{Item: item("o1", "s1"), Text: "former president of the Cambodia National Rescue Party"}},
		},
		Charges: []dossier.Charge{{Item: item("c1", "s1"), Offence: "treason", MaxPenalty: "30 years"}},
		Events: []dossier.Event{
			{Item: item("e1", "s1"), Kind: dossier.Arrested, Date: date("2017-09~"), Charges: []dossier.ID{"c1"}},
			{Item: item("e2", "s1"), Kind: dossier.BailDenied, Times: 6},
			{Item: item("e3", "s1"), Kind: dossier.ReleasedOnBail, Date: date("2018-09-10"), Form: dossier.FormHouseArrest,
				Conditions: "stay within a block radius of his home", Charges: []dossier.ID{"c1"}},
		},
		Health: []dossier.HealthNote{
			{Item: only(item("h1", "s1"), dossier.Public), Kind: dossier.HealthState, Text: "medical complications feared while he was detained"},
			{Item: item("h2", "s1"), Kind: dossier.HealthState, Text: "a diagnosis that stays with the desk"},
		},
		Notes: []dossier.InternalNote{{Item: item("i1"), Text: "SAMPLE, not a fact: counsel's telephone number 000-000-000"}},
		Tags:  []string{"leaders"},
	}
	two := &dossier.Dossier{
		ID: "d2", Consent: published, Cases: []dossier.ID{"k1"},
		Names: []dossier.Name{
			{Item: item("n3", "s1"), Text: "Tep Vanny", Script: "Latn", Role: dossier.NameInPrint},
			{Item: item("n4"), Text: "ទេព វន្នី", Script: "Khmr", Role: dossier.NameInPrint},
		},
		Events: []dossier.Event{{Item: item("e4", "s1"), Kind: dossier.FreedByDecree, Date: date("2018-08~"), Authority: "royal decree", Note: "our reading of S1"}},
		Narrative: []dossier.Paragraph{
			{Item: item("p1", "s1"), Lang: "en", Text: "A prominent land activist, freed with three others."},
			{Item: only(item("p2"), dossier.Donor), Lang: "en", Text: "SAMPLE, not a fact: offered to meet donors in person"},
		},
	}
	three := &dossier.Dossier{
		ID: "d3", Consent: published,
		Names:  []dossier.Name{{Item: item("n5", "s1"), Text: "one of nine profiled on the page", Role: dossier.NameKnownAs}},
		Events: []dossier.Event{{Item: item("e5", "s1"), Kind: dossier.InCustody, Date: date("2018-09-12")}},
	}
	return &dossier.View{
		Dossiers: []*dossier.Dossier{one, two, three},
		Cases: []*dossier.Case{{
			ID: "k1", Name: "the land-grab protest",
			Charges: []dossier.Charge{{Item: item("c2", "s1"), Offence: "role in a protest over a land grab"}},
			Events:  []dossier.Event{{Item: item("e6", "s1"), Kind: dossier.Convicted, Charges: []dossier.ID{"c2"}}},
		}},
		Sources: []*dossier.Source{
			{ID: "s1", Type: dossier.SourcePress, Title: "Report on the launch of a political-prisoner web page", Publisher: "Radio Free Asia",
				Date: date("2018-09-12"), Reliability: "B", Credibility: "2"},
			{ID: "s2", Type: dossier.SourceInterview, Title: "Talk with the sister in Takeo", Author: "Sok Dara", PrintsAs: "Interview on file",
				Audience: dossier.To(dossier.Donor)},
		},
		Context: dossier.Context{
			ID: dossier.ContextID, Audience: dossier.To(dossier.Public), Title: "Political prisoners in Cambodia",
			Paragraphs: []dossier.Paragraph{{Item: item("x1", "s1"), Lang: "en", Text: "The ruling party won every seat in July 2018."}},
			Asks:       []dossier.Paragraph{{Item: item("x2"), Lang: "en", Text: "Release all political prisoners at once and without conditions."}},
		},
		We: dossier.We{ID: dossier.WeID, Name: "Habeas sample desk"},
	}
}

func donors() Options {
	return Options{Audience: dossier.Donor, AsOf: day("2018-09-12"), Now: day("2018-09-20")}
}

func codes(f []Finding) []string {
	var l []string
	for _, x := range f {
		l = append(l, x.Code)
	}
	slices.Sort(l)
	return slices.Compact(l)
}

func wantCodes(t *testing.T, what string, got []Finding, want ...string) {
	t.Helper()
	slices.Sort(want)
	if !slices.Equal(codes(got), want) {
		t.Errorf("%s: findings %v, want %v", what, codes(got), want)
	}
}

func heldOf(h Held, id dossier.ID) (HeldItem, bool) {
	i := slices.IndexFunc(h.Items, func(it HeldItem) bool { return it.Item == id })
	if i < 0 {
		return HeldItem{}, false
	}
	return h.Items[i], true
}

// sorted puts the lists of a view into the order that it promises.
func sorted(v *dossier.View) *dossier.View {
	slices.SortFunc(v.Dossiers, func(a, b *dossier.Dossier) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(v.Cases, func(a, b *dossier.Case) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(v.Sources, func(a, b *dossier.Source) int { return cmp.Compare(a.ID, b.ID) })
	return v
}
