package desk_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/sample"
)

func TestAlike(t *testing.T) {
	d := fresh(t)
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	kem := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Kem Sokha"}, {Item: item(), Text: "កឹម សុខា"}},
		Events: []dossier.Event{{Item: item(), Kind: dossier.Arrested, Date: parsed(t, "2017-09-03"), Place: "Phnom Penh"}}}
	tep := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Tep Vanny"}, {Item: item(), Text: "Kem Sokha", Role: dossier.NameKnownAs}}}
	save(t, d, nil, kem)
	save(t, d, nil, tep)
	other := d.NewID()
	got := d.Alike(other, []string{"Kem Sokah"})
	if len(got) != 1 || got[0].ID != kem.ID || got[0].Name != "Kem Sokha" || got[0].Arrested.String() != "2017-09-03" || got[0].Place != "Phnom Penh" {
		t.Errorf("alike is %+v", got)
	}
	if got := d.Alike(other, []string{"Kem Sokah", "Kem Sokha"}); len(got) != 1 || got[0].Distance != 0 {
		t.Errorf("the nearest of two names counts, and it is %+v", got)
	}
	if got := d.Alike(kem.ID, []string{"Kem Sokha"}); len(got) != 0 {
		t.Errorf("a person is alike themselves: %+v", got)
	}
	if got := d.Alike(other, []string{"Kem", "", "Somebody Else"}); len(got) != 0 {
		t.Errorf("alike is %+v", got)
	}
	if err := d.DeleteDossier(kem.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.Alike(other, []string{"Kem Sokha"}); len(got) != 0 {
		t.Errorf("one that was deleted is alike: %+v", got)
	}
}

// syllables makes names as many and as different as those of a country.
func syllables(i int) string {
	first := []string{"so", "ke", "va", "mea", "chhu", "the", "sre", "phal", "bo", "ra", "ny", "kun", "sam"}
	last := []string{"m", "n", "vanna", "th", "ra", "ly", "k", "phea", "chea", "ng", "khom"}
	return first[i%len(first)] + last[i/len(first)%len(last)]
}

// BenchmarkAlike is one name among 10,000 dossiers: what a pause in typing costs,
// and what it costs once anything else was changed meanwhile.
func BenchmarkAlike(b *testing.B) {
	d, err := desk.Create(b.Context(), filepath.Join(b.TempDir(), "v.habeas"), []byte("test"), desk.Options{Now: time.Now, Cheap: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	set := sample.Synthetic(10_000, d.NewID)
	if err := d.Together("", func(t *desk.Batch) error {
		for i, x := range set.Dossiers {
			x.Names[0].Text = syllables(i) + " " + syllables(i/7) + syllables(i/31)
			if err := desk.Add(t, nil, x); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	d.Alike("", []string{"x"})
	b.Run("type", func(b *testing.B) {
		for b.Loop() {
			d.Alike("", []string{"Sok Chenda Sovann"})
		}
	})
	b.Run("after a change", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			x := *d.View().Dossiers[0]
			x.Tags = append([]string{fmt.Sprint(b.N, len(x.Tags))}, x.Tags...)
			if err := d.SaveDossier(d.View().Dossiers[0], &x); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			d.Alike("", []string{"Sok Chenda Sovann"})
		}
	})
}
