package search

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// Whatever comes and goes, a shelf holds what a map holds, in order, in runs that
// are neither empty nor too long; and earlier shelves stay as they were.
func TestShelf(t *testing.T) {
	id := rapid.Map(rapid.IntRange(0, 700), func(n int) dossier.ID {
		return dossier.ID([]byte{'a' + byte(n/100), '0' + byte(n/10%10), '0' + byte(n%10)})
	})
	rapid.Check(t, func(t *rapid.T) {
		s, want := shelf{}, map[dossier.ID]*entry{}
		check := func(s shelf, want map[dossier.ID]*entry) {
			t.Helper()
			got := slices.Collect(s.all())
			if len(got) != len(want) || s.n != len(want) {
				t.Fatalf("%d entries, said to be %d, want %d", len(got), s.n, len(want))
			}
			for i, id := range slices.Sorted(maps.Keys(want)) {
				if got[i] != want[id] || s.get(id) != want[id] {
					t.Fatalf("entry %d is not that of %s", i, id)
				}
			}
			for _, run := range s.runs {
				if len(run) == 0 || len(run) > runMost {
					t.Fatalf("a run of %d", len(run))
				}
			}
		}
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			before, was := s, maps.Clone(want)
			for _, id := range rapid.SliceOfN(id, 200, 500).Draw(t, "in") {
				e := &entry{d: &dossier.Dossier{ID: id}}
				s, want[id] = s.with(e), e
			}
			for _, id := range rapid.SliceOfN(id, 0, 400).Draw(t, "out") {
				s = s.without(id)
				delete(want, id)
			}
			check(s, want)
			check(before, was)
		}
		if s.get("none") != nil {
			t.Fatal("found what is not there")
		}
	})
}
