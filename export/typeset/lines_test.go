package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLines_Break(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width float64
		want  []string
	}{
		{"at spaces, which hang", "held in Phnom Penh", 45, []string{"held in ", "Phnom ", "Penh"}},
		{"at a hyphen", "a well-known case", 40, []string{"a well-", "known ", "case"}},
		{"not at a no-break space", "since 3\u00A0May", 50, []string{"since ", "3\u00A0May"}},
		{"an endless word", "see Supercalifragilistic now", 50, []string{"see ", "Supercali", "fragilistic ", "now"}},
		{"a cluster wider than the line", "ABC", 1, []string{"A", "B", "C"}},
		{"accents stay with their letters", "e\u0301e\u0301e\u0301", 1, []string{"e\u0301", "e\u0301", "e\u0301"}},
		{"Khmer at words", "ព្រះរាជាណាចក្រកម្ពុជា", 60, []string{"ព្រះរាជាណាចក្រ", "កម្ពុជា"}},
		{"Khmer never inside a stack", "ស្ត្រីស្ត្រី", 1, []string{"ស្ត្រី", "ស្ត្រី"}},
		{"Khmer at a zero-width space", "ភាសា\u200Bខ្មែរ", 25, []string{"ភាសា\u200B", "ខ្មែរ"}},
		{"Thai at words", "รัฐธรรมนูญและกฎหมาย", 55, []string{"รัฐธรรมนูญ", "และกฎหมาย"}},
		{"Lao at words", "ປະຊາທິປະໄຕປະຊາຊົນລາວ", 60, []string{"ປະຊາທິປະໄຕ", "ປະຊາຊົນລາວ"}},
		{"Burmese at words", "မြန်မာနိုင်ငံသည်အရှေ့တောင်", 75, []string{"မြန်မာနိုင်ငံသည်", "အရှေ့တောင်"}},
		{"Chinese between letters, not before a comma", "北京，上海", 14, []string{"北", "京，", "上海"}},
		{"no word alone at the end", "one two three four five six seven eight by", 190,
			[]string{"one two three four five six seven ", "eight by"}},
		{"no stub at the end", "one two three four five six seven eight nine ten eleven twelve is it", 300,
			[]string{"one two three four five six seven eight nine ten eleven ", "twelve is it"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := NewSetter().Lines([]Span{span(test.text)}, Options{Width: test.width})
			if got := textsOf(lines); !slices.Equal(got, test.want) {
				t.Errorf("lines are %q, want %q", got, test.want)
			}
		})
	}
}

// Ensure that a soft hyphen is seen at the end of a line alone, and stays one.
func TestLines_SoftHyphen(t *testing.T) {
	s := NewSetter()
	text := span("impris\u00ADonment")
	lines := s.Lines([]Span{text}, Options{Width: 40})
	if got, want := textsOf(lines), []string{"impris\u00AD", "onment"}; !slices.Equal(got, want) {
		t.Fatalf("lines are %q, want %q", got, want)
	}
	if got, want := lines[0].Width, s.Measure(span("impris-")); !near(got, want) {
		t.Errorf("the first line is %g wide, want %g with its hyphen", got, want)
	}
	if got, want := s.Measure(text), s.Measure(span("imprisonment")); !near(got, want) {
		t.Errorf("unbroken it is %g wide, want %g", got, want)
	}
	if lines := s.Lines([]Span{text}, Options{Width: s.Measure(span("impris")) + 0.1}); lines[0].Width > s.Measure(span("impris"))+0.1 {
		t.Errorf("a hyphen stands out of the line %q", textOf(lines[0]))
	}
}

// Ensure that no cluster is too big for a glyph, whatever is heaped on a letter.
func TestLine_Heap(t *testing.T) {
	for _, text := range []string{
		"e" + strings.Repeat("\u0301\u0323", 5000), strings.Repeat("\u17D2ក", 5000), strings.Repeat("👩\u200D", 5000),
	} {
		line := NewSetter().Line(span(text))
		if textOf(line) != text {
			t.Errorf("%.20q is not kept", text)
		}
		for _, c := range line.Runs[0].Clusters {
			if len(c.Glyphs) > 2*longest || c.Advance > 32767 {
				t.Errorf("%.20q has a cluster of %d glyphs, %d wide", text, len(c.Glyphs), c.Advance)
				break
			}
		}
	}
}

