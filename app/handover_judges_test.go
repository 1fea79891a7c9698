//go:build judges && !headless

package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWindow_SecondStart: the program started again on the vault of a window
// ends well, and the window has the keyboard. On another vault it has a window
// of its own.
func TestWindow_SecondStart(t *testing.T) {
	const passphrase = "correct horse battery staple"
	d := newDisplay(t)
	run := filepath.Join(d.dir, "run")
	secret := filepath.Join(d.dir, "pp")
	if err := os.Mkdir(run, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", run)
	if err := os.WriteFile(secret, []byte(passphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(run, "habeas", "outside", "open-1")
	if err := os.MkdirAll(left, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "1.jpg"), []byte("of a program that was killed"), 0o600); err != nil {
		t.Fatal(err)
	}
	one, two := filepath.Join(d.dir, "one.habeas"), filepath.Join(d.dir, "two.habeas")
	for _, vault := range []string{one, two} {
		d.run(d.exe, "new", "--passphrase-file", secret, vault)
	}
	p := d.start("Habeas", one)
	p.unlock(passphrase, "one.habeas")
	if _, err := os.Lstat(left); err == nil {
		t.Error("what a killed program gave to another is still there")
	}
	q := d.start("^Habeas$", two)
	q.unlock(passphrase, "two.habeas")
	focused := func() string { return strings.TrimSpace(d.run("xdotool", "getwindowfocus", "getwindowname")) }
	if !strings.Contains(focused(), "two.habeas") {
		t.Fatalf("the keyboard is at %q", focused())
	}
	again := d.command(d.exe, one)
	out, err := again.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Fatalf("the second start: %v\n%s", err, out)
	}
	for end := time.Now().Add(patience); !strings.Contains(focused(), "one.habeas"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			p.shot("not-raised")
			t.Fatalf("the keyboard is at %q", focused())
		}
	}
	// A verb cannot be handed over, and says so.
	verb := d.command(d.exe, "apply", "--vault", one, "--passphrase-file", secret, secret)
	if out, err := verb.CombinedOutput(); err == nil || verb.ProcessState.ExitCode() != 5 {
		t.Errorf("a verb on the open vault: %v\n%s", err, out)
	}
	// One that was killed blocks nobody.
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.ended
	p = d.start("^Habeas$", one)
	p.unlock(passphrase, "one.habeas")
	p.keys("ctrl+q")
	p.end()
	d.run("xdotool", "windowfocus", "--sync", q.window)
	q.keys("ctrl+q")
	q.end()
}
