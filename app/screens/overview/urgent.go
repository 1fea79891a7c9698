//go:build !headless

package overview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// urgent is the list of what cannot wait, narrowed by its reason.
type urgent struct {
	s     *Screen
	root  fyne.CanvasObject
	chips *fyne.Container
	list  *widgets.RowList
	empty *widget.Label

	all, rows []desk.Urgent
	why       desk.Urgency // "" for all
}

func newUrgent(s *Screen) *urgent {
	u := &urgent{s: s, chips: container.New(widgets.Wrap(8))}
	u.list = widgets.NewRowList(func() int { return len(u.rows) },
		func() fyne.CanvasObject { return newUrgentRow() },
		func(i int, o fyne.CanvasObject) { o.(*urgentRow).put(u.rows[i], s.today()) })
	u.list.OnOpen = func(i int) { s.opts.Mend(u.rows[i].Dossier, u.rows[i].Part) }
	u.list.Name = func(i int) string { return u.rows[i].Name }
	u.list.Now = s.opts.Now
	u.empty = widget.NewLabelWithStyle(widgets.Breakable(say.T("Nothing that cannot wait: all facts are fresh, and no date is near.")), fyne.TextAlignCenter, fyne.TextStyle{})
	u.empty.Wrapping = fyne.TextWrapWord
	u.empty.Hide()
	u.root = container.NewBorder(container.New(widgets.Margin(0, 0, 0, 4), u.chips), nil, nil, nil,
		widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 6, container.NewStack(u.list, u.empty)))
	return u
}

// reason is why something is urgent.
func reason(why desk.Urgency) string {
	switch why {
	case desk.UrgentDanger:
		return say.T("Danger to life, no doctor seen")
	case desk.UrgentDeadline:
		return say.T("Deadline of an appeal")
	case desk.UrgentHealth:
		return say.T("Health concern, no doctor seen")
	case desk.UrgentHearing:
		return say.T("A date is near")
	case desk.UrgentConsent:
		return say.T("Consent runs out")
	case desk.UrgentRecord:
		return say.T("Facts contradict each other")
	case desk.UrgentStale:
		return say.T("Facts not checked for 30 days")
	}
	return say.T("No consent")
}

func (u *urgent) put(l []desk.Urgent) {
	u.all = l
	u.choose("")
}

// choose shows those of a reason; "" is all.
func (u *urgent) choose(why desk.Urgency) {
	u.why = why
	u.rows = slices.DeleteFunc(slices.Clone(u.all), func(x desk.Urgent) bool { return why != "" && x.Why != why })
	u.chips.RemoveAll()
	add := func(why desk.Urgency, words string) {
		chip := widgets.NewFilter(words, func() { u.choose(why) })
		chip.Choose(why == u.why)
		u.chips.Add(chip)
	}
	add("", say.T("All %s", len(u.all)))
	for _, w := range desk.Urgencies {
		n := 0
		for _, x := range u.all {
			if x.Why == w {
				n++
			}
		}
		if n > 0 {
			add(w, reason(w)+" "+say.Words().Digits(n))
		}
	}
	show(u.empty, len(u.rows) == 0)
	u.list.Refresh()
	if u.list.Size().Height > 0 { // one that has no place yet would scroll past it
		u.list.Go(0)
	}
	u.s.root.Refresh()
}

// showReason goes to what is urgent for one reason.
func (s *Screen) showReason(why desk.Urgency) {
	s.show(atUrgent)
	s.urgent.choose(why)
	s.focus(s.urgent.list)
}

// urgentRow is one thing that cannot wait: who, why, and until when.
type urgentRow struct {
	widget.BaseWidget
	name, why, when *widgets.Text
}

func newUrgentRow() *urgentRow {
	r := &urgentRow{
		name: widgets.NewShortText("", "", house.SizeText, true),
		why:  widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		when: widgets.NewText("", house.ColorQuiet, house.SizeText, false),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *urgentRow) put(u desk.Urgent, today dossier.Day) {
	r.name.Set(say.Name(u.Name, ""))
	why := reason(u.Why)
	switch {
	case u.Why == desk.UrgentRecord:
		why = say.Capital(say.Words().Contradiction(dossier.ContradictionKind(u.Kind)))
	case u.Text != "":
		why += " · " + u.Text
	}
	r.why.Set(why)
	color := house.ColorQuiet
	if u.Why == desk.UrgentDanger || !u.Date.IsZero() && u.Date.Last() < today && (u.Why == desk.UrgentDeadline || u.Why == desk.UrgentHearing) {
		color = house.ColorHeld
	}
	when := ""
	switch {
	case u.Why == desk.UrgentStale:
		when = say.T("checked %s", say.Ago(u.Date, today))
	case !u.Date.IsZero():
		when = say.Words().ShortDate(u.Date)
	}
	r.when.SetColored(when, color)
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *urgentRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(widgets.Inset(14, 7), container.NewBorder(nil, nil, nil, container.NewCenter(r.when),
		container.New(widgets.Stack(1), r.name, r.why))))
}
