//go:build !headless

// Package settings is the screen on which one says how the window looks and when
// it locks, and looks after the open vault: its passphrase and keys, its
// backups, and its end.
package settings

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Vault is what the screen asks of the vault that is open. All but Path and
// ReadOnly run off the goroutine that draws.
type Vault interface {
	Path() string
	ReadOnly() bool

	SetPassphrase(ctx context.Context, current, passphrase []byte) error
	Rotate(ctx context.Context, current, passphrase []byte) error
	MakeRecovery(ctx context.Context, current []byte, path string, split desk.Shares) (*desk.RecoverySheet, error)
	RemoveRecovery(ctx context.Context, passphrase []byte) error
	HasRecovery() (bool, error)
	SetKeyFile(ctx context.Context, current, passphrase []byte, path string) error
	RemoveKeyFile(ctx context.Context, current, passphrase []byte) error
	HasKeyFile() (bool, error)

	BackupPlaces() ([]desk.BackupPlace, error)
	BackupNow(ctx context.Context) error
	SecondFolder() (string, error)
	SetSecondFolder(folder string) error

	Destroy(ctx context.Context, current []byte) error
}

// Kept are the settings that are kept outside of vaults.
type Kept struct {
	Theme              func() house.Choice
	SetTheme           func(house.Choice)
	Languages          []Language
	Language           func() string // its tag; "" is that of the system
	SetLanguage        func(tag string)
	Remembers          func() bool // which vaults were open
	SetRemembers       func(bool)
	AutoLocks          []time.Duration // what can be chosen; 0 is never
	AutoLock           func() time.Duration
	SetAutoLock        func(time.Duration)
	ClearsClipboard    func() bool
	SetClearsClipboard func(bool)
	HintsAway          func() bool // some sentence of help was put away
	BringHints         func()      // shows them all again
	Comfort
}

// Language is one that the window can speak, with what those who read it call it.
type Language struct{ Tag, Name string }

// Options are what the screen needs of the window around it.
type Options struct {
	Place  job.Place
	Now    func() time.Time
	Random io.Reader // for the suggested passphrase
	Kept   Kept
	Vault  Vault // nil where none is open: what belongs to none can be set

	Focus        func(fyne.Focusable) // gives the keyboard to a widget that is in the window; nil takes it away
	Copied       func(text string)    // onto the clipboard: a secret
	ChooseFolder func(chosen func(path string))
	ChooseFile   func(chosen func(path string))
	SaveAs       func(title, confirm, fileName string, chosen func(path string))
	OpenFile     func(path string)       // in the program that the system has for it
	Delete       func(path string) error // deletes a file
	MakeKeyFile  func(path string) error
	KeyFile      func(path string) // the vault opens with a key file from now on; "" is none

	Restore   func()           // goes to the backups
	Check     func()           // goes to the check of the vault
	Back      func()           // leaves the settings
	Destroyed func(left error) // the vault is no more; what could not be deleted of its backups
}

// Screen is the settings.
type Screen struct {
	opts Options
	root fyne.CanvasObject
	rail []*widgets.RailItem
	body *container.Scroll
	card *widgets.Panel

	at     int                 // the section that is shown
	task   *task.Task          // what is done in it; nil for none
	sheet  *desk.RecoverySheet // of which words are asked back
	first  fyne.Focusable      // what has the focus when the section is shown
	said   string              // what was done last, above the section
	tone   widgets.Tone
	loaded job.Latest[state]
	left   bool // it is not shown any more
}

// section is a part of the settings.
type section struct {
	name  string
	vault bool // it belongs to an open vault
	build func(*Screen) []fyne.CanvasObject
}

// The sections, in their order.
const (
	atLook = iota
	atLocking
	atReminders
	atKeys
	atBackups
	atDestroy
)

func sections() []section {
	return []section{
		atLook:      {say.T("Look"), false, (*Screen).look},
		atLocking:   {say.T("Locking"), false, (*Screen).locking},
		atReminders: {say.T("Dates ahead"), false, (*Screen).reminders},
		atKeys:      {say.T("Passphrase and keys"), true, (*Screen).keys},
		atBackups:   {say.T("Backups"), true, (*Screen).backups},
		atDestroy:   {say.T("Destroy the vault"), true, (*Screen).destroy},
	}
}

// New makes the screen as it begins, at the first section.
func New(o Options) *Screen {
	s := &Screen{opts: o}
	s.loaded.Place = o.Place
	rail := container.New(widgets.Stack(2))
	for i, sec := range sections() {
		item := widgets.NewRailItem(sec.name, false, func() { s.said = ""; s.show(i); s.Focus() })
		item.Hidden = sec.vault && o.Vault == nil
		s.rail = append(s.rail, item)
		rail.Add(item)
	}
	s.body = container.NewVScroll(container.NewStack())
	s.card = widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)
	head := widgets.NewShortText(say.T("Settings"), "", house.SizeTitle, true)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(190, 0, 14, 430), container.NewVScroll(rail), s.card)))
	s.show(atLook)
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "settings", say.T("What concerns this vault is kept in it; how the window looks is kept on this computer.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the cursor where one begins.
func (s *Screen) Focus() {
	switch {
	case s.task != nil:
		s.task.Focus()
	case s.first != nil:
		s.focus(s.first)
	}
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// Back goes from what is being done to its section, or leaves the screen.
func (s *Screen) Back() {
	switch {
	case s.task == nil:
		s.opts.Back()
	case s.task.Running():
		s.task.Stop()
	default:
		s.end("", widgets.Good)
	}
}

// Leave stops what is being done.
func (s *Screen) Leave() {
	s.left = true
	if s.task != nil {
		s.task.Stop()
	}
	s.loaded.Cancel()
}

// ShowBackups goes to the section of the backups.
func (s *Screen) ShowBackups() { s.said = ""; s.show(atBackups) }

// show shows a section.
func (s *Screen) show(i int) {
	if s.task != nil {
		s.task.Stop()
		s.task = nil
	}
	s.at, s.first = i, nil
	for j, item := range s.rail {
		item.Choose(i == j)
	}
	objects := []fyne.CanvasObject{widgets.NewShortText(sections()[i].name, "", house.SizeSection, true)}
	if s.said != "" {
		objects = append(objects, widgets.NewNote(s.tone, s.said))
	}
	s.put(container.New(widgets.Stack(12), append(objects, sections()[i].build(s)...)...))
}

// widest is as wide as what one reads or fills in is.
const widest = 620

func (s *Screen) put(o fyne.CanvasObject) {
	s.focus(nil) // what had it goes away
	s.body.Offset = fyne.Position{}
	s.body.Content = container.New(widgets.Inset(20, 18), container.New(widgets.AtMost(widest), o))
	s.body.Refresh()
}

// begin shows what is to be done in the place of the section.
func (s *Screen) begin(o task.Options) {
	o.Place, o.Focus = s.opts.Place, s.focus
	if o.Back == nil {
		o.Back = s.Back
	}
	s.task = task.New(o)
	s.put(s.task.Box)
	s.task.Focus()
}

// end goes back to the section and says what was done.
func (s *Screen) end(said string, tone widgets.Tone) {
	s.task = nil
	s.said, s.tone = said, tone
	s.show(s.at)
	s.Focus()
}

// button is one of a row; the first one of a section has the focus.
func (s *Screen) button(text string, does func()) *widgets.Button {
	b := widgets.NewButton(text, nil, does)
	if s.first == nil {
		s.first = b
	}
	return b
}
