//go:build judges

package typeset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// judged is what hb-shape says of a glyph, in font units.
type judged struct {
	Glyph uint16 `json:"g"`
	DX    int32  `json:"dx"`
	DY    int32  `json:"dy"`
	AX    int32  `json:"ax"`
}

// hbShape has HarfBuzz shape texts, each by itself.
func hbShape(t *testing.T, f *Face, texts []string, args ...string) [][]judged {
	t.Helper()
	dir := t.TempDir()
	font, text := filepath.Join(dir, "font.ttf"), filepath.Join(dir, "text")
	for name, content := range map[string][]byte{font: f.TTF, text: []byte(strings.Join(texts, "\n") + "\n")} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args = append(args, "--no-glyph-names", "--output-format=json", "--text-file="+text, font)
	out, err := exec.Command("hb-shape", args...).Output()
	if err != nil {
		t.Fatalf("failed to ask hb-shape: %v", err)
	}
	var list [][]judged
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var glyphs []judged
		if err := dec.Decode(&glyphs); err != nil {
			t.Fatal(err)
		}
		list = append(list, glyphs)
	}
	if len(list) != len(texts) {
		t.Fatalf("hb-shape tells of %d texts, want %d", len(list), len(texts))
	}
	return list
}

// Ensure that glyphs and places are HarfBuzz's own, to the font unit: 300 words
// of Khmer, 20 of each other script. (Where a mark stands on the second half of a
// glyph that was split, as in ရှို, HarfBuzz 6.0 is at fault and was mended since,
// github.com/harfbuzz/harfbuzz/issues/4124; no such word is among them.)
func TestLine_HarfBuzz(t *testing.T) {
	const off = "--features=-liga"
	tests := []struct {
		lang, script, direction, features string
		words                             int
		faces                             []bundled
		styles                            []Style
	}{
		{"km", "Khmr", "ltr", "", 300, []bundled{sansKhmerRegular, sansKhmerBold, serifKhmerRegular, serifKhmerBold},
			[]Style{{}, {Bold: true}, {Family: Serif}, {Family: Serif, Bold: true}}},
		{"th", "Thai", "ltr", "", 20, others(0), []Style{{}, {Bold: true}}},
		{"lo", "Laoo", "ltr", "", 20, others(1), []Style{{}, {Bold: true}}},
		{"my", "Mymr", "ltr", "", 20, others(2), []Style{{}, {Bold: true}}},
		{"ar", "Arab", "rtl", "", 20, others(3), []Style{{}, {Bold: true}}},
		{"he", "Hebr", "rtl", "", 20, others(4), []Style{{}, {Bold: true}}},
		{"hi", "Deva", "ltr", "", 20, others(5), []Style{{}, {Bold: true}}},
		{"el", "Grek", "ltr", off, 20, []bundled{sansRegular, serifBold, serifItalic}, []Style{{}, {Family: Serif, Bold: true}, {Family: Serif, Italic: true}}},
		{"ru", "Cyrl", "ltr", off, 20, []bundled{sansRegular, serifBold, serifItalic}, []Style{{}, {Family: Serif, Bold: true}, {Family: Serif, Italic: true}}},
		{"en", "Latn", "ltr", off, 20, []bundled{sansRegular, serifBold, serifItalic}, []Style{{}, {Family: Serif, Bold: true}, {Family: Serif, Italic: true}}},
	}
	for _, test := range tests {
		file, err := os.ReadFile(filepath.Join("testdata", "words", test.lang+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(string(file))
		if len(words) != test.words {
			t.Errorf("%d words of %s, want %d", len(words), test.lang, test.words)
		}
		for i, style := range test.styles {
			face := test.faces[i].get()
			t.Run(fmt.Sprint(test.lang, " ", face.Name), func(t *testing.T) {
				style.Size, style.Lang = 10, test.lang
				args := []string{"--script=" + test.script, "--language=" + test.lang, "--direction=" + test.direction}
				if test.features != "" {
					args = append(args, test.features)
				}
				setter := NewSetter()
				for i, want := range hbShape(t, face, words, args...) {
					compare(t, words[i], setter.Line(Span{Text: words[i], Style: style}), face, want)
				}
			})
		}
	}
}

func others(i int) []bundled { return []bundled{othersRegular[i], othersBold[i]} }

func compare(t *testing.T, text string, line Line, face *Face, want []judged) {
	t.Helper()
	if len(line.Runs) != 1 || line.Runs[0].Face != face {
		t.Errorf("%q has %d runs, want one in %s", text, len(line.Runs), face.Name)
		return
	}
	i := 0
	x, pen := int32(0), int32(0)
	for _, c := range line.Runs[0].Clusters {
		for _, g := range c.Glyphs {
			if i == len(want) {
				t.Errorf("%q has more than the %d glyphs of hb-shape", text, len(want))
				return
			}
			w := want[i]
			i++
			if g.ID != w.Glyph || x+g.X != pen+w.DX || g.Y != w.DY {
				t.Errorf("%q glyph %d is %d at %d,%d, by hb-shape %d at %d,%d", text, i-1, g.ID, x+g.X, g.Y, w.Glyph, pen+w.DX, w.DY)
			}
			pen += w.AX
		}
		x += c.Advance
	}
	if i < len(want) {
		t.Errorf("%q has %d glyphs, by hb-shape %d", text, i, len(want))
	}
	if x != pen {
		t.Errorf("%q is %d wide, by hb-shape %d", text, x, pen)
	}
}
