//go:build judges

package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"habeas/dossier"
)

// written puts the sample packet into a file for other programs to judge.
func written(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "packet.pdf")
	m := make_(t, sampleVault(t).briefing(KindPacket, dossier.Donor))
	if err := os.WriteFile(file, m.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func judge(t *testing.T, name string, args ...string) string {
	t.Helper()
	got, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, got)
	}
	return string(got)
}

func TestQPDFFindsThePacketClean(t *testing.T) {
	if got := judge(t, "qpdf", "--check", written(t)); strings.Contains(got, "WARNING") {
		t.Error(got)
	}
}

// TestReadersFindTheWords searches the packet as a reader would.
func TestReadersFindTheWords(t *testing.T) {
	file := written(t)
	for name, text := range map[string]string{
		"pdftotext": judge(t, "pdftotext", "-layout", file, "-"),
		"mutool":    judge(t, "mutool", "draw", "-q", "-F", "text", file),
	} {
		for _, want := range []string{
			"denied six times", "as of 12 September 2018", "offered to meet donors", "FOR DONORS · NOT FOR PUBLICATION",
			"កឹម សុខា", "ទេព វន្នី", "មាជ សុវណ្ណារ៉ា", "អាន បាថម",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not find %q", name, want)
			}
		}
		if strings.Contains(text, "000-000-000") {
			t.Errorf("%s finds the internal note", name)
		}
	}
}
