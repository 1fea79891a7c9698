package chart

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func labelsOf(d Drawing) []string {
	var l []string
	for _, s := range d.Shapes {
		if t, ok := s.(Label); ok {
			l = append(l, t.Text)
		}
	}
	return l
}

func TestStepsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := StepChart{
			Width: rapid.Float64Range(200, 600).Draw(t, "width"), AsOf: 17_786, Measure: measure, Sure: "held", Likely: "likely held", Perhaps: "perhaps held",
			Size: rapid.SampledFrom([]float64{0, 6, 12}).Draw(t, "size"),
		}
		most := rapid.SampledFrom([]int{1, 3, 30, 1000, 123_456}).Draw(t, "most")
		at := c.AsOf - rapid.SampledFrom([]int{0, 3, 40, 400, 12_000}).Draw(t, "span")
		n := rapid.IntRange(0, most)
		for range rapid.IntRange(1, 12).Draw(t, "levels") {
			c.Levels = append(c.Levels, Level{at, n.Draw(t, "sure"), n.Draw(t, "likely"), n.Draw(t, "perhaps")})
			at += rapid.IntRange(1, 400).Draw(t, "days")
		}
		d := Steps(c)
		sound(t, d)
		if d.H == 0 {
			return
		}
		said := strings.Join(labelsOf(d), "|")
		for _, l := range c.Levels {
			if l.From <= c.AsOf && l.Perhaps > 0 && !strings.Contains(said, "perhaps held") {
				t.Fatal("an area has no word")
			}
		}
	})
}

// What is sure, likely and perhaps is told apart without colour: one is filled, one
// has slanting lines, one has a dashed edge alone.
func TestStepsDifferWithoutColour(t *testing.T) {
	draw := func(l Level) (filled, slanting, dashed bool) {
		for _, s := range Steps(StepChart{Width: 300, AsOf: 100, Levels: []Level{l}, Measure: measure}).Shapes {
			switch s := s.(type) {
			case Path:
				filled = filled || s.Width == 0 && s.Colour == HeldRed
			case Line:
				slanting = slanting || s.X1 != s.X2 && s.Y1 != s.Y2
				dashed = dashed || s.Dash > 0
			}
		}
		return filled, slanting, dashed
	}
	for _, c := range []struct {
		level                    Level
		filled, slanting, dashed bool
	}{
		{Level{0, 3, 0, 0}, true, false, false},
		{Level{0, 0, 3, 0}, false, true, false},
		{Level{0, 0, 0, 3}, false, false, true},
	} {
		if f, s, d := draw(c.level); f != c.filled || s != c.slanting || d != c.dashed {
			t.Errorf("%+v: filled %t, slanting %t, dashed %t", c.level, f, s, d)
		}
	}
}

// The last number is that of the figures: sure and likely together.
func TestStepsEndWithTheNumberHeld(t *testing.T) {
	d := Steps(StepChart{Width: 300, AsOf: 100, Levels: []Level{{0, 41, 0, 7}, {50, 36, 2, 5}, {101, 99, 0, 0}}, Measure: measure})
	l := labelsOf(d)
	bold := ""
	for _, s := range d.Shapes {
		if t, ok := s.(Label); ok && t.Bold {
			bold = t.Text
		}
	}
	if bold != "38" {
		t.Errorf("it ends with %q of %v", bold, l)
	}
}

func TestBarsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := BarChart{Width: rapid.Float64Range(150, 600).Draw(t, "width"), Measure: measure}
		most := rapid.SampledFrom([]int{0, 1, 30, 9999}).Draw(t, "most")
		for range rapid.IntRange(1, 12).Draw(t, "bars") {
			c.Bars = append(c.Bars, Bar{
				Label: rapid.StringMatching(`([a-z]{1,30} ?){1,12}`).Draw(t, "label"), Count: rapid.IntRange(0, most).Draw(t, "count"),
				Pattern: Pattern(rapid.IntRange(0, 3).Draw(t, "pattern")),
			})
		}
		d := Bars(c)
		sound(t, d)
		if n := len(labelsOf(d)); n != 2*len(c.Bars) {
			t.Fatalf("%d labels for %d bars", n, len(c.Bars))
		}
	})
}

func TestBarsAreAsLongAsTheirCounts(t *testing.T) {
	d := Bars(BarChart{Width: 300, Measure: measure, Bars: []Bar{{"a", 10, Accent, Solid}, {"b", 5, Accent, Solid}, {"c", 0, Accent, Solid}}})
	var w []float64
	for _, s := range d.Shapes {
		if r, ok := s.(Rect); ok {
			w = append(w, r.W)
		}
	}
	if len(w) != 2 || w[0] < 1.99*w[1] || w[0] > 2.01*w[1] {
		t.Errorf("bars of %v", w)
	}
}

func TestLabelsOfBarsAreCutAtClusters(t *testing.T) {
	for _, c := range []struct {
		width       float64
		label, want string
	}{
		{15, "short", "short"},
		{15, "incitement to commit a felony", "incitement to …"},
		{15, "endlessendlessendless", "endlessendless…"},
		{13, "ព្រះរាជាណាចក្រកម្ពុជា", "ព្រះរាជាណាច…"}, // not within ចក្រ, whose subscript hangs on ក
	} {
		got := cut(c.label, c.width, 2, func(s string, size float64, _ bool) float64 { return 0.5 * size * float64(len([]rune(s))) })
		if got != c.want {
			t.Errorf("%q is cut to %q, want %q", c.label, got, c.want)
		}
	}
}

func TestNothingToCount(t *testing.T) {
	for _, d := range []Drawing{
		Steps(StepChart{Width: 100, AsOf: 5, Measure: measure}),
		Steps(StepChart{Width: 100, AsOf: 5, Measure: measure, Levels: []Level{{1, 0, 0, 0}}}),
		Steps(StepChart{Width: 100, AsOf: 5, Measure: measure, Levels: []Level{{6, 1, 0, 0}}}),
		Steps(StepChart{AsOf: 5, Measure: measure, Levels: []Level{{1, 1, 0, 0}}}),
		Bars(BarChart{Width: 100, Measure: measure}),
	} {
		if d.H != 0 || len(d.Shapes) != 0 {
			t.Errorf("drawn: %+v", d)
		}
	}
}
