//go:build judges

package installed

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/export/pdf"
	"habeas/export/typeset"
)

// Ensure that a Chinese name is drawn in a font of the machine and comes back as
// it was typed.
func TestFace_Chinese(t *testing.T) {
	const name = "Liu Xiaobo 刘晓波 (劉曉波)、東京"
	s := typeset.NewSetter()
	s.Other = System().Face
	d := pdf.New(pdf.Options{PageSize: pdf.A4, Title: "A name", Lang: "en", Created: time.Unix(1e9, 0)})
	d.AddPage()
	d.Text(50, 100, s.Line(typeset.Span{Text: name, Style: typeset.Style{Size: 20}}))
	if m := s.Missing(); len(m) > 0 {
		t.Errorf("missing are %q", m)
	}
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "name.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"pdftotext", path, "-"}, {"mutool", "draw", "-q", "-F", "text", path}} {
		out, err := exec.Command(args[0], args[1:]...).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(string(out)); got != name {
			t.Errorf("%s reads %q, want %q", args[0], got, name)
		}
	}
}
