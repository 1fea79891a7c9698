package say

import (
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"habeas/dossier/words"
)

// tongue is a language of the window.
type tongue struct {
	words     *words.Words
	localizer *i18n.Localizer // nil for English, which is in the code
}

// now is the language of the window. Screens are built in it: who changes it
// builds them anew.
var now atomic.Pointer[tongue]

func init() { now.Store(&tongue{words: words.English}) }

// Use makes the language of a tag that [Languages] has the one of the window,
// and English where it has not.
func Use(tag string) {
	w, err := words.For(tag)
	if err != nil {
		w = words.English
	}
	t := &tongue{words: w}
	if w != words.English {
		t.localizer = localizerOf(w)
	}
	now.Store(t)
}

// Words are the field's words in the language of the window.
func Words() *words.Words { return now.Load().words }

// T gives a sentence of the window in the window's language. english is what is
// shown in English, and is the name of the sentence in the translations. It is a
// literal wherever it is called, so that a test finds each of them. Its verbs are
// %s alone, for texts and for whole numbers, which get the language's digits.
func T(english string, args ...any) string { return now.Load().say("", english, "", args) }

// N is [T] for a number of things: the first %s of one and of many is for n, and
// those after it for args. One may hold none, where it says all without a number.
func N(n int, one, many string, args ...any) string {
	return now.Load().count(n, one, many, args)
}

// As is [T] for a word that means several things: sense says which, to whoever
// translates it. As("a promise", "Open") is not As("to do", "Open").
func As(sense, english string, args ...any) string { return now.Load().say(sense, english, "", args) }

func (t *tongue) say(sense, english, one string, args []any) string {
	return t.fill(t.look(sense, english, one, nil), args)
}

func (t *tongue) count(n int, one, many string, args []any) string {
	english := many
	if n == 1 {
		english = one
	}
	text := english
	if t.localizer != nil {
		text = t.look("", many, one, max(n, -n))
	}
	return t.fill(text, append([]any{n}, args...))
}

// look finds the translation of a sentence; the English stands in for one that
// is not there.
func (t *tongue) look(sense, english, one string, n any) string {
	if t.localizer == nil {
		return english
	}
	text, err := t.localizer.Localize(&i18n.LocalizeConfig{
		PluralCount:    n,
		DefaultMessage: &i18n.Message{ID: id(sense, english), One: one, Other: english},
	})
	if text == "" && err != nil {
		return english
	}
	return text
}

// fill puts the arguments into a sentence.
func (t *tongue) fill(text string, args []any) string {
	if len(args) == 0 || !strings.Contains(text, "%") { // one thing may be said without its number
		return text
	}
	said := make([]any, len(args))
	for i, a := range args {
		switch x := a.(type) {
		case int:
			a = t.words.Digits(x)
		case error:
			a, _ = t.told(x.Error())
		}
		said[i] = a
	}
	return fmt.Sprintf(text, said...)
}

// id names a sentence in the translations.
func id(sense, english string) string {
	if sense == "" {
		return english
	}
	return sense + "\x04" + english // as gettext writes it
}
