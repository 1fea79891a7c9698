package words

import (
	"reflect"
	"strings"
	"testing"

	"habeas/dossier"
)

// TestEachFieldHasAName walks over what the subjects are made of and finds the
// fields and parts that a language does not name: the history would call them by
// their names in English.
func TestEachFieldHasAName(t *testing.T) {
	for _, w := range []*Words{French, Khmer} {
		seen, told := map[string]bool{}, map[string]bool{}
		missing := func(what string) {
			if !told[what] {
				told[what] = true
				t.Errorf("%s: %s", w.Tag, what)
			}
		}
		var walk func(of reflect.Type, part string)
		walk = func(of reflect.Type, part string) {
			for i := range of.NumField() {
				f, in := of.Field(i), of.Field(i).Type
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if f.Anonymous && name == "" {
					walk(in, part)
					continue
				}
				if name == "" || name == "-" || name == "id" || name == "disputes" || !f.IsExported() {
					continue // what nobody reads
				}
				for in.Kind() == reflect.Slice || in.Kind() == reflect.Pointer {
					in = in.Elem()
				}
				made := in.Kind() == reflect.Struct && in.PkgPath() == of.PkgPath()
				switch reflect.Zero(in).Interface().(type) {
				case dossier.Date, dossier.Term:
					made = false
				}
				if !made {
					_, its := w.fields.names[part+" "+name]
					if _, all := w.fields.names[name]; !its && !all {
						missing(strings.TrimSpace(part + " " + name))
					}
					continue
				}
				below := name
				if part == "person" {
					below = "person." + name
				}
				if name != "person" {
					if _, ok := w.fields.parts[unprefixed(w.fields.parts, below)]; !ok {
						missing("the part " + below)
					}
				}
				if !seen[below] {
					seen[below] = true
					walk(in, below)
				}
			}
		}
		for _, subject := range []any{dossier.Dossier{}, dossier.Case{}, dossier.Source{}, dossier.Meeting{}, dossier.Packet{}, dossier.Context{}, dossier.We{}} {
			walk(reflect.TypeOf(subject), "")
		}
	}
}

// TestEachChoiceHasWords finds the texts that a form offers and a language has no
// words for.
func TestEachChoiceHasWords(t *testing.T) {
	for _, w := range []*Words{English, French, Khmer} {
		for field, texts := range map[string][]string{
			"health kind": dossier.HealthKinds, "health doctor": dossier.DoctorAnswers, "people role": dossier.ContactRoles,
			"ahead kind": dossier.AheadKinds, "attachments kind": dossier.AttachKinds,
			"promises state": {string(dossier.PromiseOpen), string(dossier.PromiseKept), string(dossier.PromiseBroken)},
		} {
			for _, text := range texts {
				if _, ok := w.fields.choices[field+" "+text]; !ok {
					t.Errorf("%s: %q of %s", w.Tag, text, field)
				}
			}
		}
	}
}
