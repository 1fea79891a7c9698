package change

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// ErrChangedSince is returned when nothing of a change can be taken back
// because all that it wrote was written again since.
var ErrChangedSince = errors.New("what it wrote was changed again since")

// Log finds a change by its name, or nil: it was forgotten.
type Log func(Hash) *Change

// Taken says when this copy took a change in: it rises with each. A clock may stand
// still, or be set back.
type Taken func(Hash) uint64

// Inverse gives the writes that take a change back. record finds a subject as
// it is now. A field that somebody wrote again since is left alone.
func Inverse(name Hash, log Log, taken Taken, record func(dossier.ID) *Record) ([]Write, error) {
	in := inverting{log: once(log), taken: once(taken), at: map[Hash]map[Place][]Write{}, of: map[Hash]map[dossier.ID][]int{}}
	c := in.log(name)
	if c == nil {
		return nil, ErrChangedSince
	}
	var writes []Write
	seen := map[Place]bool{}
	for _, w := range c.Writes {
		p := w.Place
		if seen[p] {
			continue // a dispute that this change brought back: taken with its first write
		}
		seen[p] = true
		r := record(p.Subject)
		if r == nil {
			continue
		}
		live := r.Live(Cell{p.Part, p.Item, p.Field})
		if len(live) == 0 || slices.ContainsFunc(live, func(l Live) bool { return !in.standsFor(l.Ref.Change, name, p) }) {
			continue
		}
		var replaces []Ref
		for _, l := range live {
			replaces = append(replaces, l.Ref)
		}
		values, err := in.before(NamedChange{name, c}, p, r)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			writes = append(writes, Write{Place: p, Value: v, Replaces: replaces})
		}
	}
	if len(writes) == 0 {
		return nil, ErrChangedSince
	}
	return writes, nil
}

// once looks each change up a single time: one that was made in many subjects is
// asked for by each of them.
func once[T any](look func(Hash) T) func(Hash) T {
	known := map[Hash]T{}
	return func(h Hash) T {
		x, ok := known[h]
		if !ok {
			x = look(h)
			known[h] = x
		}
		return x
	}
}

// inverting is what taking back a change looks up again and again.
type inverting struct {
	log   Log
	taken Taken
	at    map[Hash]map[Place][]Write // of a change, its writes by their places
	of    map[Hash]map[dossier.ID][]int
}

// writesOf are the indices of a change's writes to a subject. A change may be of ten
// thousand subjects, each of which asks.
func (in *inverting) writesOf(h Hash, c *Change, subject dossier.ID) []int {
	subjects, ok := in.of[h]
	if !ok {
		subjects = map[dossier.ID][]int{}
		for i := range c.Writes {
			id := c.Writes[i].Place.Subject
			subjects[id] = append(subjects[id], i)
		}
		in.of[h] = subjects
	}
	return subjects[subject]
}

// priorTo is a subject as this copy had it before it took in one of its changes. It
// walks back as [Record.History] does.
func (in *inverting) priorTo(r *Record, name Hash) *Record {
	var (
		then   = in.taken(name)
		before []Hash
		seen   = map[Hash]bool{}
		next   = r.Refs()
	)
	for len(next) > 0 {
		h := next[len(next)-1].Change
		next = next[:len(next)-1]
		c := in.log(h)
		if seen[h] || c == nil {
			continue
		}
		seen[h] = true
		if in.taken(h) < then {
			before = append(before, h)
		}
		for _, i := range in.writesOf(h, c, r.Subject) {
			next = append(next, c.Writes[i].Replaces...)
		}
	}
	slices.SortFunc(before, func(a, b Hash) int { return cmp.Compare(in.taken(a), in.taken(b)) })
	prior := NewRecord(r.Kind, r.Subject)
	for _, h := range before {
		c := in.log(h)
		for _, i := range in.writesOf(h, c, r.Subject) {
			prior.apply(h, i, &c.Writes[i])
		}
	}
	return prior
}

// writesAt are those of a change at a place.
func (in *inverting) writesAt(h Hash, c *Change, p Place) []Write {
	places, ok := in.at[h]
	if !ok {
		places = make(map[Place][]Write, len(c.Writes))
		for _, w := range c.Writes {
			places[w.Place] = append(places[w.Place], w)
		}
		in.at[h] = places
	}
	return places[p]
}

// standsFor reports whether what change h wrote at a place is what change name
// wrote there: the same change, or an undo or redo that brought it back.
func (in *inverting) standsFor(h, name Hash, p Place) bool {
	if h == name {
		return true
	}
	c := in.log(h)
	if c == nil {
		return false
	}
	back := c.Undoes
	if back == nil {
		back = c.Redoes
	}
	if back == nil {
		return false
	}
	taken := in.log(*back)
	if taken == nil {
		return false
	}
	for _, w := range in.writesAt(*back, taken, p) {
		for _, ref := range w.Replaces {
			if in.standsFor(ref.Change, name, p) {
				return true
			}
		}
	}
	return false
}

// before gives the values that a change replaced at a place: none is null. A
// deletion that comes back has seen what is there now, or nothing where edits
// stood against it.
func (in *inverting) before(c NamedChange, p Place, r *Record) ([]cbor.RawMessage, error) {
	var values []cbor.RawMessage
	for _, w := range in.writesAt(c.Name, c.Change, p) {
		for _, ref := range w.Replaces {
			old := in.log(ref.Change)
			if old == nil || int(ref.Write) >= len(old.Writes) {
				continue
			}
			v := old.Writes[ref.Write].Value
			if p.Field == fieldGone && !isNull(v) {
				refs := r.liveOf(p.Part, p.Item)
				if _, disputed := in.priorTo(r, c.Name).presence(p.Part, p.Item); disputed {
					refs = []Ref{}
				}
				seen, err := enc.Marshal(refs)
				if err != nil {
					return nil, fmt.Errorf("failed to encode a deletion: %w", err)
				}
				v = seen
			}
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		values = append(values, null)
	}
	return values, nil
}

// Stacks are the changes that Undo and Redo would take next, the next one last.
type Stacks struct {
	Undo, Redo []Hash
}

// Push takes in the next change of the log.
func (s *Stacks) Push(name Hash, c *Change) {
	switch {
	case c.Origin != "":
	case c.Undoes != nil:
		s.Undo = drop(s.Undo, *c.Undoes)
		s.Redo = append(s.Redo, name)
	case c.Redoes != nil:
		s.Redo = drop(s.Redo, *c.Redoes)
		s.Undo = append(s.Undo, name)
	default:
		s.Undo = append(s.Undo, name)
		s.Redo = nil
	}
}

func drop(stack []Hash, h Hash) []Hash {
	return slices.DeleteFunc(slices.Clone(stack), func(x Hash) bool { return x == h })
}
