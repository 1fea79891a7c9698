//go:build !headless

package packets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// showNews says of whom something is new since a packet, and what.
func (s *Screen) showNews(p desk.Recorded, n desk.PacketNews) {
	var rows []fyne.CanvasObject
	for i, x := range n.People {
		id := n.Dossiers[i]
		name := say.T("Name withheld")
		if x.Profile.Naming() == disclosure.Named {
			name = x.Profile.Name().Text
		} else if d := s.opts.View().Dossier(id); d != nil {
			name = say.NameOf(d) // who works here may know
		}
		l := widget.NewLabel(widgets.Breakable(strings.Join(newOf(x), "\n")))
		l.Wrapping = fyne.TextWrapWord
		rows = append(rows, container.New(widgets.Stack(0),
			container.NewHBox(widgets.NewFact(name, func() { s.opts.ShowDossier(id) })), container.New(widgets.Inset(-8, -6), l)))
	}
	beside := func(text string) {
		l := widget.NewLabel(widgets.Breakable(text))
		l.Wrapping, l.SizeName, l.Importance = fyne.TextWrapWord, house.SizeSmall, widget.LowImportance
		rows = append(rows, container.New(widgets.Inset(-8, -6), l))
	}
	if n.Gone > 0 {
		beside(say.N(n.Gone, "%s person who was in it may not be shown any more.", "%s people who were in it may not be shown any more."))
	}
	switch {
	case len(n.People) == 0 && p.Stale:
		beside(say.T("Of nobody in it is something new that its readers may see. What stands before the profiles has changed."))
	case len(n.People) == 0:
		beside(say.T("Nothing is new: it tells what is known."))
	case n.Same > 0:
		beside(say.N(n.Same, "Of %s more nothing is new.", "Of %s more nothing is new."))
	}
	s.news.Objects = rows
	s.news.Refresh()
}

// newOf is what is new of a person, a line for each thing.
func newOf(x disclosure.PersonNews) []string {
	if x.First {
		return []string{say.T("Was not in it.")}
	}
	var l []string
	w := say.Words()
	if x.Was != nil {
		if now, told := x.Profile.Standing(); told {
			l = append(l, say.T("Was: %s. Now: %s.", w.Mid(w.Standing(*x.Was)), w.Mid(w.Standing(now))))
		}
	}
	for _, e := range x.Events {
		l = append(l, dated(say.T("New: %s", w.Mid(w.Event(e))), e.Date))
	}
	for _, e := range x.Corrected {
		l = append(l, dated(say.T("Told otherwise now: %s", w.Mid(w.Event(e))), e.Date))
	}
	for _, c := range x.Charges {
		l = append(l, say.T("Charge: %s", c.Offence))
	}
	if n := len(x.Names); n > 0 {
		l = append(l, say.N(n, "%s name more", "%s names more"))
	}
	if n := len(x.Health); n > 0 {
		l = append(l, say.N(n, "%s note more on health", "%s notes more on health"))
	}
	if n := len(x.Asks); n > 0 {
		l = append(l, say.N(n, "%s new ask", "%s new asks"))
	}
	if x.Retold {
		l = append(l, say.T("What happened is told in other words."))
	}
	if x.Struck {
		l = append(l, say.T("Something that it told does not stand any more."))
	}
	if x.Else {
		l = append(l, say.T("Another fact reads otherwise."))
	}
	return l
}

func dated(text string, d dossier.Date) string {
	if d.IsZero() {
		return text
	}
	return text + ", " + say.Words().ShortEventDate(d)
}
