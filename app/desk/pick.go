package desk

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/words"
)

// Disputed is a field of a dossier on which two copies of the vault disagree.
type Disputed struct {
	Part   string   // by its name in the model: "events", "person.born"; "" for the dossier itself
	Label  string   // where it is, in words: "Custody: Arrested 3 Sep 2017 · Place"
	Values []string // those that it may have, in words
	what   dossier.Dispute
}

// Disputed are those of a dossier, in the words of a language.
func (d *Desk) Disputed(id dossier.ID, w *words.Words) []Disputed {
	x := d.View().Dossier(id)
	if x == nil {
		return nil
	}
	var l []Disputed
	for _, what := range x.Disputes {
		part, item, field := "", "", ""
		if what.Part != "" {
			part = w.Part(what.Part)
		}
		if what.Item != "" {
			item = w.Item(itemOf(x, what.Part, what.Item))
		}
		if what.Field != deletedOrEdited {
			field = w.Field(what.Part, what.Field)
		}
		l = append(l, Disputed{what.Part, w.InItem(part, item, field), what.Values, what})
	}
	return l
}

var errOtherDispute = errors.New("what is disputed there has changed: nothing was picked; look at it again")

// deletedOrEdited is the field of a dispute over whether something is there.
const deletedOrEdited = "gone"

// itemOf finds an item of a list of a dossier, nil for none.
func itemOf(x *dossier.Dossier, part string, id dossier.ID) any {
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
	walk(reflect.ValueOf(*x), "")
	return found
}

// Pick ends a dispute: the field has the n-th of its values, on this copy and on
// all others that take the change in. Undo makes it disputed again. It fails where
// the values are no longer those that the person saw.
func (d *Desk) Pick(id dossier.ID, what Disputed, n int) error {
	if err := d.Settle(); err != nil { // what is being typed is a change of its own
		return err
	}
	x := d.View().Dossier(id)
	if x == nil {
		return fmt.Errorf("there is no dossier %s", id)
	}
	if !slices.ContainsFunc(x.Disputes, func(now dossier.Dispute) bool { return reflect.DeepEqual(now, what.what) }) {
		return errOtherDispute
	}
	return d.Together("", func(b *Batch) error {
		r, err := b.tx.Record(id)
		if err != nil {
			return err
		}
		if r == nil {
			return fmt.Errorf("there is no dossier %s", id)
		}
		writes, err := r.Pick(what.what, n)
		if err != nil {
			return err
		}
		return b.append(&change.Change{Writes: writes})
	})
}
