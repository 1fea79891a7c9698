//go:build !headless

// Package forget is the screen on which one dossier is forgotten for good: it
// says what goes and what is not reached, asks first, and tells afterwards where
// to look by hand.
package forget

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/text/unicode/norm"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Options are what the screen needs of the window around it. Elsewhere, Forget
// and Write run off the goroutine that draws.
type Options struct {
	Place job.Place
	Focus func(fyne.Focusable) // gives the keyboard to a widget that is in the window; nil takes it away
	Name  string               // what the dossier is called, to be typed

	Elsewhere func() desk.Elsewhere
	Forget    func(ctx context.Context, passphrase []byte, tell task.Progress) (desk.Forgotten, error)

	Copy   func(text string) // puts the list onto the clipboard
	SaveAs func(title, confirm, fileName string, chosen func(path string))
	Write  func(path string, data []byte) error
	Back   func() // leaves the screen
}

// Screen is the way to forget one dossier.
type Screen struct {
	opts Options
	root fyne.CanvasObject
	out  *widgets.Button
	body *container.Scroll

	task    *task.Task
	looking job.Latest[desk.Elsewhere]
	writing job.Latest[struct{}]
	said    *widgets.Note // what became of the list, in the report
	left    bool          // it is not shown any more
}

// widest is as wide as what one reads or fills in is.
const widest = 640

// New makes the screen as it asks.
func New(o Options) *Screen {
	s := &Screen{opts: o}
	s.looking.Place, s.writing.Place = o.Place, o.Place
	s.body = container.NewVScroll(container.NewStack())
	s.out = widgets.NewQuietButton(say.T("Back"), theme.NavigateBackIcon(), s.Back)
	head := container.NewBorder(nil, nil, container.NewCenter(s.out), nil, widgets.NewShortText(say.T("Forget for good"), "", house.SizeTitle, true))
	top := container.New(widgets.Inset(0, 4), head)
	s.root = container.New(widgets.Inset(16, 12), container.New(layout.NewBorderLayout(top, nil, nil, nil), top, // Tab goes on below
		widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)))
	s.ask()
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the cursor onto the way out: what there is to read stays in sight, and
// Tab leads to what is asked.
func (s *Screen) Focus() { s.focus(s.out) }

// Leave stops what goes on. What is forgotten already stays so.
func (s *Screen) Leave() {
	s.left = true
	s.looking.Cancel()
	s.task.Stop()
}

// Back stops what goes on, or leaves the screen.
func (s *Screen) Back() {
	if s.task.Running() {
		s.task.Stop()
		return
	}
	s.opts.Back()
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// begin shows a task in the place of what was shown.
func (s *Screen) begin(o task.Options) {
	o.Place, o.Focus, o.Back = s.opts.Place, s.focus, s.Back
	s.focus(nil) // what had it goes away
	s.task = task.New(o)
	s.body.Offset = fyne.Position{}
	s.body.Content = container.New(widgets.Inset(20, 18), container.New(widgets.AtMost(widest), s.task.Box))
	s.body.Refresh()
}

func goes() string {
	return say.T(`What the vault says of them goes, and all that it ever said: the dossier, its history, the photographs and papers that no other dossier has, and the same in the vault's own backups. Nobody can bring it back, and an old copy that is merged later does not. Only its identifier stays, with the word that it was forgotten.

A dossier that may be wanted again is better deleted: that can be taken back.`)
}

var (
	errOtherName    = say.Error("that is not the name of the dossier: nothing was done")
	errNoPassphrase = say.Error("the passphrase is missing: nothing was done")
)

// ask says what goes and what stays, and asks for the name and the passphrase.
func (s *Screen) ask() {
	name, secret := widgets.NewEntry(s.opts.Name), widgets.NewSecret("")
	stays := container.New(widgets.Stack(10), task.Prose(say.T("Looking where else it is …")))
	var got desk.Forgotten
	s.begin(task.Options{
		Title: say.T("Forget %s", s.opts.Name), Text: goes(),
		Fields: []fyne.CanvasObject{
			stays,
			widgets.Field(say.T("Type the name, %s", s.opts.Name), name),
			widgets.Field(say.T("Passphrase of the vault"), secret),
		},
		Entries: []*widgets.Entry{name, secret},
		Act:     say.T("Forget for good"), Rash: true, Wait: say.T("Forgetting …"),
		Take: func() (task.Work, error) {
			switch {
			case !same(name.Text, s.opts.Name):
				return nil, errOtherName
			case secret.Text == "":
				return nil, errNoPassphrase
			}
			typed := []byte(secret.Text)
			return func(ctx context.Context, tell task.Progress) (err error) {
				defer clear(typed)
				got, err = s.opts.Forget(ctx, typed, tell)
				return err
			}, nil
		},
		Done: func() { s.report(got) },
	})
	s.looking.Run(func(context.Context) (desk.Elsewhere, error) { return s.opts.Elsewhere(), nil }, func(e desk.Elsewhere, err error) {
		objects := elsewhere(say.T("Not reached by it"), e)
		if err != nil {
			objects = []fyne.CanvasObject{task.Prose(say.T("Where else it is could not be found out."))}
		}
		stays.Objects = objects
		stays.Refresh()
		s.body.Refresh()
	})
}

// same reports whether a name was typed. Spaces around it, capital letters and how
// a script is encoded are no reason to refuse it.
func same(typed, name string) bool {
	plain := func(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }
	return typed != "" && strings.EqualFold(plain(typed), plain(name))
}
