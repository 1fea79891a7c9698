package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTypedIsCleared runs verbs with a terminal, and looks at the memory in which
// each passphrase was handed over.
func TestTypedIsCleared(t *testing.T) {
	dir := t.TempDir()
	path, key := filepath.Join(dir, "v.habeas"), filepath.Join(dir, "key")
	steps := []struct {
		name  string
		args  []string
		typed []string
		want  int
	}{
		{"new", []string{"new", path}, []string{"first", "first"}, ExitDone},
		{"mistyped", []string{"new", path + "2"}, []string{"first", "other"}, ExitFailed},
		{"list", []string{"list", "--vault", path}, []string{"first"}, ExitDone},
		{"wrong", []string{"list", "--vault", path}, []string{"wrong"}, ExitWrongPassphrase},
		{"verify", []string{"verify", path}, []string{"first"}, ExitDone},
		{"passwd", []string{"passwd", path}, []string{"first", "second", "second"}, ExitDone},
		{"key file", []string{"keyfile", "-o", key}, nil, ExitDone},
		{"set", []string{"passwd", path, "--new-key-file", key}, []string{"second"}, ExitDone},
		{"backup", []string{"backup", path, "--key-file", key, "-o", path + "b"}, []string{"second"}, ExitDone},
		{"restore", []string{"restore", path + "b", "--key-file", key, "-o", path + "r"}, []string{"second"}, ExitDone},
		{"salvage", []string{"salvage", path + "b", "--key-file", key, "-o", path + "s"}, []string{"second"}, ExitDone},
		{"remove", []string{"recovery", path, "--key-file", key, "--remove"}, []string{"second"}, ExitDone},
	}
	for _, step := range steps {
		var handed [][]byte
		s := system()
		s.Args, s.Stdin = step.args, strings.NewReader("")
		var said bytes.Buffer
		s.Stdout, s.Stderr = io.Discard, &said
		s.Prompt = func(string) ([]byte, error) {
			p := []byte(step.typed[len(handed)])
			handed = append(handed, p)
			return p, nil
		}
		if got := Run(context.Background(), s); got != step.want || len(handed) != len(step.typed) {
			t.Errorf("%s: status %d, asked %d times: %s", step.name, got, len(handed), said.String())
		}
		for i, p := range handed {
			if len(bytes.Trim(p, "\x00")) > 0 {
				t.Errorf("%s: passphrase %d is still there", step.name, i+1)
			}
		}
	}
}

// TestReadIsOneBuffer: what is read from a file is handed over with the buffer
// that it was read into, so that clearing it leaves nothing.
func TestReadIsOneBuffer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pp")
	if err := os.WriteFile(path, []byte("correct horse\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := system()
	p, err := readSecret(t.Context(), &s, path, "passphrase")
	if err != nil || string(p) != "correct horse" {
		t.Fatalf("%q, %v", p, err)
	}
	if cap(p) <= longestPassphrase {
		t.Errorf("it has room for %d bytes", cap(p))
	}
	if err := os.WriteFile(path, bytes.Repeat([]byte("x"), longestPassphrase+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readSecret(t.Context(), &s, path, "passphrase"); err == nil {
		t.Error("a file that is too long is taken")
	}
}
