//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// narrative is the part that tells the story, paragraph by paragraph, in each
// language.
func (f *form) narrative() fyne.CanvasObject {
	t := tongues{
		listOf: listOf[dossier.Paragraph]{f, func() *[]dossier.Paragraph { return &f.d().Narrative }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }},
		hint:   say.T("What happened"), rows: 3,
	}
	part := container.New(widgets.Stack(12), title(say.T("Narrative"), say.T("what happened, in paragraphs; a packet prints those of its language")))
	if len(f.d().Narrative) == 0 {
		part.Add(hint(say.T("No paragraph yet. Each has its own audience and sources.")))
	}
	part.Add(t.object())
	return part
}
