//go:build !headless

// Package person is the screen of one dossier: its parts at the left, the form
// in the middle, and at the right the profile as an audience would see it.
//
// What is typed goes to an [edit.Session]; there is no button to save.
package person

import (
	"context"
	"errors"
	"image"
	"slices"
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
	"habeas/dossier/words"
	"habeas/export/chart"
)

// Options are what the screen needs of the desk and of the window around it.
// Brief, AddPhoto, Attach, Picture, Vocabulary, Alike, Pick and SaveSource run off the goroutine that draws.
type Options struct {
	Place      job.Place
	Now        func() time.Time
	Store      edit.Store
	ReadOnly   bool // what is typed is not taken
	NewID      func() dossier.ID
	SaveSource func(base, now *dossier.Source) error
	Past       Past
	Brief      func(context.Context, dossier.ID, dossier.Audience) (*desk.Briefing, error)
	AddPhoto   takesFile // as the portrait
	Attach     takesFile // as what it is
	Vocabulary func() *desk.Vocabulary
	Alike      func(id dossier.ID, names []string) []desk.Alike
	Disputed   func(id dossier.ID) []desk.Disputed
	Pick       func(what desk.Disputed, n int) error
	Cases      Cases
	Picture    func(sha256 string, w, h int) (image.Image, error)

	CanUndo, CanRedo func() bool
	Undo, Redo       func()
	Back             func()
	BriefThis        func(dossier.ID)
	OpenOther        func(dossier.ID)
	Compare          func(with dossier.ID)
	ChoosePicture    func(chosen func(fileName string, data []byte))
	ChooseFile       func(chosen func(fileName string, data []byte))
	PastePicture     func(pasted func(fileName string, data []byte)) // from the clipboard
	Status           func(left, right string)
	Fail             func(error)
	Edited           func()                   // something was changed here
	TakenAway        func(said string)        // an item, which undo brings back
	Unsaved          func(error)              // each save that failed
	OpenOutside      func(dossier.Attachment) // in another program
	Copied           func(text string)        // onto the clipboard, out of the dossier
	Focus            func(fyne.Focusable)
	Ask              func(Question)
	// Choose shows things to be picked in front of the screen, until done.
	Choose func(title string, content fyne.CanvasObject, done func())
}

// Question is something to be agreed to, or not, in front of the screen.
type Question struct {
	Title, Yes string
	Content    fyne.CanvasObject
	Size       fyne.Size
	Then       func(yes bool)
}

// Cases are where what several people share is written; a desk is one.
type Cases interface {
	DraftCase(base, now *dossier.Case) error
	SaveCase(base, now *dossier.Case) error
	DeleteCase(id dossier.ID) error
}

// takesFile takes a file into a dossier; it is a method of a desk.
type takesFile = func(ctx context.Context, id dossier.ID, fileName string, original []byte) (dossier.Attachment, error)

// Screen is one dossier on the screen.
type Screen struct {
	opts     Options
	id       dossier.ID
	asOf     dossier.Day
	view     *dossier.View    // as the vault has it, cases and sources beside the dossier
	now      *dossier.Dossier // as typed; the goroutine that draws alone
	disputed []desk.Disputed  // what copies of the vault disagree on
	session  *edit.Session[dossier.Dossier]
	sessions int     // how many there were, to know a late word of an older one
	cases    sharing // those that are edited here

	root       fyne.CanvasObject
	head       *fyne.Container
	name       *widgets.Text
	other      *widgets.Text
	mark       *widgets.Mark
	status     *widgets.Text
	saved      *widgets.Word
	undo, redo *widgets.Button
	canUndo    bool
	canRedo    bool
	rail       []*widgets.RailItem
	layer      *widgets.Layer // of what completes an entry
	panes      *fyne.Container
	body       *container.Scroll
	form       *form
	part       int
	openEvent  dossier.ID // whose editor is open, "" for none
	openCase   dossier.ID // that is shown whole, "" for none
	languages  []string   // in the order of their columns; nil before they were looked at
	freshEvent dossier.ID // just added; it goes to its place when it has a date
	preview    *preview
	history    *history
	alikes     *alikes // of the part with the names; nil before it was shown

	vocabulary *desk.Vocabulary // of the vault; nil until it was worked out

	intakes     []intake // files on their way in, the first at work
	sourceEdits *edit.Sources
	newSources  []dossier.ID // added here, and perhaps named by no item yet
}

