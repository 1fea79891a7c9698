package typeset

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// textOf joins the clusters of a line as they stand.
func textOf(line Line) string {
	var b strings.Builder
	for _, run := range line.Runs {
		for _, c := range run.Clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

func textsOf(lines []Line) []string {
	var list []string
	for _, line := range lines {
		list = append(list, textOf(line))
	}
	return list
}

func span(text string) Span { return Span{Text: text, Style: Style{Size: 10}} }

// runsOf tells a line's runs as "face: text".
func runsOf(line Line) []string {
	var list []string
	for _, run := range line.Runs {
		list = append(list, run.Face.Name+": "+textOf(Line{Runs: []Run{run}}))
	}
	return list
}

// Ensure that what cannot be printed is dropped or shown, and that nothing else
// changes.
func TestLines_Clean(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"plain", "held since 1982", []string{"held since 1982"}},
		{"newline", "one\ntwo", []string{"one", "two"}},
		{"newlines of other systems", "a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh", []string{"a", "b", "c", "d", "e", "f", "g", "h"}},
		{"blank line", "a\n\nb", []string{"a", "", "b"}},
		{"newline at the end", "a\n", []string{"a"}},
		{"only a newline", "\n", []string{""}},
		{"tab", "a\tb", []string{"a b"}},
		{"controls", "a\x00b\x1Bc\u007Fd\u009Fe", []string{"abcde"}},
		{"not UTF-8", "a\xFFb\xC3", []string{"a\uFFFDb\uFFFD"}},
		{"an unpaired surrogate", "a\xED\xA0\x80b", []string{"a\uFFFD\uFFFD\uFFFDb"}},
		{"noncharacters", "a\uFFFFb\uFDD0", []string{"a\uFFFDb\uFFFD"}},
		{"accents as typed", "e\u0301 \u00E9", []string{"e\u0301 \u00E9"}},
		{"Khmer as typed", "ស្រ្តី ស្ត្រី ញ៉ាំ ហ៊\u200Cិន", []string{"ស្រ្តី ស្ត្រី ញ៉ាំ ហ៊\u200Cិន"}},
		{"invisible characters", "a\u200Bb\u2060c\uFEFF\u00AD", []string{"a\u200Bb\u2060c\uFEFF\u00AD"}},
		{"only an invisible character", "\u200D", []string{"\u200D"}},
		{"emoji", "ok 👩‍👩‍👧 ☎️", []string{"ok 👩‍👩‍👧 ☎️"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := NewSetter().Lines([]Span{span(test.text)}, Options{})
			if got := textsOf(lines); !slices.Equal(got, test.want) {
				t.Errorf("Lines(%q) = %q, want %q", test.text, got, test.want)
			}
			for i, line := range lines {
				if !line.Last {
					t.Errorf("line %d of %q is not the last of its paragraph", i, test.text)
				}
				if line.Ascent <= 0 || line.Descent <= 0 {
					t.Errorf("line %d of %q has no height", i, test.text)
				}
			}
		})
	}
}

func TestLine_Newline(t *testing.T) {
	if got, want := textOf(NewSetter().Line(span("one\r\ntwo"), span("\nthree"))), "one two three"; got != want {
		t.Errorf("Line is %q, want %q", got, want)
	}
	if line := NewSetter().Line(span("")); line.Ascent <= 0 || len(line.Runs) != 0 || !line.Last {
		t.Errorf("the empty line is %+v, want one with a height and nothing else", line)
	}
	if line := NewSetter().Line(); line.Width != 0 {
		t.Errorf("the line of nothing is %g wide", line.Width)
	}
}

