package export

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/typeset"
)

// TestEveryLanguageStaysInShape lays packets out in every language, on every
// paper, on one side and on both.
func TestEveryLanguageStaysInShape(t *testing.T) {
	rich, set := richVault(), sampleVault(t)
	for _, lang := range words.Languages() {
		for _, paper := range Papers {
			for _, twoSided := range []bool{false, true} {
				for _, b := range []Briefing{rich.briefing(KindPacket, dossier.Public), set.briefing(KindPacket, dossier.Donor, 0, 1, 5, 29)} {
					b.Lang, b.Paper, b.TwoSided = lang, paper, twoSided
					p, pages := layOut(t, b)
					inside(t, p, pages)
					p.frame(pages)
					for i, pg := range pages {
						if text := read(pg); strings.Contains(text, "%!") || strings.Contains(text, "%s") {
							t.Errorf("%s: page %d has a phrase that was put together wrongly:\n%s", lang, i+1, text)
						}
					}
					if t.Failed() {
						t.Fatalf("%s, %s, two-sided %v", lang, paper.Name, twoSided)
					}
				}
			}
		}
	}
}

// TestLabelsFit measures what stands before a column of fixed width.
func TestLabelsFit(t *testing.T) {
	set := typeset.NewSetter()
	width := func(s string) float64 { return set.Measure(typeset.Span{Text: s, Style: plain(sizeBody)}) }
	for lang, say := range catalogues {
		eachPhrase(reflect.ValueOf(say.labels), lang, func(where, s string) {
			if w := width(s); w > labelWidth-4 {
				t.Errorf("%s: %q is %.0f points wide, and %.0f are there", where, s, w, labelWidth)
			}
		})
		for _, s := range []string{say.meeting, say.factsAsOf, say.madeOn, say.packet} {
			if w := width(s); w > factColumn-4 {
				t.Errorf("%s: %q is %.0f points wide, and %.0f are there", lang, s, w, factColumn)
			}
		}
	}
}

// TestKhmerPhrasesAreKhmer finds phrases that were left in another language.
func TestKhmerPhrasesAreKhmer(t *testing.T) {
	names := strings.NewReplacer("%s", "", "%d", "", "%[1]s", "", "%[2]s", "", "SHA-256", "", "Admiralty", "", " A ", "", " F ", "")
	eachPhrase(reflect.ValueOf(khmer), "", func(where, s string) {
		if strings.ContainsFunc(names.Replace(s), func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			t.Errorf("%s: %q", where, s)
		}
	})
}

// TestFrenchIsNoEnglish finds phrases that were copied. These few words are the
// same in both.
func TestFrenchIsNoEnglish(t *testing.T) {
	same := strings.Fields("Sources Contact PUBLIC Date Dates article Note")
	in := map[string]string{}
	eachPhrase(reflect.ValueOf(english), "", func(where, s string) { in[where] = s })
	eachPhrase(reflect.ValueOf(french), "", func(where, s string) {
		if s == in[where] && strings.ContainsFunc(s, unicode.IsLetter) && !slices.Contains(same, strings.TrimSpace(s)) {
			t.Errorf("%s: %q", where, s)
		}
	})
}

// TestOtherLanguagesAreMarked prints a story that is there in French and one that
// is not.
func TestOtherLanguagesAreMarked(t *testing.T) {
	story := func(langs ...string) string {
		v := onePerson(func(v *vault, d *dossier.Dossier) {
			for _, lang := range langs {
				d.Narrative = append(d.Narrative, dossier.Paragraph{Item: v.item(), Lang: lang, Text: "Story in " + lang + "."})
			}
		})
		day := dossier.NewDay(2018, time.September, 12)
		shown, _ := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: dossier.Public, AsOf: day, Now: day, Lang: "fr"})
		p, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindProfile, MadeOn: madeOn})
		p.frame(pages)
		return read(pages[0])
	}
	for _, c := range []struct {
		langs []string
		want  string
	}{
		{[]string{"en"}, "Ce qui s’est passé\nTexte en anglais\nStory in en."},
		{[]string{"km", "en-GB", "km"}, "Ce qui s’est passé\nTexte en anglais\nStory in en-GB.\n"},
		{[]string{"th", "km", "th"}, "Ce qui s’est passé\nTexte en thaï\nStory in th.\nStory in th.\n"},
		{[]string{"en", "fr"}, "Ce qui s’est passé\nStory in fr."},
		{[]string{""}, "Ce qui s’est passé\nStory in ."},
	} {
		if text := story(c.langs...); !strings.Contains(text, c.want) {
			t.Errorf("%q: no %q in\n%s", c.langs, c.want, text)
		}
	}
}

// TestLeakCheckKnowsTheLanguages compares pages in each language with what was
// held back, some of which is a word of the page.
func TestLeakCheckKnowsTheLanguages(t *testing.T) {
	v := sampleVault(t)
	asOf := dossier.NewDay(2018, time.September, 12)
	ids := v.view.IDs()[:6]
	for _, note := range []string{"Détention", "arrestation", "Ce qui s’est passé", "12 septembre 2018", "ការឃុំខ្លួន", "ដោះលែង", "ខែកញ្ញា"} {
		v.view.Dossier(ids[0]).Notes = append(v.view.Dossier(ids[0]).Notes, dossier.InternalNote{Item: dossier.Item{ID: v.id()}, Text: note})
	}
	for _, lang := range words.Languages() {
		for _, audience := range dossier.AllAudiences {
			shown, held := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: asOf, Now: asOf, Lang: lang})
			p, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindPacket, MadeOn: madeOn, Pictures: v.picture})
			p.frame(pages)
			var texts []string
			for _, page := range pages {
				texts = append(texts, read(page))
			}
			if leaks := disclosure.Leaks(texts, held, shown, p.fixed.list); len(leaks) > 0 {
				t.Errorf("%s, %s: %v", lang, audience, leaks)
			}
			// The check still sees what is none of the page's.
			if leaks := disclosure.Leaks([]string{"ដោះលែង"}, held, shown, nil); len(leaks) == 0 {
				t.Errorf("%s, %s: a note in Khmer is not seen", lang, audience)
			}
		}
	}
}

// TestNumberStaysItself looks for the packet's number, which is looked up, on
// pages with Khmer digits.
func TestNumberStaysItself(t *testing.T) {
	v := sampleVault(t)
	b := v.briefing(KindPacket, dossier.Donor, 0)
	b.Lang = words.KhmerDigits.Tag
	p, pages := layOut(t, b)
	p.number = "1234-56"
	p.frame(pages)
	text := read(pages[1])
	if !strings.Contains(text, "1234-56") || !strings.Contains(text, "ថ្ងៃទី១២ ខែកញ្ញា ឆ្នាំ២០១៨") || !strings.Contains(text, "២ / ") {
		t.Errorf("%s", text)
	}
}
