//go:build !headless

package briefing

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// checklist is the third step: what was found, the gravest first.
type checklist struct {
	s      *Screen
	card   fyne.CanvasObject
	rows   *fyne.Container
	reason *widgets.Entry
	box    *fyne.Container // around the reason
	open   map[string]bool // points that are alike and shown one by one
	shown  *desk.Briefing  // of which it is
}

func newChecklist(s *Screen) *checklist {
	c := &checklist{s: s, open: map[string]bool{}, rows: container.New(widgets.Stack(2)), reason: widgets.NewEntry(say.T("Why it is printed nevertheless"))}
	c.reason.OnEdited = func(text string) { s.order.Reason = text }
	again := func() {
		if s.shown != nil && s.order.Reason != "" {
			s.renew()
		}
	}
	c.reason.OnSubmitted = func(string) { again() }
	anyway := widgets.NewButton(say.T("Let it go"), nil, again)
	c.box = container.New(widgets.Stack(2), widgets.Field(say.T("The reason, where one lets it go"), container.NewBorder(nil, nil, nil, anyway, c.reason)))
	c.box.Hide()
	c.card = card(say.T("3 · Check"), c.rows, c.box)
	return c
}

func (c *checklist) set(rows ...fyne.CanvasObject) {
	c.rows.Objects = rows
	c.rows.Refresh()
	c.card.Refresh()
}

func (c *checklist) showEmpty() {
	c.box.Hide()
	c.set(widgets.NewText(say.T("Nothing to check yet."), house.ColorQuiet, house.SizeText, false))
}

func (c *checklist) showError(err error) {
	c.box.Hide()
	c.set(line(stopSign(), say.Problem(err), nil))
}

// group is findings of one kind: many alike are one line.
type group struct {
	disclosure.Finding
	more     int
	dossiers []dossier.ID
}

func groups(findings []disclosure.Finding) []group {
	var l []group
	at := map[string]int{}
	for _, f := range findings {
		key := string(f.Severity) + f.Code
		if i, ok := at[key]; ok {
			l[i].more++
			l[i].dossiers = append(l[i].dossiers, f.Dossier)
			continue
		}
		at[key] = len(l)
		l = append(l, group{Finding: f, dossiers: []dossier.ID{f.Dossier}})
	}
	return l
}

// statusCodes are findings that printing without status settles.
var statusCodes = []string{disclosure.CodeStatusDiffers, disclosure.CodeSinceDiffers, disclosure.CodeDaysDiffer}

func (c *checklist) show(b *desk.Briefing) {
	c.shown = b
	var rows []fyne.CanvasObject
	var said disclosure.Severity
	for _, g := range groups(b.Findings) {
		if g.Severity != said {
			said = g.Severity
			rows = append(rows, c.gravity(said))
		}
		key := string(g.Severity) + g.Code
		var which fyne.CanvasObject
		if g.more > 0 {
			which = c.opener(key, g)
		} else {
			which = c.mend(g.Finding)
		}
		rows = append(rows, line(signOf(g.Severity), c.sentence(g), c.does(g, which)))
		if g.more > 0 && c.open[key] {
			rows = append(rows, c.each(g)...)
		}
	}
	switch {
	case slices.ContainsFunc(b.Findings, func(f disclosure.Finding) bool { return f.Code == desk.CodeLeak }):
		// The findings say so, and nothing here speaks against them.
	case b.Withheld > 0:
		who := say.Words().Mid(say.Words().Audience(c.s.order.Audience))
		rows = append(rows, line(goodSign(), say.T("%s withheld from %s, none found in the pages.", say.Words().Counted(b.Withheld, "item"), who), nil))
	case len(b.Stopped()) == 0:
		rows = append(rows, line(goodSign(), say.T("Nothing had to be withheld."), nil))
	}
	if n := len(c.s.order.WithoutStatus); n > 0 {
		again := widgets.NewFact(say.T("with status again"), func() {
			c.s.order.WithoutStatus = nil
			c.s.renew()
		})
		rows = append(rows, line(sign{theme.InfoIcon(), house.ColorQuiet}, say.N(n, "%s person prints without status.", "%s people print without status."), again))
	}
	if overridable(b) {
		c.reason.Put(c.s.order.Reason)
		c.box.Show()
	} else {
		c.box.Hide()
	}
	c.set(rows...)
}

// gravity says in words how grave the points below are.
func (c *checklist) gravity(s disclosure.Severity) fyne.CanvasObject {
	text, color := say.T("To look at"), house.ColorNotFree
	switch s {
	case disclosure.Stop:
		text, color = say.T("Stops it"), house.ColorHeld
	case disclosure.Error:
		text, color = say.T("Stops it, unless a reason lets it go"), house.ColorHeld
	}
	return container.New(widgets.Inset(2, 3), widgets.NewShortText(text, color, house.SizeSmall, true))
}

