//go:build !headless

// Package situation is the screen of what a packet says before the people: who issues
// it, what it is called, what is going on, and what every packet asks.
//
// What is typed goes to two [edit.Session]s, as the group and the situation are two
// subjects of the vault; there is no button to save.
package situation

import (
	"context"
	"errors"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/edit"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it. What
// drafts and saves runs off the goroutine that draws.
type Options struct {
	Place        job.Place
	Now          func() time.Time
	ReadOnly     bool // what is typed is not taken
	View         func() *dossier.View
	NewID        func() dossier.ID
	DraftWe      func(base, now *dossier.We) error
	SaveWe       func(base, now *dossier.We) error
	DraftContext func(base, now *dossier.Context) error
	SaveContext  func(base, now *dossier.Context) error
	SaveSource   func(base, now *dossier.Source) error
	TakeLogo     func(ctx context.Context, fileName string, original []byte) (sha256 string, err error)
	Picture      func(sha256 string, w, h int) (image.Image, error)

	// Keep does work that is finished before the vault is closed.
	Keep func(work func() error, done func(error))
	// ChoosePicture, PastePicture and ReadFile give the file of a picture.
	ChoosePicture func(chosen func(fileName string, data []byte))
	PastePicture  func(pasted func(fileName string, data []byte))
	ReadFile      func(path string, read func(fileName string, data []byte))

	Choose  func(title string, content fyne.CanvasObject, done func()) // shows a choice in a dialog
	Status  func(left, right string)
	Fail    func(error)
	Unsaved func(error) // each save that failed
	Copied  func(text string)
	Focus   func(fyne.Focusable)
	Back    func()
}

// The parts of the screen, by their names in the model.
const (
	PartGroup = "we"
	PartTexts = "paragraphs"
	PartAsks  = "asks"
)

// Screen is what stands before the people, while it is edited.
type Screen struct {
	opts Options
	lang string // of the texts that are shown

	we      *dossier.We // as typed, like now; the goroutine that draws alone
	now     *dossier.Context
	group   *edit.Session[dossier.We]
	session *edit.Session[dossier.Context]
	begun   int // how often, to know a late word of an older session

	root   fyne.CanvasObject
	saved  *widgets.Word
	scroll *container.Scroll
	form   *form
	left   bool // it is not shown any more
}

// New makes the screen.
func New(o Options) *Screen {
	s := &Screen{opts: o}
	s.begin()
	s.lang = firstLanguage(s.now)
	s.saved = widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	s.saved.Hide()
	if o.ReadOnly {
		s.saved.Set(say.T("read-only"), house.ColorQuiet, house.ColorChip)
		s.saved.Show()
	}
	back := widgets.NewQuietButton(say.T("To the briefing"), theme.NavigateBackIcon(), o.Back)
	head := container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), container.NewCenter(s.saved), back), container.New(widgets.Stack(0),
		widgets.NewShortText(say.T("Group and situation"), "", house.SizeTitle, true),
		widgets.NewShortText(say.T("what each packet says before the people"), house.ColorQuiet, house.SizeSmall, false)))
	s.scroll = container.NewVScroll(container.NewStack())
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.scroll)))
	s.rebuild()
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "situation", say.T("A minister reads this first: who you are, what is going on in the country, and what you ask. It stands before the people in each packet.")
}

