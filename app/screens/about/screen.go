//go:build !headless

// Package about is the screen that says what the program is, and under which
// terms all that is in it may be used.
package about

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/licences"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Options are what the screen needs of the window around it.
type Options struct {
	Version string
	Report  func() string // what to say of the program and the system in a report of a mistake
	Copy    func(text string)
	Icon    fyne.Resource // nil for none
	Focus   func(fyne.Focusable)
	Back    func()
}

// Screen is about the program.
type Screen struct {
	opts  Options
	root  fyne.CanvasObject
	items []*widgets.RailItem
	text  *widgets.Reader
}

// The widths of the list, and of lines that are still read well.
const (
	listWidth = 230
	lineWidth = 700
)

// New makes the screen.
func New(o Options) *Screen {
	s := &Screen{opts: o, text: widgets.NewReader(lineWidth)}
	list := container.New(widgets.Stack(2))
	add := func(name string, show func()) {
		at := len(s.items)
		item := widgets.NewRailItem(name, false, func() {
			for i, x := range s.items {
				x.Choose(i == at)
			}
			show()
		})
		s.items = append(s.items, item)
		list.Add(item)
	}
	add(say.T("The program"), s.program)
	for _, l := range licences.All() {
		add(short(l.Name), func() { s.licence(l) })
	}
	list.Objects = append(list.Objects[:1:1], append([]fyne.CanvasObject{
		container.New(widgets.Inset(12, 4), widgets.NewShortText(say.T("Licences"), house.ColorQuiet, house.SizeSmall, false)),
	}, list.Objects[1:]...)...)
	head := widgets.NewShortText(say.T("About Habeas"), "", house.SizeTitle, true)
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.text)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(listWidth, 0, 14, 300), container.New(widgets.OverMargin(), container.NewVScroll(container.New(widgets.BesideBar(), list))), card)))
	s.items[0].Tapped(nil)
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the keyboard where one begins.
func (s *Screen) Focus() {
	if s.opts.Focus != nil {
		s.opts.Focus(s.items[0])
	}
}

// Back leaves the screen.
func (s *Screen) Back() { s.opts.Back() }

// Leave has nothing to stop.
func (s *Screen) Leave() {}

// program says what it is.
func (s *Screen) program() {
	objects := []fyne.CanvasObject{
		widgets.NewText("Habeas "+s.opts.Version, house.ColorAccent, house.SizeTitle, true),
		task.Prose(say.T("Dossiers and briefings for people who speak up for prisoners.")),
		task.Prose(say.T("It opens no network connection. Nobody but you can open your vaults, the makers of the program neither.")),
		task.Prose(say.T("© The Habeas authors. Free software under the BSD 3-Clause License; at the left are its terms, and those of all that it is built from.")),
		widgets.Field(say.T("For a report of a mistake"), task.Prose(s.opts.Report())),
		container.NewHBox(widgets.NewButton(say.T("Copy for a report"), theme.ContentCopyIcon(), func() { s.opts.Copy(s.opts.Report()) })),
	}
	s.text.Put(container.New(widgets.Stack(10), objects...))
}

func (s *Screen) licence(l licences.Licence) {
	name := l.Name
	if l.Version != "" {
		name += " " + l.Version
	}
	text := widget.NewLabel(l.Text)
	text.Wrapping, text.Selectable = fyne.TextWrapWord, true
	s.text.Put(container.New(widgets.Stack(10), widgets.NewShortText(name, "", house.SizeSection, true), container.New(widgets.Inset(-8, -6), text)))
}

// short is the name of a module that fits into the list: without the place where
// most of them lie.
func short(name string) string {
	const most, ellipsis = 28, "…"
	for _, host := range []string{"github.com/", "golang.org/"} {
		if len(name) > len(host) && name[:len(host)] == host {
			name = name[len(host):]
		}
	}
	if r := []rune(name); len(r) > most {
		return string(r[:most]) + ellipsis
	}
	return name
}
