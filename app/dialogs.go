//go:build !headless

package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2/driver"

	"habeas/app/chooser"
	"habeas/app/job"
	"habeas/app/say"
)

// fileDialogs show the platform's own dialogs for files; nil has the toolkit's
// shown instead.
type fileDialogs func(context.Context, chooser.Question) (chooser.Answer, error)

// hidden is after how long the window says that it waits: a dialog of the platform
// may stand behind it.
const hidden = 400 * time.Millisecond

// askPlatform shows the platform's own dialog, and calls instead where it has none.
// Until it is answered, the window rests.
func (w *window) askPlatform(q chooser.Question, chosen func(chooser.Answer), instead func()) {
	if w.dialogs == nil {
		instead()
		return
	}
	if w.choosing != nil {
		return // one is open
	}
	d, ask := w.desk, w.dialogs
	q.Parent = w.handle()
	ctx, stop := context.WithCancel(context.Background())
	w.choosing = stop
	var note fyneHider
	late := job.Delay{Place: w.place, Quiet: hidden}
	late.Ask(func() { note = w.sayChoosing(stop) })
	job.Run(w.place, func(context.Context) (chooser.Answer, error) { return ask(ctx, q) }, func(a chooser.Answer, err error) {
		late.Cancel()
		called := ctx.Err() != nil
		stop()
		w.choosing = nil
		if note != nil {
			note.Hide()
		}
		switch {
		case called || w.desk != d: // it was called off, or the vault is locked
		case errors.Is(err, chooser.ErrNone):
			w.dialogs = nil // it will not be there the next time either
			instead()
		case err != nil:
			w.fail(err)
		case a.Path != "":
			chosen(a)
		}
	})
}

type fyneHider interface{ Hide() }

// sayChoosing says that a dialog of the platform is open, and lets one call it off.
func (w *window) sayChoosing(stop func()) fyneHider {
	w.ask(question{
		title: say.T("Waiting for the file dialog"), content: told(say.T("The dialog of the desktop is open. It may stand behind this window.")),
		no: say.T("Cancel"), then: func(bool) { stop() },
	})
	return w.asked[len(w.asked)-1].dialog
}

// stopChoosing closes a dialog of the platform.
func (w *window) stopChoosing() {
	if w.choosing != nil {
		w.choosing()
	}
}

// handle names the window to the desktop, so that a dialog stands before it; "" where
// it has no such name.
func (w *window) handle() string {
	name := ""
	if n, ok := w.win.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if x, ok := context.(driver.X11WindowContext); ok {
				name = fmt.Sprintf("x11:%x", x.WindowHandle)
			}
		})
	}
	return name
}
