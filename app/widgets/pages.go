//go:build !headless

package widgets

import (
	"context"
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	house "habeas/app/theme"
)

// Document is a number of pages that somebody can draw.
type Document struct {
	Pages int
	// Page draws one, counted from 0; scale 1 is 72 dots an inch. It runs off
	// the goroutine that draws the window.
	Page func(ctx context.Context, page int, scale float64) (image.Image, error)
	// W and H are the size of a page in points.
	W, H float64
}

// Pages shows the pages of a document below one another, and draws only those
// that are seen. While new ones are drawn the old ones stay. The keys of a reader
// go through them: PageUp, PageDown, Home, End, the arrows, + and -, and 0.
type Pages struct {
	widget.BaseWidget

	MaxWidth float32 // of a page that is not enlarged; 0 for as wide as there is room
	// OnSeen is told which page is seen, from 0, and how large: 1 is as it is printed.
	OnSeen func(page int, scale float32)

	doc    Document
	sheets []*sheet
	scroll *container.Scroll
	inner  *fyne.Container
	drawer job.Latest[image.Image]
	drawn  int // the sheet that is being drawn, -1 for none
	zoom   float32
	ground *Panel
}

var _ fyne.Focusable = (*Pages)(nil)

// kept is how many sheets beyond those that are seen keep their pictures.
const kept = 4

type sheet struct {
	image  *canvas.Image
	number *canvas.Text
	frame  *canvas.Rectangle
	scale  float64 // of the picture; 0 for none, or an old one
	failed bool
}

// NewPages makes a view without pages.
func NewPages(place job.Place) *Pages {
	p := &Pages{drawn: -1, zoom: 1}
	p.drawer.Place = place
	p.inner = container.New((*pagesLayout)(p))
	p.scroll = container.NewScroll(p.inner)
	p.scroll.OnScrolled = func(fyne.Position) { p.want(); p.tell() }
	p.ExtendBaseWidget(p)
	return p
}

// Put shows a document in place of the one before. Nothing is shown for one
// without pages.
func (p *Pages) Put(doc Document) {
	p.drawer.Cancel()
	p.drawn = -1
	p.doc = doc
	for len(p.sheets) < doc.Pages {
		s := &sheet{image: canvas.NewImageFromImage(nil), frame: canvas.NewRectangle(nil), number: canvas.NewText("", nil)}
		s.image.FillMode = canvas.ImageFillStretch
		s.image.ScaleMode = canvas.ImageScaleSmooth
		s.frame.StrokeWidth = 1
		s.number.Alignment = fyne.TextAlignCenter
		p.sheets = append(p.sheets, s)
	}
	p.sheets = p.sheets[:doc.Pages]
	p.inner.Objects = nil
	for i, s := range p.sheets {
		s.scale, s.failed = 0, false
		s.number.Text = fmt.Sprint(i + 1)
		p.inner.Objects = append(p.inner.Objects, s.frame, s.number, s.image)
	}
	p.color()
	p.inner.Refresh()
	p.scroll.Refresh()
	p.want()
	p.tell()
}

// Top scrolls to the first page.
func (p *Pages) Top() { p.Go(0) }

// Go scrolls to a page, counted from 0.
func (p *Pages) Go(page int) {
	_, h := p.sheetSize()
	p.scrollTo(p.scroll.Offset.X, float32(page)*(h+pageGap))
}

// scrollTo goes to a place, and not past an end.
func (p *Pages) scrollTo(x, y float32) {
	size, all := p.scroll.Size(), p.inner.MinSize()
	p.scroll.ScrollToOffset(fyne.NewPos(max(0, min(x, all.Width-size.Width)), max(0, min(y, all.Height-size.Height))))
	p.want()
	p.tell()
}

const (
	pageGap    = 14
	pageMargin = 14
)

