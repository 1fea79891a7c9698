package dossier

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHeldOver(t *testing.T) {
	for _, c := range []struct {
		name   string
		people []Custody
		want   string // "day held likely perhaps", one count after the other
	}{
		{"nobody", nil, ""},
		{"never held", []Custody{record("summoned | 2018-01-05")}, ""},
		{"one, exactly", []Custody{record("arrested | 2018-01-05", "released | 2018-02-01")}, "2018-01-05 1 0 0, 2018-02-01 0 0 0"},
		{"goes on", []Custody{record("arrested | 2018-01-05")}, "2018-01-05 1 0 0"},
		{"two", []Custody{
			record("arrested | 2018-01-05", "released | 2018-02-01"),
			record("arrested | 2018-01-20"),
		}, "2018-01-05 1 0 0, 2018-01-20 2 0 0, 2018-02-01 1 0 0"},
		{"a coarse arrest and a coarse release", []Custody{record("arrested | 2017", "released | 2018-02")},
			"2017-01-01 0 0 1, 2017-12-31 1 0 0, 2018-02-01 0 1 0, 2018-02-28 0 0 0"},
		{"nobody knows since when", []Custody{
			record("pardoned | 2018-08"), record("arrested | 2018-05-01"),
		}, "2018-05-01 1 0 1, 2018-08-31 1 0 0"},
		{"shown before it is known since when", []Custody{record("in custody | 2018-06-01", "released | 2018-07-01")},
			"2018-06-01 1 0 0, 2018-07-01 0 0 0"},
		{"bail under house arrest is not held", []Custody{record("arrested | 2018-01-05", "released on bail | 2018-02-01 | house")},
			"2018-01-05 1 0 0, 2018-02-01 0 0 0"},
		{"taken is not held", []Custody{record("taken by unknown persons | 2018-01-05", "arrested | 2018-02-01")}, "2018-02-01 1 0 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, n := range HeldOver(c.people, day("2018-09-12")) {
				got = append(got, fmt.Sprintf("%s %d %d %d", n.From, n.Held, n.Likely, n.Perhaps))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

// What is counted for a day is what the figures of that day say.
func TestHeldOverAgreesWithTheFigures(t *testing.T) {
	held := 0
	rapid.Check(t, func(t *rapid.T) {
		var people []Custody
		for range rapid.IntRange(1, 4).Draw(t, "people") {
			people = append(people, drawCustody(t))
		}
		asOf := day(asOfs.Draw(t, "as of"))
		counts := HeldOver(people, asOf)
		for range 8 {
			day := asOf - Day(rapid.IntRange(0, 1200).Draw(t, "before"))
			if rapid.Bool().Draw(t, "at the end") {
				day = asOf
			}
			f := NewFigures(day)
			likely := 0
			for _, c := range people {
				s := StatusOn(c, day)
				f.Add(s, nil)
				if s.Status == Held && !s.Certain {
					likely++
				}
			}
			at, found := slices.BinarySearchFunc(counts, day, func(n HeldCount, d Day) int { return int(n.From) - int(d) })
			if !found {
				at--
			}
			var n HeldCount
			if at >= 0 {
				n = counts[at]
			}
			if n.Held+n.Likely != f.Held || n.Likely != likely || n.Most() > len(people) {
				t.Fatalf("on %s %+v, the figures say %d held, %d of them likely; all counts %+v", day, n, f.Held, likely, counts)
			}
			held += f.Held
		}
	})
	if held == 0 {
		t.Error("nobody was held at all: the property says nothing")
	}
}

func BenchmarkHeldOver(b *testing.B) {
	people := make([]Custody, 300)
	for i := range people {
		people[i] = record("arrested | 2017", "charged | 2017-03", "transferred | 2017-06", "convicted | 2018-01", "pardoned | 2018-08")
	}
	for b.Loop() {
		HeldOver(people, day("2018-09-12"))
	}
}
