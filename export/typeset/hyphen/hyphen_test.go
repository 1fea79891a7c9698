package hyphen

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// divided is a word with a hyphen at each point.
func divided(word, lang string) string {
	runes := []rune(word)
	var b strings.Builder
	from := 0
	for _, at := range Points(runes, lang) {
		b.WriteString(string(runes[from:at]) + "-")
		from = at
	}
	return b.String() + string(runes[from:])
}

func TestPoints(t *testing.T) {
	tests := []struct{ lang, word, want string }{
		// Liang's thesis and the TeXbook, appendix H, without hy- and su-.
		{"en", "hyphenation", "hyphen-ation"},
		{"en", "concatenation", "con-cate-na-tion"},
		{"en", "supercalifragilisticexpialidocious", "super-cal-ifrag-ilis-tic-ex-pi-ali-do-cious"},
		{"en-GB", "imprisonment", "impris-on-ment"},
		{"en-Latn-GB", "detention", "deten-tion"},
		{"", "detention", "detention"},
		{"und", "detention", "detention"},
		{"en", "declination", "dec-li-na-tion"}, // an exception
		{"en", "projects", "projects"},          // an exception without a point
		{"en", "court", "court"},                // one syllable
		{"en", "aqua", "aqua"},                  // too short
		{"en", "Cambodia", "Cambodia"},          // a name
		{"en", "UNHCR", "UNHCR"},
		{"en", "well-known", "well-known"},
		{"en", "covid19", "covid19"},
		{"fr", "emprisonnement", "em-pri-son-ne-ment"},
		{"fr", "déclaration", "dé-cla-ra-tion"},
		{"fr", "constitutionnalité", "consti-tu-tion-na-lité"},
		{"fr-CA", "liberté", "li-berté"},
		{"fr", "Phnom", "Phnom"},
		{"de", "gefangener", "gefangener"},
		{"km", "កម្ពុជា", "កម្ពុជា"},
		{"not a language", "detention", "detention"},
		{"en", "", ""},
	}
	for _, test := range tests {
		if got := divided(test.word, test.lang); got != test.want {
			t.Errorf("%s in %q is divided as %s, want %s", test.word, test.lang, got, test.want)
		}
	}
}

// Ensure that no word is divided too near its edges, whatever its letters.
func TestPoints_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SliceOfN(rapid.OneOf(rapid.RuneFrom([]rune("abcdefghijklmnoprstuéèàç")), rapid.Rune()), 0, 30).Draw(t, "word")
		points := Points(word, rapid.SampledFrom([]string{"en", "fr"}).Draw(t, "lang"))
		if !slices.IsSorted(points) || len(points) > 0 && (points[0] < 2 || points[len(points)-1] > len(word)-3) {
			t.Fatalf("%q is divided at %v", string(word), points)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(`% a comment
\patterns{ .ach4 hy3ph 1.2. }
\hyphenation{ta-ble}`)
	f.Add(`\patterns{`)
	f.Add(`\patterns{99 -}\hyphenation{- -a-}`)
	f.Fuzz(func(t *testing.T, tex string) {
		p, err := parse(tex)
		if err != nil {
			return
		}
		p.points([]rune("hyphenation"))
	})
}

func BenchmarkPoints(b *testing.B) {
	word := []rune("imprisonment")
	for b.Loop() {
		Points(word, "en")
	}
}
