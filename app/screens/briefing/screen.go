//go:build !headless

// Package briefing is the screen on which a briefing is put together: for
// whom, what, and what to check before it leaves the house; beside it the real
// pages.
package briefing

import (
	"context"
	"fmt"
	"image"
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
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export"
)

// Options are what the screen needs of the desk and of the window around it.
// Brief runs off the goroutine that draws.
type Options struct {
	Place job.Place
	Now   func() time.Time
	Brief func(context.Context, desk.Order) (*desk.Briefing, error)
	View  func() *dossier.View

	Open     func(dossier.ID)                 // goes to a dossier
	Mend     func(id dossier.ID, part string) // goes to a part of it, by its name in the model, to mend it
	AskGroup func()                           // asks who issues the briefing
	Export   func(b *desk.Briefing, fileName string)
	Status   func(left, right string)
	Focus    func(fyne.Focusable)
}

// Screen is the briefing that is being put together.
type Screen struct {
	opts  Options
	order desk.Order
	shown *desk.Briefing // nil before the first is made

	root      fyne.CanvasObject
	steps     *fyne.Container
	title     *widgets.Text
	export    *widgets.Button
	audiences map[dossier.Audience]*widgets.Chip
	kinds     map[export.Kind]*widgets.Chip
	heading   *widgets.Entry
	meeting   *widgets.Select
	since     *widgets.Select
	asOf      *widgets.Checked
	language  *widgets.Select
	paper     *widgets.Select
	twoSided  *widgets.Select
	list      *widgets.RowList
	count     *widgets.Text
	check     *checklist
	pages     *widgets.Pages
	making    job.Latest[made]
	soon      job.Delay
	wait      *widgets.Waiting
	patience  job.Delay // before it is shown that one has to wait
	wanted    bool      // to be exported as soon as it is made
}

type made struct {
	briefing *desk.Briefing
	took     time.Duration
}

// patience is how long work goes on before it shows itself.
const patience = 500 * time.Millisecond

// pause is how long the pages are left alone after a change.
const pause = 300 * time.Millisecond

// New makes the screen without a briefing.
func New(o Options) *Screen {
	s := &Screen{opts: o, order: desk.Order{Kind: export.KindPacket, Audience: dossier.Donor, Lang: "en", Paper: export.A4}}
	s.making.Place = o.Place
	s.soon = job.Delay{Place: o.Place, Quiet: pause}
	s.build()
	return s
}

// Hint is the sentence of help above the screen.
func (s *Screen) Hint() (name, sentence string) {
	return "briefing", say.T("Choose for whom, and for what: what this audience may not see is left out, and the pages beside are the ones that will be printed.")
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Show puts a selection of dossiers onto the screen, as of a day.
func (s *Screen) Show(ids []dossier.ID, asOf dossier.Day) {
	s.order.IDs, s.order.AsOf = slices.Clone(ids), asOf
	s.order.WithoutStatus, s.order.Reason = nil, ""
	s.asOf.Put(asOf.String())
	s.fillMeetings()
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
	s.showOrder()
	s.renew()
}

// Empty reports whether nothing was picked yet.
func (s *Screen) Empty() bool { return len(s.order.IDs) == 0 }

// Audience is whom the briefing is for.
func (s *Screen) Audience() dossier.Audience { return s.order.Audience }

// Focus puts the cursor where one begins.
func (s *Screen) Focus() {
	if s.opts.Focus != nil {
		s.opts.Focus(s.list)
	}
}

// Export writes the briefing, if it may be written; one that is being made is
// waited for.
func (s *Screen) Export() {
	s.wanted = s.making.Running() || s.shown == nil // its dossiers may still be on their way here
	if s.wanted || s.export.Disabled() {
		return
	}
	s.opts.Export(s.shown, s.fileName())
}

// fileName names kind, audience, day and language, and nobody.
func (s *Screen) fileName() string {
	lang := ""
	if s.order.Lang != words.English.Tag {
		base, _, _ := strings.Cut(s.order.Lang, "-")
		lang = "-" + base
	}
	return fmt.Sprintf("%s-%s-%s%s.pdf", s.order.Kind, s.order.Audience, s.order.AsOf, lang)
}

// Leave stops what is drawn in the background.
func (s *Screen) Leave() {
	s.wanted = false
	s.soon.Cancel()
	s.rest()
	s.making.Cancel()
	s.pages.Put(widgets.Document{})
	s.letGo(s.shown)
	s.shown = nil
}

func (s *Screen) build() {
	s.title = widgets.NewShortText(say.T("Briefing"), "", house.SizeTitle, true)
	s.export = widgets.NewButton(say.T("Export PDF")+"  "+say.Keys("E", true), theme.DocumentSaveIcon(), s.Export)
	s.export.Importance = widget.HighImportance
	s.export.Disable()
	s.pages = widgets.NewPages(s.opts.Place)
	s.pages.MaxWidth = 620
	s.check = newChecklist(s)
	s.wait = widgets.NewWaiting(say.T("Making the pages …"), s.cancel)
	s.patience = job.Delay{Place: s.opts.Place, Quiet: patience}

	s.steps = container.New(widgets.Stack(10), s.forWhom(), s.what(), s.check.card)
	left := container.NewVScroll(s.steps)
	s.root = container.New(widgets.Inset(16, 12), container.NewBorder(
		container.New(widgets.Inset(0, 4), container.NewBorder(nil, nil, nil, s.export, s.title)), nil, nil, nil,
		container.New(widgets.Panes(316, 0, 14, 300), left, container.NewBorder(s.wait, nil, nil, nil, s.pages))))
}

func card(name string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	head := []fyne.CanvasObject{widgets.NewText(name, house.ColorQuiet, house.SizeSmall, true)}
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 12, container.New(widgets.Stack(8), append(head, objects...)...))
}

