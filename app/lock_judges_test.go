//go:build judges && !headless

package app_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/app"
	"habeas/app/desk"
)

// inWindow has the test's own binary open a window that locks after a time
// that nobody can set in the program.
const inWindow = "HABEAS_TEST_WINDOW"

const soon = 6 * time.Second

func TestMain(m *testing.M) {
	vault := os.Getenv(inWindow)
	if vault == "" {
		os.Exit(m.Run())
	}
	if err := app.Run(app.Options{Vault: vault, Now: time.Now, Random: rand.Reader, AutoLock: soon}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// TestWindow_LocksByItself drives the real window: what is done in it puts the
// lock off, whether it is a key, or a movement over a dialog.
func TestWindow_LocksByItself(t *testing.T) {
	const passphrase = "correct horse battery staple"
	d := newServer(t)
	var err error
	if d.exe, err = os.Executable(); err != nil {
		t.Fatal(err)
	}
	vault := filepath.Join(d.dir, "mine.habeas")
	made, err := desk.Create(context.Background(), vault, []byte(passphrase), desk.Options{Now: time.Now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	bus := newBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", bus)
	t.Setenv(inWindow, vault)
	p := d.start("Habeas")
	p.unlock(passphrase, "mine.habeas")
	busy := func(what string, do func(i int)) {
		t.Helper()
		for i, end := 0, time.Now().Add(soon+4*time.Second); time.Now().Before(end); i++ {
			do(i)
			time.Sleep(300 * time.Millisecond)
		}
		if !p.shows("mine.habeas") {
			p.shot("locked-early")
			t.Fatalf("it is locked in spite of %s", what)
		}
	}
	p.changed(func() { p.keys("ctrl+n") })
	busy("keys", func(int) { p.keys("a") })
	p.changed(func() { p.keys("ctrl+d") })
	busy("a pointer over a dialog", func(i int) { p.run("xdotool", "mousemove", fmt.Sprint(500+i%2*40), "400") })
	p.shot("before-it-locks")
	idle := time.Now()
	for p.shows("mine.habeas") {
		if time.Since(idle) > patience {
			t.Fatal("it does not lock")
		}
		time.Sleep(100 * time.Millisecond)
	}
	if took := time.Since(idle); took < soon/2 {
		t.Errorf("it is locked after %v", took)
	}
	p.waitTitle("^Habeas$")
	p.still()
	p.shot("locked-by-itself")
	p.unlock(passphrase, "mine.habeas")
	p.shot("back-again")
	p.keys("ctrl+a", "ctrl+c")
	clipboard := func() string {
		out, _ := p.command("xclip", "-selection", "clipboard", "-out").Output() // it fails where there is nothing
		return string(out)
	}
	for end := time.Now().Add(patience); !strings.HasPrefix(clipboard(), "aa"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the clipboard holds %q", clipboard())
		}
	}
	d.run("dbus-send", "--bus="+bus, "--type=signal", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true")
	p.waitTitle("^Habeas$")
	p.still()
	p.shot("locked-with-the-screen")
	if got := clipboard(); got != "" {
		t.Errorf("after the lock the clipboard holds %q", got)
	}
	p.keys("ctrl+q")
	p.end()
	again, err := desk.Open(context.Background(), vault, []byte(passphrase), desk.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if l := again.View().Dossiers; len(l) != 1 || l[0].Names[0].Text == "" {
		t.Errorf("what was typed is %+v", l)
	}
}

// newBus starts a session bus of the test's own, and gives its address.
func newBus(t *testing.T) string {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("failed to start a bus: %v", err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

// shows reports whether there is a window with that in its title.
func (p *program) shows(title string) bool {
	return p.command("xdotool", "search", "--onlyvisible", "--name", title).Run() == nil
}
