//go:build !headless

// Package packets is the screen of the ledger: who got which packet when, in which
// copies, which of them are out of date, and whether a file is one of them.
package packets

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/edit"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Options are what the screen needs of the desk and of the window around it. Packets,
// News, RecordedBy, Draft, Save and Sum run off the goroutine that draws.
type Options struct {
	Place      job.Place
	Now        func() time.Time
	ReadOnly   bool // what is typed is not taken
	View       func() *dossier.View
	Packets    func() []desk.Recorded // the newest first
	News       func(packet dossier.ID) (desk.PacketNews, error)
	RecordedBy func(packet dossier.ID) (device string, at time.Time, err error)
	Draft      func(base, now *dossier.Packet) error
	Save       func(base, now *dossier.Packet) error
	FindFile   func(sha256 string) (p *dossier.Packet, copyNumber int)
	Sum        func(ctx context.Context, path string) (sha256 string, err error)

	// Keep does work that is finished before the vault is closed.
	Keep        func(work func() error, done func(error))
	ChooseFile  func(chosen func(path string))
	MakeNews    func(packet dossier.ID) // puts a note of what is new since it together
	MakeAgain   func(packet dossier.ID) // puts the same order together, as of today
	ShowMeeting func(dossier.ID)
	ShowDossier func(dossier.ID)
	Status      func(left, right string)
	Fail        func(error)
	Unsaved     func(error) // each save that failed
	Copied      func(text string)
	Copy        func(text string) // onto the clipboard
	Focus       func(fyne.Focusable)
	Back        func()
}

// which packets are listed.
type which int

const (
	all which = iota
	stale
	out // copies of which somebody has
)

// Screen is the list of packets, and the one that is picked.
type Screen struct {
	opts Options

	packets  []desk.Recorded // of the ledger
	rows     []desk.Recorded // that are listed
	which    which
	judging  job.Latest[[]desk.Recorded]
	looking  job.Latest[found]
	summing  job.Latest[string]
	picked   dossier.ID
	now      *dossier.Packet // as typed
	session  *edit.Session[dossier.Packet]
	sessions int // how many there were, to know a late word of an older one
	left     bool

	root    fyne.CanvasObject
	list    *widgets.RowList
	filters [3]*widgets.Chip
	told    *widgets.Note // of a file that was looked for
	saved   *widgets.Word
	right   *container.Scroll
	news    *fyne.Container
	who     *widgets.Text // recorded it
}

// found is what is read of a packet that is picked.
type found struct {
	device string
	at     time.Time
	news   desk.PacketNews
	failed error // why the news cannot be told
}

// New makes the screen; with the ID of a packet, that one is picked.
func New(o Options, id dossier.ID) *Screen {
	s := &Screen{opts: o, picked: id}
	s.judging.Place, s.looking.Place, s.summing.Place = o.Place, o.Place, o.Place
	s.build()
	s.judge()
	return s
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "packets", say.T("Each packet that was recorded: who has which copy, and whether it still tells what is known. Drop a file onto the window to learn whether it is one of them.")
}

// Focus puts the cursor where one begins.
func (s *Screen) Focus() { s.focus(s.list) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil && !s.left {
		s.opts.Focus(f)
	}
}

// Back leaves what is picked for the list, and the list for where one came from.
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
	s.looking.Cancel()
	s.summing.Cancel()
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
	s.end()
	s.judge()
}

func (s *Screen) build() {
	s.list = widgets.NewRowList(func() int { return len(s.rows) }, newRow, func(i int, o fyne.CanvasObject) {
		o.(*row).put(s.rows[i], s.meetingOf(s.rows[i]), s.rows[i].ID == s.picked)
	})
	s.list.OnOpen, s.list.OnGo = s.pickRow, s.pickRow
	s.list.Name, s.list.Now = func(i int) string { return s.rows[i].Number }, s.opts.Now
	chips := container.New(widgets.Wrap(6))
	for i := range s.filters {
		s.filters[i] = widgets.NewFilter("", func() {
			s.which = which(i)
			s.filter()
		})
		chips.Add(s.filters[i])
	}
	s.told = widgets.NewNote(widgets.Good, "")
	s.saved = widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	ask := widgets.NewButton(say.T("Is this file one of ours?"), theme.SearchIcon(), func() { s.opts.ChooseFile(s.LookFor) })
	head := container.NewBorder(nil, container.New(widgets.Stack(4), chips, s.told), nil, ask, widgets.NewShortText(say.T("Packets"), "", house.SizeTitle, true))
	s.right = container.NewVScroll(container.NewStack())
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), head), nil, nil, nil,
		container.New(widgets.Panes(320, 0, 14, 380),
			widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 6, s.list),
			widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.right))))
}

