package disclosure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/dossier"
)

// holding is what was held back when these texts were.
func holding(texts ...string) Held {
	return Held{Items: []HeldItem{{Dossier: "d1", Part: "notes", Item: "i1", Why: WhyInternal, Texts: texts}}}
}

func TestLeaksFindsWhatWasHeldBack(t *testing.T) {
	for _, c := range []struct{ name, held, read string }{
		{"as typed", "offered to meet donors in person", "He offered to meet donors in person."},
		{"case", "Offered To Meet Donors", "OFFERED TO MEET DONORS"},
		{"line break", "offered to meet donors in person", "offered to\nmeet donors\r\nin person"},
		{"hyphenated", "offered to meet donors in person", "offered to meet do-\nnors in per\u00adson"},
		{"zero width", "offered to meet donors", "offe\u200bred to\u2060 meet donors"},
		{"letters apart", "offered to meet donors", "o f f e r e d  t o  m e e t  d o n o r s"},
		{"ligature", "an official officer said so", "an o\ufb03cial o\ufb03cer said so"},
		{"full width", "offered to meet", "ｏｆｆｅｒｅｄ ｔｏ ｍｅｅｔ"},
		{"decomposed", "détention arbitraire", "de\u0301tention arbitraire"},
		{"short name", "Ly Phan", "met with Ly Phan yesterday"},
		{"short name at a bracket", "Ly Phan", "(Ly-Phan)"},
		{"Khmer name", "ទេព វន្នី", "ឈ្មោះ ទេព វន្នី"},
		{"Khmer name in a sentence without spaces", "ទេពវន្នី", "ឈ្មោះទេព\u200bវន្នីបាន"},
		{"number as typed", "telephone 000-000-000", "000-000-000"},
		{"number without spacing", "call 012 345 678 at night", "012345678"},
		{"number spaced otherwise", "012345678", "(012) 345-678"},
		{"number over lines", "012-345-678", "012-\n345\n678"},
		{"number with wide spacing", "call 012 - 345 - 678 at night", "012345678"},
		{"number with slashes", "call 012 / 345 / 678", "(012) 345 678"},
		{"number with dots", "tel.: 012.345.678", "012 34 56 78"},
		{"number with no-break spaces", "tel. 012\u00a0345\u202f678", "012–345–678"},
		{"number in full-width digits", "call ０１２ ３４５ ６７８", "012 345 678"},
		{"number as a link", "call 012 345 678", "tel:+855012345678"},
		{"number digit by digit", "call 012 345 678", "0 1 2 3 4 5 6 7 8"},
		{"number over invisible signs", "call 012 345 678", "012\u200b345\u2060678"},
		{"number inside a longer one", "012345678", "+85512345678 or 855012345678"},
		{"number in other digits", "012345678", "០១២ ៣៤៥ ៦៧៨"},
		{"number with a country's code", "call 012 345 678", "+855 12 345 678"},
		{"number dialled from abroad", "call 012 345 678", "00855 12345678"},
		{"number as in a country", "call +855 12 345 678", "012 345 678"},
		{"number as in a country, written for both", "+855 (0)12 345 678", "(012) 345-678"},
		{"number as in a country, without a sign", "85512345678", "012 345 678"},
		{"number as in Russia", "+7 912 345-67-89", "8 (912) 345 67 89"},
		{"number as in America", "+1 202-555-0123", "(202) 555-0123"},
		{"number as in Britain", "+44 20 7946 0123", "020 7946 0123"},
		{"number as in a country, in other digits", "+៨៥៥ ១២ ៣៤៥ ៦៧៨", "012345678"},
		{"number typed in other digits", "០១២ ៣៤៥ ៦៧៨", "012345678"},
		{"short number", "house 4711", "at 4711, street"},
		{"short number after letters", "No4711", "no4711"},
		{"a number that begins like a year", "2012 34 56", "20123456"},
		{"a clause of it", "SAMPLE, not a fact: counsel speaks to nobody else, for now", "and counsel speaks to nobody else."},
		{"a Khmer clause", "សេចក្តីសម្ងាត់របស់មេធាវី។ផ្សេងទៀត", "សេចក្តីសម្ងាត់របស់មេធាវី"},
		{"an address", "sok.ly@mail.example", "mailto:sok.ly@mail.example"},
		{"two letters", "Ly", "Ms Ly said"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Leaks([]string{"Page 1", c.read, "Page 2"}, holding(c.held), Disclosed{}, []string{"page"})
			if len(got) == 0 {
				t.Fatalf("%q was not found in %q", c.held, c.read)
			}
			if g := got[0]; g.Dossier != "d1" || g.Part != "notes" || g.Item != "i1" || !strings.Contains(c.held, g.Text) {
				t.Errorf("leak %+v", g)
			}
		})
	}
}

