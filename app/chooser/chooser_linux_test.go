package chooser

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// desk has a display, no portal, and programs in place of those of a desktop.
func desk(t *testing.T, scripts map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, value := range map[string]string{"PATH": dir + ":/usr/bin:/bin", "DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": "tcp:host=example.org", "OUT": filepath.Join(dir, "said")} {
		t.Setenv(name, value)
	}
	return dir
}

const says = `{ pwd; printf '%s\n' "$@"; } >"$OUT"; `

func said(t *testing.T, dir string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "said"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

func TestZenity(t *testing.T) {
	dir := desk(t, map[string]string{"zenity": says + `echo /tmp/a/../b.pdf`})
	folder := t.TempDir()
	a, err := Ask(t.Context(), Question{Aim: Save, Title: "Export", Folder: folder, Name: "packet.pdf", Kind: "PDF", Extensions: []string{".pdf"}})
	if err != nil || a != (Answer{"/tmp/b.pdf", true}) {
		t.Errorf("chosen %+v, %v", a, err)
	}
	want := []string{folder, "--file-selection", "--title=Export", "--save", "--confirm-overwrite", "--filename=packet.pdf", "--file-filter=PDF | *.pdf *.PDF"}
	if got := said(t, dir); !slices.Equal(got, want) {
		t.Errorf("called with %q, want %q", got, want)
	}
	if _, err := Ask(t.Context(), Question{Aim: Folder, Title: "Where"}); err != nil || !slices.Contains(said(t, dir), "--directory") {
		t.Errorf("for a folder called with %q, %v", said(t, dir), err)
	}
}

// Whoever uses the computer can read the arguments of a program: no path stands there.
func TestNoArgumentIsAPath(t *testing.T) {
	dir := desk(t, map[string]string{"zenity": "exit 255", "kdialog": says + "echo /tmp/x"})
	folder := t.TempDir()
	for _, aim := range []Aim{Open, Save, Folder} {
		if _, err := Ask(t.Context(), Question{Aim: aim, Folder: folder, Name: "a.pdf", Kind: "PDF", Extensions: []string{".pdf"}}); err != nil {
			t.Fatal(err)
		}
		if got := said(t, dir); got[0] != folder || strings.Contains(strings.Join(got[1:], " "), folder) {
			t.Errorf("called with %q", got)
		}
	}
}

func TestClosedOrBroken(t *testing.T) {
	desk(t, map[string]string{"zenity": "exit 1"})
	if a, err := Ask(t.Context(), Question{}); err != nil || a.Path != "" {
		t.Errorf("a dialog that was closed gives %+v, %v", a, err)
	}
	for _, script := range []string{"echo 'Unable to init server: Could not connect' >&2; exit 1", "exit 255", "echo", "echo relative/path"} {
		desk(t, map[string]string{"zenity": script, "kdialog": "exit 254"})
		if a, err := Ask(t.Context(), Question{}); !errors.Is(err, ErrNone) {
			t.Errorf("%q gives %+v, %v", script, a, err)
		}
	}
	desk(t, map[string]string{"zenity": "echo /tmp/x"})
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if _, err := Ask(t.Context(), Question{}); !errors.Is(err, ErrNone) {
		t.Errorf("without a display: %v", err)
	}
}

func TestPortalAnswer(t *testing.T) {
	uris := func(l ...string) map[string]dbus.Variant { return map[string]dbus.Variant{"uris": dbus.MakeVariant(l)} }
	for _, c := range []struct {
		body []any
		path string
		ok   bool
	}{
		{[]any{uint32(0), uris("file:///home/a/b%20c+d.pdf")}, "/home/a/b c+d.pdf", true},
		{[]any{uint32(0), uris("file:///%E1%9E%80.habeas", "file:///x")}, "/ក.habeas", true},
		{[]any{uint32(1), uris()}, "", true},
		{[]any{uint32(2), uris()}, "", false},
		{[]any{uint32(0), uris()}, "", false},
		{[]any{uint32(0), uris("smb://host/x")}, "", false},
		{[]any{"0", uris("file:///x")}, "", false},
		{[]any{uint32(0)}, "", false},
		{nil, "", false},
	} {
		if a, err := portalAnswer(c.body, Save); (err == nil) != c.ok || a.Path != c.path {
			t.Errorf("%v gives %+v, %v", c.body, a, err)
		}
	}
}

func TestSessionAddress(t *testing.T) {
	for want, env := range map[string][2]string{
		"unix:path=/run/user/7/bus": {"", "/run/user/7"},
		"unix:path=/b":              {"tcp:host=example.org;unix:path=/b", "/run/user/7"},
		"":                          {"tcp:host=example.org", "/run/user/7"}, // no network, whatever the environment says
	} {
		got := sessionAddress(func(name string) string {
			return map[string]string{"DBUS_SESSION_BUS_ADDRESS": env[0], "XDG_RUNTIME_DIR": env[1]}[name]
		})
		if got != want {
			t.Errorf("%q gives %q, want %q", env, got, want)
		}
	}
}

func TestPortalOptions(t *testing.T) {
	o := portalOptions(Question{Aim: Save, Accept: "Save_it", Folder: "/f", Name: "a.pdf", Kind: "PDF", Extensions: []string{".pdf"}}, "t")
	for name, want := range map[string]string{"filters": "a(sa(us))", "current_folder": "ay", "current_name": "s", "modal": "b", "handle_token": "s"} {
		if got := o[name].Signature().String(); got != want {
			t.Errorf("%s is of type %s, want %s", name, got, want)
		}
	}
	if o["accept_label"].Value() != "Save__it" {
		t.Errorf("the button is %v", o["accept_label"])
	}
	if o := portalOptions(Question{Aim: Folder, Name: "a"}, "t"); o["directory"].Value() != true || o["current_name"].Value() != nil {
		t.Errorf("for a folder %v", o)
	}
}
