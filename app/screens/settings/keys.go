//go:build !headless

package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/secret"
	"habeas/app/task"
	"habeas/app/widgets"
)

// state is what a section shows of the vault, looked up when it is shown.
type state struct {
	recovery bool
	keyFile  bool
	second   string
	places   []desk.BackupPlace
}

// load asks the vault, and fills in when it has answered.
func (s *Screen) load(get func() (state, error), fill func(state)) {
	s.loaded.Run(func(context.Context) (state, error) { return get() }, func(got state, err error) {
		if err == nil { // else the check of the vault says why
			fill(got)
		}
	})
}

func readOnly() string {
	return say.T("The vault is open for reading only: its passphrase and keys cannot be changed here.")
}

// keys is what opens the vault.
func (s *Screen) keys() []fyne.CanvasObject {
	v := s.opts.Vault
	if v.ReadOnly() {
		return []fyne.CanvasObject{task.Prose(readOnly())}
	}
	phrase := newRow(say.T("Passphrase"), say.T("Opens the vault. Copies and backups made before still open with the passphrase of their time."),
		s.button(say.T("Change …"), s.changePassphrase))
	recovery := newRow(say.T("Recovery key"), "", s.button(say.T("Make a sheet …"), s.makeSheet), s.button(say.T("Remove …"), s.removeRecovery))
	file := newRow(say.T("Key file"), "", s.button(say.T("Set …"), s.setKeyFile), s.button(say.T("Remove …"), s.removeKeyFile))
	objects := []fyne.CanvasObject{
		phrase.box, recovery.box, file.box,
		newRow(say.T("Data key"), say.T("Everything in the vault is sealed with it. Where somebody may have had the passphrase and a copy of the file, seal everything anew."),
			s.button(say.T("Seal anew …"), s.rotate)).box,
	}
	remove, removeFile := recovery.buttons[1], file.buttons[1]
	remove.Hide()
	removeFile.Hide()
	s.load(func() (got state, err error) {
		if got.recovery, err = v.HasRecovery(); err == nil {
			got.keyFile, err = v.HasKeyFile()
		}
		return got, err
	}, func(got state) {
		if got.recovery {
			recovery.say(say.T("Fourteen words on paper, or shares of them, open the vault when the passphrase is lost. Another sheet makes the one before worthless."))
			remove.Show()
		} else {
			recovery.say(say.T("There is none: who loses the passphrase loses the vault. A sheet of paper with words on it can open it, too."))
		}
		if got.keyFile {
			file.say(aKeyFile())
			removeFile.Show()
		} else {
			file.say(noKeyFile())
		}
		s.body.Refresh()
	})
	return objects
}

// changePassphrase asks for the present passphrase and another one.
func (s *Screen) changePassphrase() {
	v := s.opts.Vault
	s.newPassphrase(task.Options{
		Title: say.T("Change the passphrase"),
		Text:  say.T("The recovery key stays. Copies and backups made before still open with the old one; make a backup when you have the new one in your head."),
		Act:   say.T("Change it"), Wait: say.T("Working out the keys from both passphrases …"),
		Done: func() {
			s.end(say.T("The passphrase was changed. From now on the new one opens the vault."), widgets.Good)
		},
	}, presentPassphrase(), v.SetPassphrase)
}

// rotate asks for the same, and seals everything anew.
func (s *Screen) rotate() {
	v := s.opts.Vault
	s.newPassphrase(task.Options{
		Title: say.T("Seal everything anew"),
		Text:  say.T("The vault is written anew under another key, and opens with another passphrase alone: no recovery sheet opens it then, so make another one. It needs as much room on the disk as the vault has. Older copies stay what they are."),
		Act:   say.T("Seal anew"), Wait: say.T("Sealing the vault anew …"),
		Done: func() {
			s.end(say.T("Everything was sealed anew. No recovery key opens the vault now: make another sheet."), widgets.Warning)
		},
	}, presentPassphrase(), v.Rotate)
}

// newPassphrase is a task that takes the present passphrase and another one.
func (s *Screen) newPassphrase(o task.Options, current *widgets.Entry, does func(ctx context.Context, current, passphrase []byte) error) {
	form := secret.NewForm(s.opts.Place, s.opts.Random, s.focus)
	form.Suggestion.OnCopied = s.opts.Copied
	o.Fields = []fyne.CanvasObject{widgets.Field(say.T("New passphrase"), form.Box)}
	o.Entries = []*widgets.Entry{form.First, form.Again}
	if current.Text == "" { // else it was asked for already
		o.Fields = append([]fyne.CanvasObject{widgets.Field(say.T("Present passphrase, or the words of the recovery key"), current)}, o.Fields...)
		o.Entries = append([]*widgets.Entry{current}, o.Entries...)
	}
	o.Take = func() (task.Work, error) {
		if current.Text == "" {
			return nil, errNoPassphrase
		}
		pass, err := form.Take()
		if err != nil {
			return nil, err
		}
		now := []byte(current.Text)
		return func(ctx context.Context, _ task.Progress) error {
			defer clear(now)
			defer clear(pass)
			return does(ctx, now, pass)
		}, nil
	}
	s.begin(o)
}

// presentPassphrase is an entry for what opens the vault now.
func presentPassphrase() *widgets.Entry { return widgets.NewSecret("") }