// New makes the screen for a dossier of the store, or for a new one where the
// store has none of that ID.
func New(o Options, id dossier.ID, asOf dossier.Day, audience dossier.Audience) *Screen {
	s := &Screen{opts: o, id: id, asOf: asOf}
	s.begin()
	if len(s.now.Names) == 0 {
		// Ready to be typed; it is no change before it is.
		s.now.Names = []dossier.Name{{Item: dossier.Item{ID: o.NewID()}, Role: dossier.NameInPrint}}
	}
	s.sourceEdits = &edit.Sources{
		Save:    o.SaveSource,
		Base:    func(id dossier.ID) *dossier.Source { return o.Store.View().Source(id) },
		OnState: s.told(func() bool { return true }),
	}
	s.preview = newPreview(s, audience)
	s.history = newHistory(s)
	s.build()
	s.showPart(0)
	s.preview.renew()
	return s
}

// begin takes the dossier as the store has it, and a session to edit it.
func (s *Screen) begin() {
	s.view = s.opts.Store.View()
	base := s.view.Dossier(s.id)
	s.now = edit.Clone(base)
	if s.now == nil {
		s.now = &dossier.Dossier{ID: s.id}
	}
	s.disputed = s.opts.Disputed(s.id)
	s.sessions++
	mine := s.sessions
	s.session = edit.Open(s.opts.Store, s.id, base, edit.Options{OnState: s.told(func() bool { return mine == s.sessions })})
	s.askUndo()
}

// askUndo finds out what can be undone. That waits while the log is read, or the disk
// written.
func (s *Screen) askUndo() {
	type can struct{ undo, redo bool }
	mine := s.sessions
	job.Run(s.opts.Place, func(context.Context) (can, error) { return can{s.opts.CanUndo(), s.opts.CanRedo()}, nil }, func(c can, _ error) {
		if mine != s.sessions {
			return
		}
		s.canUndo, s.canRedo = c.undo, c.redo
		if s.undo != nil && !s.preview.closed { // else it is being built
			s.showSaved()
		}
	})
}

