package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
	"habeas/export/typeset"
)

// itemOf is the key of a profile as an item of a finding.
func itemOf(profile disclosure.Profile) dossier.ID { return dossier.ID(profile.Key()) }

// plainName is the name to print, or the words for why there is none.
func (p *press) plainName(profile disclosure.Profile) string {
	switch profile.Naming() {
	case disclosure.Withheld:
		return p.own(p.say.withheld)
	case disclosure.NotNamed:
		return p.own(p.say.notNamed)
	}
	return oneLine(profile.Name().Text)
}

// shortName is the name in lists, or for who has none a description in italics;
// the profile says in words that there is no name.
func (p *press) shortName(profile disclosure.Profile, style typeset.Style, size float64) *text {
	if profile.Naming() == disclosure.Named {
		return p.text(style).said(profile.Name().Text)
	}
	if k := knownAs(profile); k != "" {
		style = plain(size)
		style.Italic = true
		return p.text(style).said(words.Capital(k))
	}
	return p.text(style).own(p.plainName(profile))
}

// otherScripts are the names in another script than the one in print.
func otherScripts(profile disclosure.Profile) []dossier.Name {
	var out []dossier.Name
	for _, n := range profile.OtherNames() {
		if n.Script != profile.Name().Script {
			out = append(out, n)
		}
	}
	return out
}

// otherWords are the further names in the script of the one in print.
func otherWords(profile disclosure.Profile) []dossier.Name {
	var out []dossier.Name
	for _, n := range profile.OtherNames() {
		if n.Script == profile.Name().Script && n.Text != profile.Name().Text {
			out = append(out, n)
		}
	}
	return out
}

// langOf is the language in which a name of a script is set.
func langOf(script string) string {
	if script == "Khmr" {
		return "km"
	}
	return ""
}

// nameText is a name followed by its spellings in other scripts.
func (p *press) nameText(profile disclosure.Profile, name string, style, other typeset.Style) *text {
	t := p.text(style).said(name)
	for _, n := range otherScripts(profile) {
		t.in(style, "  ").in(inLang(other, langOf(n.Script)), oneLine(n.Text))
	}
	return t
}

// knownAs are the known-as names and aliases, joined.
func knownAs(profile disclosure.Profile) string {
	var l []string
	for _, n := range profile.KnownAs() {
		l = append(l, oneLine(n.Text))
	}
	return strings.Join(l, "; ")
}

// initials are the first letters of the first and the last word of a name.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	first := func(w string) string {
		r, _ := utf8.DecodeRuneInString(w)
		return string(unicode.ToUpper(r))
	}
	switch len(words) {
	case 0:
		return ""
	case 1:
		return first(words[0])
	}
	return first(words[0]) + first(words[len(words)-1])
}

// markOf is the drawn sign of a profile's status, and its word; "" where the
// profile prints without status.
func (p *press) markOf(profile disclosure.Profile) (chart.Mark, dossier.Standing, bool) {
	s, ok := profile.Standing()
	if !ok {
		return "", s, false
	}
	return chart.Mark(s.Status), s, true
}

// statusText is the word of a status in its colour.
func (p *press) statusText(mark chart.Mark, word string, size float64) *text {
	style := strong(size)
	style.Color = colour(mark.Colour())
	return p.text(style).own(word)
}
