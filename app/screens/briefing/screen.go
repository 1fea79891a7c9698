//go:build !headless

// Package briefing is the screen on which a briefing is put together: for
// whom, what, and what to check before it leaves the house; beside it the real
// pages.
package briefing

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	"habeas/dossier/words"
	"habeas/export"
)

// Options are what the screen needs of the desk and of the window around it. Brief
// and Find run off the goroutine that draws.
type Options struct {
	Place job.Place
	Now   func() time.Time
	Brief func(context.Context, desk.Order) (*desk.Briefing, error)
	Find  func(query string, asOf dossier.Day) (desk.Found, error)
	View  func() *dossier.View

	Open func(dossier.ID)                 // goes to a dossier
	Mend func(id dossier.ID, part string) // goes to a part of it, by its name in the model, to mend it
	// ShowSituation goes to what stands before the people: to a part of it by its name in
	// the model, and to an item of that.
	ShowSituation func(part string, item dossier.ID)
	Export        func(Handing)
	Print         func(Handing)
	Look          func(*desk.Briefing) // shows it in another program
	// AskReason asks why findings are overridden, and AskPassword for that of a file
	// that goes by mail; done is not called where nothing is given.
	AskReason   func(findings []string, done func(reason string))
	AskPassword func(done func(password []byte))
	// NewMeeting writes a meeting down, and says its ID.
	NewMeeting  func(title string, a dossier.Audience, done func(dossier.ID))
	ShowMeeting func(dossier.ID)
	ShowSource  func(dossier.ID)
	Status      func(left, right string)
	Focus       func(fyne.Focusable)
	Keep        func() // something else may be chosen now; nil keeps nothing
}

// Handing is a briefing on its way out of the house.
type Handing struct {
	Briefing *desk.Briefing // as it is shown
	Order    desk.Order     // that gives it again
	FileName string         // that names nobody
	Holders  []string       // one numbered copy for each; nil is one without a number
	Record   bool           // it goes into the ledger
}

// Screen is the briefing that is being put together.
type Screen struct {
	opts  Options
	order desk.Order
	found *string        // the query that finds the dossiers; nil where they were picked
	shown *desk.Briefing // nil before the first is made
	given desk.Order     // that made it

	layer     *widgets.Layer // of the meetings that are offered
	steps     *fyne.Container
	title     *widgets.Text
	export    *widgets.Button
	print     *widgets.Button
	toCheck   *widgets.Chip // leads to the third step, which may be out of sight
	audiences map[dossier.Audience]*widgets.Chip
	kinds     map[export.Kind]*widgets.Chip
	heading   *widgets.Entry
	meeting   *meeting
	since     *widgets.Select
	asOf      *widgets.Checked
	language  *widgets.Select
	paper     *widgets.Select
	twoSided  *widgets.Select
	query     *widgets.Entry
	list      *widgets.RowList
	count     *widgets.Text
	check     *checklist
	hand      *handover
	pages     *pageView
	finding   job.Latest[desk.Found]
	making    job.Latest[made]
	soon      job.Delay
	wait      *widgets.Waiting
	beside    *fyne.Container // the pages, and above them that one has to wait
	patience  job.Delay       // before it is shown that one has to wait
	wanted    func(h Handing) // to be done as soon as it is made; nil for nothing
}

