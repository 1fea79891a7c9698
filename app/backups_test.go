//go:build !headless

package app

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// eachShown walks over what the window shows, dialogs apart.
func eachShown(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			eachShown(x, visit)
		}
	case *widgets.Button, *widgets.Entry, *widgets.RailItem:
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			eachShown(x, visit)
		}
	}
}

// tapOn presses what is called so.
func tapOn(t *testing.T, w *window, text string) {
	t.Helper()
	var found fyne.Tappable
	eachShown(w.win.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if strings.HasPrefix(o.Text, text) && !o.Disabled() && found == nil {
				found = o
			}
		case *widgets.RailItem:
			if o.Text == text {
				found = o
			}
		}
	})
	if found == nil {
		t.Fatalf("there is nothing to press called %q; the window says %q", text, shownText(w))
	}
	found.Tapped(&fyne.PointEvent{})
}

func shownText(w *window) string {
	var b strings.Builder
	eachShown(w.win.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			b.WriteString(o.Text + "\n")
		case *widgets.Text:
			b.WriteString(o.Text + "\n")
		case *widgets.Button:
			b.WriteString("[" + o.Text + "]\n")
		}
	})
	return b.String()
}

func shows(t *testing.T, w *window, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if all := shownText(w); !strings.Contains(all, text) {
			t.Errorf("the window does not show %q, but %q", text, all)
		}
	}
}

// answerSaveAs types a path into the dialog that asks where a file goes.
func answerSaveAs(t *testing.T, w *window, path string) {
	t.Helper()
	e, ok := w.win.Canvas().Focused().(*widgets.Entry)
	if !ok || len(w.asked) != 1 {
		t.Fatalf("nothing asks for a path: the focus is on %T", w.win.Canvas().Focused())
	}
	e.SetText(path)
	e.OnSubmitted(path)
}

// backedUp makes a vault with one backup, and a dossier that came after it; it
// gives what the file holds.
func backedUp(t *testing.T) (path string, id dossier.ID) {
	t.Helper()
	path = sampleVault(t)
	d, err := desk.Open(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Backups: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.BackupNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	x := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: "Came Later", Role: dossier.NameInPrint}}}
	if err := d.SaveDossier(nil, x); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	// The backup that was made at the end goes, so that one is left.
	files, err := desk.BackupsIn(desk.BackupFolder(path), path, now().Location())
	if err != nil || len(files) != 1 {
		t.Fatalf("backups: %v, %v", files, err)
	}
	return path, x.ID
}

