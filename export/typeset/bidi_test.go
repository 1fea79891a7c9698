package typeset

import (
	"slices"
	"strings"
	"testing"
)

// visual is what the eye sees from left to right, cluster by cluster.
func visual(line Line) []string {
	var list []string
	for _, run := range line.Runs {
		for _, c := range run.Clusters {
			list = append(list, c.Text)
		}
	}
	return list
}

// Ensure that text of both directions stands as UAX #9 has it, and that a
// number is a number. Letters of the other direction are written in the order
// they are typed in; in "want" the first of them is the rightmost.
func TestLine_Bidi(t *testing.T) {
	const alef, bet, gimel = "\u05D0", "\u05D1", "\u05D2"
	tests := []struct{ name, text, want string }{
		{"left to right", "abc 1982", "abc 1982"},
		{"right to left alone", alef + bet + gimel, gimel + bet + alef},
		{"right to left within", "a " + alef + bet + " b", "a " + bet + alef + " b"},
		{"a number in it", "a " + alef + " 1982 " + bet + " b", "a " + bet + " 1982 " + alef + " b"},
		{"a number after it", "a " + alef + bet + " 1982", "a " + bet + alef + " 1982"},
		{"an age after a name", "in 2017 " + alef + bet + ", 34, b", "in 2017 " + bet + alef + ", 34, b"},
		{"a number before it", "a 3 " + alef + " 1982", "a 3 " + alef + " 1982"},
		{"in brackets", "a (" + alef + " " + bet + ") 34", "a (" + bet + " " + alef + ") 34"},
		{"a number after it, then letters", alef + " 1982 b", alef + " 1982 b"},
		{"Arabic digits after it", "a \u0645\u0646 \u0661\u0662", "a \u0646\u0645 \u0661\u0662"},
		{"a number after it, all from the right", alef + " 1982", "1982 " + alef},
		{"Arabic digits before it", "a \u0661\u0662 \u0645\u0646", "a \u0646\u0645 \u0661\u0662"},
		{"brackets", alef + "(" + bet + ")", ")" + bet + "(" + alef},
		{"an override", "a\u202E1982", "a\u202E1982"},
		{"an override in its own text", alef + "\u202E1982", "1982\u202E" + alef},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			line := NewSetter().Line(span(test.text))
			if got := strings.Join(visual(line), ""); got != test.want {
				t.Errorf("%+q is seen as %+q, want %+q", test.text, got, test.want)
			}
			if !slices.Equal(visual(line), strings.Split(test.want, "")) {
				t.Errorf("%+q has the clusters %+q", test.text, visual(line))
			}
		})
	}
}

// Ensure that a name said in a sentence does not draw the number after it to its
// other side, and that what is split into styles stays one phrase.
func TestLine_BidiSpans(t *testing.T) {
	const alef, bet = "\u05D0", "\u05D1"
	tests := []struct {
		name  string
		texts []string
		want  string
	}{
		{"a number after a name", []string{"of ", alef + bet, ", 1982"}, "of " + bet + alef + ", 1982"},
		{"a name with a number", []string{"of ", alef + " 7", ", 1982"}, "of 7 " + alef + ", 1982"},
		{"a note after a paragraph", []string{alef + " " + bet, "12"}, "12" + bet + " " + alef},
		{"an accent at its end", []string{"a " + alef + bet + "\u05B8, 1982"}, "a " + bet + "\u05B8" + alef + ", 1982"},
		{"two names", []string{alef, " 1 ", bet, " 2 c"}, alef + " 1 " + bet + " 2 c"},
		{"a phrase in two styles", []string{"to ", alef, bet, "."}, "to " + bet + alef + "."},
		{"a mark that is never closed", []string{"a \u2067" + alef, " 1 b"}, "a \u2067" + alef + " 1 b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var spans []Span
			for _, text := range test.texts {
				spans = append(spans, span(text))
			}
			if got := strings.Join(visual(NewSetter().Line(spans...)), ""); got != test.want {
				t.Errorf("%+q is seen as %+q, want %+q", test.texts, got, test.want)
			}
		})
	}
}

// Ensure that the space at the end of a line hangs outside it in either
// direction.
func TestLines_BidiHang(t *testing.T) {
	lines := NewSetter().Lines([]Span{span("\u05D0\u05D1 \u05D2\u05D3")}, Options{Width: 15})
	if len(lines) != 2 {
		t.Fatalf("there are %d lines, want 2", len(lines))
	}
	first := lines[0].Runs[0]
	if got := logical(lines[0]); got != "\u05D0\u05D1 " {
		t.Errorf("the first line reads %+q", got)
	}
	if end := first.X + first.Width; !near(end, lines[0].Width) || first.X >= 0 {
		t.Errorf("the first line stands from %g to %g, want its space left of 0 and its end at %g", first.X, end, lines[0].Width)
	}
}
