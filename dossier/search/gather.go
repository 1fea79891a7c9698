package search

import (
	"reflect"
	"slices"
	"sync"

	"habeas/dossier"
)

// gathered is what one walk through a dossier and its cases brings together.
type gathered struct {
	texts []string     // all that can be read, also kinds and choices, each once
	cited []dossier.ID // the sources, each once
}

// gather walks through a dossier and its cases.
func gather(v *dossier.View, d *dossier.Dossier) gathered {
	var g gathered
	for _, id := range d.Cases {
		g.walk(reflect.ValueOf(v.Case(id)))
	}
	g.walk(reflect.ValueOf(d))
	return g
}

// notText are the fields that hold identifiers, codes and hashes.
var notText = map[string]bool{
	"ID": true, "Order": true, "Script": true, "SHA256": true, "Print": true, "MediaType": true, "Disputes": true,
	"Source": true, "Cases": true, "Lang": true, "Before": true,
}

// plan is which fields of a struct hold something to gather: reflection is slow
// to tell for ten thousand dossiers.
type plan []int

var plans sync.Map // reflect.Type → plan

func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	p := plan{}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		switch f.Type.Kind() {
		case reflect.String:
			if !notText[f.Name] {
				p = append(p, i)
			}
		case reflect.Slice:
			if f.Type.Elem() != idType && !notText[f.Name] {
				p = append(p, i)
			}
		case reflect.Struct:
			p = append(p, i)
		}
	}
	plans.Store(t, p)
	return p
}

var (
	idType   = reflect.TypeFor[dossier.ID]()
	markType = reflect.TypeFor[dossier.Mark]()
	dateType = reflect.TypeFor[dossier.Date]()
)

// walk gathers from a value that can be addressed.
func (g *gathered) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			g.walk(v.Elem())
		}
	case reflect.String:
		if s := v.String(); s != "" && !slices.Contains(g.texts, s) {
			g.texts = append(g.texts, s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			g.walk(v.Index(i))
		}
	case reflect.Struct:
		switch v.Type() {
		case dateType:
		case markType:
			for _, id := range v.Addr().Interface().(*dossier.Mark).Sources {
				if !slices.Contains(g.cited, id) {
					g.cited = append(g.cited, id)
				}
			}
		default:
			for _, i := range planOf(v.Type()) {
				g.walk(v.Field(i))
			}
		}
	}
}