// does is what can be done about a point: to mend it, or to print without.
func (c *checklist) does(g group, mend fyne.CanvasObject) fyne.CanvasObject {
	if g.Severity != disclosure.Stop || !slices.Contains(statusCodes, g.Code) {
		return mend
	}
	without := widgets.NewFact(say.T("print without"), func() {
		c.s.order.WithoutStatus = append(c.s.order.WithoutStatus, g.dossiers...)
		c.s.renew()
	})
	if mend == nil {
		return without
	}
	return container.NewVBox(without, mend)
}

// mend leads to where a finding can be mended; nil where nothing does.
func (c *checklist) mend(f disclosure.Finding) fyne.CanvasObject {
	o := c.s.opts
	goes := func(does func()) fyne.CanvasObject { return widgets.NewFact(say.T("mend"), does) }
	switch {
	case (f.Code == disclosure.CodeNoIssuer || f.Subject == dossier.WeID) && o.ShowSituation != nil:
		return goes(func() { o.ShowSituation("we", "") })
	case f.Subject == dossier.ContextID && o.ShowSituation != nil:
		return goes(func() { o.ShowSituation(cmp.Or(f.Part, "audience"), f.Item) })
	case f.Dossier != "":
		return goes(func() { o.Mend(f.Dossier, f.Part) })
	case f.Subject == "":
	case o.View().Meeting(f.Subject) != nil && o.ShowMeeting != nil:
		return goes(func() { o.ShowMeeting(f.Subject) })
	case o.View().Source(f.Subject) != nil && o.ShowSource != nil:
		return goes(func() { o.ShowSource(f.Subject) })
	}
	return nil
}

// opener shows and hides each of many points that are alike.
func (c *checklist) opener(key string, g group) fyne.CanvasObject {
	text := say.T("show each")
	if c.open[key] {
		text = say.T("hide")
	}
	return widgets.NewFact(text, func() {
		c.open[key] = !c.open[key]
		c.show(c.shown)
	})
}

// mostEach is how many points that are alike are shown one by one.
const mostEach = 50

// each is a line for each of many points that are alike: of whom.
func (c *checklist) each(g group) []fyne.CanvasObject {
	var l []fyne.CanvasObject
	for _, f := range c.shown.Findings {
		if f.Severity != g.Severity || f.Code != g.Code {
			continue
		}
		if len(l) == mostEach {
			l = append(l, line(sign{theme.MoreHorizontalIcon(), house.ColorQuiet}, say.T("and %s more", g.more+1-mostEach), nil))
			break
		}
		text := say.Capital(say.Told(f.Text))
		if d := c.s.opts.View().Dossier(f.Dossier); d != nil {
			text = say.NameOf(d)
		}
		l = append(l, container.New(widgets.Inset(14, 0), line(sign{theme.NavigateNextIcon(), house.ColorQuiet}, text, c.mend(f))))
	}
	return l
}

// overridden are the findings that a reason would override, in words.
func (c *checklist) overridden() []string {
	var l []string
	if c.shown == nil {
		return nil
	}
	for _, g := range groups(c.shown.Findings) {
		if g.Severity == disclosure.Error {
			l = append(l, c.sentence(g))
		}
	}
	return l
}

// sentence says what was found, of whom, and how often.
func (c *checklist) sentence(g group) string {
	text := say.Capital(say.Told(g.Text))
	if g.more > 0 {
		return say.N(g.more+1, "%[2]s (%[1]s time)", "%[2]s (%[1]s times)", strings.TrimSuffix(text, "."))
	}
	if d := c.s.opts.View().Dossier(g.Dossier); d != nil {
		return say.T("%s: %s", say.NameOf(d), say.Words().Mid(say.Told(g.Text)))
	}
	return text
}

// sign is what stands before a point: a shape as well as a colour.
type sign struct {
	icon  fyne.Resource
	color fyne.ThemeColorName
}

// signOf tells the three severities apart by their shapes.
func signOf(s disclosure.Severity) sign {
	switch s {
	case disclosure.Stop:
		return stopSign()
	case disclosure.Error:
		return sign{theme.ErrorIcon(), house.ColorHeld}
	}
	return warningSign()
}

func stopSign() sign    { return sign{theme.CancelIcon(), house.ColorHeld} }
func warningSign() sign { return sign{theme.WarningIcon(), house.ColorNotFree} }
func goodSign() sign    { return sign{theme.ConfirmIcon(), house.ColorFree} }

// line is a point of the list: a sign, a sentence, and a way to mend it.
func line(s sign, text string, does fyne.CanvasObject) fyne.CanvasObject {
	words := widget.NewLabel(widgets.Breakable(text))
	words.Wrapping = fyne.TextWrapWord
	var right fyne.CanvasObject
	if does != nil {
		right = container.New(widgets.Inset(0, 8), container.NewVBox(does))
	}
	icon := container.NewGridWrap(fyne.NewSquareSize(16), widget.NewIcon(theme.NewColoredResource(s.icon, s.color)))
	left := container.New(widgets.Inset(0, 8), container.NewVBox(icon))
	return container.NewBorder(nil, widget.NewSeparator(), left, right, words)
}
