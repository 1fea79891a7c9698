//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// wayToCase leads to the texts of a case, which are printed before those of the dossier.
func (f *form) wayToCase(c *dossier.Case) fyne.CanvasObject {
	id := c.ID
	return widgets.NewWay(say.T("The texts of the case “%s” stand before these.", caseName(c)), say.T("Edit the case"), func() {
		f.settleSoon()
		f.s.openCase = id
		f.s.showPart(partCharges)
		f.s.form.focus(f.s.form.kept[control{id, "begin"}])
	})
}

// narrative is the part that tells the story, paragraph by paragraph, in each
// language.
func (f *form) narrative() fyne.CanvasObject {
	t := tongues{
		listOf: listOf[dossier.Paragraph]{f, func() *[]dossier.Paragraph { return &f.d().Narrative }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }},
		hint:   say.T("What happened"), rows: 3,
	}
	part := container.New(widgets.Stack(12), title(say.T("Narrative"), say.T("what happened, in paragraphs; a packet prints those of its language")))
	if len(f.d().Narrative) == 0 {
		part.Add(quiet(say.T("No paragraph yet. Each has its own audience and sources.")))
	}
	for _, c := range f.cases() {
		if len(c.Narrative) > 0 {
			part.Add(f.wayToCase(c))
		}
	}
	part.Add(t.object())
	return part
}
