//go:build !headless

// Package backups is the screen on which one looks at a vault's backups, sees
// what one has otherwise than the vault, and puts it in the vault's place.
package backups

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

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

// Options are what the screen needs of the window around it. List, both Looks,
// Try, Restore and Unlock run off the goroutine that draws, and leave what is
// given as it is.
type Options struct {
	Place job.Place
	Focus func(fyne.Focusable) // gives the keyboard to a widget that is in the window; nil takes it away
	Keys  secret.Keys
	Vault string // the path of the vault whose place a backup takes
	Open  bool   // it is open in this window

	List func() ([]desk.BackupPlace, error)
	// Waiting names the folders in whose backups something is still to be forgotten
	// for good.
	Waiting func() ([]string, error)
	// LookOpen is Look while the vault is open: nothing need be given, and it fails
	// with desk.ErrOtherKeys where something has to be.
	LookOpen func(ctx context.Context, backup string, given secret.Given, tell task.Progress) (desk.Restored, error)
	Look     func(ctx context.Context, backup string, given secret.Given, tell task.Progress) (desk.Restored, error)
	// Try looks whether something opens a backup, before the vault is closed for it.
	Try     func(ctx context.Context, backup string, given secret.Given) error
	Restore func(ctx context.Context, backup string, given secret.Given) (desk.Restored, error)
	Unlock  func(ctx context.Context, given secret.Given) error // the vault
	Entered func()                                              // it was unlocked

	ChooseFile func(chosen func(path string))
	Close      func(then func(error)) // closes the vault if it is open, and leaves the screen in the window
	Back       func()
}

// backup is one that can be picked.
type backup struct {
	desk.BackupFile
	where string
}

// found is what there is to be listed.
type found struct {
	places  []desk.BackupPlace
	waiting []string
}

// Screen is the backups of a vault.
type Screen struct {
	opts Options
	root fyne.CanvasObject
	open bool // the vault is

	all     []backup // the newest first
	list    *widgets.RowList
	out     *widgets.Button
	empty   *widgets.Note
	waits   *widgets.Note
	loading job.Latest[found]

	picked backup
	right  *container.Scroll
	task   *task.Task // nil before one is picked
	given  secret.Given

	restoring bool // the vault's place is being taken
	done      bool // it was taken
	left      bool // it is not shown any more
}