func kept(t *testing.T, path string) []string {
	t.Helper()
	files, err := filepath.Glob(strings.TrimSuffix(path, extension) + ".before-restore-*" + extension)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestRestoreWhileOpen: what differs is seen first; then the vault is exchanged,
// what was there is kept, and the restored one is opened.
func TestRestoreWhileOpen(t *testing.T) {
	path, id := backedUp(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	press(t, w, fyne.KeyComma, false)
	tapOn(t, w, "Backups")
	tapOn(t, w, "Backups and Restore …")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	shows(t, w, "Every byte of it was checked. It has 30 dossiers", "1 change of the vault would go", "Would go: not in the backup", "Came Later")
	if len(kept(t, path)) != 0 || w.desk == nil {
		t.Fatal("something was replaced before anybody agreed")
	}
	tapOn(t, w, "Restore it")
	shows(t, w, "The passphrase is missing")
	if w.desk == nil {
		t.Fatal("the vault was closed for nothing")
	}
	w.aside.Focus()
	typeInto(t, w, passphrase).OnSubmitted("")
	shows(t, w, "The backup is in the vault's place", "is kept as "+kept(t, path)[0])
	tapOn(t, w, "Open the vault")
	if w.desk == nil || len(w.desk.View().Dossiers) != 30 || w.desk.View().Dossier(id) != nil {
		t.Fatal("the restored vault is not open")
	}
	d, err := desk.Open(t.Context(), kept(t, path)[0], []byte(passphrase), desk.Options{Now: now, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if d.View().Dossier(id) == nil {
		t.Error("what is kept is not the vault as it was")
	}
}

// TestRestoreWrongPassphrase: the vault stays what it was, and is not lost on
// the way.
func TestRestoreWrongPassphrase(t *testing.T) {
	path, id := backedUp(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showBackups()
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	typeInto(t, w, "a guess").OnSubmitted("")
	shows(t, w, "Wrong passphrase")
	if len(kept(t, path)) != 0 || w.desk == nil {
		t.Fatal("the vault was replaced, or closed")
	}
	if w.desk.View().Dossier(id) == nil {
		t.Error("the vault is not what it was")
	}
}

// hurt makes changes to a vault's file.
func hurt(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// spoil flips a bit in every so many bytes of the second half, where neither the
// header nor the first pages lie.
func spoil(data []byte) []byte {
	for i := len(data) / 2; i < len(data); i += 700 {
		data[i] ^= 4
	}
	return data
}

func cutShort(data []byte) []byte { return data[:len(data)*3/4] }

// TestDamagedLeadsToBackup: a vault that does not open, or is not there, is
// restored from the start screen.
func TestDamagedLeadsToBackup(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{"bits": spoil, "cut": cutShort, "gone": nil} {
		t.Run(name, func(t *testing.T) {
			path, _ := backedUp(t)
			w := newTestWindow(t, Options{})
			if damage != nil {
				hurt(t, path, damage)
			} else if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			w.showWelcome(path)
			typeInto(t, w, passphrase).OnSubmitted("")
			if w.desk != nil {
				t.Fatal("it opens")
			}
			tapOn(t, w, "Restore a backup …")
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			typeInto(t, w, passphrase).OnSubmitted("")
			shows(t, w, "Every byte of it was checked")
			if damage == nil {
				shows(t, w, "There is no vault at "+path)
			}
			tapOn(t, w, "Restore it")
			tapOn(t, w, "Open the vault")
			if w.desk == nil || len(w.desk.View().Dossiers) != 30 {
				t.Fatalf("the vault is not open; the window says %q", shownText(w))
			}
			if n := len(kept(t, path)); damage != nil && n != 1 {
				t.Errorf("%d files are kept beside", n)
			}
		})
	}
}

// TestDamagedLeadsToSalvage: what is damaged is said, what is whole is saved into
// a new vault, and that is opened.
func TestDamagedLeadsToSalvage(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{"bits": spoil, "cut": cutShort} {
		t.Run(name, func(t *testing.T) {
			path := sampleVault(t)
			hurt(t, path, damage)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			w := newTestWindow(t, Options{})
			w.showWelcome(path)
			typeInto(t, w, passphrase).OnSubmitted("")
			if w.desk != nil {
				t.Fatal("it opens")
			}
			tapOn(t, w, "Look what is damaged …")
			shows(t, w, "It does not open:", "[Restore a backup …]", "[Save what is whole …]")
			tapOn(t, w, "Save what is whole …")
			saved := filepath.Join(filepath.Dir(path), "saved.habeas")
			answerSaveAs(t, w, saved)
			shows(t, w, "Saved: ", "This is lost, or may say what was true before")
			tapOn(t, w, "Open it")
			if w.desk == nil || w.desk.Path() != saved { // how much is in it depends on where the damage is
				t.Fatalf("the new vault is not open; the window says %q", shownText(w))
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the damaged file was changed: %v", err)
			}
		})
	}
}

// TestCheckFindsDamage: in an open vault, too, and leads out of it.
func TestCheckFindsDamage(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showCheck()
	shows(t, w, "The vault is whole", "30 dossiers")
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.aside != nil || !w.atList() {
		t.Error("Escape does not lead back to the dossiers")
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, info.Size())
	if _, err := f.ReadAt(data, 0); err != nil {
		t.Fatal(err)
	}
	// Within the pages, whose own order stays.
	for i := len(data)/2&^4095 + 3000; i < len(data); i += 4096 {
		if _, err := f.WriteAt([]byte{data[i] ^ 4}, int64(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	w.showCheck()
	shows(t, w, "not as they were written", "A photograph or paper: ", "[Restore a backup …]")
	tapOn(t, w, "Save what is whole …")
	typeInto(t, w, passphrase).OnSubmitted("")
	answerSaveAs(t, w, filepath.Join(filepath.Dir(path), "saved"))
	shows(t, w, "Saved: ", "[Open it]")
	if w.desk != nil {
		t.Error("the damaged vault is still open")
	}
	tapOn(t, w, "Open it")
	if w.desk == nil || !strings.HasSuffix(w.desk.Path(), "saved.habeas") {
		t.Error("the new vault is not open")
	}
}

// TestRestoreAFile: a backup that lies anywhere, where there is no vault.
func TestRestoreAFile(t *testing.T) {
	path, _ := backedUp(t)
	files, err := desk.BackupsIn(desk.BackupFolder(path), path, now().Location())
	if err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t, Options{})
	to := filepath.Join(t.TempDir(), "restored.habeas")
	s := w.newBackups(to, nil)
	w.goAlone(s)
	shows(t, w, "There is no backup here")
	s.PickFile(files[0].Path)
	typeInto(t, w, "a guess").OnSubmitted("")
	shows(t, w, "Wrong passphrase")
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(passphrase)
	e.OnSubmitted("")
	tapOn(t, w, "Restore it")
	tapOn(t, w, "Open the vault")
	if w.desk == nil || w.desk.Path() != to {
		t.Errorf("the vault is not open; the window says %q", shownText(w))
	}
}

// TestDamagedBackup: one that does not check is not restored.
func TestDamagedBackup(t *testing.T) {
	path, _ := backedUp(t)
	files, err := desk.BackupsIn(desk.BackupFolder(path), path, now().Location())
	if err != nil {
		t.Fatal(err)
	}
	hurt(t, files[0].Path, spoil)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showBackups()
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	typeInto(t, w, passphrase).OnSubmitted("")
	shows(t, w, "This backup is damaged", "look at another one")
	if strings.Contains(shownText(w), "[Restore it]") {
		t.Error("it can be restored")
	}
}

// TestDestroyedVault: the window goes back to the start, and says what is left.
func TestDestroyedVault(t *testing.T) {
	path, _ := backedUp(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showSettings()
	tapOn(t, w, "Destroy the vault")
	tapOn(t, w, "Destroy …")
	e := typeInto(t, w, "sample")
	e.OnSubmitted("")
	typeInto(t, w, passphrase).OnSubmitted("")
	if w.desk != nil || w.win.Title() != "Habeas" || len(w.asked) != 1 {
		t.Fatalf("the window is %q and says %q", w.win.Title(), shownText(w))
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there")
	}
	if _, err := os.Stat(desk.BackupFolder(path)); err == nil {
		t.Error("its backups are there")
	}
	if len(w.kept.recent()) != 0 {
		t.Errorf("it is still remembered: %v", w.kept.recent())
	}
}

// TestSettingsLockAndBack: locking from the settings leaves nothing behind.
func TestSettingsLockAndBack(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showSettings()
	tapOn(t, w, "Passphrase and keys")
	tapOn(t, w, "Change …")
	w.lock()
	if w.desk != nil || w.aside != nil {
		t.Fatal("locking leaves something behind")
	}
	enter(t, w, path)
	w.showSettings()
	tapOn(t, w, "Dossiers")
	if w.aside != nil || !w.atList() {
		t.Error("the way to the dossiers leaves the settings behind")
	}
}

// TestFellBackLeadsToCheck: where the newest save is damaged, the one before it
// is shown, and the check is offered.
func TestFellBackLeadsToCheck(t *testing.T) {
	path := sampleVault(t)
	d, err := desk.Open(t.Context(), path, []byte(passphrase), desk.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	x := &dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: "Came Last", Role: dossier.NameInPrint}}}
	if err := d.SaveDossier(nil, x); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	hurt(t, path, func(data []byte) []byte {
		// The two first pages note the last two saves, with a count at this place.
		const page, saves = 4096, 16 + 48
		newest := 0
		if binary.LittleEndian.Uint64(data[page+saves:]) > binary.LittleEndian.Uint64(data[saves:]) {
			newest = page
		}
		data[newest+saves] ^= 0xff
		return data
	})
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	if !w.desk.FellBack() || len(w.asked) != 1 {
		t.Fatal("nothing is said")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	shows(t, w, "The file: one of its two first pages is damaged: the last save may be missing", "[Restore a backup …]")
}

// TestNoBackupLeadsToSettings: the mark in the foot leads to where it is mended.
func TestNoBackupLeadsToSettings(t *testing.T) {
	path := sampleVault(t)
	if err := os.WriteFile(desk.BackupFolder(path), []byte("a file in the folder's place"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	err := w.desk.BackupTrouble()
	if err == nil {
		t.Fatal("there is no trouble")
	}
	w.askAfterNoBackup(err)
	tapDialog(t, w, "Backups")
	shows(t, w, "Second folder", say.Capital(err.Error()))
}

// tapDialog presses a button of the dialog in front.
func tapDialog(t *testing.T, w *window, text string) {
	t.Helper()
	var found *widgets.Button
	eachShown(w.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == text {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("the dialog has no button %q", text)
	}
	test.Tap(found)
}
