package change

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// TestAgain loses some of the changes of a log: with the records that the whole
// log led to, all is said again as it was.
func TestAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := newCopy(1)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			drawEdit(t, v, 0)
		}
		left := newCopy(2)
		for _, c := range v.log {
			if rapid.Bool().Draw(t, "kept") {
				left.log = append(left.log, c)
			}
		}
		left.records = Rebuild(left.log)
		for id, r := range v.records {
			if w := r.Again(left.records[id]); len(w) > 0 {
				left.add(t, &Change{Writes: w})
			}
			if w := r.Again(r.Clone()); len(w) > 0 {
				t.Fatalf("what is there is said again: %v", w)
			}
			if got, want := left.dossier(t, id), v.dossier(t, id); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s says\n%+v, want\n%+v", id, got, want)
			}
		}
	})
}

// TestBeside: what an earlier record said and the log does not know is put
// beside what the log says, and overwrites nothing.
func TestBeside(t *testing.T) {
	v := newCopy(1)
	first := &dossier.Dossier{ID: "D", Tags: []string{"one"}}
	v.save(t, nil, first)
	second := &dossier.Dossier{ID: "D", Tags: []string{"two"}}
	lost, _ := v.save(t, first, second)
	earlier := v.records["D"].Clone()
	left := newCopy(2)
	left.take(v.log[0])
	isLost := func(r Ref) bool { return r.Change == lost }
	left.add(t, &Change{Writes: earlier.Beside(left.records["D"], isLost)})
	cell := Cell{Field: "tags"}
	if got := left.records["D"].values(cell); len(got) != 2 {
		t.Errorf("%d values stand, want both", len(got))
	}
	if w := earlier.Beside(left.records["D"], isLost); len(w) > 0 {
		t.Errorf("what stands is put beside again: %v", w)
	}
	if w := earlier.Beside(nil, func(Ref) bool { return false }); len(w) > 0 {
		t.Errorf("nothing is lost, and %v is said", w)
	}
}
