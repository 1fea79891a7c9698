package handover

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// vaultAt makes a file, in a session of the test's own.
func vaultAt(t *testing.T, name string) string {
	t.Helper()
	run := t.TempDir()
	if err := os.Chmod(run, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", run)
	t.Setenv("LocalAppData", run)
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("a vault"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func listen(t *testing.T, vault string) (*Listener, chan struct{}) {
	t.Helper()
	raised := make(chan struct{}, 8)
	l, err := Listen(vault, func() { raised <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return l, raised
}

func TestOfferShowsTheWindow(t *testing.T) {
	vault := vaultAt(t, "a.habeas")
	if Offer(vault) {
		t.Error("a window is shown where there is none")
	}
	l, raised := listen(t, vault)
	if !Offer(vault) {
		t.Fatal("the window is not shown")
	}
	select {
	case <-raised:
	default:
		t.Error("it says so, and is not")
	}
	link := filepath.Join(filepath.Dir(vault), "link.habeas")
	if err := os.Symlink(vault, link); err == nil && !Offer(link) {
		t.Error("by another name the vault is not found")
	}
	other := filepath.Join(filepath.Dir(vault), "b.habeas")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if Offer(other) {
		t.Error("another vault shows this window")
	}
	if _, err := Listen(vault, func() {}); !errors.Is(err, ErrTaken) {
		t.Errorf("a second window listens: %v", err)
	}
	l.Close()
	if Offer(vault) {
		t.Error("a closed window is shown")
	}
	listen(t, vault)
}

// TestStaleSocket: what a killed program left blocks nobody.
func TestStaleSocket(t *testing.T) {
	vault := vaultAt(t, "a.habeas")
	l, _ := listen(t, vault)
	l.socket.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	if _, err := os.Lstat(l.path); err != nil {
		t.Fatal("there is nothing stale to try it with")
	}
	if Offer(vault) {
		t.Error("nobody's window is shown")
	}
	_, raised := listen(t, vault)
	if !Offer(vault) || len(raised) != 1 {
		t.Error("the new window is not shown")
	}
	// Not a socket at all.
	if err := errors.Join(os.Remove(l.path), os.WriteFile(l.path, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if Offer(vault) {
		t.Error("a file is no window")
	}
}

// TestSilentWindow: one that takes the call and says nothing holds up no
// second start for long.
func TestSilentWindow(t *testing.T) {
	vault := vaultAt(t, "a.habeas")
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	path, err := socketOf(dir, vault)
	if err != nil {
		t.Fatal(err)
	}
	silent, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	done := make(chan bool, 1)
	go func() { done <- Offer(vault) }()
	select {
	case shown := <-done:
		if shown {
			t.Error("it was not shown")
		}
	case <-time.After(10 * patience):
		t.Fatal("it is waited for")
	}
}

// TestForeignWords: whatever comes through the socket, only the vault's own
// path shows the window.
func TestForeignWords(t *testing.T) {
	vault := vaultAt(t, "a.habeas")
	l, raised := listen(t, vault)
	for _, words := range []string{
		"", "\n", "GET / HTTP/1.1\r\n\r\n", greeting + "\n", greeting + "a.habeas\n", greeting + filepath.Dir(vault) + "\n",
		greeting + vault, greeting + vault + "\x00\n", greeting + strings.Repeat("/", 100_000) + "\n", "habeas 2 " + vault + "\n",
	} {
		c, err := net.Dial("unix", l.path)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte(words)) // it may have had enough
		_ = c.(*net.UnixConn).CloseWrite()
		answer := make([]byte, 16)
		n, _ := c.Read(answer)
		if string(answer[:n]) == shown || len(raised) > 0 {
			t.Fatalf("%.40q shows the window", words)
		}
		_ = c.Close()
	}
	if !Offer(vault) {
		t.Error("it no longer listens")
	}
}

func FuzzRequest(f *testing.F) {
	f.Add(greeting + "/a.habeas\n")
	f.Add("habeas 1 \n")
	f.Fuzz(func(t *testing.T, words string) {
		path, ok := request(strings.NewReader(words))
		if ok && (!filepath.IsAbs(path) || len(path) > longest || !strings.HasPrefix(words, greeting+path+"\n")) {
			t.Errorf("%q gives %q", words, path)
		}
	})
}
