//go:build !headless

package check

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/secret"
	"habeas/app/task"
	"habeas/app/widgets"
)

var errNoPassphrase = say.Error("the passphrase is missing")

// Salvage saves what is whole of the vault into a new one.
func (s *Screen) Salvage() {
	s.known(say.T("What is whole of it is saved into a new vault that opens with the same passphrase."), say.T("Go on …"), s.chooseNew)
}

func (s *Screen) chooseNew() {
	s.opts.SaveAs(func(path string) {
		s.opts.Close(func(err error) {
			s.open = false
			if err != nil && s.task != nil {
				s.task.Fail(err) // and what the file holds can be saved all the same
			}
			s.salvage(path)
		})
	})
}

func (s *Screen) salvage(to string) {
	given := s.given
	var got desk.Salvaged
	work := func(ctx context.Context, _ task.Progress) (err error) {
		got, err = s.opts.Salvage(ctx, given, to)
		return err
	}
	s.begin(task.Options{
		Title: filepath.Base(s.opts.Vault), Text: say.T("What is whole of it goes into %s.", to),
		Act: say.T("Try again"), Again: true, Wait: say.T("Looking at every page of the file for what is whole …"),
		Take: func() (task.Work, error) { return work, nil },
		Failed: func(err error) bool {
			if t := desk.TroubleOf(err); t != desk.WrongPassphrase && t != desk.KeyFileNeeded {
				return false
			}
			s.given = secret.Given{}
			s.Salvage()
			s.task.Fail(err)
			return true
		},
		Done: func() { s.showSalvaged(to, got) },
	})
	s.task.Run(work)
}

// showSalvaged says what was saved and what is lost, and opens the new vault.
func (s *Screen) showSalvaged(to string, r desk.Salvaged) {
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, say.T("Saved: %s", holds(r.Dossiers, r.Changes, r.Attachments)))}
	if len(r.Lost) == 0 {
		fields = append(fields, task.Prose(say.T("Nothing is lost that was looked for.")))
	} else {
		fields = append(fields, widgets.NewNote(widgets.Warning, say.T("This is lost, or may say what was true before. Look at these dossiers, and at their consent, before you print them.")))
		fields = append(fields, lines(r.Lost, s.opts.Name)...)
	}
	given := s.given
	s.begin(task.Options{
		Title: filepath.Base(to), Fields: fields, Act: say.T("Open it"), Wait: say.T("Working out the key from the passphrase …"),
		Take: func() (task.Work, error) {
			return func(ctx context.Context, _ task.Progress) error { return s.opts.Unlock(ctx, to, given) }, nil
		},
		Done: s.opts.Entered,
	})
}
