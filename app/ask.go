//go:build !headless

package app

import (
	"errors"
	"os"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

// question is a dialog: something to be read or filled in, and one or two buttons.
type question struct {
	title   string
	content fyne.CanvasObject
	size    fyne.Size // zero is what the content asks for

	yes   string      // the button that agrees; "" where there is nothing to agree to
	no    string      // the button that only closes
	ready func() bool // whether one can agree as it stands; nil is always
	rash  bool        // Enter must not agree to it by accident

	then func(yes bool) // called when it is closed; nil for nothing
}

// asked is a dialog that is open. Enter agrees to it where nobody has the focus
// for Enter, and Escape turns it away.
type asked struct {
	dialog interface{ Hide() }
	agree  func()
}

// ask opens a dialog, and gives what agrees to it.
func (w *window) ask(q question) (agree func()) {
	var box *sheet
	yes := false
	agree = func() {
		if q.ready == nil || q.ready() {
			yes = true
			box.Hide()
		}
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(q.no, nil, func() { box.Hide() })}
	enter := func() { box.Hide() }
	if q.yes != "" {
		b := widgets.NewButton(q.yes, nil, agree)
		b.Importance = widget.HighImportance
		buttons = append(buttons, b)
		if !q.rash {
			enter = agree
		}
	}
	box = newSheet(w.win.Canvas(), q.title, q.content, buttons...)
	box.SetOnClosed(func() {
		if q.then != nil {
			q.then(yes)
		}
	})
	box.Resize(q.size)
	w.follow(box, enter)
	return agree
}

// dialogue is what a dialog of ours, and one of the toolkit, can do.
type dialogue interface {
	Show()
	Hide()
	SetOnClosed(func())
}

// follow opens a dialog and remembers it while it is open.
func (w *window) follow(d dialogue, agree func()) {
	a := asked{dialog: d, agree: agree}
	w.asked = append(w.asked, a)
	d.SetOnClosed(func() { w.forget(a) })
	w.behindVeil(d.Show)
}

func (w *window) forget(gone asked) {
	w.kept.forgetFolder() // it may have been a dialog for files
	w.asked = slices.DeleteFunc(w.asked, func(a asked) bool { return a.dialog == gone.dialog })
}

// answer gives a key to the dialog in front, and says whether there is one.
func (w *window) answer(key fyne.KeyName) bool {
	if len(w.asked) == 0 {
		return false
	}
	front := w.asked[len(w.asked)-1]
	switch key {
	case fyne.KeyEscape:
		front.dialog.Hide()
		w.forget(front) // also where it does not say that it is closed
	case fyne.KeyReturn, fyne.KeyEnter:
		front.agree()
	}
	return true
}

// escapes lets Escape in an entry of a dialog turn the dialog away.
func (w *window) escapes(e *widgets.Entry) { e.OnEscape = func() { w.answer(fyne.KeyEscape) } }

// confirm asks a question that yes or no answers.
func (w *window) confirm(title, text, yes string, then func(bool)) {
	w.ask(question{title: title, content: told(text), yes: yes, no: say.T("Cancel"), then: then})
}

// tell shows something to be read.
func (w *window) tell(title string, content fyne.CanvasObject) {
	w.ask(question{title: title, content: content, no: say.T("OK")})
}

// choose shows things to be picked, and says when that is done.
func (w *window) choose(title string, content fyne.CanvasObject, done func()) {
	w.ask(question{title: title, content: content, no: say.T("Done"), then: func(bool) { done() }})
}

// told is a text that wraps.
func told(text string) fyne.CanvasObject { return container.New(widgets.Width(460), task.Prose(text)) }

// fail tells that something did not work. The errors say what happened, what
// was kept and what to do.
func (w *window) fail(err error) {
	if fell := (*job.PanicError)(nil); errors.As(err, &fell) {
		_, _ = os.Stderr.Write(fell.Stack)
	}
	w.noteTouched(err)
	w.tell(say.T("That did not work"), told(say.Problem(err)))
}
