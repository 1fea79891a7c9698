//go:build !headless

package dossiers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// showEmpty says in the place of the rows why there are none, and what to do
// about it.
func (s *Screen) showEmpty() {
	if len(s.found.Rows) > 0 {
		s.empty.Hide()
		return
	}
	o := s.nothingFound()
	if s.found.Total == 0 {
		o = s.firstSteps()
	}
	s.empty.Objects = []fyne.CanvasObject{o}
	s.empty.Show()
	s.empty.Refresh()
}

// nothingFound says which of what is on leaves nothing, and takes it off.
func (s *Screen) nothingFound() fyne.CanvasObject {
	text := widget.NewLabelWithStyle(widgets.Breakable(s.whyEmpty()), fyne.TextAlignCenter, fyne.TextStyle{})
	text.Wrapping = fyne.TextWrapWord
	buttons := container.New(widgets.Row(8))
	if len(s.chosen) > 0 {
		word := say.T("Take the filter off")
		if len(s.chosen) > 1 {
			word = say.T("Take the filters off")
		}
		buttons.Add(widgets.NewButton(word, nil, func() { s.focus(s.list); s.choose("") }))
	}
	if s.query.Text != "" {
		buttons.Add(widgets.NewButton(say.T("Empty the search box"), nil, func() { s.query.Put(""); s.find(); s.FocusSearch() }))
	}
	return container.NewCenter(container.New(widgets.Width(440), container.New(widgets.Stack(8), text, container.NewCenter(buttons))))
}

// whyEmpty says why the list is empty, where the vault is not.
func (s *Screen) whyEmpty() string {
	total := s.found.Total
	switch {
	case s.query.Text != "" && len(s.chosen) > 0:
		return say.N(total, "0 of %s: the dossier does not match “%s”, or a filter leaves it out.", "0 of %s: none matches “%s” among those that the filters leave.", s.query.Text)
	case s.query.Text != "":
		return say.N(total, "0 of %s: the dossier does not match “%s”.", "0 of %s: no dossier matches “%s”.", s.query.Text)
	case len(s.chosen) > 1:
		return say.N(total, "0 of %s: filters are on.", "0 of %s: filters are on that leave none together.")
	}
	return say.N(total, "0 of %s: a filter is on.", "0 of %s: a filter is on.")
}

// firstSteps says what to do first in a vault without a dossier.
func (s *Screen) firstSteps() fyne.CanvasObject {
	steps := container.New(widgets.Stack(14),
		container.NewCenter(widgets.NewText(say.T("This vault is empty. What to do first:"), "", house.SizeSection, true)))
	number := 0
	step := func(words string, button *widgets.Button) {
		number++
		text := widget.NewLabel(widgets.Breakable(words))
		text.Wrapping = fyne.TextWrapWord
		steps.Add(container.NewBorder(nil, nil,
			container.NewCenter(container.New(widgets.Inset(6, 0), widgets.NewText(say.Words().Digits(number), house.ColorAccent, house.SizeTitle, true))),
			container.NewCenter(container.New(widgets.Width(210), button)), text))
	}
	if !s.opts.ReadOnly {
		create := widgets.NewButton(say.T("New dossier"), theme.ContentAddIcon(), s.opts.New)
		create.Importance = widget.HighImportance
		step(say.T("Write the first dossier. A name is enough; it is saved as you type."), create)
	}
	if s.opts.Sample != nil {
		step(say.T("Look at thirty dossiers of a sample, in a window beside this one. Nothing in it touches this vault."),
			widgets.NewButton(say.T("Open the sample …"), theme.FolderOpenIcon(), s.opts.Sample))
	}
	if s.opts.Manual != nil {
		step(say.T("Read what the program does, and how it keeps what you write."),
			widgets.NewButton(say.T("Read the manual"), theme.HelpIcon(), s.opts.Manual))
	}
	return container.NewCenter(container.New(widgets.Width(600), steps))
}
