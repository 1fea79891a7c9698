//go:build !headless

package app

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/screens/briefing"
	"habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

const passphrase = "demonstration"

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// sampleVault makes a vault with the sample.
func sampleVault(t *testing.T) string {
	t.Helper()
	data, err := sampleBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.habeas")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampleBytes are those of a vault's file, made once.
var sampleBytes = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "habeas-test")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "sample.habeas")
	d, err := desk.Create(context.Background(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(d.AddSample(context.Background()), d.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// newTestWindow makes the window of Fyne's test driver, which does everything
// at once and makes no pages.
func newTestWindow(t *testing.T, o Options) *window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	o.Now, o.Random = now, rand.Reader
	w := newWindow(a, settings{a.Preferences()}, o)
	w.place = job.Place{}
	w.changes.Place = w.place
	// Nothing happens on goroutines of timers, which Fyne's test driver knows not.
	never := func(time.Duration, func()) func() bool { return func() bool { return true } }
	w.changes.After, w.idle.tick.After, w.copies.clear.After, w.listed.write.After, w.briefed.write.After = never, never, never, never, never
	w.make = func(_ *desk.Desk, _ context.Context, o desk.Order) (*desk.Briefing, error) {
		return &desk.Briefing{Dossiers: len(o.IDs), PDF: []byte("%PDF")}, nil
	}
	w.start()
	t.Cleanup(func() { shut(t, w) })
	return w
}

func shut(t *testing.T, w *window) {
	w.shut(func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
}

func enter(t *testing.T, w *window, path string) {
	t.Helper()
	if err := w.open(desk.Open)(t.Context(), path, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	w.enter()
	t.Cleanup(func() { shut(t, w) }) // before the vault's folder goes
}

func typeInto(t *testing.T, w *window, text string) *widgets.Entry {
	t.Helper()
	e, ok := w.win.Canvas().Focused().(*widgets.Entry)
	if !ok {
		t.Fatalf("the focus is on %T", w.win.Canvas().Focused())
	}
	test.Type(e, text)
	return e
}

// press does what a key with the platform's modifier does, by the menu.
func press(t *testing.T, w *window, key fyne.KeyName, shift bool) {
	t.Helper()
	modifier := fyne.KeyModifierShortcutDefault
	if shift {
		modifier |= fyne.KeyModifierShift
	}
	want := (&desktop.CustomShortcut{KeyName: key, Modifier: modifier}).ShortcutName()
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == want {
				item.Action()
				return
			}
		}
	}
	t.Fatalf("the menu has no %s", want)
}

func TestFromPassphraseToDossier(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{Vault: path, Passphrase: []byte(passphrase)})
	e := w.win.Canvas().Focused().(*widgets.Entry)
	left := false
	e.OnBlur = func() { left = true }
	e.OnSubmitted(e.Text)
	if !left {
		t.Error("the entry for the passphrase blinks on")
	}
	if w.desk == nil || w.win.Title() != "sample.habeas — Habeas" {
		t.Fatalf("the window is %q", w.win.Title())
	}
	if got := w.left.Text; !strings.HasPrefix(got, "30 dossiers · 9 held · 21 released, of them 3 not free") {
		t.Errorf("the foot says %q", got)
	}
	if recent := w.kept.recent(); len(recent) != 1 || recent[0] != path {
		t.Errorf("recent vaults: %v", recent)
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.person == nil || w.person.ID() == "" {
		t.Fatal("Enter opens no dossier")
	}
	first := w.person.ID()
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if _, typing := w.win.Canvas().Focused().(*widgets.Entry); typing || w.person == nil {
		t.Error("Escape does not leave the entry first")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.person != nil || w.list.Current() != first {
		t.Error("Escape does not lead back to the row that was open")
	}
}

func TestWriteUndoLockAndOpenAgain(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	before := len(w.desk.View().Dossiers)
	press(t, w, fyne.KeyN, false)
	typeInto(t, w, "មាជ សុវណ្ណារ៉ា")
	id := w.person.ID()
	w.lock()
	if w.desk != nil || w.win.Title() != "Habeas" {
		t.Fatal("locking leaves the vault open")
	}
	enter(t, w, path)
	d := w.desk.View().Dossier(id)
	if d == nil || d.Names[0].Text != "មាជ សុវណ្ណារ៉ា" {
		t.Fatalf("what was typed before locking is %+v", d)
	}
	w.undo()
	if len(w.desk.View().Dossiers) != before {
		t.Error("undo after a restart does not take the new dossier back")
	}
	w.redo()
	if w.desk.View().Dossier(id) == nil {
		t.Error("redo does not bring it back")
	}
	w.redo()
	if !strings.Contains(w.left.Text, "nothing more") {
		t.Errorf("at the end redo says %q", w.left.Text)
	}
}

func TestUndoTakesBackTypingFirst(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	press(t, w, fyne.KeyN, false)
	e := typeInto(t, w, "A")
	w.undo()
	if e.Text != "" || w.person == nil {
		t.Errorf("undo leaves %q in the entry", e.Text)
	}
	w.redo()
	if e.Text != "A" {
		t.Errorf("redo leaves %q in the entry", e.Text)
	}
}

func TestBriefingFromPickedRows(t *testing.T) {
	w := newTestWindow(t, Options{AsOf: dossier.NewDay(2018, time.August, 31)})
	enter(t, w, sampleVault(t))
	var ordered []desk.Order
	w.make = func(_ *desk.Desk, _ context.Context, o desk.Order) (*desk.Briefing, error) {
		ordered = append(ordered, o)
		return &desk.Briefing{Dossiers: len(o.IDs)}, nil
	}
	press(t, w, fyne.Key2, false)
	if len(ordered) != 1 || ordered[0].IDs != nil || ordered[0].Query != "" || len(w.brief.Order().IDs) != 30 || ordered[0].AsOf != w.asOf {
		t.Fatalf("ordered %+v", ordered)
	}
	ids := w.desk.View().IDs()[:2]
	w.briefThese(ids)
	if last := ordered[len(ordered)-1]; len(last.IDs) != 2 {
		t.Errorf("ordered %v", last.IDs)
	}
	press(t, w, fyne.Key1, false)
	press(t, w, fyne.Key2, false)
	if last := ordered[len(ordered)-1]; len(last.IDs) != 2 {
		t.Error("the selection is forgotten on the way")
	}
}

func TestExportWritesAFileWhole(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	path := filepath.Join(t.TempDir(), "a.pdf")
	b := &desk.Briefing{PDF: []byte("%PDF-1.7 made up"), File: []byte("%PDF-1.7 made up"), Pages: 1, Dossiers: 1, SHA256: "abc", Number: "AAAA-BB"}
	w.export(briefing.Handing{Briefing: b, FileName: "a.pdf"})
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(path)
	e.OnSubmitted(path)
	if data, err := os.ReadFile(path); err != nil || string(data) != "%PDF-1.7 made up" {
		t.Fatalf("the file holds %q, error %v", data, err)
	}
	if len(w.asked) != 1 {
		t.Fatal("nothing says what was exported")
	}
	w.win.Canvas().FocusNext()
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.free() {
		t.Error("Escape does not close it")
	}
	if w.kept.folder() != filepath.Dir(path) {
		t.Errorf("the folder that is remembered is %q", w.kept.folder())
	}
	// A second time the file is there.
	b.File = []byte("%PDF-1.7 other")
	w.export(briefing.Handing{Briefing: b, FileName: "a.pdf"})
	e = w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(filepath.Dir(path)) // a folder is where the file goes
	e.OnSubmitted(e.Text)
	if data, _ := os.ReadFile(path); string(data) != "%PDF-1.7 made up" {
		t.Error("a file was replaced before anybody agreed")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn}) // agrees
	if data, _ := os.ReadFile(path); string(data) != "%PDF-1.7 other" {
		t.Error("the file was not replaced")
	}
}

func TestAFailureIsToldAndEscapeClosesIt(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.fail(errors.New("the disk is full: nothing was written"))
	if len(w.asked) != 1 || w.free() {
		t.Fatal("nothing is told")
	}
	press(t, w, fyne.KeyO, false)
	if len(w.asked) != 1 {
		t.Error("the menu works through a dialog")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(w.asked) != 0 || !w.free() {
		t.Error("Escape does not close it")
	}
}

func TestADialogIsLeftFromItsButtons(t *testing.T) {
	w := newTestWindow(t, Options{})
	answers := []bool{}
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn} {
		w.confirm("Close?", "This is only a test.", "Close", func(yes bool) { answers = append(answers, yes) })
		w.win.Canvas().FocusNext()
		w.win.Canvas().FocusNext() // past Cancel
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if !w.free() {
			t.Fatalf("%s on a button leaves the dialog open", key)
		}
	}
	if !slices.Equal(answers, []bool{false, true}) {
		t.Errorf("Escape and Enter answer %v", answers)
	}
}

func TestDeleteAndBack(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showPerson(w.list.Current())
	id := w.person.ID()
	w.deleteDossier() // without a question
	if w.desk.View().Dossier(id) != nil || w.person != nil || !w.free() {
		t.Fatal("the dossier is still there")
	}
	if len(w.offer.line.Objects) != 2 {
		t.Fatal("the foot offers nothing")
	}
	test.Tap(w.offer.line.Objects[1].(*widgets.Chip))
	if w.desk.View().Dossier(id) == nil || w.person == nil || w.person.ID() != id || len(w.offer.line.Objects) != 0 {
		t.Fatal("the foot does not bring it back")
	}
	w.deleteDossier()
	w.offer.gone.Now() // some seconds later
	if len(w.offer.line.Objects) != 0 {
		t.Error("the offer stays")
	}
	w.undo()
	if w.desk.View().Dossier(id) == nil {
		t.Error("undo does not bring it back")
	}
}

func TestAsOfDay(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.askAsOf()
	e := w.win.Canvas().Focused().(*widgets.Entry)
	test.Type(e, "yesterday")
	e.OnSubmitted(e.Text)
	if w.free() {
		t.Error("a day that is none is taken without a word")
	}
	e.SetText("2018-08-31")
	e.OnSubmitted(e.Text)
	if !strings.HasSuffix(w.left.Text, "as of 31 August 2018") || !strings.Contains(w.left.Text, "10 held") {
		t.Errorf("the foot says %q", w.left.Text)
	}
}

func TestMenuFitsWhereOneIs(t *testing.T) {
	w := newTestWindow(t, Options{})
	names := func() string {
		var l []string
		for _, m := range w.win.MainMenu().Items {
			l = append(l, m.Label)
		}
		return strings.Join(l, " ")
	}
	if got := names(); got != "File Edit View Help" {
		t.Errorf("before a vault is open the menu is %q", got)
	}
	enter(t, w, sampleVault(t))
	if got := names(); got != "File Edit Dossier Briefing View Help" {
		t.Errorf("with a vault the menu is %q", got)
	}
	has := func(name string) bool {
		return slices.ContainsFunc(w.win.MainMenu().Items[2].Items, func(i *fyne.MenuItem) bool { return i.Label == name })
	}
	if has("Next part") || !has("Pick all that are shown") {
		t.Error("at the list the menu does not fit")
	}
	w.showPerson(w.list.Current())
	if !has("Next part") || has("Pick all that are shown") {
		t.Error("at a dossier the menu does not fit")
	}
	seen := map[string]string{}
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut == nil {
				continue
			}
			name := item.Shortcut.ShortcutName()
			if other, ok := seen[name]; ok {
				t.Errorf("%s and %s have the same keys", other, item.Label)
			}
			seen[name] = item.Label
		}
	}
}