// Ensure that 10,000 letters without a space are broken as well as can be, in
// scripts whose letters depend on each other too.
func TestLines_Endless(t *testing.T) {
	for _, letter := range []string{"a", "1", "ب", "ប", "ก", "क", "👩", "\u0301", "北"} {
		text := strings.Repeat(letter, 10_000)
		checkLines(t, NewSetter(), []Span{span(text)}, Options{Width: 300, Justify: true, Hyphenate: true})
	}
}

// Ensure that a word longer than is shaped at once is not cut inside a stack.
func TestLines_LongStacks(t *testing.T) {
	for _, stack := range []string{"ស្ត្រី", "က္က"} {
		for shift := range 8 {
			text := strings.Repeat("a", shift) + strings.Repeat(stack, 60)
			line := NewSetter().Line(span(text))
			for _, run := range line.Runs {
				for _, c := range run.Clusters {
					if c.Text != "a" && !strings.Contains(c.Text, string([]rune(stack)[:3])) {
						t.Fatalf("%q has the cluster %q", stack, c.Text)
					}
				}
			}
		}
	}
}

const paragraph1 = "On 3 September 2017 he was taken from his home in Phnom Penh after midnight, without a warrant, " +
	"and charged with “conspiring with a foreign power” — a charge for which no evidence has been shown."

func TestLines_Justify(t *testing.T) {
	lines := NewSetter().Lines([]Span{span(paragraph1)}, Options{Width: 200, Indent: 12, Justify: true})
	if len(lines) < 3 {
		t.Fatalf("the paragraph has %d lines", len(lines))
	}
	for i, line := range lines {
		switch {
		case i == len(lines)-1:
			if !line.Last || line.Width >= 199 {
				t.Errorf("the last line is %g wide", line.Width)
			}
		case !near(line.Width, 200) || line.Last:
			t.Errorf("line %d is %g wide, want 200", i, line.Width)
		}
		end := line.Runs[len(line.Runs)-1]
		ink := end.X + end.Width
		if c := end.Clusters[len(end.Clusters)-1]; c.Text == " " {
			ink -= float64(c.Advance) / 100
		}
		if math.Abs(ink-line.Width) > 0.01 {
			t.Errorf("line %d ends at %g, is %g wide", i, ink, line.Width)
		}
	}
	if lines[0].Runs[0].X != 12 || lines[1].Runs[0].X != 0 {
		t.Errorf("lines begin at %g and %g, want 12 and 0", lines[0].Runs[0].X, lines[1].Runs[0].X)
	}
}

// Ensure that a line which would need holes in it stays ragged.
func TestLines_JustifyLoose(t *testing.T) {
	lines := NewSetter().Lines([]Span{span("a Supercalifragilistic b")}, Options{Width: 130, Justify: true})
	if w := lines[0].Width; w > 129 {
		t.Errorf("the line %q was stretched to %g", textOf(lines[0]), w)
	}
}

// inks are pieces that text is made of in the property tests.
var inks = []string{
	" ", " ", " ", "a", "word", "imprisonment", "d’emprisonnement", "AVATAR", "well-known", "e\u0301", "3,000.50", "“quoted”", "—", "\u00A0", "\u00AD", "-",
	"ព្រះរាជាណាចក្រកម្ពុជា", "កឹម សុខា", "ស្ត្រី", "្រ", "\u17D2", "\u200B", "\u200D", "ៗ។", "១៩៨២",
	"محمد", "שלום", "(", ")", "1982", "👩‍👩‍👧", "北京", "\u202E", "\u2067", "\u2069", "\uFE0F", "\u0301", "Ж", "\xFF", "\x01", "\t", "\n",
	"https://example.org/a/long/way/to/go?and=more",
}

func drawSpans(t *rapid.T) []Span {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Span {
		return Span{
			Text: strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(inks), rapid.String()), 0, 12).Draw(t, "text"), ""),
			Style: Style{
				Family: Family(rapid.IntRange(0, 1).Draw(t, "family")),
				Bold:   rapid.Bool().Draw(t, "bold"),
				Size:   rapid.SampledFrom([]float64{6, 9.5, 10}).Draw(t, "size"),
				Color:  Color(rapid.IntRange(0, 1).Draw(t, "color")),
				Track:  rapid.SampledFrom([]float64{0, 0, 0.3}).Draw(t, "track"),
				Lang:   rapid.SampledFrom([]string{"", "en", "fr", "km"}).Draw(t, "lang"),
			},
		}
	}), 0, 4).Draw(t, "spans")
}

