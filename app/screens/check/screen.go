//go:build !headless

// Package check is the screen that looks through a vault, says in words what is
// damaged, and leads to what can be done about it.
package check

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/secret"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Options are what the screen needs of the window around it. Check, Salvage and
// Unlock run off the goroutine that draws, and leave what is given as it is.
type Options struct {
	Place job.Place
	Focus func(fyne.Focusable) // gives the keyboard to a widget that is in the window; nil takes it away
	Keys  secret.Keys
	Vault string // its path
	Open  bool   // it is open in this window, and needs no passphrase to be checked

	Check   func(ctx context.Context, given secret.Given, tell task.Progress) (desk.Report, error)
	Salvage func(ctx context.Context, given secret.Given, to string) (desk.Salvaged, error)
	Unlock  func(ctx context.Context, path string, given secret.Given) error
	Entered func()
	Name    func(subject string) string // of a dossier; "" where it has none

	SaveAs  func(chosen func(path string)) // where the new vault goes
	Close   func(then func(error))         // closes the vault if it is open, and leaves the screen in the window
	Restore func()                         // goes to the backups
	Back    func()
}

// Screen is the check of a vault.
type Screen struct {
	opts  Options
	root  fyne.CanvasObject
	body  *container.Scroll
	out   *widgets.Button
	open  bool // the vault is
	given secret.Given
	task  *task.Task
	left  bool // it is not shown any more
}

// New makes the screen, and does nothing yet: see [Screen.Check] and
// [Screen.Salvage]. given opens the vault, where that is known.
func New(o Options, given secret.Given) *Screen {
	s := &Screen{opts: o, open: o.Open, given: given}
	s.out = widgets.NewQuietButton(say.T("Back"), theme.NavigateBackIcon(), o.Back)
	head := container.NewBorder(nil, nil, container.NewCenter(s.out), nil, container.New(widgets.Stack(0),
		widgets.NewShortText(say.T("Check the vault"), "", house.SizeTitle, true),
		widgets.NewShortText(o.Vault, house.ColorQuiet, house.SizeSmall, false)))
	s.body = container.NewVScroll(container.NewStack())
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil, card))
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the cursor where one begins.
func (s *Screen) Focus() {
	if s.task != nil {
		s.task.Focus()
	}
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// Leave stops what goes on.
func (s *Screen) Leave() {
	s.left = true
	if s.task != nil {
		s.task.Stop()
	}
	s.given.Clear()
}

// Back asks what goes on to stop, or leaves the screen.
func (s *Screen) Back() {
	if s.task != nil && s.task.Running() {
		s.task.Stop()
		return
	}
	s.opts.Back()
}

// widest is as wide as what one reads is.
const widest = 640

func (s *Screen) begin(o task.Options) {
	o.Place, o.Focus, o.Back, o.Out = s.opts.Place, s.focus, s.Back, s.out
	s.focus(nil) // what had it goes away
	s.task = task.New(o)
	s.body.Offset = fyne.Position{}
	s.body.Content = container.New(widgets.Inset(20, 18), container.New(widgets.AtMost(widest), s.task.Box))
	s.body.Refresh()
	s.task.Focus()
}

// known calls then with what opens the vault, and asks for it where it is not
// known.
func (s *Screen) known(text, act string, then func()) {
	if len(s.given.Typed) > 0 {
		then()
		return
	}
	ask := secret.NewAsk(s.opts.Keys, s.opts.Vault)
	s.begin(task.Options{
		Title: filepath.Base(s.opts.Vault), Text: text, Fields: []fyne.CanvasObject{ask.Box}, Ask: ask, Act: act,
		Take: func() (task.Work, error) {
			s.given = ask.Take()
			if len(s.given.Typed) == 0 {
				return nil, errNoPassphrase
			}
			then()
			return nil, nil
		},
	})
}

// Check looks through the vault.
func (s *Screen) Check() {
	if s.open {
		s.check()
		return
	}
	s.known(say.T("Every byte of it that can be checked is looked at. Nothing is changed."), say.T("Check it"), s.check)
}

func (s *Screen) check() {
	given := s.given
	var got desk.Report
	work := func(ctx context.Context, tell task.Progress) (err error) {
		got, err = s.opts.Check(ctx, given, tell)
		return err
	}
	s.begin(task.Options{
		Title: filepath.Base(s.opts.Vault), Act: say.T("Check it again"), Again: true, Wait: say.T("Checking every byte of it …"),
		Take: func() (task.Work, error) { return work, nil },
		Failed: func(err error) bool {
			switch desk.TroubleOf(err) {
			case desk.Damaged:
				what := say.T("It does not open: %s.", say.Told(desk.DamageOf(err)))
				if s.open {
					what = say.T("Parts of it cannot be read any more: %s.", say.Told(desk.DamageOf(err)))
				}
				s.showDamaged(what, nil)
			case desk.WrongPassphrase, desk.KeyFileNeeded:
				s.given = secret.Given{}
				s.Check()
				s.task.Fail(err)
			default:
				return false
			}
			return true
		},
		Done: func() { s.showReport(got) },
	})
	s.task.Run(work)
}

// showReport says what was found.
func (s *Screen) showReport(r desk.Report) {
	if len(r.Damaged) > 0 {
		s.showDamaged(say.N(len(r.Damaged), "%s part of it is not as it was written.", "%s parts of it are not as they were written."), r.Damaged)
		return
	}
	s.begin(task.Options{
		Title: filepath.Base(s.opts.Vault),
		Fields: []fyne.CanvasObject{widgets.NewNote(widgets.Good, say.T("The vault is whole: every byte of it that can be checked was.")+" "+
			holds(r.Dossiers, r.Changes, r.Attachments))},
	})
}

// showDamaged says what is damaged, and what can be done.
func (s *Screen) showDamaged(text string, damage []desk.Damage) {
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Bad, text)}
	fields = append(fields, lines(damage, s.opts.Name)...)
	restore := widgets.NewButton(say.T("Restore a backup …"), nil, s.opts.Restore)
	fields = append(fields,
		task.Prose(say.T("A backup made before the damage is the best way: look at what it has, and restore it. Where there is none, what is whole of this vault can be saved into a new one. This file is only read, and kept.")),
		container.New(widgets.Row(8), restore, widgets.NewButton(say.T("Save what is whole …"), nil, s.Salvage)))
	s.begin(task.Options{Title: filepath.Base(s.opts.Vault), Fields: fields})
	s.focus(restore)
}
