//go:build !headless

package app

import (
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
)

// question is a dialog that is open. Enter agrees to it where nobody has the
// focus for Enter, and Escape turns it away.
type question struct {
	dialog dialog.Dialog
	agree  func() // nil where there is nothing to agree to but that it was read
}

// ask opens a dialog of the window's.
func (w *window) ask(q question) {
	w.asked = append(w.asked, q)
	q.dialog.SetOnClosed(func() {
		for i := range w.asked {
			if w.asked[i].dialog == q.dialog {
				w.asked = append(w.asked[:i], w.asked[i+1:]...)
				break
			}
		}
	})
	q.dialog.Show()
}

// answer gives a key to the dialog in front, and says whether there is one.
func (w *window) answer(key fyne.KeyName) bool {
	if len(w.asked) == 0 {
		return false
	}
	q := w.asked[len(w.asked)-1]
	switch key {
	case fyne.KeyEscape:
		q.dialog.Hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		if q.agree != nil {
			q.agree()
		} else {
			q.dialog.Hide()
		}
	}
	return true
}

// escapes lets Escape in an entry of a dialog turn the dialog away.
func (w *window) escapes(e *widgets.Entry) { e.OnEscape = func() { w.answer(fyne.KeyEscape) } }

// confirm asks a question that yes or no answers.
func (w *window) confirm(title, text, yes string, then func(bool)) {
	d := dialog.NewConfirm(title, text, then, w.win)
	d.SetConfirmText(yes)
	d.SetDismissText("Cancel")
	w.ask(question{d, d.Confirm})
}

// tell shows something to be read.
func (w *window) tell(title string, content fyne.CanvasObject) {
	w.ask(question{dialog: dialog.NewCustom(title, "OK", content, w.win)})
}

// choose shows things to be picked, and says when that is done.
func (w *window) choose(title string, content fyne.CanvasObject, done func()) {
	q := question{dialog: dialog.NewCustom(title, "Done", content, w.win)}
	w.ask(q)
	q.dialog.SetOnClosed(done)
}

// fail tells that something did not work. The errors say what happened, what
// was kept and what to do.
func (w *window) fail(err error) {
	if fell := (*job.PanicError)(nil); errors.As(err, &fell) {
		_, _ = os.Stderr.Write(fell.Stack)
	}
	text := widget.NewLabel(say.Capital(err.Error()))
	text.Wrapping = fyne.TextWrapWord
	w.tell("That did not work", container.NewGridWrap(fyne.NewSize(460, 110), text))
}
