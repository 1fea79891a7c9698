//go:build !headless

// Package overview is the screen that tells where everybody stands on a day: the
// figures, charts of them, the faces, and what is most urgent today.
package overview

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it.
// Overview, Urgent and Picture run off the goroutine that draws.
type Options struct {
	Place    job.Place
	Now      func() time.Time
	Day      dossier.Day // to begin with
	Overview func(context.Context, dossier.Day) (desk.Overview, error)
	Urgent   func(context.Context) ([]desk.Urgent, error)
	Picture  func(sha256 string, w, h int) (image.Image, error)

	List   func(query string, day dossier.Day) // goes to the dossiers that a query finds on a day
	Open   func(dossier.ID)
	Mend   func(id dossier.ID, part string) // goes to a part of a dossier
	Print  func(dossier.Day)                // goes to the briefing that lists everybody as of a day
	New    func()                           // a new dossier
	Back   func()
	Status func(left string) // a line for the window's foot
	Focus  func(fyne.Focusable)
	Fail   func(error)
}

// Screen is the overview.
type Screen struct {
	opts Options
	root fyne.CanvasObject
	left bool // it is not shown any more

	day     dossier.Day // that is asked for
	days    *days
	cards   *cards
	views   []*view
	at      int
	body    *fyne.Container
	empty   *widget.Label
	figures *figures
	faces   *faces
	urgent  *urgent

	shown   desk.Overview
	looking bool // an answer is awaited
	looked  job.Latest[desk.Overview]
	pressed job.Latest[[]desk.Urgent]
}

// view is one way to look at everybody.
type view struct {
	chip   *widgets.Chip
	object fyne.CanvasObject
}

// The views, in their order.
const (
	atFigures = iota
	atFaces
	atUrgent
)

// New makes the screen and works out the figures of the day.
func New(o Options) *Screen {
	s := &Screen{opts: o, day: o.Day}
	s.looked.Place, s.pressed.Place = o.Place, o.Place
	s.build()
	s.Renew()
	return s
}

// Renew works everything out anew: something else than the day has changed.
func (s *Screen) Renew() {
	s.look()
	s.pressed.Run(s.opts.Urgent, func(l []desk.Urgent, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		s.showUrgent(l)
	})
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "overview", say.T("Slide the day to see where everybody stood then. Each number and each bar leads to the dossiers that it counts.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the keyboard where one begins: on the day.
func (s *Screen) Focus() { s.focus(s.days.slider) }

// Back leaves the screen.
func (s *Screen) Back() { s.opts.Back() }

// Leave stops what goes on.
func (s *Screen) Leave() {
	s.left = true
	s.looked.Cancel()
	s.pressed.Cancel()
	s.figures.leave()
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

func (s *Screen) build() {
	s.days = newDays(s)
	s.cards = newCards(s)
	s.figures, s.faces, s.urgent = newFigures(s), newFaces(s), newUrgent(s)
	s.views = []*view{
		atFigures: {chip: widgets.NewFilter(say.T("Figures"), func() { s.show(atFigures) }), object: s.figures.root},
		atFaces:   {chip: widgets.NewFilter(say.T("Faces"), func() { s.show(atFaces) }), object: s.faces.root},
		atUrgent:  {chip: widgets.NewFilter(say.T("Most urgent"), func() { s.show(atUrgent) }), object: s.urgent.root},
	}
	chips := container.New(widgets.Wrap(8))
	s.body = container.NewStack()
	for _, v := range s.views {
		chips.Add(v.chip)
		s.body.Add(v.object)
	}
	s.empty = widget.NewLabelWithStyle(widgets.Breakable(say.T("There is no dossier in this vault yet: nothing to be counted.")), fyne.TextAlignCenter, fyne.TextStyle{})
	s.empty.Wrapping = fyne.TextWrapWord
	begin := widgets.NewButton(say.T("New dossier"), nil, func() { s.opts.New() })
	begin.Importance = widget.HighImportance
	nobody := container.NewCenter(container.New(widgets.Stack(10), container.New(widgets.Width(420), s.empty), container.NewCenter(begin)))
	nobody.Hide()
	s.body.Add(nobody)
	s.root = container.New(widgets.Inset(16, 12), container.New(widgets.Below(10, 240), container.New(widgets.Stack(10), s.days.root, s.cards.root, chips), s.body))
	s.show(atFigures)
}

// show goes to a view.
func (s *Screen) show(at int) {
	s.at = at
	for i, v := range s.views {
		v.chip.Choose(i == at)
	}
	s.showBody()
}

func (s *Screen) showBody() {
	nobody := len(s.shown.Rows) == 0 && s.shown.AsOf != 0
	for i, o := range s.body.Objects {
		switch visible := i == s.at && !nobody || i == len(s.views) && nobody; {
		case visible && !o.Visible():
			o.Show()
		case !visible && o.Visible():
			o.Hide()
		}
	}
	s.body.Refresh()
}

// goTo shows another day.
func (s *Screen) goTo(day dossier.Day) {
	if day == s.day {
		return
	}
	s.day = day
	s.days.show(day)
	if !s.looking {
		s.look()
	}
}

// look works out the day that is asked for. While a person slides, only one
// answer is awaited at a time, so that each is seen; the newest day comes last.
func (s *Screen) look() {
	s.looking = true
	day := s.day
	s.looked.Run(func(ctx context.Context) (desk.Overview, error) { return s.opts.Overview(ctx, day) }, func(o desk.Overview, err error) {
		s.looking = false
		if err != nil {
			s.opts.Fail(err)
			return
		}
		s.shown = o
		s.put()
		if s.day != day {
			s.look()
		}
	})
}

// put shows what was worked out.
func (s *Screen) put() {
	o := s.shown
	s.days.between(o.First, s.today())
	s.cards.put(o)
	s.figures.put(o)
	s.faces.put(o.Rows)
	s.showBody()
	s.opts.Status(say.Words().Summary(o.Figures) + " · " + say.Words().AsOf(o.AsOf))
}

func (s *Screen) showUrgent(l []desk.Urgent) {
	s.views[atUrgent].chip.Set(say.T("Most urgent %s", len(l)))
	s.urgent.put(l)
	s.figures.putUrgent(l)
	s.root.Refresh()
}

func (s *Screen) today() dossier.Day { return dossier.DayOf(s.opts.Now()) }

// list goes to the dossiers that a query finds on the day that is shown.
func (s *Screen) list(query string) { s.opts.List(query, s.day) }

// heading is the head of a part of the screen.
func heading(text string) fyne.CanvasObject {
	return widgets.NewShortText(text, house.ColorQuiet, house.SizeSmall, true)
}