func TestLine_Faces(t *testing.T) {
	serif := func(text string) Span { return Span{Text: text, Style: Style{Size: 10, Family: Serif}} }
	bold := func(text string) Span { return Span{Text: text, Style: Style{Size: 10, Bold: true, Italic: true}} }
	italic := func(text string) Span {
		return Span{Text: text, Style: Style{Size: 10, Family: Serif, Italic: true}}
	}
	tests := []struct {
		name  string
		spans []Span
		want  []string
	}{
		{"one stretch with its spaces", []Span{span("កឹម សុខា")}, []string{"NotoSansKhmer-Regular: កឹម សុខា"}},
		{"two scripts", []Span{span("Kem (កឹម សុខា) 2018")},
			[]string{"NotoSans-Regular: Kem (", "NotoSansKhmer-Regular: កឹម សុខា", "NotoSans-Regular: ) 2018"}},
		{"serif", []Span{serif("Kem កឹម")}, []string{"NotoSerif-Regular: Kem ", "NotoSerifKhmer-Regular: កឹម"}},
		{"bold wins over italic", []Span{bold("Kem កឹម")}, []string{"NotoSans-Bold: Kem ", "NotoSansKhmer-Bold: កឹម"}},
		{"Khmer has no italic", []Span{italic("Kem កឹម")}, []string{"NotoSerif-Italic: Kem ", "NotoSerifKhmer-Regular: កឹម"}},
		{"Greek and Cyrillic", []Span{span("Αθήνα Москва")}, []string{"NotoSans-Regular: Αθήνα Москва"}},
		{"names in other scripts", []Span{span("Ko ကိုကို, Somchai สมชาย, Bounmy ບຸນມີ")}, []string{
			"NotoSans-Regular: Ko ", "NotoSansMyanmar-Regular: ကိုကို", "NotoSans-Regular: , Somchai ", "NotoSansThai-Regular: สมชาย",
			"NotoSans-Regular: , Bounmy ", "NotoSansLao-Regular: ບຸນມີ"}},
		{"in either family", []Span{serif("राम"), bold("राम")}, []string{"NotoSansDevanagari-Regular: राम", "NotoSansDevanagari-Bold: राम"}},
		{"from right to left", []Span{span("משה"), span(" محمد، علی")}, []string{"NotoSansArabic-Regular: یلع ،دمحم", "NotoSansHebrew-Regular:  השמ"}},
		{"an accent stays with its letter", []Span{span("x\u0323\u030C")}, []string{"NotoSans-Regular: x\u0323\u030C"}},
		{"no face has it", []Span{serif("北京")}, []string{"NotoSerif-Regular: 北京"}},
		{"an unknown family", []Span{{Text: "a", Style: Style{Size: 10, Family: 9}}}, []string{"NotoSans-Regular: a"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := runsOf(NewSetter().Line(test.spans...)); !slices.Equal(got, test.want) {
				t.Errorf("runs are %q, want %q", got, test.want)
			}
		})
	}
}

// Ensure that a name in two colours is shaped as one name, and that a change of
// size is a new beginning.
func TestLine_ShapesOverSpans(t *testing.T) {
	red := Style{Size: 10, Color: 0xFF0000, Link: "x"}
	whole := NewSetter().Line(span("ស្ត្រី AVA"))
	parts := NewSetter().Line(span("ស្ត"), Span{Text: "្រី A", Style: red}, span("V"), Span{Text: "A", Style: red})
	if whole.Width != parts.Width {
		t.Errorf("in two colours it is %g wide, in one %g", parts.Width, whole.Width)
	}
	if got, want := textOf(parts), textOf(whole); got != want {
		t.Errorf("in two colours it reads %q, want %q", got, want)
	}
	links := 0
	for _, run := range parts.Runs {
		if run.Style == red {
			links++
		}
	}
	if links == 0 {
		t.Errorf("no run is in the second style")
	}
	small := Style{Size: 6, Rise: 3, Track: 0.5, Lang: "fr", Link: "#1"}
	note := NewSetter().Line(span("A"), Span{Text: "VV", Style: small})
	if len(note.Runs) != 2 || note.Runs[1].Style != small {
		t.Fatalf("the note is set as %+v", note.Runs)
	}
	v := NewSetter().Measure(Span{Text: "V", Style: Style{Size: 6}})
	if got, want := note.Runs[1].Width, 2*(v+0.5); !near(got, want) {
		t.Errorf("two tracked letters are %g wide, want %g", got, want)
	}
	if got, want := note.Ascent, 10.69; !near(got, want) {
		t.Errorf("the ascent is %g, want %g", got, want)
	}
}

// Ensure that a line is as high as what is drawn in it: the fonts' own metrics
// do not hold Khmer subscripts.
func TestLine_Height(t *testing.T) {
	s := NewSetter()
	latin, khmer, name := s.Line(span("Áyy")), s.Line(span("ខ្ញុំ")), s.Line(span("ទេព"))
	if !near(latin.Ascent, 10.69) || !near(latin.Descent, 2.93) {
		t.Errorf("Latin is %g and %g high, want the face's 10.69 and 2.93", latin.Ascent, latin.Descent)
	}
	if khmer.Descent < 5 || khmer.Ascent < latin.Ascent {
		t.Errorf("a stack is %g and %g high", khmer.Ascent, khmer.Descent)
	}
	if name.Descent != latin.Descent {
		t.Errorf("Khmer without subscripts reaches %g down", name.Descent)
	}
	if raised := s.Line(Span{Text: "ខ្ញុំ", Style: Style{Size: 10, Rise: 2}}); !near(raised.Descent, khmer.Descent-2) {
		t.Errorf("raised by 2 it reaches %g down, before %g", raised.Descent, khmer.Descent)
	}
}

