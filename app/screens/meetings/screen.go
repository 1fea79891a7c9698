//go:build !headless

// Package meetings is the screen of the meetings: what was asked of whom, what
// they promised, which packets they hold, and which of those are out of date.
//
// What is typed goes to an [edit.Session]; there is no button to save.
package meetings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/edit"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it. Draft,
// Save, Delete and Packets run off the goroutine that draws.
type Options struct {
	Place    job.Place
	Now      func() time.Time
	ReadOnly bool // what is typed is not taken
	View     func() *dossier.View
	NewID    func() dossier.ID
	Draft    func(base, now *dossier.Meeting) error
	Save     func(base, now *dossier.Meeting) error
	Delete   func(dossier.ID) error
	Packets  func() []desk.Recorded // of the ledger, the newest first

	// Keep does work that is finished before the vault is closed.
	Keep       func(work func() error, done func(error))
	Brief      func(meeting dossier.ID) // puts a briefing for it together
	News       func(packet dossier.ID)  // puts a note of what is new since a packet together
	ShowPacket func(packet dossier.ID)  // goes to it in the ledger
	Status     func(left, right string)
	Fail       func(error)
	Unsaved    func(error) // each save that failed
	Copied     func(text string)
	Focus      func(fyne.Focusable)
	Back       func()
}

// Screen is the list of meetings, and the one that is picked.
type Screen struct {
	opts Options

	rows    []row
	packets []desk.Recorded
	judging job.Latest[[]desk.Recorded]

	id       dossier.ID       // of the meeting that is picked; "" for none
	now      *dossier.Meeting // as typed; the goroutine that draws alone
	session  *edit.Session[dossier.Meeting]
	sessions int // how many there were, to know a late word of an older one

	root  fyne.CanvasObject
	list  *widgets.RowList
	count *widgets.Text
	saved *widgets.Word
	right *container.Scroll
	form  *form
	left  bool // it is not shown any more
}

// New makes the screen; with the ID of a meeting, that one is picked.
func New(o Options, id dossier.ID) *Screen {
	s := &Screen{opts: o}
	s.judging.Place = o.Place
	s.build()
	s.load()
	if id != "" {
		s.pick(id)
	} else if len(s.rows) > 0 {
		s.pick(s.rows[0].meeting.ID)
	} else {
		s.showNothing()
	}
	s.judge()
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "meetings", say.T("What was asked at each meeting, what was promised and until when, and which packets lie with whom: promises that are overdue stand first.")
}

// Focus puts the cursor where one begins.
func (s *Screen) Focus() { s.focus(s.list) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// Back leaves the form for the list, and the list for where one came from.
func (s *Screen) Back() {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.root)
	if c != nil && c.Focused() != nil && c.Focused() != fyne.Focusable(s.list) {
		s.focus(s.list)
		return
	}
	s.opts.Back()
}

// Leave settles what was typed. The screen is then not shown again.
func (s *Screen) Leave() {
	s.left = true
	s.judging.Cancel()
	s.end()
}

// Pending reports whether something was typed that is no change yet.
func (s *Screen) Pending() bool { return s.session != nil && s.session.Pending() }

// Settling gives what makes a change of what is typed now and waits for the disk; call
// that off the goroutine that draws.
func (s *Screen) Settling() func() error {
	if s.session == nil {
		return func() error { return nil }
	}
	return s.session.Settling()
}

// Renew shows anew what something else than typing has changed.
func (s *Screen) Renew() {
	id := s.id
	s.end()
	s.load()
	if id == "" || s.opts.View().Meeting(id) == nil {
		s.showNothing()
	} else {
		s.pick(id)
	}
	s.judge()
}

func (s *Screen) build() {
	s.list = widgets.NewRowList(func() int { return len(s.rows) }, newRow, func(i int, o fyne.CanvasObject) {
		o.(*rowView).put(s.rows[i], s.rows[i].meeting.ID == s.id)
	})
	s.list.OnOpen = func(i int) { s.pick(s.rows[i].meeting.ID) }
	s.list.OnEnter = func(i int) {
		s.pick(s.rows[i].meeting.ID)
		s.form.begin()
	}
	s.list.OnGo = func(i int) { s.pick(s.rows[i].meeting.ID) }
	s.list.OnDelete = func(int) { s.remove() }
	s.list.Name, s.list.Now = func(i int) string { return nameOf(s.rows[i].meeting) }, s.opts.Now
	s.count = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	s.saved = widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	add := widgets.NewButton(say.T("New meeting"), theme.ContentAddIcon(), s.add)
	if s.opts.ReadOnly {
		add.Disable()
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(add), container.New(widgets.Stack(0),
		widgets.NewShortText(say.T("Meetings"), "", house.SizeTitle, true), s.count))
	s.right = container.NewVScroll(container.NewStack())
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(300, 0, 14, 380),
			widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 6, s.list),
			widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.right))))
}

func (s *Screen) today() dossier.Day { return dossier.DayOf(s.opts.Now()) }

