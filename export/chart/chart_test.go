package chart

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// examples are charts as they are in use, each with its golden picture.
func examples() map[string]Drawing {
	sep := func(y int, m time.Month, d int) int { return dayOf(y, m, d) }
	asOf := sep(2018, time.September, 12)
	marks := Drawing{W: 160, H: 20}
	for i, m := range []Mark{MarkHeld, MarkNotFree, MarkFree, MarkDisappeared, MarkAtLarge, MarkDead, MarkNotKnown} {
		marks.Shapes = append(marks.Shapes, m.Shapes(float64(i)*22, 2, 16)...)
	}
	bail := CustodyBar{
		Width: 493, AsOf: asOf, Measure: measure,
		Stretches: []Stretch{
			{From: sep(2017, 9, 1), To: sep(2018, 9, 9), Style: PreTrial, Label: "pre-trial detention"},
			{From: sep(2018, 9, 10), To: asOf, Style: NotFree, Label: "house arrest", Ongoing: true},
		},
		Events: []Event{
			{Day: sep(2017, 9, 1), Label: "arrested", Major: true},
			{Day: sep(2017, 11, 1), Label: "party banned"},
			{Day: sep(2018, 9, 10), Label: "released on bail", Major: true},
		},
	}
	years := CustodyBar{
		Width: 493, AsOf: asOf, Measure: measure,
		Stretches: []Stretch{
			{From: sep(1991, 3, 2), To: sep(1991, 6, 30), Style: Disappeared, Label: "disappeared"},
			{From: sep(1991, 7, 1), To: sep(1993, 1, 31), Style: PreTrial, Label: "pre-trial detention"},
			{From: sep(1993, 2, 1), To: sep(2005, 5, 5), Style: Serving, Label: "serving a sentence"},
			{From: sep(2005, 5, 6), To: sep(2009, 1, 1), Style: NotFree, Label: "in exile"},
			{From: sep(2009, 1, 2), To: sep(2016, 1, 1), Style: Unknown, Label: "not known"},
			{From: sep(2016, 1, 2), To: sep(2016, 8, 1), Style: HouseArrest, Label: "house arrest"},
			{From: sep(2016, 8, 2), To: asOf, Style: Held, Label: "held", Ongoing: true},
		},
		Events: []Event{
			{Day: sep(1991, 3, 2), Label: "taken by unknown persons", Major: true},
			{Day: sep(1991, 7, 1), Label: "seen in custody"}, {Day: sep(1992, 3, 1), Label: "bail denied"},
			{Day: sep(1993, 1, 10), Label: "trial opened"}, {Day: sep(1993, 2, 1), Label: "convicted, sentenced to fifteen years"},
			{Day: sep(2005, 5, 6), Label: "pardoned", Major: true}, {Day: sep(2016, 1, 2), Label: "arrested", Major: true},
		},
	}
	open := CustodyBar{
		Width: 493, AsOf: asOf, Measure: measure,
		Stretches: []Stretch{
			{From: sep(2018, 6, 22), To: sep(2018, 8, 20), Style: Held, Label: "start not known", OpenStart: true},
		},
		Events: []Event{{Day: sep(2018, 8, 21), Label: "pardoned", Major: true}},
	}
	week := CustodyBar{
		Width: 300, AsOf: asOf, Measure: measure,
		Stretches: []Stretch{{From: asOf - 6, To: asOf, Style: Held, Label: "held", Ongoing: true}},
		Events:    []Event{{Day: asOf - 6, Label: "arrested", Major: true}, {Day: asOf - 5, Label: "charged"}, {Day: asOf - 5, Label: "bail denied"}},
	}
	return map[string]Drawing{
		"steps": Steps(StepChart{
			Width: 493, AsOf: asOf, Measure: measure, Sure: "held", Likely: "likely held", Perhaps: "perhaps held",
			Levels: []Level{
				{sep(2017, 1, 1), 0, 0, 3}, {sep(2017, 2, 10), 2, 0, 3}, {sep(2017, 9, 1), 5, 1, 3}, {sep(2017, 12, 1), 9, 1, 0},
				{sep(2018, 3, 1), 14, 0, 0}, {sep(2018, 5, 1), 14, 2, 0}, {sep(2018, 8, 1), 12, 3, 0}, {sep(2018, 8, 31), 4, 1, 0},
			},
		}),
		"bars": Bars(BarChart{Width: 493, Measure: measure, Bars: []Bar{
			{"insurrection", 14, Accent, Solid}, {"role in a protest over a land grab", 4, Accent, Solid},
			{"a charge with a name so long that it would leave the bar no room, whatever the reader may think of that, or the court", 1, Accent, Solid},
			{"charge not known", 9, Grey, Outline},
		}}),
		"marks":  marks,
		"bail":   Custody(bail),
		"years":  Custody(years),
		"open":   Custody(open),
		"week":   Custody(week),
		"shares": Shares(493, []Share{{14, "14 royal pardon", Accent, Solid}, {4, "4 royal decree", AccentMid, Solid}, {3, "3 on bail", NotFreeFill, Hatch}, {1, "1 sentence served", Grey, Outline}, {0, "none", Ink, Solid}}, measure),
	}
}

