package desk

import (
	"fmt"
	"reflect"
	"strings"

	"habeas/dossier"
	"habeas/dossier/search"
	"habeas/dossier/words"
)

// SideLine is a fact of two dossiers, side by side.
type SideLine struct {
	Part        string // what it is of, in words: "Custody"; of lines of one part, the first alone has it
	Name        string // the field's, "" for an item of a list
	Left, Right string // in words; "" is nothing
	Same        bool
}

// SideBySide puts what two dossiers say side by side, part by part, in the words
// of a language. Items of lists that say the same stand in one line, then those
// that are of one kind. Who may see an item, and its sources, are left out.
func (d *Desk) SideBySide(left, right dossier.ID, asOf dossier.Day, w *words.Words) ([]SideLine, error) {
	v := d.View()
	a, b := v.Dossier(left), v.Dossier(right)
	if a == nil || b == nil {
		return nil, fmt.Errorf("one of the two dossiers is no longer there")
	}
	s := sides{words: w}
	status := func(x *dossier.Dossier) string { return w.Standing(dossier.StatusOn(v.Custody(x), asOf)) }
	s.line("", w.Field("", "status"), status(a), status(b))
	s.subject(reflect.ValueOf(*a), reflect.ValueOf(*b), "")
	return s.lines, nil
}

type sides struct {
	words *words.Words
	lines []SideLine
	part  string // of the last line
}

func (s *sides) line(part, name, left, right string) {
	if left == "" && right == "" {
		return
	}
	l := SideLine{Name: name, Left: left, Right: right, Same: search.Fold(left) == search.Fold(right) && (left == right || search.Fold(left) != "")}
	if part != s.part {
		l.Part, s.part = part, part
	}
	s.lines = append(s.lines, l)
}

// passed are fields that tell nothing to who compares two people.
var passed = map[string]bool{
	"id": true, "order": true, "audience": true, "sources": true, "confirmed": true, "true_from": true, "synthetic": true,
	"disputes": true, "script": true, "sha256": true, "print": true, "width": true, "height": true, "bytes": true, "media_type": true,
	"file_name": true, "arrived": true, "cleared": true, "portrait": true, "source": true,
}

// subject walks the fields of a dossier, or of the part with the person.
func (s *sides) subject(a, b reflect.Value, within string) {
	for i := range a.NumField() {
		name := jsonName(a.Type().Field(i))
		if name == "" || passed[name] {
			continue
		}
		x, y := a.Field(i), b.Field(i)
		switch {
		case x.Kind() == reflect.Slice && x.Type().Elem().Kind() == reflect.Struct:
			s.list(name, x, y)
		case name == "person":
			s.subject(x, y, "person.")
		case x.Kind() == reflect.Struct && within != "": // a part of the person with its mark
			part := s.words.Part(within + name)
			s.line(s.words.Part("person"), part, s.item(name, x), s.item(name, y))
		default:
			s.line(s.words.Field("", name), "", s.words.Value(x.Interface()), s.words.Value(y.Interface()))
		}
	}
}

// list puts the items of two lists side by side.
func (s *sides) list(name string, a, b reflect.Value) {
	part := s.words.Part(name)
	left, right := s.items(name, a), s.items(name, b)
	pair := make([]int, len(left))
	taken := make([]bool, len(right))
	for _, alike := range []func(x, y sideItem) bool{
		func(x, y sideItem) bool { return x.text == y.text },
		func(x, y sideItem) bool { return x.kind != "" && x.kind == y.kind },
	} {
		for i, x := range left {
			for j, y := range right {
				if pair[i] == 0 && !taken[j] && alike(x, y) {
					pair[i], taken[j] = j+1, true
				}
			}
		}
	}
	for i, x := range left {
		other := ""
		if pair[i] > 0 {
			other = right[pair[i]-1].text
		}
		s.line(part, "", x.text, other)
	}
	for j, y := range right {
		if !taken[j] {
			s.line(part, "", "", y.text)
		}
	}
}

// sideItem is an item of a list as it is compared.
type sideItem struct{ text, kind string }

func (s *sides) items(name string, list reflect.Value) []sideItem {
	var l []sideItem
	for i := range list.Len() {
		if text := s.item(name, list.Index(i)); text != "" {
			l = append(l, sideItem{text, kindOfItem(list.Index(i).Interface())})
		}
	}
	return l
}

// kindOfItem is what items must share to stand in one line though they differ.
func kindOfItem(x any) string {
	switch x := x.(type) {
	case dossier.Name:
		return string(x.Role) + " " + x.Script
	case dossier.Event:
		return string(x.Kind)
	case dossier.Charge:
		return search.Fold(x.Offence)
	case dossier.Contact:
		return x.Role
	case dossier.HealthNote:
		return x.Kind
	case dossier.Paragraph:
		return x.Lang
	case dossier.Ground:
		return x.Scheme + " " + x.Category
	case dossier.AheadDate:
		return x.Kind
	case dossier.Consent:
		return string(x.Basis)
	case dossier.Attachment:
		return x.Kind
	}
	return "" // of those each stands alone
}

// item is what an item says, on one line.
func (s *sides) item(part string, v reflect.Value) string {
	var said []string
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name := jsonName(field)
		if field.Anonymous || name == "" || passed[name] || v.Field(i).IsZero() {
			continue
		}
		x := v.Field(i).Interface()
		switch x := x.(type) {
		case bool:
			said = append(said, s.words.Field(part, name))
		case string:
			if name == "kind" || name == "role" || name == "doctor" {
				x = s.words.Choice(part, name, x)
			}
			said = append(said, x)
		default:
			if text := s.words.Value(x); text != "" {
				said = append(said, text)
			}
		}
	}
	return strings.Join(said, " · ")
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
