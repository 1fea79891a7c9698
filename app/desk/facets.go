package desk

import (
	"cmp"
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
// frequent first. Values that a search does not tell apart are one.
func (d *Desk) Facets(ids []dossier.ID) []Facet {
	view := d.View()
	among := view.Dossiers
	if ids != nil {
		among = nil
		for _, id := range ids {
			if x := view.Dossier(id); x != nil {
				among = append(among, x)
			}
		}
	}
	type key struct{ field, folded string }
	found := map[key]*Facet{}
	offered := map[key]bool{}
	for _, x := range among {
		c := view.Custody(x)
		seen := map[key]bool{}
		has := func(field, value string, offer bool) {
			k := key{field, search.Fold(value)}
			if k.folded == "" {
				return
			}
			offered[k] = offered[k] || offer
			if seen[k] {
				return
			}
			seen[k] = true
			if f := found[k]; f != nil {
				f.Count++
				return
			}
			found[k] = &Facet{field, value, 1}
		}
		for _, ch := range c.Charges {
			has("charge", ch.Offence, true)
		}
		for _, a := range x.Person.Affiliations {
			has("affiliation", a.Organisation, true)
		}
		for _, e := range c.Events {
			has("place", e.Place, holds(e.Kind))
		}
		has("place", x.Person.Birthplace.Text, false)
		for _, a := range x.Person.Addresses {
			has("place", a.Text, false)
		}
		for _, t := range x.Tags {
			has("tag", t, true)
		}
	}
	var all []Facet
	for k, f := range found {
		if offered[k] {
			all = append(all, *f)
		}
	}
	slices.SortFunc(all, func(a, b Facet) int {
		return cmp.Or(
			slices.Index(FacetFields, a.Field)-slices.Index(FacetFields, b.Field),
			b.Count-a.Count,
			strings.Compare(search.Fold(a.Value), search.Fold(b.Value)),
		)
	})
	return all
}

// holds reports whether a kind of event says where somebody was held.
func holds(k dossier.EventKind) bool {
	switch dossier.KindOf(k).Custody {
	case dossier.BeginsCustody, dossier.ShowsCustody:
		return true
	}
	return false
}
