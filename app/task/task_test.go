//go:build !headless

package task

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// bench is a task in a window; its work waits until it is run.
type bench struct {
	t       *testing.T
	task    *Task
	entries []*widgets.Entry
	focused fyne.Focusable
	work    []func()
	back    int
	done    int
	lacks   error // what Take says
	answer  error // what the work says
	took    context.Context
}

func newBench(t *testing.T, change func(*Options)) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	b := &bench{t: t, entries: []*widgets.Entry{widgets.NewEntry("one"), widgets.NewEntry("two")}}
	o := Options{
		Place: job.Place{Work: func(f func()) { b.work = append(b.work, f) }},
		Focus: func(f fyne.Focusable) { b.focused = f },
		Title: "Do it", Act: "Do it", Wait: "Doing it …", Entries: b.entries,
		Fields: []fyne.CanvasObject{b.entries[0], b.entries[1]},
		Take: func() (Work, error) {
			if b.lacks != nil {
				return nil, b.lacks
			}
			return func(ctx context.Context, tell Progress) error {
				b.took = ctx
				tell(1, 2)
				if ctx.Err() != nil {
					return ctx.Err()
				}
				return b.answer
			}, nil
		},
		Back: func() { b.back++ }, Done: func() { b.done++ },
	}
	if change != nil {
		change(&o)
	}
	b.task = New(o)
	test.NewTempWindow(t, container.NewStack(b.task.Box))
	b.task.Focus()
	return b
}

func (b *bench) run() {
	b.t.Helper()
	if len(b.work) != 1 {
		b.t.Fatalf("%d pieces of work wait", len(b.work))
	}
	f := b.work[0]
	b.work = nil
	f()
}

func TestEnterGoesOnAndDoes(t *testing.T) {
	b := newBench(t, nil)
	if b.focused != b.entries[0] {
		t.Fatalf("it begins at %T", b.focused)
	}
	b.entries[0].OnSubmitted("")
	if b.focused != b.entries[1] || len(b.work) != 0 {
		t.Fatal("Enter does not go on")
	}
	b.entries[1].OnSubmitted("")
	if !b.task.Running() || !b.entries[0].Disabled() || !b.task.wait.Visible() {
		t.Error("nothing shows that it is being done")
	}
	b.entries[1].OnSubmitted("")
	b.run()
	if b.done != 1 || b.task.Running() || b.entries[0].Disabled() {
		t.Errorf("done %d times", b.done)
	}
	b.entries[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.back != 1 {
		t.Error("Escape does not go back")
	}
}

func TestLackingIsSaid(t *testing.T) {
	b := newBench(t, nil)
	b.lacks = errors.New("the passphrase is missing")
	b.task.Do()
	if b.task.problem.Text() != "The passphrase is missing" || len(b.work) != 0 {
		t.Errorf("it says %q", b.task.problem.Text())
	}
	b.lacks = nil
	b.task.Do()
	if b.task.problem.Visible() {
		t.Error("what was lacking is still said")
	}
}

func TestFailureIsSaid(t *testing.T) {
	b := newBench(t, nil)
	b.answer = errors.New("wrong passphrase: nothing was changed")
	b.task.Do()
	b.run()
	if b.done != 0 || b.task.problem.Text() != "Wrong passphrase: nothing was changed" || b.focused != b.entries[0] {
		t.Errorf("it says %q", b.task.problem.Text())
	}
}

// TestStopIsAWish: work that ends nevertheless has ended, and is told as that.
func TestStopIsAWish(t *testing.T) {
	b := newBench(t, nil)
	b.task.Do()
	b.task.Stop()
	b.run()
	if b.done != 0 || b.task.problem.Text() != "Stopped: nothing was changed" {
		t.Errorf("stopped, it says %q", b.task.problem.Text())
	}
	heedless := newBench(t, func(o *Options) {
		o.Take = func() (Work, error) { return func(context.Context, Progress) error { return nil }, nil }
	})
	heedless.task.Do()
	heedless.task.Stop()
	heedless.run()
	if heedless.done != 1 {
		t.Error("what was done is not told")
	}
}

func TestAbandon(t *testing.T) {
	b := newBench(t, nil)
	b.task.Do()
	b.task.Abandon()
	b.run()
	if b.took.Err() == nil || b.done != 0 || b.task.problem.Visible() {
		t.Error("who abandoned it hears of it")
	}
}

func TestFailedGoesOn(t *testing.T) {
	var told error
	b := newBench(t, func(o *Options) { o.Failed = func(err error) bool { told = err; return true } })
	b.answer = errors.New("another key")
	b.task.Do()
	b.run()
	if told != b.answer || b.task.problem.Visible() {
		t.Errorf("told %v, and it says %q", told, b.task.problem.Text())
	}
}

// TestRashIsNotTheFirst: Enter must not do by accident what cannot be undone.
func TestRashIsNotTheFirst(t *testing.T) {
	b := newBench(t, func(o *Options) { o.Entries, o.Rash = nil, true })
	if b.focused != b.task.back {
		t.Errorf("it begins at %T", b.focused)
	}
	b = newBench(t, func(o *Options) { o.Entries = nil })
	if b.focused != b.task.act {
		t.Errorf("it begins at %T", b.focused)
	}
	out := widgets.NewButton("Back", nil, nil)
	b = newBench(t, func(o *Options) { o.Entries, o.Act, o.Out = nil, "", out })
	if b.focused != out || b.task.back != nil {
		t.Errorf("it begins at %T", b.focused)
	}
}

// TestAgain: what begins by itself has a button only once it has failed.
func TestAgain(t *testing.T) {
	b := newBench(t, func(o *Options) { o.Entries, o.Again = nil, true })
	work, _ := b.task.o.Take()
	b.task.Run(work)
	if b.task.act.Visible() {
		t.Error("it can be begun while it goes on")
	}
	b.answer = errors.New("the stick was pulled")
	b.run()
	if !b.task.act.Visible() || b.focused != b.task.act {
		t.Errorf("it cannot be tried again: the focus is on %T", b.focused)
	}
	b.answer = nil
	b.task.act.OnTapped()
	b.run()
	if b.done != 1 {
		t.Error("trying again does nothing")
	}
}