func TestLeaksFindsWhatIsInPieces(t *testing.T) {
	for _, read := range [][]string{
		{"000", "000", "000"}, {"0", "00-00", "0-000"}, {"000-", "000-", "000"}, {"000-000-000"},
	} {
		if len(Leaks(read, holding("counsel's telephone number 000-000-000"), Disclosed{}, nil)) == 0 {
			t.Errorf("not found in %q", read)
		}
	}
	if len(Leaks([]string{"offered to me", "et donors"}, holding("offered to meet donors"), Disclosed{}, nil)) == 0 {
		t.Error("a text over two pieces is not found")
	}
}

func TestLeaksRaisesNoFalseAlarm(t *testing.T) {
	v := three()
	shown, _ := Disclose(v, v.IDs(), donors())
	fixed := []string{"Held since", "about September 2017", "Released on bail", "Conditions", "12 September 2018"}
	for _, c := range []struct{ name, held, read string }{
		{"part of a word", "Ly", "only early supply"},
		{"beginning of a word", "Ly", "in Lyon"},
		{"end of a word", "Ly", "a fly"},
		{"a cluster without its vowel", "សន", "សនី"},
		{"a cluster without its subscript", "សន", "សន្តិ"},
		{"a subscript and what follows", "តិស", "សន្តិស"},
		{"part of a Khmer cluster", "ទ", "ទេព"},
		{"under a subscript", "វន", "វន្នី"},
		{"part of a number", "4711", "1234711 47110"},
		{"one letter", "x", "x"},
		{"up to three digits", "30", "30 people, 30 pages"},
		{"a year", "2017", "in 2017"},
		{"years", "2017-2018", "2017–2018"},
		{"years, spaced", "held 2017 - 2018", "2017–2018"},
		{"another number", "call 012 345 678", "012 345 679"},
		{"another number of the same country", "call 012 345 678", "+855 12 345 679"},
		{"another number of that country", "call +855 12 345 678", "012 345 679"},
		{"the code of a country alone", "+855 12 345 678", "call +855 or 855"},
		{"the end of a number", "+855 12 345 678", "345 678"},
		{"a number in another order", "call 012 345 678", "345 012 678"},
		{"pieces of a number apart", "call 012 345 678", "012 people, 345 days and 678 pages"},
		{"a year in a text", "met in 2017 or so", "in 2017"},
		{"a day in a text", "seen 2018-09-12 by a friend", "D:20180912000000Z"},
		{"in a disclosed item", "Radio Free Asia", "Radio Free Asia, 12 September 2018"},
		{"part of a disclosed item", "the National Rescue Party", "of the Cambodia National Rescue Party"},
		{"a disclosed name", "Kem Sokha", "KEM SOKHA"},
		{"in a disclosed paragraph", "prominent land activist", "A prominent land activist, freed"},
		{"in the page's own words", "released on bail", "Released on bail"},
		{"disclosed items side by side", "Kem Sokha treason", "Kem Sokha\ntreason"},
		{"computed", "about September 2017", "about September 2017"},
		{"nothing", " \u200b—…", "— …"},
		{"a common word of it", "counsel speaks to nobody", "she speaks to all"},
		{"a clause of one long word", "at home, internationally, in Takeo", "internationally"},
		{"a short clause of it", "at home, as they say, in Takeo province alone", "at home, as they say"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Leaks([]string{c.read}, holding(c.held), shown, fixed); len(got) > 0 {
				t.Errorf("%q in %q: %+v", c.held, c.read, got)
			}
		})
	}
}

// Two disclosed items do not together allow what neither of them says.
func TestWhatIsShownApartIsNotShownTogether(t *testing.T) {
	shown := Disclosed{&content{Lang: "offered to meet", Title: "donors in person at night"}}
	if len(Leaks([]string{"he offered to meet donors in person"}, holding("offered to meet donors in person"), shown, nil)) == 0 {
		t.Error("not found")
	}
}

func TestLeaksOnTheSample(t *testing.T) {
	v := three()
	for _, a := range dossier.AllAudiences {
		o := donors()
		o.Audience = a
		shown, held := Disclose(v, v.IDs(), o)
		page := shown.texts()
		if got := Leaks(page, held, shown, nil); len(got) > 0 {
			t.Errorf("%s: %+v", a, got)
		}
		for _, secret := range []string{"000-000-000", "a diagnosis that stays with the desk"} {
			got := Leaks(append(page, "and "+secret), held, shown, nil)
			if len(got) != 1 {
				t.Errorf("%s: %q: %+v", a, secret, got)
			}
		}
	}
	o := donors()
	o.Audience = dossier.Public
	shown, held := Disclose(v, v.IDs(), o)
	got := Leaks([]string{"She offered to meet donors in person."}, held, shown, nil)
	if len(got) != 1 || got[0].Item != "p2" {
		t.Errorf("%+v", got)
	}
}

