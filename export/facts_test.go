package export

import (
	"strings"
	"testing"
	"time"

	"habeas/dossier"
)

// onePerson is a vault with one made-up person, whom the public may see.
func onePerson(write func(v *vault, d *dossier.Dossier)) *vault {
	v := &vault{pictures: map[string][]byte{}}
	d := &dossier.Dossier{ID: v.id(), Audience: dossier.To(dossier.Public), Made: true}
	d.Names = []dossier.Name{{Item: v.item(), Text: "Made Up", Script: "Latn", Role: dossier.NameInPrint}}
	d.Consent = []dossier.Consent{{Item: v.item(), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
	v.view.Dossiers = []*dossier.Dossier{d}
	write(v, d)
	return v
}

func (v *vault) item() dossier.Item { return dossier.Item{ID: v.id()} }

// profileText is what stands on the pages of the profiles of a vault.
func profileText(t *testing.T, v *vault) string {
	t.Helper()
	p, pages := layOut(t, v.briefing(KindProfile, dossier.Public))
	inside(t, p, pages)
	var s strings.Builder
	for _, page := range pages {
		s.WriteString(read(page) + "\n")
	}
	return s.String()
}

func TestConditionsStandWhileTheyLast(t *testing.T) {
	lasting := true
	write := func(v *vault, d *dossier.Dossier) {
		a, b := dossier.Charge{Item: v.item(), Offence: "offence A"}, dossier.Charge{Item: v.item(), Offence: "offence B"}
		d.Charges = []dossier.Charge{a}
		event := func(kind dossier.EventKind, month time.Month, of dossier.Charge) dossier.Event {
			return dossier.Event{Item: v.item(), Kind: kind, Date: day(2018, month, 1), Charges: []dossier.ID{of.ID}}
		}
		bail := event(dossier.ReleasedOnBail, time.March, a)
		bail.Conditions = "may not leave the town"
		d.Events = []dossier.Event{event(dossier.Arrested, time.January, a), event(dossier.Charged, time.February, a), bail}
		if !lasting {
			d.Charges = append(d.Charges, b)
			d.Events = append(d.Events, event(dossier.ChargesDropped, time.April, a), event(dossier.Charged, time.May, b))
		}
	}
	text := profileText(t, onePerson(write))
	if !strings.Contains(text, "Conditions now | May not leave the town") || !strings.Contains(text, "Bail, charged: released, but not free") {
		t.Errorf("while the bail lasts:\n%s", text)
	}
	lasting = false
	text = profileText(t, onePerson(write))
	if strings.Contains(text, "Conditions now") || strings.Contains(text, "Bail, charged") || !strings.Contains(text, "Charged: released, but not free") {
		t.Errorf("after the bail:\n%s", text)
	}
	if !strings.Contains(text, "Conditions: may not leave the town") {
		t.Errorf("the record leaves the conditions out:\n%s", text)
	}
}

// TestCaseOnTheProfile shares a case, first with whoever may see the dossier,
// then with nobody.
func TestCaseOnTheProfile(t *testing.T) {
	const name, story = "The made-up trial", "Several made-up people were tried."
	for _, c := range []struct {
		audience dossier.Audiences
		shown    bool
	}{{dossier.ByDefault, true}, {dossier.To(dossier.Public), true}, {dossier.To(dossier.Donor), false}, {dossier.Internal, false}} {
		text := profileText(t, onePerson(func(v *vault, d *dossier.Dossier) {
			shared := &dossier.Case{ID: v.id(), Audience: c.audience, Name: name}
			// In another language than the rest, and printed all the same.
			shared.Narrative = []dossier.Paragraph{{Item: v.item(), Lang: "km", Text: story}}
			v.view.Cases = []*dossier.Case{shared}
			d.Cases = []dossier.ID{shared.ID}
			d.Narrative = []dossier.Paragraph{{Item: v.item(), Lang: "en", Text: "Made Up was one of them."}}
		}))
		if strings.Contains(text, "Case | "+name) != c.shown || strings.Contains(text, story) != c.shown {
			t.Errorf("%v: want shown %v:\n%s", c.audience, c.shown, text)
		}
		if at := strings.Index(text, "What happened\nText in Khmer\n"+story+"\nText in English\nMade Up was"); at < 0 == c.shown {
			t.Errorf("%v: the case's story does not stand before the person's:\n%s", c.audience, text)
		}
	}
}

// TestLittleKnown prints persons of whom hardly anything is known.
func TestLittleKnown(t *testing.T) {
	text := profileText(t, onePerson(func(*vault, *dossier.Dossier) {}))
	for _, want := range []string{"Made Up\nNot known · as of", "Who | not known", "Age | not known", "Charge | not known", "Held | not known"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	text = profileText(t, onePerson(func(v *vault, d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: v.item(), Kind: dossier.Released, Date: day(2018, time.March, 1)}}
		// Neither says anything, and neither may leave a note that stands alone.
		v.view.Sources = []*dossier.Source{{ID: v.id(), Type: dossier.SourcePress, Title: "Made-up paper"}}
		cited := dossier.Mark{Audience: dossier.To(dossier.Public), Sources: []dossier.ID{v.view.Sources[0].ID}}
		d.Health = []dossier.HealthNote{{Item: dossier.Item{ID: v.id(), Mark: cited}, Text: " \u200b"}}
		d.Arbitrariness = []dossier.Ground{{Item: dossier.Item{ID: v.id(), Mark: cited}}}
	}))
	if !strings.Contains(text, "Held | For how long is not known") || strings.Contains(text, "Health") || strings.Contains(text, "Arbitrary") {
		t.Errorf("%s", text)
	}
}
