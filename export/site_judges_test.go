//go:build judges

package export

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/dossier"
)

// sites are written for a browser to judge: the sample, one in Khmer, and somebody of
// whom everything is known.
func sites(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	v := sampleVault(t)
	briefings := map[string]Briefing{
		"sample":  v.briefing(KindWeb, dossier.Donor),
		"khmer":   v.briefing(KindWeb, dossier.Public, 0, 1, 29),
		"french":  v.briefing(KindWeb, dossier.Diplomatic, 0, 1, 29),
		"rich":    richVault().briefing(KindWeb, dossier.Public),
		"hostile": hostile(`"><script>console.log(1)</script><img src=https://elsewhere.example/x>`).briefing(KindWeb, dossier.Public),
	}
	files := map[string]string{}
	for name, b := range briefings {
		b.Lang = map[string]string{"khmer": "km", "french": "fr"}[name]
		files[name] = filepath.Join(dir, name+".html")
		if err := os.WriteFile(files[name], make_(t, b).HTML, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestChromiumFindsTheSiteSound opens sites wide and narrow, in the light and in the
// dark. They ask for nothing, log nothing, and axe-core finds no violation.
func TestChromiumFindsTheSiteSound(t *testing.T) {
	b, source := chromium(t), axe(t)
	for name, file := range sites(t) {
		for _, look := range []struct {
			width int
			dark  bool
		}{{1200, false}, {1200, true}, {360, false}, {360, true}} {
			b.size(look.width, look.dark)
			asked, complaints := b.open(file)
			for _, url := range asked {
				if url != "file://"+file && !strings.HasPrefix(url, "data:") {
					t.Errorf("%s asks for %s", name, url)
				}
			}
			if len(asked) == 0 {
				t.Errorf("%s: the browser says not even that it opens the file", name)
			}
			for _, c := range complaints {
				t.Errorf("%s: %s", name, c)
			}
			var wide bool
			b.run("document.documentElement.scrollWidth > innerWidth", &wide)
			if wide && name != "hostile" {
				t.Errorf("%s is wider than %d pixels", name, look.width)
			}
			b.run(source+";1", nil)
			var found struct {
				Violations []string
				Passes     int
			}
			b.run(`axe.run(document, {resultTypes: ["violations"]}).then(r => ({Passes: r.passes.length,
				Violations: r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + v.help + ": " + n.html.slice(0, 200)))}))`, &found)
			for _, v := range found.Violations[:min(5, len(found.Violations))] {
				t.Errorf("%s, %d wide, dark %t: %s", name, look.width, look.dark, v)
			}
			if found.Passes < 15 {
				t.Errorf("%s: axe-core looked at %d rules only", name, found.Passes)
			}
		}
	}
}

// TestChromiumPrintsTheSite prints from the browser: a sound file, in which each
// person begins a page and nothing of the screen is left.
func TestChromiumPrintsTheSite(t *testing.T) {
	b := chromium(t)
	b.open(sites(t)["sample"])
	var printed struct{ Data string }
	b.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "generateTaggedPDF": true}, &printed)
	data, err := base64.StdEncoding.DecodeString(printed.Data)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "printed.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	judge(t, "qpdf", "--check", file)
	pages := strings.Split(judge(t, "pdftotext", file, "-"), "\f")
	begins := func(name string) bool {
		for _, page := range pages {
			if strings.HasPrefix(strings.TrimSpace(page), name) {
				return true
			}
		}
		return false
	}
	for _, name := range []string{"30 people at a glance", "Kem Sokha", "Tep Vanny", "Meach Sovannara", "How to read dates"} {
		if !begins(name) {
			t.Errorf("no page begins with %s", name)
		}
	}
	all := strings.Join(pages, "\n")
	if strings.Contains(all, "Skip to the content") {
		t.Error("a link for who cannot see the screen is printed")
	}
	for _, words := range []string{"denied six times", "What we ask you to raise", "as of 12 September 2018"} {
		if !strings.Contains(all, words) {
			t.Errorf("%q is not printed", words)
		}
	}
}
