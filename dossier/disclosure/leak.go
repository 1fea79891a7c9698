package disclosure

import (
	"reflect"

	"habeas/dossier"
)

// Leak is a text of a held-back item that can be read in a finished file, or a
// picture that is in it.
type Leak struct {
	Dossier dossier.ID
	Subject dossier.ID
	Part    string
	Item    dossier.ID
	Text    string // the text or the piece of it that was found; for the writer alone
	Picture string // of a picture, instead: the SHA-256 of the one held back
}

// Leaks compares what was read back from a finished file with what was held
// back. Shown is what the file was made of; fixed are the words that the page
// brings itself and what it computed (labels, dates in words, figures).
//
// A text leaks if it can be read and neither a disclosed item nor the page's own
// words say the same. It is sought whole, clause by clause, and by the numbers
// in it, without regard to case, spacing, punctuation and line breaks. Under 12
// letters or digits it must stand as whole words. A telephone number is found with a
// country's code and without. Numbers of up to three digits
// and dates tell nothing, and are not sought.
func Leaks(read []string, held Held, shown Disclosed, fixed []string) []Leak {
	sought := make([][]needle, 0, len(held.Items)) // per text
	var all []needle
	for _, it := range held.Items {
		for _, text := range it.Texts {
			n := needles(text)
			sought, all = append(sought, n), append(all, n...)
		}
	}
	found := newHaystack(read, false).find(all)
	var may *told // made only when something is found
	for _, n := range all {
		if found[n.key] {
			if may == nil {
				may = newTold(shown, fixed)
			}
			found[n.key] = !may.says(n)
		}
	}
	var leaks []Leak
	for _, it := range held.Items {
		for range it.Texts {
			for i, n := range sought[0] {
				if !found[n.key] {
					continue
				}
				leak := Leak{Dossier: it.Dossier, Subject: it.Subject, Part: it.Part, Item: it.Item, Text: n.text}
				if k := len(leaks); k == 0 || leaks[k-1] != leak { // a number may be found in two forms
					leaks = append(leaks, leak)
				}
				if i == 0 {
					break // the whole was found: its parts are no news
				}
			}
			sought = sought[1:]
		}
	}
	return leaks
}

// told is what a page may say.
type told struct {
	hay    haystack
	pieces map[string]bool // the same, piece by piece
}

func newTold(shown Disclosed, fixed []string) *told {
	texts := append(shown.texts(), fixed...)
	t := &told{hay: newHaystack(texts, true), pieces: make(map[string]bool, len(texts))}
	for _, s := range texts {
		if key := newHaystack([]string{s}, false).text; key != "" {
			t.pieces[key] = true
		}
	}
	return t
}

// says reports whether a page may say the needle: it stands in one piece, or it
// is nothing but whole pieces side by side, as in the cells of a table.
func (t *told) says(n needle) bool {
	if t.hay.has(n) {
		return true
	}
	reached := make([]bool, len(n.key)+1)
	reached[0] = true
	for from := range n.key {
		if !reached[from] {
			continue
		}
		for to := from + 1; to <= len(n.key); to++ {
			if !reached[to] && t.pieces[n.key[from:to]] {
				reached[to] = true
			}
		}
	}
	return reached[len(n.key)]
}

// texts are all that a Disclosed says in letters or digits: texts, names, codes,
// kinds and dates.
func (d Disclosed) texts() []string {
	var l []string
	c := d.get()
	eachString(reflect.ValueOf(*c), func(s string) { l = append(l, s) })
	for _, p := range c.Profiles {
		l = append(l, textsOf(p)...)
	}
	return l
}

var dateType = reflect.TypeFor[dossier.Date]()

func eachString(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			visit(v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*profile]() {
			eachString(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), visit)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			eachString(it.Key(), visit)
			eachString(it.Value(), visit)
		}
	case reflect.Struct:
		if v.Type() == dateType {
			eachString(reflect.ValueOf(v.Interface().(dossier.Date).String()), visit)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachString(v.Field(i), visit)
			}
		}
	}
}
