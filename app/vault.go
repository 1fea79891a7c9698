//go:build !headless

package app

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/screens/person"
	"habeas/app/screens/welcome"
)

// showWelcome shows the way into a vault; with a path, its passphrase is asked
// for at once.
func (w *window) showWelcome(path string) {
	if path == "" {
		w.newWelcome().Focus()
		return
	}
	w.showUnlock(path, "")
}

// showUnlock asks for the passphrase of a vault; note is a word about it, or "".
func (w *window) showUnlock(path, note string) {
	w.listen(path)
	typed := ""
	if path == w.opts.Vault {
		typed = string(w.opts.Passphrase)
		if note == "" {
			note = say.Told(w.opts.Note)
		}
	}
	w.newWelcome().ShowUnlockWith(path, typed, note)
	w.again = func() { w.showUnlock(path, "") }
}

// showNew asks for the passphrase of a new vault.
func (w *window) showNew(path string) {
	w.newWelcome().ShowNew(path)
	w.again = func() { w.showNew(path) }
}

func (w *window) newWelcome() *welcome.Screen {
	screen := welcome.New(welcome.Options{
		Place:         w.place,
		Random:        w.opts.Random,
		Recent:        w.kept.recent(),
		Forget:        w.kept.forget,
		Keys:          w.keys(),
		Open:          w.unlock,
		Create:        w.open(desk.Create),
		Entered:       w.enter,
		Focus:         w.focus,
		Copied:        w.copied,
		ChooseVault:   w.chooseVault,
		ChooseNewFile: w.chooseNewVault,
		Sample:        w.sampleOrNil(),
		Restore:       w.showBackupsOf,
		Check:         w.showCheckOf,
		Salvage:       w.showSalvageOf,
	})
	w.leaveAside()
	w.focus(nil)
	w.setTitle("")
	w.show(screen.Object())
	w.setMenu()
	w.again = func() { w.showWelcome("") }
	return screen
}

// open makes of one of the desk's ways to a vault one for the welcome screen.
// It runs off the goroutine that draws.
func (w *window) open(way func(context.Context, string, []byte, desk.Options) (*desk.Desk, error)) func(context.Context, string, []byte) error {
	return func(ctx context.Context, path string, passphrase []byte) error {
		w.letGoOpened()
		demonstration := w.opts.Passphrase != nil && path == w.opts.Vault // nobody misses it
		d, err := way(ctx, path, passphrase, desk.Options{Now: w.opts.Now, Random: nil, Device: w.opts.Device, OrReadOnly: true, Backups: !demonstration})
		clear(passphrase)
		if err != nil {
			return w.elsewhere(path, err)
		}
		w.opened.Store(d)
		if ctx.Err() != nil { // nobody waits for it any more
			w.letGoOpened()
			return ctx.Err()
		}
		return nil
	}
}

func (w *window) letGoOpened() {
	if d := w.opened.Swap(nil); d != nil {
		_ = d.Close() // nothing was written to it
	}
}

// enter shows the vault that was unlocked.
func (w *window) enter() {
	d := w.opened.Swap(nil)
	if d == nil {
		return
	}
	w.desk, w.writes, w.synced, w.touched = d, new(sync.WaitGroup), "", nil
	if path, err := filepath.Abs(d.Path()); err == nil {
		w.kept.addRecent(path)
	}
	d.OnChange(func() {
		w.place.Bring(func() {
			if w.desk == d {
				w.changes.Ask(w.vaultChanged)
			}
		})
	})
	go func() {
		d.CanUndo() // reads the log now, not when somebody waits for it
		beThrifty() // with what the key was derived in, and all was read through
	}()
	w.furnish(d)
	w.listen(d.Path())
	w.beginAgenda()
	w.goBack(d.Place())
	w.idle.begin()
	w.lookForSync()
	if d.FellBack() {
		w.askAfterFallBack()
	}
	if older := d.Older(); older != "" {
		w.tell(say.T("Brought up to date"), told(say.T("An earlier version of Habeas wrote this vault, and this one brought it to its own form. As it was, it is kept beside it as %s; "+
			"it opens with the same passphrase. Delete it when you do not need it any more.", filepath.Base(older))))
	}
}

