package desk_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// TestViewAsAnew makes, edits, deletes, undoes and drafts, and looks after each
// whether the view and the index, of which only what changed was made anew, are
// those that a desk has which opens the vault now.
func TestViewAsAnew(t *testing.T) {
	d := fresh(t)
	random := rand.New(rand.NewPCG(3, 4))
	some := func() *dossier.Dossier {
		all := d.View().Dossiers
		if len(all) == 0 {
			return nil
		}
		return all[random.IntN(len(all))]
	}
	source := &dossier.Source{ID: d.NewID(), Title: "A report"}
	if err := d.SaveSource(nil, source); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		var err error
		x := some()
		switch n := random.IntN(10); {
		case x == nil || n < 3:
			err = d.SaveDossier(nil, &dossier.Dossier{
				ID: d.NewID(), Tags: []string{fmt.Sprint("new", i)},
				Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID(), Mark: dossier.Mark{Sources: []dossier.ID{source.ID}}}, Text: fmt.Sprint("Person ", i)}},
			})
		case n < 6:
			now := *x
			now.Tags = []string{fmt.Sprint("edit", i)}
			err = d.SaveDossier(x, &now)
		case n < 7:
			err = d.DeleteDossier(x.ID)
		case n < 8:
			_, err = d.Undo()
		case n < 9:
			now := *x
			now.Tags = []string{fmt.Sprint("draft", i)}
			err = d.Draft(x, &now)
		default:
			was := d.View().Source(source.ID)
			now := *was
			now.Title = fmt.Sprint("Report ", i)
			err = d.SaveSource(was, &now)
		}
		if err != nil {
			t.Fatal(err)
		}
		if i%12 == 11 {
			compareAnew(t, d)
		}
	}
	if len(d.View().Dossiers) == 0 {
		t.Error("nothing is left to compare")
	}
}

// compareAnew settles what is typed, and compares with a copy that is opened.
func compareAnew(t *testing.T, d *desk.Desk) {
	t.Helper()
	if err := d.Settle(); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.habeas")
	if err := os.WriteFile(path, saved, 0o600); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.ReadOnly = true
	e, err := desk.Open(t.Context(), path, passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if !reflect.DeepEqual(d.View(), e.View()) {
		t.Errorf("the view is %+v, and anew it is %+v", d.View(), e.View())
	}
	queries := []string{"", "person", "report", "tag:edit", "tag:new or tag:draft"}
	for _, s := range d.View().Sources {
		queries = append(queries, strconv.Quote(s.Title))
	}
	for _, q := range queries {
		a, err := d.Find(q, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		b, err := e.Find(q, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%q finds %v, and anew %v", q, a.IDs(), b.IDs())
		}
	}
}
