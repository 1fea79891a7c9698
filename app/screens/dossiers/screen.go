//go:build !headless

// Package dossiers is the screen that lists the dossiers: search, filters, the
// list itself, and what is picked for a briefing.
package dossiers

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it. What
// may be nil is not offered. Find, Count, Picture and Facets are called off the
// goroutine that draws, but Facets also on it for few dossiers.
type Options struct {
	Place    job.Place
	Now      func() time.Time
	ReadOnly bool
	Find     func(query string, filters []string, chosen int, asOf dossier.Day) (f desk.Found, counts []int, err error)
	Count    func(ids []dossier.ID, asOf dossier.Day) dossier.Figures
	Picture  func(sha256 string, w, h int) (image.Image, error)
	Matched  func(query string, id dossier.ID) []desk.Match // nil for none
	Facets   func(ids []dossier.ID) []desk.Facet            // nil for none; of nil, all dossiers
	State    []byte                                         // what Keep kept
	Keep     func(state []byte)                             // in the vault; nil keeps nothing

	// Many changes several dossiers as one change, and Delete takes them away; an
	// error is told by then. They may be nil together with the two edits.
	Many         func(ids []dossier.ID, edit desk.Edit, done func(changed int, err error))
	Delete       func(ids []dossier.ID, done func(deleted int, err error))
	Charged      func(dossier.Charge) desk.Edit
	CheckedToday func() desk.Edit
	Undo         func() // may be nil

	Open      func(dossier.ID)
	OpenNames func(dossier.ID) // at its names; may be nil
	New       func()
	Brief     func(ids []dossier.ID)
	Compare   func(a, b dossier.ID) // may be nil
	Copy      func(name string)     // onto the clipboard; may be nil
	Sample    func()                // opens the sample beside this vault; may be nil
	Manual    func()                // may be nil
	Status    func(left string)     // a line for the window's foot
	AskAsOf   func()                // lets a person choose the as-of day
	Focus     func(fyne.Focusable)
	Menu      func() // the menu's items are others now; may be nil

	// After is the timer of typing, for tests; nil is the clock's.
	After func(d time.Duration, f func()) (stop func() bool)
}

// Screen is the list of dossiers.
type Screen struct {
	opts Options
	asOf dossier.Day

	root     fyne.CanvasObject
	body     *fyne.Container // the list, with what is above and below it
	top      *fyne.Container
	query    *widgets.Entry
	problem  *widgets.Text
	filters  []*filter
	chips    *fyne.Container
	narrow   *widgets.Chip
	panel    *fyne.Container // between the chips and the list, where something is asked
	heads    *widgets.Columns
	tick     *widgets.Tick // picks all
	list     *widgets.RowList
	empty    *fyne.Container
	bar      *fyne.Container
	foot     *widgets.Text
	day      *widgets.Chip
	brief    *widgets.Button
	pictures *widgets.Pictures
	search   job.Latest[answer]
	typing   job.Delay

	next      dossier.ID // to move to, "" for none
	chosen    chosen
	kept      []kept
	found     desk.Found
	figures   *dossier.Figures          // of the whole vault; nil where they are to be worked out again
	matches   map[dossier.ID]desk.Match // where the search found who is shown
	picked    picks
	narrowing *narrowing     // nil while its panel is closed
	helps     bool           // the panel shows examples
	act       act            // what the bar asks for
	first     fyne.Focusable // in the bar, where one begins
	said      string         // what was done last, in the place of the bar
	saidUndo  bool           // and can be undone
	summary   string         // of the whole vault
	relaid    int            // how often the widths of the columns changed
}

// typingPause is how long typing rests before the list is searched: as long as
// the keys of one word that is typed by itself (pasted, or by a machine) are apart.
// The list is to be there within 50 ms of the key.
const typingPause = 10 * time.Millisecond

