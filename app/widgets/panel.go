//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Panel is a ground behind other things, with an edge if it has a name.
type Panel struct {
	widget.BaseWidget

	Ground  fyne.ThemeColorName
	Edge    fyne.ThemeColorName // "" for none
	Radius  float32
	Inset   float32 // between edge and content
	Content fyne.CanvasObject
}

// NewPanel puts content on a ground without an edge.
func NewPanel(ground fyne.ThemeColorName, inset float32, content fyne.CanvasObject) *Panel {
	p := &Panel{Ground: ground, Inset: inset, Content: content}
	p.ExtendBaseWidget(p)
	return p
}

// NewCard puts content on a ground with a thin round edge.
func NewCard(ground, edge fyne.ThemeColorName, inset float32, content fyne.CanvasObject) *Panel {
	p := NewPanel(ground, inset, content)
	p.Edge, p.Radius = edge, 8
	return p
}

// SetGround changes the colour behind the content.
func (p *Panel) SetGround(ground fyne.ThemeColorName) {
	if p.Ground != ground {
		p.Ground = ground
		p.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{panel: p, ground: canvas.NewRectangle(nil)}
	r.apply()
	return r
}

type panelRenderer struct {
	panel  *Panel
	ground *canvas.Rectangle
}

func (r *panelRenderer) apply() {
	p := r.panel
	th, variant := p.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.ground.FillColor = th.Color(p.Ground, variant)
	r.ground.CornerRadius = p.Radius
	if p.Edge != "" {
		r.ground.StrokeColor = th.Color(p.Edge, variant)
		r.ground.StrokeWidth = 1
	} else {
		r.ground.StrokeWidth = 0
	}
}

func (r *panelRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	in := r.panel.Inset
	r.panel.Content.Move(fyne.NewPos(in, in))
	r.panel.Content.Resize(size.SubtractWidthHeight(2*in, 2*in))
}

func (r *panelRenderer) MinSize() fyne.Size {
	return r.panel.Content.MinSize().AddWidthHeight(2*r.panel.Inset, 2*r.panel.Inset)
}

func (r *panelRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.panel.Content.Refresh()
}

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.panel.Content}
}
func (r *panelRenderer) Destroy() {}
