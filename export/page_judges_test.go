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
	cmd := exec.Command(name, args...)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	got, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, got, complaints.String())
	}
	for line := range strings.Lines(complaints.String()) {
		// MuPDF as Debian builds it says so whatever the file.
		if !strings.Contains(line, "ICC support is not available") {
			t.Errorf("%s complains: %s", name, line)
		}
	}
	return string(got)
}

func TestQPDFFindsThePacketClean(t *testing.T) {
	if got := judge(t, "qpdf", "--check", written(t)); strings.Contains(got, "WARNING") {
		t.Error(got)
	}
}

// TestReadersDrawEveryPage has the packet drawn, and hears no complaint.
func TestReadersDrawEveryPage(t *testing.T) {
	file := written(t)
	judge(t, "pdftoppm", "-r", "20", file, filepath.Join(t.TempDir(), "page"))
	judge(t, "mutool", "draw", "-q", "-r", "20", "-o", filepath.Join(t.TempDir(), "page%d.png"), file)
	for want, args := range map[string][]string{
		"Tagged:          yes": {"pdfinfo", file},
		"Page    3":            {"pdfinfo", "-l", "3", file},
	} {
		if got := judge(t, args[0], args[1:]...); !strings.Contains(got, want) {
			t.Errorf("%v does not say %q: %s", args, want, got)
		}
	}
}

// TestPopplerReadsInOrder compares the structure as Poppler finds it, with the
// text in it, with what a person has read through.
func TestPopplerReadsInOrder(t *testing.T) {
	v := sampleVault(t)
	for name, b := range map[string]Briefing{
		"packet-donor": v.briefing(KindPacket, dossier.Donor, 0, 7),
		"rich-public":  richVault().briefing(KindPacket, dossier.Public),
	} {
		m := make_(t, b)
		file := filepath.Join(t.TempDir(), "packet.pdf")
		if err := os.WriteFile(file, m.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for line := range strings.Lines(judge(t, "pdfinfo", "-struct-text", file)) {
			// Numbers of objects and places on the page are not the reading's business.
			if l := strings.TrimSpace(line); !strings.HasPrefix(l, "Object ") && !strings.HasPrefix(l, "/BBox") {
				got.WriteString(strings.ReplaceAll(line, m.Number, "NUMBER"))
			}
		}
		golden := filepath.Join("testdata", name+".structure.txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s reads otherwise than %s; see what changed and run with -update\n%s", name, golden, firstDifference(got.String(), string(want)))
		}
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

// TestReadersFindTheWordsOfTheLanguages searches packets in French and in Khmer,
// with its own digits.
func TestReadersFindTheWordsOfTheLanguages(t *testing.T) {
	v := sampleVault(t)
	for lang, wants := range map[string][]string{
		"fr": {
			"Mise en liberté sous caution refusée six fois", "Les faits au 12 septembre 2018", "NE PAS PUBLIER",
			"Comment lire les dates et les situations", "hors détention, mais pas libre", "Texte en anglais", "d’évoquer",
		},
		"km-u-nu-khmr": {
			"បដិសេធមិនឱ្យនៅក្រៅឃុំ ប្រាំមួយដង", "ថ្ងៃទី១២ ខែកញ្ញា ឆ្នាំ២០១៨", "មិនសម្រាប់ផ្សព្វផ្សាយ", "កំពុងជាប់ឃុំ",
			"ពន្ធនាគារ", "អត្ថបទជាភាសាអង់គ្លេស", "៣៤៦",
		},
	} {
		b := v.briefing(KindPacket, dossier.Donor, 0, 29)
		b.Lang = lang
		file := filepath.Join(t.TempDir(), "packet.pdf")
		if err := os.WriteFile(file, make_(t, b).PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{
			"pdftotext": judge(t, "pdftotext", "-layout", file, "-"),
			"mutool":    judge(t, "mutool", "draw", "-q", "-F", "text", file),
		} {
			text = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
			for _, want := range wants {
				if !strings.Contains(text, want) {
					t.Errorf("%s, %s: does not find %q", lang, name, want)
				}
			}
		}
	}
}
