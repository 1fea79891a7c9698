//go:build !headless

package settings

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

// destroy leads to the end of the vault.
func (s *Screen) destroy() []fyne.CanvasObject {
	v := s.opts.Vault
	if v.ReadOnly() {
		return []fyne.CanvasObject{task.Prose(say.T("The vault is open for reading only: it cannot be destroyed here."))}
	}
	return []fyne.CanvasObject{task.Prose(say.T("Makes everything in it unreadable for everybody, for good.")),
		container.NewHBox(s.button(say.T("Destroy …"), s.askDestroy))}
}

var errOtherName = say.Error("that is not the vault's name: nothing was done")

// promises is what destroying can and cannot do.
func promises() string {
	return say.T(`Nobody can open the vault after that: no passphrase, no recovery key, neither you nor we. There is no undo.

It does not reach copies: on sticks, with colleagues, in a folder that a sync program keeps. Nor what a solid-state disk keeps of what was overwritten, for who has a passphrase of then. Nor packets that were handed out.`)
}

// askDestroy asks for the vault's name and the passphrase, then destroys it.
func (s *Screen) askDestroy() {
	v := s.opts.Vault
	stem := strings.TrimSuffix(filepath.Base(v.Path()), filepath.Ext(v.Path()))
	name, current := widgets.NewEntry(stem), presentPassphrase()
	backups := widgets.NewCheck(say.T("Delete its own backups, too"), nil)
	backups.Checked = true
	backups.Hide()
	where := widget.NewLabel("")
	where.Wrapping = fyne.TextWrapWord
	var left error
	s.load(func() (got state, err error) {
		got.places, err = v.BackupPlaces()
		return got, err
	}, func(got state) {
		n := 0
		for _, p := range got.places {
			n += len(p.Files)
		}
		if n > 0 {
			backups.SetText(say.N(n, "Delete its own backups, too: %s file", "Delete its own backups, too: %s files"))
			backups.Show()
			where.SetText(widgets.Breakable(say.As("folders", "In %s.", folders(got.places))))
			s.body.Refresh()
		}
	})
	s.begin(task.Options{
		Title: say.T("Destroy the vault %s", filepath.Base(v.Path())), Text: promises(),
		Fields:  []fyne.CanvasObject{container.New(widgets.Stack(-8), backups, container.New(widgets.Margin(16, 0, 0, 0), where)), widgets.Field(say.T("Type the vault's name, %s", stem), name), widgets.Field(say.T("Present passphrase"), current)},
		Entries: []*widgets.Entry{name, current},
		Act:     say.T("Destroy"), Rash: true, Wait: say.T("Destroying the vault …"),
		Take: func() (task.Work, error) {
			if typed := strings.TrimSpace(name.Text); typed != stem && typed != filepath.Base(v.Path()) {
				return nil, errOtherName
			}
			if current.Text == "" {
				return nil, errNoPassphrase
			}
			pass := []byte(current.Text)
			also := backups.Checked
			return func(ctx context.Context, tell task.Progress) error {
				defer clear(pass)
				places, err := v.BackupPlaces()
				if err != nil {
					return err
				}
				if err := v.Destroy(ctx, pass); err != nil {
					return err
				}
				if also {
					left = desk.DeleteBackups(places, tell)
				}
				return nil
			}, nil
		},
		Done: func() { s.opts.Destroyed(left) },
	})
}

// folders names where the backups are.
func folders(places []desk.BackupPlace) string {
	var l []string
	for _, p := range places {
		if len(p.Files) > 0 {
			l = append(l, whole(p.Folder))
		}
	}
	return say.Words().List(l)
}
