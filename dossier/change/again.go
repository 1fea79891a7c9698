package change

import (
	"cmp"
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// Again gives the writes of one change that have a log say what r says, where
// changes that led to r are lost and log is the record that follows from the
// others (nil: none). A field that both say alike is left alone, unless something
// of the subject was deleted: a deletion names what it deleted, so all is said
// again with it.
func (r *Record) Again(log *Record) []Write {
	if log == nil {
		log = NewRecord(r.Kind, r.Subject)
	}
	if log.Forgotten() || maps.EqualFunc(r.cells, log.cells, sameLive) {
		return nil
	}
	var writes []Write
	all := false
	for c, live := range r.cells {
		if c.Field == fieldGone && slices.ContainsFunc(live, func(l Live) bool { return !isNull(l.Value) }) {
			all = true
		}
	}
	for _, c := range r.inOrder() {
		if !all && sameLive(r.cells[c], log.cells[c]) {
			continue
		}
		values := r.values(c)
		if there, _ := r.presence(c.Part, c.Item); c.Field == fieldGone && there {
			values = []cbor.RawMessage{null} // an edit that the deletion had not seen won
		}
		writes = append(writes, r.writes(c, values, refsOf(log.cells[c]))...)
	}
	return writes
}

// Beside gives the writes of one change that put what r says and a log does not
// beside what the log says, as a dispute: r is from some earlier time, and it is
// not known which of the two is newer. Only values count whose change is lost
// to the log.
func (r *Record) Beside(log *Record, lost func(Ref) bool) []Write {
	if log == nil {
		log = NewRecord(r.Kind, r.Subject)
	}
	if log.Forgotten() {
		return nil
	}
	var writes []Write
	for _, c := range r.inOrder() {
		if c.Field == fieldGone {
			continue
		}
		var values []cbor.RawMessage
		said := log.values(c)
		for _, l := range r.cells[c] {
			known := slices.ContainsFunc(append(said, values...), func(v cbor.RawMessage) bool { return slices.Equal(v, l.Value) })
			if lost(l.Ref) && !known {
				values = append(values, l.Value)
			}
		}
		writes = append(writes, r.writes(c, values, nil)...)
	}
	return writes
}

// Refs are the live writes of the whole subject.
func (r *Record) Refs() []Ref {
	var refs []Ref
	for _, c := range r.inOrder() {
		refs = append(refs, refsOf(r.cells[c])...)
	}
	return refs
}

func (r *Record) writes(c Cell, values []cbor.RawMessage, replaces []Ref) (writes []Write) {
	for _, v := range values {
		writes = append(writes, Write{
			Place: Place{Kind: r.Kind, Subject: r.Subject, Part: c.Part, Item: c.Item, Field: c.Field},
			Value: v, Replaces: replaces,
		})
	}
	return writes
}

func (r *Record) inOrder() []Cell {
	return slices.SortedFunc(maps.Keys(r.cells), func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Field, b.Field))
	})
}

func refsOf(live []Live) (refs []Ref) {
	for _, l := range live {
		refs = append(refs, l.Ref)
	}
	return refs
}

func sameLive(a, b []Live) bool {
	return slices.EqualFunc(a, b, func(a, b Live) bool { return a.Ref == b.Ref })
}
