//go:build !headless

// Package welcome is the screen before a vault is open: recent vaults, a new
// one, and the passphrase.
package welcome

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/secret"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Options are what the screen needs. Open and Create run off the goroutine
// that draws; when they succeed, the window goes on by itself with Entered.
type Options struct {
	Place  job.Place
	Random io.Reader // for the suggested passphrase
	Keys   secret.Keys

	Recent  []string // paths of vaults, the newest first
	Forget  func(path string)
	Open    func(ctx context.Context, path string, given secret.Given) error
	Create  func(ctx context.Context, path string, passphrase []byte) error
	Entered func()
	Focus   func(fyne.Focusable) // gives the keyboard to a widget that is in the window; nil takes it away
	Copied  func(text string)    // onto the clipboard: a passphrase

	ChooseVault   func(chosen func(path string))
	ChooseNewFile func(chosen func(path string))
	Sample        func() // opens a vault with a sample in a window of its own; nil for none

	// The ways out where a vault is damaged or lost.
	Restore func(path string)                     // puts a backup in its place
	Check   func(path string, given secret.Given) // looks what is damaged
	Salvage func(path string, given secret.Given) // saves what is whole
}

// Screen is what stands in the window before a vault is open.
type Screen struct {
	opts  Options
	root  *fyne.Container
	work  job.Latest[struct{}]
	first fyne.Focusable // what has the focus when the screen is shown
}

// New makes the screen as it begins: recent vaults and the two ways on.
func New(o Options) *Screen {
	s := &Screen{opts: o, root: container.NewStack()}
	s.work.Place = o.Place
	s.start()
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the cursor where one begins to type.
func (s *Screen) Focus() { s.focus(s.first) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && f != nil {
		s.opts.Focus(f)
	}
}

// cardWidth is that of the one card of this screen.
const cardWidth = 520

// put shows one card in the middle.
func (s *Screen) put(objects ...fyne.CanvasObject) {
	if s.opts.Focus != nil {
		s.opts.Focus(nil) // what had it goes away
	}
	name := widgets.NewText("Habeas", house.ColorAccent, house.SizeTitle, true)
	head := append([]fyne.CanvasObject{name}, objects...)
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 24, container.New(widgets.Stack(10), head...))
	s.root.Objects = []fyne.CanvasObject{container.NewVScroll(container.NewCenter(container.New(widgets.Width(cardWidth), card)))}
	s.root.Refresh()
}

func (s *Screen) showStart() {
	s.start()
	s.Focus()
}

func (s *Screen) start() {
	create := widgets.NewButton(say.T("New vault …"), theme.ContentAddIcon(), func() { s.opts.ChooseNewFile(s.ShowNew) })
	open := widgets.NewButton(say.T("Open a vault …"), theme.FolderOpenIcon(), func() { s.opts.ChooseVault(s.ShowUnlock) })
	objects := []fyne.CanvasObject{
		plain(say.T("Dossiers of prisoners, in one encrypted file on this computer.")),
	}
	s.first = create
	create.Importance = widget.HighImportance
	if len(s.opts.Recent) > 0 {
		create.Importance = widget.MediumImportance
		objects = append(objects, widgets.NewText(say.T("Recent vaults"), house.ColorQuiet, house.SizeSmall, false))
		for i, path := range s.opts.Recent {
			b := newRecent(path, func() { s.ShowUnlock(path) }, func() { s.opts.Forget(path) })
			objects = append(objects, b)
			if i == 0 {
				s.first = b.open
			}
		}
	}
	objects = append(objects, container.NewGridWithColumns(2, create, open))
	if s.opts.Sample != nil {
		look := widgets.NewQuietButton(say.T("Look at a sample first …"), theme.VisibilityIcon(), s.opts.Sample)
		objects = append(objects, container.NewHBox(look))
	}
	s.put(objects...)
}

func (s *Screen) run(work func(context.Context) error, done func(error)) {
	s.work.Run(func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) },
		func(_ struct{}, err error) { done(err) })
}

func (s *Screen) cancel() { s.work.Cancel() }

// plain is a sentence without Fyne's space around it.
func plain(text string) fyne.CanvasObject { return task.Prose(text) }

// problem says what went wrong, and takes no room before.
type problem struct{ *widgets.Note }

func newProblem() problem { return problem{widgets.NewNote(widgets.Bad, "")} }

func (p problem) set(err error) {
	text := ""
	if err != nil {
		text = say.Problem(err)
	}
	p.Set(widgets.Bad, text)
}