func TestGolden(t *testing.T) {
	for name, d := range examples() {
		file, got := filepath.Join("testdata", name+".svg"), d.svg()
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is drawn otherwise; look at it with -update", file)
		}
	}
}

type box struct{ x1, y1, x2, y2 float64 }

func boxOf(l Label) box {
	x := l.Left(measure)
	return box{x, l.Y - 0.75*l.Size, x + measure(l.Text, l.Size, l.Bold), l.Y + 0.25*l.Size}
}

func (b box) meets(o box) bool {
	const hair = 1e-6
	return b.x1 < o.x2-hair && o.x1 < b.x2-hair && b.y1 < o.y2-hair && o.y1 < b.y2-hair
}

type fataler interface{ Fatalf(string, ...any) }

// sound checks what must hold of every chart.
func sound(t fataler, d Drawing) {
	var labels []Label
	inside := func(x, y float64) {
		const slack = 0.5 // lines are drawn around their middle
		if math.IsNaN(x) || math.IsNaN(y) || x < -slack || x > d.W+slack || y < -slack || y > d.H+slack {
			t.Fatalf("%g, %g is outside of %g × %g", x, y, d.W, d.H)
		}
	}
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case Rect:
			inside(s.X, s.Y)
			inside(s.X+s.W, s.Y+s.H)
			if s.W <= 0 || s.H <= 0 {
				t.Fatalf("an empty rectangle %v", s)
			}
		case Line:
			inside(s.X1, s.Y1)
			inside(s.X2, s.Y2)
		case Path:
			for _, p := range s.Points {
				inside(p.X, p.Y)
			}
		case Label:
			b := boxOf(s)
			if b.x2-b.x1 <= d.W {
				inside(b.x1, b.y1)
				inside(b.x2, b.y2)
			}
			for _, o := range labels {
				if b.meets(boxOf(o)) {
					t.Fatalf("%q at %v lies over %q at %v", s.Text, b, o.Text, boxOf(o))
				}
			}
			labels = append(labels, s)
		}
	}
	// No line crosses a label.
	for _, s := range d.Shapes {
		if l, ok := s.(Line); ok && l.X1 == l.X2 {
			for _, o := range labels {
				if b := boxOf(o); b.x1 < l.X1 && l.X1 < b.x2 && b.y1 < l.Y2 && l.Y1 < b.y2 {
					t.Fatalf("a line at %g crosses %q at %v", l.X1, o.Text, b)
				}
			}
		}
	}
}

func TestExamplesAreSound(t *testing.T) {
	for _, d := range examples() {
		sound(t, d)
	}
}

func TestCustodyIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := rapid.SampledFrom([]int{1, 2, 7, 40, 100, 400, 2000, 12_000, 40_000}).Draw(t, "span")
		asOf := rapid.IntRange(-20_000, 30_000).Draw(t, "as of")
		day := rapid.IntRange(asOf-span+1, asOf+span/5)
		word := rapid.StringMatching(`[a-z]{1,12}( [a-z]{1,9}){0,4}`)
		bar := CustodyBar{
			Width: rapid.Float64Range(120, 600).Draw(t, "width"), AsOf: asOf, Measure: measure,
			Size: rapid.SampledFrom([]float64{0, 6, 12}).Draw(t, "size"),
		}
		for range rapid.IntRange(0, 6).Draw(t, "stretches") {
			from := day.Draw(t, "from")
			bar.Stretches = append(bar.Stretches, Stretch{
				From: from, To: from + rapid.IntRange(-1, span).Draw(t, "days"), Style: Style(rapid.IntRange(0, 6).Draw(t, "style")),
				OpenStart: rapid.Bool().Draw(t, "open"), Ongoing: rapid.Bool().Draw(t, "ongoing"),
			})
		}
		for range rapid.IntRange(0, 12).Draw(t, "events") {
			bar.Events = append(bar.Events, Event{Day: day.Draw(t, "day"), Label: word.Draw(t, "label"), Major: rapid.Bool().Draw(t, "major")})
		}
		// Stretches of a real life follow each other; labels of these are checked alone.
		if rapid.Bool().Draw(t, "in order") {
			at := asOf - span + 1
			for i := range bar.Stretches {
				s := &bar.Stretches[i]
				s.From, s.To = at, at+rapid.IntRange(0, span).Draw(t, "length")
				s.Label = word.Draw(t, "label")
				at = s.To + 1
			}
		}
		sound(t, Custody(bar))
	})
}

// A major event is never lost to a minor one.
func TestMajorEventsComeFirst(t *testing.T) {
	var bar CustodyBar
	bar.Width, bar.AsOf, bar.Measure = 200, 1000, measure
	for i := range 30 {
		bar.Events = append(bar.Events, Event{Day: 10 * i, Label: "an event of no weight"})
	}
	bar.Events = append(bar.Events, Event{Day: 150, Label: "arrested", Major: true})
	found := false
	for _, s := range Custody(bar).Shapes {
		if l, ok := s.(Label); ok && l.Text == "arrested" {
			found = true
		}
	}
	if !found {
		t.Error("the arrest has no label")
	}
}

func TestLongLabelsAreShortened(t *testing.T) {
	d := Custody(CustodyBar{Width: 120, AsOf: 100, Measure: measure, Events: []Event{{Day: 50, Label: "convicted and sentenced to a term"}}})
	for _, s := range d.Shapes {
		if l, ok := s.(Label); ok && strings.HasPrefix(l.Text, "convicted") {
			if !strings.HasSuffix(l.Text, " …") {
				t.Errorf("label %q", l.Text)
			}
			return
		}
	}
	t.Error("the label is lost")
}

func TestNothingToDraw(t *testing.T) {
	for _, d := range []Drawing{
		Custody(CustodyBar{Width: 100, Measure: measure}),
		Custody(CustodyBar{Width: 100, AsOf: 5, Measure: measure, Events: []Event{{Day: 6, Label: "later"}}}),
		Custody(CustodyBar{Width: 0, AsOf: 5, Measure: measure, Events: []Event{{Day: 1, Label: "x"}}}),
		Shares(100, nil, measure),
		Shares(100, []Share{{Count: 0, Label: "none"}}, measure),
	} {
		if d.H != 0 || len(d.Shapes) != 0 {
			t.Errorf("drawn: %+v", d)
		}
	}
}

