//go:build !headless

package dossiers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// example is a search that can be tried, and what it finds.
type example struct{ query, finds string }

func examples() []example {
	return []example{
		{"sok", say.T("words that begin so, anywhere in a dossier; accents and case do not matter")},
		{`"phnom penh"`, say.T("words that stand side by side")},
		{"charge:treason", say.T("in one field: name, charge, affiliation, place, tag, source")},
		{"status:held", say.T("also not-free, free, disappeared, at-large, dead, not-known, on-trial")},
		{"held>365", say.T("held for more than so many days")},
		{"checked<2018-08-01", say.T("not checked since a day; checked:none is never")},
		{"consent:none", say.T("nobody consented; consent:donor is for donors")},
		{"place:none", say.T("nothing is written down in the field")},
		{"born:1953", say.T("born in a year, or on a day")},
		{"status:held OR status:disappeared", say.T("either of the two")},
		{"status:held -charge:treason", say.T("one, but not the other")},
	}
}

// toggleExamples shows what can be asked of the search box, or hides it.
func (s *Screen) toggleExamples() {
	if s.helps {
		s.closePanel()
		return
	}
	s.closePanel()
	s.helps = true
	lines := container.New(widgets.Stack(4))
	var first *widgets.Chip
	for _, e := range examples() {
		chip := widgets.NewFilter(e.query, func() {
			s.query.Put(e.query)
			s.find()
		})
		if first == nil {
			first = chip
		}
		lines.Add(container.New(widgets.Panes(270, 0, 8, 60), container.NewHBox(chip),
			container.New(widgets.Inset(0, 3), widgets.NewShortText(e.finds, house.ColorQuiet, house.SizeText, false))))
	}
	scroll := container.NewVScroll(lines)
	scroll.SetMinSize(fyne.NewSize(200, s.panelHeight(lines, 400)))
	done := widgets.NewQuietButton(say.T("Close"), theme.CancelIcon(), s.leavePanel)
	title := widgets.NewShortText(say.T("Press one to try it"), "", house.SizeText, true)
	s.showPanel(container.New(widgets.Stack(6), container.NewBorder(nil, nil, nil, done, title), scroll))
	s.focus(first)
}
