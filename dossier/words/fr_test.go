package words

import (
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

func TestFrenchDates(t *testing.T) {
	for _, c := range []struct{ edtf, long, short, event string }{
		{"", "non connu", "non connu", ""},
		{"2018-09-10", "10\u00a0septembre 2018", "10\u00a0sept. 2018", ""},
		{"2017-09-01", "1er\u00a0septembre 2017", "1er\u00a0sept. 2017", ""},
		{"2017-09~", "vers septembre 2017", "vers sept.\u00a02017", ""},
		{"2017-09-03~", "vers le 3\u00a0septembre 2017", "vers le 3\u00a0sept. 2017", ""},
		{"2015?", "2015 (incertain)", "2015 (incertain)", ""},
		{"201X", "les années 2010", "les années 2010", ""},
		{"201X/..", "depuis les années 2010", "depuis les années 2010", "les années 2010 ou plus tard"},
		{"../201X", "jusqu’aux années 2010", "jusqu’aux années 2010", "les années 2010 ou plus tôt"},
		{"2017-22~", "vers l’été 2017", "vers l’été 2017", ""},
		{"2017-21~", "vers le printemps 2017", "vers le printemps 2017", ""},
		{"2016-05/2017", "mai 2016 – 2017", "mai\u00a02016 – 2017", "entre mai 2016 et 2017"},
		{"2016-05-03/2017-10-01", "3\u00a0mai 2016 – 1er\u00a0octobre 2017", "3\u00a0mai 2016 – 1er\u00a0oct. 2017", "entre le 3\u00a0mai 2016 et le 1er\u00a0octobre 2017"},
		{"2017-05-03/..", "depuis le 3\u00a0mai 2017", "depuis le 3\u00a0mai 2017", "3\u00a0mai 2017 ou plus tard"},
		{"2017-04/", "à partir d’avril 2017, fin non connue", "à partir d’avr.\u00a02017, fin non connue", "avril 2017 ou plus tard"},
		{"../2018-05-01", "jusqu’au 1er\u00a0mai 2018", "jusqu’au 1er\u00a0mai 2018", "1er\u00a0mai 2018 ou plus tôt"},
	} {
		d := on(c.edtf)
		if c.event == "" {
			c.event = c.long
		}
		got := [3]string{French.Date(d), French.ShortDate(d), French.EventDate(d)}
		if want := [3]string{c.long, c.short, c.event}; got != want {
			t.Errorf("%s: %q, want %q", c.edtf, got, want)
		}
	}
	if got := French.AsOf(day("2018-09-01")); got != "au 1er\u00a0septembre 2018" {
		t.Error(got)
	}
}

func TestFrenchParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"1er septembre 2017":         "2017-09-01",
		"le 3 sept. 2017":            "2017-09-03",
		"3 Fevrier 2017":             "2017-02-03",
		"août 2017":                  "2017-08",
		"aout 2017":                  "2017-08",
		"juil 2017":                  "2017-07",
		"environ mai 2016 ?":         "2016-05%",
		"vers l'été 2017":            "2017-22~",
		"du 3 mai 2016 au 4 juin":    "",
		"du 3 mai 2016 au 1er 2017":  "",
		"de mai 2016 à juin 2017":    "2016-05/2017-06",
		"d’avril 2016 à 2017":        "2016-04/2017",
		"entre 2015 et 2016":         "2015/2016",
		"2014–2016":                  "2014/2016",
		"depuis 2014":                "2014/..",
		"jusqu’en 2018":              "../2018",
		"jusqu'au 3 mai 2018":        "../2018-05-03",
		"années 2010":                "201X",
		"jui 2017":                   "", // of two months
		"3/9/2017":                   "",
		"non connu":                  "",
		"hier":                       "",
		"au 3 mai 2018 ou plus tard": "2018-05-03/..",
	} {
		d, err := French.ParseDate(text)
		if text == "non connu" {
			if err != nil || !d.IsZero() {
				t.Errorf("%q is %s, %v", text, d, err)
			}
			continue
		}
		if (err == nil) != (want != "") || d != on(want) {
			t.Errorf("%q is %q, %v; want %q", text, d, err, want)
		}
	}
}

func TestFrenchWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{French.Counted(0, Day), "0\u00a0jour"},
		{French.Counted(1, Day), "1\u00a0jour"},
		{French.Counted(2, Day), "2\u00a0jours"},
		{French.Counted(10000, Match), "10\u202f000\u00a0résultats"},
		{French.InWords(1, Person), "une\u00a0personne"},
		{French.InWords(6, Person), "six\u00a0personnes"},
		{French.List([]string{"a", "b", "c"}), "a, b et c"},
		{French.Days(dossier.DayCount{Known: true, Least: 346, Most: 375}), "346 à 375\u00a0jours"},
		{French.Duration(dossier.DayCount{Known: true, Least: 346, Most: 375}), "environ un an"},
		{French.Duration(dossier.DayCount{Known: true, Least: 426, Most: 426}), "1\u00a0an 2\u00a0mois"},
		{French.Event(dossier.Event{Kind: dossier.BailDenied, Times: 6}), "Mise en liberté sous caution refusée six fois"},
		{French.Event(dossier.Event{Kind: dossier.Sentenced, Sentence: term("P3Y"), Suspended: term("P1Y")}), "Peine prononcée\u00a0: 3\u00a0ans, dont 1\u00a0an avec sursis"},
		{French.Event(dossier.Event{Kind: dossier.AppealDecided, Outcome: dossier.Upheld}), "Décision d’appel\u00a0: condamnation confirmée"},
		{French.Standing(dossier.Standing{Status: dossier.NotFree, HouseArrest: true, Certain: true}), "Résidence surveillée\u00a0: hors détention, mais pas libre"},
		{French.Ago(day("2018-08-12"), day("2018-09-12")), "il y a 31\u00a0jours"},
		{French.Summary(dossier.Figures{Profiled: 30, Held: 9, Released: 21, ReleasedNotFree: 3}), "30\u00a0dossiers · 9 en détention · 21 hors détention, dont 3 pas libres"},
		{French.Language("en"), "anglais"},
		{English.Language("km"), "Khmer"},
		{English.Language("km-u-nu-khmr"), "Khmer"},
		{English.Language("no language"), "no language"},
		{Khmer.Language("en"), "អង់គ្លេស"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestFinishFrench(t *testing.T) {
	for s, want := range map[string]string{
		"peine : 3 ans":        "peine\u00a0: 3 ans",
		"peine: 3 ans":         "peine\u00a0: 3 ans",
		"; vu":                 "\u202f; vu",
		"a ; b; c":             "a\u202f; b\u202f; c",
		"où ?":                 "où\u202f?",
		"« oui »":              "«\u202foui\u202f»",
		"à 12:30":              "à 12:30",
		"https://example.org/": "https://example.org/",
		"au 3 mai":             "au 3 mai",
		"né et 3 mai 2016":     "né et le 3 mai 2016",
		"de 346 jours":         "de 346 jours",
		"depuis vers août":     "depuis environ août",
		"1 août":               "1er août",
		"11 août":              "11 août",
		"Voilà le fait":        "Voilà le fait",
	} {
		if got := French.Finish(s); got != want {
			t.Errorf("%q is finished as %q, want %q", s, got, want)
		}
	}
}

// What is finished already is not changed again.
func TestFinishTwice(t *testing.T) {
	parts := rapid.SliceOf(rapid.SampledFrom([]string{"à", "de", "depuis", "le", "les", "3", "1er", "mai", "avril", "été", "2016", ":", ";", "?", "«", "»", "12:30", "SHA-256", " ", "\u00a0", "\u202f", ","}))
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range parts.Draw(t, "parts") {
			s += p
			if rapid.Bool().Draw(t, "space") {
				s += " "
			}
		}
		for _, w := range languages {
			once := w.Finish(s)
			if twice := w.Finish(once); twice != once {
				t.Fatalf("%s: %q is %q, and then %q", w.Tag, s, once, twice)
			}
		}
	})
}
