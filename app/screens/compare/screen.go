//go:build !headless

// Package compare is the screen of two dossiers side by side, for whoever wants
// to know whether they are of one person.
package compare

import (
	"context"
	"errors"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it.
// Lines and Picture run off the goroutine that draws.
type Options struct {
	Place       job.Place
	Left, Right dossier.ID
	AsOf        func() dossier.Day
	Row         func(dossier.ID, dossier.Day) (desk.Row, bool) // false where it is not there
	Lines       func(dossier.Day) ([]desk.SideLine, error)
	Picture     func(sha256 string, w, h int) (image.Image, error)
	Open        func(dossier.ID)
	Apart       func() // puts the screen into a window of its own; nil where it is in one
	Leave       func()
	Focus       func(fyne.Focusable)
	Status      func(left string)
	Fail        func(error)
}

// Screen is two dossiers on the screen.
type Screen struct {
	opts   Options
	rows   [2]desk.Row // as they were last, also of one that is deleted
	gone   [2]bool
	lines  []desk.SideLine
	differ *widgets.Check
	people *fyne.Container
	body   *container.Scroll
	root   fyne.CanvasObject
	read   job.Latest[[]desk.SideLine]
}

// New makes the screen and reads the two.
func New(o Options) *Screen {
	s := &Screen{opts: o}
	s.read.Place = o.Place
	s.build()
	s.Renew()
	return s
}

// Renew reads the two again: one of them may have changed.
func (s *Screen) Renew() {
	day, lines := s.opts.AsOf(), s.opts.Lines
	changed := s.people.Objects == nil
	for i, id := range []dossier.ID{s.opts.Left, s.opts.Right} {
		r, ok := s.opts.Row(id, day)
		changed = changed || ok == s.gone[i] || ok && (r.Name != s.rows[i].Name || r.KnownAs != s.rows[i].KnownAs || r.Portrait != s.rows[i].Portrait)
		s.gone[i] = !ok
		if ok {
			s.rows[i] = r
		}
	}
	if changed {
		s.showPeople()
	}
	if s.gone != [2]bool{} {
		s.read.Cancel()
		s.lines = nil
		s.show()
		return
	}
	s.read.Run(func(context.Context) ([]desk.SideLine, error) { return lines(day) }, func(l []desk.SideLine, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.opts.Fail(err)
		case s.lines == nil || !slices.Equal(s.lines, l):
			s.lines = l
			s.show()
		}
	})
}