func TestSettings(t *testing.T) {
	a := test.NewTempApp(t)
	s := settings{a.Preferences()}
	if s.theme() != theme.System || s.size() != fyne.NewSize(1280, 800) {
		t.Errorf("begins with %v, %v", s.theme(), s.size())
	}
	s.setSize(fyne.NewSize(10, 9_000))
	if got := s.size(); got != fyne.NewSize(400, 4000) {
		t.Errorf("a size that cannot be drawn on gives %v", got)
	}
	for i := range 10 {
		s.addRecent(string(rune('a' + i)))
	}
	s.addRecent("e")
	if got := strings.Join(s.recent(), ""); got != "ejihgfdc" {
		t.Errorf("recent vaults are %q", got)
	}
	s.setFolder("/f")
	defer func() {
		s.setRemembers(false)
		s.addRecent("x")
		s.setFolder("/g")
		if len(s.recent()) > 0 || s.folder() != "" {
			t.Errorf("what is not to be remembered is: %v, %q", s.recent(), s.folder())
		}
	}()
	s.forget("h")
	if got := strings.Join(s.recent(), ""); got != "ejigfdc" {
		t.Errorf("after forgetting one they are %q", got)
	}
}

func TestFileDialogsOpen(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	for name, open := range map[string]func(){
		"vault":     func() { w.chooseVault(func(string) {}) },
		"new vault": func() { w.chooseNewVault(func(string) {}) },
		"picture":   func() { w.choosePicture(func(string, []byte) {}) },
	} {
		open()
		if len(w.asked) != 1 || w.free() {
			t.Errorf("%s opens no dialog", name)
		}
		w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(w.asked) != 0 || !w.free() {
			t.Fatalf("Escape does not close the dialog for the %s", name)
		}
	}
}

