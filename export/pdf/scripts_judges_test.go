//go:build judges

package pdf

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"habeas/export/readers"
	"habeas/export/typeset"
)

// scriptLines are names and words in every script that the page has a face for,
// each line in the pieces that it is said in.
var scriptLines = [][]string{
	{"សម រង្ស៊ី និង ស្ត្រី"}, {"สมชาย ใจดี น้ำใจ"}, {"ບຸນມີ ສີສະຫວັດ ນ້ຳ"}, {"အောင်ဆန်းစုကြည် ရှင်"}, {"राम प्रसाद शर्मा क्षत्रिय"},
	{"Алексей Ђорђевић Йод"}, {"Ελένη Παπαδάκη ΰ"}, {"Nguyễn Văn Đài Łódź"},
	{"محمد عبدالله علي"}, {"חיים כהן לוי"}, {"سلام لأن الإسلام آلاء"}, {"حُسَيْن مُدَّة"}, {"שָׁלוֹם"},
	{"to חיים and back 1982"}, {"محمد 1982 سلام"}, {"born 1982: ", "محمد الأمين", ", 3 times, 2017 – 2018"},
	{"in 2017 محمد عبدالله الأمين, 34, was taken"},
}

// TestReadersGiveEveryScript: what is read from the right, too, comes back as it
// was typed, as far as each reader can.
func TestReadersGiveEveryScript(t *testing.T) {
	d := New(options())
	d.AddPage()
	setter := typeset.NewSetter()
	var want, seen []string
	for i, pieces := range scriptLines {
		var spans []typeset.Span
		for _, p := range pieces {
			spans = append(spans, typeset.Span{Text: p, Style: typeset.Style{Size: 14}})
		}
		line := setter.Line(spans...)
		d.Text(50, 50+40*float64(i), line)
		want, seen = append(want, strings.Join(pieces, "")), append(seen, visual(line))
	}
	if m := setter.Missing(); len(m) > 0 {
		t.Errorf("no face has %q", m)
	}
	file := bytesOf(t, d)
	spaceless := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	judged := map[string]struct {
		want []string
		read func(string) string
	}{
		// Poppler itself marks where the direction turns, and takes the space at
		// the turn into the marks. It has one direction for a page, and puts the
		// words of a line in the other by it.
		"Poppler": {swapped(want, "محمد 1982 سلام", "سلام 1982 محمد"), func(s string) string {
			return spaceless(strings.NewReplacer("\u202A", "", "\u202B", "", "\u202C", "").Replace(s))
		}},
		// PDFium changes the order of two accents on one letter, which is
		// canonically the same, and sees a space where a phrase of words that are
		// read from the right ends.
		"PDFium": {want, func(s string) string { return spaceless(norm.NFC.String(s)) }},
		// MuPDF knows no direction: it gives the letters as they stand on the page,
		// those of any other program as well.
		"MuPDF": {seen, func(s string) string { return s }},
		// pdf.js takes no space from the text: it sees one where there is a gap to the
		// right, so none between words that go to the left in a line that is read from
		// the left. It turns round each piece of a line by itself, so that the words
		// around a number change places, as in Poppler.
		"pdf.js": {swapped(want, "محمد 1982 سلام", "سلام 1982 محمد"), spaceless},
	}
	for name, text := range readers.All {
		t.Run(name, func(t *testing.T) {
			got := written(text(t, file)[0])
			if len(judged[name].want) == 0 {
				t.Fatal("nobody said what it gives")
			}
			for i, want := range judged[name].want {
				read := judged[name].read
				if i >= len(got) || read(got[i]) != read(want) {
					t.Errorf("got  %+q\nwant %+q", got[min(i, len(got)-1)], want)
				}
			}
		})
	}
}

func swapped(list []string, old, with string) []string {
	list = slices.Clone(list)
	list[slices.Index(list, old)] = with
	return list
}

// visual is a line as MuPDF reads it: the letters of a word as they stand on the
// page.
func visual(line typeset.Line) string {
	var b strings.Builder
	for _, run := range line.Runs {
		for _, c := range placed(run, line.RTL) {
			runes := []rune(run.Clusters[c.index].Text)
			if run.RTL {
				slices.Reverse(runes)
			}
			b.WriteString(string(runes))
		}
	}
	return b.String()
}