// Hint is the screen's sentence of help.
func (s *Screen) Hint() (name, sentence string) {
	return "compare", say.T("What differs has a bar beside it. Nothing is changed here: open one of the two to write in it.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the keyboard where one begins.
func (s *Screen) Focus() { s.opts.Focus(s.differ) }

// GoApart puts the screen into a window of its own.
func (s *Screen) GoApart() {
	if s.opts.Apart != nil {
		s.opts.Apart()
	}
}

// Back leaves the screen.
func (s *Screen) Back() { s.opts.Leave() }

// Leave stops what goes on.
func (s *Screen) Leave() { s.read.Cancel() }

// nameWidth is that of the column with what a line is of.
const nameWidth = 130

func (s *Screen) build() {
	back := widgets.NewQuietButton(say.T("Back"), theme.NavigateBackIcon(), s.opts.Leave)
	if s.opts.Apart == nil {
		back = widgets.NewQuietButton(say.T("Close"), theme.CancelIcon(), s.opts.Leave)
	}
	s.differ = widgets.NewCheck(say.T("Only what differs"), func(bool) { s.show() })
	right := container.NewHBox(s.differ)
	if s.opts.Apart != nil {
		right.Add(widgets.NewQuietButton(say.T("In a window of its own"), theme.ViewFullScreenIcon(), s.GoApart))
	}
	head := container.NewBorder(nil, nil, back, right, widgets.NewShortText(say.T("Two dossiers side by side"), "", house.SizeTitle, true))
	s.people = container.New(&columns{})
	s.body = container.NewVScroll(container.NewStack())
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(
		container.New(widgets.Stack(10), head, container.New(widgets.Margin(35, 4, 27, 4), s.people)), nil, nil, nil, card))
}

func (s *Screen) showPeople() {
	s.people.Objects = []fyne.CanvasObject{widgets.NewText("", "", "", false), s.person(0), s.person(1)}
	s.people.Refresh()
}

// person is who one of the two is.
func (s *Screen) person(i int) fyne.CanvasObject {
	r := s.rows[i]
	frame := widgets.NewPortrait(fyne.NewSize(52, 64))
	pictures := &widgets.Pictures{Place: s.opts.Place, Load: s.opts.Picture}
	show := func() { frame.Put(pictures.Get(r.Portrait, 104, 128), r.Name) }
	pictures.OnCome = show
	show()
	open := widgets.NewQuietButton(say.T("Open"), nil, func() { s.opts.Open(r.ID) })
	if s.gone[i] {
		open.Disable()
	}
	return container.NewBorder(nil, nil, container.NewHBox(frame), nil, container.New(widgets.Inset(8, 0), container.New(widgets.Stack(2),
		widgets.NewShortText(say.Name(r.Name, r.KnownAs), "", house.SizeSection, true), container.New(widgets.Margin(-8, 0, 0, 0), container.NewHBox(open)))))
}

func (s *Screen) show() {
	box := container.New(widgets.Stack(6))
	differ, part := 0, ""
	for _, l := range s.lines {
		if l.Part != "" {
			part = l.Part
		}
		if !l.Same {
			differ++
		}
		if l.Same && s.differ.Checked {
			continue
		}
		if part != "" {
			if len(box.Objects) > 0 {
				box.Add(widget.NewSeparator())
			}
			box.Add(widgets.NewText(part, house.ColorAccent, house.SizeText, true))
			part = ""
		}
		box.Add(row(l))
	}
	for i, gone := range s.gone {
		if gone {
			box.Add(widgets.NewNote(widgets.Warning, say.T("“%s” was deleted.", say.Name(s.rows[i].Name, s.rows[i].KnownAs))))
		}
	}
	if len(s.lines) > 0 && len(box.Objects) == 0 {
		box.Add(widgets.NewNote(widgets.Good, say.T("They say the same in everything.")))
	}
	s.body.Content = container.New(widgets.Inset(18, 14), box)
	s.body.Refresh()
	s.opts.Status(say.N(differ, "%s line differs", "%s lines differ"))
}

// row is one fact: a bar stands before it where the two differ, and a word says
// so to whoever sees no colours.
func row(l desk.SideLine) fyne.CanvasObject {
	name := widget.NewLabel(widgets.Breakable(l.Name))
	name.Importance, name.Wrapping = widget.LowImportance, fyne.TextWrapWord
	line := container.New(&columns{}, tight(name), side(l.Left, l.Same), side(l.Right, l.Same))
	ground := widgets.NewPanel(house.ColorCard, 0, container.NewGridWrap(fyne.NewSize(4, 4)))
	if !l.Same {
		ground.SetGround(house.ColorNotFree)
	}
	return container.NewBorder(nil, nil, ground, nil, container.New(widgets.Inset(8, 2), line))
}

func side(text string, same bool) fyne.CanvasObject {
	label := widget.NewLabel(widgets.Breakable(text))
	label.Wrapping = fyne.TextWrapWord // not to be selected: what is copied out of a dossier is taken off the clipboard again
	if text == "" {
		label.SetText("—")
	}
	label.TextStyle.Bold = !same && text != ""
	if same || text == "" {
		label.Importance = widget.LowImportance
	}
	return tight(label)
}

// tight is a label without Fyne's space around it.
func tight(l *widget.Label) fyne.CanvasObject { return container.New(widgets.Inset(-8, -8), l) }

// columns gives the name its width and the two sides half of the rest each.
type columns struct{ width float32 }

func (c *columns) widths(width float32) (name, side float32) {
	name = nameWidth
	if width < 620 {
		name = 84
	}
	return name, (width - name - 24) / 2
}

func (c *columns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	name, side := c.widths(size.Width)
	x := float32(0)
	for i, w := range []float32{name, side, side} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, o[i].MinSize().Height))
		o[i].Resize(fyne.NewSize(w, o[i].MinSize().Height)) // a text that wraps knows its height once it has its width
		x += w + 12
	}
}

func (c *columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(320, 0)
	for _, x := range o {
		size.Height = max(size.Height, x.MinSize().Height)
	}
	return size
}
