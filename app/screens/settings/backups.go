//go:build !headless

package settings

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

// backups is where the vault's own backups go, and how that goes.
func (s *Screen) backups() []fyne.CanvasObject {
	v := s.opts.Vault
	usual := newRow(say.T("Beside the vault"), "…")
	second := newRow(say.T("Second folder"), "…",
		s.button(say.T("Choose …"), s.chooseSecond), s.button(say.T("No second one"), func() { s.setSecond("") }))
	if v.ReadOnly() {
		second.buttons[0].Disable()
	}
	second.buttons[1].Hide()
	troubles := container.New(widgets.Stack(0))
	now := s.button(say.T("Back up now"), s.backUpNow)
	if v.ReadOnly() {
		now.Disable()
	}
	s.load(func() (got state, err error) {
		if got.second, err = v.SecondFolder(); err == nil {
			got.places, err = v.BackupPlaces()
		}
		return got, err
	}, func(got state) {
		for _, p := range got.places {
			if p.Trouble != nil {
				troubles.Add(widgets.NewNote(widgets.Bad, say.Problem(p.Trouble)))
			}
			if p.Second {
				second.say(got.second + "\n" + have(p))
				second.buttons[1].Show()
			} else {
				usual.say(whole(p.Folder) + "\n" + have(p))
			}
		}
		if got.second == "" {
			second.say(say.T("There is none. A laptop that is taken is taken with the backups on it: let them go to a stick, too, that lies elsewhere."))
		}
		s.body.Refresh()
	})
	return []fyne.CanvasObject{
		quiet(say.T("A backup is made by itself after work, at most every hour, and looked through to the last byte. Of the older ones those of 24 hours, 14 days and 8 weeks stay.")),
		troubles, usual.box, second.box,
		container.New(widgets.Wrap(8), now,
			s.button(say.T("Backups and Restore …"), s.opts.Restore),
			s.button(say.T("Check the vault …"), s.opts.Check)),
	}
}

// whole is a path from the root, as one reads it.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// have says what backups a place has.
func have(p desk.BackupPlace) string {
	switch {
	case p.Away:
		return say.T("It is not there now. It gets its backup when it is.")
	case len(p.Files) == 0:
		return say.T("No backup yet.")
	}
	var size int64
	for _, f := range p.Files {
		size += f.Size
	}
	return say.T("The last of %s", say.Moment(p.Files[len(p.Files)-1].At)) + " · " + say.N(len(p.Files), "%s backup", "%s backups") + " · " + say.Bytes(int(size))
}

func (s *Screen) chooseSecond() {
	s.opts.ChooseFolder(func(path string) {
		if s.at == atBackups && s.task == nil {
			s.setSecond(path)
		}
	})
}

// setSecond has the backups go to a second folder, and makes one there.
func (s *Screen) setSecond(path string) {
	v := s.opts.Vault
	said := say.T("The backups go to one folder again. What lies in the other one stays.")
	if path != "" {
		said = say.T("The backups go to %s, too.", path)
	}
	s.does(say.T("Second folder"), say.T("Making a backup …"), said, func(ctx context.Context) error {
		if err := v.SetSecondFolder(path); err != nil || path == "" {
			return err
		}
		return v.BackupNow(ctx)
	})
}

func (s *Screen) backUpNow() {
	s.does(say.T("Back up now"), say.T("Making a backup, and looking through it …"), say.T("A backup was made, and every byte of it was checked."), s.opts.Vault.BackupNow)
}

// does is a task that asks nothing.
func (s *Screen) does(title, wait, said string, work func(context.Context) error) {
	run := func(ctx context.Context, _ task.Progress) error { return work(ctx) }
	s.begin(task.Options{
		Title: title, Act: say.T("Try again"), Again: true, Wait: wait, BackName: say.T("Back"),
		Take: func() (task.Work, error) { return run, nil },
		Done: func() { s.end(said, widgets.Good) },
	})
	s.task.Run(run)
}
