package change

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Live is a write that nothing replaced.
type Live struct {
	Ref   Ref
	Value cbor.RawMessage
}

// Cell is the address of a field inside its subject.
type Cell struct {
	Part  string
	Item  dossier.ID
	Field string
}

// Fields that every item and subject may have beside those of its Go type.
const (
	// fieldGone, where not null, is the list of the writes that the deletion
	// saw. An edit that it did not see keeps the item, as a dispute.
	fieldGone = "gone"
	// fieldExists says that a subject was made, even if nothing is in it yet.
	fieldExists = "exists"
	fieldOrder  = "order"
)

// Record is one subject as it is now: the live writes of each of its fields.
// It keeps fields that this version of the program does not know.
type Record struct {
	Kind    Kind
	Subject dossier.ID
	cells   map[Cell][]Live
}

// NewRecord is a subject of which nothing was written yet.
func NewRecord(kind Kind, subject dossier.ID) *Record {
	return &Record{Kind: kind, Subject: subject, cells: map[Cell][]Live{}}
}

// Clone is a copy that can be applied to without touching r.
func (r *Record) Clone() *Record {
	c := NewRecord(r.Kind, r.Subject)
	for k, l := range r.cells {
		c.cells[k] = l
	}
	return c
}

// Live gives the writes of a field that nothing replaced, in the order of
// their names. The caller must not change them.
func (r *Record) Live(c Cell) []Live { return r.cells[c] }

// Apply takes in the writes of a change that concern this subject. Changes
// must come in an order in which a write stands after those that it replaces
// ([Order] makes one); taking the same change in twice does no harm as long as
// that holds. Beside a tombstone nothing counts, in whatever order they come.
func (r *Record) Apply(name Hash, c *Change) {
	for i := range c.Writes {
		r.apply(name, i, &c.Writes[i])
	}
}

// apply takes in a write of a change, the i-th.
func (r *Record) apply(name Hash, i int, w *Write) {
	switch {
	case w.Place.Subject != r.Subject || w.blank():
		return
	case w.forgets():
		if !r.Forgotten() {
			clear(r.cells)
		}
	case w.Place.Field == fieldForgotten && w.Place.Part == "" || r.Forgotten():
		return
	}
	cell := Cell{w.Place.Part, w.Place.Item, w.Place.Field}
	ref := Ref{Change: name, Write: uint32(i)}
	live := make([]Live, 0, 1)
	for _, l := range r.cells[cell] {
		if l.Ref != ref && !slices.Contains(w.Replaces, l.Ref) {
			live = append(live, l)
		}
	}
	live = append(live, Live{ref, w.Value})
	slices.SortFunc(live, func(a, b Live) int {
		if a.Ref.less(b.Ref) {
			return -1
		}
		return 1
	})
	r.cells[cell] = live
}

func isNull(v cbor.RawMessage) bool {
	return len(v) == 0 || len(v) == 1 && (v[0] == 0xf6 || v[0] == 0xf7)
}

// values are the differing live values of a field; equal ones collapse.
func (r *Record) values(c Cell) []cbor.RawMessage {
	var vs []cbor.RawMessage
	for _, l := range r.cells[c] {
		if !slices.ContainsFunc(vs, func(v cbor.RawMessage) bool {
			return bytes.Equal(v, l.Value) || isNull(v) && isNull(l.Value)
		}) {
			vs = append(vs, l.Value)
		}
	}
	return vs
}

// presence says whether an item (or, with part and item empty, the subject)
// is there, and whether it was deleted on one side and edited on another.
func (r *Record) presence(part string, item dossier.ID) (there, disputed bool) {
	if r.Forgotten() {
		return false, false
	}
	gone := r.cells[Cell{part, item, fieldGone}]
	if len(gone) == 0 {
		return r.written(part, item), false
	}
	seen := map[Ref]bool{}
	with := map[Hash]bool{} // changes that deleted: what else they wrote, they knew, unless they list nothing
	deleted := false
	for _, l := range gone {
		if isNull(l.Value) {
			continue
		}
		var refs []Ref
		if dec.Unmarshal(l.Value, &refs) != nil {
			continue
		}
		deleted = true
		if len(refs) > 0 {
			with[l.Ref.Change] = true
		}
		for _, ref := range refs {
			seen[ref] = true
		}
	}
	unseen := false
	for c, live := range r.cells {
		if c.Field == fieldGone && c.Part == part && c.Item == item {
			continue
		}
		if part != "" && (c.Part != part || c.Item != item) {
			continue
		}
		for _, l := range live {
			if !isNull(l.Value) {
				there = true
			}
			if !seen[l.Ref] && !with[l.Ref.Change] {
				unseen = true
			}
		}
	}
	if deleted && !unseen {
		return false, false
	}
	return there, there && deleted
}

// written reports whether something stands in an item, or in a whole subject.
func (r *Record) written(part string, item dossier.ID) bool {
	for c, live := range r.cells {
		if part != "" && (c.Part != part || c.Item != item) {
			continue
		}
		if slices.ContainsFunc(live, func(l Live) bool { return !isNull(l.Value) }) {
			return true
		}
	}
	return false
}

