//go:build judges

package typeset

import (
	"encoding/json"
	"math"
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

func hbShape(t *testing.T, f *Face, text, script, lang string, args ...string) []judged {
	t.Helper()
	file := filepath.Join(t.TempDir(), "font.ttf")
	if err := os.WriteFile(file, f.TTF, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(args, "--no-glyph-names", "--output-format=json", "--script="+script,
		"--language="+lang, "--direction=ltr", file, text)
	out, err := exec.Command("hb-shape", args...).Output()
	if err != nil {
		t.Fatalf("failed to ask hb-shape: %v", err)
	}
	var glyphs []judged
	if err := json.Unmarshal(out, &glyphs); err != nil {
		t.Fatal(err)
	}
	return glyphs
}

// Ensure that glyphs and places are HarfBuzz's own: the same glyphs, and each
// within a tenth of a point at 10 points.
func TestLine_HarfBuzz(t *testing.T) {
	khmer := []string{
		"កឹម សុខា", "ទេព វន្នី", "មាជ សុវណ្ណារ៉ា", "អាន បាថម", // names
		"ព្រះរាជាណាចក្រកម្ពុជា", "ស្ត្រី", "ខ្ញុំ", "ក្រុង", "រដ្ឋធម្មនុញ្ញ", "សេចក្ដីប្រកាសជាសកល",
		"ស្តី​ពី​សិទ្ធិ​មនុស្ស", "បណ្ឌិត្យសភា", "ប៉ុន្តែ", "ញ៉ាំ", "ប៊ែក", "ស៊ើបអង្កេត", "អ្នកទោសនយោបាយ",
		"ឪពុក", "ឱ្យ", "ព្រៃវែង", "ម៉ោង", "កញ្ញា", "បញ្ញើ", "វិញ្ញាណ", "ក្រោះថ្នាក់", "ហ៊‌ិន", "ៗ", "។",
	}
	latin := []string{
		"AVATAR Tomáš Žižka", "office waffle fjord", "To. We, “no” — “Yes” ‘Act’", "x\u030C\u0323 Q\u0308", "Ελλάδα", "Правда", "e\u0301tat", "Nguyễn Văn Đài",
	}
	tests := []struct {
		style  Style
		face   *Face
		script string
		texts  []string
	}{
		{Style{Size: 10, Lang: "km"}, sansKhmerRegular(), "Khmr", khmer},
		{Style{Size: 10, Lang: "km", Bold: true}, sansKhmerBold(), "Khmr", khmer},
		{Style{Size: 10, Lang: "km", Family: Serif}, serifKhmerRegular(), "Khmr", khmer},
		{Style{Size: 10, Lang: "km", Family: Serif, Bold: true}, serifKhmerBold(), "Khmr", khmer},
		{Style{Size: 10, Lang: "en"}, sansRegular(), "Latn", latin},
		{Style{Size: 10, Lang: "en", Family: Serif, Bold: true}, serifBold(), "Latn", latin},
		{Style{Size: 10, Lang: "en", Family: Serif, Italic: true}, serifItalic(), "Latn", latin},
	}
	for _, test := range tests {
		t.Run(test.face.Name, func(t *testing.T) {
			for _, text := range test.texts {
				script := test.script
				switch {
				case strings.HasPrefix(text, "Ε"):
					script = "Grek"
				case strings.HasPrefix(text, "П"):
					script = "Cyrl"
				}
				line := NewSetter().Line(Span{Text: text, Style: test.style})
				compare(t, text, line, test.face, hbShape(t, test.face, text, script, test.style.Lang, "--features="+features(script)))
			}
		})
	}
}

func features(script string) string {
	if script == "Khmr" {
		return ""
	}
	return "-liga"
}

func compare(t *testing.T, text string, line Line, face *Face, want []judged) {
	t.Helper()
	if len(line.Runs) != 1 || line.Runs[0].Face != face {
		t.Errorf("%q has %d runs, want one in %s", text, len(line.Runs), face.Name)
		return
	}
	run := line.Runs[0]
	scale := run.Style.Size / float64(face.Upem)
	i := 0
	x, pen := 0.0, 0.0
	for _, c := range run.Clusters {
		for _, g := range c.Glyphs {
			if i == len(want) {
				t.Errorf("%q has more than the %d glyphs of hb-shape", text, len(want))
				return
			}
			w := want[i]
			i++
			gotX, wantX := x+float64(g.X)*scale, pen+float64(w.DX)*scale
			gotY, wantY := float64(g.Y)*scale, float64(w.DY)*scale
			if g.ID != w.Glyph || math.Abs(gotX-wantX) > 0.1 || math.Abs(gotY-wantY) > 0.1 {
				t.Errorf("%q glyph %d is %d at %.2f,%.2f, by hb-shape %d at %.2f,%.2f", text, i-1, g.ID, gotX, gotY, w.Glyph, wantX, wantY)
			}
			pen += float64(w.AX) * scale
		}
		x += float64(c.Advance) * scale
	}
	if i < len(want) {
		t.Errorf("%q has %d glyphs, by hb-shape %d", text, i, len(want))
	}
	if math.Abs(run.Width-pen) > 0.1 {
		t.Errorf("%q is %.2f wide, by hb-shape %.2f", text, run.Width, pen)
	}
}
