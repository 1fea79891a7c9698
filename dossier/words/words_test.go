package words

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

func on(s string) dossier.Date {
	d, err := dossier.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func day(s string) dossier.Day {
	d, err := dossier.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func term(s string) dossier.Term {
	t, err := dossier.ParseTerm(s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ edtf, long, short, event string }{
		{"", "not known", "not known", ""},
		{"2018-09-10", "10 September 2018", "10 Sep 2018", ""},
		{"2017-09", "September 2017", "Sep 2017", ""},
		{"2017", "2017", "2017", ""},
		{"2017-09~", "about September 2017", "about Sep 2017", ""},
		{"2017-09-03~", "about 3 September 2017", "about 3 Sep 2017", ""},
		{"2017?", "2017 (uncertain)", "2017 (uncertain)", ""},
		{"2017%", "about 2017 (uncertain)", "about 2017 (uncertain)", ""},
		{"201X", "the 2010s", "the 2010s", ""},
		{"20XX", "between 2000 and 2099", "between 2000 and 2099", ""},
		{"2017-XX", "2017", "2017", ""},
		{"2017-23", "autumn 2017", "autumn 2017", ""},
		{"2016/2017", "2016 to 2017", "2016 – 2017", "between 2016 and 2017"},
		{"2016-05-03/2017-09~", "3 May 2016 to about September 2017", "3 May 2016 – about Sep 2017", "between 3 May 2016 and about September 2017"},
		{"2017/..", "from 2017 on", "from 2017 on", "2017 or later"},
		{"2018/", "from 2018, end not known", "from 2018, end not known", "2018 or later"},
		{"../2018", "until 2018", "until 2018", "2018 or earlier"},
		{"/2018", "until 2018, beginning not known", "until 2018, beginning not known", "2018 or earlier"},
	} {
		d := on(c.edtf)
		if c.event == "" {
			c.event = c.long
		}
		got := [3]string{English.Date(d), English.ShortDate(d), English.EventDate(d)}
		if want := [3]string{c.long, c.short, c.event}; got != want {
			t.Errorf("%s: %q, want %q", c.edtf, got, want)
		}
	}
	if got := English.AsOf(day("2018-09-12")); got != "as of 12 September 2018" {
		t.Error(got)
	}
	if got := English.Day(dossier.Unbounded); got != "not known" {
		t.Error(got)
	}
}

// What the words say of a date can be typed again, and means the same days.
func TestDatesComeBack(t *testing.T) {
	points := rapid.SampledFrom([]string{"2017-09-03", "2017-05-01", "2017-08-01~", "2017-09", "2017", "2017-05-31~", "2017-02~", "2017~", "2017?", "2017-09%", "201X", "2017-21", "2017-24?"})
	for _, w := range languages {
		t.Run(w.Tag, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := points.Draw(t, "point")
				edtf := rapid.SampledFrom([]string{p, p + "/..", "../" + p, "/" + p, p + "/", p + "/2031-01", "1990~/" + p}).Draw(t, "date")
				d := on(edtf)
				back, err := w.ParseDate(w.Date(d))
				if err != nil || back.First() != d.First() || back.Last() != d.Last() || back.Approximate() != d.Approximate() || back.Uncertain() != d.Uncertain() || back.GoesOn() != d.GoesOn() {
					t.Fatalf("%s is %q and comes back as %s, %v", d, w.Date(d), back, err)
				}
				for _, text := range []string{w.ShortDate(d), w.EventDate(d), w.ShortEventDate(d), strings.ToUpper(w.Date(d))} {
					back, err := w.ParseDate(text)
					if err != nil || back.First() != d.First() || back.Last() != d.Last() {
						t.Fatalf("%s is %q and comes back as %s, %v", d, text, back, err)
					}
				}
			})
		})
	}
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"2017-09~":                 "2017-09~",
		"  ":                       "",
		"not known":                "",
		"3 Sep 2017":               "2017-09-03",
		"3 Sept. 2017":             "2017-09-03",
		"September 3, 2017":        "2017-09-03",
		"September 3rd, 2017":      "2017-09-03",
		"in the 2010s":             "201X",
		"២០១៧-០៩":                  "2017-09",
		"03 september 2017":        "2017-09-03",
		"the 2010s":                "201X",
		"since 2014":               "2014/..",
		"circa May 2016?":          "2016-05%",
		"May 2016 – June 2016":     "2016-05/2016-06",
		"from 3 May 2016 to 2017":  "2016-05-03/2017",
		"ca. 2015":                 "2015~",
		"between 2015 and 2016":    "2015/2016",
		"in spring of 2017":        "2017-21",
		"2014–2016":                "2014/2016",
		"about august 2018":        "2018-08~",
		"3 Sep 2017 or earlier":    "../2017-09-03",
		"until 2017":               "../2017",
		"up to 2017 (uncertain)":   "../2017?",
		"from 2018, end not known": "2018/",
		"31/12/2017":               "2017-12-31",
		"12/31/2017":               "2017-12-31",
		"5.5.2017":                 "2017-05-05",
		"2017/9/3":                 "2017-09-03",
		"២០១៧.៩.៣":                 "2017-09-03",
	} {
		d, err := English.ParseDate(text)
		if err != nil || d != on(want) {
			t.Errorf("%q is %q, %v; want %q", text, d, err, want)
		}
	}
	for text, problem := range map[string]string{
		"2018-13":         "no month 13",
		"31 Sep 2018":     "no day 31",
		"3/9/2017":        "want a date such as",
		"03.09.2017":      "want a date such as",
		"3 9 2017":        "want a date such as",
		"31/31/2017":      "want a date such as",
		"3/9/17":          "want a date such as",
		"Sep 17":          "want a date such as",
		"yesterday":       "want a date such as",
		"2017 to 2016":    "ends before it begins",
		"2015s":           "want a date such as",
		"May June 2017":   "want a date such as",
		"ma 2017":         "want a date such as",
		"ju 2017":         "want a date such as",
		"3rd 4th 2017":    "want a date such as",
		"123 May 2017":    "want a date such as",
		"1 2 3 May 2017":  "want a date such as",
		"spring May 2017": "want a date such as",
	} {
		d, err := English.ParseDate(text)
		bad, ok := err.(*dossier.DateError)
		if !ok || !strings.Contains(bad.Problem, problem) || bad.Text != text {
			t.Errorf("%q is %q, %v; want a word about %q", text, d, err, problem)
		}
	}
}

