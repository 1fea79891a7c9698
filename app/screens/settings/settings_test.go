//go:build !headless

package settings

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/sethvargo/go-diceware/diceware"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

const (
	old = "correct horse battery staple"
	new = "another battery staples a horse"
)

// world is a real vault, and a window around the settings.
type world struct {
	t     *testing.T
	dir   string
	clock time.Time
	desk  *desk.Desk
	s     *Screen
	win   fyne.Window

	chosen    string // what every dialog answers
	keyFile   string
	went      []string // where the screen leads
	theme     house.Choice
	autoLock  time.Duration
	hints     bool // all are shown
	remembers bool
}

func (w *world) options() desk.Options {
	return desk.Options{Now: func() time.Time { return w.clock }, Cheap: true, Backups: true, KeyFile: w.keyFile}
}

func begin(t *testing.T) *world {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	w := &world{t: t, dir: t.TempDir(), clock: time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC), theme: house.Light, autoLock: 10 * time.Minute, remembers: true}
	var err error
	if w.desk, err = desk.Create(t.Context(), filepath.Join(w.dir, "dossiers.habeas"), []byte(old), w.options()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.desk.Close() })
	went := func(where string) func() { return func() { w.went = append(w.went, where) } }
	w.win = test.NewTempWindow(t, widget.NewLabel(""))
	w.win.Resize(fyne.NewSize(1100, 700))
	w.s = New(Options{
		Now: func() time.Time { return w.clock }, Random: rand.Reader, Vault: w.desk,
		Kept: Kept{
			Theme: func() house.Choice { return w.theme }, SetTheme: func(c house.Choice) { w.theme = c },
			Remembers: func() bool { return w.remembers }, SetRemembers: func(on bool) { w.remembers = on },
			Language: func() string { return "" }, SetLanguage: func(tag string) { w.went = append(w.went, "language "+tag) },
			AutoLocks: []time.Duration{time.Minute, 10 * time.Minute, time.Hour, 0},
			AutoLock:  func() time.Duration { return w.autoLock }, SetAutoLock: func(d time.Duration) { w.autoLock = d },
			ClearsClipboard: func() bool { return true }, SetClearsClipboard: func(bool) {},
			Comfort:   w.comfort(),
			HintsAway: func() bool { return !w.hints }, BringHints: func() { w.hints = true },
		},
		Focus: func(f fyne.Focusable) {
			if f == nil {
				w.win.Canvas().Unfocus()
				return
			}
			w.win.Canvas().Focus(f)
		},
		ChooseFolder: func(chosen func(string)) { chosen(w.chosen) },
		ChooseFile:   func(chosen func(string)) { chosen(w.chosen) },
		SaveAs:       func(_, _, _ string, chosen func(string)) { chosen(w.chosen) },
		OpenFile:     func(path string) { w.went = append(w.went, "open "+path) },
		Delete:       os.Remove,
		MakeKeyFile:  func(path string) error { return desk.MakeKeyFile(path, w.options()) },
		KeyFile:      func(path string) { w.keyFile = path },
		Restore:      went("backups"), Check: went("check"), Back: went("back"),
		Destroyed: func(left error) { w.went = append(w.went, "destroyed"); w.check(left) },
	})
	w.win.SetContent(w.s.Object())
	return w
}

func (w *world) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Error(err)
	}
}

// each walks over what the screen shows.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			each(x, visit)
		}
	case *widgets.Button, *widgets.Entry, *widgets.Select:
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			each(x, visit)
		}
	}
}

func (w *world) tap(text string) {
	w.t.Helper()
	var found fyne.Tappable
	each(w.s.root, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if strings.HasPrefix(o.Text, text) && !o.Disabled() && found == nil {
				found = o
			}
		case *widgets.RailItem:
			if o.Text == text {
				found = o
			}
		case *widgets.Chip:
			if o.Text == text {
				found = o
			}
		}
	})
	if found == nil {
		w.t.Fatalf("there is nothing to press called %q; the screen says %q", text, w.text())
	}
	found.Tapped(&fyne.PointEvent{})
}

