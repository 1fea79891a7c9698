package desk_test

import (
	"errors"
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

// TestViewAsAnew does whatever changes what is shown, and looks again and again
// whether the view and the index, of which only what changed was made anew, are
// those that a desk has which opens the vault now, with what is being typed.
func TestViewAsAnew(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	random := rand.New(rand.NewPCG(3, 4))
	forgotten := 0
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
	group := &dossier.Case{ID: d.NewID(), Name: "A trial"}
	if err := desk.Save(d, nil, group); err != nil {
		t.Fatal(err)
	}
	for i := range 90 {
		var err error
		x := some()
		switch n := random.IntN(18); {
		case x == nil || n < 3:
			err = d.SaveDossier(nil, &dossier.Dossier{
				ID: d.NewID(), Tags: []string{fmt.Sprint("new", i)}, Cases: []dossier.ID{group.ID},
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
		case n < 10: // what was typed is as it was again
			err = d.Draft(x, x)
		case n < 11:
			if _, err = d.Redo(); errors.Is(err, desk.ErrNothingToUndo) {
				err = nil
			}
		case n < 12:
			gone, failed := d.Deleted()
			if err = failed; err == nil && len(gone) > 0 {
				err = d.BringBack(gone[0].ID)
			}
		case n < 13: // several at once, that nobody typed
			err = d.Together("import", func(b *desk.Batch) error {
				for range 3 {
					y := &dossier.Dossier{ID: b.NewID(), Tags: []string{fmt.Sprint("import", i)}, Cases: []dossier.ID{group.ID}}
					if err := desk.Add(b, nil, y); err != nil {
						return err
					}
				}
				was := d.View().Source(source.ID)
				now := *was
				now.Title = fmt.Sprint("Imported report ", i)
				return desk.Add(b, was, &now)
			})
		case n < 14:
			was := d.View().Case(group.ID)
			now := *was
			now.Name = fmt.Sprint("Trial ", i)
			err = desk.Save(d, was, &now)
		case n < 15:
			h, failed := d.History(x.ID)
			if err = failed; err == nil {
				if err = d.RestoreAsOf(x.ID, h[len(h)-1].Change); errors.Is(err, desk.ErrNothingToRestore) {
					err = nil
				}
			}
		case n < 16:
			if forgotten++; forgotten <= 4 {
				_, err = d.Forget(t.Context(), x.ID, passphrase, nil)
			}
		case n < 17:
			p := &dossier.Packet{ID: d.NewID(), Number: fmt.Sprint(i), Profiles: []dossier.PacketMember{{Item: dossier.Item{ID: d.NewID()}, Dossier: x.ID}}}
			err = desk.Save(d, nil, p)
		default:
			was := d.View().Source(source.ID)
			now := *was
			now.Title = fmt.Sprint("Report ", i)
			err = d.SaveSource(was, &now)
		}
		if err != nil {
			t.Fatal(err)
		}
		if i%18 == 17 {
			compareAnew(t, d)
		}
	}
	if len(d.View().Dossiers) == 0 || forgotten == 0 {
		t.Error("nothing is left to compare, or nothing was forgotten")
	}
}

// compareAnew compares with a copy that is opened to read, which leaves what is
// typed as it is.
func compareAnew(t *testing.T, d *desk.Desk) {
	t.Helper()
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
	queries := []string{"", "person", "report", "tag:edit", "tag:new or tag:draft", "tag:import", "trial"}
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