// New makes the screen; nothing is looked up before [Screen.Reload].
func New(o Options) *Screen {
	s := &Screen{opts: o, picked: picks{ids: map[dossier.ID]bool{}}}
	s.search.Place = o.Place
	s.typing = job.Delay{Place: o.Place, Quiet: typingPause, After: o.After}
	s.pictures = &widgets.Pictures{Place: o.Place, Load: o.Picture, OnCome: func() { s.list.Refresh() }}
	s.build()
	s.restore(o.State)
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "dossiers", say.T("Type to find, press Enter to open, Space to pick: what is picked can be briefed or changed together.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Reload searches again, as of a day.
func (s *Screen) Reload(asOf dossier.Day) {
	s.asOf, s.figures = asOf, nil
	s.find()
}

// Ask puts a query into the search box, in place of it and of the filters that
// were there; what it finds is shown with the next [Screen.Reload].
func (s *Screen) Ask(query string) {
	s.query.Put(query)
	s.chosen = nil
	s.showChips()
}

// Summary says in one line who is in the vault, as it was last counted; "" before.
func (s *Screen) Summary() string { return s.summary }

// FocusSearch puts the cursor into the search box.
func (s *Screen) FocusSearch() { s.focus(s.query) }

// FocusList lets the keys act on the list.
func (s *Screen) FocusList() { s.focus(s.list) }

// Escape leaves what is asked above or below the list, and else lets go of what is
// picked; false where there is nothing of it.
func (s *Screen) Escape() bool {
	switch {
	case s.panel.Visible():
		s.leavePanel()
	case s.act != actNone:
		s.end()
	case s.said != "":
		s.said = ""
		s.showBar()
	case len(s.picked.ids) > 0:
		s.pickNone()
	default:
		return false
	}
	return true
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil {
		s.opts.Focus(f)
	}
}

// Current is the dossier that the keys act on, "" for none.
func (s *Screen) Current() dossier.ID {
	if i := s.list.Current(); i < len(s.found.Rows) {
		return s.found.Rows[i].ID
	}
	return ""
}

// Go moves to a dossier; one that the list does not show yet, as soon as it does.
func (s *Screen) Go(id dossier.ID) {
	s.next = id
	for i, r := range s.found.Rows {
		if r.ID == id {
			s.next = ""
			s.list.Go(i)
		}
	}
}

func (s *Screen) build() {
	s.top = container.New(widgets.Stack(8))
	s.query = widgets.NewEntry(say.T("Search name, charge, prison, anything …"))
	s.query.Icon = theme.SearchIcon()
	s.query.OnEdited = func(string) { s.typing.Ask(s.find) }
	s.query.OnSubmitted = func(string) { s.typing.Now(); s.FocusList() }
	s.query.OnDown = func() { s.typing.Now(); s.FocusList() }
	s.query.OnEscape = func() { s.query.Put(""); s.find() }
	help := widgets.NewSignButton(theme.HelpIcon(), say.T("What one can search for"), s.toggleExamples)
	s.problem = widgets.NewShortText("", house.ColorHeld, house.SizeSmall, false)
	s.problem.Hide()
	create := widgets.NewButton(say.T("New dossier"), theme.ContentAddIcon(), s.opts.New)
	create.Importance = widget.HighImportance
	s.filters = allFilters()
	for _, f := range s.filters {
		f.chip = widgets.NewFilter(f.word, func() { s.choose(f.query) })
	}
	s.narrow = widgets.NewFilter(say.T("Filter")+"  ▾", s.toggleNarrowing)
	s.chips = container.New(widgets.Wrap(8))
	s.panel = container.NewStack()
	s.panel.Hide()
	s.top.Objects = []fyne.CanvasObject{
		container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), help, create), s.query),
		s.problem, s.chips, s.panel,
	}

	s.heads = s.newHeads()
	s.tick = widgets.NewTick(s.PickAll)
	s.list = s.newList()
	s.empty = container.NewStack()
	s.empty.Hide()
	s.bar = container.NewStack()
	s.bar.Hide()

	s.foot = widgets.NewShortText("", house.ColorQuiet, house.SizeText, false)
	s.day = widgets.NewFact("", func() { s.opts.AskAsOf() })
	s.brief = widgets.NewButton(say.T("Brief all"), theme.NavigateNextIcon(), s.onBrief)
	s.brief.Importance = widget.HighImportance
	s.brief.IconPlacement = widget.ButtonIconTrailingText

	header := container.NewStack(s.heads, container.New(widgets.Inset(tickLeft, 0), container.NewHBox(container.NewCenter(
		container.NewGridWrap(fyne.NewSquareSize(tickSize), s.tick)))))
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1,
		between(container.New(widgets.Stack(0), header, widget.NewSeparator()), container.NewStack(s.list, s.empty), nil))
	bottom := container.New(widgets.Stack(6), s.bar,
		container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), container.NewCenter(s.day), s.brief), s.foot))
	s.body = between(container.New(widgets.Inset(0, 4), s.top), card, container.New(widgets.Inset(0, 6), bottom))
	s.root = container.New(widgets.Inset(16, 12), s.body)
	s.showChips()
}

// between gives the middle the room that what is above and below it leaves. Tab
// goes through them as they stand: Fyne's own has the middle first.
func between(above, middle, below fyne.CanvasObject) *fyne.Container {
	c := container.New(layout.NewBorderLayout(above, below, nil, nil), above, middle)
	if below != nil {
		c.Add(below)
	}
	return c
}

func (s *Screen) newList() *widgets.RowList {
	l := widgets.NewRowList(
		func() int { return len(s.found.Rows) },
		func() fyne.CanvasObject { return newRow(s.heads, s.togglePick) },
		func(i int, o fyne.CanvasObject) { s.update(i, o.(*row)) })
	l.OnOpen = func(i int) { s.opts.Open(s.found.Rows[i].ID) }
	l.OnPick = func(i int) { s.togglePick(s.found.Rows[i].ID) }
	l.OnRange = s.pickRange
	l.OnPickAll = s.PickAll
	l.OnDelete = func(int) { s.DeletePicked() }
	l.OnMenu = s.menu
	if s.opts.OpenNames != nil {
		l.OnRename = func(i int) { s.opts.OpenNames(s.found.Rows[i].ID) }
	}
	l.Name = func(i int) string { return s.found.Rows[i].Name }
	l.Now = s.opts.Now
	return l
}
