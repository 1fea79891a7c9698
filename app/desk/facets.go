package desk

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Facet is a value that some dossiers have, by which a list can be narrowed.
type Facet struct {
	Field string // of the query language
	Value string
	Count int // dossiers that have it
}

// Query asks for the dossiers that have the value.
func (f Facet) Query() string {
	return f.Field + `="` + strings.ReplaceAll(f.Value, `"`, " ") + `"`
}

// FacetFields are the fields of facets, in the order of [Desk.Facets].
var FacetFields = []string{"charge", "affiliation", "place", "tag"}

// Facets are the values of the dossiers named, nil for all: the offences, the
// organisations, the places of custody and the tags; of each field, the most
// frequent first. Values that a search does not tell apart are one. Those of all
// are shared, until something changes: nothing in them may be changed.
func (d *Desk) Facets(ids []dossier.ID) []Facet {
	now := d.seen.Load()
	if ids != nil {
		return facets(now.index.Some(ids))
	}
	if all := now.facets.Load(); all != nil {
		return *all
	}
	all := facets(now.index.Every())
	now.facets.Store(&all)
	return all
}

// facetKey is a value as a search compares it.
type facetKey struct{ field, folded string }

// tally counts the values of dossiers, one after the other.
type tally struct {
	found  map[facetKey]*counted
	folded map[string]string // what was folded: ten thousand dossiers have few values
	n      int               // of the dossier
}

type counted struct {
	Facet
	last    int // the dossier that had it last
	offered bool
}

func facets(among iter.Seq2[*dossier.Dossier, *dossier.Custody]) []Facet {
	t := tally{found: map[facetKey]*counted{}, folded: map[string]string{}}
	for x, c := range among {
		t.n++
		for _, ch := range c.Charges {
			t.has("charge", ch.Offence, true)
		}
		for _, a := range x.Person.Affiliations {
			t.has("affiliation", a.Organisation, true)
		}
		for _, e := range c.Events {
			t.has("place", e.Place, holds(e.Kind))
		}
		t.has("place", x.Person.Birthplace.Text, false)
		for _, a := range x.Person.Addresses {
			t.has("place", a.Text, false)
		}
		for _, tag := range x.Tags {
			t.has("tag", tag, true)
		}
	}
	var all []Facet
	for _, c := range t.found {
		if c.offered {
			all = append(all, c.Facet)
		}
	}
	slices.SortFunc(all, func(a, b Facet) int {
		return cmp.Or(
			slices.Index(FacetFields, a.Field)-slices.Index(FacetFields, b.Field),
			b.Count-a.Count,
			strings.Compare(t.folded[a.Value], t.folded[b.Value]),
		)
	})
	return all
}

// has counts a value of the dossier, once. One that no dossier offers is no facet.
func (t *tally) has(field, value string, offer bool) {
	if value == "" {
		return
	}
	folded, ok := t.folded[value]
	if !ok {
		folded = search.Fold(value)
		t.folded[value] = folded
	}
	if folded == "" {
		return
	}
	k := facetKey{field, folded}
	c := t.found[k]
	if c == nil {
		c = &counted{Facet: Facet{Field: field, Value: value}}
		t.found[k] = c
	}
	c.offered = c.offered || offer
	if c.last != t.n {
		c.last = t.n
		c.Count++
	}
}

// holds reports whether a kind of event says where somebody was held.
func holds(k dossier.EventKind) bool {
	switch dossier.KindOf(k).Custody {
	case dossier.BeginsCustody, dossier.ShowsCustody:
		return true
	}
	return false
}
