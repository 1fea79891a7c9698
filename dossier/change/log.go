package change

import (
	"bytes"
	"container/heap"

	"habeas/dossier"
)

// NamedChange is a change with its name, so that the name is worked out once.
type NamedChange struct {
	Name   Hash
	Change *Change
}

// Order sorts changes so that each stands after those that its writes replace;
// of those that could come next, the one with the smallest name does. The
// result depends on the set alone. A replaced write that is not among them (it
// was forgotten) is passed over.
func Order(changes []NamedChange) []NamedChange {
	return order(changes, func(a, b NamedChange) bool { return bytes.Compare(a.Name[:], b.Name[:]) < 0 })
}

// order sorts changes so that each stands after those that its writes replace;
// of those that could come next, the least does.
func order(changes []NamedChange, less func(a, b NamedChange) bool) []NamedChange {
	index := make(map[Hash]int, len(changes))
	for i, c := range changes {
		index[c.Name] = i
	}
	waits := make([]int, len(changes)) // how many distinct changes it still waits for
	next := make([][]int, len(changes))
	for i, c := range changes {
		if index[c.Name] != i {
			continue // the same change twice
		}
		before := map[int]bool{}
		for _, w := range c.Change.Writes {
			for _, r := range w.Replaces {
				if j, ok := index[r.Change]; ok && j != i && !before[j] {
					before[j] = true
					next[j] = append(next[j], i)
					waits[i]++
				}
			}
		}
	}
	ready := &readyHeap{changes: changes, less: less}
	for i, c := range changes {
		if index[c.Name] == i && waits[i] == 0 {
			ready.at = append(ready.at, i)
		}
	}
	heap.Init(ready)
	ordered := make([]NamedChange, 0, len(changes))
	for ready.Len() > 0 {
		i := heap.Pop(ready).(int)
		ordered = append(ordered, changes[i])
		for _, j := range next[i] {
			if waits[j]--; waits[j] == 0 {
				heap.Push(ready, j)
			}
		}
	}
	return ordered
}

type readyHeap struct {
	changes []NamedChange
	less    func(a, b NamedChange) bool
	at      []int
}

func (h *readyHeap) Len() int           { return len(h.at) }
func (h *readyHeap) Less(i, j int) bool { return h.less(h.changes[h.at[i]], h.changes[h.at[j]]) }
func (h *readyHeap) Swap(i, j int)      { h.at[i], h.at[j] = h.at[j], h.at[i] }
func (h *readyHeap) Push(x any)         { h.at = append(h.at, x.(int)) }
func (h *readyHeap) Pop() any {
	last := h.at[len(h.at)-1]
	h.at = h.at[:len(h.at)-1]
	return last
}

// Rebuild works the records of now out of a log, in whatever order it comes.
func Rebuild(changes []NamedChange) map[dossier.ID]*Record {
	records := map[dossier.ID]*Record{}
	for _, c := range Order(changes) {
		ApplyTo(records, c)
	}
	return records
}

// ApplyTo takes a change in to the records that it writes to, making those
// that are new.
func ApplyTo(records map[dossier.ID]*Record, c NamedChange) {
	ids := c.Change.Subjects()
	of := make(map[dossier.ID][]int, len(ids)) // the writes of each: there may be many of both
	for i, w := range c.Change.Writes {
		of[w.Place.Subject] = append(of[w.Place.Subject], i)
	}
	for _, id := range ids {
		r := records[id]
		if r == nil {
			r = NewRecord(c.Change.Writes[of[id][0]].Place.Kind, id)
			records[id] = r
		}
		for _, i := range of[id] {
			r.apply(c.Name, i, &c.Change.Writes[i])
		}
	}
}
