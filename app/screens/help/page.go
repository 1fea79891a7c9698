//go:build !headless

package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/docs/manual"
)

// lay makes of a page what stands below each other, and says where its headings
// are.
func (s *Screen) lay(p manual.Page) ([]fyne.CanvasObject, map[string]fyne.CanvasObject) {
	title := newFlow(p.Title, house.SizeTitle, true, s.follow)
	objects := []fyne.CanvasObject{title}
	switch {
	case p.Lang != say.Words().Base():
		objects = append(objects, widgets.NewNote(widgets.Warning, say.T("This page is in English: it has no translation yet.")))
	case p.Draft:
		objects = append(objects, widgets.NewNote(widgets.Warning, say.T("This page is a draft: no native reader has looked it over yet.")))
	}
	places := map[string]fyne.CanvasObject{"": title}
	for _, b := range p.Blocks {
		switch b.Kind {
		case manual.Heading:
			h := s.heading(b)
			places[b.Anchor] = h
			objects = append(objects, h)
		case manual.Table:
			objects = append(objects, s.table(b.Cells))
		case manual.Image:
			objects = append(objects, newPicture(b.File, manual.Plain(b.Text)))
		case manual.Item:
			objects = append(objects, s.item(b))
		case manual.Note:
			note := container.New(widgets.Inset(14, 10), s.prose(b.Text))
			objects = append(objects, widgets.NewCard(house.ColorOpen, theme.ColorNameSeparator, 0, note))
		default:
			objects = append(objects, s.prose(b.Text))
		}
	}
	return objects, places
}

// prose is a text whose links stay in the manual.
func (s *Screen) prose(text string) *flow { return newFlow(text, house.SizeText, false, s.follow) }

func (s *Screen) heading(b manual.Block) fyne.CanvasObject {
	size, above := house.SizeSection, float32(10)
	if b.Level > 2 {
		size, above = house.SizeText, 4
	}
	return container.New(under{above}, newFlow(b.Text, size, true, s.follow))
}

// item is one of a list, with its mark at the left.
func (s *Screen) item(b manual.Block) fyne.CanvasObject {
	mark := widgets.NewText(b.Mark, house.ColorAccent, house.SizeText, true)
	return container.New(hung{}, mark, s.prose(b.Text))
}

// table is a table with its heads on a ground, whose cells wrap.
func (s *Screen) table(cells [][]string) fyne.CanvasObject {
	l := &columns{}
	var objects []fyne.CanvasObject
	for i, row := range cells {
		for j, c := range row {
			if i == 0 {
				l.weights = append(l.weights, 0)
			}
			if j < len(l.weights) {
				l.weights[j] = max(l.weights[j], float32(len([]rune(manual.Plain(c)))))
			}
			objects = append(objects, newFlow(c, house.SizeText, i == 0, s.follow))
		}
	}
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, container.New(l, objects...))
}
