package desk

import (
	"errors"
	"reflect"
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/words"
)

// Disputed is a field of a dossier, or of a case of it, on which two copies of the vault
// disagree.
type Disputed struct {
	Subject dossier.ID // the dossier or the case
	Part    string     // by its name in the model: "events", "person.born"; "" for the subject itself
	Field   string     // by its name in the model
	Label   string     // where it is, in words: "Custody: Arrested 3 Sep 2017 · Place"
	Values  []string   // those that it may have, in words
	what    dossier.Dispute
}

// Disputed are those of a dossier and of its cases, in the words of a language.
func (d *Desk) Disputed(id dossier.ID, w *words.Words) []Disputed {
	v := d.View()
	x := v.Dossier(id)
	if x == nil {
		return nil
	}
	l := disputedIn(id, x, x.Disputes, w)
	for _, shared := range x.Cases {
		if c := v.Case(shared); c != nil {
			l = append(l, disputedIn(c.ID, c, c.Disputes, w)...)
		}
	}
	return l
}

func disputedIn(id dossier.ID, subject any, disputes []dossier.Dispute, w *words.Words) []Disputed {
	var l []Disputed
	for _, what := range disputes {
		part, item, field := "", "", ""
		if what.Part != "" {
			part = w.Part(what.Part)
		}
		if what.Item != "" {
			item = w.Item(itemOf(subject, what.Part, what.Item))
		}
		if what.Field != deletedOrEdited {
			field = w.Field(what.Part, what.Field)
		}
		l = append(l, Disputed{id, what.Part, what.Field, w.InItem(part, item, field), what.Values, what})
	}
	return l
}

var errOtherDispute = errors.New("what is disputed there has changed: nothing was picked; look at it again")

// deletedOrEdited is the field of a dispute over whether something is there.
const deletedOrEdited = "gone"

// itemOf finds an item of a list of a subject, which a pointer leads to; nil for none.
func itemOf(subject any, part string, id dossier.ID) any {
	var found any
	var walk func(v reflect.Value, within string)
	walk = func(v reflect.Value, within string) {
		for i := range v.NumField() {
			name := jsonName(v.Type().Field(i))
			f := v.Field(i)
			switch {
			case name == "person":
				walk(f, "person.")
			case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct && within+name == part:
				for j := range f.Len() {
					if at := f.Index(j).FieldByName("ID"); at.IsValid() && at.Interface() == id {
						found = f.Index(j).Interface()
					}
				}
			}
		}
	}
	walk(reflect.ValueOf(subject).Elem(), "")
	return found
}

// Pick ends a dispute: the field has the n-th of its values, on this copy and on
// all others that take the change in. Undo makes it disputed again. It fails where
// the values are no longer those that the person saw.
func (d *Desk) Pick(what Disputed, n int) error {
	if err := d.Settle(); err != nil { // what is being typed is a change of its own
		return err
	}
	var disputes []dossier.Dispute
	if v := d.View(); v.Dossier(what.Subject) != nil {
		disputes = v.Dossier(what.Subject).Disputes
	} else if c := v.Case(what.Subject); c != nil {
		disputes = c.Disputes
	}
	if !slices.ContainsFunc(disputes, func(now dossier.Dispute) bool { return reflect.DeepEqual(now, what.what) }) {
		return errOtherDispute
	}
	return d.Together("", func(b *Batch) error {
		r, err := b.tx.Record(what.Subject)
		if err != nil {
			return err
		}
		if r == nil {
			return errOtherDispute
		}
		writes, err := r.Pick(what.what, n)
		if err != nil {
			return err
		}
		return b.append(&change.Change{Writes: writes})
	})
}