// Focus puts the cursor where one begins.
func (s *Screen) Focus() { s.focus(s.form.places[PartGroup]) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// GoTo puts the cursor into a part, or into an item of it where there is one.
func (s *Screen) GoTo(part string, item dossier.ID) {
	for _, l := range [][]dossier.Paragraph{s.now.Paragraphs, s.now.Asks} {
		for _, p := range l {
			if p.ID == item && item != "" {
				s.show(p.Lang)
				s.focus(s.form.places[string(item)])
				return
			}
		}
	}
	if to := s.form.places[part]; to != nil {
		s.focus(to)
		return
	}
	s.focus(s.form.places[whole]) // what is found about all of it is who may read it
}

// Back goes to where one came from.
func (s *Screen) Back() { s.opts.Back() }

// Leave settles what was typed. The screen is then not shown again.
func (s *Screen) Leave() {
	s.left = true
	s.end()
}

// Pending reports whether something was typed that is no change yet.
func (s *Screen) Pending() bool { return s.group.Pending() || s.session.Pending() }

// Settling gives what makes changes of what is typed now and waits for the disk; call
// that off the goroutine that draws.
func (s *Screen) Settling() func() error {
	group, session := s.group.Settling(), s.session.Settling()
	return func() error { return errors.Join(group(), session()) }
}

// Renew shows anew what something else than typing has changed.
func (s *Screen) Renew() {
	here := s.form.placeOf(s.focused())
	s.end()
	s.begin()
	s.rebuildAt(here)
}

func (s *Screen) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.root); c != nil {
		return c.Focused()
	}
	return nil
}

// begin takes both as the vault has them, and sessions to edit them.
func (s *Screen) begin() {
	s.begun++
	mine := s.begun
	var typing [2]bool // something is on its way there, of each
	told := func(which int) edit.Options {
		return edit.Options{OnState: func(state edit.State, err error) {
			back := s.opts.Place.Back
			if back == nil {
				return // a test without a second goroutine looks at the store
			}
			back(func() {
				typing[which] = state == edit.Typing
				if !s.left && mine == s.begun || state == edit.Failed {
					s.showState(state, typing[0] || typing[1], err)
				}
			})
		}}
	}
	we := func() *dossier.We { return &s.opts.View().We } // a vault always has both
	situation := func() *dossier.Context { return &s.opts.View().Context }
	s.we, s.now = edit.CloneWe(we()), edit.CloneContext(situation())
	s.group = edit.OpenIn(edit.Keeper[dossier.We]{Draft: s.opts.DraftWe, Save: s.opts.SaveWe, Now: we}, we(), told(0))
	s.session = edit.OpenIn(edit.Keeper[dossier.Context]{Draft: s.opts.DraftContext, Save: s.opts.SaveContext, Now: situation}, situation(), told(1))
}

// end settles what was typed.
func (s *Screen) end() {
	group, session := s.group, s.session
	s.opts.Keep(func() error { return errors.Join(group.Close(), session.Close()) }, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		}
	})
}

// rebuild makes the form anew.
func (s *Screen) rebuild() {
	s.form = newForm(s)
	s.scroll.Content = s.form.root
	s.scroll.Refresh()
}

// rebuildAt makes the form anew and leaves the cursor at a place of it, "" for none.
func (s *Screen) rebuildAt(place string) {
	s.focus(nil)
	s.rebuild()
	if to := s.form.places[place]; to != nil {
		s.focus(to)
	}
}

// show shows the texts of a language.
func (s *Screen) show(lang string) {
	if lang != s.lang {
		s.lang = lang
		s.rebuildAt(language + lang)
	}
}

// changed is called after each change of s.now, and changedWe of s.we.
func (s *Screen) changed() {
	if s.refused() {
		return
	}
	s.session.Changed(s.now)
	s.form.react()
}

func (s *Screen) changedWe() {
	if !s.refused() {
		s.group.Changed(s.we)
	}
}

// refused takes a change back where none may be made.
func (s *Screen) refused() bool {
	if s.opts.ReadOnly {
		s.Renew()
	}
	return s.opts.ReadOnly
}

func (s *Screen) settleSoon() {
	s.group.SettleSoon()
	s.session.SettleSoon()
}

// showState is told how far the typing has come of one, and whether that of either is
// on its way.
func (s *Screen) showState(state edit.State, typing bool, err error) {
	s.saved.Show()
	switch {
	case state == edit.Failed:
		s.saved.Set(say.T("not saved"), house.ColorHeld, house.ColorHeldPale)
		s.opts.Status(say.Problem(err), say.T("Not saved: it is tried again with the next change"))
		s.opts.Unsaved(err)
	case typing:
		s.saved.Set(say.T("saving …"), house.ColorQuiet, house.ColorChip)
	default:
		s.saved.Set(say.T("saved"), house.ColorQuiet, house.ColorChip)
	}
}
