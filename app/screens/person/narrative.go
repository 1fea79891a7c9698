//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// languages are those in which paragraphs are written.
var languages = []string{"en", "fr", "km"}

func languageName(tag string) string {
	return map[string]string{"en": say.T("English"), "fr": say.T("French"), "km": say.T("Khmer")}[tag]
}

// narrative is the part that tells the story, paragraph by paragraph.
func (f *form) narrative() fyne.CanvasObject {
	l := listOf[dossier.Paragraph]{f, func(d *dossier.Dossier) *[]dossier.Paragraph { return &d.Narrative }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Paragraph) fyne.CanvasObject {
		text := f.entry(widgets.NewProse(say.T("What happened"), 3), fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Text }))
		f.leads(id, text)
		from, _ := f.date(say.T("True from"), say.Words().Date, fieldOf(at, func(p *dossier.Paragraph) *dossier.Date { return &p.TrueFrom }))
		confirmed, _ := f.date(say.T("Last confirmed"), say.Words().Date, fieldOf(at, func(p *dossier.Paragraph) *dossier.Date { return &p.Confirmed }))
		return container.New(widgets.Stack(6), text,
			container.New(widgets.Grid(130, 10),
				widgets.Field(say.T("Language"), choice(f, languages, languageName, fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Lang }), nil)),
				from, confirmed),
			l.foot(id, true, l.arrows(id)...))
	})
	if len(f.d().Narrative) == 0 {
		list.Add(hint(say.T("No paragraph yet. Each has its own audience and sources.")))
	}
	add := addButton(say.T("Add a paragraph"), func() { l.add(dossier.Paragraph{Lang: "en"}) })
	return container.New(widgets.Stack(12), title(say.T("Narrative"), say.T("what happened, in paragraphs"), add), list)
}
