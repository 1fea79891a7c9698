//go:build !headless

package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/session"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// lock closes the vault and asks for the passphrase again.
func (w *window) lock() {
	w.settled(say.T("Lock nevertheless"), func() { w.lockNow("") })
}

// lockNow is lock where nobody may be there to answer: what stands before the
// screen goes away, and what cannot be saved is told afterwards. The note says
// why.
func (w *window) lockNow(note string) { w.lockBy((*desk.Desk).Close, note, func() {}) }

// lockIdle locks because nobody does anything.
func (w *window) lockIdle() {
	w.lockNow(say.N(int(w.autoLock().Minutes()), "Locked: nobody did anything here for %s minute. What was typed is in the vault.", "Locked: nobody did anything here for %s minutes. What was typed is in the vault."))
}

// lockGone locks because the person goes; the system waits until e is done.
func (w *window) lockGone(e session.Event) {
	if e.Kind == session.Sleeps {
		w.lockBy((*desk.Desk).CloseAtOnce, say.T("Locked when the computer went to sleep. What was typed is in the vault."), e.Done)
		return
	}
	w.lockBy((*desk.Desk).Close, say.T("Locked with the screen. What was typed is in the vault."), e.Done)
}

// lockBy locks by a way of closing, and calls locked when the keys are wiped.
func (w *window) lockBy(closes func(*desk.Desk) error, note string, locked func()) {
	if w.desk == nil {
		locked()
		return
	}
	d, path := w.desk, w.desk.Path()
	w.dismiss()
	closed := false
	w.shutBy(closes, func(err error) {
		closed = true
		locked()
		if err != nil {
			note = "" // it would promise too much
		}
		w.showUnlock(path, note)
		if err == nil {
			err = d.BackupTrouble()
		}
		if err != nil {
			w.fail(err)
		}
	})
	if !closed {
		w.cover()
	}
}

// cover hides what is open while the vault is being closed, which may take as
// long as a backup.
func (w *window) cover() {
	w.focus(nil)
	w.setTitle("")
	w.show(container.NewCenter(widgets.NewText(say.T("Locking …"), house.ColorQuiet, house.SizeText, false)))
}

// dismiss turns away whatever stands before the screen. What is covered stays so.
func (w *window) dismiss() {
	w.stopChoosing()
	w.behindVeil(w.dismissAll)
}

func (w *window) dismissAll() {
	for len(w.asked) > 0 {
		front := w.asked[len(w.asked)-1]
		front.dialog.Hide()
		w.forget(front) // also where it does not say that it is closed
	}
	overlays := w.win.Canvas().Overlays()
	for top := overlays.Top(); top != nil; top = overlays.Top() {
		overlays.Remove(top)
	}
}

// settled calls then once what was typed is in the vault. Where it does not get
// there the person says whether to go on without it.
func (w *window) settled(anyway string, then func()) {
	d, p := w.desk, w.typedIn()
	if d == nil || p == nil || d.ReadOnly() {
		then()
		return
	}
	settle := p.Settling()
	job.Run(w.place, func(context.Context) (struct{}, error) { return struct{}{}, settle() }, func(_ struct{}, err error) {
		switch {
		case err == nil:
			then()
		case w.desk == d: // it may be locked by now
			text := told(say.Problem(err) + ".\n\n" + say.T("What was typed since is still on the screen. It is lost when the vault is closed."))
			w.ask(question{title: say.T("Not everything is saved"), content: text, yes: anyway, no: say.T("Stay"), rash: true, then: func(yes bool) {
				if yes {
					then()
				}
			}})
		}
	})
}

// autoLock is after how long without a key, a click or a movement the vault is
// locked; 0 is never.
func (w *window) autoLock() time.Duration {
	if w.opts.AutoLock > 0 {
		return w.opts.AutoLock
	}
	return w.kept.autoLock()
}

// watchSession locks when the system says that the person goes, until ctx is
// done.
func (w *window) watchSession(ctx context.Context, events <-chan session.Event) {
	for e := range events {
		if ctx.Err() != nil || w.ended.Load() {
			e.Done()
			continue
		}
		w.place.Bring(func() { w.lockGone(e) })
	}
}

// placeNow is where the person is.
func (w *window) placeNow() desk.Place {
	if p := w.person; p != nil {
		return desk.Place{Dossier: p.ID(), Part: p.Model()}
	}
	for at, item := range w.rail {
		if item.Chosen {
			return desk.Place{Screen: at.keptName()}
		}
	}
	return desk.Place{}
}

// goBack goes to where the person was when the vault was closed.
func (w *window) goBack(to desk.Place) {
	if to.Dossier != "" {
		w.mend(to.Dossier, to.Part)
		return
	}
	if to.Screen != "" {
		for _, s := range w.stops() {
			if s.at.keptName() == to.Screen {
				s.show()
				return
			}
		}
	}
	w.showDossiers()
}
