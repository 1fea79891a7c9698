package desk

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"habeas/dossier"
)

// Citation is an assertion that names a source.
type Citation struct {
	Subject dossier.ID // the dossier, case, meeting or context in which it stands
	Edited  dossier.ID // the dossier in which it is edited: itself, or one of somebody in the case; "" for none
	Name    string     // of the subject; "" for who is not named
	Part    string     // by its json name: "events", "born"
	Item    any        // the item, for words to say; nil for a part that is no list
}

// Citations are the assertions that name a source, dossiers first.
func (d *Desk) Citations(source dossier.ID) []Citation {
	var l []Citation
	v := d.View()
	eachSubject(v, func(subject any, c Citation) {
		eachCited(subject, func(part string, item any, ids []dossier.ID) {
			if slices.Contains(ids, source) {
				c := c
				c.Part, c.Item = part, item
				if shared, ok := subject.(*dossier.Case); ok {
					if in := v.In(shared.ID); len(in) > 0 {
						c.Edited = in[0].ID
					}
				}
				l = append(l, c)
			}
		})
	})
	return l
}

// SourceRow is a source as a list shows it.
type SourceRow struct {
	*dossier.Source
	Cited int          // how many assertions name it
	Alike []dossier.ID // sources that may be the same; see [dossier.AlikeSources]
}

// Sources lists all sources, the newest first.
func (d *Desk) Sources() []SourceRow {
	v := d.View()
	cited := map[dossier.ID]int{}
	eachSubject(v, func(subject any, _ Citation) {
		eachCited(subject, func(_ string, _ any, ids []dossier.ID) {
			for _, id := range ids {
				cited[id]++
			}
		})
	})
	alike := dossier.AlikeSources(v.Sources)
	rows := make([]SourceRow, len(v.Sources))
	for i, s := range v.Sources {
		rows[i] = SourceRow{Source: s, Cited: cited[s.ID], Alike: alike[s.ID]}
	}
	slices.SortStableFunc(rows, func(a, b SourceRow) int {
		if a.Date.IsZero() || b.Date.IsZero() {
			return a.Date.Compare(b.Date) // those without a date come last
		}
		return b.Date.Compare(a.Date)
	})
	return rows
}

// eachSubject visits everything that may name a source.
func eachSubject(v *dossier.View, visit func(subject any, c Citation)) {
	for _, x := range v.Dossiers {
		visit(x, Citation{Subject: x.ID, Edited: x.ID, Name: nameOf(x)})
	}
	for _, x := range v.Cases {
		visit(x, Citation{Subject: x.ID, Name: x.Name})
	}
	for _, x := range v.Meetings {
		visit(x, Citation{Subject: x.ID, Name: x.Title})
	}
	visit(&v.Context, Citation{Subject: v.Context.ID, Name: v.Context.Title})
}

// eachCited visits the parts and items of a subject, which a pointer leads to,
// that name sources.
func eachCited(subject any, visit func(part string, item any, sources []dossier.ID)) {
	v := reflect.ValueOf(subject).Elem()
	for _, f := range citingFields(v.Type()) {
		part := v.Field(f.at)
		switch f.kind {
		case citingList:
			for i := range part.Len() {
				item := part.Index(i)
				if ids := citedBy(item); len(ids) > 0 {
					visit(f.name, item.Interface(), ids)
				}
			}
		case citingPart:
			if ids := citedBy(part); len(ids) > 0 {
				visit(f.name, nil, ids)
			}
		case citingGroup:
			eachCited(part.Addr().Interface(), visit)
		}
	}
}

// citedBy are the sources that something with a mark names; a consent names the
// one where it was published besides.
func citedBy(marked reflect.Value) []dossier.ID {
	ids := marked.FieldByName("Mark").Addr().Interface().(*dossier.Mark).Sources
	if c, ok := marked.Addr().Interface().(*dossier.Consent); ok && c.Source != "" {
		ids = append(slices.Clip(ids), c.Source)
	}
	return ids
}

type citing uint8

const (
	citingList  citing = iota // of items with a mark
	citingPart                // with a mark
	citingGroup               // of such
)

type citingField struct {
	at   int
	name string
	kind citing
}

var citingPlans sync.Map // reflect.Type → []citingField

func citingFields(t reflect.Type) []citingField {
	if p, ok := citingPlans.Load(t); ok {
		return p.([]citingField)
	}
	var plan []citingField
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Type.Kind() == reflect.Slice && hasMark(f.Type.Elem()):
			plan = append(plan, citingField{i, name, citingList})
		case f.Type.Kind() == reflect.Struct && hasMark(f.Type):
			plan = append(plan, citingField{i, name, citingPart})
		case f.Type == reflect.TypeFor[dossier.Person]():
			plan = append(plan, citingField{i, name, citingGroup})
		}
	}
	citingPlans.Store(t, plan)
	return plan
}

func hasMark(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	f, ok := t.FieldByName("Mark")
	return ok && f.Type == reflect.TypeFor[dossier.Mark]()
}
