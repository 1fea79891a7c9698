package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/wgad"
)

// TestWriteQuestionnaire writes what is to be looked at, when asked.
func TestWriteQuestionnaire(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for name, b := range map[string]Briefing{
		"wgad":      sampleVault(t).briefing(KindWGAD, dossier.Diplomatic, 0, 1, 5),
		"wgad-fr":   richVault().briefing(KindWGAD, dossier.Public),
		"wgad-km":   sampleVault(t).briefing(KindWGAD, dossier.Diplomatic, 0),
		"wgad-rich": richVault().briefing(KindWGAD, dossier.Public),
	} {
		if len(name) == 7 {
			b.Lang = name[5:]
		}
		m := make_(t, b)
		if err := os.WriteFile(*out+"/"+name+".pdf", m.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name, m.Pages, len(m.PDF), m.Profiles, m.Findings)
	}
}

// readForm is all that stands on the pages of a questionnaire.
func readForm(t *testing.T, b Briefing) string {
	t.Helper()
	p, pages := layOut(t, b)
	p.frame(pages)
	var s strings.Builder
	for i, page := range pages {
		fmt.Fprintf(&s, "=== page %d\n%s\n", i+1, read(page))
	}
	return strings.ReplaceAll(s.String(), p.number, "NUMBER")
}

func TestQuestionnaireReadsAsItShould(t *testing.T) {
	v := sampleVault(t)
	for name, b := range map[string]Briefing{
		"wgad-en": v.briefing(KindWGAD, dossier.Diplomatic, 0, 5),
		"wgad-fr": v.briefing(KindWGAD, dossier.Diplomatic, 0),
		"wgad-km": v.briefing(KindWGAD, dossier.Diplomatic, 0),
	} {
		b.Lang = name[5:]
		text := readForm(t, b)
		file := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if text != string(want) {
			t.Errorf("%s reads otherwise than %s; see what changed and run with -update\n%s", name, file, firstDifference(text, string(want)))
		}
	}
}

// The table of the form and the answers that there are fit together.
func TestEveryQuestionHasAnAnswer(t *testing.T) {
	form, err := wgad.Load()
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, part := range form.Parts {
		for _, q := range part.Questions {
			asked[q.Answer] = true
			if answers[q.Answer] == nil {
				t.Errorf("%s.%s asks for %q, which nothing answers", part.Number, q.Number, q.Answer)
			}
		}
	}
	for name := range answers {
		if !asked[name] {
			t.Errorf("nothing asks for %q", name)
		}
	}
}

// answered is the answer for a person of whom only this is known.
func answered(t *testing.T, name string, know func(v *vault, d *dossier.Dossier)) (string, bool) {
	t.Helper()
	v := &vault{}
	source := &dossier.Source{ID: v.id(), Audience: dossier.To(dossier.Public), Type: dossier.SourcePress, Title: "A source"}
	v.view.Sources = []*dossier.Source{source}
	item := func() dossier.Item {
		return dossier.Item{ID: v.id(), Mark: dossier.Mark{Audience: dossier.To(dossier.Public)}}
	}
	d := &dossier.Dossier{ID: v.id(), Audience: dossier.To(dossier.Public)}
	d.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPublished, Source: source.ID, For: dossier.To(dossier.Public)}}
	know(v, d)
	v.view.Dossiers = []*dossier.Dossier{d}
	asOf := dossier.NewDay(2018, time.September, 12)
	shown, _ := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: dossier.Public, AsOf: asOf, Now: asOf, Consent: true})
	p, _ := layOut(t, Briefing{Disclosed: shown, Kind: KindWGAD, MadeOn: madeOn, Paper: A4})
	profiles := shown.Profiles()
	if len(profiles) != 1 {
		t.Fatalf("%d profiles", len(profiles))
	}
	a := &answerer{press: p, profile: profiles[0], disputes: disputes(profiles[0].Disputes()), notes: newNotes("p1")}
	ans := a.answer(name)
	var l []string
	for _, text := range ans.texts {
		l = append(l, text.String())
	}
	return strings.Join(l, " | "), ans.open
}

