//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// pickSources lets one pick the sources of an item, and say when it was last confirmed
// and since when it is true.
func (f *form) pickSources(at func() *dossier.Mark) {
	if at() == nil {
		return
	}
	p := f.newCiting(at)
	f.s.opts.Choose(say.T("Who says so?"), container.New(widgets.Stack(10), p.Object(), f.days(at)), func() {
		f.settleSoon()
		f.react()
	})
	f.focus(p.Entry)
}

// days are when something was last confirmed, and since when it is true, for a dialog.
func (f *form) days(at func() *dossier.Mark) fyne.CanvasObject {
	inputs := len(f.inputs)
	confirmed, on := f.date(say.T("Last confirmed"), say.Words().Date, fieldOf(at, func(m *dossier.Mark) *dossier.Date { return &m.Confirmed }))
	from, since := f.date(say.T("True from"), say.Words().Date, fieldOf(at, func(m *dossier.Mark) *dossier.Date { return &m.TrueFrom }))
	closes(on.Entry)
	closes(since.Entry)
	if f.s.opts.ReadOnly {
		for _, i := range f.inputs[inputs:] {
			i.Disable()
		}
	}
	return container.New(widgets.Grid(200, 10), confirmed, from)
}

func (f *form) newCiting(at func() *dossier.Mark) *widgets.Ticking {
	p := widgets.NewCiting(widgets.CitingOptions{
		Sources: f.s.view.Sources, Mark: at, ReadOnly: f.s.opts.ReadOnly, Changed: f.changed, New: f.newSource,
		Index: func(texts []string) func(string) []int { return desk.NewNames(texts).Find },
		Focus: f.focus,
	})
	f.private(p.Entry)
	return p
}

// newSource writes a source down, of which no more than its title is known.
func (f *form) newSource(title string) *dossier.Source {
	src := &dossier.Source{ID: f.s.opts.NewID(), Title: title, Type: dossier.SourcePress, Seen: f.s.today()}
	f.s.sourceEdits.Changed(src)
	f.s.newSources = append(f.s.newSources, src.ID)
	return src
}

// closes lets Escape in an entry leave the dialog that it stands in.
func closes(e *widgets.Entry) {
	e.OnEscape = func() { widgets.Pass(e, &fyne.KeyEvent{Name: fyne.KeyEscape}) }
}
