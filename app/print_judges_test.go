//go:build judges && !headless

package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The printer gets the pages through a pipe, with nothing of them in an argument, and
// the file dialog is that of the desktop where there is one.
func TestWindow_PrintsAndAsksTheDesktopForAFile(t *testing.T) {
	d := newDisplay(t)
	d.install("lpstat", `case "$1" in -e) echo Office;; -d) echo "system default destination: Office";; esac`)
	d.install("lp", `printf '%s\n' "$@" >"$HOME/lp.args"; cat >"$HOME/lp.part"; mv "$HOME/lp.part" "$HOME/lp.pdf"; echo "request id is Office-17 (0 file(s))"`)
	d.install("zenity", `printf '%s\n' "$@" >"$HOME/zenity.args"; echo "$HOME/from-the-dialog.pdf"`)
	p := d.start("Habeas", "demo", filepath.Join(d.dir, "demo"))
	p.still()
	p.keys("Return")
	p.waitTitle("cambodia-2018.habeas")
	p.still()
	p.keys("ctrl+2")
	p.still()
	p.changed(func() { p.keys("ctrl+p") })
	p.still()
	p.shot("print")
	p.write("1-2")
	p.keys("Return")
	printed := waitFile(t, filepath.Join(d.dir, "lp.pdf"))
	args := string(waitFile(t, filepath.Join(d.dir, "lp.args")))
	if !bytes.HasPrefix(printed, []byte("%PDF-")) || !strings.Contains(args, "1-2") || strings.Contains(args, d.dir) {
		t.Errorf("the printer got %d bytes with %q", len(printed), args)
	}
	p.still()
	p.shot("printed")
	p.keys("Escape")
	p.still()
	p.keys("ctrl+shift+e")
	file := waitFile(t, filepath.Join(d.dir, "from-the-dialog.pdf"))
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		t.Error("what was exported is no PDF file")
	}
	if args := string(waitFile(t, filepath.Join(d.dir, "zenity.args"))); !strings.Contains(args, "--save") || strings.Contains(args, d.dir) {
		t.Errorf("the dialog was called with %q", args)
	}
	p.still()
	p.keys("Escape", "ctrl+q")
	p.end()
	if left, err := filepath.Glob(filepath.Join(d.dir, "*", "outside", "*")); err != nil || len(left) > 0 {
		t.Errorf("plain files are left: %v, %v", left, err)
	}
	if _, err := os.Stat(filepath.Join(d.dir, "lp.part")); err == nil {
		t.Error("the pages did not all come")
	}
}