// furnish builds what is shown of a vault that is open.
func (w *window) furnish(d *desk.Desk) {
	d.Speak(say.Words())
	w.list = w.newList(d)
	w.brief = w.newBriefing(d)
	w.takeUpBriefing(d)
	w.focus(nil)
	w.setTitle(filepath.Base(d.Path()))
	w.show(w.frame())
}

// vaultChanged shows a change in the list and beside it, if it is there to be seen.
func (w *window) vaultChanged() {
	w.renewAparts()
	if w.desk != nil && w.atList() {
		w.list.Reload(w.day())
	}
}

// atList reports whether the list of dossiers is what one sees.
func (w *window) atList() bool { return w.person == nil && w.aside == nil && w.rail[atDossiers].Chosen }

// shut settles what was typed, closes the vault, and calls done.
func (w *window) shut(done func(error)) { w.shutBy((*desk.Desk).Close, done) }

// shutBy is shut with a way of closing.
func (w *window) shutBy(closes func(*desk.Desk) error, done func(error)) {
	d, p, writes, place := w.desk, w.person, w.writes, w.placeNow()
	left := w.takeRemembered()
	w.copies.wipe()
	if d == nil {
		done(nil)
		return
	}
	w.idle.end()
	w.agenda.found.Cancel()
	w.leaveAside() // a check or a backup that runs there would hold up the closing
	w.changes.Cancel()
	w.eachApart((*apart).close)
	w.brief.Leave()
	w.brief.Clear()
	if p != nil {
		p.Leave()
	}
	w.desk, w.person = nil, nil
	w.ends.Add(1)
	job.Run(w.place, func(context.Context) (struct{}, error) {
		defer w.ends.Done()
		writes.Wait()
		return struct{}{}, errors.Join(settle(p, d, place, left, closes), w.wipeOutside())
	}, func(_ struct{}, err error) { done(err) })
}

// settle makes what was typed durable, and closes the vault.
func settle(p *person.Screen, d *desk.Desk, place desk.Place, left map[string][]byte, closes func(*desk.Desk) error) error {
	if p != nil {
		if err := p.Close(); err != nil {
			_ = closes(d) // the first error says more
			return err
		}
	}
	_ = d.SetPlace(place) // a comfort
	for name, data := range left {
		_ = d.SetState(name, data) // more of it
	}
	return closes(d)
}

// keep does work that is finished before the vault is closed, also when it is
// locked meanwhile.
func keep(w *window, work func() error, done func(error)) {
	writes := w.writes
	writes.Add(1)
	job.Run(w.place, func(context.Context) (struct{}, error) {
		defer writes.Done()
		return struct{}{}, work()
	}, func(_ struct{}, err error) { done(err) })
}

// finish closes what is still open when the program ends in another way than
// by closing the window: by a signal, or at the end of the session.
func (w *window) finish() error {
	w.ended.Store(true)
	w.letGoOpened()
	w.second.close()
	w.ends.Wait() // a vault that is being locked
	if w.desk == nil {
		return nil
	}
	w.writes.Wait()
	if s, ok := w.aside.(settler); ok {
		_ = s.Settling()() // what it could not write is a draft at best
	}
	return errors.Join(settle(w.person, w.desk, w.placeNow(), w.takeRemembered(), (*desk.Desk).Close), w.wipeOutside())
}

// close ends the program once everything is saved.
func (w *window) close() {
	if w.closing {
		return
	}
	w.keepSpot()
	w.settled(say.T("Close nevertheless"), w.closeNow)
}

// closeNow is close where what was typed is saved, or cannot be.
func (w *window) closeNow() {
	if w.closing {
		return
	}
	w.closing = true
	end := func() {
		w.letGoOpened()
		w.win.SetCloseIntercept(nil)
		w.win.Close()
		w.app.Quit()
	}
	w.shut(func(err error) {
		if err == nil {
			end()
			return
		}
		text := told(say.Problem(err) + "\n\n" + say.T("Close nevertheless?"))
		w.ask(question{title: say.T("Not everything is saved"), content: text, yes: say.T("Close"), no: say.T("Cancel"), rash: true, then: func(yes bool) {
			if yes {
				end()
				return
			}
			w.closing = false
			w.showWelcome("")
		}})
	})
}
