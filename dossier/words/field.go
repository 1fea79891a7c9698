package words

import (
	"fmt"
	"strings"

	"habeas/dossier"
)

// fields are a language's names for what a subject is made of.
type fields struct {
	parts map[string]string // a list or a part, by its name in JSON ("person.born")
	names map[string]string // a field: by part and name ("events text"), or by its name alone
	// What a field holds that is one of a few texts: by part, name and text
	// ("people role family").
	choices map[string]string
	yes     string
	no      string
	made    string // of an item that is there
	gone    string // of one that was taken away
	moved   string // of one that stands elsewhere in its list
	item    string // part, item: "%s: %s"
	within  string // item, field: "%s · %s"
}

// Part is what a list or a part of a subject is called: "Custody" of "events".
func (w *Words) Part(part string) string {
	return look(w.fields.parts, unprefixed(w.fields.parts, part))
}

// Field is what a field is called, which stands in a part or, with "", in the
// subject itself: "In words" of the "text" of "events".
func (w *Words) Field(part, field string) string {
	if s, ok := w.fields.names[part+" "+field]; ok {
		return s
	}
	if s, ok := w.fields.names[field]; ok {
		return s
	}
	return Capital(strings.ReplaceAll(field, "_", " "))
}

// Choice is a text that a form offers for a field, in words: "No doctor was
// seen" of the "no" of "doctor" in "health". Any other text is itself.
func (w *Words) Choice(part, field, text string) string {
	if s, ok := w.fields.choices[part+" "+field+" "+text]; ok { // also of the empty one
		return s
	}
	return Capital(text)
}

// Chosen is [Words.Choice] for a text that the form may offer or not.
func (w *Words) Chosen(part, field, text string) (string, bool) {
	s, ok := w.fields.choices[part+" "+field+" "+text]
	return s, ok && text != ""
}

// unprefixed is a part's name without that of its group, where only that is
// known.
func unprefixed(known map[string]string, part string) string {
	if _, ok := known[part]; ok {
		return part
	}
	return part[strings.LastIndexByte(part, '.')+1:]
}

// Value is what a field holds, in words: a date as it is spoken, a choice by its
// name, a list with commas. It is "" where it holds nothing. What points
// elsewhere (identifiers) is not for this to tell.
func (w *Words) Value(x any) string {
	switch v := x.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return w.fields.yes
		}
		return w.fields.no
	case int:
		return w.Digits(v)
	case int64:
		return w.Digits(int(v))
	case []string:
		return strings.Join(v, w.numbers.comma)
	case dossier.Date:
		if v.IsZero() {
			return ""
		}
		return w.Date(v)
	case dossier.Term:
		if v.IsZero() {
			return ""
		}
		return w.Term(v)
	case dossier.Audiences:
		return w.Audiences(v)
	case dossier.Audience:
		return worded(v, w.Audience)
	case dossier.EventKind:
		return worded(v, w.EventKind)
	case dossier.Outcome:
		return worded(v, w.Outcome)
	case dossier.NameRole:
		return worded(v, w.NameRole)
	case dossier.SourceType:
		return worded(v, w.SourceType)
	case dossier.ConsentBasis:
		return worded(v, w.ConsentBasis)
	case dossier.Urgency:
		return w.Urgency(v)
	case dossier.Form:
		if v == dossier.FormHouseArrest {
			return w.chips.house
		}
		return Capital(string(v))
	}
	return ""
}

func worded[T ~string](v T, word func(T) string) string {
	if v == "" {
		return ""
	}
	return word(v)
}

// Made and Gone say of an item of a list that it was added, or taken away.
func (w *Words) Made() string { return w.fields.made }

// Gone is the other of [Words.Made].
func (w *Words) Gone() string { return w.fields.gone }

// Moved says that an item stands elsewhere in its list.
func (w *Words) Moved() string { return w.fields.moved }

// Item names an item of a list among its like: an event by what happened and
// when, a charge by its offence. It is "" where nothing tells it.
func (w *Words) Item(x any) string {
	switch v := x.(type) {
	case dossier.Event:
		return w.dated(w.Event(v), v.Date)
	case dossier.Charge:
		return v.Offence
	case dossier.Name:
		return v.Text
	case dossier.Occupation:
		return v.Text
	case dossier.Affiliation:
		return v.Organisation
	case dossier.Paper:
		return v.Kind
	case dossier.Address:
		return begun(v.Text)
	case dossier.HealthNote:
		return w.dated(begun(v.Text), v.Date)
	case dossier.Contact:
		return v.Name
	case dossier.Paragraph:
		return begun(v.Text)
	case dossier.Ground:
		return strings.TrimSpace(v.Scheme + " " + v.Category)
	case dossier.AheadDate:
		return w.dated(Capital(v.Kind), v.Date)
	case dossier.Consent:
		return w.dated(w.Value(v.Basis), v.Given)
	case dossier.Attachment:
		if v.FileName != "" {
			return v.FileName
		}
		return Capital(v.Kind)
	case dossier.InternalNote:
		return begun(v.Text)
	case dossier.PacketCopy:
		return v.Holder
	case dossier.Spelling:
		return v.Text
	}
	return ""
}

func (w *Words) dated(text string, d dossier.Date) string {
	if d.IsZero() {
		return text
	}
	return strings.TrimSpace(text + " " + w.ShortDate(d))
}

// longestBegun is how many characters of a text name it.
const longestBegun = 40

// begun is how a text begins.
func begun(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > longestBegun {
		cut := string(r[:longestBegun])
		if at := strings.LastIndexByte(cut, ' '); at > 0 {
			cut = cut[:at]
		}
		return cut + " …"
	}
	return text
}

// InItem puts together where something stands: "Custody: Arrested 3 Sep 2017 ·
// Place". Each of the three may be "".
func (w *Words) InItem(part, item, field string) string {
	where := part
	if part != "" && item != "" {
		where = fmt.Sprintf(w.fields.item, part, item) // typed
	}
	switch {
	case where == "":
		return field
	case field == "":
		return where
	}
	return fmt.Sprintf(w.fields.within, where, field)
}