func TestAnswers(t *testing.T) {
	mark := dossier.Mark{Audience: dossier.To(dossier.Public)}
	named := func(text string, familyFirst bool) func(*vault, *dossier.Dossier) {
		return func(v *vault, d *dossier.Dossier) {
			d.Names = []dossier.Name{{Item: dossier.Item{ID: v.id(), Mark: mark}, Text: text, Script: "Latn", Role: dossier.NameInPrint, FamilyFirst: familyFirst}}
		}
	}
	events := func(l ...dossier.Event) func(*vault, *dossier.Dossier) {
		return func(v *vault, d *dossier.Dossier) {
			for _, e := range l {
				e.Item = dossier.Item{ID: v.id(), Mark: mark}
				d.Events = append(d.Events, e)
			}
		}
	}
	arrest := dossier.Event{Kind: dossier.Arrested, Date: day(2016, 5, 3), Place: "Phnom Penh", Authority: "the police"}
	again := dossier.Event{Kind: dossier.Rearrested, Date: day(2017, 9, 3), Place: "a street", Authority: "soldiers", LegalBasis: "an order"}
	freed := dossier.Event{Kind: dossier.Released, Date: day(2016, 6, 1)}
	moved := dossier.Event{Kind: dossier.Transferred, Date: day(2017, 10, 1), Place: "a prison", Authority: "the prison service"}
	denied := dossier.Event{Kind: dossier.BailDenied, Date: day(2017, 11, 1), Authority: "a court", Times: 2}
	all := events(arrest, freed, again, moved, denied)
	for _, c := range []struct {
		what, name string
		know       func(*vault, *dossier.Dossier)
		want       string
		open       bool
	}{
		{"the family's name first", "family-name", named("Kem Sokha Lee", true), "Kem", false},
		{"the family's name first", "first-name", named("Kem Sokha Lee", true), "Sokha Lee", false},
		{"nobody knows which", "family-name", named("Ana Li", false), "Ana Li (the whole name; which part is the family’s is not on record)", true},
		{"nobody knows which", "first-name", named("Ana Li", false), "", true},
		{"one word", "family-name", named("Suharto", true), "Suharto (the whole name; which part is the family’s is not on record)", true},
		{"no name", "family-name", events(), "", true},
		{"no birth", "born", named("Ana Li", false), "", true},
		{"no occupation", "activity", named("Ana Li", false), "", true},
		{"the last arrest", "arrest-date", all, "3 September 2017", false},
		{"the last arrest", "arrest-place", all, "a street", false},
		{"the last arrest", "arrest-forces", all, "soldiers", false},
		{"the last arrest", "arrest-law", all, "an order", false},
		{"since the last arrest", "detained-since", all, "3 September 2017", false},
		{"who holds", "holders", all, "the prison service", false},
		{"no place of arrest is one of detention", "places", all, "1 October 2017: transferred; a prison", false},
		{"who ordered", "ordered-by", all, "1 November 2017: bail denied twice; a court", false},
		{"steps", "remedies", all, "1 November 2017: bail denied twice; a court", false},
		{"no steps", "remedies", events(arrest), "", true},
		{"no arrest", "arrest-date", events(denied), "", true},
		{"no law", "charges-law", events(arrest), "", true},
		{"nobody's consent", "consent", events(), "Already published (which is nobody’s consent)", true},
		{"the family's consent", "consent", func(v *vault, d *dossier.Dossier) {
			d.Consent = append(d.Consent, dossier.Consent{Item: dossier.Item{ID: v.id()}, Basis: dossier.ConsentFamily, Given: day(2018, 5, 1), How: "by telephone", For: dossier.To(dossier.Public)})
		}, "Family, since 1 May 2018", false},
		{"urgent", "urgency", func(v *vault, d *dossier.Dossier) {
			d.Health = []dossier.HealthNote{
				{Item: dossier.Item{ID: v.id(), Mark: mark}, Text: "a cold"},
				{Item: dossier.Item{ID: v.id(), Mark: mark}, Text: "no food", Urgency: dossier.UrgencyDanger},
			}
		}, "Danger to life: No food", false},
		{"health that nobody may be told of", "urgency", func(v *vault, d *dossier.Dossier) {
			d.Health = []dossier.HealthNote{{Item: dossier.Item{ID: v.id()}, Text: "no food", Urgency: dossier.UrgencyDanger}}
		}, "", true},
		{"no such question", "hobbies", events(), "", true},
	} {
		got, open := answered(t, c.name, c.know)
		if got != c.want || open != c.open {
			t.Errorf("%s: %s: %q, open %t; want %q, open %t", c.what, c.name, got, open, c.want, c.open)
		}
	}
}

