//go:build judges

package pdf

import (
	"strings"
	"testing"

	"habeas/export/readers"
	"habeas/export/typeset"
)

// TestReadersTellHyphensFromTyped: a hyphen that a line brought is a soft one to
// every reader, and the paragraph comes back as it was typed.
func TestReadersTellHyphensFromTyped(t *testing.T) {
	const typed = "The investigating judge extended the pre-trial detention notwithstanding repeated applications, " +
		"and an appeal court upheld the imprisonment without giving reasons."
	for _, justify := range []bool{false, true} {
		d := New(options())
		d.AddPage()
		lines := typeset.NewSetter().Lines(
			[]typeset.Span{{Text: typed, Style: typeset.Style{Size: 10, Family: typeset.Serif, Lang: "en"}}},
			typeset.Options{Width: 112, Justify: justify, Hyphenate: true})
		hyphens := 0
		for i, line := range lines {
			d.Text(50, 50+14*float64(i), line)
			last := line.Runs[len(line.Runs)-1].Clusters
			if last[len(last)-1].Text == "\u00AD" {
				hyphens++
			}
		}
		if hyphens == 0 {
			t.Fatal("nothing is hyphenated")
		}
		file := bytesOf(t, d)
		for name, text := range readers.All {
			t.Run(name, func(t *testing.T) {
				got := strings.NewReplacer("\r\n", "\n", "\f", "").Replace(text(t, file)[0])
				// PDFium joins the word and has U+FFFE where the hyphen was.
				got = strings.NewReplacer("\u00AD\n", "", "\uFFFE", "", " \n", " ", "\n", " ").Replace(got)
				want := typed
				if name == "pdf.js" { // passes over soft hyphens as over all format characters (Cf)
					got, want = strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(typed, " ", "")
				}
				if got = strings.TrimSpace(got); got != want {
					t.Errorf("got  %q\nwant %q", got, typed)
				}
			})
		}
	}
}
