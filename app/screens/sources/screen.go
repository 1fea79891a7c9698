//go:build !headless

// Package sources is the screen of the sources: each once, with what is known of
// it, where it is named, and its archived copy.
package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/edit"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it. All
// that gives an error runs off the goroutine that draws, and List and Citations
// too.
type Options struct {
	Place    job.Place
	ReadOnly bool
	Source   func(dossier.ID) *dossier.Source // as the vault has it, drafts included; nil for none
	Draft    func(base, now *dossier.Source) error
	Save     func(base, now *dossier.Source) error
	NewID    func() dossier.ID

	List      func() []desk.SourceRow
	Citations func(dossier.ID) []desk.Citation
	Merge     func(into, from dossier.ID) error
	Delete    func(dossier.ID) error
	KeepCopy  func(id dossier.ID, original []byte) error
	ReadCopy  func(*dossier.Source) (dossier.Attachment, []byte, error)

	Keep        func(work func() error, done func(error)) // work that ends before the vault is closed
	ChooseFile  func(chosen func(name string, original []byte))
	ReadFile    func(path string, read func(name string, original []byte))
	SaveCopy    func(original []byte, mediaType string) // where a person says
	OpenOutside func(dossier.Attachment)
	Mend        func(id dossier.ID, part string) // goes to a part of a dossier
	Find        func(query string)               // goes to the dossiers that a query finds
	Undo, Redo  func()
	Back        func()
	Copied      func(text string) // onto the clipboard, out of a source
	Clip        func(text string) // puts something that is not private onto the clipboard
	Status      func(left, right string)
	Fail        func(error)
	Unsaved     func(error) // each save that failed
	Focus       func(fyne.Focusable)
}

// Screen is the sources.
type Screen struct {
	opts Options
	root fyne.CanvasObject
	left bool // it is not shown any more

	query  *widgets.Entry
	kinds  []*narrowing
	order  int // of [orders]
	chosen int
	chips  *fyne.Container
	list   *widgets.RowList
	empty  *widget.Label
	body   *container.Scroll
	halves *halves
	saved  *widgets.Word
	loaded job.Latest[[]desk.SourceRow]
	next   dossier.ID // to go to once it is listed

	all, rows []desk.SourceRow
	text      []string // of all, folded
	form      *form    // nil while none is picked
}

// session is that of the source that is open.
type session = edit.Session[dossier.Source]

