//go:build !headless

package welcome

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/secret"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// ShowNew asks for the passphrase of a vault to be made.
func (s *Screen) ShowNew(path string) {
	form := secret.NewForm(s.opts.Place, s.opts.Random, s.focus)
	form.Suggestion.OnCopied = s.opts.Copied
	s.first = form.First
	problem := newProblem()
	wait := widgets.NewWaiting(say.T("Making the vault …"), s.cancel)
	create := widgets.NewButton(say.T("Make the vault"), nil, nil)
	create.Importance = widget.HighImportance
	back := widgets.NewButton(say.T("Back"), nil, s.showStart)
	ready := func() {
		if form.Ready() && !s.work.Running() {
			create.Enable()
		} else {
			create.Disable()
		}
	}
	form.OnChanged = ready
	try := func() {
		if s.work.Running() {
			return
		}
		pass, err := form.Take()
		problem.set(err)
		if err != nil {
			return
		}
		wait.Busy(true)
		create.Disable()
		s.run(func(ctx context.Context) error { return s.opts.Create(ctx, path, pass) }, func(err error) {
			wait.Busy(false)
			ready()
			problem.set(err)
			if err == nil {
				s.opts.Entered()
			}
		})
	}
	wait.OnCancelled = func() { wait.Busy(false); ready() }
	create.OnTapped = try
	form.Again.OnSubmitted = func(string) { try() }
	ready()
	s.put(
		widgets.NewShortText(say.T("New vault: %s", filepath.Base(path)), "", house.SizeSection, true),
		widgets.NewShortText(filepath.Dir(path), house.ColorQuiet, house.SizeSmall, false),
		form.Box,
		plain(say.T("Without the passphrase nobody can open the vault, and nobody can bring it back: neither you nor we.")),
		problem.Note, wait,
		container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), back, create)),
	)
	s.Focus()
}
