package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func TestInputReadsAll(t *testing.T) {
	if err := iotest.TestReader(input{t.Context(), strings.NewReader("ទេព វន្នី")}, []byte("ទេព វន្នី")); err != nil {
		t.Error(err)
	}
}

// An interrupt ends a verb that waits for input that never comes.
func TestInterruptEndsTheWaiting(t *testing.T) {
	vault := t.TempDir() + "/v.habeas"
	pass := t.TempDir() + "/pp"
	if err := os.WriteFile(pass, []byte("correct horse battery staple"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := system()
	s.Stdout, s.Stderr = io.Discard, io.Discard
	s.Args = []string{"new", "--passphrase-file", pass, vault}
	if status := Run(t.Context(), s); status != ExitDone {
		t.Fatalf("status %d", status)
	}
	pipe := func(interrupt func(), line string) io.Reader {
		from, to := io.Pipe()
		t.Cleanup(func() { to.Close() })
		go func() {
			if _, err := to.Write([]byte(line)); err == nil { // it is read, and more is waited for
				interrupt()
			}
		}()
		return from
	}
	run := func(ctx context.Context, s System) string {
		var told strings.Builder
		s.Stderr = &told
		if status := Run(ctx, s); status != ExitFailed {
			t.Errorf("%v: status %d", s.Args[0], status)
		}
		return told.String()
	}

	ctx, interrupt := context.WithCancel(t.Context())
	s.Args, s.Stdin = []string{"list", "--vault", vault, "--passphrase-file", "-"}, pipe(interrupt, "half of a passphr")
	if got := run(ctx, s); got != "habeas: interrupted: nothing half-written was left\n" {
		t.Errorf("list: %q", got)
	}

	ctx, interrupt = context.WithCancel(t.Context())
	s.Args, s.Stdin = []string{"apply", "--vault", vault, "--passphrase-file", pass}, pipe(func() {}, `{"kind": "context", "title": "A title"}`+"\n")
	s.Stdout = onWrite(interrupt) // when it says ok
	if got := run(ctx, s); got != "habeas: interrupted before line 2; before it, 1 change is saved\n" {
		t.Errorf("apply: %q", got)
	}
}

type onWrite func()

func (f onWrite) Write(p []byte) (int, error) { f(); return len(p), nil }

func TestSaidOfAnInterrupt(t *testing.T) {
	if got := said(errors.Join(errors.New("failed"), context.Canceled)); !strings.HasPrefix(got, "interrupted") {
		t.Errorf("%q", got)
	}
}
