package export

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"habeas/export/chart"
)

// ofLines is a column of lines, 10 points high with white space above each.
func ofLines(n int, before float64) []strip {
	strips := make([]strip, n)
	for i := range strips {
		strips[i] = strip{height: 10, before: before}
	}
	return strips
}

func TestALastPageOfAFewLinesIsSaved(t *testing.T) {
	for _, c := range []struct {
		name   string
		strips []strip
		pages  int
		before float64 // above the second strip
	}{
		{"on one page as it is", ofLines(5, 10), 1, 10},
		{"a little too long", ofLines(6, 9), 1, 7.65},
		{"closer still", ofLines(6, 11), 1, 7.7},
		{"as close as it may be", ofLines(6, 16), 1, 8},
		{"too long for it", ofLines(6, 17), 2, 17},
		{"of three pages two", ofLines(11, 10), 2, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &flow{bottom: 100, fresh: func() *page { return new(page) }}
			got := f.fitted(c.strips)
			if b := got[1].before; b < c.before-slack || b > c.before+slack {
				t.Errorf("%g points above each line, want %g", b, c.before)
			}
			f.set(got)
			if n := len(f.finish()); n != c.pages {
				t.Errorf("%d pages, want %d", n, c.pages)
			}
		})
	}
}

func TestFittingNeverCostsAPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strips := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) strip {
			return strip{
				height: rapid.Float64Range(1, 40).Draw(t, "height"), before: rapid.Float64Range(0, 20).Draw(t, "before"),
				keep: rapid.IntRange(0, 2).Draw(t, "keep") == 0,
			}
		}), 1, 30).Draw(t, "strips")
		f := &flow{bottom: 100, fresh: func() *page { return new(page) }}
		fitted := f.fitted(strips)
		usual, now := len(f.dry(strips)), len(f.dry(fitted))
		if now > usual {
			t.Fatalf("%d pages, %d without", now, usual)
		}
		if now == usual {
			for i := range strips {
				if fitted[i].before != strips[i].before {
					t.Fatal("set closer for nothing")
				}
			}
		}
	})
}

func TestAChartOfWhatMayHaveBeenIsNotPrinted(t *testing.T) {
	for _, c := range []struct {
		name   string
		levels []chart.Level
		want   bool
	}{
		{"nobody", nil, false},
		{"all known", []chart.Level{{From: 1, Sure: 2}}, true},
		{"long perhaps", []chart.Level{{From: 1, Perhaps: 3}, {From: 9, Sure: 3}}, false},
		{"short perhaps", []chart.Level{{From: 1, Perhaps: 3}, {From: 3, Likely: 3}}, true},
	} {
		if got := mostlyKnown(chart.StepChart{AsOf: 10, Levels: c.levels}); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestALastPageOfAFewLinesBringsItsPartAlong(t *testing.T) {
	part := func(lines int) []strip {
		strips := ofLines(lines, 0)
		strips[0].part, strips[0].keep = true, true
		return strips
	}
	for _, c := range []struct {
		name  string
		parts []int // lines in each part
		pages []int // lines on each page
	}{
		{"a full last page", []int{6, 8}, []int{10, 4}},
		{"a few lines", []int{6, 5}, []int{6, 5}},
		{"and of an earlier part", []int{6, 3, 2}, []int{6, 5}},
		{"the page before would be the emptier", []int{4, 8}, []int{10, 2}},
		{"no part begins on the page before", []int{12}, []int{10, 2}},
		{"the last of three pages", []int{10, 6, 5}, []int{10, 6, 5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var strips []strip
			for _, n := range c.parts {
				strips = append(strips, part(n)...)
			}
			f := &flow{bottom: 100, fresh: func() *page { return new(page) }}
			counts := []int{}
			f.placed = func(int) {
				for len(counts) < len(f.pages) {
					counts = append(counts, 0)
				}
				counts[len(f.pages)-1]++
			}
			f.set(f.fitted(strips))
			if !slices.Equal(counts, c.pages) {
				t.Errorf("%v lines on the pages, want %v", counts, c.pages)
			}
		})
	}
}
