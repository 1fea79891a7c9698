//go:build !headless

package welcome

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/secret"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// ShowUnlock asks for the passphrase of a vault.
func (s *Screen) ShowUnlock(path string) { s.ShowUnlockWith(path, "", "") }

// ShowUnlockWith is [Screen.ShowUnlock] with a passphrase filled in and a
// note about it; both may be empty.
func (s *Screen) ShowUnlockWith(path, typed, note string) {
	ask := secret.NewAsk(s.opts.Keys, path)
	ask.Secret.Put(typed)
	if typed != "" {
		ask.Secret.Password = false // a demonstration's is no secret
	}
	s.first = ask.Secret
	wait := widgets.NewWaiting(say.T("Working out the key from the passphrase …"), s.cancel)
	problem := newProblem()
	unlock := widgets.NewButton(say.T("Unlock"), nil, nil)
	unlock.Importance = widget.HighImportance
	back := widgets.NewButton(say.T("Back"), nil, s.showStart)
	ways := container.New(widgets.Stack(6))
	ways.Hide()
	busy := func(on bool) {
		wait.Busy(on)
		ask.Enable(!on)
		for _, d := range []fyne.Disableable{unlock, back} {
			if on {
				d.Disable()
			} else {
				d.Enable()
			}
		}
	}
	try := func() {
		given := ask.Take()
		problem.set(nil)
		ways.Hide()
		busy(true)
		s.run(func(ctx context.Context) error { return s.opts.Open(ctx, path, given) }, func(err error) {
			busy(false)
			if err == nil {
				s.opts.Entered()
				return
			}
			problem.set(plainly(err))
			if desk.TroubleOf(err) == desk.KeyFileNeeded {
				ask.NeedFile()
			}
			ways.Objects = s.waysOut(err, path, ask)
			if len(ways.Objects) == 0 {
				s.Focus()
				return
			}
			ways.Show()
			s.root.Refresh()
			s.focus(ways.Objects[0].(fyne.Focusable))
		})
	}
	wait.OnCancelled = func() { busy(false); s.Focus() }
	unlock.OnTapped = try
	ask.OnSubmitted(try, s.showStart)
	objects := []fyne.CanvasObject{
		widgets.NewShortText(filepath.Base(path), "", house.SizeSection, true),
		widgets.NewShortText(filepath.Dir(path), house.ColorQuiet, house.SizeSmall, false),
		ask.Box,
	}
	if note != "" {
		objects = append(objects, plain(note))
	}
	s.put(append(objects, problem.Note, ways, wait, container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), back, unlock)))...)
	s.Focus()
}

// plainly leaves out of an error what is offered beside it.
func plainly(err error) error {
	if what := desk.DamageOf(err); what != "" {
		return say.Error("the vault is damaged: %s; nothing was changed", say.Told(what))
	}
	return err
}

// waysOut are what can be done about a vault that does not open since it is
// damaged or lost; none where the passphrase is wrong.
func (s *Screen) waysOut(err error, path string, ask *secret.Ask) []fyne.CanvasObject {
	way := func(text string, does func()) fyne.CanvasObject {
		b := widgets.NewButton(text, nil, does)
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	restore := way(say.T("Restore a backup …"), func() { s.opts.Restore(path) })
	switch desk.TroubleOf(err) {
	case desk.Damaged:
		return []fyne.CanvasObject{
			restore,
			way(say.T("Look what is damaged …"), func() { s.opts.Check(path, ask.Take()) }),
			way(say.T("Save what is whole into a new vault …"), func() { s.opts.Salvage(path, ask.Take()) }),
		}
	case desk.Missing, desk.NotAVault:
		return []fyne.CanvasObject{restore}
	}
	return nil
}
