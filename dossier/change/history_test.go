package change

import (
	"reflect"
	"slices"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	"habeas/dossier"
)

func (v *copyOfVault) find(h Hash) *Change {
	for _, c := range v.log {
		if c.Name == h {
			return c.Change
		}
	}
	return nil
}

// drawCopies writes two copies apart, merges them, and goes on writing.
func drawCopies(t *rapid.T) *copyOfVault {
	a := newCopy(1)
	draw := func(v *copyOfVault, what string) {
		for n := range rapid.IntRange(0, 6).Draw(t, what) {
			drawEdit(t, v, n)
		}
	}
	drawEdit(t, a, 0)
	draw(a, "shared")
	b := a.fork(2)
	b.made = a.made
	draw(a, "here")
	draw(b, "there")
	a.merge(b)
	a.made = max(a.made, b.made) // whose clock goes behind tells the two apart otherwise
	draw(a, "after")
	return a
}

func (v *copyOfVault) filled(t failer, r *Record) *dossier.Dossier {
	t.Helper()
	if r == nil || !r.Exists() {
		return nil
	}
	var d dossier.Dossier
	if err := r.Fill(&d); err != nil {
		t.Fatal(err)
	}
	return &d
}

// sameDossier compares what is seen: the texts of a dispute may stand in another
// order, as that is the order of the writes' names.
func sameDossier(a, b *dossier.Dossier) bool {
	if a == nil || b == nil {
		return a == b
	}
	plain := func(d dossier.Dossier) dossier.Dossier {
		d.Events = slices.Clone(d.Events)
		d.Disputes = slices.Clone(d.Disputes)
		for i, x := range d.Disputes {
			x.Values = slices.Sorted(slices.Values(x.Values))
			d.Disputes[i] = x
			for j, e := range d.Events {
				if e.ID != x.Item {
					continue
				}
				switch x.Field {
				case "text":
					d.Events[j].Text = "disputed"
				case "order": // any of the two stands
					d.Events[j].Order = "disputed"
				}
			}
		}
		slices.SortFunc(d.Events, func(a, b dossier.Event) int { return compareIDs(a.ID, b.ID) })
		return d
	}
	return reflect.DeepEqual(plain(*a), plain(*b))
}

func compareIDs(a, b dossier.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestHistory_IsTheWholeOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawCopies(t)
		for id, r := range v.records {
			want := map[Hash]bool{}
			for _, c := range v.log {
				if slices.Contains(c.Change.Subjects(), id) {
					want[c.Name] = true
				}
			}
			h := r.History(v.find)
			if len(h) != len(want) {
				t.Fatalf("%s: %d changes, want %d", id, len(h), len(want))
			}
			at := map[Hash]int{}
			for i, c := range h {
				if !want[c.Name] {
					t.Fatalf("%s: change %s is not its", id, c.Name)
				}
				at[c.Name] = i
			}
			for i, c := range h {
				for _, w := range c.Change.Writes {
					for _, ref := range w.Replaces {
						if at[ref.Change] > i {
							t.Fatalf("%s: change %d replaces a later one", id, i)
						}
					}
				}
			}
			end := AsOf(Dossier, id, h, h[len(h)-1].Name)
			a, _ := end.Encode()
			b, _ := r.Encode()
			if string(a) != string(b) {
				t.Fatalf("%s: all of its history leads elsewhere", id)
			}
		}
	})
}

func TestSteps_TellWhatWasReplaced(t *testing.T) {
	a := newCopy(1)
	a.edit(t, func(d *dossier.Dossier) {
		d.Names = []dossier.Name{{Item: dossier.Item{ID: "N"}, Text: "Meach"}}
	})
	b := a.fork(2)
	a.edit(t, func(d *dossier.Dossier) { d.Names[0].Text = "Sovannara" })
	b.made = 100
	late := b.edit(t, func(d *dossier.Dossier) { d.Names[0].Text = "Meach S." })
	a.merge(b)
	r := a.records["D"]
	h := r.History(a.find)
	if len(h) != 3 || h[2].Name != late {
		t.Fatalf("the history is %v", h)
	}
	steps := AsOf(Dossier, "D", h, late).Steps(h[2], a.find)
	if len(steps) != 1 {
		t.Fatalf("steps %+v", steps)
	}
	says := func(l []cbor.RawMessage) (all []string) {
		for _, v := range l {
			x, ok := ValueOf(Dossier, steps[0].Cell, v)
			if !ok {
				t.Fatalf("%x has no type", v)
			}
			all = append(all, x.(string))
		}
		return all
	}
	if got := says(steps[0].Before); !slices.Equal(got, []string{"Meach"}) {
		t.Errorf("before: %q", got)
	}
	if got := says(steps[0].After); !slices.Equal(got, []string{"Meach S."}) {
		t.Errorf("after: %q", got)
	}
	if got := says(steps[0].Beside); !slices.Equal(got, []string{"Sovannara"}) {
		t.Errorf("beside: %q", got)
	}
	if steps[0].Cell != (Cell{"names", "N", "text"}) {
		t.Errorf("the cell is %v", steps[0].Cell)
	}
}

