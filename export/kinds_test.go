package export

import (
	"os"
	"slices"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// later is the sample as somebody went on writing it, and what it says then.
func (v *vault) later(kind Kind, audience dossier.Audience) Briefing {
	then, later := dossier.NewDay(2018, time.September, 12), dossier.NewDay(2018, time.November, 20)
	ids := v.view.IDs()
	before := v.view
	was, wasHeld := disclosure.Disclose(&before, ids[:len(ids)-1], disclosure.Options{Audience: audience, AsOf: then, Now: then})

	v.view.Dossiers = slices.Clone(v.view.Dossiers)
	mend := func(i int, f func(*dossier.Dossier)) {
		d := *v.view.Dossiers[i]
		f(&d)
		v.view.Dossiers[i] = &d
	}
	item := func() dossier.Item { return dossier.Item{ID: v.id(), Mark: dossier.Mark{Sources: []dossier.ID{v.view.Sources[0].ID}}} }
	mend(0, func(d *dossier.Dossier) {
		d.Events = append(slices.Clone(d.Events), dossier.Event{Item: item(), Kind: dossier.OtherEvent, Date: day(2018, 11, 9), Text: "may leave the block, and not the country"})
		d.Asks = append(slices.Clone(d.Asks), dossier.Paragraph{Item: item(), Lang: "en", Text: "Ask when the trial opens."})
	})
	mend(5, func(d *dossier.Dossier) {
		d.Events = append(slices.Clone(d.Events), dossier.Event{Item: item(), Kind: dossier.Rearrested, Date: day(2018, 11, 1), Place: "Phnom Penh", Authority: "the municipal police"})
	})
	mend(7, func(d *dossier.Dossier) { d.Consent = nil })
	now, nowHeld := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: later, Now: later})
	return Briefing{
		Disclosed: now, Kind: kind, Paper: A4, MadeOn: time.Date(2018, 11, 20, 9, 0, 0, 0, time.UTC), Pictures: v.picture,
		Since: &Earlier{Number: "7F3K-2Q", Made: then, News: disclosure.Compare(was, wasHeld, now, nowHeld)},
	}
}

func TestWriteKinds(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for _, lang := range []string{"en", "fr", "km"} {
		for _, kind := range []Kind{KindList, KindCards, KindChanges} {
			v := sampleVault(t)
			b := v.briefing(kind, dossier.Donor)
			if kind == KindChanges {
				b = v.later(kind, dossier.Donor)
			}
			b.Lang, b.Copy = lang, Copy{2, "An embassy"}
			m := make_(t, b)
			if err := os.WriteFile(*out+"/"+string(kind)+"-"+lang+".pdf", m.PDF, 0o600); err != nil {
				t.Fatal(err)
			}
			t.Log(kind, lang, m.Pages, len(m.PDF), m.Findings)
		}
	}
}
