//go:build !headless

// Package dossiers is the screen that lists the dossiers: search, filters, the
// list itself, and what is picked for a briefing.
package dossiers

import (
	"context"
	"image"
	"time"

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
// Find, Count and Picture are called off the goroutine that draws.
type Options struct {
	Place   job.Place
	Now     func() time.Time
	Find    func(query string, filters []string, chosen int, asOf dossier.Day) (f desk.Found, counts []int, err error)
	Count   func(ids []dossier.ID, asOf dossier.Day) dossier.Figures
	Picture func(sha256 string, w, h int) (image.Image, error)

	Open    func(dossier.ID)
	New     func()
	Brief   func(ids []dossier.ID)
	Status  func(left string) // a line for the window's foot
	AskAsOf func()            // lets a person choose the as-of day
	Focus   func(fyne.Focusable)
}

// Screen is the list of dossiers.
type Screen struct {
	opts Options
	asOf dossier.Day

	root     fyne.CanvasObject
	top      *fyne.Container
	query    *widgets.Entry
	problem  *widgets.Text
	filters  []*filter
	chips    *fyne.Container
	list     *widgets.RowList
	header   *row
	empty    *widget.Label
	foot     *widgets.Text
	day      *widgets.Chip
	brief    *widgets.Button
	pictures *widgets.Pictures
	search   job.Latest[answer]
	typing   job.Delay

	next   dossier.ID // to move to, "" for none
	chosen int        // of filters
	found  desk.Found
	picked map[dossier.ID]bool
}

// answer is what a search gives.
type answer struct {
	found   desk.Found
	figures dossier.Figures
	counts  []int // per filter
}

// typingPause is how long typing rests before the list is searched: as long as
// the keys of one word that is typed by itself (pasted, or by a machine) are apart.
// The list is to be there within 50 ms of the key.
const typingPause = 10 * time.Millisecond

// New makes the screen; nothing is looked up before [Screen.Reload].
func New(o Options) *Screen {
	s := &Screen{opts: o, picked: map[dossier.ID]bool{}}
	s.search.Place = o.Place
	s.typing = job.Delay{Place: o.Place, Quiet: typingPause}
	s.pictures = &widgets.Pictures{Place: o.Place, Load: o.Picture, OnCome: func() { s.list.Refresh() }}
	s.build()
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
	s.asOf = asOf
	s.find()
}

// Ask puts a query into the search box, in place of it and of the filters that
// were there; what it finds is shown with the next [Screen.Reload].
func (s *Screen) Ask(query string) {
	s.query.Put(query)
	s.filters[s.chosen].chip.Choose(false)
	s.chosen = 0
	s.filters[0].chip.Choose(true)
}

// FocusSearch puts the cursor into the search box.
func (s *Screen) FocusSearch() { s.focus(s.query) }

// FocusList lets the keys act on the list.
func (s *Screen) FocusList() { s.focus(s.list) }

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
	s.query = widgets.NewEntry(say.T("Search name, charge, prison, anything …"))
	s.query.Icon = theme.SearchIcon()
	s.query.OnEdited = func(string) { s.typing.Ask(s.find) }
	s.query.OnSubmitted = func(string) { s.typing.Now(); s.FocusList() }
	s.query.OnDown = func() { s.typing.Now(); s.FocusList() }
	s.query.OnEscape = func() { s.query.Put(""); s.find() }
	s.problem = widgets.NewShortText("", house.ColorHeld, house.SizeSmall, false)
	s.problem.Hide()
	create := widgets.NewButton(say.T("New dossier"), theme.ContentAddIcon(), s.opts.New)
	create.Importance = widget.HighImportance

	s.chips = container.New(widgets.Wrap(8))
	for i, f := range allFilters() {
		f.chip = widgets.NewFilter(f.word, func() { s.choose(i) })
		s.filters = append(s.filters, f)
		s.chips.Add(f.chip)
	}
	s.filters[0].chip.Choose(true)

	s.list = widgets.NewRowList(
		func() int { return len(s.found.Rows) },
		func() fyne.CanvasObject { return newRow(s.togglePick) },
		func(i int, o fyne.CanvasObject) { s.update(i, o.(*row)) })
	s.list.OnOpen = func(i int) { s.opts.Open(s.found.Rows[i].ID) }
	s.list.OnPick = func(i int) { s.togglePick(s.found.Rows[i].ID) }
	s.list.Name = func(i int) string { return s.found.Rows[i].Name }
	s.list.Now = s.opts.Now
	s.header = newHeader(s.PickAll)
	s.empty = widget.NewLabelWithStyle("", fyne.TextAlignCenter, fyne.TextStyle{})
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Hide()

	s.foot = widgets.NewShortText("", house.ColorQuiet, house.SizeText, false)
	s.day = widgets.NewFact("", func() { s.opts.AskAsOf() })
	s.brief = widgets.NewButton(say.T("Brief all"), theme.NavigateNextIcon(), s.onBrief)
	s.brief.Importance = widget.HighImportance
	s.brief.IconPlacement = widget.ButtonIconTrailingText

	s.top = container.New(widgets.Stack(8),
		container.NewBorder(nil, nil, nil, container.New(widgets.Inset(4, 0), create), s.query),
		s.problem, s.chips)
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1,
		container.NewBorder(container.New(widgets.Stack(0), s.header, widget.NewSeparator()), nil, nil, nil,
			container.NewStack(s.list, container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 120), s.empty)))))
	bottom := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(s.day), s.brief), s.foot)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(
		container.New(widgets.Inset(0, 4), s.top), container.New(widgets.Inset(0, 6), bottom), nil, nil, card))
}