func TestReadings(t *testing.T) {
	for text, want := range map[string]string{
		"03/09/2017": "2017-09-03 2017-03-09", "3.9.2017": "2017-09-03 2017-03-09", " 3-9-2017 ": "2017-09-03 2017-03-09",
		"៣/៩/២០១៧": "2017-09-03 2017-03-09", "13/9/2017": "2017-09-13", "9/13/2017": "2017-09-13", "4/4/2017": "2017-04-04",
		"2017/9/3": "2017-09-03", "2017/13/3": "", "31/9/2017": "", "0/9/2017": "", "3/9/17": "", "3/9": "", "": "",
		"3/Sep/2017": "", "3/9/2017/": "2017-09-03 2017-03-09", "003/9/2017": "", "1/2/3/2017": "",
	} {
		var got []string
		for _, d := range Readings(text) {
			got = append(got, d.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q may be %q, want %q", text, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"3 Sep 2017", "about 2015", "between 2015 and 2016", "from 2017 on", "the 2010s", "not known",
		"jusqu’au 1er mai 2016", "entre l'été 2015 et 2016", "ថ្ងៃទី១២ ខែកញ្ញា ឆ្នាំ២០១៨",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range languages {
			d, err := w.ParseDate(s)
			if err != nil {
				if bad, ok := err.(*dossier.DateError); !ok || bad.Text != s {
					t.Fatalf("%s, %q: %v", w.Tag, s, err)
				}
				continue
			}
			if again := on(d.String()); again != d {
				t.Fatalf("%s, %q is %q", w.Tag, s, d)
			}
		}
	})
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		event dossier.Event
		want  string
	}{
		{dossier.Event{Kind: dossier.BailDenied, Times: 6}, "Bail denied six times"},
		{dossier.Event{Kind: dossier.BailDenied, Times: 2}, "Bail denied twice"},
		{dossier.Event{Kind: dossier.BailDenied, Times: 13}, "Bail denied 13 times"},
		{dossier.Event{Kind: dossier.BailDenied, Times: 1}, "Bail denied"},
		{dossier.Event{Kind: dossier.ReleasedOnBail, Form: dossier.FormHouseArrest}, "Released on bail, under house arrest"},
		{dossier.Event{Kind: dossier.HouseArrestOrdered, Form: dossier.FormHouseArrest}, "House arrest ordered"},
		{dossier.Event{Kind: dossier.Released, Form: "on a train"}, "Released, on a train"},
		{dossier.Event{Kind: dossier.Sentenced, Sentence: term("P3Y6M")}, "Sentenced to 3 years 6 months"},
		{dossier.Event{Kind: dossier.Sentenced, Sentence: term("P3Y"), Suspended: term("P1Y")}, "Sentenced to 3 years, of which 1 year suspended"},
		{dossier.Event{Kind: dossier.Sentenced, Sentence: term("P1Y"), Suspended: term("P1Y")}, "Sentenced to 1 year, all of it suspended"},
		{dossier.Event{Kind: dossier.Convicted, Suspended: term("P1M")}, "Convicted, 1 month suspended"},
		{dossier.Event{Kind: dossier.Sentenced, Sentence: term("life")}, "Sentenced to life"},
		{dossier.Event{Kind: dossier.AppealDecided, Outcome: dossier.Upheld}, "Appeal decided: upheld"},
		{dossier.Event{Kind: "a kind of tomorrow"}, "A kind of tomorrow"},
	} {
		if got := English.Event(c.event); got != c.want {
			t.Errorf("%+v: %q, want %q", c.event.Kind, got, c.want)
		}
	}
}

