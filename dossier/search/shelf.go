package search

import (
	"cmp"
	"iter"
	"slices"

	"habeas/dossier"
)

// shelf is entries in the order of their IDs. It never changes: a later one
// shares with it all runs of entries that nothing happened to, so that a change
// of one dossier costs a run and the list of runs, and not a list of them all.
type shelf struct {
	runs [][]*entry // none is empty
	n    int        // entries in all of them
}

// runMost is how many entries are in a run at most: about as many as there are
// runs where there are ten thousand dossiers.
const runMost = 128

func newShelf(sorted []*entry) shelf {
	return shelf{runs: slices.Collect(slices.Chunk(sorted, runMost/2)), n: len(sorted)}
}

// find says in which run a dossier is, or would be, and where in that.
func (s shelf) find(id dossier.ID) (run, at int, ok bool) {
	run, _ = slices.BinarySearchFunc(s.runs, id, func(r []*entry, id dossier.ID) int { return cmp.Compare(r[len(r)-1].d.ID, id) })
	if run == len(s.runs) {
		if run == 0 {
			return 0, 0, false
		}
		run--
	}
	at, ok = slices.BinarySearchFunc(s.runs[run], id, func(e *entry, id dossier.ID) int { return cmp.Compare(e.d.ID, id) })
	return run, at, ok
}

// get gives the entry of a dossier, or nil.
func (s shelf) get(id dossier.ID) *entry {
	if run, at, ok := s.find(id); ok {
		return s.runs[run][at]
	}
	return nil
}

// with has an entry in the place of the one of the same dossier, or besides.
func (s shelf) with(e *entry) shelf {
	run, at, ok := s.find(e.d.ID)
	switch {
	case len(s.runs) == 0:
		return newShelf([]*entry{e})
	case ok:
		changed := slices.Clone(s.runs[run])
		changed[at] = e
		return s.replaced(run, s.n, changed)
	}
	old := s.runs[run]
	longer := slices.Concat(old[:at], []*entry{e}, old[at:])
	if half := len(longer) / 2; len(longer) > runMost {
		return s.replaced(run, s.n+1, longer[:half:half], longer[half:])
	}
	return s.replaced(run, s.n+1, longer)
}

// without has no entry of a dossier.
func (s shelf) without(id dossier.ID) shelf {
	run, at, ok := s.find(id)
	if !ok {
		return s
	}
	old := s.runs[run]
	if len(old) == 1 {
		return s.replaced(run, s.n-1)
	}
	return s.replaced(run, s.n-1, slices.Concat(old[:at], old[at+1:]))
}

// replaced has other runs in the place of one.
func (s shelf) replaced(run, n int, by ...[]*entry) shelf {
	return shelf{runs: slices.Concat(s.runs[:run], by, s.runs[run+1:]), n: n}
}

func (s shelf) all() iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		for _, run := range s.runs {
			for _, e := range run {
				if !yield(e) {
					return
				}
			}
		}
	}
}