// told brings a state to the goroutine that draws, where it is of interest
// only while current says so; a failure always is.
func (s *Screen) told(current func() bool) func(edit.State, error) {
	return func(state edit.State, err error) {
		back := s.opts.Place.Back
		if back == nil {
			return // a test without a second goroutine looks at the store
		}
		view := s.opts.Store.View() // waits while the disk is written, so not there
		undo, redo := s.opts.CanUndo(), s.opts.CanRedo()
		back(func() {
			s.view, s.canUndo, s.canRedo = s.cases.over(view), undo, redo
			if current() || state == edit.Failed {
				s.showState(state, err)
			}
		})
	}
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "person", say.T("What you type is saved as you type. Each fact carries its sources and says who may see it; at the right stands what that audience would read.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.layer.Object() }

// ID is the dossier's.
func (s *Screen) ID() dossier.ID { return s.id }

// Audience is whom the preview is for.
func (s *Screen) Audience() dossier.Audience { return s.preview.audience }

// Pending reports whether something was typed that is no change yet.
func (s *Screen) Pending() bool {
	return s.session.Pending() || s.sourceEdits.Pending() || slices.ContainsFunc(s.cases.sessions(), (*edit.Session[dossier.Case]).Pending)
}

// Settling gives what makes a change of what is typed now and waits for the disk; call
// that off the goroutine that draws.
func (s *Screen) Settling() func() error {
	settle := []func() error{s.sourceEdits.Flush}
	for _, c := range s.cases.sessions() { // a case is there before a dossier names it
		settle = append(settle, c.Settling())
	}
	settle = append(settle, s.session.Settling())
	return func() (err error) {
		for _, f := range settle {
			err = errors.Join(err, f())
		}
		return err
	}
}

// Close settles and ends the session; call it off the goroutine that draws.
func (s *Screen) Close() error {
	return errors.Join(s.sourceEdits.Flush(), closeAll(s.cases.sessions()), s.session.Close())
}

// Leave stops what is drawn in the background. The screen is then not shown again.
func (s *Screen) Leave() {
	s.dropUntouched()
	s.preview.close()
	s.history.leave()
	if s.alikes != nil {
		s.alikes.close()
	}
}

// Renew shows the dossier anew after something else than typing has changed
// it: undo, redo, a photograph. It reports whether the dossier is still there.
func (s *Screen) Renew() bool {
	if s.Pending() { // typed while that was on its way
		s.renewSettled()
		return true
	}
	old, shared := s.session, s.cases.drop()
	before := s.shape()
	s.begin()
	go func() { _ = errors.Join(closeAll(shared), old.Close()) }() // they have nothing left to write
	if s.view.Dossier(s.id) == nil {
		return false
	}
	s.history.read = false
	if s.shape() == before && s.Model() != "sources" { // those are not the dossier's own
		s.form.renew()
	} else {
		at := control{s.form.itemAtKeys(), "begin"}
		s.rebuildAt(at)
	}
	s.showHead()
	s.showSaved()
	s.preview.renew()
	return true
}

// renewSettled is Renew once what was typed is in the vault: showing anew would take it
// off the screen, and writing on there would overwrite it.
func (s *Screen) renewSettled() {
	session, settle := s.session, s.Settling()
	job.Run(s.opts.Place, func(context.Context) (struct{}, error) { return struct{}{}, settle() }, func(_ struct{}, err error) {
		if err != nil || s.preview.closed || s.session != session {
			return // OnState tells of a failure, and what was typed stays on the screen
		}
		if !s.Renew() {
			s.opts.Back()
		}
	})
}

// Turn goes to the next part (1) or the one before (-1).
func (s *Screen) Turn(by int) {
	s.settleSoon()
	s.showPart((s.part + by + len(parts())) % len(parts()))
	s.Focus()
}

// Part is the name of the part that is shown.
func (s *Screen) Part() string { return parts()[s.part].name }

// Model is the json name of what that part edits above all.
func (s *Screen) Model() string { return parts()[s.part].model }

// GoTo shows where a part of the model, by its json name, is edited; what no
// part of the screen edits shows the first.
func (s *Screen) GoTo(model string) {
	s.showPart(max(0, slices.IndexFunc(parts(), func(p part) bool { return p.model == model })))
	s.Focus()
}

// Focus puts the cursor into the first entry of the part, or on the button that
// adds one.
func (s *Screen) Focus() {
	if s.form.first == nil {
		s.form.first = firstButton(s.body.Content)
	}
	s.form.focusFirst()
}

// AddEvent goes to Custody and adds an event.
func (s *Screen) AddEvent() {
	s.dropUntouched()
	e := dossier.Event{Item: dossier.Item{ID: s.opts.NewID()}, Kind: dossier.Arrested}
	e.Confirmed = s.today() // an event without date and source is known of by then
	s.now.Events = append(s.now.Events, e)
	s.openEvent, s.freshEvent = e.ID, e.ID
	s.changed()
	s.showPart(partCustody)
	s.body.ScrollToBottom() // to see all of it; the cursor brings its head into sight
	s.form.focusOpen()
}

// Drop takes in a file that was dropped onto the window, or pasted: a table of
// events, or an attachment.
func (s *Screen) Drop(fileName string, data []byte) {
	if !s.dropTable(fileName, data) {
		s.attach(fileName, data)
	}
}

func (s *Screen) build() {
	back := widgets.NewQuietButton(say.T("Dossiers"), theme.NavigateBackIcon(), s.opts.Back)
	s.name = widgets.NewShortText("", "", house.SizeTitle, true)
	s.other = widgets.NewShortText("", house.ColorQuiet, house.SizeTitle, false)
	s.mark = widgets.NewMark(chart.MarkNotKnown, 12)
	s.status = widgets.NewShortText("", "", house.SizeText, true)
	s.saved = widgets.NewWord(say.T("saved"), house.ColorQuiet, house.ColorChip)
	undo, redo := say.T("Undo"), say.T("Redo")
	s.undo = widgets.NewButton(undo, theme.ContentUndoIcon(), s.opts.Undo)
	s.redo = widgets.NewButton(redo, theme.ContentRedoIcon(), s.opts.Redo)
	brief := widgets.NewButton(say.T("Brief"), theme.NavigateNextIcon(), func() { s.opts.BriefThis(s.id) })
	brief.Importance, brief.IconPlacement = widget.HighImportance, widget.ButtonIconTrailingText
	s.head = container.New(&bar{shown: true, words: map[*widgets.Button]string{s.undo: undo, s.redo: redo}}, back,
		container.New(&heading{lead: 14}, s.name, s.other, s.mark, s.status),
		container.New(middle{8}, s.saved, s.undo, s.redo, brief))

	rail := container.New(widgets.Stack(2))
	for i, p := range parts() {
		item := widgets.NewRailItem(p.name, false, func() { s.settleSoon(); s.showPart(i) })
		s.rail = append(s.rail, item)
		rail.Add(item)
	}
	s.body = container.NewVScroll(container.NewStack())
	card := widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, s.body)
	s.panes = container.New(panesFor(parts()[0]), container.New(widgets.OverMargin(), container.NewVScroll(container.New(widgets.BesideBar(), rail))), card, s.preview.root)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(container.New(widgets.Inset(0, 4), s.head), nil, nil, nil, s.panes))
	s.layer = widgets.NewLayer(s.root)
	s.body.OnScrolled = func(fyne.Position) { s.layer.Hide() }
	s.showHead()
	s.showSaved()
}