func TestAxisDates(t *testing.T) {
	for _, test := range []struct {
		first, asOf int
		want        string
	}{
		{dayOf(2018, 9, 12), dayOf(2018, 9, 12), "12 Sep 2018"},
		{dayOf(2018, 9, 6), dayOf(2018, 9, 12), "6 Sep 2018|7 Sep|8 Sep|9 Sep|10 Sep|11 Sep|12 Sep 2018"},
		{dayOf(2017, 9, 1), dayOf(2018, 9, 12), "Sep 2017|Nov|Jan 2018|Mar|May|Jul|12 Sep 2018"},
		{dayOf(1991, 3, 2), dayOf(2018, 9, 12), "Mar 1991|1995|2000|2005|2010|2015|12 Sep 2018"},
	} {
		d := Custody(CustodyBar{Width: 493, AsOf: test.asOf, Measure: measure, Events: []Event{{Day: test.first}}})
		var dates []string
		for _, s := range d.Shapes {
			if l, ok := s.(Label); ok {
				dates = append(dates, l.Text)
			}
		}
		if got := strings.Join(dates, "|"); got != test.want {
			t.Errorf("from %v: %s, want %s", date(test.first), got, test.want)
		}
	}
}

func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var shares []Share
		total := 0
		for i := range rapid.IntRange(1, 9).Draw(t, "n") {
			n := rapid.IntRange(0, 40).Draw(t, "count")
			total += n
			shares = append(shares, Share{n, fmt.Sprint(n, rapid.StringMatching(` [a-z]{3,20}`).Draw(t, "label")), Colour(i), Pattern(rapid.IntRange(0, 3).Draw(t, "pattern"))})
		}
		d := Shares(400, shares, measure)
		sound(t, d)
		labels := map[string]bool{}
		for _, s := range d.Shapes {
			if l, ok := s.(Label); ok {
				labels[l.Text] = true
			}
		}
		for _, s := range shares {
			if s.Count > 0 && !labels[s.Label] {
				t.Fatalf("no label %q", s.Label)
			}
		}
	})
}

// Printed without colour, marks still differ.
func TestMarksDiffer(t *testing.T) {
	seen := map[string]Mark{}
	for _, m := range []Mark{MarkHeld, MarkNotFree, MarkFree, MarkDisappeared, MarkAtLarge, MarkDead, MarkNotKnown} {
		d := Drawing{W: 10, H: 10, Shapes: m.Shapes(0, 0, 10)}
		sound(t, d)
		for i, s := range d.Shapes {
			switch s := s.(type) {
			case Rect:
				s.Colour = Ink
				d.Shapes[i] = s
			case Path:
				s.Colour = Ink
				d.Shapes[i] = s
			}
		}
		if other, ok := seen[d.svg()]; ok {
			t.Errorf("%s and %s are drawn alike", m, other)
		}
		seen[d.svg()] = m
	}
	if Mark("").Colour() != MarkNotKnown.Colour() {
		t.Error("what is no status is not drawn as not known")
	}
}

// The areas of the custody bar differ in grey by lightness or by pattern.
func TestStylesDifferInGrey(t *testing.T) {
	grey := func(c Colour) float64 {
		r, g, b := c.RGB()
		return 0.2126*float64(r) + 0.7152*float64(g) + 0.0722*float64(b)
	}
	for a := Held; a <= Unknown; a++ {
		for b := a + 1; b <= Unknown; b++ {
			ca, pa, _ := a.look()
			cb, pb, _ := b.look()
			alike := a == Held && b == PreTrial // the same thing, known less well
			if pa == pb && math.Abs(grey(ca)-grey(cb)) < 20 && !alike {
				t.Errorf("styles %d and %d look alike in grey", a, b)
			}
		}
	}
}

func BenchmarkCustody(b *testing.B) {
	bar := CustodyBar{Width: 493, AsOf: 17_786, Measure: measure, Stretches: []Stretch{{From: 15_000, To: 17_786, Style: Held, Label: "held"}}}
	for i := range 30 {
		bar.Events = append(bar.Events, Event{Day: 15_000 + 90*i, Label: "an event", Major: i%3 == 0})
	}
	for b.Loop() {
		Custody(bar)
	}
}
