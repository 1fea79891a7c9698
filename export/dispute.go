package export

import (
	"slices"
	"strconv"
	"strings"

	"habeas/dossier"
)

// disputes are the fields of a profile that two copies of the vault fill
// otherwise. A text says so itself; numbers, dates, choices and lists hold one of
// their values, or one that covers all, and the page asks here before it prints
// them.
type disputes []dossier.Dispute

// of are the values of a field, nil where nobody disputes it.
func (l disputes) of(part string, item dossier.ID, field string) []string {
	for _, d := range l {
		if d.Part == part && d.Item == item && d.Field == field {
			return d.Values
		}
	}
	return nil
}

// either are the values of a field, or the one that nobody disputes.
func (l disputes) either(part string, item dossier.ID, field, agreed string) []string {
	if values := l.of(part, item, field); values != nil {
		return values
	}
	return []string{agreed}
}

// pairs are what two fields give together, disputed where one of them is.
func (p *press) pairs(first, second []string, with string) string {
	var all []string
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+with+b)
		}
	}
	if len(all) == 1 {
		return oneLine(all[0])
	}
	return p.disputed(all, oneLine)
}

// disputed are values side by side, each in words.
func (p *press) disputed(values []string, word func(string) string) string {
	var l []string
	for _, v := range values {
		s := word(v)
		if s == "" {
			s = p.words.NotKnown()
		}
		if !slices.Contains(l, s) {
			l = append(l, s)
		}
	}
	return p.words.Disputed(l)
}

// when is a date in words, "" for none; so says how an undisputed one is worded.
func (p *press) when(d disputes, part string, item dossier.ID, field string, date dossier.Date, so func(dossier.Date) string) string {
	if values := d.of(part, item, field); values != nil {
		return p.disputed(values, func(v string) string {
			date, err := dossier.ParseDate(v)
			if err != nil {
				return ""
			}
			return so(date)
		})
	}
	if date.IsZero() {
		return ""
	}
	return so(date)
}

// eventDate is when something happened, "" where nobody says.
func (p *press) eventDate(d disputes, e dossier.Event) string {
	return p.when(d, "events", e.ID, "date", e.Date, p.words.EventDate)
}

// eventInWords is what happened; how often and the sentence apart from it where
// they are disputed: "Bail denied (disputed: twice / six times)".
func (p *press) eventInWords(d disputes, e dossier.Event) string {
	apart := ""
	if values := d.of("events", e.ID, "times"); values != nil {
		e.Times = 0
		apart += " (" + p.disputed(values, func(v string) string {
			n, err := strconv.Atoi(v)
			if err != nil {
				return ""
			}
			return p.words.Times(max(1, n)) // none given is once
		}) + ")"
	}
	if values := d.of("events", e.ID, "sentence"); values != nil {
		e.Sentence = dossier.Term{}
		apart += " (" + p.disputed(values, func(v string) string {
			term, err := dossier.ParseTerm(v)
			if err != nil {
				return ""
			}
			return p.words.Term(term)
		}) + ")"
	}
	return p.event(e) + apart
}

// codes are those of a list as a dispute writes it: "[KH FR]".
func codes(value string) []string { return strings.Fields(strings.Trim(value, "[]")) }
