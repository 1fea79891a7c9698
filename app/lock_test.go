//go:build !headless

package app

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/session"
	"habeas/app/widgets"
)

// newTimedWindow is [newTestWindow] with the clock of a test.
func newTimedWindow(t *testing.T, o Options) (*window, *clock) {
	t.Helper()
	c := &clock{now: now()}
	w := newTestWindow(t, o)
	w.idle.now, w.idle.tick.After, w.idle.tick.Place = func() time.Time { return c.now }, c.after, w.place
	return w, c
}

// labels are the sentences that the window shows.
func labels(w *window) string {
	var l []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			l = append(l, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(w.win.Content())
	return strings.Join(l, " | ")
}

// TestLocksWhenIdle: a vault that nobody works with is closed, also behind a
// dialog, and what was typed is in it.
func TestLocksWhenIdle(t *testing.T) {
	path := sampleVault(t)
	w, c := newTimedWindow(t, Options{})
	enter(t, w, path)
	press(t, w, fyne.KeyN, false)
	typeInto(t, w, "Somebody new")
	id := w.person.ID()
	c.run(usualLock - time.Second)
	w.idle.seen()
	w.confirm("Sure?", "A question.", "Yes", func(yes bool) {
		if yes {
			t.Error("locking agrees to a question")
		}
	})
	widget.ShowPopUp(widget.NewLabel("A menu"), w.win.Canvas())
	c.run(usualLock - time.Second)
	if w.desk == nil {
		t.Fatal("it is locked while somebody works with it")
	}
	c.run(time.Second)
	if w.desk != nil || w.win.Title() != "Habeas" {
		t.Fatal("it is not locked")
	}
	if got := labels(w); !strings.Contains(got, "nobody did anything here for 10 minutes") {
		t.Errorf("the window does not say why: %q", got)
	}
	if !w.free() || len(w.asked) != 0 {
		t.Error("what stood before the screen is still there")
	}
	if _, ok := w.win.Canvas().Focused().(*widgets.Entry); !ok {
		t.Errorf("the passphrase is not asked for, the focus is on %T", w.win.Canvas().Focused())
	}
	c.run(10 * usualLock) // nothing more happens
	enter(t, w, path)
	if d := w.desk.View().Dossier(id); d == nil || d.Names[0].Text != "Somebody new" {
		t.Errorf("what was typed is %+v", d)
	}
	if w.person == nil || w.person.ID() != id {
		t.Error("one is not where one was")
	}
}

func TestComesBackToThePart(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showPerson(w.list.Current())
	id := w.person.ID()
	w.turn(1)
	part := w.person.Part()
	w.lock()
	enter(t, w, path)
	if w.person == nil || w.person.ID() != id || w.person.Part() != part {
		t.Fatalf("one is not where one was, at %s", part)
	}
	w.showDossiers()
	w.lock()
	enter(t, w, path)
	if w.person != nil {
		t.Error("the list was left, and a dossier is shown")
	}
}

// TestLockKeepsWhatIsTypedOfTheGroup: what is typed beside the dossiers is settled,
// too, before the vault is closed.
func TestLockKeepsWhatIsTypedOfTheGroup(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showSituation()
	typeInto(t, w, " and friends")
	want := w.desk.View().We.Name + " and friends"
	w.lockNow("")
	enter(t, w, path)
	if got := w.desk.View().We.Name; got != want {
		t.Errorf("the group is %q, want %q", got, want)
	}
}

func TestLocksWhenThePersonGoes(t *testing.T) {
	path := sampleVault(t)
	for _, kind := range []session.Kind{session.Sleeps, session.ScreenLocked} {
		w := newTestWindow(t, Options{})
		enter(t, w, path)
		events := make(chan session.Event, 2)
		done := 0
		locked := false
		events <- session.NewEvent(kind, func() {
			done++
			locked = w.desk == nil
		})
		events <- session.NewEvent(kind, func() { done++ }) // with nothing to lock
		close(events)
		w.watchSession(t.Context(), events)
		if w.desk != nil {
			t.Errorf("%v: the vault is open", kind)
		}
		if done != 2 || !locked {
			t.Errorf("%v: the system was told %d times; with the vault closed: %v", kind, done, locked)
		}
	}
}

// TestLockAsksWhereNothingCanBeSaved: who locks by hand is asked before typed
// words are lost; nobody is asked where nobody may be there.
func TestLockAsksWhereNothingCanBeSaved(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	press(t, w, fyne.KeyN, false)
	typeInto(t, w, "Somebody new")
	if err := os.Remove(path); err != nil {
		t.Skip("the system keeps open files from being removed")
	}
	w.lock()
	if w.desk == nil || len(w.asked) != 1 {
		t.Fatal("nothing is asked")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.desk == nil || w.person == nil {
		t.Fatal("it is locked although the person stays")
	}
	w.close()
	if w.closing || w.desk == nil {
		t.Fatal("it closes without having asked")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.lockNow("")
	if w.desk != nil || len(w.asked) != 1 {
		t.Errorf("it is not locked, or the failure not told: %d dialogs", len(w.asked))
	}
}

func TestAutoLockSetting(t *testing.T) {
	s := settings{test.NewTempApp(t).Preferences()}
	if got := s.autoLock(); got != usualLock {
		t.Errorf("it begins with %v", got)
	}
	for _, d := range autoLocks {
		s.setAutoLock(d)
		if got := s.autoLock(); got != d {
			t.Errorf("set to %v it is %v", d, got)
		}
	}
	s.kept.SetInt(keyLock, 1_000_000) // by hand
	if got := s.autoLock(); got != usualLock {
		t.Errorf("a time that cannot be chosen gives %v", got)
	}
	if !s.clearClipboard() {
		t.Error("copies stay at first")
	}
	s.setClearClipboard(false)
	if s.clearClipboard() {
		t.Error("copies do not stay")
	}
}

// TestLockHidesAtOnce: the dossier is off the screen before the vault is closed,
// however long that takes; and the program does not end before.
func TestLockHidesAtOnce(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showPerson(w.list.Current())
	d := w.desk
	name := d.View().Dossier(w.person.ID()).Names[0].Text
	var steps []func()
	w.place = job.Place{Work: func(f func()) { steps = append(steps, f) }}
	w.lockNow("")
	if w.win.Title() != "Habeas" || w.person != nil {
		t.Errorf("the window is still %q", w.win.Title())
	}
	if got := test.RenderToMarkup(w.win.Canvas()); strings.Contains(got, name) || !strings.Contains(got, "Locking") {
		t.Errorf("the window shows %s", got)
	}
	ended := make(chan error)
	go func() { ended <- w.finish() }()
	select {
	case <-ended:
		t.Fatal("the program ends before the vault is closed")
	case <-time.After(50 * time.Millisecond):
	}
	if len(steps) == 0 {
		t.Fatal("nothing closes it")
	}
	for _, f := range steps {
		f()
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	w.place = job.Place{}
}