// text is all that the screen says.
func (w *world) text() string {
	var b strings.Builder
	each(w.s.body, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			b.WriteString(o.Text + "\n")
		case *widgets.Text:
			b.WriteString(o.Text + "\n")
		case *widgets.Button:
			b.WriteString("[" + o.Text + "]\n")
		case *widgets.Check:
			b.WriteString(o.Text + "\n")
		}
	})
	return b.String()
}

func (w *world) says(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		if !strings.Contains(w.text(), text) {
			w.t.Errorf("the screen does not say %q, but %q", text, w.text())
		}
	}
}

// fill types into the entries, in their order, and presses Enter in the last.
func (w *world) fill(texts ...string) {
	w.t.Helper()
	for i, text := range texts {
		e, ok := w.win.Canvas().Focused().(*widgets.Entry)
		if !ok {
			w.t.Fatalf("for %q the focus is on %T; the screen says %q", text, w.win.Canvas().Focused(), w.text())
		}
		e.SetText(text)
		e.OnSubmitted(text)
		if i+1 < len(texts) && w.win.Canvas().Focused() == e {
			w.t.Fatalf("Enter does not go on from entry %d", i)
		}
	}
}

func (w *world) opens(passphrase string) bool {
	w.t.Helper()
	d, err := desk.Open(w.t.Context(), w.desk.Path(), []byte(passphrase), desk.Options{Now: w.options().Now, ReadOnly: true, KeyFile: w.keyFile})
	if err == nil {
		w.check(d.Close())
	}
	return err == nil
}

// closed closes the vault, so that others can look at it.
func (w *world) closed() { w.t.Helper(); w.check(w.desk.Close()) }

func TestLookAndLocking(t *testing.T) {
	w := begin(t)
	w.tap("Dark")
	if w.theme != house.Dark {
		t.Errorf("the theme is %s", w.theme)
	}
	w.tap("Show the sentences of help again")
	if !w.hints {
		t.Error("the sentences of help stay away")
	}
	w.tap("Locking")
	w.s.Focus()
	after, ok := w.win.Canvas().Focused().(*widgets.Select)
	if !ok || after.Selected != "10 minutes" || !slices.Equal(after.Options, []string{"1 minute", "10 minutes", "1 hour", "Never"}) {
		t.Fatalf("the focus is on %T %v", w.win.Canvas().Focused(), after)
	}
	after.SetSelected("Never")
	if w.autoLock != 0 {
		t.Errorf("it locks after %v", w.autoLock)
	}
}

func TestChangePassphrase(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.tap("Change …")
	w.fill("a guess", new, new)
	w.says("Wrong passphrase: nothing was changed")
	w.fill(old, new, new+"!")
	w.says("The two passphrases differ")
	w.s.task.Focus()
	w.fill(old, "password", "password")
	w.says("too easy to guess")
	w.s.task.Focus()
	w.fill(old, new, new)
	w.says("The passphrase was changed")
	w.closed()
	if w.opens(old) || !w.opens(new) {
		t.Error("not the new passphrase opens the vault")
	}
}

func TestEscapeGoesBack(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.tap("Change …")
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.says("Passphrase and keys", "[Change …]")
	if _, ok := w.win.Canvas().Focused().(*widgets.Button); !ok {
		t.Errorf("the focus is on %T", w.win.Canvas().Focused())
	}
	w.s.Back()
	if !slices.Equal(w.went, []string{"back"}) {
		t.Errorf("it led to %q", w.went)
	}
}

func TestRotate(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.tap("Seal anew …")
	w.fill(old, new, new)
	w.says("Everything was sealed anew", "make another sheet")
	w.closed()
	if w.opens(old) || !w.opens(new) {
		t.Error("not the new passphrase opens the vault")
	}
}

