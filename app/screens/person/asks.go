//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// asks is the part with what is to be raised, the weightiest first, in each
// language: a packet prints those of its own.
func (f *form) asks() fyne.CanvasObject {
	t := tongues{
		listOf: listOf[dossier.Paragraph]{f, func() *[]dossier.Paragraph { return &f.d().Asks }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }},
		hint:   say.T("One thing that the reader can do"), rows: 1, numbered: true,
	}
	part := container.New(widgets.Stack(12), title(say.T("Asks"), say.T("what is to be raised, the weightiest first")))
	if len(f.d().Asks) == 0 {
		part.Add(quiet(say.T("Nothing is asked for yet. An ask is one thing that the reader can do, in one sentence: the weightiest first.")))
	}
	part.Add(t.object())
	return part
}
