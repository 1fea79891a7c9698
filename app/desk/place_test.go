package desk_test

import (
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

func TestPlace(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if got := d.Place(); got != (desk.Place{}) {
		t.Errorf("a new vault has the place %+v", got)
	}
	id := d.NewID()
	save(t, d, nil, &dossier.Dossier{ID: id, Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: "A"}}})
	want := desk.Place{Dossier: id, Part: "events"}
	if err := d.SetPlace(want); err != nil {
		t.Fatal(err)
	}
	d = reopen(t, d)
	if got := d.Place(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if err := d.DeleteDossier(id); err != nil {
		t.Fatal(err)
	}
	if got := d.Place(); got != (desk.Place{}) {
		t.Errorf("the place is in a dossier that is gone: %+v", got)
	}
	want = desk.Place{Screen: "overview"}
	if err := d.SetPlace(want); err != nil {
		t.Fatal(err)
	}
	if got := d.Place(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