// words finds the words that are asked for by trying all.
func words(s *Screen) (found []string) {
	list := diceware.WordListEffLarge()
	for _, n := range s.sheet.Ask {
		for key := range 66667 { // five dice, written as digits
			if word := list.WordAt(key); word != "" && s.sheet.Check(n, word) {
				found = append(found, word)
				break
			}
		}
	}
	return found
}

func TestRecoverySheet(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.says("There is none: who loses the passphrase loses the vault")
	if strings.Contains(w.text(), "[Remove …]") {
		t.Error("a recovery key that is not there can be removed")
	}
	w.chosen = filepath.Join(w.dir, "sheet.pdf")
	w.tap("Make a sheet …")
	w.fill("a guess")
	w.says("Wrong passphrase")
	if _, err := os.Stat(w.chosen); err == nil {
		t.Error("a sheet was written that opens nothing")
	}
	w.fill(old)
	w.says("Print the sheet now", w.chosen)
	if b, err := os.ReadFile(w.chosen); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Errorf("the sheet: %v", err)
	}
	w.tap("Open it to print it")
	w.s.task.Focus()
	w.fill("zoom", "zoom", "zoom")
	w.says("is another one: look at the paper again")
	right := words(w.s)
	if len(right) != 3 {
		t.Fatalf("the words asked for are %v", right)
	}
	w.s.task.Focus()
	w.fill(right...)
	w.says("The recovery key is set", "[Delete the file]")
	w.tap("Delete the file")
	if _, err := os.Stat(w.chosen); err == nil {
		t.Error("the sheet's file is still there")
	}
	w.says("the file of its sheet is deleted", "Fourteen words on paper")
	if !slices.Equal(w.went, []string{"open " + w.chosen}) {
		t.Errorf("it led to %q", w.went)
	}
	w.tap("Remove …")
	w.fill(old)
	w.says("The recovery key was removed", "There is none")
}

func TestRecoveryShares(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.chosen = filepath.Join(w.dir, "sheets.pdf")
	w.tap("Make a sheet …")
	w.tap("Shared out among people")
	var selects []*widgets.Select
	each(w.s.root, func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok {
			selects = append(selects, s)
		}
	})
	selects[1].SetSelected("6")
	w.fill(old)
	w.says("fewer sheets than are needed")
	selects[1].SetSelected("3")
	w.fill(old)
	w.says("Print the sheet now")
	w.tap("Go on")
	w.tap("Keep it")
	w.says("still the file " + w.chosen)
	if has, err := w.desk.HasRecovery(); !has || err != nil {
		t.Errorf("HasRecovery = %v, %v", has, err)
	}
}

func TestKeyFile(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.chosen = filepath.Join(w.dir, "key.txt")
	w.tap("Set …")
	w.fill("a guess")
	w.says("Wrong passphrase")
	if _, err := os.Stat(w.chosen); err == nil {
		t.Error("a key file was left that opens nothing")
	}
	w.fill(old)
	w.says("opens with the passphrase and the file "+w.chosen, "Keep a copy of the file on another stick")
	if has, err := w.desk.HasKeyFile(); !has || err != nil || w.keyFile != w.chosen {
		t.Errorf("HasKeyFile = %v, %v; told of %q", has, err, w.keyFile)
	}
	w.tap("Remove …")
	w.fill(old)
	w.says("The vault opens with the passphrase alone", noKeyFile())
	w.closed()
	if w.keyFile != "" || !w.opens(old) {
		t.Error("the passphrase alone does not open the vault")
	}
}