func TestOwnTexts(t *testing.T) {
	e := dossier.Event{
		Item: dossier.Item{ID: "01ID", Order: "a0", Mark: dossier.Mark{Sources: []dossier.ID{"01SRC"}, Confirmed: date("2018")}},
		Kind: dossier.ReleasedOnBail, Date: date("2018-09-10"), Place: "a place", Authority: "an authority", LegalBasis: "a law",
		Form: dossier.FormHouseArrest, Conditions: "conditions", Outcome: dossier.Upheld, Text: "a text", Note: "a note",
	}
	want := []string{"a place", "an authority", "a law", "conditions", "a text", "a note"}
	if got := ownTexts(e); !slices.Equal(got, want) {
		t.Errorf("event: %q", got)
	}
	e.Form = "in a monastery"
	if got := ownTexts(e); !slices.Contains(got, "in a monastery") {
		t.Errorf("a form that was typed is no text: %q", got)
	}
	for _, c := range []struct {
		x    any
		want []string
	}{
		{dossier.Codes{Codes: []string{"KH"}}, nil},
		{dossier.Name{Text: "A", Say: "B", Script: "Latn", Role: dossier.NameLegal}, []string{"A", "B"}},
		{dossier.Paragraph{Lang: "en", Text: "T"}, []string{"T"}},
		{dossier.Paper{Kind: "passport", Number: "N1", Issuer: "I"}, []string{"N1", "I"}},
		{dossier.Source{Type: dossier.SourcePress, Title: "T", Author: "A", Publisher: "P", Address: "W", PrintsAs: "X", Reliability: "B", Archive: "ff"}, []string{"T", "A", "P", "W", "X"}},
		{dossier.Attachment{FileName: "f.jpg", SHA256: "ff", Print: "ff", MediaType: "image/png", Caption: "C", Credit: "D"}, []string{"f.jpg", "C", "D"}},
		{dossier.Meeting{Title: "T", Asks: []dossier.Paragraph{{Text: "ask"}}}, []string{"T", "ask"}},
		{dossier.Ground{Scheme: "WGAD", Category: "II", Reasons: "R"}, []string{"R"}},
	} {
		if got := ownTexts(c.x); !slices.Equal(got, c.want) {
			t.Errorf("%T: %q, want %q", c.x, got, c.want)
		}
	}
}

func FuzzLeaks(f *testing.F) {
	f.Add("000-000-000", "call 000 000 000")
	f.Add("ទេព វន្នី", "ទេព\u200bវន្នី")
	f.Add("\xff\xfe. ,", "\x00")
	f.Fuzz(func(t *testing.T, held, read string) {
		Leaks([]string{read}, holding(held), Disclosed{}, nil)
		for _, n := range needles(held) {
			if !newHaystack([]string{"a ", held, " b"}, true).has(n) {
				t.Errorf("%q is not found in itself (%q)", n.key, held)
			}
		}
	})
}

func BenchmarkLeaks(b *testing.B) {
	v := three()
	for i := range 27 {
		d := *v.Dossiers[1]
		d.ID = dossier.ID(fmt.Sprintf("x%02d", i))
		d.Notes = []dossier.InternalNote{{Item: item("i"), Text: fmt.Sprintf("a note on person %d, whose family asked us to wait; call %09d", i, i*7919)}}
		v.Dossiers = append(v.Dossiers, &d)
	}
	o := donors()
	o.Audience = dossier.Public
	shown, held := Disclose(v, v.IDs(), o)
	var read []string
	for range 40 {
		read = append(read, strings.Repeat("Kem Sokha led the main opposition party until it was banned. ", 50)+"កឹម សុខា")
	}
	b.ResetTimer()
	for b.Loop() {
		if l := Leaks(read, held, shown, nil); len(l) > 0 {
			b.Fatal(l)
		}
	}
}

func BenchmarkDisclose(b *testing.B) {
	v := three()
	for i := range 27 {
		d := *v.Dossiers[1]
		d.ID = dossier.ID(fmt.Sprintf("x%02d", i))
		v.Dossiers = append(v.Dossiers, &d)
	}
	ids := v.IDs()
	for b.Loop() {
		d, _ := Disclose(v, ids, donors())
		d.Number()
	}
}
