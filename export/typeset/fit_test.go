package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Ensure that looking at the whole paragraph needs no more lines than filling
// each as it comes.
func TestFit_FewestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) box {
			return box{width: rapid.Float64Range(1, 40).Draw(t, "width"), space: 3}
		}), 1, 40).Draw(t, "boxes")
		o := Options{Width: 50, Indent: rapid.SampledFrom([]float64{0, 10}).Draw(t, "indent")}
		greedy, used := 1, o.Indent
		for i, b := range boxes {
			if i > 0 && used+b.width > o.Width+tolerance {
				greedy, used = greedy+1, 0
			}
			used += b.width + b.space
		}
		ends, _ := fit(boxes, o)
		if len(ends) != greedy || ends[len(ends)-1] != len(boxes) || !slices.IsSorted(ends) {
			t.Fatalf("lines end at %v, greedy filling needs %d", ends, greedy)
		}
	})
}

// drawBoxes are words, some of which end where a line would end in a hyphen.
func drawBoxes(t *rapid.T, most int) []box {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) box {
		b := box{width: rapid.Float64Range(2, 40).Draw(t, "width")}
		if b.hyphen = rapid.IntRange(0, 3).Draw(t, "hyphen") == 0; b.hyphen {
			b.tail = 2
		} else {
			b.space, b.stretch = 3, 3
		}
		return b
	}), 1, most).Draw(t, "boxes")
}

// Ensure that of all ways to break a paragraph the one that is taken costs least.
func TestFit_Best(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes := drawBoxes(t, 9)
		o := Options{Width: 60, Indent: rapid.SampledFrom([]float64{0, 10}).Draw(t, "indent"), Justify: rapid.Bool().Draw(t, "justify")}
		ends, _ := fit(boxes, o)
		taken, ok := priceOf(boxes, ends, o)
		if !ok {
			t.Fatalf("lines end at %v, which do not fit", ends)
		}
		for set := range 1 << (len(boxes) - 1) {
			var other []int
			for i := range len(boxes) - 1 {
				if set>>i&1 == 1 {
					other = append(other, i+1)
				}
			}
			other = append(other, len(boxes))
			w, ok := priceOf(boxes, other, o)
			if ok && w.better(&taken, o.Justify) && taken.cost-w.cost > 1e-6 {
				t.Fatalf("lines end at %v and cost %g, at %v they would cost %g", ends, taken.cost, other, w.cost)
			}
		}
	})
}

// priceOf works out what lines cost, line by line.
func priceOf(boxes []box, ends []int, o Options) (w way, ok bool) {
	begin, before := 0, decent
	for i, end := range ends {
		m := measure{justify: o.Justify, room: o.Width, single: end == begin+1, last: end == len(boxes), hyphen: boxes[end-1].hyphen}
		if i == 0 {
			m.room -= o.Indent
		} else {
			m.afterHyphen = boxes[begin-1].hyphen
		}
		natural := boxes[end-1].tail
		for k := begin; k < end; k++ {
			natural += boxes[k].width
			if k < end-1 {
				natural += boxes[k].space
				m.gaps += boxes[k].stretch
			}
		}
		m.slack = m.room - natural
		m.judge()
		if !m.fits() && !m.single {
			return w, false
		}
		w.lines++
		w.cost += m.cost()
		tight := m.tightness()
		if d := tight - before; o.Justify && i > 0 && (d > 1 || d < -1) {
			w.cost += contrast
		}
		begin, before = end, tight
	}
	return w, true
}

// Ensure that a justified line is full, and that its spaces give way no further
// than they may.
func TestLines_JustifiedSpaces(t *testing.T) {
	s := NewSetter()
	natural := s.Measure(span("a b")) - s.Measure(span("ab"))
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "was", "taken", "midnight,", "“conspiring", "imprisonment", "Penh"}), 1, 40).Draw(t, "words")
		width := rapid.Float64Range(60, 400).Draw(t, "width")
		for _, line := range s.Lines([]Span{span(strings.Join(words, " "))}, Options{Width: width, Justify: true, Hyphenate: true}) {
			least, most := math.Inf(1), 0.0
			for _, g := range line.gaps() {
				w := float64(line.Runs[g.run].Clusters[g.cluster].Advance) / 100
				least, most = min(least, w), max(most, w)
			}
			full := math.Abs(line.Width-width) < tolerance
			switch {
			case line.Width > width+tolerance:
				t.Fatalf("%q is %g wide, more than %g", textOf(line), line.Width, width)
			case len(line.gaps()) == 0:
			case least < natural*(1-shrinks)-0.02 || most > natural+10*loosest+0.02 || most-least > 0.02:
				t.Fatalf("%q has spaces from %g to %g", textOf(line), least, most)
			case !line.Last && !full && width-line.Width < 10*loosest*float64(len(line.gaps())):
				t.Fatalf("%q is %g wide, want %g", textOf(line), line.Width, width)
			}
		}
	})
}

func TestLines_Hyphenate(t *testing.T) {
	const detention = "the investigating judge extended the detention notwithstanding repeated applications"
	tests := []struct {
		name, text, lang string
		o                Options
		want             []string
	}{
		{"where lines would be ragged", detention, "en", Options{Width: 110, Hyphenate: true},
			[]string{"the investigating judge ", "extended the deten\u00AD", "tion notwithstanding ", "repeated applications"}},
		{"only if asked", detention, "en", Options{Width: 110},
			[]string{"the investigating ", "judge extended ", "the detention ", "notwithstanding ", "repeated applications"}},
		{"not in a language unknown", detention, "", Options{Width: 110, Hyphenate: true},
			[]string{"the investigating ", "judge extended ", "the detention ", "notwithstanding ", "repeated applications"}},
		{"not where lines are good", "the judge is here and there", "en", Options{Width: 75, Hyphenate: true},
			[]string{"the judge is ", "here and there"}},
		{"French, after an article", "toute l’incarcération", "fr", Options{Width: 62, Hyphenate: true},
			[]string{"toute l’incar\u00AD", "cération"}},
		{"not a name", "in Sihanoukville Sihanoukville", "en", Options{Width: 60, Hyphenate: true},
			[]string{"in ", "Sihano", "ukville ", "Sihanoukvil", "le"}},
		{"not an address", "see imprisonment@example.org", "en", Options{Width: 150, Hyphenate: true},
			[]string{"see ", "imprisonment@example.org"}},
		{"before the letters of a word too long", "unconstitutionally", "en", Options{Width: 60, Hyphenate: true},
			[]string{"unconstitu\u00AD", "tionally"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := NewSetter().Lines([]Span{{Text: test.text, Style: Style{Size: 10, Lang: test.lang}}}, test.o)
			if got := textsOf(lines); !slices.Equal(got, test.want) {
				t.Errorf("lines are %q, want %q", got, test.want)
			}
			for _, line := range lines {
				if line.Width > test.o.Width {
					t.Errorf("%q is %g wide", textOf(line), line.Width)
				}
			}
		})
	}
}