// load takes the meetings as the vault has them.
func (s *Screen) load() {
	s.rows = rowsOf(s.opts.View().Meetings, s.packets, s.today())
	s.list.Refresh()
	overdue := 0
	for _, r := range s.rows {
		overdue += r.overdue
	}
	text := say.N(len(s.rows), "%s meeting", "%s meetings")
	if overdue > 0 {
		text += " · " + say.N(overdue, "%s promise is overdue", "%s promises are overdue")
	}
	s.count.Set(text)
}

// judge finds out which packets are out of date.
func (s *Screen) judge() {
	packets := s.opts.Packets
	s.judging.Run(func(context.Context) ([]desk.Recorded, error) { return packets(), nil }, func(l []desk.Recorded, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		s.packets = l
		s.load()
		if s.form != nil {
			s.form.showHeld()
		}
	})
}

// begin takes a meeting as the vault has it, and a session to edit it.
func (s *Screen) begin(id dossier.ID) {
	base := s.opts.View().Meeting(id)
	s.id, s.now = id, edit.CloneMeeting(base)
	if s.now == nil {
		s.now = &dossier.Meeting{ID: id}
	}
	s.sessions++
	mine := s.sessions
	kept := func() *dossier.Meeting { return s.opts.View().Meeting(id) }
	s.session = edit.OpenIn(edit.Keeper[dossier.Meeting]{Draft: s.opts.Draft, Save: s.opts.Save, Now: kept}, base,
		edit.Options{OnState: func(state edit.State, err error) {
			back := s.opts.Place.Back
			if back == nil {
				return // a test without a second goroutine looks at the store
			}
			back(func() {
				if !s.left && (mine == s.sessions || state == edit.Failed) {
					s.showState(state, err)
				}
			})
		}})
}

// end settles what was typed about the meeting that is picked.
func (s *Screen) end() {
	if s.session == nil {
		return
	}
	old := s.session
	s.session, s.form, s.id = nil, nil, ""
	s.opts.Keep(old.Close, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		}
		if !s.left {
			s.load()
		}
	})
}

// pick shows a meeting.
func (s *Screen) pick(id dossier.ID) {
	if id == s.id {
		return
	}
	s.end()
	s.begin(id)
	s.saved.Hide()
	s.rebuild()
	s.list.Refresh()
}

// rebuild makes the form anew.
func (s *Screen) rebuild() {
	s.form = newForm(s)
	s.right.Content = s.form.root
	s.right.Refresh()
}

func (s *Screen) showNothing() {
	s.id, s.form = "", nil
	text := widget.NewLabel(widgets.Breakable(say.T("No meeting yet. Write down when you meet whom: the packet then names the meeting, and what was promised is not forgotten.")))
	if len(s.rows) > 0 {
		text.SetText(widgets.Breakable(say.T("Pick a meeting at the left.")))
	}
	text.Wrapping = fyne.TextWrapWord
	s.right.Content = container.New(widgets.Inset(12, 12), text)
	s.right.Refresh()
	s.list.Refresh()
}

// add begins a new meeting; it is written with the first letter typed.
func (s *Screen) add() {
	s.pick(s.opts.NewID())
	s.right.ScrollToTop()
	s.form.begin()
}

// remove takes the picked meeting away. Undo brings it back.
func (s *Screen) remove() {
	id, session := s.id, s.session
	if id == "" || s.opts.ReadOnly {
		return
	}
	there := s.opts.View().Meeting(id) != nil
	s.focus(nil)
	s.session = nil
	s.showNothing()
	s.opts.Keep(func() error {
		if err := session.Close(); err != nil {
			return err
		}
		if !there && s.opts.View().Meeting(id) == nil {
			return nil // nothing was ever typed
		}
		return s.opts.Delete(id)
	}, func(err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		if s.left {
			return
		}
		s.load()
		s.showNothing()
		s.focus(s.list)
		s.opts.Status(say.T("The meeting is deleted."), say.T("%s brings it back", say.Keys("Z", false)))
	})
}

// changed is called after each change of s.now.
func (s *Screen) changed() {
	if s.opts.ReadOnly {
		s.now = edit.CloneMeeting(s.opts.View().Meeting(s.id))
		s.rebuild()
		return
	}
	s.session.Changed(s.now)
}

func (s *Screen) settleSoon() {
	if s.session != nil {
		s.session.SettleSoon()
	}
}

// showState is told how far the typing has come.
func (s *Screen) showState(state edit.State, err error) {
	s.saved.Show()
	switch state {
	case edit.Typing:
		s.saved.Set(say.T("saving …"), house.ColorQuiet, house.ColorChip)
	case edit.Failed:
		s.saved.Set(say.T("not saved"), house.ColorHeld, house.ColorHeldPale)
		s.opts.Status(say.Problem(err), say.T("Not saved: it is tried again with the next change"))
		s.opts.Unsaved(err)
	default:
		s.saved.Set(say.T("saved"), house.ColorQuiet, house.ColorChip)
		s.load()
	}
}