// find asks the desk, off the goroutine that draws.
func (s *Screen) find() {
	text, chosen, asOf := s.query.Text, s.chosen, s.asOf
	filters := make([]string, len(s.filters))
	for i, f := range s.filters {
		filters[i] = f.query
	}
	find, count := s.opts.Find, s.opts.Count
	s.search.Run(func(context.Context) (answer, error) {
		found, counts, err := find(text, filters, chosen, asOf)
		if err != nil {
			return answer{}, err
		}
		return answer{found, count(nil, asOf), counts}, nil
	}, s.show)
}

func (s *Screen) show(a answer, err error) {
	if err != nil {
		s.problem.Set(say.Capital(err.Error()))
		s.problem.Show()
		s.top.Refresh()
		return
	}
	s.problem.Hide()
	here := s.Current()
	if s.next != "" {
		here = s.next
	}
	s.found = a.found
	for i, f := range s.filters {
		f.show(a.counts[i])
	}
	s.top.Refresh() // the widths of the chips have changed
	s.list.Refresh()
	s.Go(here)
	if len(s.found.Rows) == 0 {
		s.empty.SetText(s.whyEmpty())
		s.empty.Show()
	} else {
		s.empty.Hide()
	}
	s.showFoot()
	if s.opts.Status != nil {
		s.opts.Status(say.Words().Summary(a.figures) + " · " + say.Words().AsOf(s.asOf))
	}
}

// whyEmpty says why the list is empty, and what to do about it.
func (s *Screen) whyEmpty() string {
	switch {
	case s.found.Total == 0:
		return say.T("There is no dossier in this vault yet.\nBegin with New dossier.")
	case s.query.Text != "" && s.chosen > 0:
		return say.T("No dossier matches “%s” among “%s”.\nEsc empties the search box.", s.query.Text, s.filters[s.chosen].word)
	case s.query.Text != "":
		return say.T("No dossier matches “%s”.\nEsc empties the search box.", s.query.Text)
	}
	return say.T("No dossier is “%s”, %s.", s.filters[s.chosen].word, say.Words().AsOf(s.asOf))
}

func (s *Screen) choose(i int) {
	s.filters[s.chosen].chip.Choose(false)
	s.chosen = i
	s.filters[i].chip.Choose(true)
	s.find()
}

func (s *Screen) togglePick(id dossier.ID) {
	if s.picked[id] {
		delete(s.picked, id)
	} else {
		s.picked[id] = true
	}
	s.list.Refresh()
	s.showFoot()
}

// PickAll picks every row that is shown, or none if all are.
func (s *Screen) PickAll() {
	all := s.allPicked()
	for _, r := range s.found.Rows {
		if all {
			delete(s.picked, r.ID)
		} else {
			s.picked[r.ID] = true
		}
	}
	s.list.Refresh()
	s.showFoot()
}

func (s *Screen) allPicked() bool {
	for _, r := range s.found.Rows {
		if !s.picked[r.ID] {
			return false
		}
	}
	return len(s.found.Rows) > 0
}

// pickedIDs are those picked, in the order of the list, then those that the
// list does not show now; without any, the rows that are shown.
func (s *Screen) pickedIDs() []dossier.ID {
	var ids []dossier.ID
	shown := map[dossier.ID]bool{}
	for _, r := range s.found.Rows {
		shown[r.ID] = true
		if s.picked[r.ID] || len(s.picked) == 0 {
			ids = append(ids, r.ID)
		}
	}
	for id := range s.picked {
		if !shown[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

func (s *Screen) onBrief() {
	if ids := s.pickedIDs(); len(ids) > 0 {
		s.opts.Brief(ids)
	}
}

func (s *Screen) showFoot() {
	text := say.T("%s of %s", len(s.found.Rows), s.found.Total)
	button := say.T("Brief %s", len(s.found.Rows))
	if n := len(s.picked); n > 0 {
		text += " · " + say.N(n, "%s picked", "%s picked")
		button = say.T("Brief %s", n)
	}
	s.foot.Set(text)
	s.day.Set(say.Words().AsOf(s.asOf) + " ▾")
	s.brief.SetText(button)
	if len(s.pickedIDs()) == 0 {
		s.brief.Disable()
	} else {
		s.brief.Enable()
	}
	s.header.check.Set(s.allPicked())
}
