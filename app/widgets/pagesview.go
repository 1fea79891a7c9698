//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"

	house "habeas/app/theme"
)

// The steps by which pages are made larger and smaller, and how far.
const (
	zoomStep  = 1.25
	leastZoom = 0.4
	mostZoom  = 4
)

// Zoom makes the pages larger (1) or smaller (-1), and with 0 as wide as there is
// room. What is in the middle stays there.
func (p *Pages) Zoom(by int) {
	zoom := p.zoom
	switch {
	case by == 0:
		zoom = 1
	case by > 0:
		zoom = min(zoom*zoomStep, mostZoom)
	default:
		zoom = max(zoom/zoomStep, leastZoom)
	}
	if zoom == p.zoom {
		return
	}
	half := p.scroll.Size().Height / 2
	_, before := p.sheetSize()
	at := (p.scroll.Offset.Y + half - pageMargin) / (before + pageGap)
	p.zoom = zoom
	_, after := p.sheetSize()
	p.inner.Refresh()
	p.scroll.Refresh()
	w, _ := p.sheetSize()
	p.scrollTo((w+2*pageMargin-p.scroll.Size().Width)/2, at*(after+pageGap)+pageMargin-half)
}

// Page is the page that takes most of the view, counted from 0.
func (p *Pages) Page() int {
	_, h := p.sheetSize()
	at := int((p.scroll.Offset.Y + p.scroll.Size().Height/2 - pageMargin) / (h + pageGap))
	return max(0, min(at, len(p.sheets)-1))
}

// Step goes to the next page (1) or the one before (-1).
func (p *Pages) Step(by int) {
	if n := len(p.sheets); n > 0 {
		p.Go(max(0, min(p.Page()+by, n-1)))
	}
}

// tell says which page is seen.
func (p *Pages) tell() {
	if p.OnSeen == nil || p.doc.W <= 0 || len(p.sheets) == 0 {
		return
	}
	w, _ := p.sheetSize()
	// A point is 1/72 inch, and what Fyne counts in 1/96, as a browser does.
	p.OnSeen(p.Page(), w/float32(p.doc.W)*72/96)
}

// TypedKey is for Fyne.
func (p *Pages) TypedKey(e *fyne.KeyEvent) {
	line := p.scroll.Size().Height / 10
	move := func(by float32) { p.scrollTo(p.scroll.Offset.X, p.scroll.Offset.Y+by) }
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
		move(p.scroll.Size().Height * 0.9)
	case fyne.KeyPageUp:
		move(-p.scroll.Size().Height * 0.9)
	case fyne.KeyDown:
		move(line)
	case fyne.KeyUp:
		move(-line)
	case fyne.KeyRight:
		p.Step(1)
	case fyne.KeyLeft:
		p.Step(-1)
	case fyne.KeyHome:
		p.Go(0)
	case fyne.KeyEnd:
		p.Go(len(p.sheets) - 1)
	default:
		Pass(p, e)
	}
}

// TypedRune is for Fyne.
func (p *Pages) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.Zoom(1)
	case '-', '−':
		p.Zoom(-1)
	case '0':
		p.Zoom(0)
	}
}

// FocusGained is for Fyne.
func (p *Pages) FocusGained() { p.edge(true) }

// FocusLost is for Fyne.
func (p *Pages) FocusLost() { p.edge(false) }

// Tapped gives the keyboard to the pages.
func (p *Pages) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// edge shows whether the keys act on the pages.
func (p *Pages) edge(on bool) {
	if p.ground == nil {
		return
	}
	p.ground.Edge = ""
	if on {
		p.ground.Edge = house.ColorAccent
	}
	p.ground.Refresh()
}
