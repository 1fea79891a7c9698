//go:build judges

package pdf

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/export/preview"
	"habeas/export/readers"
	"habeas/export/typeset"
)

// written are the lines that a reader gives, without blank ones.
func written(text string) (lines []string) {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\f' }) {
		if line = strings.TrimRight(line, " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestQPDFFindsNothingWrong(t *testing.T) {
	out := readers.Run(t, bytesOf(t, sample(t)), "qpdf", "--check", "FILE")
	if !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}

func TestReadersGiveTheTypedText(t *testing.T) {
	file := bytesOf(t, sample(t))
	for name, read := range readers.All {
		t.Run(name, func(t *testing.T) {
			pages := read(t, file)
			want := slices.Concat(khmerNames, latinLines)
			if got := written(pages[0]); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			want = []string{"red and bold12 TRACKED WORDS example.org"}
			if got := written(pages[1]); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestReadersGiveWhatNoFontShows: an emoji is a box on the page, and itself in
// the text.
func TestReadersGiveWhatNoFontShows(t *testing.T) {
	d := New(options())
	d.AddPage()
	want := []string{"a dove 🕊 and 👩\u200d🚀, 🇰🇭 flags", "\U0001D538 in Plane 1; 中文; ខ្មែរ 🕊 ខ្មែរ"}
	for i, text := range want {
		d.Text(50, 50+40*float64(i), set(text, 14))
	}
	file := bytesOf(t, d)
	for name, read := range readers.All {
		t.Run(name, func(t *testing.T) {
			want := want
			if name == "pdf.js" { // passes over whatever Unicode calls a format character (Cf)
				want = []string{strings.ReplaceAll(want[0], "\u200d", ""), want[1]}
			}
			if got := written(read(t, file)[0]); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestReadersSeeNoFalseSpaces: at every size, in every face, stretched and, of Latin
// letters, tracked and tight, the spaces are those that were typed.
func TestReadersSeeNoFalseSpaces(t *testing.T) {
	d := New(options())
	d.AddPage()
	setter := typeset.NewSetter()
	var want []string
	y := 20.0
	const latin = "AVATAR Wave To Yes; 1982, P.O. Type"
	for _, text := range []string{"ព្រះរាជាណាចក្រកម្ពុជា កឹម សុខា", latin} {
		for _, family := range []typeset.Family{typeset.Sans, typeset.Serif} {
			for _, bold := range []bool{false, true} {
				for _, size := range []float64{5, 7.5, 9.5, 24} {
					for _, track := range []float64{0, 0.05 * size, -0.02 * size} {
						if track != 0 && text != latin {
							continue // see Text
						}
						style := typeset.Style{Family: family, Bold: bold, Size: size, Track: track}
						// PDFium takes the same text twice, one close under the
						// other, for a poor man's bold, and drops one.
						text := string(rune('ក'+len(want)%30)) + text
						line := setter.Line(typeset.Span{Text: text, Style: style})
						stretch(&line, 150)
						if y += 36; y > A4.H-30 { // far enough apart to be lines of their own to PDFium
							d.AddPage()
							y = 50
						}
						d.Text(30, y, line)
						want = append(want, text)
					}
				}
			}
		}
	}
	file := bytesOf(t, d)
	for name, read := range readers.All {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, text := range read(t, file) {
				got = append(got, written(text)...)
			}
			for i := range want {
				if i >= len(got) || got[i] != want[i] {
					t.Errorf("line %d: got %q, want %q", i, got[min(i, len(got)):min(i+2, len(got))], want[i])
				}
			}
		})
	}
}

// stretch makes the spaces of a line wider by some font units, as in a justified
// paragraph.
func stretch(line *typeset.Line, units int32) {
	var wider float64
	for i := range line.Runs {
		run := &line.Runs[i]
		run.X += wider
		for j := range run.Clusters {
			if run.Clusters[j].Text == " " {
				run.Clusters[j].Advance += units
				wider += float64(units) * run.Style.Size / float64(run.Face.Upem)
			}
		}
	}
}

func TestReadersSeeWhatTheFileIs(t *testing.T) {
	file := bytesOf(t, sample(t))
	fonts := written(readers.Run(t, file, "pdffonts", "FILE"))
	if len(fonts) != 2+5 {
		t.Errorf("got fonts %q", fonts)
	}
	for _, font := range fonts[min(2, len(fonts)):] {
		f := strings.Fields(font)
		if f[0][6] != '+' || strings.Join(f[1:7], " ") != "CID TrueType Identity-H yes yes yes" {
			t.Errorf("font is %q: want a composite font, embedded, subset, with a Unicode map", font)
		}
	}
	info := readers.Run(t, file, "pdfinfo", "FILE")
	for _, want := range []string{"Prisoners of conscience: ស្ត្រី (draft)", "Committee 𝔸 for the Thirty", "Habeas", "Pages:           3"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q: %s", want, info)
		}
	}
	if strings.Contains(info, "FPDF") {
		t.Errorf("pdfinfo names fpdf: %s", info)
	}
	c, err := preview.Read(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Cover ស្ត្រី", "Shapes", "Too deep"}; !slices.Equal(c.Outline, want) {
		t.Errorf("PDFium sees the outline %q, want %q", c.Outline, want)
	}
}

// TestReadersDrawTheSame: Poppler and MuPDF put the same ink on the first page,
// which is all text. A font that one of them cannot draw would leave it blank.
func TestReadersDrawTheSame(t *testing.T) {
	file := bytesOf(t, sample(t))
	dir := t.TempDir()
	readers.Run(t, file, "pdftoppm", "-r", "72", "-gray", "-png", "-f", "1", "-l", "1", "-singlefile", "FILE", filepath.Join(dir, "poppler"))
	readers.Run(t, file, "mutool", "draw", "-q", "-r", "72", "-c", "gray", "-o", filepath.Join(dir, "mupdf.png"), "FILE", "1")
	poppler, mupdf := ink(t, filepath.Join(dir, "poppler.png")), ink(t, filepath.Join(dir, "mupdf.png"))
	for i := range khmerNames {
		// Each line is 30 points high; its baseline is at 60, 90 ….
		from, to := 40+30*i, 70+30*i
		a, b := sum(poppler[from:to]), sum(mupdf[from:to])
		if a < 100 || a > b*11/10 || b > a*11/10 {
			t.Errorf("%s: Poppler draws %d of ink and MuPDF %d", khmerNames[i], a, b)
		}
	}
}

// ink is how much of each row of a picture is black, in pixels.
func ink(t *testing.T, name string) (rows []int) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	box := img.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		black := 0
		for x := box.Min.X; x < box.Max.X; x++ {
			black += 0xFFFF - grey(img, x, y)
		}
		rows = append(rows, black/0xFFFF)
	}
	return rows
}

func grey(img image.Image, x, y int) int {
	r, g, b, _ := img.At(x, y).RGBA()
	return int(r+g+b) / 3
}

func sum(rows []int) (n int) {
	for _, r := range rows {
		n += r
	}
	return n
}
