package desk_test

import (
	"reflect"
	"strings"
	"time"

	"pgregory.net/rapid"

	"habeas/dossier"
)

var madeOn = time.Unix(0, 0)

// idsIn are the identifiers of all items in what p points at.
func idsIn(p any) []dossier.ID {
	var l []dossier.ID
	eachItem(reflect.ValueOf(p).Elem(), "", func(_ string, it *dossier.Item) { l = append(l, it.ID) })
	return l
}

// eachItem visits the items with the names of the parts that they stand in.
func eachItem(v reflect.Value, part string, visit func(part string, it *dossier.Item)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			eachItem(v.Index(i), part, visit)
		}
	case reflect.Struct:
		if it, ok := v.Addr().Interface().(*dossier.Item); ok {
			visit(part, it)
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if part != "" && name != "" {
				name = part + "." + name
			}
			if f.Anonymous {
				name = part
			}
			eachItem(v.Field(i), name, visit)
		}
	}
}

// troubled is a vault in which all may be wrong that a finding can tell of.
func (g *generator) troubled() *dossier.View {
	v := g.view(3)
	if g.chance(2) {
		v.We.Name = ""
	}
	if g.chance(3) {
		v.We.Logo = "a logo"
	}
	if g.chance(2) {
		m := &dossier.Meeting{}
		g.fill(m)
		m.ID, m.Audience = g.id(), g.audiences()
		m.For = rapid.SampledFrom(append([]dossier.Audience{""}, dossier.AllAudiences...)).Draw(g.t, "for")
		v.Meetings = append(v.Meetings, m)
	}
	if g.chance(2) {
		v.Dossiers = append(v.Dossiers, g.acquitted(), g.twice(2017), g.twice(2018), &dossier.Dossier{ID: g.id(), Audience: dossier.Internal, Consent: g.consent()})
	}
	for _, d := range v.Dossiers {
		if g.chance(3) {
			d.Names = append(d.Names, dossier.Name{Item: dossier.Item{ID: g.id(), Mark: dossier.Mark{Audience: dossier.To(dossier.Public)}}, Text: "Sok Dara", Role: dossier.NameInPrint})
			d.Names = append(d.Names, dossier.Name{Item: dossier.Item{ID: g.id(), Mark: dossier.Mark{Audience: dossier.Internal}}, Text: "Chan Sopheap", Role: dossier.NameAlias})
			d.Narrative = append(d.Narrative, dossier.Paragraph{Item: dossier.Item{ID: g.id()}, Lang: "fr", Text: strings.Repeat("Chan Sopheap was there. ", 400)})
		}
		for i := range d.Consent {
			c := &d.Consent[i]
			c.Basis = rapid.SampledFrom(dossier.ConsentBases).Draw(g.t, "basis")
			switch rapid.IntRange(0, 4).Draw(g.t, "consent") {
			case 0:
				c.Until = dossier.DateOf(dossier.NewDay(2018, 9, 1))
			case 1:
				c.Withdrawn = dossier.DateOf(dossier.NewDay(2018, 9, 1))
				if g.chance(2) {
					d.Consent = append(d.Consent, dossier.Consent{Item: dossier.Item{ID: g.id()}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public), Given: dossier.DateOf(dossier.NewDay(2018, 9, 3))})
				}
			}
		}
		eachItem(reflect.ValueOf(d).Elem(), "", func(part string, it *dossier.Item) {
			if g.chance(4) {
				it.Sources = []dossier.ID{v.Sources[0].ID}
			}
			if g.chance(4) {
				it.Confirmed = dossier.DateOf(dossier.NewDay(2018, 9, 20))
			}
			if g.chance(20) {
				field := g.pick("audience", "text", "date", "kind", "charges")
				if part == "consent" {
					field = "for"
				}
				d.Disputes = append(d.Disputes, dossier.Dispute{Part: part, Item: it.ID, Field: field, Values: []string{g.text(), g.text()}})
			}
		})
	}
	return v
}

func (g *generator) consent() []dossier.Consent {
	return []dossier.Consent{{Item: dossier.Item{ID: g.id()}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
}

// twice is somebody of whose arrest in a year only the desk knows, and who was held
// later: of two custodies the first is not shown, of one its beginning.
func (g *generator) twice(year int) *dossier.Dossier {
	on := func(kind dossier.EventKind, day dossier.Day, a dossier.Audiences) dossier.Event {
		return dossier.Event{Item: dossier.Item{ID: g.id(), Mark: dossier.Mark{Audience: a}}, Kind: kind, Date: dossier.DateOf(day)}
	}
	d := &dossier.Dossier{ID: g.id(), Audience: dossier.To(dossier.Public), Consent: g.consent()}
	d.Events = []dossier.Event{on(dossier.Arrested, dossier.NewDay(year, 1, 1), dossier.Internal)}
	if year == 2017 {
		d.Events = append(d.Events, on(dossier.Released, dossier.NewDay(2017, 3, 1), dossier.Internal), on(dossier.Arrested, dossier.NewDay(2018, 2, 1), dossier.ByDefault))
	} else {
		d.Events = append(d.Events, on(dossier.InCustody, dossier.NewDay(2018, 2, 1), dossier.ByDefault))
	}
	return d
}

// acquitted is somebody whose acquittal only the figures may know, and who asks for
// more than a card can hold.
func (g *generator) acquitted() *dossier.Dossier {
	event := func(kind dossier.EventKind, month time.Month, a dossier.Audiences) dossier.Event {
		return dossier.Event{Item: dossier.Item{ID: g.id(), Mark: dossier.Mark{Audience: a}}, Kind: kind, Date: dossier.DateOf(dossier.NewDay(2018, month, 1))}
	}
	return &dossier.Dossier{
		ID: g.id(), Audience: dossier.To(dossier.Public), Consent: g.consent(),
		Names:  []dossier.Name{{Item: dossier.Item{ID: g.id()}, Text: strings.Repeat("Sokunthea ", 30)}},
		Events: []dossier.Event{event(dossier.Arrested, 1, dossier.ByDefault), event(dossier.Acquitted, 2, dossier.Internal), event(dossier.Released, 3, dossier.ByDefault)},
		Asks:   []dossier.Paragraph{{Item: dossier.Item{ID: g.id()}, Lang: "en", Text: strings.Repeat("Give back all that was taken. ", 60)}},
	}
}
