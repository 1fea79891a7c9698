package change

import (
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Restore gives the writes that make a subject what it was: r is the subject as
// it is, was the one that comes back. What is so already is left alone; the
// result is none where all is.
//
// Nothing is lost by it. What was added since is deleted, with the fields that
// it has; what was disputed then is disputed again, so that a consent or an
// audience over which two copies disagreed never comes back wider than it was.
func (r *Record) Restore(was *Record) ([]Write, error) {
	if r.Forgotten() || was.Forgotten() {
		return nil, ErrForgotten
	}
	e := editor{record: r}
	if !was.Exists() {
		if !r.Exists() {
			return nil, nil
		}
		return Delete(r)
	}
	union := was.Clone()
	for c, live := range r.cells {
		if _, ok := union.cells[c]; !ok {
			union.cells[c] = live
		}
	}
	for _, c := range union.inOrder() {
		if c.Field == fieldGone {
			continue
		}
		if c.Part != "" && c.Item != "" {
			if there, _ := was.presence(c.Part, c.Item); !there {
				continue // it was not there, so its fields do not show
			}
		}
		e.put(c, was.values(c))
	}
	if err := e.presence(was, "", ""); err != nil {
		return nil, err
	}
	for _, it := range union.allItems() {
		if err := e.presence(was, it.Part, it.Item); err != nil {
			return nil, err
		}
	}
	return e.writes, nil
}

// RestoreField gives the writes that have one field hold given values again:
// one, none, or those of a dispute. A field of an item, or of a subject, that is
// deleted brings that back with it. For the field that says that something is
// deleted, null values bring it back and any others delete it.
func (r *Record) RestoreField(c Cell, values []cbor.RawMessage) ([]Write, error) {
	if r.Forgotten() {
		return nil, ErrForgotten
	}
	e := editor{record: r}
	if c.Field == fieldGone {
		there, _ := r.presence(c.Part, c.Item)
		if slices.ContainsFunc(values, func(v cbor.RawMessage) bool { return !isNull(v) }) {
			if !there {
				return nil, nil
			}
			err := e.gone(c.Part, c.Item)
			return e.writes, err
		}
		e.put(c, nil)
		return e.writes, nil
	}
	e.put(c, values)
	if c.Item != "" {
		e.bringBack(c.Part, c.Item)
	}
	if c.Part != "" || c.Item != "" || c.Field != fieldExists {
		e.bringBack("", "")
	}
	return e.writes, nil
}

// BringBack gives the writes that take back the deletion of a subject.
func BringBack(r *Record) []Write {
	if r.Forgotten() {
		return nil
	}
	e := editor{record: r}
	e.bringBack("", "")
	return e.writes
}

// Deleted reports the write by which a subject was deleted that once was there,
// and is not any more; false for one that is there, was never made, or was
// forgotten.
func (r *Record) Deleted() (by Ref, deleted bool) {
	if r.Forgotten() || r.Exists() {
		return by, false
	}
	for _, l := range r.cells[Cell{Field: fieldGone}] {
		if !isNull(l.Value) {
			return l.Ref, true
		}
	}
	return by, false
}

// put has a field hold some values, where it does not already.
func (e *editor) put(c Cell, values []cbor.RawMessage) {
	now := e.record.values(c)
	if len(values) == 0 {
		values = []cbor.RawMessage{null}
	}
	if len(now) == 0 {
		now = []cbor.RawMessage{null}
	}
	if len(now) == len(values) && !slices.ContainsFunc(values, func(v cbor.RawMessage) bool { return !holdsValue(now, v) }) {
		return
	}
	for _, v := range values {
		e.write(c, v)
	}
}

func (e *editor) bringBack(part string, item dossier.ID) {
	if c := (Cell{part, item, fieldGone}); slices.ContainsFunc(e.record.values(c), func(v cbor.RawMessage) bool { return !isNull(v) }) {
		e.write(c, null)
	}
}

// presence has an item, or the subject, be there or not as it was.
func (e *editor) presence(was *Record, part string, item dossier.ID) error {
	there, disputed := was.presence(part, item)
	now, nowDisputed := e.record.presence(part, item)
	switch {
	case there && disputed:
		if nowDisputed {
			return nil // and what is written here has not been seen by that deletion
		}
		return e.goneUnseen(part, item)
	case there:
		e.bringBack(part, item)
	case now:
		return e.gone(part, item)
	}
	return nil
}

// goneUnseen deletes an item as one that had seen nothing of it would have: all
// that it says stands against the deletion.
func (e *editor) goneUnseen(part string, item dossier.ID) error {
	v, err := enc.Marshal([]Ref{})
	if err != nil {
		return fmt.Errorf("failed to encode a deletion: %w", err)
	}
	e.write(Cell{part, item, fieldGone}, v)
	return nil
}

type itemAt struct {
	Part string
	Item dossier.ID
}

// allItems are the items of all lists, there or not, in their order.
func (r *Record) allItems() (all []itemAt) {
	for _, c := range r.inOrder() {
		if it := (itemAt{c.Part, c.Item}); c.Item != "" && !slices.Contains(all, it) {
			all = append(all, it)
		}
	}
	return all
}