// What is not answered says so, and is listed for the family; what is ours to answer
// is not listed.
func TestOpenQuestionsAreListed(t *testing.T) {
	v := sampleVault(t)
	text := readForm(t, v.briefing(KindWGAD, dossier.Diplomatic, 0))
	form, list, ok := strings.Cut(text, "To ask the family")
	if !ok {
		t.Fatal("nothing is asked of the family")
	}
	open := strings.Count(form, "not answered")
	lines := 0
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "I") || strings.HasPrefix(line, "V") || strings.HasPrefix(line, "a | ") || strings.HasPrefix(line, "b | ") {
			lines++
		}
	}
	if open < 10 || lines == 0 || lines > open {
		t.Errorf("%d open questions, %d in the list", open, lines)
	}
	for _, ours := range []string{"IV.2", "VI."} {
		if strings.Contains(list, ours) {
			t.Errorf("the family is asked %s", ours)
		}
	}
	for _, theirs := range []string{"II.4", "I.8"} {
		if !strings.Contains(list, theirs) {
			t.Errorf("the family is not asked %s", theirs)
		}
	}
}

func TestQuestionnaireStaysInTheColumn(t *testing.T) {
	for _, v := range []*vault{richVault(), oddVault(odd["long"]), oddVault(odd["newlines"]), oddVault(odd["right"])} {
		b := v.briefing(KindWGAD, dossier.Public)
		for _, b.Paper = range Papers {
			p, pages := layOut(t, b)
			inside(t, p, pages)
		}
	}
}

func TestQuestionnairesBeginOnPagesOfTheirOwn(t *testing.T) {
	v := sampleVault(t)
	b := v.briefing(KindWGAD, dossier.Diplomatic, 0, 1)
	b.TwoSided = true
	m := make_(t, b)
	if len(m.Profiles) != 2 || m.Profiles[0]+m.Profiles[1] >= m.Pages {
		t.Errorf("%d pages, of persons %v", m.Pages, m.Profiles)
	}
	if again := make_(t, b); !bytes.Equal(m.PDF, again.PDF) {
		t.Error("the same questionnaires have other bytes")
	}
}

func TestQuestionnaireSaysNothingMore(t *testing.T) {
	v := sampleVault(t)
	ids := v.view.IDs()
	asOf := dossier.NewDay(2018, time.September, 12)
	for _, audience := range dossier.AllAudiences {
		shown, held := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: asOf, Now: asOf, Consent: true})
		p, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindWGAD, Paper: A4, MadeOn: madeOn})
		p.frame(pages)
		var texts []string
		for _, page := range pages {
			texts = append(texts, read(page))
		}
		if leaks := disclosure.Leaks(texts, held, shown, p.fixed.list); len(leaks) > 0 {
			t.Errorf("%s: %+v", audience, leaks)
		}
		if has := slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, "offered to meet donors") }); has != (audience == dossier.Donor) {
			t.Errorf("%s: the paragraph for donors is on the wrong pages", audience)
		}
	}
}