// Exists reports whether the subject is there: something was written, and it
// was not deleted.
func (r *Record) Exists() bool {
	there, _ := r.presence("", "")
	return there
}

// liveOf are the names of all live writes of an item, or of a whole subject,
// in their order.
func (r *Record) liveOf(part string, item dossier.ID) []Ref {
	var refs []Ref
	for c, live := range r.cells {
		if part != "" && (c.Part != part || c.Item != item) {
			continue
		}
		if c.Part == part && c.Item == item && c.Field == fieldGone {
			continue
		}
		for _, l := range live {
			refs = append(refs, l.Ref)
		}
	}
	slices.SortFunc(refs, func(a, b Ref) int {
		if a.less(b) {
			return -1
		}
		return 1
	})
	return refs
}

// listed is an item of a list.
type listed struct {
	id      dossier.ID
	written bool // something stands in it
	gone    bool // somebody deleted it
}

// lists are the items of each list, unordered, those that are gone too. Of a
// forgotten subject there are none.
func (r *Record) lists() map[string][]listed {
	if r.Forgotten() {
		return nil
	}
	lists := map[string][]listed{}
	for c, live := range r.cells {
		if c.Item == "" {
			continue
		}
		l := lists[c.Part]
		i := slices.IndexFunc(l, func(x listed) bool { return x.id == c.Item })
		if i < 0 {
			i, l = len(l), append(l, listed{id: c.Item})
			lists[c.Part] = l
		}
		written := slices.ContainsFunc(live, func(x Live) bool { return !isNull(x.Value) })
		if c.Field == fieldGone {
			l[i].gone = l[i].gone || written
		} else {
			l[i].written = l[i].written || written
		}
	}
	return lists
}

// storedRecord is the form of a record at rest: the names of changes stand
// once, as most cells of a record share them.
type storedRecord struct {
	_       struct{} `cbor:",toarray"`
	Version int
	Kind    Kind
	Subject dossier.ID
	Changes []Hash
	Cells   []storedCell
}

type storedCell struct {
	_     struct{} `cbor:",toarray"`
	Part  string
	Item  dossier.ID
	Field string
	Live  []storedLive
}

type storedLive struct {
	_      struct{} `cbor:",toarray"`
	Change uint32   // index into Changes
	Write  uint32
	Value  cbor.RawMessage
}

// Encode gives the canonical bytes of the record: equal records have equal
// bytes, whatever the order of the changes that made them.
func (r *Record) Encode() ([]byte, error) {
	s := storedRecord{Version: Version, Kind: r.Kind, Subject: r.Subject}
	if r.Forgotten() {
		s.Version = VersionForgets
	}
	index := map[Hash]uint32{}
	for _, live := range r.cells {
		for _, l := range live {
			index[l.Ref.Change] = 0
		}
	}
	for h := range index {
		s.Changes = append(s.Changes, h)
	}
	slices.SortFunc(s.Changes, func(a, b Hash) int { return bytes.Compare(a[:], b[:]) })
	for i, h := range s.Changes {
		index[h] = uint32(i)
	}
	for c, live := range r.cells {
		sc := storedCell{Part: c.Part, Item: c.Item, Field: c.Field}
		for _, l := range live {
			sc.Live = append(sc.Live, storedLive{Change: index[l.Ref.Change], Write: l.Ref.Write, Value: l.Value})
		}
		s.Cells = append(s.Cells, sc)
	}
	slices.SortFunc(s.Cells, func(a, b storedCell) int {
		if c := strings.Compare(a.Part, b.Part); c != 0 {
			return c
		}
		if c := strings.Compare(string(a.Item), string(b.Item)); c != 0 {
			return c
		}
		return strings.Compare(a.Field, b.Field)
	})
	b, err := enc.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("failed to encode a record: %w", err)
	}
	return b, nil
}

// DecodeRecord reads what [Record.Encode] wrote.
func DecodeRecord(b []byte) (*Record, error) {
	if r, ok := readStored(b); ok {
		return r, nil
	}
	return decodeRecord(b)
}

// decodeRecord reads a record in any form of CBOR.
func decodeRecord(b []byte) (*Record, error) {
	var s storedRecord
	if err := dec.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("invalid record: %w", err)
	}
	if s.Version > VersionForgets {
		return nil, &NewerError{s.Version}
	}
	r := NewRecord(s.Kind, s.Subject)
	for _, c := range s.Cells {
		live := make([]Live, 0, len(c.Live))
		for _, l := range c.Live {
			if int(l.Change) >= len(s.Changes) {
				return nil, fmt.Errorf("invalid record: it names change %d of %d", l.Change, len(s.Changes))
			}
			live = append(live, Live{Ref{Change: s.Changes[l.Change], Write: l.Write}, l.Value})
		}
		r.cells[Cell{c.Part, c.Item, c.Field}] = live
	}
	return r, nil
}
