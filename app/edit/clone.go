package edit

import (
	"reflect"

	"habeas/dossier"
)

// Clone is a copy that shares no list with the original.
func Clone(d *dossier.Dossier) *dossier.Dossier { return clone(d) }

// CloneCase is [Clone] for a case.
func CloneCase(c *dossier.Case) *dossier.Case { return clone(c) }

// CloneSource is [Clone] for a source.
func CloneSource(s *dossier.Source) *dossier.Source { return clone(s) }

// CloneMeeting is [Clone] for a meeting.
func CloneMeeting(m *dossier.Meeting) *dossier.Meeting { return clone(m) }

// ClonePacket is [Clone] for a packet.
func ClonePacket(p *dossier.Packet) *dossier.Packet { return clone(p) }

// CloneWe is [Clone] for the issuing group.
func CloneWe(w *dossier.We) *dossier.We { return clone(w) }

// CloneContext is [Clone] for what stands before the profiles.
func CloneContext(c *dossier.Context) *dossier.Context { return clone(c) }

func clone[T any](v *T) *T {
	if v == nil {
		return nil
	}
	c := *v
	ownLists(reflect.ValueOf(&c).Elem())
	return &c
}

// ownLists gives a value slices of its own. The model has no maps and no
// pointers; what a type does not export (a date's days) is plain.
func ownLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				ownLists(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			ownLists(v.Index(i))
		}
	}
}
