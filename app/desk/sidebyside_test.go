package desk_test

import (
	"slices"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/words"
)

func TestSideBySide(t *testing.T) {
	d := fresh(t)
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	a := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Kem Sokha", Role: dossier.NameInPrint}},
		Person: dossier.Person{Born: dossier.Born{Date: parsed(t, "1953-06-27")}, Birthplace: dossier.Said{Text: "Takeo"}},
		Events: []dossier.Event{
			{Item: item(), Kind: dossier.Arrested, Date: parsed(t, "2017-09-03"), Place: "Phnom Penh"},
			{Item: item(), Kind: dossier.BailDenied, Times: 6}},
		Tags: []string{"urgent"}}
	b := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Kem Sokah", Role: dossier.NameInPrint}},
		Person: dossier.Person{Birthplace: dossier.Said{Text: "takeo"}},
		Events: []dossier.Event{
			{Item: item(), Kind: dossier.BailDenied, Times: 6},
			{Item: item(), Kind: dossier.Arrested, Date: parsed(t, "2017-09"), Place: "Phnom Penh"},
			{Item: item(), Kind: dossier.Released, Date: parsed(t, "2018")}}}
	save(t, d, nil, a)
	save(t, d, nil, b)
	got, err := d.SideBySide(a.ID, b.ID, dossier.NewDay(2018, time.September, 12), words.English)
	if err != nil {
		t.Fatal(err)
	}
	want := []desk.SideLine{
		{Name: "Status", Left: "Held", Right: "Held (likely)"},
		{Part: "Tags", Left: "urgent"},
		{Part: "Names", Left: "Kem Sokha · In print", Right: "Kem Sokah · In print"},
		{Part: "Person", Name: "Born", Left: "27 June 1953"},
		{Name: "Place of birth", Left: "Takeo", Right: "takeo", Same: true},
		{Part: "Custody", Left: "Arrested · 3 September 2017 · Phnom Penh", Right: "Arrested · September 2017 · Phnom Penh"},
		{Left: "Bail denied · 6", Right: "Bail denied · 6", Same: true},
		{Right: "Released · 2018"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got")
		for _, l := range got {
			t.Logf("%+v", l)
		}
	}
	if err := d.DeleteDossier(a.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SideBySide(a.ID, b.ID, 0, words.English); err == nil {
		t.Error("a dossier that was deleted is compared")
	}
}
