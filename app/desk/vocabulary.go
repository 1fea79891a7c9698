package desk

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Field is a field whose texts come again and again in a vault.
type Field string

// The fields that a form completes.
const (
	FieldPlace        Field = "place"
	FieldAuthority    Field = "authority"
	FieldBasis        Field = "legal basis"
	FieldForm         Field = "form"
	FieldOffence      Field = "offence"
	FieldLaw          Field = "law"
	FieldCourt        Field = "court"
	FieldOrganisation Field = "organisation"
	FieldOccupation   Field = "occupation"
	FieldPublisher    Field = "publisher"
	FieldTag          Field = "tag"
)

// Vocabulary is the texts that a vault uses in such fields, the most used first.
// It does not change and may be shared between goroutines.
type Vocabulary struct{ used map[Field][]used }

type used struct {
	text, folded string
	times        int
}

// vocabularyOf is the newest one that was worked out, and what of.
type vocabularyOf struct {
	view *dossier.View
	said *Vocabulary
}

// Vocabulary works it out of everything that the vault holds. In one of 10,000
// dossiers it takes a part of a second; nothing is done where nothing changed.
func (d *Desk) Vocabulary() *Vocabulary {
	view := d.View()
	if last := d.vocabulary.Load(); last != nil && last.view == view {
		return last.said
	}
	v := vocabulary(view)
	d.vocabulary.Store(&vocabularyOf{view, v})
	return v
}

func vocabulary(view *dossier.View) *Vocabulary {
	times := map[Field]map[string]int{}
	put := func(f Field, texts ...string) {
		for _, t := range texts {
			if t = strings.TrimSpace(t); t != "" {
				if times[f] == nil {
					times[f] = map[string]int{}
				}
				times[f][t]++
			}
		}
	}
	events := func(l []dossier.Event) {
		for _, e := range l {
			put(FieldPlace, e.Place)
			put(FieldAuthority, e.Authority)
			put(FieldBasis, e.LegalBasis)
			put(FieldForm, string(e.Form))
		}
	}
	charges := func(l []dossier.Charge) {
		for _, c := range l {
			put(FieldOffence, c.Offence)
			put(FieldLaw, c.Law)
			put(FieldCourt, c.Court)
		}
	}
	for _, x := range view.Dossiers {
		events(x.Events)
		charges(x.Charges)
		put(FieldPlace, x.Person.Birthplace.Text)
		for _, o := range x.Person.Occupations {
			put(FieldOccupation, o.Text)
		}
		for _, a := range x.Person.Affiliations {
			put(FieldOrganisation, a.Organisation)
		}
		put(FieldTag, x.Tags...)
	}
	for _, c := range view.Cases {
		events(c.Events)
		charges(c.Charges)
	}
	for _, s := range view.Sources {
		put(FieldPublisher, s.Publisher)
	}
	for _, n := range view.Named {
		f := map[string]Field{dossier.NamedPlace: FieldPlace, dossier.NamedOrganisation: FieldOrganisation, dossier.NamedLaw: FieldLaw}[n.Kind]
		for _, s := range n.Spellings {
			put(f, s.Text)
		}
	}
	v := &Vocabulary{used: map[Field][]used{}}
	for f, texts := range times {
		l := make([]used, 0, len(texts))
		for t, n := range texts {
			l = append(l, used{t, search.Fold(t), n})
		}
		slices.SortFunc(l, func(a, b used) int { return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(a.text, b.text)) })
		v.used[f] = l
	}
	return v
}

// Offer gives texts of a field that what was typed may become, at most so many:
// those that begin with it, then those of which a word does, each the most used
// first. Nothing typed gives the most used.
func (v *Vocabulary) Offer(f Field, typed string, most int) []string {
	if v == nil {
		return nil
	}
	folded := search.Fold(typed)
	if folded == "" && strings.TrimSpace(typed) != "" {
		return nil // signs alone
	}
	var begin, within []string
	for _, u := range v.used[f] {
		switch {
		case u.text == typed:
		case strings.HasPrefix(u.folded, folded):
			begin = append(begin, u.text)
		case begun(u.folded, folded):
			within = append(within, u.text)
		}
		if len(begin) == most {
			break
		}
	}
	all := append(begin, within...)
	return all[:min(len(all), most)]
}

// begun reports whether a word of a text begins so; where no spaces part words,
// whether it stands anywhere.
func begun(text, begins string) bool {
	if strings.Contains(text, " "+begins) {
		return true
	}
	return strings.ContainsFunc(begins, func(r rune) bool { return r >= 0x80 && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) }) &&
		strings.Contains(text, begins)
}

// Names are texts to be found again while one types, such as those of sources.
type Names struct{ folded []string }

// NewNames makes them findable.
func NewNames(texts []string) *Names {
	n := &Names{make([]string, len(texts))}
	for i, t := range texts {
		n.folded[i] = search.Fold(t)
	}
	return n
}

// Find gives the places of those in which each word that was typed stands.
func (n *Names) Find(typed string) []int {
	words := strings.Fields(search.Fold(typed))
	var found []int
	for i, f := range n.folded {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(f, w) }) {
			found = append(found, i)
		}
	}
	return found
}
