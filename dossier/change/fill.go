package change

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Fill works a subject's values out of its record. dst points at a zero
// dossier.Dossier, dossier.Case, … of the record's kind. Fields that the type
// does not know stay in the record alone.
//
// Where a field is disputed, the value is one that harms least until somebody
// picks: an audience is the narrowest, a consent the narrowest and shortest, a
// date covers all and is uncertain, a text is "disputed: A / B"; the dispute
// itself stands in the Disputes of the subject.
func (r *Record) Fill(dst any) error {
	v := reflect.ValueOf(dst).Elem()
	f := filler{record: r, lists: r.lists(), texts: textsPool.Get().(*texts)}
	defer textsPool.Put(f.texts)
	v.FieldByName("ID").SetString(string(r.Subject))
	if err := f.fill(v, shapeOf(v.Type()), "", ""); err != nil {
		return err
	}
	if _, disputed := r.presence("", ""); disputed {
		f.disputes = append(f.disputes, dossier.Dispute{Field: fieldGone, Values: []string{"deleted", "edited"}})
	}
	slices.SortFunc(f.disputes, func(a, b dossier.Dispute) int {
		return strings.Compare(a.Part+"\x00"+string(a.Item)+"\x00"+a.Field, b.Part+"\x00"+string(b.Item)+"\x00"+b.Field)
	})
	v.FieldByName("Disputes").Set(reflect.ValueOf(f.disputes))
	return nil
}

type filler struct {
	record   *Record
	lists    map[string][]listed
	texts    *texts
	disputes []dossier.Dispute
}

func (f *filler) fill(v reflect.Value, s *shape, partName string, item dossier.ID) error {
	for _, fl := range s.fields {
		cell := Cell{partName, item, fl.name}
		values := f.record.values(cell)
		if len(values) == 0 {
			continue
		}
		if fl.shares && len(values) == 1 && f.texts.fill(v.FieldByIndex(fl.index), values[0]) {
			continue
		}
		if err := f.set(v.FieldByIndex(fl.index), cell, values); err != nil {
			return fmt.Errorf("failed to read %s of %s: %w", strings.TrimPrefix(partName+"."+fl.name, "."), f.record.Subject, err)
		}
	}
	for _, p := range s.parts {
		if !p.list {
			if err := f.fill(v.FieldByIndex(p.index), p.shape, p.name, ""); err != nil {
				return err
			}
			continue
		}
		if err := f.fillList(v.FieldByIndex(p.index), p); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) fillList(list reflect.Value, p part) error {
	items := f.lists[p.name]
	if len(items) == 0 {
		return nil
	}
	list.Grow(len(items))
	for _, l := range items {
		there, disputed := l.written, false
		if l.gone {
			there, disputed = f.record.presence(p.name, l.id)
		}
		if !there {
			continue
		}
		list.SetLen(list.Len() + 1)
		it := list.Index(list.Len() - 1)
		p.itemOf(it).ID = l.id
		if err := f.fill(it, p.shape, p.name, l.id); err != nil {
			return err
		}
		if disputed {
			f.disputes = append(f.disputes, dossier.Dispute{Part: p.name, Item: l.id, Field: fieldGone, Values: []string{"deleted", "edited"}})
			if c, ok := it.Addr().Interface().(*dossier.Consent); ok {
				c.For = dossier.Internal // a consent that somebody took away is none
			}
		}
	}
	if list.Len() > 1 {
		sort.Slice(list.Interface(), func(i, j int) bool {
			x, y := p.itemOf(list.Index(i)), p.itemOf(list.Index(j))
			return cmp.Or(strings.Compare(x.Order, y.Order), strings.Compare(string(x.ID), string(y.ID))) < 0
		})
	}
	return nil
}

func (f *filler) set(v reflect.Value, cell Cell, values []cbor.RawMessage) error {
	if len(values) == 1 {
		if isNull(values[0]) {
			return nil // it is zero
		}
		return dec.Unmarshal(values[0], v.Addr().Interface())
	}
	decoded := make([]reflect.Value, 0, len(values))
	for _, raw := range values {
		d := reflect.New(v.Type())
		if !isNull(raw) {
			if err := dec.Unmarshal(raw, d.Interface()); err != nil {
				return err
			}
		}
		decoded = append(decoded, d.Elem())
	}
	d := dossier.Dispute{Part: cell.Part, Item: cell.Item, Field: cell.Field}
	for _, x := range decoded {
		d.Values = append(d.Values, inWords(x))
	}
	f.disputes = append(f.disputes, d)
	v.Set(settle(cell, decoded, d.Values))
	return nil
}

// picked are texts that are codes rather than prose: of several, one has to do.
var picked = map[string]bool{
	"lang": true, "script": true, "sha256": true, "print": true, "media_type": true, "archive": true,
	"logo": true, "order": true, "file_name": true, "scheme": true, "category": true, "reliability": true, "credibility": true,
}

// settle picks what stands for a disputed field until a person picks. Whatever
// decides who may see something is settled so that the fewest do.
func settle(cell Cell, values []reflect.Value, texts []string) reflect.Value {
	first := values[0]
	switch first.Interface().(type) {
	case dossier.Audiences:
		narrow := dossier.ByDefault
		for _, v := range values {
			a := v.Interface().(dossier.Audiences)
			if a == dossier.ByDefault {
				a = dossier.Internal // what the default will be is not known here
			}
			narrow = narrow.And(a)
		}
		return reflect.ValueOf(narrow)
	case dossier.Audience, dossier.SourceType, dossier.ConsentBasis:
		// The default audience of a meeting and of a source, and whether a
		// consent counts, hang on these: without one, nobody may see.
		return reflect.Zero(first.Type())
	case dossier.Date:
		dates := make([]dossier.Date, len(values))
		for i, v := range values {
			dates[i] = v.Interface().(dossier.Date)
		}
		if cell.Part == "consent" {
			return reflect.ValueOf(shortest(cell.Field, dates))
		}
		return reflect.ValueOf(dossier.Covering(dates...))
	case string:
		if !picked[cell.Field] {
			texts = slices.Clone(texts)
			for i, s := range texts {
				if s == "" {
					texts[i] = "none" // one copy took the text away
				}
			}
			return reflect.ValueOf("disputed: " + strings.Join(texts, " / "))
		}
	case bool:
		if cell.Field == "cleared" {
			return reflect.ValueOf(false)
		}
	}
	return first
}

// shortest is, of the dates of a consent that are there, the one with which it
// holds on the fewest days: given last, ended first, withdrawn first. It weighs
// them as [dossier.Consent.HoldsOn] does.
func shortest(field string, dates []dossier.Date) dossier.Date {
	dates = slices.DeleteFunc(dates, dossier.Date.IsZero)
	if len(dates) == 0 {
		return dossier.Date{}
	}
	switch field {
	case "given":
		return slices.MaxFunc(dates, func(a, b dossier.Date) int { return cmp.Compare(a.First(), b.First()) })
	case "until":
		return slices.MinFunc(dates, func(a, b dossier.Date) int { return cmp.Compare(a.Last(), b.Last()) })
	case "withdrawn":
		return slices.MinFunc(dates, func(a, b dossier.Date) int { return cmp.Compare(a.First(), b.First()) })
	}
	return dossier.Covering(dates...)
}

func inWords(v reflect.Value) string {
	if t, ok := v.Interface().(interface{ MarshalText() ([]byte, error) }); ok {
		b, err := t.MarshalText()
		if err == nil {
			return string(bytes.TrimSpace(b))
		}
	}
	return fmt.Sprint(v.Interface())
}
