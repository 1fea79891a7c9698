package change

import (
	"bytes"
	"reflect"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// History gives every change that wrote to a subject, in the order of
// [Chronicle]. It needs no index: each write names those that it replaces, so
// from what the record says now a chain leads back to every earlier value, and
// the cost is that of the subject's own changes, however long the log is.
func (r *Record) History(log Log) []NamedChange {
	var changes []NamedChange
	seen := map[Hash]bool{}
	next := r.Refs()
	for len(next) > 0 {
		name := next[len(next)-1].Change
		next = next[:len(next)-1]
		if seen[name] {
			continue
		}
		seen[name] = true
		c := log(name)
		if c == nil {
			continue // forgotten, or lost and salvaged
		}
		changes = append(changes, NamedChange{name, c})
		for _, w := range c.Writes {
			if w.Place.Subject == r.Subject {
				next = append(next, w.Replaces...)
			}
		}
	}
	return Chronicle(changes)
}

// Chronicle sorts changes as [Order] does, but of those that could come next
// takes the one that its device's clock says was first. Two copies that hold
// the same changes tell them in the same order.
func Chronicle(changes []NamedChange) []NamedChange {
	return order(changes, func(a, b NamedChange) bool {
		if a.Change.At != b.Change.At {
			return a.Change.At < b.Change.At
		}
		return bytes.Compare(a.Name[:], b.Name[:]) < 0
	})
}

// AsOf is a subject as it was after one of its changes: what follows from the
// changes up to that one. It is nil where the change is not among them.
func AsOf(kind Kind, subject dossier.ID, changes []NamedChange, last Hash) *Record {
	r := NewRecord(kind, subject)
	for _, c := range changes {
		r.Apply(c.Name, c.Change)
		if c.Name == last {
			return r
		}
	}
	return nil
}

// FieldStep is what one change did to one field of a subject. Values are as
// they were written; several are a dispute, none is an empty field.
type FieldStep struct {
	Cell   Cell
	Before []cbor.RawMessage // what the change replaced
	After  []cbor.RawMessage // what it wrote
	// Beside are other values that stood beside it once it was there: another
	// copy wrote them, and the change had not seen them.
	Beside []cbor.RawMessage
}

// Steps tells what the newest of a subject's changes did, field by field, in
// the order of its writes. r is the subject after it, as [AsOf] gives it.
func (r *Record) Steps(c NamedChange, log Log) []FieldStep {
	var steps []FieldStep
	for _, w := range c.Change.Writes {
		cell := Cell{w.Place.Part, w.Place.Item, w.Place.Field}
		if w.Place.Subject != r.Subject || cell == (Cell{}) || slices.ContainsFunc(steps, func(s FieldStep) bool { return s.Cell == cell }) {
			continue
		}
		s := FieldStep{Cell: cell}
		for _, v := range c.Change.Writes {
			if v.Place != w.Place {
				continue
			}
			s.After = addValue(s.After, v.Value)
			for _, ref := range v.Replaces {
				if old := log(ref.Change); old != nil && int(ref.Write) < len(old.Writes) {
					s.Before = addValue(s.Before, old.Writes[ref.Write].Value)
				}
			}
		}
		for _, l := range r.cells[cell] {
			if l.Ref.Change != c.Name && !holdsValue(s.After, l.Value) {
				s.Beside = addValue(s.Beside, l.Value)
			}
		}
		steps = append(steps, s)
	}
	return steps
}

// addValue adds a value that is not among them yet.
func addValue(values []cbor.RawMessage, v cbor.RawMessage) []cbor.RawMessage {
	if holdsValue(values, v) {
		return values
	}
	return append(values, v)
}

func holdsValue(values []cbor.RawMessage, v cbor.RawMessage) bool {
	return slices.ContainsFunc(values, func(x cbor.RawMessage) bool { return bytes.Equal(x, v) || isNull(x) && isNull(v) })
}

// types are the Go types of the kinds of subject.
var types = map[Kind]reflect.Type{
	Dossier: reflect.TypeFor[dossier.Dossier](),
	Case:    reflect.TypeFor[dossier.Case](),
	Source:  reflect.TypeFor[dossier.Source](),
	Meeting: reflect.TypeFor[dossier.Meeting](),
	Context: reflect.TypeFor[dossier.Context](),
	We:      reflect.TypeFor[dossier.We](),
	Packet:  reflect.TypeFor[dossier.Packet](),
	Named:   reflect.TypeFor[dossier.Named](),
}

// ValueOf gives a written value in the Go type of its field; nil where it is
// null, and false where this version of the program does not know the field.
func ValueOf(kind Kind, cell Cell, value cbor.RawMessage) (x any, known bool) {
	t, ok := fieldType(kind, cell)
	switch {
	case !ok:
		return nil, false
	case isNull(value):
		return nil, true
	}
	v := reflect.New(t)
	if dec.Unmarshal(value, v.Interface()) != nil {
		return nil, false
	}
	return v.Elem().Interface(), true
}

func fieldType(kind Kind, cell Cell) (reflect.Type, bool) {
	t, ok := types[kind]
	if !ok {
		return nil, false
	}
	s := shapeOf(t)
	if cell.Part != "" {
		at := slices.IndexFunc(s.parts, func(p part) bool { return p.name == cell.Part })
		if at < 0 {
			return nil, false
		}
		s = s.parts[at].shape
	}
	for _, f := range s.fields {
		if f.name == cell.Field {
			return f.typ, true
		}
	}
	return nil, false
}

// Item is an item of a list as the record tells it, there or taken away: a
// dossier.Event, dossier.Name … It is nil where this version of the program does
// not know the list.
func (r *Record) Item(list string, id dossier.ID) any {
	t, ok := types[r.Kind]
	if !ok {
		return nil
	}
	for _, p := range shapeOf(t).parts {
		if p.name != list || !p.list {
			continue
		}
		it := reflect.New(p.typ).Elem()
		itemOf(it).ID = id
		f := filler{record: r}
		if f.fill(it, p.shape, p.name, id) != nil {
			return nil
		}
		return it.Interface()
	}
	return nil
}

// Holds reports whether an item of a list is there, even if its deletion is
// disputed.
func (r *Record) Holds(list string, id dossier.ID) bool {
	there, _ := r.presence(list, id)
	return there
}

// Deletes says that the field is the one that has an item, or a subject, be
// deleted.
func (c Cell) Deletes() bool { return c.Field == fieldGone }

// Makes says that the field is the one that has a subject be there.
func (c Cell) Makes() bool { return c == Cell{Field: fieldExists} }

// Orders says that the field is an item's place in its list.
func (c Cell) Orders() bool { return c.Item != "" && c.Field == fieldOrder }
