package words

import (
	"regexp"
	"strings"
)

// finishFrench gives a phrase the articles that its dates need ("depuis le 3 mai",
// "au 1er mai"), elides ("d’avril"), and sets its punctuation off with spaces
// that do not break: a full one before a colon and narrow ones before the other
// high signs and inside quotation marks (Lexique des règles typographiques en
// usage à l'Imprimerie nationale, "Ponctuation").
func finishFrench(s string) string {
	// What one change makes may call for another: "à le à le" for two.
	for before := ""; s != before; {
		before, s = s, finishFrenchOnce(s)
	}
	return s
}

func finishFrenchOnce(s string) string {
	if strings.ContainsAny(s, ":;?!«»") {
		s = frenchQuote.ReplaceAllString(s, "«\u202f")
		s = frenchColon.ReplaceAllString(s, "$1\u00a0:$2")
		s = frenchHigh.ReplaceAllString(s, "$1\u202f$2$3")
	}
	if frenchDated.MatchString(s) {
		s = frenchFirst.ReplaceAllString(s, "${1}1er$2")
		s = frenchDay.ReplaceAllString(s, "${1}le $2")
		s = frenchSeason.ReplaceAllString(s, "${1}l’$2")
		s = frenchSpring.ReplaceAllString(s, "${1}le $2")
		s = frenchTo.ReplaceAllString(s, "${1}au ")
		s = frenchToAll.ReplaceAllString(s, "${1}aux ")
		s = frenchContracted.Replace(s)
	}
	return s
}

const frenchBefore = `((?:^|[ \x{a0}\x{202f}(])(?i:depuis|environ|vers|entre|et|à|de|jusqu’à) )`

var (
	frenchQuote = regexp.MustCompile(`«[ \x{a0}\x{202f}]*`)
	// A sign that is a part of a word, as in an address or a time of day, is left.
	frenchColon = regexp.MustCompile(`(^|[^ \x{a0}\x{202f}:;?!])[ \x{a0}\x{202f}]*:([ \x{a0}\x{202f}]|$)`)
	frenchHigh  = regexp.MustCompile(`(^|[^ \x{a0}\x{202f}:;?!])[ \x{a0}\x{202f}]*([;?!»])([ \x{a0}\x{202f}.,;)]|$)`)

	frenchDated  = regexp.MustCompile(`(?i)(?:1|depuis|environ|vers|entre|et|à|de) (?:\d|vers|janv|févr|mars|avr|mai|jui|août|sept|oct|nov|déc|printemps|été|automne|hiver|le |les )`)
	frenchFirst  = regexp.MustCompile(`(^|[ \x{a0}\x{202f}(])1([ \x{a0}](?:janv|févr|mars|avr|mai|jui|août|sept|oct|nov|déc))`)
	frenchDay    = regexp.MustCompile(frenchBefore + `((?:1er|\d{1,2})[ \x{a0}](?:janv|févr|mars|avr|mai|jui|août|sept|oct|nov|déc))`)
	frenchSeason = regexp.MustCompile(frenchBefore + `(été|automne|hiver)`)
	frenchSpring = regexp.MustCompile(frenchBefore + `(printemps)`)

	frenchTo         = regexp.MustCompile(`(^|[ \x{a0}\x{202f}(’])à le `)
	frenchToAll      = regexp.MustCompile(`(^|[ \x{a0}\x{202f}(’])à les `)
	frenchContracted = strings.NewReplacer(
		"epuis vers ", "epuis environ ",
		" de les ", " des ", " de le ", " du ",
		" de avr", " d’avr", " de août", " d’août", " de oct", " d’oct",
	)
)
