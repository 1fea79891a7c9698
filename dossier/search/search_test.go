package search

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/sample"
)

func day(s string) dossier.Day {
	d, err := dossier.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func date(s string) dossier.Date {
	d, err := dossier.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// cambodia is the sample, its dossiers named by their number.
func cambodia() *dossier.View {
	n := 0
	set := sample.Cambodia(func() dossier.ID { n++; return dossier.ID(fmt.Sprintf("%026d", n)) })
	return &dossier.View{Dossiers: set.Dossiers, Cases: set.Cases, Sources: []*dossier.Source{set.Source}, Context: *set.Context, We: *set.We}
}

// few are made up for what the sample does not have.
func few() *dossier.View {
	consent := []dossier.Consent{{Basis: dossier.ConsentFamily, For: dossier.To(dossier.Donor), Until: date("2018-10-01")}}
	return &dossier.View{
		Dossiers: []*dossier.Dossier{
			{ID: "01A", Tags: []string{"urgent case"}, Consent: consent,
				Names: []dossier.Name{{Text: "Nguyễn Văn Đông"}, {Text: "Đông-Đông", Role: dossier.NameAlias}},
				Person: dossier.Person{Born: dossier.Born{Date: date("1953-04")}, Affiliations: []dossier.Affiliation{{Organisation: "Union of Teachers"}},
					Birthplace: dossier.Said{Text: "Huế"}},
				Events: []dossier.Event{
					{Item: dossier.Item{ID: "e1", Mark: dossier.Mark{Confirmed: date("2018-09-01"), Sources: []dossier.ID{"s1"}}}, Kind: dossier.Arrested, Date: date("2017-01-01"), Place: "Prey Sar"},
				},
				Charges: []dossier.Charge{{Offence: "incitement", Article: "495"}}},
			{ID: "01B", Cases: []dossier.ID{"k1"}, Names: []dossier.Name{{Text: "កឹម សុខា", Script: "Khmr"}},
				Person: dossier.Person{Age: dossier.Age{Years: 65, AsOf: date("2018-09")}},
				Notes:  []dossier.InternalNote{{Text: "telephone ០១២ ៣៤៥ — Straße"}}},
			{ID: "02C", Names: []dossier.Name{{Text: "Jose\u0301 O'Neill"}},
				Narrative: []dossier.Paragraph{{Text: "Arrested at home;\nno\u00ADbody saw\u200bit."}}},
		},
		Cases: []*dossier.Case{{ID: "k1", Name: "the harbour strike", Charges: []dossier.Charge{{Item: dossier.Item{ID: "c1"}, Offence: "sabotage"}}}},
		Sources: []*dossier.Source{
			{ID: "s1", Title: "Launch report", Publisher: "Radio Free Asia"},
		},
	}
}

func TestFind(t *testing.T) {
	v := few()
	x := NewIndex(v)
	for _, c := range []struct{ query, want string }{
		{"", "01A 01B 02C"},
		{"   ", "01A 01B 02C"},
		{"—", "01A 01B 02C"},
		{"nguyen dong", "01A"},
		{"NGUYỄN", "01A"},
		{"ngu", "01A"},
		{"guyen", ""},
		{`"nguyen van"`, "01A"},
		{`"nguyen va"`, ""},
		{`"dong dong"`, "01A"},
		{"jose", "02C"},
		{"josé o'neill", "02C"},
		{"nobody", "02C"},
		{`"saw it"`, ""},
		{"sawit", "02C"},
		{"strasse", "01B"},
		{"STRASSE", "01B"},
		{"012", "01B"},
		{"៣៤៥", "01B"},
		{"សុខា", "01B"},
		{"សុ\u200bខា", "01B"},
		{`"កឹម សុខា"`, "01B"},
		{"ខា", "01B"},
		{"strike", "01B"},
		{"arrested", "01A 02C"},
		{"arrested -home", "01A"},
		{"arrested NOT home", "01A"},
		{"strike OR home", "01B 02C"},
		{"strike OR home AND jose", "01B 02C"},
		{"(strike OR home) jose", "02C"},
		{"-(strike OR home)", "01A"},
		{"--strike", "01B"},
		{`-"nguyen van"`, "01B 02C"},
		{"NOT NOT strike", "01B"},
		{"-", "01A 01B 02C"},
		{"name:home", ""},
		{"NAME:jose", "02C"},
		{"-name:jose", "01A 01B"},
		{"charge:incit", "01A"},
		{"charge:sabotage", "01B"},
		{"charge:495", "01A"},
		{"charge=495", "01A"},
		{"charge=49", ""},
		{"charge=INCITEMENT", "01A"},
		{`affiliation="union of teachers"`, "01A"},
		{`affiliation="union of"`, ""},
		{`affiliation="of teachers"`, ""},
		{`tag="urgent case"`, "01A"},
		{"place=hue", "01A"},
		{`name="kem sokha"`, ""},
		{`name="កឹម សុខា"`, "01B"},
		{"affiliation:teachers", "01A"},
		{`affiliation:"union of"`, "01A"},
		{"place:prey", "01A"},
		{"place:hue", "01A"},
		{"tag:urgent", "01A"},
		{"tag:teachers", ""},
		{`source:"radio free asia"`, "01A"},
		{"source:S1", "01A"},
		{"id:01", "01A 01B"},
		{"id:02c", "02C"},
		{"status:held", "01A"},
		{"status:not-known", "01B 02C"},
		{"status:on-trial", "01A 01B"},
		{"-status:held", "01B 02C"},
		{"charge:none", "02C"},
		{"CHARGE=None", "02C"},
		{"-charge:none", "01A 01B"},
		{`charge:"none"`, ""},
		{"place:none", "01B 02C"},
		{"affiliation:none", "01B 02C"},
		{"tag:none", "01B 02C"},
		{"source:none", "01B 02C"},
		{"name:none", ""},
		{"consent:none", "01B 02C"},
		{"consent:donor", "01A"},
		{"consent:public", ""},
		{"stale:no", "01A"},
		{"stale:yes", "01B 02C"},
		{"held>365", "01A"},
		{"held>620", ""},
		{"held<620", ""},
		{"held<621", "01A"},
		{"held:620", "01A"},
		{"held>=620 held<=620", "01A"},
		{"checked<2018-09-01", "01B 02C"},
		{"checked<=2018-09-01", "01A 01B 02C"},
		{"checked:2018-09", "01A"},
		{"checked>2018-08", "01A"},
		{"checked:none", "01B 02C"},
		{"born:1953", "01A 01B"},
		{"born:1952", "01B"},
		{"born:1954", ""},
		{"born<1953-04", ""},
		{"born<1953-05", "01A"},
		{"born>1950", "01A 01B"},
		{"born:none", "02C"},
		{"https://example.org", ""},
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
			continue
		}
		if got := found(x.Find(q, day("2018-09-12"), day("2018-09-20"))); got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

func found(hits []Hit) string {
	var ids []string
	for _, h := range hits {
		ids = append(ids, string(h.ID))
	}
	return strings.Join(ids, " ")
}

func TestFindInTheSample(t *testing.T) {
	v := cambodia()
	x := NewIndex(v)
	for _, c := range []struct {
		query, asOf string
		want        int
	}{
		{"", "2018-09-12", 30},
		{"status:held", "2018-09-12", 9},
		{"status:held", "2018-09-09", 10},
		{"status:released", "2018-09-12", 21},
		{"status:not-free", "2018-09-12", 3},
		{"status:free", "2018-09-12", 18},
		{"status:on-trial", "2018-09-12", 3},
		{"charge:treason", "2018-09-12", 1},
		{"charge:espionage", "2018-09-12", 2},
		{"sokha", "2018-09-12", 1},
		{"ទេព", "2018-09-12", 1},
		{"held>365", "2018-09-12", 1},
		{"held>300", "2018-09-12", 2},
		{`source:"radio free asia" -status:held`, "2018-09-12", 21},
		{"donors in person", "2018-09-12", 1},
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		hits := x.Find(q, day(c.asOf), day("2018-09-20"))
		if len(hits) != c.want {
			t.Errorf("%q as of %s finds %d, want %d", c.query, c.asOf, len(hits), c.want)
		}
		for _, h := range hits {
			d := v.Dossier(h.ID)
			if s := dossier.StatusOn(v.Custody(d), day(c.asOf)); s.Status != h.Standing().Status || h.Dossier != d {
				t.Errorf("%s: %v, want %v", h.ID, h.Standing().Status, s.Status)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		query  string
		column int
	}{
		{`"open`, 1},
		{`សុខា "open`, 6},
		{"(a", 1},
		{"a)", 2},
		{"a OR", 3},
		{"OR a", 1},
		{"a OR OR b", 3},
		{"a AND", 3},
		{"AND", 1},
		{"NOT", 1},
		{"a (NOT)", 4},
		{"status:", 8},
		{"status:gone", 8},
		{"status<held", 7},
		{"name>a", 5},
		{"colour:red", 1},
		{"a colour:red", 3},
		{"held>long", 6},
		{"checked<2018-13", 9},
		{"born:someday", 6},
		{"stale:perhaps", 7},
		{"consent:all", 9},
		{strings.Repeat("(", 500) + strings.Repeat(")", 500), 102},
		{strings.Repeat("NOT ", 500) + "a", 405},
	} {
		_, err := Parse(c.query)
		var p *ParseError
		if !errors.As(err, &p) {
			t.Errorf("%q: %v, want a ParseError", c.query, err)
			continue
		}
		if p.Column != c.column || p.Problem == "" || p.Query != c.query {
			t.Errorf("%q: column %d (%s), want %d", c.query, p.Column, p.Problem, c.column)
		}
	}
}

// A changed dossier, case or source is read anew; the others are taken over.
func TestRenew(t *testing.T) {
	v := few()
	x := NewIndex(v)
	find := func(x *Index, query string) string {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		return found(x.Find(q, day("2018-09-12"), day("2018-09-20")))
	}
	w := *v
	w.Dossiers = slices.Clone(v.Dossiers)
	changed := *w.Dossiers[2]
	changed.Names = []dossier.Name{{Text: "Renamed"}}
	w.Dossiers[2] = &changed
	strike := *v.Cases[0]
	strike.Name = "the dockers"
	w.Cases = []*dossier.Case{&strike}
	y := x.Renew(&w, []dossier.ID{changed.ID, strike.ID})
	for query, want := range map[string]string{"renamed": "02C", "jose": "", "dockers": "01B", "harbour": "", "nguyen": "01A"} {
		if got := find(y, query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	if y.get("01A") != x.get("01A") {
		t.Error("what did not change was read anew")
	}
	if find(x, "jose") != "02C" {
		t.Error("the earlier index changed")
	}
	u := w
	u.Sources = []*dossier.Source{{ID: "s1", Title: "Another title"}}
	if got := find(y.Renew(&u, []dossier.ID{"s1"}), "source:another"); got != "01A" {
		t.Errorf("a changed source: %q", got)
	}
	u.Sources, u.Cases = nil, nil
	both := []dossier.ID{"s1", strike.ID}
	z := y.Renew(&u, both)
	if got := find(z.Renew(&w, both), "dockers OR source:launch"); got != "01A 01B" {
		t.Errorf("a source and a case that came back: %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a b", `"a b" OR -c`, "status:held held>365", "(a OR b) NOT c", "checked<2018-08-01", "\xff:\"", "born:201X", "charge:none -place:None", "សុខា\u200b"} {
		f.Add(s)
	}
	x := NewIndex(few())
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			var p *ParseError
			if !errors.As(err, &p) || p.Column < 1 || p.Column > len([]rune(s))+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		all := x.Find(q, day("2018-09-12"), day("2018-09-20"))
		n, err := Parse("-(" + s + ")")
		if err != nil {
			return // deeper than allowed
		}
		if rest := x.Find(n, day("2018-09-12"), day("2018-09-20")); q.root != nil && len(all)+len(rest) != 3 {
			t.Fatalf("%q finds %d, and its opposite %d of 3", s, len(all), len(rest))
		}
	})
}

func synthetic(n int) *dossier.View {
	i := 0
	set := sample.Synthetic(n, func() dossier.ID { i++; return dossier.ID(fmt.Sprintf("%026d", i)) })
	return &dossier.View{Dossiers: set.Dossiers, Cases: set.Cases, Sources: []*dossier.Source{set.Source}}
}

func BenchmarkIndex10000(b *testing.B) {
	v := synthetic(10000)
	for b.Loop() {
		NewIndex(v)
	}
}

func BenchmarkRenewOneOf10000(b *testing.B) {
	v := synthetic(10000)
	x := NewIndex(v)
	for b.Loop() {
		d := *v.Dossiers[77]
		w := *v
		w.Dossiers = []*dossier.Dossier{&d}
		x = x.Renew(&w, []dossier.ID{d.ID})
	}
}

func BenchmarkFind10000(b *testing.B) {
	x := NewIndex(synthetic(10000))
	for _, query := range []string{"sokha", "zzz", "status:held charge:incitement", `"phnom penh" -released`, "held>365", "stale:yes", "សុខា"} {
		b.Run(query, func(b *testing.B) {
			q, err := Parse(query)
			if err != nil {
				b.Fatal(err)
			}
			x.Find(q, day("2018-09-12"), day("2018-09-20"))
			for b.Loop() {
				x.Find(q, day("2018-09-12"), day("2018-09-20"))
			}
		})
	}
}
