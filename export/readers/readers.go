// Package readers reads finished files as other programs do, for tests that ask
// whether what was typed comes back: Poppler (Evince, Okular), MuPDF, PDFium
// (Chrome) and pdf.js (Firefox). Where a program is missing the test fails.
package readers

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"habeas/export/preview"
)

// All give the text of each page of a file, by the name of the reader.
var All = map[string]func(t testing.TB, file []byte) []string{
	"Poppler": func(t testing.TB, file []byte) []string {
		return pages(Run(t, file, "pdftotext", "FILE", "-"))
	},
	"MuPDF": func(t testing.TB, file []byte) []string {
		return pages(Run(t, file, "mutool", "draw", "-q", "-F", "text", "FILE"))
	},
	"PDFium": func(t testing.TB, file []byte) []string {
		c, err := preview.Read(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		return c.Pages
	},
	"pdf.js": pdfjs,
}

// pages end in form feeds.
func pages(text string) []string {
	list := strings.Split(text, "\f")
	if n := len(list) - 1; strings.TrimSpace(list[n]) == "" {
		list = list[:n]
	}
	return list
}

// Run has a program look at a file, which stands for FILE among its arguments, and gives
// what it prints. A program that is missing, fails or complains fails the test.
func Run(t testing.TB, file []byte, program string, args ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		if args[i] == "FILE" {
			args[i] = name
		}
	}
	cmd := exec.Command(program, args...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", program, err, &out, &complaints)
	}
	for line := range strings.Lines(complaints.String()) {
		// MuPDF as Debian builds it says so whatever the file.
		if !strings.Contains(line, "ICC support is not available") {
			t.Errorf("%s complains: %s", program, line)
		}
	}
	return out.String()
}