func TestStandings(t *testing.T) {
	for _, c := range []struct {
		s          dossier.Standing
		chip, long string
	}{
		{dossier.Standing{Status: dossier.Held}, "Held", "Held"},
		{dossier.Standing{Status: dossier.Held, HouseArrest: true}, "Held (house arrest)", "Held under house arrest"},
		{dossier.Standing{Status: dossier.NotFree, Restricted: true, HouseArrest: true, PreTrial: true, Release: dossier.ByBail}, "House arrest", "House arrest: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Restricted: true, PreTrial: true, Release: dossier.ByBail}, "Bail, charged", "Bail, charged: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, PreTrial: true, Release: dossier.ByBail}, "Released, charged", "Charged: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Suspended: true, Release: dossier.ByConditions}, "Suspended sentence", "Suspended sentence: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Restricted: true, Release: dossier.ByBail}, "On bail", "On bail: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Restricted: true, Release: dossier.ByConditions}, "On conditions", "On conditions: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, PreTrial: true, Release: dossier.ByOther}, "Released, charged", "Charged: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Exile: true, Release: dossier.ByOther}, "In exile", "In exile: released, but not free"},
		{dossier.Standing{Status: dossier.NotFree, Suspended: true, Release: dossier.ByOther}, "Suspended sentence", "Suspended sentence: released, but not free"},
		{dossier.Standing{Status: dossier.Free, Release: dossier.ByDecree}, "Freed by decree", "Free, by decree"},
		{dossier.Standing{Status: dossier.Free, Release: dossier.ByPardon}, "Pardoned", "Free, by pardon"},
		{dossier.Standing{Status: dossier.Free, Release: dossier.ByBail}, "Released", "Free, after bail"},
		{dossier.Standing{Status: dossier.AtLarge, EndedBy: dossier.Escaped}, "Escaped", "At large"},
		{dossier.Standing{Status: dossier.Dead, InCustody: true}, "Died in custody", "Died in custody"},
		{dossier.Standing{Status: dossier.Dead}, "Died", "Died"},
		{dossier.Standing{Status: dossier.Disappeared}, "Disappeared", "Disappeared"},
		{dossier.Standing{Status: dossier.NotKnown}, "Not known", "Not known"},
	} {
		if got := English.Chip(c.s); got != c.chip {
			t.Errorf("%s: chip %q, want %q", c.s.Status, got, c.chip)
		}
		if got := English.Standing(c.s); got != c.long+" (likely)" {
			t.Errorf("%s: %q, want %q", c.s.Status, got, c.long+" (likely)")
		}
		c.s.Certain = true
		if got := English.Standing(c.s); got != c.long {
			t.Errorf("%s: %q, want %q", c.s.Status, got, c.long)
		}
	}
}

