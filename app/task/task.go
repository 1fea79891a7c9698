//go:build !headless

// Package task is a form that does one thing to a vault: it says what, asks what
// it needs, does it off the goroutine that draws, with a way to stop it, and
// says what went wrong.
//
// What such work did is never dropped: to ask for its end is a wish, and how it
// did end is what is shown.
package task

import (
	"context"
	"errors"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/secret"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Progress tells how far work has come; it may be called from any goroutine.
type Progress func(done, total int)

// Work runs off the goroutine that draws.
type Work func(ctx context.Context, tell Progress) error

// Options say what a task is.
type Options struct {
	Place job.Place
	Focus func(fyne.Focusable)

	Title  string
	Text   string              // what it does, and what it does not
	Fields []fyne.CanvasObject // what it asks
	// Entries are the fields that one types in, in their order: Enter goes on to
	// the next, and in the last one does it; Escape goes back.
	Entries []*widgets.Entry
	// Ask, where it is not nil, asks for what opens a vault; it stands among the
	// fields, and takes Enter and Escape itself.
	Ask *secret.Ask

	Act string // the button that does it; "" where there is nothing to be done
	// Again says that the work is begun with [Task.Run]: the button is there only
	// once that has failed.
	Again bool
	Rash  bool   // it cannot be undone
	Wait  string // what goes on while it is done
	// Take reads the fields: it gives the work, or says what is lacking. Nil work
	// means that somebody else goes on.
	Take func() (Work, error)
	Done func()
	// Failed is told of a failure first, and says whether it goes on from there.
	Failed func(error) bool

	Back     func()
	BackName string // "" is Cancel
	// Out is the way out that the screen has already; nil has the task show one.
	Out fyne.Focusable
}

// Task is such a form.
type Task struct {
	Box *fyne.Container // what to put on the screen

	o       Options
	problem *widgets.Note
	wait    *widgets.Waiting
	act     *widgets.Button
	back    *widgets.Button    // nil where the screen has one
	stop    context.CancelFunc // of the work that goes on; nil for none
	gone    bool               // nobody waits for its end
}

// New makes a task.
func New(o Options) *Task {
	t := &Task{o: o, problem: widgets.NewNote(widgets.Bad, "")}
	t.wait = widgets.NewWaiting(o.Wait, t.Stop)
	buttons := container.New(widgets.Row(8))
	if o.Out == nil {
		name := o.BackName
		if name == "" {
			name = say.T("Cancel")
		}
		t.back = widgets.NewButton(name, nil, o.Back)
		buttons.Add(t.back)
	}
	if o.Act != "" {
		t.act = widgets.NewButton(o.Act, nil, t.Do)
		t.act.Importance = widget.HighImportance
		if o.Rash {
			t.act.Importance = widget.DangerImportance
		}
		if o.Again {
			t.act.Hide()
		}
		buttons.Add(t.act)
	}
	objects := []fyne.CanvasObject{widgets.NewShortText(o.Title, "", house.SizeSection, true)}
	if o.Text != "" {
		objects = append(objects, Prose(o.Text))
	}
	objects = append(append(objects, o.Fields...), t.problem, t.wait, container.NewBorder(nil, nil, nil, buttons))
	t.Box = container.New(widgets.Stack(10), objects...)
	for i, e := range o.Entries {
		e.OnEscape = o.Back
		e.OnSubmitted = func(string) { t.Do() }
		if i+1 < len(o.Entries) {
			e.OnSubmitted = func(string) { t.focus(o.Entries[i+1]) }
		}
	}
	if o.Ask != nil {
		o.Ask.OnSubmitted(t.Do, o.Back)
	}
	return t
}

// Prose is a text that wraps, without Fyne's space around it.
func Prose(text string) fyne.CanvasObject {
	l := widget.NewLabel(widgets.Breakable(text))
	l.Wrapping = fyne.TextWrapWord
	return container.New(widgets.Inset(-8, -6), l)
}

func (t *Task) focus(f fyne.Focusable) {
	if t.o.Focus != nil {
		t.o.Focus(f)
	}
}

// Focus puts the cursor where one begins.
func (t *Task) Focus() {
	switch {
	case len(t.o.Entries) > 0:
		t.focus(t.o.Entries[0])
	case t.o.Ask != nil:
		t.focus(t.o.Ask.Secret)
	case t.act != nil && t.act.Visible() && !t.o.Rash:
		t.focus(t.act)
	case t.o.Again && t.act != nil && !t.act.Visible():
		t.focus(nil) // a key by accident must not leave what goes on; Escape stops it
	case t.back != nil:
		t.focus(t.back)
	default:
		t.focus(t.o.Out)
	}
}

// Running reports whether the work goes on.
func (t *Task) Running() bool { return t.stop != nil }

// Stop asks the work to end.
func (t *Task) Stop() {
	if t.stop != nil {
		t.stop()
		t.wait.Say(say.T("Stopping …"))
	}
}

// Abandon asks work that changes nothing to end, and hears no more of it.
func (t *Task) Abandon() {
	t.gone = true
	t.Stop()
}

// Fail says what went wrong; nil is nothing.
func (t *Task) Fail(err error) {
	text := ""
	if err != nil {
		text = say.Problem(err)
		if t.o.Again {
			t.act.Show()
		}
	}
	t.problem.Set(widgets.Bad, text)
}

// errStopped is what is said of work that was stopped.
var errStopped = say.Error("stopped: nothing was changed")

// Do reads the fields and does the work.
func (t *Task) Do() {
	if t.Running() {
		return
	}
	t.Fail(nil)
	work, err := t.o.Take()
	switch {
	case err != nil:
		t.Fail(err)
	case work != nil:
		t.Run(work)
	}
}

// Run does work that needs nothing of the fields any more.
func (t *Task) Run(work Work) {
	var ctx context.Context
	ctx, t.stop = context.WithCancel(context.Background())
	t.busy(true)
	job.Run(t.o.Place, func(context.Context) (struct{}, error) { return struct{}{}, work(ctx, t.tell()) }, func(_ struct{}, err error) {
		t.stop()
		t.stop = nil
		t.busy(false)
		switch {
		case t.gone:
		case err != nil && t.o.Failed != nil && t.o.Failed(err):
		case errors.Is(err, context.Canceled):
			t.Fail(errStopped)
			t.Focus()
		case err != nil:
			t.Fail(err)
			t.Focus()
		default:
			t.o.Done()
		}
	})
}

// tell brings progress to the goroutine that draws, not faster than it draws.
func (t *Task) tell() Progress {
	var waits atomic.Bool
	return func(done, total int) {
		if waits.Swap(true) && done < total {
			return
		}
		t.o.Place.Bring(func() {
			waits.Store(false)
			t.wait.Progress(done, total)
		})
	}
}

func (t *Task) busy(on bool) {
	t.wait.Say(t.o.Wait)
	t.wait.Busy(on)
	var rest []fyne.Disableable
	if t.back != nil {
		rest = append(rest, t.back)
	}
	if t.act != nil {
		rest = append(rest, t.act)
	}
	for _, e := range t.o.Entries {
		rest = append(rest, e)
	}
	if t.o.Ask != nil {
		t.o.Ask.Enable(!on)
	}
	for _, d := range rest {
		if on {
			d.Disable()
		} else {
			d.Enable()
		}
	}
}