// learn works out the texts that the vault uses.
func (s *Screen) learn() {
	job.Run(s.opts.Place, func(context.Context) (*desk.Vocabulary, error) { return s.opts.Vocabulary(), nil },
		func(v *desk.Vocabulary, _ error) { s.vocabulary = v })
}

// showPart shows one part of the dossier.
func (s *Screen) showPart(i int) {
	if i != s.part {
		s.dropUntouched()
	}
	s.part = i
	s.history.leave()
	for j, item := range s.rail {
		item.Choose(i == j)
	}
	s.body.Offset = fyne.Position{}
	s.layer.Hide()
	s.learn()
	s.panes.Layout = panesFor(parts()[i])
	s.rebuild()
	s.panes.Refresh() // the profile may give way, or come back
}

// panesFor lays the three columns out. Where there is little room, the profile
// gives way to a part that needs it for columns of its own.
func panesFor(p part) fyne.Layout {
	least := float32(430)
	if p.model == "narrative" || p.model == "asks" {
		least = 560
	}
	return widgets.Panes(150, 372, 14, least)
}

// rebuild makes the form of the part anew.
func (s *Screen) rebuild() {
	if s.opts.Focus != nil {
		s.opts.Focus(nil) // what had it goes away
	}
	s.form = newForm(s)
	part := parts()[s.part].build(s.form)
	if disputes := s.form.disputes(s.part); disputes != nil {
		part = container.New(widgets.Stack(12), disputes, part)
	}
	content := container.New(widgets.Inset(18, 16), part)
	s.form.rest()
	s.body.Content = content
	s.body.Refresh()
	if s.Model() == "names" {
		s.alikes.look()
	}
	s.showCounts()
}

