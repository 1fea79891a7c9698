//go:build judges

package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadersTakeEveryKind has other programs check, draw and read each kind in each
// language.
func TestReadersTakeEveryKind(t *testing.T) {
	for kind, b := range kindsOf(t) {
		for _, lang := range []string{"en", "fr", "km"} {
			b.Lang, b.Copy = lang, Copy{2, "An embassy"}
			m := make_(t, b)
			file := filepath.Join(t.TempDir(), "file.pdf")
			if err := os.WriteFile(file, m.PDF, 0o600); err != nil {
				t.Fatal(err)
			}
			if got := judge(t, "qpdf", "--check", file); strings.Contains(got, "WARNING") {
				t.Errorf("%s in %s: %s", kind, lang, got)
			}
			judge(t, "pdftoppm", "-r", "20", file, filepath.Join(t.TempDir(), "page"))
			for name, text := range map[string]string{
				"pdftotext": judge(t, "pdftotext", "-layout", file, "-"),
				"mutool":    judge(t, "mutool", "draw", "-q", "-F", "text", file),
				"pdfinfo":   judge(t, "pdfinfo", "-struct-text", file),
			} {
				want := []string{"Kem Sokha", "កឹម សុខា"}
				if name != "pdfinfo" { // the foot is no part of the structure
					want = append(want, m.Number+"/2", "An embassy")
				}
				for _, w := range want {
					if !strings.Contains(text, w) {
						t.Errorf("%s does not find %q in %s in %s", name, w, kind, lang)
					}
				}
			}
		}
	}
}
