//go:build !headless

package person

import (
	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// pickSources lets one pick the sources of an item.
func (f *form) pickSources(at func() *dossier.Mark) {
	if at() == nil {
		return
	}
	p := f.newCiting(at)
	f.s.opts.Choose(say.T("Who says so?"), p.Object(), f.settleSoon)
	f.focus(p.Entry)
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
