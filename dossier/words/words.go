// Package words is the field's words for people: statuses, kinds of event,
// dates, lengths of time, numbers and plurals, one catalogue for the window,
// the page and the command line.
//
// The values of package dossier ("held", "released on bail") are names for
// programs and files; what a person reads comes from here. A [Words] holds one
// language: English, French or Khmer. A further language is a further catalogue,
// and the code that puts its phrases together stays as it is; what its grammar
// asks of a finished phrase (an article, an elision, its own digits) is its
// [Words.Finish].
//
// Words that stand alone begin with a capital; [Words.Mid] makes them fit into
// a sentence.
package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"habeas/dossier"
)

// Words are the words of one language. They may be used by several goroutines
// at once.
type Words struct {
	// Tag is the language's BCP 47 tag: en, fr, km, or km-u-nu-khmr, which is Khmer
	// with Khmer digits.
	Tag string

	statuses      map[dossier.Status]string
	chips         chips
	standings     standings
	kinds         map[dossier.EventKind]string
	outcomes      map[dossier.Outcome]string
	charges       map[dossier.ChargeState]string
	audiences     map[dossier.Audience]string
	roles         map[dossier.NameRole]string
	sourceTypes   map[dossier.SourceType]string
	bases         map[dossier.ConsentBasis]string
	urgencies     map[dossier.Urgency]string
	grounds       map[string]string // by scheme and category
	contradiction map[dossier.ContradictionKind]string
	nouns         map[Noun][2]string // one, several
	counts        map[Noun]string    // number, noun; "" is of those that have none of their own
	events        events
	dates         dates
	typed         typed
	lengths       lengths
	numbers       numbers
	sets          sets
	summary       summary
	fields        fields
	finish        func(string) string
}

// The languages. French and Khmer are drafts until a native reader of the field
// has signed them; see docs/translating.md.
var (
	English = &english
	French  = &french
	Khmer   = &khmer
	// KhmerDigits is Khmer with Khmer digits: ២០១៨.
	KhmerDigits = withKhmerDigits(&khmer)
)

var languages = []*Words{English, French, Khmer, KhmerDigits}

// For finds the words of a language by its BCP 47 tag.
func For(lang string) (*Words, error) {
	for _, w := range languages {
		if w.Tag == lang {
			return w, nil
		}
	}
	return nil, fmt.Errorf("invalid language %q: want %s", lang, English.OrList(Languages()))
}

// Base is the tag of the language alone, whatever digits it is written with.
func (w *Words) Base() string {
	base, _, _ := strings.Cut(w.Tag, "-")
	return base
}

// Finish gives a phrase that was put together what the language asks of the whole
// of it. It is for words of ours and never for what somebody typed. Twice is the
// same as once.
func (w *Words) Finish(s string) string { return w.finish(s) }

// compose puts a phrase together.
func (w *Words) compose(format string, a ...any) string { return w.finish(fmt.Sprintf(format, a...)) }

// Language is what a language is called: "French", "français". A tag that means
// none is itself.
func (w *Words) Language(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if base, sure := t.Base(); sure != language.No {
		t = language.Make(base.String())
	}
	if name := display.Languages(language.Make(w.Base())).Name(t); name != "" {
		return name
	}
	return tag
}

// Languages are the tags of the languages that there are words for.
func Languages() []string {
	tags := make([]string, len(languages))
	for i, w := range languages {
		tags[i] = w.Tag
	}
	return tags
}

// EventKind is a kind of event: "Bail denied".
func (w *Words) EventKind(k dossier.EventKind) string { return look(w.kinds, k) }

// Outcome is how an appeal was decided: "Conviction upheld".
func (w *Words) Outcome(o dossier.Outcome) string { return look(w.outcomes, o) }

// ChargeState is what became of a charge: "Pending".
func (w *Words) ChargeState(s dossier.ChargeState) string { return look(w.charges, s) }

// Audience is who a packet is for: "Donors".
func (w *Words) Audience(a dossier.Audience) string { return look(w.audiences, a) }

// NameRole is what a name is for: "In print".
func (w *Words) NameRole(r dossier.NameRole) string { return look(w.roles, r) }

// SourceType is what kind of thing a source is: "Press report".
func (w *Words) SourceType(t dossier.SourceType) string { return look(w.sourceTypes, t) }

// ConsentBasis says whose word a consent rests on: "Already published".
func (w *Words) ConsentBasis(b dossier.ConsentBasis) string { return look(w.bases, b) }

// Urgency grades a health note: "Urgent".
func (w *Words) Urgency(u dossier.Urgency) string { return look(w.urgencies, u) }

// Ground is what a category of arbitrariness means, in our words: of the UN
// Working Group on Arbitrary Detention ("WGAD", I to V; its methods of work,
// A/HRC/36/38, paragraph 8) or of Resolution 1900 (2012) of the Parliamentary
// Assembly of the Council of Europe ("PACE", a to e; paragraph 3). It is ""
// for any other.
func (w *Words) Ground(scheme, category string) string { return w.grounds[scheme+" "+category] }

// Contradiction tells the writer in what way a record disagrees with itself.
func (w *Words) Contradiction(k dossier.ContradictionKind) string { return look(w.contradiction, k) }

// look finds a word; what the catalogue does not know is shown as it is.
func look[K ~string](m map[K]string, k K) string {
	if s, ok := m[k]; ok {
		return s
	}
	return Capital(string(k))
}

// Capital begins a text with a capital letter, where its script has them.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Mid makes a text that stands alone fit into a sentence: it begins with a
// small letter, unless its second letter is a capital too ("CNRP").
func (w *Words) Mid(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
