package disclosure

import (
	"reflect"
	"slices"
	"strings"

	"habeas/dossier"
)

// choices are the fields of type string or []string that hold codes, choices or hashes and
// no text of their own, as Type.json_name. A field that is not named here counts
// as typed text, so that a new one is guarded before anybody thinks of it.
var choices = map[string]bool{
	"Item.order": true, "Name.script": true,
	"HealthNote.kind": true, "HealthNote.doctor": true, "Paper.kind": true, "Contact.role": true,
	"Paragraph.lang": true, "Ground.scheme": true, "Ground.category": true, "AheadDate.kind": true,
	"Attachment.kind": true, "Attachment.media_type": true, "Attachment.sha256": true, "Attachment.print": true,
	"Source.lang": true, "Source.reliability": true, "Source.credibility": true, "Source.archive": true,
	"We.logo": true, "Codes.codes": true, "Dispute.part": true, "Dispute.field": true,
}

var (
	textType = reflect.TypeFor[string]()
	formType = reflect.TypeFor[dossier.Form]()
)

// ownTexts are the texts that somebody typed into an item: never kinds, dates,
// choices or identifiers.
func ownTexts(x any) []string {
	var l []string
	eachText(reflect.ValueOf(x), func(s string) { l = append(l, s) })
	return l
}

func eachText(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if x := v.Index(i); x.Type() == textType {
				visit(x.String())
			} else {
				eachText(x, visit)
			}
		}
	case reflect.Struct:
		t := v.Type()
		for i := range t.NumField() {
			switch f := t.Field(i); {
			case !f.IsExported() || choices[t.Name()+"."+jsonName(f)]:
			case !holdsText(t, f):
				eachText(v.Field(i), visit)
			case strings.TrimSpace(v.Field(i).String()) != "" && v.Field(i).String() != string(dossier.FormHouseArrest):
				visit(v.Field(i).String())
			}
		}
	}
}

// holdsText reports whether a field is one that somebody types text into. A
// form of custody is a choice or any other text.
func holdsText(t reflect.Type, f reflect.StructField) bool {
	return f.Type == formType || f.Type == textType && !choices[t.Name()+"."+jsonName(f)]
}

// isOwnText reports whether the field of an item, by its json name, is text.
func isOwnText(x any, field string) bool {
	t := reflect.TypeOf(x)
	return t.Kind() == reflect.Struct && slices.ContainsFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool {
		return len(f.Index) == 1 && jsonName(f) == field && holdsText(t, f) // marks hold none
	})
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
