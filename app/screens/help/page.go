//go:build !headless

package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/docs/manual"
	"habeas/dossier/words"
)

// lay makes of a page what stands below each other, and says where its headings
// are.
func (s *Screen) lay(p manual.Page) ([]fyne.CanvasObject, map[string]fyne.CanvasObject) {
	title := s.prose("# " + p.Title)
	objects := []fyne.CanvasObject{title}
	if say.Words() != words.English {
		objects = append(objects, widgets.NewNote(widgets.Warning, say.T("The manual is in English.")))
	}
	places := map[string]fyne.CanvasObject{"": title}
	for _, b := range p.Blocks {
		switch b.Kind {
		case manual.Heading:
			level := "## "
			if b.Level > 2 {
				level = "### "
			}
			h := s.prose(level + b.Text)
			places[b.Anchor] = h
			objects = append(objects, h)
		case manual.Table:
			objects = append(objects, s.table(b.Cells))
		case manual.Image:
			objects = append(objects, newPicture(b.File, manual.Plain(b.Text)))
		default:
			objects = append(objects, s.prose(b.Text))
		}
	}
	return objects, places
}

// prose is Markdown whose links stay in the manual.
func (s *Screen) prose(markdown string) fyne.CanvasObject {
	rich := widget.NewRichTextFromMarkdown(markdown)
	rich.Wrapping = fyne.TextWrapWord
	s.bind(rich.Segments)
	rich.Refresh()
	return container.New(line{}, rich)
}

// bind lets the links among segments lead to pages of the manual.
func (s *Screen) bind(segments []widget.RichTextSegment) {
	for _, seg := range segments {
		switch seg := seg.(type) {
		case *widget.HyperlinkSegment:
			if seg.URL != nil {
				to := seg.URL.String()
				seg.OnTapped = func() { s.follow(to) }
			}
		case *widget.ListSegment:
			s.bind(seg.Items)
		case *widget.ParagraphSegment:
			s.bind(seg.Texts)
		}
	}
}

// table is a table with its heads on a ground, whose cells wrap.
func (s *Screen) table(cells [][]string) fyne.CanvasObject {
	l := &columns{}
	var objects []fyne.CanvasObject
	for i, row := range cells {
		for j, c := range row {
			if i == 0 {
				c = "**" + c + "**"
				l.weights = append(l.weights, 0)
			}
			if j < len(l.weights) {
				l.weights[j] = max(l.weights[j], float32(len([]rune(manual.Plain(c)))))
			}
			rich := widget.NewRichTextFromMarkdown(c)
			rich.Wrapping = fyne.TextWrapWord
			s.bind(rich.Segments)
			rich.Refresh()
			objects = append(objects, rich)
		}
	}
	grid := container.New(l, objects...)
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 1, grid)
}
