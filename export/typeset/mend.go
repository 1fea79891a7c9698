package typeset

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// mend makes up for a fault of go-text up to version 0.3.5: it passes over
// lookups for most glyphs of a coverage that is written as ranges, when one of
// the ranges is long (github.com/go-text/typesetting/issues/278). In Noto Sans
// that loses the kerning of every typographic quotation mark and accented
// letter. A coverage written as a list means the same and is read rightly.
// Khmer fonts are not affected.
//
// The fields are private to go-text, hence the unsafe. Once a version without
// the fault is out, this file can go; its test stays.
func mend(f *font.Font) {
	for _, lookup := range f.GPOS.Lookups {
		for i, t := range lookup.Subtables {
			lookup.Subtables[i] = relist(t).(tables.GPOSLookup)
		}
	}
	for _, lookup := range f.GSUB.Lookups {
		for i, t := range lookup.Subtables {
			lookup.Subtables[i] = relist(t).(tables.GSUBLookup)
		}
	}
}

// relist copies a subtable and writes its coverages as lists.
func relist(subtable any) any {
	v := reflect.New(reflect.TypeOf(subtable)).Elem()
	v.Set(reflect.ValueOf(subtable))
	for i := range v.NumField() {
		field := v.Field(i)
		if field.Kind() != reflect.Interface || field.IsNil() {
			continue
		}
		field = reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
		switch inner := field.Interface().(type) {
		case tables.Coverage2:
			field.Set(reflect.ValueOf(list(inner)))
		default:
			// The formats of a subtable are behind an interface of their own.
			if value := field.Elem(); value.Kind() == reflect.Struct && value.NumField() > 0 {
				field.Set(reflect.ValueOf(relist(inner)))
			}
		}
	}
	return v.Interface()
}

func list(ranges tables.Coverage2) tables.Coverage1 {
	var c tables.Coverage1
	for _, r := range ranges.Ranges {
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			c.Glyphs = append(c.Glyphs, tables.GlyphID(g))
		}
	}
	return c
}
