package change

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"habeas/dossier"
)

// A Go type of package dossier says by its form what is a field, a part and a
// list, so that no second description of the model has to be kept in step:
//
//   - a slice of structs that embed dossier.Item is a list,
//   - a struct that embeds dossier.Mark is a part with fields of its own,
//   - any other struct that does not write itself as text groups parts, and its
//     name goes before theirs ("person.born"),
//   - everything else is a field.
//
// Names are those of the json tags.
type shape struct {
	fields []field
	parts  []part
}

type field struct {
	name   string
	index  []int
	typ    reflect.Type
	shares bool // see [shares]
}

type part struct {
	name  string
	index []int
	list  bool
	typ   reflect.Type // of the part, or of an item of the list
	shape *shape
	item  []int // where dossier.Item stands in an item of a list
}

var (
	itemType = reflect.TypeFor[dossier.Item]()
	markType = reflect.TypeFor[dossier.Mark]()
	textType = reflect.TypeFor[encoding.TextMarshaler]()
	shapes   sync.Map // reflect.Type → *shape
)

// shapeOf is the shape of a subject's type.
func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{}
	s.gather(t, nil, "")
	shapes.Store(t, s)
	return s
}

func (s *shape) gather(t reflect.Type, at []int, prefix string) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), at...), i)
		if f.Anonymous { // Item and Mark are flattened
			s.gather(f.Type, index, prefix)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch name {
		case "", "-":
			panic(fmt.Sprintf("change: internal error: %s.%s has no name", t, f.Name))
		case "id", "disputes": // not written: the first is the place, the second follows
			continue
		}
		name = prefix + name
		switch {
		case f.Type.Kind() == reflect.Slice && embeds(f.Type.Elem(), itemType):
			at, _ := f.Type.Elem().FieldByName(itemType.Name())
			s.parts = append(s.parts, part{name, index, true, f.Type.Elem(), shapeOf(f.Type.Elem()), at.Index})
		case f.Type.Kind() == reflect.Struct && embeds(f.Type, markType):
			s.parts = append(s.parts, part{name, index, false, f.Type, shapeOf(f.Type), nil})
		case f.Type.Kind() == reflect.Struct && !f.Type.Implements(textType):
			s.gather(f.Type, index, name+".")
		default:
			s.fields = append(s.fields, field{name, index, f.Type, shares(f.Type)})
		}
	}
}

func embeds(t, what reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous && f.Type == what {
			return true
		}
	}
	return false
}

// value encodes a field; null where it holds nothing.
func value(v reflect.Value) ([]byte, error) {
	if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return null, nil
	}
	return enc.Marshal(v.Interface())
}

var null = []byte{0xf6}

// itemOf is the dossier.Item inside an item of a list.
func itemOf(v reflect.Value) *dossier.Item {
	return v.FieldByName("Item").Addr().Interface().(*dossier.Item)
}

// itemOf is that of an item of this list, found without its name.
func (p part) itemOf(v reflect.Value) *dossier.Item {
	return v.FieldByIndex(p.item).Addr().Interface().(*dossier.Item)
}