func TestRestore_AsOfAnyMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawCopies(t)
		id := rapid.SampledFrom([]dossier.ID{"D0", "D1"}).Draw(t, "subject")
		r := v.records[id]
		if r == nil {
			return
		}
		h := r.History(v.find)
		newest := AsOf(Dossier, id, h, h[len(h)-1].Name)
		if w, err := r.Restore(newest); err != nil || len(w) != 0 {
			t.Fatalf("restoring the newest writes %v, %v", w, err)
		}
		at := rapid.IntRange(0, len(h)-1).Draw(t, "moment")
		was := AsOf(Dossier, id, h, h[at].Name)
		former := v.dossier(t, id)
		w, err := r.Restore(was)
		if err != nil {
			t.Fatal(err)
		}
		want := v.filled(t, was)
		if len(w) == 0 {
			if !sameDossier(former, want) {
				t.Fatalf("nothing is written, but\n%+v is not\n%+v", former, want)
			}
			return
		}
		name := v.add(t, &Change{Writes: w, Restores: &h[at].Name})
		if got := v.dossier(t, id); !sameDossier(got, want) {
			t.Fatalf("restored %d of %d:\n%+v\nwant\n%+v", at, len(h), got, want)
		}
		if err := v.undo(t, name); err != nil {
			t.Fatal(err)
		}
		if got := v.dossier(t, id); !sameDossier(got, former) {
			t.Fatalf("after undo of the restore\n%+v\nwant\n%+v", got, former)
		}
	})
}

func TestRestoreField(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested, Place: "Takhmao"}}
	})
	v.edit(t, func(d *dossier.Dossier) { d.Events[0].Place = "Prey Sar" })
	cell := Cell{"events", "E", "place"}
	r := v.records["D"]
	h := r.History(v.find)
	step := AsOf(Dossier, "D", h, h[1].Name).Steps(h[1], v.find)[0]
	if step.Cell != cell {
		t.Fatalf("the step is of %v", step.Cell)
	}
	put := func(values []cbor.RawMessage) {
		t.Helper()
		w, err := v.records["D"].RestoreField(cell, values)
		if err != nil || len(w) == 0 {
			t.Fatalf("RestoreField: %v, %v", w, err)
		}
		v.add(t, &Change{Writes: w})
	}
	if w, err := r.RestoreField(cell, step.After); err != nil || len(w) != 0 {
		t.Errorf("what is so already is written: %v, %v", w, err)
	}
	put(step.Before)
	if got := v.dossier(t, "D").Events[0].Place; got != "Takhmao" {
		t.Errorf("before: %q", got)
	}
	// The event was deleted since: it comes back with its field.
	v.edit(t, func(d *dossier.Dossier) { d.Events = nil })
	put(step.After)
	d := v.dossier(t, "D")
	if len(d.Events) != 1 || d.Events[0].Place != "Prey Sar" || d.Events[0].Kind != dossier.Arrested || len(d.Disputes) != 0 {
		t.Errorf("after a deletion: %+v", d)
	}
	// So was the dossier.
	w, err := Delete(v.records["D"])
	if err != nil {
		t.Fatal(err)
	}
	v.add(t, &Change{Writes: w})
	put(step.Before)
	if d := v.dossier(t, "D"); d == nil || d.Events[0].Place != "Takhmao" || len(d.Disputes) != 0 {
		t.Errorf("after the deletion of all: %+v", d)
	}
}

func TestDeletedAndBroughtBack(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"a"} })
	before := v.dossier(t, "D")
	if _, deleted := v.records["D"].Deleted(); deleted {
		t.Error("it is there, and deleted")
	}
	if w := BringBack(v.records["D"]); len(w) != 0 {
		t.Errorf("what is there is brought back: %v", w)
	}
	w, err := Delete(v.records["D"])
	if err != nil {
		t.Fatal(err)
	}
	h := v.add(t, &Change{Writes: w})
	if by, deleted := v.records["D"].Deleted(); !deleted || by.Change != h {
		t.Errorf("deleted by %v, %v", by, deleted)
	}
	back := v.add(t, &Change{Writes: BringBack(v.records["D"])})
	if got := v.dossier(t, "D"); !reflect.DeepEqual(got, before) {
		t.Errorf("it came back as %+v", got)
	}
	if err := v.undo(t, back); err != nil || v.dossier(t, "D") != nil {
		t.Errorf("undo leaves it there, %v", err)
	}
	// One whose making was undone was never there.
	u := newCopy(1)
	first := u.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"a"} })
	if err := u.undo(t, first); err != nil {
		t.Fatal(err)
	}
	if _, deleted := u.records["D"].Deleted(); deleted {
		t.Error("what was undone counts as deleted")
	}
}
