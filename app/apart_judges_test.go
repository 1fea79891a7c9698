//go:build judges && !headless

package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWindow_ComparesApart drives two real windows by keys: what is written in the main
// one is seen in the other, covering hides it, and locking from it closes it.
func TestWindow_ComparesApart(t *testing.T) {
	d := newDisplay(t)
	folder := filepath.Join(d.dir, "sample")
	p := d.start("Habeas", "demo", folder)
	p.keys("Return") // its passphrase is filled in
	p.waitTitle("cambodia-2018")
	p.still()
	main := p.window

	p.keys("space", "Down", "space", "ctrl+k")
	p.still()
	p.write("compare")
	p.keys("Return")
	p.still()
	p.keys("ctrl+shift+n")
	p.waitTitle("Two dossiers")
	other := p.window
	d.run("xdotool", "windowmove", "--sync", other, "420", "100")
	p.still()
	p.shot("compared-apart")
	shown := func() bool {
		out, err := d.command("xdotool", "search", "--onlyvisible", "--name", "Two dossiers").Output()
		return err == nil && len(strings.Fields(string(out))) == 1
	}
	gone := func(what string) {
		t.Helper()
		for end := time.Now().Add(patience); shown(); time.Sleep(50 * time.Millisecond) {
			if time.Now().After(end) {
				p.shot("still-there")
				t.Fatalf("the second window is there %s", what)
			}
		}
	}

	d.run("xdotool", "windowfocus", "--sync", main)
	p.keys("Return")
	p.still()
	p.changed(func() { p.write("Zz") })
	p.still()
	p.shot("written-beside")

	d.run("xdotool", "windowfocus", "--sync", other)
	p.keys("ctrl+shift+l")
	gone("though the window is covered")
	d.run("xdotool", "windowfocus", "--sync", main)
	p.keys("Escape")
	p.waitTitle("Two dossiers")
	d.run("xdotool", "windowfocus", "--sync", other)
	p.keys("ctrl+l")
	gone("after the lock")
	p.waitTitle("^Habeas$")
	d.run("xdotool", "windowfocus", "--sync", main)
	p.keys("ctrl+q")
	p.end()
}
