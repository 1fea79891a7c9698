//go:build judges

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"habeas/dossier/sample"
)

// run does a verb as a person would and gives what it printed.
func run(t *testing.T, want int, args ...string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	got := Run(t.Context(), System{
		Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Version: "test",
		Getenv:  func(name string) string { return map[string]string{"SOURCE_DATE_EPOCH": "1536710400"}[name] },
		Now:     func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
		Display: func() string { return "there is no display" },
		Cache:   filepath.Join(cache, "habeas"),
	})
	if got != want {
		t.Fatalf("%v: exit status %d, want %d: %s", args, got, want, errs.String())
	}
	return out.String()
}

func judge(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// TestPacket_Judged makes the sample's packets and has other programs read them.
func TestPacket_Judged(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("pp"), []byte("correct horse battery staple"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, 0, "sample", "--passphrase-file", at("pp"), at("c.habeas"))
	export := func(audience, out string) string {
		printed := run(t, 0, "export", "--vault", at("c.habeas"), "--passphrase-file", at("pp"), "--kind", "packet",
			"--audience", audience, "--as-of", "2018-09-12", "-o", at(out), "--json")
		var j struct{ Dossiers, Pages int }
		if err := json.Unmarshal([]byte(printed), &j); err != nil || j.Dossiers != 30 || j.Pages < 33 {
			t.Errorf("%s: %+v, %v", audience, j, err)
		}
		if got := judge(t, "qpdf", "--check", at(out)); !strings.Contains(got, "No syntax or stream encoding errors found") {
			t.Errorf("qpdf on %s: %s", out, got)
		}
		return judge(t, "pdftotext", "-layout", at(out), "-")
	}
	donor, public := export("donor", "donor.pdf"), export("public", "public.pdf")
	for _, want := range []string{"denied six times", "as of 12 September 2018", "offered to meet donors"} {
		if !strings.Contains(donor, want) {
			t.Errorf("the donors' packet does not say %q", want)
		}
	}
	if strings.Contains(public, "offered to meet donors") {
		t.Error("the public's packet has the donors' paragraph")
	}
	digits := regexp.MustCompile(`\D`)
	for name, text := range map[string]string{"donor": donor, "public": public} {
		if regexp.MustCompile(`000\D{0,3}000\D{0,3}000`).MatchString(text) || strings.Contains(digits.ReplaceAllString(text, ""), "000000000") {
			t.Errorf("the telephone number can be read in the %s packet", name)
		}
	}

	run(t, 0, "export", "--vault", at("c.habeas"), "--passphrase-file", at("pp"), "--kind", "packet",
		"--audience", "donor", "--as-of", "2018-09-12", "-o", at("again.pdf"))
	a, _ := os.ReadFile(at("donor.pdf"))
	b, _ := os.ReadFile(at("again.pdf"))
	if !bytes.Equal(a, b) {
		t.Error("the same packet has other bytes")
	}
	if fonts := judge(t, "pdffonts", at("donor.pdf")); strings.Contains(fonts, " no ") && !regexp.MustCompile(`(?m)yes yes yes`).MatchString(fonts) {
		t.Errorf("fonts that are not embedded, cut or mapped:\n%s", fonts)
	}
	khmer := []string{"កឹម សុខា", "ទេព វន្នី", "មាជ សុវណ្ណារ៉ា", "អាន បាថម"}
	mupdf := judge(t, "mutool", "draw", "-q", "-F", "text", at("donor.pdf"))
	for _, name := range khmer {
		if !strings.Contains(donor, name) {
			t.Errorf("Poppler does not give back %s", name)
		}
		if !strings.Contains(mupdf, name) {
			t.Errorf("MuPDF does not give back %s", name)
		}
	}
}

// TestVault_NothingToRead: no string of six or more letters of any dossier
// stands in the bytes of the file, in UTF-8 or UTF-16.
func TestVault_NothingToRead(t *testing.T) {
	dir := t.TempDir()
	pp, vault := filepath.Join(dir, "pp"), filepath.Join(dir, "c.habeas")
	if err := os.WriteFile(pp, []byte("correct horse battery staple"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, 0, "sample", "--passphrase-file", pp, vault)
	var listed struct{ Hits []struct{ ID string } }
	if err := json.Unmarshal([]byte(run(t, 0, "list", "--vault", vault, "--passphrase-file", pp, "--as-of", sample.AsOf, "--json")), &listed); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(vault)
	if err != nil {
		t.Fatal(err)
	}
	letters := regexp.MustCompile(`[\p{L}\p{M}]{6,}`)
	sought := map[string]bool{}
	for _, h := range listed.Hits {
		for _, s := range letters.FindAllString(run(t, 0, "show", "--vault", vault, "--passphrase-file", pp, h.ID), -1) {
			sought[s] = true
		}
		sought[h.ID] = true
	}
	if len(listed.Hits) != 30 || len(sought) < 100 {
		t.Fatalf("%d dossiers, %d strings: too few to mean anything", len(listed.Hits), len(sought))
	}
	for s := range sought {
		for _, order := range []func(uint16) []byte{
			func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} },
			func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} },
		} {
			var wide []byte
			for _, u := range utf16.Encode([]rune(s)) {
				wide = append(wide, order(u)...)
			}
			if bytes.Contains(file, wide) {
				t.Errorf("%q stands in the file in UTF-16", s)
			}
		}
		if bytes.Contains(file, []byte(s)) {
			t.Errorf("%q stands in the file in UTF-8", s)
		}
	}
}