// New makes the screen and lists the sources.
func New(o Options) *Screen {
	s := &Screen{opts: o}
	s.loaded.Place = o.Place
	s.build()
	s.load()
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "sources", say.T("Each source is kept once, for all dossiers: what you change here changes wherever it is named.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus puts the keyboard into the search box.
func (s *Screen) Focus() { s.focus(s.query) }

// Back closes the source that is open, or leaves the screen.
func (s *Screen) Back() {
	if s.form == nil {
		s.opts.Back()
		return
	}
	s.pick("")
	s.focus(s.list)
}

// Leave stops what goes on, and saves what was typed.
func (s *Screen) Leave() {
	s.left = true
	s.loaded.Cancel()
	s.closeForm()
}

// Pending reports whether something was typed that is no change yet.
func (s *Screen) Pending() bool { return s.form != nil && s.form.session.Pending() }

// Settling gives what makes what is typed now durable; call that off the goroutine that
// draws.
func (s *Screen) Settling() func() error {
	if s.form == nil {
		return func() error { return nil }
	}
	return s.form.session.Settling()
}

// Renew shows what something else than typing has changed.
func (s *Screen) Renew() {
	if s.form != nil {
		s.open(s.form.id)
	}
	s.load()
}

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

func (s *Screen) build() {
	s.query = widgets.NewEntry(say.T("Search title, author, publisher, address …"))
	s.query.Icon = theme.SearchIcon()
	s.query.OnEdited = func(string) { s.narrow() }
	s.query.OnEscape = func() {
		if s.query.Text == "" {
			s.Back()
			return
		}
		s.query.Put("")
		s.narrow()
	}
	s.query.OnDown = func() { s.focus(s.list) }
	s.query.OnSubmitted = func(string) { s.focus(s.list) }
	create := widgets.NewButton(say.T("New source"), theme.ContentAddIcon(), s.Create)
	create.Importance = widget.HighImportance
	if s.opts.ReadOnly {
		create.Disable()
	}
	s.kinds = []*narrowing{
		{words: say.T("All"), passes: func(desk.SourceRow) bool { return true }},
		{words: say.T("Not named"), passes: func(r desk.SourceRow) bool { return r.Cited == 0 }},
		{words: say.T("Perhaps twice"), passes: func(r desk.SourceRow) bool { return len(r.Alike) > 0 }},
		{words: say.T("No copy kept"), passes: func(r desk.SourceRow) bool { return r.Archive == "" }},
		{words: say.T("No grade"), passes: func(r desk.SourceRow) bool { return r.Reliability == "" }},
	}
	s.chips = container.New(widgets.Wrap(6))
	for i, k := range s.kinds {
		k.chip = widgets.NewFilter(k.words, func() { s.choose(i) })
		s.chips.Add(k.chip)
	}
	s.kinds[0].chip.Choose(true)
	s.chips.Add(s.orderChip())

	s.list = widgets.NewRowList(func() int { return len(s.rows) }, newRow,
		func(i int, o fyne.CanvasObject) { o.(*row).put(s.rows[i], s.form != nil && s.form.id == s.rows[i].ID) })
	s.list.OnOpen = func(i int) { s.pick(s.rows[i].ID) }
	s.list.OnEnter = func(i int) {
		s.pick(s.rows[i].ID)
		s.form.focusFirst()
	}
	s.list.OnDelete = func(i int) { s.remove(s.rows[i].ID) }
	s.empty = widget.NewLabelWithStyle("", fyne.TextAlignCenter, fyne.TextStyle{})
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Hide()
	s.saved = widgets.NewWord("", house.ColorQuiet, house.ColorChip)

	head := container.NewBorder(nil, nil, widgets.NewText(say.T("Sources"), "", house.SizeTitle, true), container.New(widgets.Row(8), container.NewCenter(s.saved), create))
	left := container.New(widgets.Below(8, 180), container.New(widgets.Stack(8), s.query, s.chips),
		widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 6, container.NewStack(s.list, container.NewVBox(s.empty))))
	s.body = container.NewVScroll(container.NewStack())
	s.halves = &halves{gap: 14, left: 0.44, open: func() bool { return s.form != nil }}
	right := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(s.halves, left, right)))
	s.showNothing()
}

// pick opens a source; "" closes the one that is open.
func (s *Screen) pick(id dossier.ID) {
	if id == "" {
		s.closeForm()
		s.showNothing()
		s.list.Refresh()
		return
	}
	if s.form != nil && s.form.id == id {
		return
	}
	s.open(id)
	s.list.Refresh()
}

// Create opens a source that is written with the first letter typed.
func (s *Screen) Create() {
	if s.opts.ReadOnly {
		return
	}
	s.open(s.opts.NewID())
	s.list.Refresh()
	s.form.focusFirst()
}

func (s *Screen) open(id dossier.ID) {
	s.closeForm()
	s.form = newForm(s, id)
	s.body.Offset = fyne.Position{}
	content := container.New(widgets.Stack(8), s.form.root)
	if s.halves.folded { // the list is out of sight
		content.Objects = []fyne.CanvasObject{container.NewHBox(widgets.NewQuietButton(say.T("All sources"), theme.NavigateBackIcon(), s.Back)), s.form.root}
	}
	s.body.Content = container.New(widgets.Inset(18, 16), content)
	s.body.Refresh()
	s.root.Refresh()
}

// closeForm saves what was typed about the source that is open.
func (s *Screen) closeForm() {
	f := s.form
	if f == nil {
		return
	}
	s.form = nil
	f.closed = true
	if f.changed {
		s.next = f.id
	}
	s.opts.Keep(f.session.Close, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		}
		if f.changed && !s.left {
			s.load()
		}
	})
}

func (s *Screen) showNothing() {
	s.body.Content = container.New(widgets.Inset(18, 16), task.Prose(say.T("Pick a source to see what is known of it, where it is named, and the copy that was kept.")))
	s.body.Refresh()
	s.root.Refresh()
	s.saved.Set("", house.ColorQuiet, house.ColorChip)
	s.saved.Hide()
}
