package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/export"
)

// BenchmarkDesk_Redraw is what a person waits for who has typed and sees the profile
// anew: it is disclosed, made, read back, compared, and its first page drawn for a
// screen of usual width; alone with the rest of the sample, and beside many others.
func BenchmarkDesk_Redraw(b *testing.B) {
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	desk.SetCache(filepath.Join(cache, "habeas"))
	if err := desk.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, others := range []int{0, 10_000} {
		b.Run(fmt.Sprint(others), func(b *testing.B) { redraw(b, others) })
	}
}

func redraw(b *testing.B, others int) {
	d := many(b, others)
	if err := d.AddSample(b.Context()); err != nil {
		b.Fatal(err)
	}
	view := d.View()
	who := view.Dossiers[len(view.Dossiers)-30]
	order := desk.Order{Kind: export.KindProfile, IDs: []dossier.ID{who.ID}, Audience: dossier.Public, AsOf: dossier.NewDay(2018, 9, 12), Lang: "en", MadeOn: time.Unix(1e9, 0)}
	n := 0
	for b.Loop() {
		b.StopTimer()
		n++
		base := d.View().Dossier(who.ID)
		now := *base
		now.Narrative = append(now.Narrative[:0:0], now.Narrative...)
		now.Narrative[0].Text = fmt.Sprintf("Typed for the %dth time.", n)
		if err := d.SaveDossier(base, &now); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		made, err := d.Brief(b.Context(), order)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := made.Page(b.Context(), 0, 1.5); err != nil {
			b.Fatal(err)
		}
		made.Close()
	}
}