// forWhom is the first step.
func (s *Screen) forWhom() fyne.CanvasObject {
	chips := container.New(widgets.Wrap(6))
	s.audiences = map[dossier.Audience]*widgets.Chip{}
	for _, a := range dossier.AllAudiences {
		c := widgets.NewFilter(say.Words().Audience(a), func() {
			s.order.Audience = a
			s.order.WithoutStatus, s.order.Reason = nil, ""
			s.showOrder()
			s.renew()
		})
		s.audiences[a] = c
		chips.Add(c)
	}
	s.heading = widgets.NewEntry(say.T("Title, if not that of the context"))
	s.heading.OnEdited = func(text string) { s.order.Title = text; s.showTitle(); s.renewSoon() }
	s.meeting = widgets.NewSelect(nil, nil)
	s.asOf = widgets.NewChecked("2018-09-12", func(text string) (string, error) {
		d, err := dossier.ParseDay(strings.TrimSpace(text))
		if err != nil {
			return "", err
		}
		return say.T("Facts %s", say.Words().AsOf(d)), nil
	})
	s.asOf.OnEdited(func(text string) {
		if d, err := dossier.ParseDay(strings.TrimSpace(text)); err == nil && d != s.order.AsOf {
			s.order.AsOf = d
			s.showOrder()
			s.renewSoon()
		}
	})
	return card(say.T("1 · For whom"), chips, s.heading, s.meeting, s.asOf.Box, s.sheet())
}

// sheet is how the pages come to paper: the language, the size, one side or both.
func (s *Screen) sheet() fyne.CanvasObject {
	var names []string
	for _, tag := range words.Languages() {
		name := say.Words().Language(tag)
		if tag == words.KhmerDigits.Tag {
			name += " ១២៣"
		}
		names = append(names, name)
	}
	choice := func(names []string, chosen func(i int)) *widgets.Select {
		sel := widgets.NewSelect(names, nil)
		sel.SetSelectedIndex(0)
		sel.OnChanged = func(string) { chosen(sel.SelectedIndex()); s.renew() }
		return sel
	}
	s.language = choice(names, func(i int) { s.order.Lang = words.Languages()[i] })
	s.paper = choice([]string{"A4", "Letter"}, func(i int) { s.order.Paper = export.Papers[i] })
	s.twoSided = choice([]string{say.T("One side"), say.T("Both sides")}, func(i int) { s.order.TwoSided = i == 1 })
	return container.New(widgets.Stack(8), s.language, container.NewGridWithColumns(2, s.paper, s.twoSided))
}

// fillMeetings offers the meetings of the vault; without any there is no choice.
func (s *Screen) fillMeetings() {
	meetings := s.opts.View().Meetings
	s.meeting.OnChanged = nil
	if len(meetings) == 0 {
		s.meeting.Hide()
		return
	}
	names := []string{say.T("No meeting")}
	for _, m := range meetings {
		names = append(names, m.Title)
	}
	s.meeting.Options = names
	s.meeting.SetSelectedIndex(0)
	for i, m := range meetings {
		if m.ID == s.order.Meeting {
			s.meeting.SetSelectedIndex(i + 1)
		}
	}
	s.meeting.OnChanged = func(string) {
		s.order.Meeting = ""
		if i := s.meeting.SelectedIndex(); i > 0 {
			s.order.Meeting = meetings[i-1].ID
			if a := meetings[i-1].For; a != "" {
				s.order.Audience = a
			}
		}
		s.showOrder()
		s.renew()
	}
	s.meeting.Show()
}

// kinds are those that the window makes.
var kinds = []export.Kind{export.KindPacket, export.KindProfile, export.KindList, export.KindCards, export.KindChanges}

