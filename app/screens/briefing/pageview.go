//go:build !headless

package briefing

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/export"
)

// pageView is the pages as they will be printed, with what turns and enlarges them.
type pageView struct {
	s     *Screen
	root  *fyne.Container
	pages *widgets.Pages
	bar   *fyne.Container
	where *widgets.Text
	scale *widgets.Text
	none  *fyne.Container // in place of pages, for what has none
	count int
}

func newPageView(s *Screen) *pageView {
	p := &pageView{s: s, pages: widgets.NewPages(s.opts.Place)}
	p.pages.MaxWidth = 620
	p.where, p.scale = widgets.NewText("", house.ColorQuiet, house.SizeText, false), widgets.NewText("", house.ColorQuiet, house.SizeText, false)
	p.bar = container.NewHBox(
		widgets.NewSignButton(theme.NavigateBackIcon(), say.T("Page before"), func() { p.pages.Step(-1) }), container.NewCenter(p.where), widgets.NewSignButton(theme.NavigateNextIcon(), say.T("Next page"), func() { p.pages.Step(1) }),
		widget.NewSeparator(),
		widgets.NewSignButton(theme.ZoomOutIcon(), say.T("Smaller"), func() { p.pages.Zoom(-1) }), container.NewCenter(p.scale), widgets.NewSignButton(theme.ZoomInIcon(), say.T("Larger"), func() { p.pages.Zoom(1) }),
		widgets.NewSignButton(theme.ZoomFitIcon(), say.T("As wide as there is room"), func() { p.pages.Zoom(0) }))
	p.pages.OnSeen = func(page int, scale float32) {
		p.where.Set(say.T("Page %s of %s", page+1, p.count))
		p.scale.Set(say.T("%s %%", strconv.Itoa(int(scale*100+0.5))))
		p.bar.Refresh()
	}
	text := task.Prose(say.T("A web page has no pages of paper. It was made and checked all the same; look at it in the browser of this computer."))
	look := widgets.NewButton(say.T("Look at it"), theme.VisibilityIcon(), func() {
		if s.shown != nil && s.opts.Look != nil {
			s.opts.Look(s.shown)
		}
	})
	p.none = container.New(widgets.Inset(12, 12), container.New(widgets.Stack(8), text, container.NewHBox(look)))
	p.none.Hide()
	p.root = container.NewBorder(nil, container.NewCenter(p.bar), nil, nil, container.NewStack(p.pages, p.none))
	p.put(widgets.Document{})
	return p
}

// put shows a document in place of the one before.
func (p *pageView) put(doc widgets.Document) {
	p.count = doc.Pages
	p.pages.Put(doc)
	web := doc.Page != nil && doc.Pages == 0 && p.s.order.Kind == export.KindWeb
	if web {
		p.none.Show()
		p.pages.Hide()
	} else {
		p.none.Hide()
		p.pages.Show()
	}
	if doc.Pages > 0 {
		p.bar.Show()
	} else {
		p.bar.Hide()
	}
	p.root.Refresh()
}