func TestLengths(t *testing.T) {
	for _, c := range []struct {
		least, most    int
		days, duration string
	}{
		{346, 375, "346 to 375 days", "about a year"},
		{1, 1, "1 day", "1 day"},
		{25, 25, "25 days", "25 days"},
		{426, 426, "426 days", "1 year 2 months"},
		{731, 731, "731 days", "2 years"},
		{1310, 1704, "1,310 to 1,704 days", "3 to 5 years"},
		{1310, 1340, "1,310 to 1,340 days", "about 3 years 6 months"},
		{2, 32, "2 to 32 days", "2 to 32 days"},
		{0, 90, "0 to 90 days", "up to 3 months"},
		{20, 90, "20 to 90 days", "up to 3 months"},
		{200, 300, "200 to 300 days", "6 to 10 months"},
		{30, 31, "30 to 31 days", "about 31 days"},
		{50, 55, "50 to 55 days", "about 2 months"},
		{59, 59, "59 days", "59 days"},
	} {
		d := dossier.DayCount{Known: true, Least: c.least, Most: c.most}
		if got := English.Days(d); got != c.days {
			t.Errorf("%d to %d: %q, want %q", c.least, c.most, got, c.days)
		}
		if got := English.Duration(d); got != c.duration {
			t.Errorf("%d to %d: %q, want %q", c.least, c.most, got, c.duration)
		}
	}
	if English.Days(dossier.DayCount{}) != "not known" || English.Duration(dossier.DayCount{}) != "not known" {
		t.Error("an unknown number of days is known")
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{English.Counted(1, Dossier), "1 dossier"},
		{English.Counted(30, Dossier), "30 dossiers"},
		{English.Counted(0, Person), "0 people"},
		{English.Counted(10000, Match), "10,000 matches"},
		{English.Digits(1234567), "1,234,567"},
		{English.Digits(-1234), "-1,234"},
		{English.Digits(999), "999"},
		{English.Number(12), "twelve"},
		{English.Number(13), "13"},
		{English.List(nil), ""},
		{English.List([]string{"a"}), "a"},
		{English.List([]string{"a", "b"}), "a and b"},
		{English.OrList([]string{"a", "b", "c"}), "a, b or c"},
		{English.Age(65, 65, true), "65"},
		{English.Age(64, 65, true), "64 or 65"},
		{English.Age(60, 65, true), "60 to 65"},
		{English.Age(0, 0, false), "not known"},
		{English.Audiences(dossier.To(dossier.Donor, dossier.Diplomatic)), "Donors and diplomats"},
		{English.Audiences(dossier.To(dossier.Public)), "Everybody"},
		{English.Audiences(dossier.Internal), "Internal"},
		{English.Audiences(dossier.ByDefault), "As the dossier"},
		{English.Ago(day("2018-09-12"), day("2018-09-12")), "today"},
		{English.Ago(day("2018-09-11"), day("2018-09-12")), "yesterday"},
		{English.Ago(day("2018-08-12"), day("2018-09-12")), "31 days ago"},
		{English.Ago(day("2018-09-13"), day("2018-09-12")), "in 1 day"},
		{English.Mid("Bail denied"), "bail denied"},
		{English.Mid("CNRP"), "CNRP"},
		{Capital("à Paris"), "À Paris"},
		{English.Summary(dossier.Figures{Profiled: 30, Held: 9, Released: 21, ReleasedNotFree: 3}), "30 dossiers · 9 held · 21 released, of them 3 not free"},
		{English.Summary(dossier.Figures{Profiled: 1, Disappeared: 1}), "1 dossier · 0 held · 0 released · 1 disappeared"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A language has a word for everything: no table of it lacks an entry, and no
// text is left empty.
func TestLanguagesAreWhole(t *testing.T) {
	for _, w := range languages {
		checkKeys(t, w.Tag, w.statuses, dossier.Statuses)
		checkKeys(t, w.Tag, w.kinds, dossier.EventKinds())
		checkKeys(t, w.Tag, w.charges, dossier.ChargeStates)
		checkKeys(t, w.Tag, w.chips.freed, dossier.ReleaseKinds)
		checkKeys(t, w.Tag, w.standings.freed, dossier.ReleaseKinds)
		checkKeys(t, w.Tag, w.audiences, dossier.AllAudiences)
		checkKeys(t, w.Tag, w.roles, dossier.NameRoles)
		checkKeys(t, w.Tag, w.sourceTypes, dossier.SourceTypes)
		checkKeys(t, w.Tag, w.bases, dossier.ConsentBases)
		for o := range dossier.Outcomes {
			checkKeys(t, w.Tag, w.outcomes, []dossier.Outcome{o})
		}
		for _, g := range dossier.Grounds {
			if w.Ground(g.Scheme, g.Category) == "" {
				t.Errorf("%s: no words for category %s of %s", w.Tag, g.Category, g.Scheme)
			}
		}
		for field, texts := range map[string][]string{
			"health kind": dossier.HealthKinds, "health doctor": dossier.DoctorAnswers,
			"people role": dossier.ContactRoles, "ahead kind": dossier.AheadKinds,
		} {
			for _, text := range texts {
				checkKeys(t, w.Tag, w.fields.choices, []string{field + " " + text})
			}
		}
		for _, state := range dossier.PromiseStates {
			checkKeys(t, w.Tag, w.fields.choices, []string{"promises state " + string(state)})
		}
		for _, u := range dossier.Urgencies {
			checkKeys(t, w.Tag, w.urgencies, []dossier.Urgency{u})
		}
		for noun := range english.nouns {
			checkKeys(t, w.Tag, w.nouns, []Noun{noun})
		}
		checkFilled(t, w.Tag, reflect.ValueOf(*w), reflect.ValueOf(english))
	}
}

func checkKeys[K comparable, V any](t *testing.T, tag string, table map[K]V, keys []K) {
	t.Helper()
	for _, k := range keys {
		if _, ok := table[k]; !ok {
			t.Errorf("%s: no words for %v", tag, k)
		}
	}
}

// checkFilled finds what is empty, and what a table has that is not that of
// English. Lists of what people type are as long as a language needs.
func checkFilled(t *testing.T, at string, v, en reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			t.Errorf("%s is empty", at)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			checkFilled(t, at+"."+v.Type().Field(i).Name, v.Field(i), en.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			checkFilled(t, at, v.Index(i), en.Index(i))
		}
	case reflect.Slice:
		if v.Len() == 0 && en.Len() > 0 {
			t.Errorf("%s is empty", at)
		}
		for i := range v.Len() {
			checkFilled(t, at, v.Index(i), v.Index(i))
		}
	case reflect.Map:
		for it := en.MapRange(); it.Next(); {
			if !v.MapIndex(it.Key()).IsValid() {
				t.Errorf("%s has nothing for %s", at, it.Key())
			}
		}
		for it := v.MapRange(); it.Next(); {
			have := en.MapIndex(it.Key())
			if !have.IsValid() && !strings.HasSuffix(at, ".counts") {
				t.Errorf("%s has %s, which English lacks", at, it.Key())
				continue
			}
			checkFilled(t, at, it.Value(), it.Value())
		}
	case reflect.Func:
		if v.IsNil() {
			t.Errorf("%s is missing", at)
		}
	}
}

func TestFor(t *testing.T) {
	if w, err := For("en"); err != nil || w != English {
		t.Errorf("%v, %v", w, err)
	}
	if _, err := For("xx"); err == nil || err.Error() != `invalid language "xx": want en, fr, km or km-u-nu-khmr` {
		t.Errorf("%v", err)
	}
}

func TestItemsAndFields(t *testing.T) {
	day, err := dossier.ParseDate("2017-09-03")
	if err != nil {
		t.Fatal(err)
	}
	arrest := dossier.Event{Kind: dossier.Arrested, Date: day}
	long := strings.Repeat("word ", 20)
	for _, c := range []struct{ got, want string }{
		{English.InItem(English.Part("events"), English.Item(arrest), English.Field("events", "place")), "Custody: Arrested 3 Sep 2017 · Place"},
		{English.InItem("", "", English.Field("", "audience")), "Who may see it"},
		{English.InItem(English.Part("person.born"), "", English.Field("person.born", "date")), "Born · Date"},
		{English.InItem("Custody", "Arrested", ""), "Custody: Arrested"},
		{English.InItem("Custody", "", "Place"), "Custody · Place"},
		{English.Part("of a later version"), "Of a later version"},
		{English.Field("events", "some_thing"), "Some thing"},
		{English.Choice("health", "doctor", dossier.DoctorSeenNo), "No doctor was seen"},
		{English.Choice("people", "role", "sister-in-law"), "Sister-in-law"},
		{English.Item(dossier.Paragraph{Text: long}), "word word word word word word word word …"},
		{English.Item(dossier.Consent{Basis: dossier.ConsentFamily, Given: day}), "Family 3 Sep 2017"},
		{English.Item(struct{}{}), ""},
		{English.Value(nil), ""},
		{English.Value(true), "Yes"},
		{English.Value(false), "No"},
		{English.Value(1200), "1,200"},
		{English.Value(int64(3)), "3"},
		{English.Value([]string{"a", "b"}), "a, b"},
		{English.Value(day), "3 September 2017"},
		{English.Value(dossier.Date{}), ""},
		{English.Value(dossier.Term{}), ""},
		{English.Value(dossier.To(dossier.Donor)), "Donors"},
		{English.Value(dossier.Audience("")), ""},
		{English.Value(dossier.Donor), "Donors"},
		{English.Value(dossier.NameLegal), "Legal name"},
		{English.Value(dossier.FormHouseArrest), "House arrest"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
