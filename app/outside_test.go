//go:build !headless

package app

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/outside"
	"habeas/dossier"
)

// portrayed gives a dossier of the open vault that has a photograph.
func portrayed(t *testing.T, w *window) (dossier.ID, dossier.Attachment) {
	t.Helper()
	for _, d := range w.desk.View().Dossiers {
		if a := d.Portrait(); a != nil {
			return d.ID, *a
		}
	}
	t.Fatal("nobody has a photograph")
	return "", dossier.Attachment{}
}

func TestOpenOutside(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	base := t.TempDir()
	w.outside = outside.NewFolder(base)
	var opened []string
	w.openURL = func(u *url.URL) error {
		opened = append(opened, u.Path)
		return nil
	}
	enter(t, w, path)
	id, photo := portrayed(t, w)
	w.showPerson(id)
	files := func() []string {
		l, err := filepath.Glob(filepath.Join(base, "*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	w.openOutside(photo)
	if len(files()) > 0 || len(w.asked) != 1 {
		t.Fatal("it is opened before a word was said")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(files()) > 0 || len(opened) > 0 {
		t.Fatal("it is opened although the person turned it away")
	}
	w.openOutside(photo)
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(opened) != 1 {
		t.Fatal("no program is asked to open it")
	}
	want, err := w.desk.Original(photo)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(opened[0]); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the file is not the original: %v", err)
	}
	if name := filepath.Base(opened[0]); name != "1"+extensionOf(photo.MediaType) {
		t.Errorf("its name is %s", name)
	}
	for _, media := range []string{"text/html", "application/x-elf", "image/svg+xml", ""} {
		before := len(w.asked)
		w.openOutside(dossier.Attachment{SHA256: photo.SHA256, MediaType: media})
		if len(opened) != 1 || len(w.asked) != before+1 {
			t.Errorf("a %q is given to another program", media)
		}
		w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	w.lock()
	if l := files(); len(l) > 0 {
		t.Errorf("after locking there is %v", l)
	}
	// One that comes while the vault is being locked is asked for in vain.
	enter(t, w, path)
	w.openOutside(photo)
	w.lockNow("")
	if len(opened) != 1 || len(files()) > 0 {
		t.Error("a locked vault gives out a file")
	}
	// The end of the program, by a signal.
	enter(t, w, path)
	w.openOutside(photo)
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(files()) != 1 {
		t.Fatal("it is not opened again")
	}
	if err := w.finish(); err != nil {
		t.Fatal(err)
	}
	w.desk, w.person = nil, nil
	if l := files(); len(l) > 0 {
		t.Errorf("after the end there is %v", l)
	}
}

func TestFileURL(t *testing.T) {
	if got := fileURL("/a b/ទ.jpg").String(); got != "file:///a%20b/%E1%9E%91.jpg" {
		t.Errorf("got %s", got)
	}
	if got := fileURL("C:/a.jpg").String(); got != "file:///C:/a.jpg" {
		t.Errorf("got %s", got)
	}
}
