//go:build !headless

package app

import (
	"context"
	"path/filepath"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/forget"
	"habeas/app/task"
	"habeas/dossier"
)

// forgetForGood leads to the end of the dossier that is shown, or that the keys
// act on.
func (w *window) forgetForGood() {
	if w.desk == nil {
		return
	}
	id := w.list.Current()
	if w.person != nil {
		id = w.person.ID()
	}
	if x := w.desk.View().Dossier(id); x != nil {
		w.showForget(id, say.NameOf(x))
	}
}

// showForget asks whether a dossier, there or deleted, is to be forgotten for good.
func (w *window) showForget(id dossier.ID, name string) {
	if !w.writable() {
		return
	}
	d, p, writes := w.desk, w.person, w.writes
	w.goAsideAt(atDossiers, forget.New(forget.Options{
		Place: w.place, Focus: w.focus, Name: name,
		Elsewhere: func() desk.Elsewhere { return d.Elsewhere(id) },
		Forget: func(ctx context.Context, passphrase []byte, tell task.Progress) (desk.Forgotten, error) {
			writes.Add(1) // the vault is closed after it
			defer writes.Done()
			if p != nil {
				if err := p.Close(); err != nil { // what was typed last must not come after
					return desk.Forgotten{}, err
				}
			}
			f, err := d.Forget(ctx, id, passphrase, tell)
			if err == nil {
				_ = w.wipeOutside() // it is wiped again when the vault locks
				w.place.Bring(func() { w.forgetLooks(d) })
				d.CanUndo() // reads the log now, not when somebody waits for it
			}
			return f, err
		},
		Copy: func(text string) { w.app.Clipboard().SetContent(text); w.copied(text) },
		SaveAs: func(title, confirm, fileName string, chosen func(string)) {
			w.saveAs(title, confirm, filepath.Join(home(), fileName), chosen)
		},
		Write: func(path string, data []byte) error { return desk.WriteFile(path, data, false) },
		Back: func() {
			if p != nil && d.View().Dossier(id) != nil {
				w.showPerson(id)
			} else {
				w.showDossiers()
			}
		},
	}))
}

// forgetLooks has the window know no more than the vault of what was looked for: a
// search that it still had would be kept again.
func (w *window) forgetLooks(d *desk.Desk) {
	if w.desk != d {
		return
	}
	w.listed.take()
	w.briefed.take()
	w.looked = looked{}
	w.list = w.newList(d)
	w.brief = w.newBriefing(d)
	w.takeUpBriefing(d)
}