// TestKeyFileIsLost: the recovery key is the way back.
func TestKeyFileIsLost(t *testing.T) {
	w := begin(t)
	w.tap("Passphrase and keys")
	w.chosen = filepath.Join(w.dir, "mine")
	if err := os.WriteFile(w.chosen, bytes.Repeat([]byte("a file of mine"), 100), 0o600); err != nil {
		t.Fatal(err)
	}
	w.tap("Set …")
	w.tap("Use a file that is there")
	w.s.task.Focus()
	w.fill(old)
	w.says("opens with the passphrase and the file")
	w.tap("Remove …")
	w.fill(strings.Repeat("abdomen ", 13) + "pasted") // no key, but no passphrase either
	w.says("Wrong passphrase")
}

func TestBackups(t *testing.T) {
	w := begin(t)
	w.tap("Backups")
	w.says("Beside the vault", "No backup yet", "There is none. A laptop that is taken")
	w.tap("Back up now")
	w.says("A backup was made", "The last of 12 September 2018, 10:00 · 1 backup")
	w.clock = w.clock.Add(time.Minute)
	w.chosen = filepath.Join(w.dir, "STICK")
	w.tap("Choose …")
	w.says("There is no folder " + w.chosen)
	w.check(os.Mkdir(w.chosen, 0o700))
	w.tap("Back")
	w.tap("Choose …")
	w.says("The backups go to "+w.chosen+", too", "2 backups", "10:01 · 1 backup")
	w.check(os.RemoveAll(w.chosen))
	w.tap("Backups")
	w.says("It is not there now")
	w.tap("No second one")
	w.says("go to one folder again", "There is none. A laptop that is taken")
	w.tap("Backups and Restore …")
	w.tap("Check the vault …")
	if !slices.Equal(w.went, []string{"backups", "check"}) {
		t.Errorf("it led to %q", w.went)
	}
}

func TestDestroy(t *testing.T) {
	w := begin(t)
	w.check(w.desk.BackupNow(t.Context()))
	w.tap("Destroy the vault")
	w.tap("Destroy …")
	w.says("There is no undo", "It does not reach copies", "Delete its own backups, too: 1 file", "In "+desk.BackupFolder(w.desk.Path()))
	w.fill("something else", old)
	w.says("That is not the vault's name: nothing was done")
	w.s.task.Focus()
	w.fill("dossiers", "a guess")
	w.says("Wrong passphrase")
	if _, err := os.Stat(w.desk.Path()); err != nil {
		t.Fatalf("the vault: %v", err)
	}
	w.s.task.Focus()
	w.fill("dossiers", old)
	if !slices.Equal(w.went, []string{"destroyed"}) {
		t.Errorf("it led to %q, and says %q", w.went, w.text())
	}
	if left, _ := os.ReadDir(w.dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestReadOnly: nothing is offered that cannot be done.
func TestReadOnly(t *testing.T) {
	w := begin(t)
	w.closed()
	o := w.options()
	o.ReadOnly = true
	var err error
	if w.desk, err = desk.Open(t.Context(), w.desk.Path(), []byte(old), o); err != nil {
		t.Fatal(err)
	}
	w.s.opts.Vault = w.desk
	for _, section := range []string{"Passphrase and keys", "Destroy the vault"} {
		w.tap(section)
		w.says("open for reading only")
		if strings.Contains(w.text(), "[") {
			t.Errorf("%s offers %q", section, w.text())
		}
	}
	w.tap("Backups")
	each(w.s.root, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && !b.Disabled() && (b.Text == "Back up now" || b.Text == "Choose …") {
			t.Errorf("%s can be pressed", b.Text)
		}
	})
}

var errTrouble = errors.New("the disk is full: nothing was written")

// troubled is a vault whose backups do not go well.
type troubled struct{ Vault }

func (troubled) BackupPlaces() ([]desk.BackupPlace, error) {
	return []desk.BackupPlace{{Folder: "/b", Trouble: errTrouble}}, nil
}

func TestBackupTroubleIsSaid(t *testing.T) {
	w := begin(t)
	w.s.opts.Vault = troubled{w.desk}
	w.tap("Backups")
	w.says("The disk is full: nothing was written")
}