func (p *Pages) sheetSize() (w, h float32) {
	w = p.scroll.Size().Width - 2*pageMargin
	if p.MaxWidth > 0 {
		w = min(w, p.MaxWidth)
	}
	w = max(w*p.zoom, 40)
	if p.doc.W <= 0 {
		return w, w
	}
	return w, w * float32(p.doc.H/p.doc.W)
}

// seen are the first and the last sheet of which a part is seen.
func (p *Pages) seen() (first, last int) {
	_, h := p.sheetSize()
	top := p.scroll.Offset.Y - pageMargin
	first = max(0, int(top/(h+pageGap)))
	last = int((top + p.scroll.Size().Height) / (h + pageGap))
	return first, min(last, len(p.sheets)-1)
}

// want draws the next sheet that is seen and has no picture of its size.
func (p *Pages) want() {
	if p.scroll.Size().Width < 50 || p.doc.Pages == 0 {
		return
	}
	first, last := p.seen()
	if p.drawn >= 0 {
		if p.drawn >= first-1 && p.drawn <= last+1 {
			return // still of use; the next one follows it
		}
		p.drawer.Cancel()
	}
	for i, s := range p.sheets {
		if (i < first-kept || i > last+kept) && s.image.Image != nil {
			s.image.Image, s.scale = nil, 0
			s.image.Refresh()
		}
	}
	w, _ := p.sheetSize()
	dots := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		dots = c.Scale()
	}
	scale := float64(w*dots) / p.doc.W
	next := -1
	for i := first; i <= min(last+1, len(p.sheets)-1); i++ {
		if s := p.sheets[i]; s.scale != scale && !s.failed {
			next = i
			break
		}
	}
	p.drawn = next
	if next < 0 {
		return
	}
	page := p.doc.Page
	p.drawer.Run(func(ctx context.Context) (image.Image, error) { return page(ctx, next, scale) },
		func(img image.Image, err error) {
			s := p.sheets[next]
			p.drawn = -1
			if err != nil {
				s.failed = true
			} else {
				s.image.Image, s.scale = img, scale
				s.image.Refresh()
			}
			p.want()
		})
}

func (p *Pages) color() {
	th, variant := p.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	for _, s := range p.sheets {
		// Paper is white in the dark too.
		s.frame.FillColor = house.New(house.Light).Color(house.ColorCard, variant)
		s.frame.StrokeColor = th.Color(theme.ColorNameInputBorder, variant)
		s.number.Color = house.New(house.Light).Color(house.ColorQuiet, variant)
	}
}

// pagesLayout lays the sheets out; it is the same object.
type pagesLayout Pages

func (l *pagesLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := (*Pages)(l)
	w, h := p.sheetSize()
	x := max(pageMargin, (size.Width-w)/2)
	for i, s := range p.sheets {
		y := pageMargin + float32(i)*(h+pageGap)
		for _, o := range []fyne.CanvasObject{s.frame, s.image, s.number} {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
}

func (l *pagesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	p := (*Pages)(l)
	_, h := p.sheetSize()
	n := float32(len(p.sheets))
	w := float32(60)
	if p.zoom > 1 && n > 0 {
		sheet, _ := p.sheetSize()
		w = sheet + 2*pageMargin
	}
	return fyne.NewSize(w, max(0, 2*pageMargin+n*(h+pageGap)-pageGap))
}

// CreateRenderer is for Fyne.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	p.ground = NewPanel(house.ColorDesk, 2, p.scroll)
	p.ground.Radius = 8
	return &pagesRenderer{WidgetRenderer: widget.NewSimpleRenderer(p.ground), pages: p}
}

type pagesRenderer struct {
	fyne.WidgetRenderer
	pages *Pages
}

func (r *pagesRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.pages.inner.Refresh()
	r.pages.scroll.Refresh()
	r.pages.want()
	r.pages.tell()
}

func (r *pagesRenderer) Refresh() {
	r.pages.color()
	r.WidgetRenderer.Refresh()
}
