//go:build !headless

package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/backups"
	"habeas/app/screens/check"
	"habeas/app/secret"
	"habeas/app/task"
	"habeas/dossier"
)

// showBackups goes to the backups of the vault that is open.
func (w *window) showBackups() {
	if w.desk == nil {
		return
	}
	d := w.desk
	w.goAside(w.newBackups(d.Path(), d))
}

// showBackupsOf goes to the backups of a vault that is not open: it may be
// damaged, or lost.
func (w *window) showBackupsOf(path string) { w.goAlone(w.newBackups(path, nil)) }

// newBackups makes the screen; d is nil where the vault is not open.
func (w *window) newBackups(path string, d *desk.Desk) *backups.Screen {
	path = whole(path)
	var s *backups.Screen
	var forgotten []*desk.Tombstone // in the vault, as long as it was open
	s = backups.New(backups.Options{
		Place: w.place, Focus: w.focus, Keys: w.keys(), Vault: path, Open: d != nil,
		List: func() ([]desk.BackupPlace, error) {
			if d != nil {
				return d.BackupPlaces()
			}
			files, err := desk.BackupsIn(desk.BackupFolder(path), path, w.opts.Now().Location())
			return []desk.BackupPlace{{Folder: desk.BackupFolder(path), Files: files}}, err
		},
		Waiting: func() ([]string, error) {
			if d == nil {
				return nil, nil // nobody can read it
			}
			return d.StillToForget()
		},
		LookOpen: func(ctx context.Context, backup string, given secret.Given, tell task.Progress) (desk.Restored, error) {
			r, err := d.LookAtBackup(ctx, backup, given.Typed, w.reading(given, tell))
			if err == nil {
				forgotten, err = d.Forgotten()
			}
			return r, err
		},
		Look: func(ctx context.Context, backup string, given secret.Given, tell task.Progress) (desk.Restored, error) {
			return desk.LookAtBackup(ctx, backup, given.Typed, path, w.reading(given, tell))
		},
		Try: func(ctx context.Context, backup string, given secret.Given) error {
			return desk.Opens(ctx, backup, given.Typed, w.reading(given, nil))
		},
		Restore: func(ctx context.Context, backup string, given secret.Given) (desk.Restored, error) {
			_, err := os.Lstat(path)
			o := w.reading(given, nil)
			o.Forgotten = forgotten
			return desk.Restore(ctx, backup, given.Typed, path, err == nil, o)
		},
		Unlock:     func(ctx context.Context, given secret.Given) error { return w.unlock(ctx, path, given) },
		Entered:    w.enter,
		ChooseFile: w.chooseVault,
		Close:      func(then func(error)) { w.closeFor(s, then) },
		Back:       func() { w.outOf(path) },
	})
	return s
}

// whole is a path from the root, as one reads it.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// outOf leaves a screen beside the others, for the dossiers or, where no vault is
// open, for the way into one.
func (w *window) outOf(path string) {
	if w.desk != nil {
		w.showDossiers()
		return
	}
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		path = ""
	}
	w.showWelcome(path)
}

// showCheck looks through the vault that is open.
func (w *window) showCheck() {
	if w.desk == nil {
		return
	}
	s := w.newCheck(w.desk.Path(), w.desk, secret.Given{})
	w.goAside(s)
	s.Check()
}

// showCheckOf looks through a vault that is not open, since it may be damaged.
func (w *window) showCheckOf(path string, given secret.Given) {
	s := w.newCheck(path, nil, given)
	w.goAlone(s)
	s.Check()
}

// showSalvageOf saves what is whole of a vault that does not open.
func (w *window) showSalvageOf(path string, given secret.Given) {
	s := w.newCheck(path, nil, given)
	w.goAlone(s)
	s.Salvage()
}

