package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
	"habeas/dossier/sample"
)

func TestMatched(t *testing.T) {
	v := few()
	for _, c := range []struct{ query, id, want string }{
		{"incit", "01A", "charge: [incit]ement"},
		{`"union of"`, "01A", "affiliation: [Union of] Teachers"},
		{"teach", "01A", "affiliation: Union of [Teach]ers"},
		{"dong", "01A", "name: Nguyễn Văn [Đông]"},
		{"dong prey", "01A", "place: [Prey] Sar; name: Nguyễn Văn [Đông]"},
		{"radio asia", "01A", "source: [Radio] Free Asia"},
		{"place=hue", "01A", "place: [Huế]"},
		{"strike", "01B", ": the harbour [strike]"},
		{"012", "01B", ": telephone [០១២] ៣៤៥ — Straße"},
		{"strasse", "01B", ": telephone ០១២ ៣៤៥ — [Straße]"},
		{"sawit", "02C", ": Arrested at home;\nno\u00ADbody [saw\u200bit]."},
		{"jose -strike", "02C", "name: [Jose\u0301] O'Neill"},
		{"(strike OR home)", "02C", ": Arrested at [home];\nno\u00ADbody saw\u200bit."},
		{"status:held", "01A", ""},
		{"", "01A", ""},
		{"សុខា", "01B", "name: កឹម [សុខា]"},
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range q.Matched(v, v.Dossier(dossier.ID(c.id))) {
			got = append(got, m.Field+": "+m.Text[:m.From]+"["+m.Text[m.From:m.To]+"]"+m.Text[m.To:])
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
}

// TestMatchedTellsAllThatIsFound takes words out of the sample's own texts: what
// finds a dossier is told, and what is marked folds to what was asked.
func TestMatchedTellsAllThatIsFound(t *testing.T) {
	v := cambodia()
	x := NewIndex(v)
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(v.Dossiers).Draw(t, "dossier")
		texts := gather(v, d).texts
		all := strings.Fields(fold(rapid.SampledFrom(texts).Draw(t, "text")))
		if len(all) == 0 {
			return
		}
		word := rapid.SampledFrom(all).Draw(t, "word")
		q, err := Parse(`"` + word + `"`)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range x.Find(q, day(sample.AsOf), day(sample.AsOf)) {
			m := q.Matched(v, h.Dossier)
			if len(m) != 1 {
				t.Fatalf("%q in %s: told %d times, want once", word, h.ID, len(m))
			}
			if got := fold(m[0].Text[m[0].From:m[0].To]); got != word {
				t.Fatalf("%q in %q: marked %q", word, m[0].Text, got)
			}
		}
	})
}
