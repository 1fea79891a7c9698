package change

import (
	"bytes"
	"fmt"
	"reflect"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Edit gives the writes that lead from base to now. Both point at the Go type
// of the record's kind; base, made by [Record.Fill], is what the edit began
// with (nil: nothing), so that what others wrote in between stays where the
// edit did not touch it. record is the subject as it is now (nil: new).
//
// The order of a list's items is that of the slice in now: their Order fields
// are set to fit.
func Edit(kind Kind, record *Record, base, now any) ([]Write, error) {
	n := reflect.ValueOf(now).Elem()
	id := dossier.ID(n.FieldByName("ID").String())
	if id == "" {
		return nil, fmt.Errorf("invalid %s: it has no identifier", kind)
	}
	b := reflect.New(n.Type()).Elem()
	if base != nil && !reflect.ValueOf(base).IsNil() {
		b = reflect.ValueOf(base).Elem()
	}
	if record == nil {
		record = NewRecord(kind, id)
	}
	if record.Forgotten() {
		return nil, ErrForgotten
	}
	e := editor{record: record}
	if !record.Exists() {
		e.write(Cell{Field: fieldExists}, []byte{0xf5})
		if len(record.Live(Cell{Field: fieldGone})) > 0 {
			e.write(Cell{Field: fieldGone}, null)
		}
	}
	if err := e.edit(b, n, shapeOf(n.Type()), "", ""); err != nil {
		return nil, err
	}
	return e.writes, nil
}

// Delete gives the write that takes away a subject.
func Delete(record *Record) ([]Write, error) {
	e := editor{record: record}
	if err := e.gone("", ""); err != nil {
		return nil, err
	}
	return e.writes, nil
}

type editor struct {
	record *Record
	writes []Write
}

func (e *editor) write(c Cell, v cbor.RawMessage) {
	w := Write{Place: Place{Kind: e.record.Kind, Subject: e.record.Subject, Part: c.Part, Item: c.Item, Field: c.Field}, Value: v}
	for _, l := range e.record.Live(c) {
		w.Replaces = append(w.Replaces, l.Ref)
	}
	e.writes = append(e.writes, w)
}

// says reports whether the field has that value already, undisputed.
func (e *editor) says(c Cell, v cbor.RawMessage) bool {
	values := e.record.values(c)
	return len(values) == 1 && (bytes.Equal(values[0], v) || isNull(values[0]) && isNull(v))
}

func (e *editor) gone(part string, item dossier.ID) error {
	v, err := enc.Marshal(e.record.liveOf(part, item))
	if err != nil {
		return fmt.Errorf("failed to encode a deletion: %w", err)
	}
	e.write(Cell{part, item, fieldGone}, v)
	return nil
}

func (e *editor) edit(base, now reflect.Value, s *shape, part string, item dossier.ID) error {
	for _, f := range s.fields {
		was, err := value(base.FieldByIndex(f.index))
		if err != nil {
			return fmt.Errorf("failed to encode %s: %w", f.name, err)
		}
		is, err := value(now.FieldByIndex(f.index))
		if err != nil {
			return fmt.Errorf("failed to encode %s: %w", f.name, err)
		}
		if !bytes.Equal(was, is) && !e.says(Cell{part, item, f.name}, is) {
			e.write(Cell{part, item, f.name}, is)
		}
	}
	for _, p := range s.parts {
		b, n := base.FieldByIndex(p.index), now.FieldByIndex(p.index)
		if !p.list {
			if err := e.edit(b, n, p.shape, p.name, ""); err != nil {
				return err
			}
			continue
		}
		if err := e.list(b, n, p); err != nil {
			return err
		}
	}
	return nil
}

func (e *editor) list(base, now reflect.Value, p part) error {
	was := map[dossier.ID]reflect.Value{}
	for i := range base.Len() {
		was[itemOf(base.Index(i)).ID] = base.Index(i)
	}
	keys := make([]string, now.Len())
	for i := range keys {
		keys[i] = itemOf(now.Index(i)).Order
	}
	keys = reorder(keys)
	kept := map[dossier.ID]bool{}
	for i := range now.Len() {
		it := reflect.New(p.typ).Elem() // a copy: the caller's slice keeps its keys
		it.Set(now.Index(i))
		head := itemOf(it)
		if head.ID == "" {
			return fmt.Errorf("invalid %s: item %d has no identifier", p.name, i+1)
		}
		if kept[head.ID] {
			return fmt.Errorf("invalid %s: item %s stands there twice", p.name, head.ID)
		}
		kept[head.ID] = true
		head.Order = keys[i]
		before, ok := was[head.ID]
		if !ok {
			before = reflect.New(p.typ).Elem()
			if len(e.record.Live(Cell{p.name, head.ID, fieldGone})) > 0 {
				e.write(Cell{p.name, head.ID, fieldGone}, null)
			}
		}
		if err := e.edit(before, it, p.shape, p.name, head.ID); err != nil {
			return err
		}
	}
	for i := range base.Len() {
		if id := itemOf(base.Index(i)).ID; !kept[id] {
			if err := e.gone(p.name, id); err != nil {
				return err
			}
		}
	}
	return nil
}