func TestReadPicture(t *testing.T) {
	w := newTestWindow(t, Options{})
	dir := t.TempDir()
	large := filepath.Join(dir, "large.jpg")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(mostBytes+1), f.Close()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{large, filepath.Join(dir, "missing.jpg"), dir} {
		w.readPicture(path, func(string, []byte) { t.Errorf("%s was taken in", path) })
		if len(w.asked) != 1 {
			t.Errorf("nothing is told about %s", path)
		}
		w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

func TestAMistakeOfTheProgramIsTold(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.command("Broken", fyne.KeyB, false, func() { panic("a name") }).Action()
	if len(w.asked) != 1 {
		t.Error("nothing is told")
	}
}

// BenchmarkEnter is from the unlocked vault to the drawn list of dossiers.
func BenchmarkEnter(b *testing.B) {
	data, err := sampleBytes()
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "sample.habeas")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	a := test.NewTempApp(b)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := newWindow(a, settings{a.Preferences()}, Options{Now: now, Random: rand.Reader})
	w.place = job.Place{}
	w.changes.Place = w.place
	w.start()
	for b.Loop() {
		if err := w.open(desk.Open)(b.Context(), path, []byte(passphrase)); err != nil {
			b.Fatal(err)
		}
		w.enter()
		w.win.Canvas().Capture()
		w.shut(func(err error) {
			if err != nil {
				b.Fatal(err)
			}
		})
	}
}

func TestMendingGoesToThePart(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	for part, want := range map[string]string{"consent": "Consent", "events": "Custody", "health": "Health", "attachments": "Attachments"} {
		w.mend(w.list.Current(), part)
		if got := w.person.Part(); got != want {
			t.Errorf("what is found in %s is mended in %s, want %s", part, got, want)
		}
	}
}

func TestLateAnswersDoNotSpeakForAnotherScreen(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	press(t, w, fyne.Key2, false)
	said := w.left.Text
	w.list.Reload(w.day())
	if w.left.Text != said {
		t.Errorf("on the briefing the list says %q", w.left.Text)
	}
}

// Escape in an entry leaves what is open around it, then the entry, then the screen.
func TestEscapeLeavesStepByStep(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showPerson(w.desk.View().IDs()[0])
	w.addEvent()
	escape := func() {
		if f := w.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			return
		}
		w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if _, in := w.win.Canvas().Focused().(*widgets.Entry); !in {
		t.Fatalf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	escape()
	if w.person == nil || shownText(w) == "" || says(w.win.Content(), "What happened") {
		t.Fatal("the event is still open, or the dossier is not")
	}
	w.person.GoTo("names")
	w.focus(nil)
	w.person.Focus()
	escape()
	if w.person == nil || w.win.Canvas().Focused() != nil {
		t.Fatal("the second does not leave the entry alone")
	}
	escape()
	if w.person != nil || !w.atList() {
		t.Error("the third does not leave the dossier")
	}
}

// TestEscapeClosesAMenuWithoutTheKeyboard: what comes in from elsewhere may take the
// keyboard from a menu that is open.
func TestEscapeClosesAMenuWithoutTheKeyboard(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.list.FocusSearch()
	test.TapSecondary(w.win.Canvas().Focused().(fyne.SecondaryTappable))
	if w.free() {
		t.Fatal("no menu is open")
	}
	w.focus(nil)
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.free() {
		t.Error("Escape leaves it open")
	}
}
