package desk

import (
	"path/filepath"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/words"
)

// apart has two copies of a vault write to one dossier, each without the other.
func apart(t *testing.T, d *Desk, id dossier.ID, one, other func(*dossier.Dossier)) {
	t.Helper()
	base := d.View().Dossier(id)
	before, err := d.vault.Record(id)
	if err != nil {
		t.Fatal(err)
	}
	edited := func(f func(*dossier.Dossier)) *dossier.Dossier {
		var x dossier.Dossier
		if err := before.Fill(&x); err != nil {
			t.Fatal(err)
		}
		f(&x)
		return &x
	}
	if err := d.SaveDossier(base, edited(one)); err != nil {
		t.Fatal(err)
	}
	writes, err := change.Edit(change.Dossier, before, base, edited(other))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Together("", func(b *Batch) error { return b.append(&change.Change{Writes: writes}) }); err != nil {
		t.Fatal(err)
	}
}

func TestPickADisputedValue(t *testing.T) {
	at := time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC)
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), Options{Now: func() time.Time { return at }, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	id := d.NewID()
	arrested, err := dossier.ParseDate("2017-09-03")
	if err != nil {
		t.Fatal(err)
	}
	x := &dossier.Dossier{ID: id, Events: []dossier.Event{{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.Arrested, Date: arrested, Place: "Kampot"}}}
	x.Person.Birthplace.Text = "Takeo"
	if err := d.SaveDossier(nil, x); err != nil {
		t.Fatal(err)
	}
	apart(t, d, id, func(x *dossier.Dossier) {
		x.Events[0].Place = "Phnom Penh"
		x.Person.Birthplace.Text = "Kandal"
	}, func(x *dossier.Dossier) {
		x.Events[0].Place = "Kep"
		x.Person.Birthplace.Text = "Kandal"
	})
	disputed := d.Disputed(id, words.English)
	if len(disputed) != 1 || disputed[0].Label != "Custody: Arrested 3 September 2017 · Place" && disputed[0].Label != "Custody: Arrested 3 Sep 2017 · Place" || len(disputed[0].Values) != 2 || disputed[0].Part != "events" {
		t.Fatalf("disputed is %+v", disputed)
	}
	for n, want := range disputed[0].Values {
		if err := d.Pick(disputed[0], n); err != nil {
			t.Fatal(err)
		}
		if got := d.View().Dossier(id); got.Events[0].Place != want || len(got.Disputes) != 0 {
			t.Errorf("picked is %q, want %q; disputed %+v", got.Events[0].Place, want, got.Disputes)
		}
		if err := d.Pick(disputed[0], n); err == nil {
			t.Error("what is no longer disputed is picked again")
		}
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := d.Disputed(id, words.English); len(got) != 1 {
			t.Errorf("undo leaves %+v", got)
		}
	}
	if got := d.Disputed(d.NewID(), words.English); got != nil {
		t.Errorf("of nobody there is %+v", got)
	}
}

// TestPickKeepsWhatIsTyped: what is typed and no change yet stays, and what differs
// from what the person saw is not picked.
func TestPickKeepsWhatIsTyped(t *testing.T) {
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), Options{Now: func() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	id := d.NewID()
	x := &dossier.Dossier{ID: id}
	x.Person.Birthplace.Text = "Takeo"
	if err := d.SaveDossier(nil, x); err != nil {
		t.Fatal(err)
	}
	apart(t, d, id, func(x *dossier.Dossier) { x.Person.Birthplace.Text = "Kandal" }, func(x *dossier.Dossier) { x.Person.Birthplace.Text = "Kep" })
	seen := d.Disputed(id, words.English)
	base := d.View().Dossier(id)
	now := *base
	now.Tags = []string{"urgent"}
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if err := d.Pick(seen[0], 0); err != nil {
		t.Fatal(err)
	}
	if got := d.View().Dossier(id); len(got.Tags) != 1 || len(got.Disputes) != 0 {
		t.Errorf("typed is %q, disputed %+v", got.Tags, got.Disputes)
	}
	apart(t, d, id, func(x *dossier.Dossier) { x.Person.Birthplace.Text = "Prey Veng" }, func(x *dossier.Dossier) { x.Person.Birthplace.Text = "Pursat" })
	if err := d.Pick(seen[0], 0); err == nil || len(d.View().Dossier(id).Disputes) != 1 {
		t.Errorf("of other values one is picked: %v", err)
	}
}
