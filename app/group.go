//go:build !headless

package app

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// askGroup lets a person say who issues the briefings of this vault, and what
// they are called: the words on the cover and at the foot of each page.
func (w *window) askGroup() {
	if !w.writable() {
		return
	}
	d := w.desk
	view := d.View()
	entry := func(hint, text string) *widgets.Entry {
		e := widgets.NewEntry(hint)
		e.Put(text)
		w.escapes(e)
		return e
	}
	name := entry(say.T("The group's name"), view.We.Name)
	reach := entry(say.T("Address, telephone, web page"), view.We.Reach)
	title := entry(say.T("Political prisoners in …"), view.Context.Title)
	fields := container.New(widgets.Stack(8), widgets.Field(say.T("Issuing group"), name),
		widgets.Field(say.T("How to reach it"), reach), widgets.Field(say.T("Title of its briefings"), title))
	save := func(yes bool) {
		if !yes || w.desk != d {
			return
		}
		we, about := view.We, view.Context
		we.ID, about.ID = dossier.WeID, dossier.ContextID
		we.Name, we.Reach, about.Title = name.Text, reach.Text, title.Text
		keep(w, func() error {
			var err error
			if we.Name != view.We.Name || we.Reach != view.We.Reach {
				err = d.SaveWe(&view.We, &we)
			}
			if about.Title != view.Context.Title {
				err = errors.Join(err, d.SaveContext(&view.Context, &about))
			}
			return err
		}, func(err error) {
			switch {
			case err != nil:
				w.fail(err)
			case w.desk == d && w.rail[atBriefing].Chosen:
				w.brief.Renew()
			}
		})
	}
	agree := w.ask(question{title: say.T("Issuing group"), content: fields, size: fyne.NewSize(460, 280), yes: say.T("Save"), no: say.T("Cancel"), keeps: true, then: save})
	for _, e := range []*widgets.Entry{name, reach, title} {
		e.OnSubmitted = func(string) { agree() }
	}
	w.focus(name)
}
