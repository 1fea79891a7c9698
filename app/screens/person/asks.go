//go:build !headless

package person

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// asks is the part with what is to be raised, the weightiest first, apart for
// each language: a packet prints those of its own.
func (f *form) asks() fyne.CanvasObject {
	l := listOf[dossier.Paragraph]{f, func(d *dossier.Dossier) *[]dossier.Paragraph { return &d.Asks }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }}
	list := container.New(widgets.Stack(10))
	for _, lang := range languagesOf(f.d().Asks) {
		list.Add(section(languageName(lang)))
		place := 0
		for _, ask := range f.d().Asks {
			if ask.Lang != lang {
				continue
			}
			if place > 0 {
				list.Add(widget.NewSeparator())
			}
			place++
			list.Add(f.askEditor(l, ask.ID, place))
		}
	}
	if len(f.d().Asks) == 0 {
		list.Add(hint(say.T("Nothing is asked for yet. An ask is one thing that the reader can do, in one sentence: the weightiest first.")))
	}
	add := addButton(say.T("Add an ask"), func() { l.add(dossier.Paragraph{Lang: nextLanguage(f.s.now.Asks)}) })
	return container.New(widgets.Stack(12), title(say.T("Asks"), say.T("what is to be raised, the weightiest first"), add), list)
}

func (f *form) askEditor(l listOf[dossier.Paragraph], id dossier.ID, place int) fyne.CanvasObject {
	at := l.find(id)
	text := f.entry(widgets.NewProse(say.T("One thing that the reader can do"), 1), fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Text }))
	f.leads(id, text)
	field := control{id, "language"}
	lang := choice(f, languages, languageName, fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Lang }), func() { f.s.rebuildAt(field) })
	f.keep(field, lang)
	which := container.NewGridWrap(fyne.NewSize(112, lang.MinSize().Height), lang)
	sameLanguage := func(a, b *dossier.Paragraph) bool { return a.Lang == b.Lang }
	number := container.New(widgets.Inset(0, 8), widgets.NewText(strconv.Itoa(place)+".", house.ColorQuiet, house.SizeText, true))
	return container.New(widgets.Stack(4),
		container.NewBorder(nil, nil, number, nil, text),
		f.trueFrom(l.mark(id)),
		l.footWith(id, []fyne.CanvasObject{f.audienceChip(l.mark(id)), f.citingChip(l.mark(id))}, append([]fyne.CanvasObject{which}, l.arrowsAmong(id, sameLanguage)...)...))
}

// languagesOf are the languages of texts: ours in their order, then any others.
func languagesOf(texts []dossier.Paragraph) []string {
	var there []string
	for _, lang := range languages {
		if slices.ContainsFunc(texts, func(p dossier.Paragraph) bool { return p.Lang == lang }) {
			there = append(there, lang)
		}
	}
	for _, p := range texts {
		if !slices.Contains(there, p.Lang) {
			there = append(there, p.Lang)
		}
	}
	return there
}

// nextLanguage is that of the text that was written last.
func nextLanguage(texts []dossier.Paragraph) string {
	if n := len(texts); n > 0 {
		return texts[n-1].Lang
	}
	return languages[0]
}