// Ensure that what no face has is seen as one box and read as it was typed.
func TestMissing(t *testing.T) {
	s := NewSetter()
	line := s.Line(span("a👩‍👩‍👧b 北 محمد e\u0301"))
	if got, want := string(s.Missing()), "\u5317\U0001F467\U0001F469"; got != want {
		t.Errorf("missing are %q, want %q", got, want)
	}
	box := sansRegular.get().GlyphAdvance(notdef)
	for _, run := range line.Runs {
		for _, c := range run.Clusters {
			if c.Text == "👩‍👩‍👧" && (c.Glyphs[0].ID != notdef || c.Advance != box) {
				t.Errorf("%q is set as %+v, want one box", c.Text, c)
			}
		}
	}
	if len(NewSetter().Missing()) != 0 {
		t.Error("a new Setter misses characters")
	}
}

// Ensure that no bundled face kerns with a space, since words are shaped apart.
func TestFaces_SpaceKerning(t *testing.T) {
	for _, face := range faces() {
		s := NewSetter()
		v := voice{face: face, script: face.script}
		space := s.shape([]rune(" "), v).clusters[0].Advance
		for r := rune(0x21); r < 0x2100; r++ {
			if !face.Has(r) || isSpace(r) {
				continue
			}
			alone := s.shape([]rune{r}, v).clusters[0].Advance
			spaced := int32(0)
			for _, c := range s.shape([]rune{' ', r, ' '}, v).clusters {
				spaced += c.Advance
			}
			if spaced != alone+2*space {
				t.Errorf("%s kerns %q with a space", face.Name, r)
			}
			delete(s.words, wordKey{string([]rune{' ', r, ' '}), face, face.script, "", false})
		}
	}
}

// faces are all that are bundled.
func faces() []*Face {
	var list []*Face
	for _, c := range cascades {
		for _, b := range *c {
			if f := b.get(); !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
	}
	return list
}

// Ensure that each face is what the page needs: an outline for a missing
// character, and metrics that hold.
func TestFaces(t *testing.T) {
	for _, face := range faces() {
		if face.Upem != 1000 || face.Ascent <= 0 || face.Descent <= 0 {
			t.Errorf("%s has %d units to the em, ascent %d, descent %d", face.Name, face.Upem, face.Ascent, face.Descent)
		}
		if extents, ok := NewSetter().face(face).GlyphExtents(notdef); !ok || extents.Width == 0 {
			t.Errorf("%s shows nothing for a missing character", face.Name)
		}
		if !face.Has(' ') || face.GlyphAdvance(notdef) == 0 || face.GlyphAdvance(0xFFFF) != 0 {
			t.Errorf("%s has wrong advances", face.Name)
		}
	}
}

// Ensure that coverages written as ranges are read whole: the kerning of an
// opening quotation mark with the letter after it.
func TestMend(t *testing.T) {
	for _, style := range []Style{{Size: 10}, {Size: 10, Bold: true}, {Size: 10, Family: Serif}} {
		s := NewSetter()
		m := func(text string) float64 { return s.Measure(Span{Text: text, Style: style}) }
		if together, apart := m("“A"), m("“")+m("A"); near(together, apart) {
			t.Errorf("%s does not kern “A", PrimaryFace(style).Name)
		}
	}
}

func near(a, b float64) bool { return max(a-b, b-a) < 1e-9 }

// Ensure that Latin letters stay apart, so that a name is found by its letters.
func TestLine_NoLigatures(t *testing.T) {
	for _, style := range []Style{{Size: 10}, {Size: 10, Bold: true}, {Size: 10, Family: Serif}, {Size: 10, Family: Serif, Italic: true}} {
		const text = "office waffle fjord"
		if got := visual(NewSetter().Line(Span{Text: text, Style: style})); len(got) != len(text) {
			t.Errorf("%s has the clusters %q", PrimaryFace(style).Name, got)
		}
	}
}

// Ensure that documents can be set at the same time, and come out the same.
func TestSetter_Concurrent(t *testing.T) {
	spans := profile()
	want := NewSetter().Lines(spans, Options{Width: 200})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got := NewSetter().Lines(spans, Options{Width: 200})
			if !reflect.DeepEqual(got, want) {
				t.Error("the lines differ")
			}
		})
	}
	group.Wait()
}

// Ensure that a Setter which has set a text before sets it the same again.
func TestSetter_Remembers(t *testing.T) {
	s := NewSetter()
	first := s.Lines(profile(), Options{Width: 200, Justify: true})
	s.Lines(profile(), Options{Width: 90})
	if again := s.Lines(profile(), Options{Width: 200, Justify: true}); !reflect.DeepEqual(first, again) {
		t.Error("the lines differ")
	}
}
