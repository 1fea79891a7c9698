//go:build !headless

// Package help is the screen on which one reads the manual, and finds things in
// it.
package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/docs/manual"
)

// Options are what the screen needs of the window around it.
type Options struct {
	Page   string                   // the page with which it begins; "" is the first
	Fold   func(text string) string // makes letters alike that searching takes for alike
	Focus  func(fyne.Focusable)
	About  func()
	Apart  func(page string) // shows a page in a window of its own; nil where it is in one
	Back   func()
	Status func(left string) // a line for the window's foot
}

// Screen is the manual.
type Screen struct {
	opts  Options
	root  fyne.CanvasObject
	query *widgets.Entry
	left  *fyne.Container
	side  *container.Scroll
	text  *widgets.Reader

	page   manual.Page
	places map[string]fyne.CanvasObject // headings of the page that is shown, by their anchors
	items  map[string]*widgets.RailItem // pages, by their names
	been   []spot                       // where one came from by links, the last one at the end
	back   *widgets.Button
}

// spot is a place of the manual.
type spot struct{ page, anchor string }

// The widths of the list of pages, and of lines that are still read well.
const (
	listWidth = 240
	lineWidth = 700
)

// New makes the screen at the page of the options.
func New(o Options) *Screen {
	s := &Screen{opts: o, items: map[string]*widgets.RailItem{}}
	s.query = widgets.NewEntry(say.T("Search the manual …"))
	s.query.Icon = theme.SearchIcon()
	s.query.OnEdited = func(string) { s.find() }
	s.query.OnEscape = s.Back
	s.query.OnDown = s.firstItem
	s.query.OnSubmitted = func(string) { s.firstHit() }
	s.left = container.New(widgets.Stack(2))
	s.side = container.NewVScroll(s.left)
	s.text = widgets.NewReader(lineWidth)
	s.back = widgets.NewQuietButton(say.T("Back"), theme.NavigateBackIcon(), s.goBack)
	s.back.Hide()
	about := widgets.NewQuietButton(say.T("About Habeas"), theme.InfoIcon(), func() { o.About() })
	right := container.New(widgets.Row(8), s.back, about)
	if o.Apart != nil {
		right.Objects = append([]fyne.CanvasObject{s.back, widgets.NewQuietButton(say.T("In a window of its own"), theme.ViewFullScreenIcon(), s.GoApart)}, about)
	}
	head := container.NewBorder(nil, nil, nil, right, widgets.NewShortText(say.T("Help"), "", house.SizeTitle, true))
	list := container.NewBorder(container.New(widgets.Stack(8), s.query, container.NewWithoutLayout()), nil, nil, nil, s.side)
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.text)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(listWidth, 0, 14, 300), list, card)))
	s.list()
	first := o.Page
	if _, ok := find(first); !ok {
		first = pages()[0].Name
	}
	s.show(spot{page: first})
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Page is the name of the page that is shown.
func (s *Screen) Page() string { return s.page.Name }

// GoApart shows the page in a window of its own.
func (s *Screen) GoApart() {
	if s.opts.Apart != nil {
		s.opts.Apart(s.page.Name)
	}
}

// Focus lets the keys scroll the text.
func (s *Screen) Focus() { s.focus(s.text) }

// FocusSearch puts the cursor into the search box.
func (s *Screen) FocusSearch() { s.focus(s.query) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && f != nil {
		s.opts.Focus(f)
	}
}

// Back empties the search box, or leaves the screen.
func (s *Screen) Back() {
	if s.query.Text != "" {
		s.query.Put("")
		s.list()
		s.focus(s.text)
		return
	}
	s.opts.Back()
}

// Leave has nothing to stop.
func (s *Screen) Leave() {}

// pages are those of the manual in the language of the window.
func pages() []manual.Page { return manual.Pages(say.Words().Base()) }

func find(name string) (manual.Page, bool) {
	for _, p := range pages() {
		if p.Name == name {
			return p, true
		}
	}
	return manual.Page{}, false
}

// list shows all pages at the left.
func (s *Screen) list() {
	s.left.RemoveAll()
	clear(s.items)
	for _, p := range pages() {
		item := widgets.NewRailItem(p.Title, false, func() { s.been = nil; s.show(spot{page: p.Name}) })
		item.Choose(p.Name == s.page.Name)
		s.items[p.Name] = item
		s.left.Add(item)
	}
	s.side.Refresh()
}

// find shows at the left where the words stand that are looked for.
func (s *Screen) find() {
	if s.query.Text == "" {
		s.list()
		return
	}
	s.left.RemoveAll()
	clear(s.items)
	hits := manual.Find(say.Words().Base(), s.query.Text, s.opts.Fold)
	for _, h := range hits {
		s.left.Add(s.hit(h))
	}
	if len(hits) == 0 {
		none := widget.NewLabel(widgets.Breakable(say.T("The manual has nothing with “%s”.", s.query.Text)))
		none.Wrapping = fyne.TextWrapWord
		s.left.Add(none)
	}
	s.side.Offset = fyne.Position{}
	s.side.Refresh()
}

// hit is a place at which something was found, to go to.
func (s *Screen) hit(h manual.Hit) fyne.CanvasObject {
	name := h.Title
	if h.Heading != "" {
		name = h.Heading
	}
	item := widgets.NewRailItem(name, false, func() { s.been = nil; s.show(spot{h.Page, h.Anchor}) })
	text := widget.NewLabel(widgets.Breakable(h.Excerpt))
	text.SizeName, text.Wrapping, text.Importance = house.SizeSmall, fyne.TextWrapWord, widget.LowImportance
	return container.New(widgets.Stack(-8), item, container.New(widgets.Inset(4, 0), text))
}

// firstItem gives the keyboard to the first thing at the left.
func (s *Screen) firstItem() {
	if i := s.first(); i != nil {
		s.focus(i)
	}
}

// firstHit goes to it.
func (s *Screen) firstHit() {
	if i := s.first(); i != nil && s.query.Text != "" {
		i.Tapped(nil)
		s.focus(s.text)
	}
}

func (s *Screen) first() *widgets.RailItem {
	if len(s.left.Objects) == 0 {
		return nil
	}
	switch o := s.left.Objects[0].(type) {
	case *widgets.RailItem:
		return o
	case *fyne.Container:
		i, _ := o.Objects[0].(*widgets.RailItem)
		return i
	}
	return nil
}

// show shows a page, from one of its headings on.
func (s *Screen) show(at spot) {
	p, ok := find(at.page)
	if !ok {
		return
	}
	if p.Name != s.page.Name {
		s.page = p
		objects, places := s.lay(p)
		s.places = places
		s.text.Put(container.New(widgets.Stack(10), objects...))
	}
	for name, item := range s.items {
		item.Choose(name == p.Name)
	}
	if s.back.Visible() != (len(s.been) > 0) {
		s.back.Hidden = len(s.been) == 0
		s.root.Refresh()
	}
	s.text.GoTo(s.places[at.anchor])
}

// follow goes where a link leads.
func (s *Screen) follow(link string) {
	page, anchor := manual.Split(link, s.page.Name)
	s.been = append(s.been, spot{page: s.page.Name})
	s.show(spot{page, anchor})
	s.focus(s.text)
}

// goBack goes to where the last link was followed.
func (s *Screen) goBack() {
	if n := len(s.been); n > 0 {
		to := s.been[n-1]
		s.been = s.been[:n-1]
		s.show(to)
		s.focus(s.text)
	}
}