func TestLines_Properties(t *testing.T) {
	s := NewSetter()
	rapid.Check(t, func(t *rapid.T) {
		checkLines(t, s, drawSpans(t), Options{
			Width:     rapid.SampledFrom([]float64{0, 1, 20, 60, 150, 400}).Draw(t, "width"),
			Indent:    rapid.SampledFrom([]float64{0, 10}).Draw(t, "indent"),
			Justify:   rapid.Bool().Draw(t, "justify"),
			Hyphenate: rapid.Bool().Draw(t, "hyphenate"),
		})
	})
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkLines checks what holds of all text: nothing is lost or added, sums are
// right, and no line is too wide that could be broken.
func checkLines(t failer, s *Setter, spans []Span, o Options) {
	t.Helper()
	lines := s.Lines(spans, o)
	texts := clean(spans, false)
	var want strings.Builder
	for _, text := range texts {
		want.WriteString(string(text.runes))
	}
	_, right := directions([]rune(want.String()))
	var got strings.Builder
	last := 0
	for i, line := range lines {
		got.WriteString(withoutHyphen(logical(line), []rune(want.String()), []rune(got.String())))
		if line.Last {
			last++
		}
		checkSums(t, line)
		units := 0
		for _, run := range line.Runs {
			for _, c := range run.Clusters {
				if r := []rune(c.Text); len(r) > 1 || !isSpace(r[0]) {
					units++
				}
			}
		}
		if width := line.Width; o.Width > o.Indent && width > o.Width+tolerance && units > 1 && !right && !oneUnit(line) {
			t.Fatalf("line %d of %q is %g wide, more than %g", i, got.String(), width, o.Width)
		}
	}
	if !sameLetters(got.String(), want.String()) {
		t.Fatalf("lines read %q, want %q", got.String(), want.String())
	}
	if last != len(texts) {
		t.Fatalf("%d lines are the last of %d paragraphs", last, len(texts))
	}
}

// withoutHyphen takes the hyphen from the end of a line, unless it was typed;
// before is what was read so far.
func withoutHyphen(line string, typed, before []rune) string {
	at := len(before) + len([]rune(line)) - 1
	if strings.HasSuffix(line, "\u00AD") && (at >= len(typed) || typed[at] != softHyphen) {
		return strings.TrimSuffix(line, "\u00AD")
	}
	return line
}

// logical is the text of a line in reading order, as far as that can be told:
// exact where the line is read from the left.
func logical(line Line) string {
	var b strings.Builder
	for _, run := range line.Runs {
		clusters := slices.Clone(run.Clusters)
		if run.RTL {
			slices.Reverse(clusters)
		}
		for _, c := range clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// sameLetters compares texts: in full if they are read from the left, and by
// their letters otherwise.
func sameLetters(got, want string) bool {
	if _, right := directions([]rune(want)); !right {
		return got == want
	}
	a, b := []rune(strings.ReplaceAll(got, "\u00AD", "")), []rune(strings.ReplaceAll(want, "\u00AD", ""))
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// oneUnit tells whether a line, all read from the left, cannot be broken any
// further.
func oneUnit(line Line) bool {
	runes := []rune(strings.TrimRightFunc(logical(line), isSpace))
	s := NewSetter()
	s.segmenter.Init(runes)
	starts := 0
	for i, start := range units(&s.segmenter, runes) {
		if start && i < len(runes) {
			starts++
		}
	}
	return starts <= 1
}

func checkSums(t failer, line Line) {
	t.Helper()
	end := math.Inf(-1)
	for i, run := range line.Runs {
		width := 0.0
		for _, c := range run.Clusters {
			width += float64(c.Advance)*run.Style.Size/float64(run.Face.Upem) + run.Style.Track
			if c.Text == "" {
				t.Fatalf("a cluster of %q has no text", textOf(line))
			}
		}
		if math.Abs(width-run.Width) > tolerance {
			t.Fatalf("run %d of %q is %g wide, its clusters %g", i, textOf(line), run.Width, width)
		}
		if end > run.X+tolerance {
			t.Fatalf("run %d of %q begins at %g inside the one before", i, textOf(line), run.X)
		}
		end = run.X + run.Width
	}
}

func FuzzLines(f *testing.F) {
	for _, ink := range inks {
		f.Add(ink+" and "+ink, ink, 60.0, true)
	}
	f.Add(paragraph1, "កឹម សុខា", 200.0, false)
	f.Fuzz(func(t *testing.T, a, b string, width float64, justify bool) {
		if math.IsNaN(width) || math.IsInf(width, 0) {
			return
		}
		spans := []Span{span(a), {Text: b, Style: Style{Size: 7, Family: Serif, Rise: 2}}}
		checkLines(t, NewSetter(), spans, Options{Width: width, Justify: justify, Hyphenate: justify})
	})
}
