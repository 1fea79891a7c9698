package desk

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/words"
)

// twoInACase is a vault with two people in one case.
func twoInACase(t *testing.T) (d *Desk, shared dossier.ID, people []dossier.ID) {
	t.Helper()
	at := time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC)
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), Options{Now: func() time.Time { return at }, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	c := &dossier.Case{ID: d.NewID(), Name: "The reporters", Events: []dossier.Event{{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.Arrested, Place: "Kampot"}}}
	if err := d.SaveCase(nil, c); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		x := &dossier.Dossier{ID: d.NewID(), Cases: []dossier.ID{c.ID}}
		if err := d.SaveDossier(nil, x); err != nil {
			t.Fatal(err)
		}
		people = append(people, x.ID)
	}
	return d, c.ID, people
}

func TestDeleteCaseIsOneChange(t *testing.T) {
	d, id, people := twoInACase(t)
	if got := len(d.View().In(id)); got != 2 {
		t.Fatalf("%d people are in it", got)
	}
	if err := d.DeleteCase(id); err != nil {
		t.Fatal(err)
	}
	v := d.View()
	if v.Case(id) != nil || len(v.In(id)) > 0 || len(v.Dossier(people[0]).Cases) > 0 {
		t.Errorf("it is still there, for %d people", len(v.In(id)))
	}
	if err := d.DeleteCase(id); err != nil {
		t.Errorf("the second time: %v", err)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if v := d.View(); v.Case(id) == nil || v.Case(id).Events[0].Place != "Kampot" || len(v.In(id)) != 2 {
		t.Error("one undo does not bring all of it back")
	}
}

// TestPickInACase: what two copies write to a case is disputed in each dossier of it, and
// is picked there for all.
func TestPickInACase(t *testing.T) {
	d, id, people := twoInACase(t)
	before, err := d.vault.Record(id)
	if err != nil {
		t.Fatal(err)
	}
	base := d.View().Case(id)
	placed := func(place string) *dossier.Case {
		x := *base
		x.Events = []dossier.Event{base.Events[0]}
		x.Events[0].Place = place
		return &x
	}
	if err := d.SaveCase(base, placed("Kep")); err != nil {
		t.Fatal(err)
	}
	writes, err := change.Edit(change.Case, before, base, placed("Takeo"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Together("", func(b *Batch) error { return b.append(&change.Change{Writes: writes}) }); err != nil {
		t.Fatal(err)
	}
	for _, x := range people {
		if l := d.Disputed(x, words.English); len(l) != 1 || l[0].Subject != id || l[0].Label != "Custody: Arrested · Place" {
			t.Fatalf("disputed is %+v", l)
		}
	}
	if err := d.Pick(d.Disputed(people[0], words.English)[0], 1); err != nil {
		t.Fatal(err)
	}
	if l := d.Disputed(people[1], words.English); len(l) > 0 {
		t.Errorf("for the other it is still disputed: %+v", l)
	}
}

// TestACitationOfACaseLeadsToADossier: to that of somebody in it.
func TestACitationOfACaseLeadsToADossier(t *testing.T) {
	d, id, people := twoInACase(t)
	src := &dossier.Source{ID: d.NewID(), Title: "Report"}
	if err := d.SaveSource(nil, src); err != nil {
		t.Fatal(err)
	}
	base := d.View().Case(id)
	now := *base
	now.Events = []dossier.Event{base.Events[0]}
	now.Events[0].Sources = []dossier.ID{src.ID}
	if err := d.SaveCase(base, &now); err != nil {
		t.Fatal(err)
	}
	if l := d.Citations(src.ID); len(l) != 1 || l[0].Subject != id || l[0].Edited != slices.Min(people) || l[0].Name != "The reporters" || l[0].Part != "events" {
		t.Errorf("it is named by %+v", l)
	}
	for _, x := range people {
		if err := d.DeleteDossier(x); err != nil {
			t.Fatal(err)
		}
	}
	if l := d.Citations(src.ID); len(l) != 1 || l[0].Edited != "" {
		t.Errorf("a case with nobody in it leads to %+v", l)
	}
}
