//go:build !headless

package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// notice is what a person should know of the vault as long as it is so: a
// quiet mark in the foot, with the words behind it.
type notice struct {
	mark string
	bad  bool // something is at risk
	show func()
}

// notices are those of the open vault.
func (w *window) notices() []notice {
	d := w.desk
	if d == nil {
		return nil
	}
	var l []notice
	if w.touched != nil {
		l = append(l, notice{say.T("Cannot be saved"), true, w.tellTouched})
	}
	if d.ReadOnly() {
		l = append(l, notice{say.T("Read-only"), false, w.tellReadOnly})
	}
	if err := d.BackupTrouble(); err != nil {
		l = append(l, notice{say.T("No backup"), true, func() { w.askAfterNoBackup(err) }})
	}
	if program, ok := w.syncs(); ok {
		l = append(l, notice{say.As("a sync program", "In %s", program), false, w.tellSyncFolder})
	}
	return l
}

// showNotices puts the marks into the foot; it leaves alone what is right
// already.
func (w *window) showNotices() {
	l := w.notices()
	if slices.EqualFunc(l, w.marks.Objects, func(n notice, o fyne.CanvasObject) bool { return o.(*widgets.Chip).Text == n.mark }) {
		return
	}
	w.marks.RemoveAll()
	for _, n := range l {
		chip := widgets.NewFact(n.mark, n.show)
		if n.bad {
			chip.SetColored(n.mark, house.ColorHeld, house.ColorHeldPale)
		}
		w.marks.Add(chip)
	}
	w.foot.Refresh() // their widths have changed
}

// writable reports whether the open vault can be changed, and tells where not.
func (w *window) writable() bool {
	if w.desk != nil && w.desk.ReadOnly() {
		w.tellReadOnly()
		return false
	}
	return true
}

func (w *window) tellReadOnly() {
	w.tell(say.T("Read-only"), told(say.T("This vault cannot be written where it lies, and is open for reading. Everything can be looked at, found, briefed and exported. "+
		"To change something, copy the file to a place where it can be written, and open it there.")))
}

// syncs says which sync program owns the folder of the vault.
func (w *window) syncs() (program string, ok bool) {
	if w.synced == "" {
		return "", false
	}
	return w.synced, true
}

// lookForSync finds that out, and tells it the first time.
func (w *window) lookForSync() {
	d := w.desk
	type found struct {
		program string
		told    bool
	}
	job.Run(w.place, func(context.Context) (found, error) {
		program, ok := desk.SyncFolder(d.Path())
		if !ok || d.ReadOnly() {
			return found{program, true}, nil
		}
		what := "sync " + program
		told := d.Told(what)
		if !told {
			_ = d.SetTold(what) // it is told once more
		}
		return found{program, told}, nil
	}, func(f found, _ error) {
		if w.desk != d || f.program == "" {
			return
		}
		w.synced = f.program
		w.showNotices()
		if !f.told {
			w.tellSyncFolder()
		}
	})
}

func (w *window) tellSyncFolder() {
	w.tell(say.T("In the folder of %s", w.synced), told(say.Told(desk.SyncWarning(w.synced))))
}

// unsaved is told of each save that failed. That something else took the
// vault's place is told once, and not with each key.
func (w *window) unsaved(err error) {
	if told := w.touched != nil; w.noteTouched(err) && !told {
		w.tellTouched()
	}
}

// noteTouched marks the vault as one that can no longer be saved, where an
// error says so.
func (w *window) noteTouched(err error) bool {
	if w.desk == nil || desk.TroubleOf(err) != desk.TouchedOutside {
		return false
	}
	w.touched = err
	w.showNotices()
	return true
}

func (w *window) tellTouched() {
	d := w.desk
	text := say.Problem(w.touched) + ".\n\n" + say.T("What was saved until then is still open here. Save a copy of it elsewhere; what was typed since is on the screen alone, and can be copied from there. "+
		"Then lock the vault, and look what lies in its place.")
	w.ask(question{title: say.T("The vault cannot be saved"), content: told(text), yes: say.T("Save a copy …"), no: say.T("Not now"), rash: true, then: func(yes bool) {
		if yes && w.desk == d {
			w.saveCopy()
		}
	}})
}

// saveCopy asks where a copy of the open vault goes, and writes it.
func (w *window) saveCopy() {
	d := w.desk
	name := say.As("name of a file", "%s copy", strings.TrimSuffix(filepath.Base(d.Path()), extension)) + extension
	w.saveAs(say.T("Save a copy of the vault"), say.T("Save"), filepath.Join(home(), name), func(path string) {
		if filepath.Ext(path) == "" {
			path += extension
		}
		if w.desk != d {
			return
		}
		w.status(say.T("Writing %s …", path), "")
		keep(w, func() error { return d.SaveCopy(context.Background(), path) }, func(err error) {
			switch {
			case err != nil:
				w.fail(err)
			case w.desk == d:
				w.status(say.T("Saved as %s", path), "")
			}
		})
	})
}
