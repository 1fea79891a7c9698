//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// pill is a few words on a round ground: how a [Chip] and a [Word] look.
type pill struct {
	text                string
	bold, small         bool
	color, ground, edge fyne.ThemeColorName
	thick               bool // the edge
}

type pillRenderer struct {
	of     fyne.Widget
	look   func() pill
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newPillRenderer(of fyne.Widget, look func() pill) *pillRenderer {
	r := &pillRenderer{of: of, look: look, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.text.Alignment = fyne.TextAlignCenter
	r.apply()
	return r
}

func (r *pillRenderer) apply() {
	p := r.look()
	th, variant := theme.CurrentForWidget(r.of), fyne.CurrentApp().Settings().ThemeVariant()
	r.text.Text = p.text
	r.text.TextSize = r.textSize(p)
	r.text.TextStyle = fyne.TextStyle{Bold: p.bold}
	r.text.Color = th.Color(p.color, variant)
	r.ground.FillColor = th.Color(p.ground, variant)
	r.ground.StrokeColor = th.Color(p.edge, variant)
	r.ground.StrokeWidth = 1
	if p.thick {
		r.ground.StrokeWidth = 2
	}
}

func (r *pillRenderer) textSize(p pill) float32 {
	size := theme.CurrentForWidget(r.of).Size(house.SizeSmall)
	if !p.small {
		size++
	}
	return size
}

func (r *pillRenderer) Layout(size fyne.Size) {
	r.ground.CornerRadius = size.Height / 2
	if r.look().small {
		r.ground.CornerRadius = 4
	}
	r.ground.Resize(size)
	r.text.Resize(size)
}

func (r *pillRenderer) MinSize() fyne.Size {
	p := r.look()
	// Room for the bold letters of the chosen state, so that choosing moves nothing.
	size := fyne.MeasureText(p.text, r.textSize(p), fyne.TextStyle{Bold: !p.small || p.bold})
	if p.small {
		return size.AddWidthHeight(12, 2)
	}
	return size.AddWidthHeight(24, 6)
}

func (r *pillRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.text.Refresh()
}

func (r *pillRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.text} }
func (r *pillRenderer) Destroy()                     {}

// Word is a small word on a ground that is only read.
type Word struct {
	widget.BaseWidget

	Text          string
	Color, Ground fyne.ThemeColorName
}

// NewWord makes a word; empty colours are those of chips.
func NewWord(text string, color, ground fyne.ThemeColorName) *Word {
	w := &Word{Text: text, Color: color, Ground: ground}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the word and its colours.
func (w *Word) Set(text string, color, ground fyne.ThemeColorName) {
	if w.Text != text || w.Color != color || w.Ground != ground {
		w.Text, w.Color, w.Ground = text, color, ground
		w.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (w *Word) CreateRenderer() fyne.WidgetRenderer {
	return newPillRenderer(w, func() pill {
		p := pill{text: w.Text, small: true, color: w.Color, ground: w.Ground}
		if p.color == "" {
			p.color = house.ColorQuiet
		}
		if p.ground == "" {
			p.ground = house.ColorChip
		}
		p.edge = p.ground
		return p
	})
}
