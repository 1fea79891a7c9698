package disclosure

import (
	"fmt"

	"habeas/dossier"
)

// cite notes that an item names sources, and returns those that the audience may
// see.
func (k *packet) cite(ids []dossier.ID) []dossier.ID {
	var seen []dossier.ID
	for _, id := range ids {
		s := k.view.Source(id)
		if s == nil {
			continue
		}
		why, known := k.cited[id]
		if !known {
			g := gate{packet: k, subject: id, fallback: sourceDefault(s, k.o.Audience)}
			why = g.judge("", s.Audience)
			k.cited[id] = why
			k.order = append(k.order, id)
		}
		if why == "" {
			seen = append(seen, id)
		}
	}
	return seen
}

// sourceDefault is for whom a source without a set of its own is: what was
// published goes with what cites it, a person who spoke to us stays inside.
func sourceDefault(s *dossier.Source, a dossier.Audience) dossier.Audiences {
	switch s.Type {
	case dossier.SourceInterview, dossier.SourceOwn, "":
		return dossier.Internal
	}
	return dossier.To(a)
}

// printed is what the page may say of a source, with the disputes over what is no
// text.
func printed(s *dossier.Source) dossier.Source {
	if s.PrintsAs != "" {
		return dossier.Source{PrintsAs: s.PrintsAs}
	}
	p := *s
	p.ID, p.Audience = "", dossier.ByDefault
	p.Disputes = ownDisputes(s.Disputes, "date", "seen", "reliability", "credibility")
	return p
}

// references numbers the sources of a Disclosed, or of a profile, in order of
// first use.
type references struct {
	ids  []dossier.ID              // in the vault, or in other references
	keys map[dossier.ID]dossier.ID // "s1", "s2", …
}

// number replaces the references inside ptr by keys.
func (r *references) number(ptr any) {
	if r.keys == nil {
		r.keys = map[dossier.ID]dossier.ID{}
	}
	eachMark(ptr, func(m *dossier.Mark) {
		for i, id := range m.Sources {
			k, ok := r.keys[id]
			if !ok {
				r.ids = append(r.ids, id)
				k = dossier.ID(fmt.Sprintf("s%d", len(r.ids)))
				r.keys[id] = k
			}
			m.Sources[i] = k
		}
	})
}

// sources are what the page may say of the sources numbered, under the keys
// that all gives them.
func (r *references) sources(v *dossier.View, all map[dossier.ID]dossier.ID) []dossier.Source {
	var l []dossier.Source
	for _, id := range r.ids {
		s := printed(v.Source(id))
		s.ID = all[id]
		l = append(l, s)
	}
	return l
}

// holdSources notes what is not printed of the sources that the dossiers cite.
func (k *packet) holdSources(used map[dossier.ID]dossier.ID) {
	for _, id := range k.order {
		s := *k.view.Source(id)
		disputes := s.Disputes
		s.Disputes = nil // its values are text of the fields they are of
		_, shown := used[id]
		g := gate{packet: k, subject: id, disputes: disputes}
		g.disputed()
		hold := func(why Why, s dossier.Source, but string) {
			texts := ownTexts(s)
			for _, d := range disputes {
				if d.Field != but && isOwnText(s, d.Field) {
					texts = append(texts, d.Values...)
				}
			}
			g.keepBack("sources", "", why, texts...)
		}
		switch why := k.cited[id]; {
		case why != "":
			hold(why, s, "")
		case !shown:
			hold(WhyUnlinked, s, "")
		case s.PrintsAs != "":
			g.admitOwn("prints_as")
			s.PrintsAs = ""
			hold(WhyNever, s, "prints_as")
		default:
			for _, d := range disputes {
				if d.Field != "audience" && d.Field != "type" {
					g.find(Error, CodeDisputed, "sources", "", fmt.Sprintf("%s of a source is disputed", d.Field))
				}
			}
		}
	}
}
