//go:build judges

package preview

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// rewrite has qpdf write a PDF in another way.
func rewrite(t *testing.T, pdf []byte, how ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("qpdf", append(how, in, out)...).CombinedOutput(); err != nil {
		t.Fatalf("qpdf %v: %v\n%s", how, err, msg)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Whatever way a file is written in, its bytes say the same.
func TestStringsOfRewrittenFiles(t *testing.T) {
	want := []string{"KemSokha", "A packet", "The group", "own key", "\u1780\u1798\u17D2", "Below", "list.csv", "A face", "in an attribute", "café", "name;held since"}
	for _, how := range [][]string{
		{"--object-streams=generate"},
		{"--object-streams=generate", "--recompress-flate", "--compression-level=9"},
		{"--stream-data=uncompress"},
		{"--qdf"},
		{"--linearize"},
	} {
		got, err := Strings(rewrite(t, fullPDF(), how...))
		if err != nil {
			t.Errorf("%v: %v", how, err)
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%v: %q is not in %q", how, w, got)
			}
		}
	}
}

func TestStringsOfEncryptedFile(t *testing.T) {
	locked := rewrite(t, fullPDF(), "--encrypt", "", "owner", "256", "--")
	if _, err := Strings(locked); !errors.Is(err, ErrUnreadable) {
		t.Errorf("error %v", err)
	}
}