// New makes the screen and looks what backups there are.
func New(o Options) *Screen {
	s := &Screen{opts: o, open: o.Open}
	s.loading.Place = o.Place
	s.list = widgets.NewRowList(func() int { return len(s.all) }, newRow, func(i int, r fyne.CanvasObject) { r.(*row).put(s.all[i], s.all[i].Path == s.picked.Path) })
	s.list.OnOpen = func(i int) { s.pick(s.all[i]) }
	s.empty, s.waits = widgets.NewNote(widgets.Warning, ""), widgets.NewNote(widgets.Warning, "")
	file := widgets.NewButton(say.T("Another file …"), theme.FolderOpenIcon(), func() { o.ChooseFile(s.PickFile) })
	s.out = widgets.NewQuietButton(say.T("Back"), theme.NavigateBackIcon(), o.Back)
	head := container.NewBorder(nil, nil, container.NewCenter(s.out), nil, container.New(widgets.Stack(0),
		widgets.NewShortText(say.T("Backups and Restore"), "", house.SizeTitle, true),
		widgets.NewShortText(say.As("a vault", "of %s", o.Vault), house.ColorQuiet, house.SizeSmall, false)))
	left := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1,
		container.NewBorder(nil, container.New(widgets.Inset(10, 10), container.NewBorder(nil, nil, nil, file)), nil, nil,
			container.NewBorder(container.New(widgets.Stack(0), s.waits, s.empty), nil, nil, nil, container.New(widgets.Inset(5, 1), s.list))))
	s.right = container.NewVScroll(container.NewStack())
	right := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.right)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(330, 0, 14, 380), left, right)))
	s.showNothing()
	s.load()
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "backups", say.T("A backup opens with the passphrase the vault had when it was made. Looking at one changes nothing.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the cursor where one begins.
func (s *Screen) Focus() {
	if s.task != nil {
		s.task.Focus()
		return
	}
	s.focus(s.list)
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// Leave stops what goes on.
func (s *Screen) Leave() {
	s.left = true
	s.loading.Cancel()
	if s.task != nil {
		s.task.Stop()
	}
	s.given.Clear()
}

// Back stops what goes on, leaves what was picked, or leaves the screen.
func (s *Screen) Back() {
	switch {
	case s.task == nil || s.done:
		s.opts.Back()
	case s.task.Running():
		s.task.Stop()
	default:
		s.showNothing()
		s.focus(s.list)
	}
}

func (s *Screen) load() {
	s.loading.Run(func(context.Context) (f found, err error) {
		if f.places, err = s.opts.List(); err == nil {
			f.waiting, err = s.opts.Waiting()
		}
		return f, err
	}, func(f found, err error) {
		s.all = nil
		if len(f.waiting) > 0 {
			s.waits.Set(widgets.Warning, say.T("A dossier that was forgotten for good is still in the backups in %s. "+
				"It goes from them when the vault opens and they can be reached.", say.Words().List(f.waiting)))
		}
		for _, p := range f.places {
			where := say.T("beside the vault")
			if p.Second {
				where = say.T("second folder")
			}
			for _, f := range p.Files {
				s.all = append(s.all, backup{f, where})
			}
		}
		slices.SortStableFunc(s.all, func(a, b backup) int { return b.At.Compare(a.At) })
		switch {
		case err != nil:
			s.empty.Set(widgets.Bad, say.Problem(err))
		case len(s.all) == 0:
			s.empty.Set(widgets.Warning, say.T("There is no backup here that the vault made by itself. Choose a file."))
		}
		s.list.Refresh()
		s.list.Go(0)
	})
}

// PickFile picks a backup that lies elsewhere.
func (s *Screen) PickFile(path string) {
	s.pick(backup{desk.BackupFile{Path: path}, filepath.Dir(path)})
}

func (b backup) name() string {
	if b.At.IsZero() {
		return filepath.Base(b.Path)
	}
	return say.Moment(b.At)
}

func (s *Screen) showNothing() {
	s.task, s.picked = nil, backup{}
	s.list.Refresh()
	s.put(task.Prose(say.T("Pick a backup to see what it has otherwise than the vault. Nothing is replaced before you say so, and the vault as it is now is kept.")))
}

func (s *Screen) put(o fyne.CanvasObject) {
	s.right.Offset = fyne.Position{}
	s.right.Content = container.New(widgets.Inset(20, 18), o)
	s.right.Refresh()
}

// begin shows something to be done with the backup that is picked.
func (s *Screen) begin(o task.Options) {
	o.Place, o.Focus, o.Title = s.opts.Place, s.focus, s.picked.name()
	o.Back, o.Out = s.Back, s.out
	s.focus(nil) // what had it goes away
	s.task = task.New(o)
	s.put(s.task.Box)
	s.task.Focus()
}

// pick looks through a backup.
func (s *Screen) pick(b backup) {
	if s.restoring {
		return
	}
	if s.task != nil {
		s.task.Abandon()
	}
	s.picked, s.done = b, false
	s.list.Refresh()
	s.given.Clear()
	s.given = secret.Given{}
	if s.open {
		s.look()
		return
	}
	s.askToLook(say.T("It opens with the passphrase of its time."))
}

// look looks through the backup with the keys at hand.
func (s *Screen) look() {
	o, work := s.looking(func() secret.Given { return secret.Given{} })
	o.Act, o.Again = say.T("Look again"), true
	damaged := o.Failed
	o.Failed = func(err error) bool {
		if !errors.Is(err, desk.ErrOtherKeys) {
			return damaged(err)
		}
		s.askToLook(say.T("It has other keys than the vault has now, or is damaged. It opens with the passphrase of its time."))
		return true
	}
	s.begin(o)
	s.task.Run(work())
}

// askToLook asks for the passphrase and looks through the backup.
func (s *Screen) askToLook(text string) {
	ask := secret.NewAsk(s.opts.Keys, s.picked.Path)
	o, _ := s.looking(ask.Take)
	o.Text, o.Fields, o.Ask = text, []fyne.CanvasObject{ask.Box}, ask
	s.begin(o)
}

// looking is the task of looking through the backup, and its work.
func (s *Screen) looking(take func() secret.Given) (o task.Options, work func() task.Work) {
	var got desk.Restored
	work = func() task.Work {
		s.given = take()
		look, path, given := s.opts.Look, s.picked.Path, s.given.Copy()
		if s.open {
			look = s.opts.LookOpen
		}
		return func(ctx context.Context, tell task.Progress) (err error) {
			defer given.Clear()
			got, err = look(ctx, path, given, tell)
			return err
		}
	}
	return task.Options{
		Act: say.T("Look through it"), Wait: say.T("Checking every byte of it …"),
		Take: func() (task.Work, error) { return work(), nil },
		Done: func() { s.showLook(got) },
		Failed: func(err error) bool {
			what := desk.DamageOf(err)
			if what != "" {
				s.task.Fail(say.Error("this backup is damaged: %s; look at another one", what))
			}
			return what != ""
		},
	}, work
}
