package dossier

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// on reads a date that a test writes down.
func on(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// day reads a day that a test writes down.
func day(s string) Day {
	switch s {
	case "..":
		return Unbounded
	case "-..":
		return UnboundedBefore
	}
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text        string
		first, last string
		near, far   string // "" where they are the same
		precision   Precision
		marks       string
	}{
		{"2017-09-03", "2017-09-03", "2017-09-03", "", "", PreciseDay, ""},
		{"2017-09", "2017-09-01", "2017-09-30", "", "", PreciseMonth, ""},
		{"2017", "2017-01-01", "2017-12-31", "", "", PreciseYear, ""},
		{"2016-02", "2016-02-01", "2016-02-29", "", "", PreciseMonth, ""},
		{"2017-09-03~", "2017-09-03", "2017-09-03", "2017-09-02", "2017-09-04", PreciseDay, "~"},
		{"2017-09~", "2017-09-01", "2017-09-30", "2017-08-01", "2017-10-31", PreciseMonth, "~"},
		{"2018-01~", "2018-01-01", "2018-01-31", "2017-12-01", "2018-02-28", PreciseMonth, "~"},
		{"2017~", "2017-01-01", "2017-12-31", "2016-01-01", "2018-12-31", PreciseYear, "~"},
		{"2017?", "2017-01-01", "2017-12-31", "", "", PreciseYear, "?"},
		{"2017%", "2017-01-01", "2017-12-31", "2016-01-01", "2018-12-31", PreciseYear, "~?"},
		{"201X", "2010-01-01", "2019-12-31", "", "", PreciseDecade, ""},
		{"20XX", "2000-01-01", "2099-12-31", "", "", PreciseCentury, ""},
		{"2017-XX", "2017-01-01", "2017-12-31", "", "", PreciseYear, ""},
		{"2017-XX-XX", "2017-01-01", "2017-12-31", "", "", PreciseYear, ""},
		{"2017-09-XX", "2017-09-01", "2017-09-30", "", "", PreciseMonth, ""},
		{"2017-21", "2017-03-01", "2017-11-30", "", "", PreciseSeason, ""},
		{"2017-24", "2017-01-01", "2018-02-28", "", "", PreciseSeason, ""},
		{"-0044-03-15", "-0044-03-15", "-0044-03-15", "", "", PreciseDay, ""},
		{"2016/2017", "2016-01-01", "2017-12-31", "", "", PreciseYear, "/"},
		{"2016-05-01/2017-02", "2016-05-01", "2017-02-28", "", "", PreciseMonth, "/"},
		{"2016~/2017", "2016-01-01", "2017-12-31", "2015-01-01", "2017-12-31", PreciseYear, "/~"},
		{"2017/..", "2017-01-01", "..", "", "", PreciseYear, "/>"},
		{"../2017", "-..", "2017-12-31", "", "", PreciseYear, "/"},
		{"/2018", "-..", "2018-12-31", "", "", PreciseYear, "/"},
		{"2018/", "2018-01-01", "..", "", "", PreciseYear, "/"},
	} {
		d, err := ParseDate(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if d.First() != day(c.first) || d.Last() != day(c.last) {
			t.Errorf("%s covers %s to %s, want %s to %s", c.text, d.First(), d.Last(), c.first, c.last)
		}
		near, far := d.Reach()
		if c.near == "" {
			c.near, c.far = c.first, c.last
		}
		if near != day(c.near) || far != day(c.far) {
			t.Errorf("%s reaches %s to %s, want %s to %s", c.text, near, far, c.near, c.far)
		}
		if d.Precision() != c.precision {
			t.Errorf("%s has precision %d, want %d", c.text, d.Precision(), c.precision)
		}
		for mark, has := range map[string]bool{"~": d.Approximate(), "?": d.Uncertain(), "/": d.IsInterval(), ">": d.GoesOn()} {
			if has != strings.Contains(c.marks, mark) {
				t.Errorf("%s: mark %s is %v", c.text, mark, has)
			}
		}
		if d.String() != c.text {
			t.Errorf("%s comes back as %s", c.text, d)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for text, problem := range map[string]string{
		"2018-13":          "there is no month 13",
		"2018-00":          "there is no month 00",
		"2018-25":          "there is no month 25",
		"2018-02-30":       "February 2018 has no day 30",
		"2018-9":           "two digits",
		"2018-09-3":        "two digits",
		"18-09":            "four digits",
		"12 Sep 2018":      "four digits",
		"2018/09/12":       "year-month-day",
		"12/09/2018":       "year-month-day",
		"2018/2017":        "ends before it begins",
		"/":                "knows neither end",
		"../..":            "knows neither end",
		"..":               "other end",
		"2018-09-12T10:00": "time of day",
		"Y20180":           "four digits",
		"2018?~":           "at the end",
		"201X-09":          "a month needs its year",
		"2018-XX-12":       "a day needs its month",
		"2018-09-12-01":    "year-month-day",
		"-0000":            "no sign",
		"~":                "four digits",
		"٢٠١٨":             "four digits",
	} {
		d, err := ParseDate(text)
		var bad *DateError
		if !errors.As(err, &bad) {
			t.Errorf("%q is taken as %v (%v)", text, d, err)
			continue
		}
		if bad.Text != text || !strings.Contains(bad.Problem, problem) {
			t.Errorf("%q: %v; want a word about %q", text, err, problem)
		}
	}
}

func TestMissingDate(t *testing.T) {
	d, err := ParseDate("")
	if err != nil || !d.IsZero() || d != (Date{}) {
		t.Fatalf("empty is %v, %v", d, err)
	}
	if d.First() != UnboundedBefore || d.Last() != Unbounded {
		t.Errorf("a missing date covers %d to %d", d.First(), d.Last())
	}
}

func TestParseDayWantsOneDay(t *testing.T) {
	for _, text := range []string{"", "2018", "2018-09", "2018-09-12~", "2018-09-12?", "2018-09-12/2018-09-12", "2018-13"} {
		if d, err := ParseDay(text); err == nil {
			t.Errorf("%q is taken as %s", text, d)
		}
	}
}

func TestEnds(t *testing.T) {
	for text, want := range map[string][2]string{
		"2016~/2017": {"2016~", "2017"}, "2017/..": {"2017", ""}, "/2018": {"", "2018"}, "2017": {"2017", "2017"},
	} {
		from, to := on(text).Ends()
		if from != on(want[0]) || to != on(want[1]) {
			t.Errorf("%s has the ends %q and %q", text, from, to)
		}
	}
}

func TestCompareDates(t *testing.T) {
	ordered := []string{"../2015", "2016", "2017-01-01", "2017-01", "2017", "2017/..", "2017-09", ""}
	for i := range ordered {
		for j := range ordered {
			got, want := on(ordered[i]).Compare(on(ordered[j])), 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got != want {
				t.Errorf("%q against %q is %d, want %d", ordered[i], ordered[j], got, want)
			}
		}
	}
}

func TestAddTerm(t *testing.T) {
	for _, c := range []struct{ from, term, want string }{
		{"2018-01-31", "P1M", "2018-02-28"},
		{"2016-02-29", "P1Y", "2017-02-28"},
		{"2018-09-12", "P3Y6M", "2022-03-12"},
		{"2018-09-12", "P2W", "2018-09-26"},
		{"2018-09-12", "life", ".."},
	} {
		term, err := ParseTerm(c.term)
		if err != nil {
			t.Fatal(err)
		}
		if got := day(c.from).AddTerm(term); got != day(c.want) {
			t.Errorf("%s and %s is %s, want %s", c.from, c.term, got, c.want)
		}
	}
	for _, bad := range []string{"P", "3Y", "P3", "PY", "P1M1Y", "P1Y1Y", "P-1Y", "PT3H", "P123456Y", "forever"} {
		if term, err := ParseTerm(bad); err == nil {
			t.Errorf("%q is taken as %v", bad, term)
		}
	}
}

func TestAgeOn(t *testing.T) {
	for _, c := range []struct {
		born, on    string
		least, most int
		known       bool
	}{
		{"1953-06-27", "2018-09-12", 65, 65, true},
		{"1953-09-13", "2018-09-12", 64, 64, true},
		{"1953", "2018-09-12", 64, 65, true},
		{"1953/1955", "2018-12-31", 63, 65, true},
		{"", "2018-09-12", 0, 0, false},
		{"1953/..", "2018-09-12", 0, 0, false},
		{"2019", "2018-09-12", 0, 0, false},
	} {
		least, most, known := AgeOn(on(c.born), day(c.on))
		if least != c.least || most != c.most || known != c.known {
			t.Errorf("born %q, on %s: %d to %d, %v", c.born, c.on, least, most, known)
		}
	}
}

func TestDayIsTheCalendars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(int32(NewDay(0, 1, 1)), int32(NewDay(9999, 12, 31))).Draw(t, "day"))
		if NewDay(d.Civil()) != d {
			t.Fatalf("%d is %s and comes back as %d", d, d, NewDay(d.Civil()))
		}
		back, err := ParseDay(d.String())
		if err != nil || back != d {
			t.Fatalf("%s comes back as %s, %v", d, back, err)
		}
		if next := time.Unix(int64(d)*86400, 0).UTC().AddDate(0, 0, 1); DayOf(next) != d.Add(1) {
			t.Fatalf("the day after %s is %s", d, d.Add(1))
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2017-09-03", "2017-09~", "2016?/2017%", "201X", "2017-21", "../2018", "2018/", "-0044", "2018-13", "2017-xx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			var bad *DateError
			if !errors.As(err, &bad) || bad.Problem == "" || !d.IsZero() {
				t.Fatalf("%q: %v with the error %v", s, d, err)
			}
			return
		}
		again, err := ParseDate(d.String())
		if err != nil || again != d {
			t.Fatalf("%q is %q and comes back as %q, %v", s, d, again, err)
		}
		near, far := d.Reach()
		if d.First() > d.Last() || near > d.First() || far < d.Last() {
			t.Fatalf("%q covers %s to %s and reaches %s to %s", s, d.First(), d.Last(), near, far)
		}
		from, to := d.Ends()
		if !d.IsZero() && (from.First() != d.First() || to.Last() != d.Last()) {
			t.Fatalf("%q has the ends %q and %q", s, from, to)
		}
	})
}

func FuzzParseTerm(f *testing.F) {
	for _, s := range []string{"P3Y6M", "life", "P2W", "P0D", "P10Y1M5D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		term, err := ParseTerm(s)
		if err != nil {
			return
		}
		again, err := ParseTerm(term.String())
		if err != nil || again != term {
			t.Fatalf("%q is %q and comes back as %q, %v", s, term, again, err)
		}
	})
}