// what is the second step.
func (s *Screen) what() fyne.CanvasObject {
	chips := container.New(widgets.Wrap(6))
	s.kinds = map[export.Kind]*widgets.Chip{}
	for _, k := range kinds {
		c := widgets.NewFilter(say.Capital(string(k)), func() {
			s.order.Kind = k
			s.showOrder()
			s.renew()
		})
		s.kinds[k] = c
		chips.Add(c)
	}
	s.since = widgets.NewSelect(nil, nil)
	s.since.Hide()
	s.list = newOrderList(s)
	s.count = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	does := container.NewHBox(
		widgets.NewQuietButton("", theme.MoveUpIcon(), func() { s.move(-1) }),
		widgets.NewQuietButton("", theme.MoveDownIcon(), func() { s.move(1) }),
		widgets.NewQuietButton("", theme.ContentRemoveIcon(), s.remove))
	return card(say.T("2 · What"), chips, s.since, container.New(fixedHeight(190), s.list), container.NewBorder(nil, nil, nil, does, s.count))
}

// move shifts the dossier that the keys act on.
func (s *Screen) move(by int) {
	i := s.list.Current()
	j := i + by
	if ids := s.order.IDs; i < len(ids) && j >= 0 && j < len(ids) {
		ids[i], ids[j] = ids[j], ids[i]
		s.list.Refresh()
		s.list.Go(j)
		s.renewSoon()
	}
}

func (s *Screen) remove() {
	if i := s.list.Current(); i < len(s.order.IDs) {
		s.order.IDs = slices.Delete(s.order.IDs, i, i+1)
		s.showOrder()
		s.list.Go(i)
		s.renewSoon()
	}
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
	s.count.Set(say.Words().Counted(len(s.order.IDs), words.Dossier))
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

func (s *Screen) renewSoon() { s.soon.Ask(s.renew) }

// renew makes the briefing off the goroutine that draws.
func (s *Screen) renew() {
	s.soon.Cancel()
	s.wanted = s.wanted && s.shown == nil // what was asked of older pages is not asked of these
	s.export.Disable()
	if len(s.order.IDs) == 0 {
		s.wanted = false
		s.making.Cancel()
		s.rest()
		s.pages.Put(widgets.Document{})
		s.check.showEmpty()
		s.opts.Status(say.T("Pick dossiers on the screen Dossiers, then Brief."), "")
		return
	}
	order := s.order
	order.IDs = slices.Clone(order.IDs)
	brief, now := s.opts.Brief, s.opts.Now
	s.opts.Status(say.T("Making the pages …"), "")
	s.patience.Ask(func() { s.wait.Busy(true) })
	s.making.Run(func(ctx context.Context) (made, error) {
		start := now()
		b, err := brief(ctx, order)
		return made{b, now().Sub(start)}, err
	}, s.show)
}

// cancel stops the making; the pages of before stay, but cannot be exported.
func (s *Screen) cancel() {
	s.wanted = false
	s.making.Cancel()
	s.rest()
	s.opts.Status(say.T("Cancelled: these are not the pages of what is chosen."), "")
}

// rest is called when nothing is being made any more.
func (s *Screen) rest() {
	s.patience.Cancel()
	s.wait.Busy(false)
}

func (s *Screen) show(m made, err error) {
	s.rest()
	if err != nil {
		s.wanted = false
		s.check.showError(err)
		s.opts.Status(say.Problem(err), "")
		return
	}
	old, b := s.shown, m.briefing
	s.shown = b
	s.pages.Put(widgets.Document{
		Pages: b.Pages, W: s.order.Paper.W, H: s.order.Paper.H,
		Page: func(ctx context.Context, page int, scale float64) (image.Image, error) {
			return b.Page(ctx, page, scale)
		},
	})
	s.letGo(old)
	s.check.show(b)
	if len(b.Stopped()) == 0 {
		s.export.Enable()
	}
	if s.wanted {
		s.wanted = false
		defer s.Export()
	}
	left := strings.Join([]string{
		say.Words().Counted(b.Pages, "page"), say.Words().Counted(b.Dossiers, "dossier"),
		say.Bytes(len(b.PDF)), say.T("made in %s s", say.Decimal(m.took.Seconds(), 2)),
	}, " · ")
	if n := len(groups(b.Findings)); n > 0 {
		left += " · " + say.N(n, "%s to check", "%s to check") // they may stand below the edge
	}
	s.opts.Status(left, say.T("Packet %s", b.Number))
}

func (s *Screen) letGo(b *desk.Briefing) {
	if b != nil {
		job.Run(s.opts.Place, func(context.Context) (struct{}, error) { b.Close(); return struct{}{}, nil }, func(struct{}, error) {})
	}
}

// overridable reports whether a reason would let the briefing go.
func overridable(b *desk.Briefing) bool {
	return slices.ContainsFunc(b.Findings, func(f disclosure.Finding) bool { return f.Severity == disclosure.Error })
}