// changed is called after each change of s.now.
func (s *Screen) changed() {
	if s.opts.ReadOnly {
		s.refuse()
		return
	}
	s.session.Changed(s.now)
	s.follow()
}

// follow shows what follows from what was typed.
func (s *Screen) follow() {
	if s.opts.Edited != nil {
		s.opts.Edited()
	}
	s.showHead()
	s.showCounts()
	s.form.react()
}

// refuse takes back a change of a vault that is only read.
func (s *Screen) refuse() {
	if base := s.view.Dossier(s.id); base != nil {
		s.now = edit.Clone(base)
	}
	old := s.cases.drop()
	s.view = s.opts.Store.View()
	go func() { _ = closeAll(old) }()
	s.rebuild()
	s.showSaved()
}

func (s *Screen) settleSoon() {
	for _, c := range s.cases.sessions() {
		c.SettleSoon()
	}
	s.session.SettleSoon()
}

func (s *Screen) standing() dossier.Standing {
	return dossier.StatusOn(s.view.Custody(s.now), s.asOf)
}

func (s *Screen) showHead() {
	name := say.NameOf(s.now)
	if name == say.Nameless() && s.view.Dossier(s.id) == nil {
		name = say.T("New dossier") // nothing was typed yet
	}
	s.name.Set(name)
	var other string
	for _, n := range s.now.OtherNames() {
		if n.Script != "" && n.Script != "Latn" {
			other = n.Text
			break
		}
	}
	s.other.Set(other)
	standing := s.standing()
	mark := chart.Mark(standing.Status)
	s.mark.Set(mark)
	color, ok := house.OfChart(mark.Colour())
	if !ok {
		color = house.ColorQuiet
	}
	s.status.SetColored(say.Words().Standing(standing), color)
	s.head.Refresh() // their widths have changed
}

func (s *Screen) showCounts() {
	for i, p := range parts() {
		aside := ""
		if p.count != nil {
			aside = p.count(s.now, s)
		}
		if len(s.disputesIn(i)) > 0 {
			aside += " ≠" // something of it is disputed
		}
		s.rail[i].SetAside(aside)
	}
}

// showState is told how far the typing has come.
func (s *Screen) showState(state edit.State, err error) {
	switch state {
	case edit.Typing:
		s.saved.Set(say.T("saving …"), house.ColorQuiet, house.ColorChip)
	case edit.Failed:
		s.saved.Set(say.T("not saved"), house.ColorHeld, house.ColorHeldPale)
		s.opts.Status(say.Problem(err), say.T("Not saved: it is tried again with the next change"))
		if s.opts.Unsaved != nil {
			s.opts.Unsaved(err)
		}
		return
	default:
		s.saved.Set(say.T("saved"), house.ColorQuiet, house.ColorChip)
		s.preview.renewSoon()
		if !s.Pending() {
			s.form.forgetTyping() // undo goes on with the vault's changes
		}
	}
	s.showSaved()
}

func (s *Screen) showSaved() {
	able(s.undo, s.canUndo)
	able(s.redo, s.canRedo)
	right := say.T("Saved as you type")
	if s.opts.ReadOnly {
		s.saved.Set(say.T("read-only"), house.ColorQuiet, house.ColorChip)
		right = say.T("Nothing can be changed here: the vault is read-only")
	} else if s.canUndo {
		right += " · " + say.T("%s undoes, also after a restart", say.Keys("Z", false))
	}
	left := say.Words().Counted(len(s.view.Custody(s.now).Events), words.Event) + " · " + say.T("checked %s", say.Ago(s.now.LastChecked(), dossier.DayOf(s.opts.Now())))
	s.opts.Status(left, right)
}

func able(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// today is the date of what is being written down now.
func (s *Screen) today() dossier.Date { return dossier.DateOf(dossier.DayOf(s.opts.Now())) }
