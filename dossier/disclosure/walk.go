package disclosure

import (
	"reflect"

	"habeas/dossier"
)

var markType = reflect.TypeFor[dossier.Mark]()

// eachMark visits the marks inside the value that ptr points at, in the order of
// its fields.
func eachMark(ptr any, visit func(*dossier.Mark)) {
	walkMarks(reflect.ValueOf(ptr).Elem(), visit)
}

func walkMarks(v reflect.Value, visit func(*dossier.Mark)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkMarks(v.Elem(), visit)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range v.Len() {
				walkMarks(v.Index(i), visit)
			}
		}
	case reflect.Struct:
		if v.Type() == markType {
			visit(v.Addr().Interface().(*dossier.Mark))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkMarks(v.Field(i), visit)
			}
		}
	}
}

// copyOf copies a value with all lists and maps in it, so that whoever has the
// copy cannot change the value.
func copyOf[T any](x T) T {
	v := reflect.ValueOf(&x).Elem()
	detach(v)
	return x
}

// detach gives v lists and maps of its own.
func detach(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		if k := v.Type().Elem().Kind(); k == reflect.Struct || k == reflect.Slice {
			for i := range v.Len() {
				detach(v.Index(i))
			}
		}
	case reflect.Map:
		if v.IsNil() {
			return
		}
		own := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			own.SetMapIndex(it.Key(), it.Value())
		}
		v.Set(own)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				detach(v.Field(i))
			}
		}
	}
}
