//go:build judges

package lock_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"habeas/export/pdf/lock"
)

// TestReadersOpenALockedFile asks three programs for the text of a locked file,
// with its password and without.
func TestReadersOpenALockedFile(t *testing.T) {
	const password = "correct horse ឃ្លា"
	locked, err := lock.Lock(made(t), []byte(password))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "locked.pdf")
	if err := os.WriteFile(file, locked, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"pdftotext", "-upw", password, file, "-"},
		{"mutool", "draw", "-q", "-F", "text", "-p", password, file},
	} {
		out, err := exec.Command(args[0], args[1:]...).Output()
		if err != nil || !strings.Contains(string(out), "Kem Sokha កឹម សុខា") {
			t.Errorf("%s: %v, %q", args[0], err, out)
		}
	}
	out, err := exec.Command("qpdf", "--check", "--password="+password, file).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "No syntax or stream encoding errors found") || !strings.Contains(string(out), "R = 6") ||
		!strings.Contains(string(out), "AESv3") || !strings.Contains(string(out), "extract for accessibility: allowed") {
		t.Errorf("qpdf: %v, %s", err, out)
	}
	if out, err := exec.Command("pdftotext", file, "-").Output(); err == nil || len(out) > 0 {
		t.Errorf("without a password the file reads %q", out)
	}
	info, err := exec.Command("pdfinfo", "-upw", password, file).Output()
	if err != nil || !strings.Contains(string(info), "Habeas") || !strings.Contains(string(info), "2001") || strings.Contains(string(info), "pdfcpu") {
		t.Errorf("pdfinfo: %v, %s", err, info)
	}
}
