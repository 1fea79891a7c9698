package desk

import (
	"cmp"
	"slices"

	"habeas/dossier"
	"habeas/dossier/alike"
)

// Alike is another dossier that may be of the same person, by a name.
type Alike struct {
	ID       dossier.ID
	Name     string // the one of its names that is alike
	Distance alike.Distance

	Born     dossier.Date // missing where it is not known
	Age      dossier.Age  // as somebody gave it, where Born is missing
	Arrested dossier.Date // when custody began last; missing where it never did
	Place    string       // of that
}

// mostAlike is how many are told of: more would not be read.
const mostAlike = 5

// namesOf are the names of a view, findable.
type namesOf struct {
	view  *dossier.View
	whose []*dossier.Dossier // by the places of the index
	texts []string
	index *alike.Index
}

// Alike gives dossiers with a name like one of those given, the nearest first, but
// not the dossier named itself. In a vault of 10,000 the first call after a change
// takes a tenth of a second or so, and further ones a few milliseconds.
func (d *Desk) Alike(id dossier.ID, names []string) []Alike {
	n := d.nameIndex()
	var found []Alike
	seen := map[dossier.ID]int{}
	for _, name := range names {
		for _, f := range n.index.Find(name) {
			x := n.whose[f.At]
			if x.ID == id {
				continue
			}
			if at, ok := seen[x.ID]; ok {
				if f.Distance < found[at].Distance {
					found[at].Name, found[at].Distance = n.texts[f.At], f.Distance
				}
				continue
			}
			seen[x.ID] = len(found)
			found = append(found, alikeOf(n.view, x, n.texts[f.At], f.Distance))
		}
	}
	sortAlike(found)
	return found[:min(len(found), mostAlike)]
}

func sortAlike(l []Alike) {
	slices.SortStableFunc(l, func(a, b Alike) int { return cmp.Compare(a.Distance, b.Distance) })
}

func alikeOf(v *dossier.View, x *dossier.Dossier, name string, distance alike.Distance) Alike {
	a := Alike{ID: x.ID, Name: name, Distance: distance, Born: x.Person.Born.Date, Age: x.Person.Age}
	for _, e := range v.Custody(x).Events {
		if e.Does().Custody == dossier.BeginsCustody {
			a.Arrested, a.Place = e.Date, e.Place
		}
	}
	return a
}

// nameIndex makes the names findable, once for each view. Names change seldom:
// where the dossiers have the names that they had, the index stays.
func (d *Desk) nameIndex() *namesOf {
	view := d.View()
	last := d.names.Load()
	if last != nil && last.view == view {
		return last
	}
	n := &namesOf{view: view}
	for _, x := range view.Dossiers {
		for _, name := range x.Names {
			if name.Shows() && name.Role != dossier.NameKnownAs && name.Role != dossier.NameClan {
				n.whose = append(n.whose, x)
				n.texts = append(n.texts, name.Text)
			}
		}
	}
	if last != nil && slices.Equal(last.texts, n.texts) {
		n.index = last.index
	} else {
		n.index = alike.NewIndex(n.texts)
	}
	d.names.Store(n)
	return n
}