// New makes the screen without a briefing.
func New(o Options) *Screen {
	s := &Screen{opts: o, order: desk.Order{Kind: export.KindPacket, Audience: dossier.Donor, Lang: say.Words().Tag, Paper: export.A4}}
	s.making.Place, s.finding.Place = o.Place, o.Place
	s.soon = job.Delay{Place: o.Place, Quiet: pause}
	s.build()
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "briefing", say.T("Choose for whom, and for what: what this audience may not see is left out, and the pages beside are the ones that will be printed.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.layer.Object() }

// Show puts a selection of dossiers onto the screen, as of a day.
func (s *Screen) Show(ids []dossier.ID, asOf dossier.Day) {
	s.order.IDs, s.order.AsOf, s.found = slices.Clone(ids), asOf, nil
	s.order.WithoutStatus, s.order.Reason = nil, ""
	s.query.Put("")
	s.asOf.Put(asOf.String())
	s.meeting.fill()
	s.showOrder()
	s.renew()
}

// ShowAs is [Screen.Show] for pages of a kind.
func (s *Screen) ShowAs(kind export.Kind, ids []dossier.ID, asOf dossier.Day) {
	s.order.Kind = kind
	s.Show(ids, asOf)
}

// Renew makes the pages anew: something may have changed.
func (s *Screen) Renew() {
	view := s.opts.View()
	s.order.IDs = slices.DeleteFunc(s.order.IDs, func(id dossier.ID) bool { return view.Dossier(id) == nil })
	s.meeting.fill()
	s.showOrder()
	s.refind()
	s.renew()
}

// Empty reports whether nothing was picked yet.
func (s *Screen) Empty() bool { return len(s.order.IDs) == 0 && s.found == nil }

// Audience is whom the briefing is for.
func (s *Screen) Audience() dossier.Audience { return s.order.Audience }

// Focus puts the cursor where one begins.
func (s *Screen) Focus() { s.focus(s.list) }

func (s *Screen) focus(f fyne.Focusable) {
	if s.opts.Focus != nil {
		s.opts.Focus(f)
	}
}

// Export writes the briefing, if it may be written; one that is being made is
// waited for, and a reason is asked for where one lets it go.
func (s *Screen) Export() { s.handOver(s.opts.Export) }

// Print is [Screen.Export] onto paper.
func (s *Screen) Print() { s.handOver(s.opts.Print) }

func (s *Screen) handOver(how func(Handing)) {
	s.wanted = nil
	switch {
	case s.making.Running() || s.shown == nil: // its dossiers may still be on their way here
		s.wanted = how
	case s.export.Disabled() || how == nil:
	case len(s.shown.Stopped()) > 0:
		s.opts.AskReason(s.check.overridden(), func(reason string) {
			s.order.Reason = reason
			s.renew()
			s.handOver(how)
		})
	default:
		order := s.given
		order.Password = slices.Clone(order.Password) // it goes out also where the vault is locked meanwhile
		how(Handing{Briefing: s.shown, Order: order, FileName: s.fileName(), Holders: s.hand.holders(), Record: s.hand.record.Checked})
	}
}

// fileName names kind, audience, day and language, and nobody.
func (s *Screen) fileName() string {
	lang, extension := "", ".pdf"
	if s.order.Lang != words.English.Tag {
		base, _, _ := strings.Cut(s.order.Lang, "-")
		lang = "-" + base
	}
	if s.order.Kind == export.KindWeb {
		extension = ".html"
	}
	return fmt.Sprintf("%s-%s-%s%s%s", s.order.Kind, s.order.Audience, s.order.AsOf, lang, extension)
}

// Leave stops what is drawn in the background.
func (s *Screen) Leave() {
	s.wanted = nil
	s.soon.Cancel()
	s.rest()
	s.finding.Cancel()
	s.making.Cancel()
	s.pages.put(widgets.Document{})
	s.letGo(s.shown)
	s.shown = nil
}

// Clear forgets the password of the file.
func (s *Screen) Clear() {
	clear(s.order.Password)
	clear(s.given.Password)
	s.order.Password, s.given.Password = nil, nil
	s.hand.show()
}

func (s *Screen) build() {
	s.title = widgets.NewShortText(say.T("Briefing"), "", house.SizeTitle, true)
	s.export = widgets.NewButton("", theme.DocumentSaveIcon(), s.Export)
	s.export.Importance = widget.HighImportance
	s.print = widgets.NewButton(say.T("Print …"), theme.DocumentPrintIcon(), s.Print)
	s.pages = newPageView(s)
	s.check = newChecklist(s)
	s.hand = newHandover(s)
	s.wait = widgets.NewWaiting(say.T("Making the pages …"), s.cancel)
	s.patience = job.Delay{Place: s.opts.Place, Quiet: patience}

	s.steps = container.New(widgets.Stack(10), s.forWhom(), s.what(), s.check.card, s.hand.card)
	left := container.NewVScroll(container.New(widgets.BesideBar(), s.steps))
	s.beside = container.NewBorder(s.wait, nil, nil, nil, s.pages.root)
	s.toCheck = widgets.NewFact("", func() {
		left.ScrollToOffset(fyne.NewPos(0, max(0, min(s.check.card.Position().Y, s.steps.MinSize().Height-left.Size().Height))))
		s.layer.Hide()
	})
	s.toCheck.Hide()
	left.OnScrolled = func(fyne.Position) { s.layer.Hide() }
	s.layer = widgets.NewLayer(container.New(widgets.Inset(16, 12), container.NewBorder(
		container.New(widgets.Inset(0, 4), container.New(widgets.Beside(8), s.title, container.New(widgets.Row(8), s.toCheck, s.print, s.export))), nil, nil, nil,
		container.New(widgets.Panes(316, 0, 14, 300), container.New(widgets.OverMargin(), left), s.beside))))
	s.meeting.entry.Complete(s.layer, s.meeting.offer)
	s.able(false)
}

// able lets the briefing out of the house, or not.
func (s *Screen) able(on bool) {
	text := say.T("Export PDF")
	if s.order.Kind == export.KindWeb {
		text = say.T("Export web page")
	}
	s.export.SetText(text + "  " + say.Keys("E", true))
	for _, b := range []*widgets.Button{s.export, s.print} {
		if on && (b != s.print || s.order.Kind != export.KindWeb) {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func card(name string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	head := []fyne.CanvasObject{widgets.NewText(name, house.ColorQuiet, house.SizeSmall, true)}
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 12, container.New(widgets.Stack(8), append(head, objects...)...))
}

func (s *Screen) showOrder() {
	for a, c := range s.audiences {
		c.Choose(a == s.order.Audience)
	}
	for k, c := range s.kinds {
		c.Choose(k == s.order.Kind)
	}
	s.showSince()
	s.list.Refresh()
	text := say.Words().Counted(len(s.order.IDs), words.Dossier)
	switch {
	case s.found == nil:
	case *s.found == "":
		text = say.T("%s, all there are", text)
	default:
		text = say.T("%s, found", text)
	}
	s.count.Set(text)
	s.hand.show()
	s.showTitle()
}

func (s *Screen) showTitle() {
	title := s.order.Title
	if title == "" {
		title = s.opts.View().Context.Title
	}
	text := say.T("Briefing: %s", say.Words().Mid(say.Words().Audience(s.order.Audience)))
	if title != "" {
		text += ", " + title
	}
	s.title.Set(text)
}