func (s *Screen) meetingOf(p desk.Recorded) *dossier.Meeting {
	return s.opts.View().Meeting(p.Ordered.Meeting)
}

// judge reads the ledger, and which packets are out of date.
func (s *Screen) judge() {
	if s.packets == nil {
		s.say(say.T("Reading the ledger …"))
	}
	packets := s.opts.Packets
	s.judging.Run(func(context.Context) ([]desk.Recorded, error) { return packets(), nil }, func(l []desk.Recorded, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		s.packets = l
		s.filter()
	})
}

func (w which) has(p desk.Recorded) bool {
	switch w {
	case stale:
		return p.Stale
	case out:
		return len(outside(p.Packet)) > 0
	}
	return true
}

// outside are the copies of a packet that somebody has.
func outside(p *dossier.Packet) []dossier.PacketCopy {
	var l []dossier.PacketCopy
	for _, c := range p.Copies {
		if c.Returned.IsZero() {
			l = append(l, c)
		}
	}
	return l
}

// filter lists the packets that are wanted, and shows the one that is picked.
func (s *Screen) filter() {
	var counts [3]int
	s.rows = nil
	at := -1
	for _, p := range s.packets {
		for w := range counts {
			if which(w).has(p) {
				counts[w]++
			}
		}
		if s.which.has(p) {
			if p.ID == s.picked {
				at = len(s.rows)
			}
			s.rows = append(s.rows, p)
		}
	}
	s.filters[all].Set(say.T("All %s", counts[all]))
	s.filters[stale].Set(say.T("Out of date %s", counts[stale]))
	s.filters[out].Set(say.T("Copies not returned %s", counts[out]))
	for i, c := range s.filters {
		c.Choose(which(i) == s.which)
	}
	s.list.Refresh()
	switch {
	case len(s.packets) == 0:
		s.say(say.T("No packet is recorded yet. On the screen Briefing, let a packet be recorded when it is exported: later this list tells who has it, and what is new since."))
	case len(s.rows) == 0:
		s.say(say.T("0 of %s: a filter is on.", len(s.packets)))
	default:
		s.show(s.rows[max(at, 0)])
		s.list.Refresh()
	}
}

// say shows a sentence in place of a packet.
func (s *Screen) say(text string) {
	s.end()
	s.right.Content = container.New(widgets.Inset(18, 16), task.Prose(text))
	s.right.Refresh()
}

func (s *Screen) pickRow(i int) {
	if p := s.rows[i]; p.ID != s.picked {
		s.show(p)
		s.list.Refresh()
	}
}

// begin takes a packet as the vault has it, and a session to note what became of its
// copies.
func (s *Screen) begin(p *dossier.Packet) {
	id := p.ID
	base := s.opts.View().Packet(id)
	if base == nil {
		base = p
	}
	s.now = edit.ClonePacket(base)
	s.sessions++
	mine := s.sessions
	s.session = edit.OpenIn(edit.Keeper[dossier.Packet]{Draft: s.opts.Draft, Save: s.opts.Save, Now: func() *dossier.Packet { return s.opts.View().Packet(id) }}, base,
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

func (s *Screen) end() {
	if s.session == nil {
		return
	}
	old := s.session
	s.session = nil
	s.opts.Keep(old.Close, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		}
	})
}

func (s *Screen) changed() {
	if s.session != nil && !s.opts.ReadOnly {
		s.session.Changed(s.now)
	}
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
	}
}
