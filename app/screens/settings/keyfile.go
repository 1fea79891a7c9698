//go:build !headless

package settings

import (
	"context"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

// What is said of a key file.
func noKeyFile() string {
	return say.T("None is asked for. With one, the passphrase opens the vault together with a file alone, such as one on a stick that you carry.")
}

func aKeyFile() string {
	return say.T("The passphrase opens the vault together with a file alone. Keep a copy of the file on another stick; a recovery key opens the vault without it.")
}

// setKeyFile has the vault open with the passphrase and a file together.
func (s *Screen) setKeyFile() {
	v := s.opts.Vault
	made := true
	var fresh, mine *widgets.Chip
	choose := func(on bool) { made = on; fresh.Choose(on); mine.Choose(!on) }
	fresh = widgets.NewFilter(say.T("Make a new file"), func() { choose(true) })
	mine = widgets.NewFilter(say.T("Use a file that is there"), func() { choose(false) })
	choose(true)
	current := presentPassphrase()
	var path string
	var pass []byte
	work := func(ctx context.Context, _ task.Progress) error {
		defer clear(pass)
		if made {
			if err := s.opts.MakeKeyFile(path); err != nil {
				return err
			}
		}
		err := v.SetKeyFile(ctx, pass, nil, path)
		if err != nil && made {
			_ = os.Remove(path) // it opens nothing
		}
		return err
	}
	s.begin(task.Options{
		Title: say.T("Set a key file"),
		Text:  say.T("After that the passphrase alone opens nothing: who has only the passphrase, or only the file, stays outside. Who loses the file loses the vault, unless there is a recovery key. A file that is there must be one that nobody else has, and that never changes."),
		Fields: []fyne.CanvasObject{
			container.New(widgets.Wrap(6), fresh, mine), widgets.Field(say.T("Present passphrase"), current),
		},
		Entries: []*widgets.Entry{current},
		Act:     say.T("Choose the file …"), Wait: say.T("Working out the keys …"),
		Take: func() (task.Work, error) {
			if current.Text == "" {
				return nil, errNoPassphrase
			}
			pass = []byte(current.Text)
			t := s.task
			chosen := func(p string) {
				if s.task == t { // else one has gone on
					path = p
					t.Run(work)
				}
			}
			if made {
				s.opts.SaveAs(say.T("Key file"), say.T("Make it"), say.As("name of a file", "habeas key")+".txt", chosen)
			} else {
				s.opts.ChooseFile(chosen)
			}
			return nil, nil
		},
		Done: func() {
			s.opts.KeyFile(path)
			s.end(say.T("The vault opens with the passphrase and the file %s together. Copy the file to another stick.", path), widgets.Good)
		},
	})
}

// removeKeyFile has the vault open with the passphrase alone. With the words of
// the recovery key it is the way back in where the file is lost.
func (s *Screen) removeKeyFile() {
	v := s.opts.Vault
	current := presentPassphrase()
	done := func() {
		s.opts.KeyFile("")
		s.end(say.T("The vault opens with the passphrase alone."), widgets.Good)
	}
	s.begin(task.Options{
		Title:  say.T("Remove the key file"),
		Text:   say.T("After that the passphrase opens the vault alone. The file itself stays where it is. Where it is lost, type the words of the recovery key: then another passphrase is asked for."),
		Fields: []fyne.CanvasObject{widgets.Field(say.T("Present passphrase, or the words of the recovery key"), current)}, Entries: []*widgets.Entry{current},
		Act: say.T("Remove it"), Wait: say.T("Working out the keys …"),
		Take: func() (task.Work, error) {
			if current.Text == "" {
				return nil, errNoPassphrase
			}
			pass := []byte(current.Text)
			if _, err := desk.RecoveryWords(pass); err == nil {
				s.newPassphrase(task.Options{
					Title: say.T("Remove the key file"), Text: say.T("The recovery key stays, and another passphrase opens the vault."),
					Act: say.T("Remove it"), Wait: say.T("Working out the keys …"), Done: done,
				}, current, v.RemoveKeyFile)
				return nil, nil
			}
			return func(ctx context.Context, _ task.Progress) error {
				defer clear(pass)
				return v.RemoveKeyFile(ctx, pass, nil)
			}, nil
		},
		Done: done,
	})
}
