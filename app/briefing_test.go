//go:build !headless

package app

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/outside"
)

// A web page is looked at in the browser after a word, out of the private folder, and
// is gone at the lock.
func TestLookAtAWebPage(t *testing.T) {
	w := newTestWindow(t, Options{})
	base := t.TempDir()
	w.outside = outside.NewFolder(base)
	opened := ""
	w.openURL = func(u *url.URL) error { opened = filepath.FromSlash(u.Path); return nil }
	enter(t, w, sampleVault(t))
	b := &desk.Briefing{File: []byte("<!doctype html>")}
	w.lookAt(b)
	if opened != "" || len(w.asked) != 1 {
		t.Fatal("it is opened before a word was said")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if data, err := os.ReadFile(opened); err != nil || string(data) != "<!doctype html>" || filepath.Ext(opened) != ".html" {
		t.Fatalf("%s holds %q, %v", opened, data, err)
	}
	w.lock()
	if _, err := os.Stat(opened); err == nil {
		t.Error("the page is still there")
	}
	w.outside = nil
	enter(t, w, sampleVault(t))
	w.lookAt(b)
	if len(w.asked) != 1 {
		t.Error("nothing says that it cannot be looked at")
	}
}