// newCheck makes the screen; d is nil where the vault is not open.
func (w *window) newCheck(path string, d *desk.Desk, given secret.Given) *check.Screen {
	path = whole(path)
	var s *check.Screen
	o := check.Options{
		Place: w.place, Focus: w.focus, Keys: w.keys(), Vault: path, Open: d != nil,
		Check: func(ctx context.Context, given secret.Given, tell task.Progress) (desk.Report, error) {
			if d != nil {
				return d.Verify(ctx, tell)
			}
			o := w.reading(given, tell)
			o.ReadOnly = true
			return desk.Check(ctx, path, given.Typed, o)
		},
		Salvage: func(ctx context.Context, given secret.Given, to string) (desk.Salvaged, error) {
			return desk.Salvage(ctx, path, given.Typed, to, w.reading(given, nil))
		},
		Unlock: w.unlock, Entered: w.enter,
		SaveAs: func(chosen func(string)) {
			w.saveAs(say.T("Save what is whole"), say.T("Save"), strings.TrimSuffix(path, extension)+".saved"+extension, func(path string) {
				if filepath.Ext(path) == "" {
					path += extension
				}
				chosen(path)
			})
		},
		Close: func(then func(error)) { w.closeFor(s, then) },
		Restore: func() {
			if w.desk != nil {
				w.showBackups()
			} else {
				w.showBackupsOf(path)
			}
		},
		Back: func() { w.outOf(path) },
	}
	if d != nil {
		o.Name = func(subject string) string {
			if x := d.View().Dossier(dossier.ID(subject)); x != nil {
				return say.NameOf(x)
			}
			return ""
		}
	}
	s = check.New(o, given)
	return s
}

// restoreFile puts a backup that lies anywhere where a person wants it.
func (w *window) restoreFile() {
	w.chooseVault(func(backup string) {
		w.saveAs(say.T("Where does the vault go?"), say.T("Go on"), filepath.Join(home(), filepath.Base(backup)), func(path string) {
			s := w.newBackups(path, nil)
			w.goAlone(s)
			s.PickFile(backup)
		})
	})
}

// reading are the options by which a vault is looked at that is not the one that
// is open.
func (w *window) reading(given secret.Given, tell task.Progress) desk.Options {
	return desk.Options{Now: w.opts.Now, Device: w.opts.Device, KeyFile: given.KeyFile, Progress: tell}
}

// keys say how a key file is found.
func (w *window) keys() secret.Keys {
	return secret.Keys{
		Place: w.place, Needs: desk.NeedsKeyFile,
		Choose: func(chosen func(string)) { w.chooseFile(nil, chosen) },
		KeyFile: func(path string) string {
			file, _ := w.keyFiles.Load(path)
			s, _ := file.(string)
			return s
		},
	}
}

// unlock opens a vault, to be entered. It runs off the goroutine that draws.
func (w *window) unlock(ctx context.Context, path string, given secret.Given) error {
	with := func(ctx context.Context, path string, typed []byte, o desk.Options) (*desk.Desk, error) {
		o.KeyFile = given.KeyFile
		return desk.Open(ctx, path, typed, o)
	}
	err := w.open(with)(ctx, path, given.Copy().Typed)
	if err == nil {
		w.keyFiles.Store(path, given.KeyFile)
	}
	return err
}

// askAfterNoBackup says why no backup is made, and leads to where that is mended.
func (w *window) askAfterNoBackup(err error) {
	w.ask(question{title: say.T("No backup"), content: told(say.Problem(err)), yes: say.T("Backups"), no: say.T("OK"), rash: true, then: func(yes bool) {
		if yes && w.desk != nil {
			s := w.newSettings()
			w.goAside(s)
			s.ShowBackups()
			s.Focus()
		}
	}})
}

// askAfterFallBack leads to the check of a vault whose newest save is damaged.
func (w *window) askAfterFallBack() {
	text := say.T("The newest save in the vault could not be read, and the one before it is shown. Nothing was changed. Look whether your last change is missing, and check the vault.")
	w.ask(question{title: say.T("A save is damaged"), content: told(text), yes: say.T("Check the vault"), no: say.T("Later"), then: func(yes bool) {
		if yes {
			w.showCheck()
		}
	}})
}
