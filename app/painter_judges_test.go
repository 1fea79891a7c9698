//go:build judges && !headless

package app

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// painter draws what a canvas shows as the window on a screen does. Fyne draws
// in memory with two faults: what scrolls within something that scrolls is drawn
// beyond the outer one, and an edge that is cut at the left or above is shifted. So
// each thing is drawn by Fyne alone, and cut here.
type painter struct {
	scale float32
	one   software.WindowlessCanvas
	base  *image.NRGBA
}

// around is the room for what is drawn outside of a thing: edges and shadows.
const outsideOf = 40

func paint(c software.WindowlessCanvas) image.Image {
	p := &painter{scale: c.Scale(), one: software.NewTransparentCanvas()}
	p.one.SetPadded(false)
	p.one.SetScale(p.scale)
	p.base = image.NewNRGBA(p.dots(fyne.Position{}, c.Size()))
	ground := theme.Color(theme.ColorNameBackground)
	draw.Draw(p.base, p.base.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	for _, o := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		p.walk(o, fyne.Position{}, p.base.Bounds())
	}
	return p.base
}

func (p *painter) dot(v float32) int { return int(math.Round(float64(v * p.scale))) }

func (p *painter) dots(at fyne.Position, size fyne.Size) image.Rectangle {
	return image.Rect(p.dot(at.X), p.dot(at.Y), p.dot(at.X+size.Width), p.dot(at.Y+size.Height))
}

func (p *painter) walk(o fyne.CanvasObject, at fyne.Position, clip image.Rectangle) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			p.walk(c, at, clip)
		}
	case fyne.Widget:
		r := test.WidgetRenderer(o)
		_, scrolls := o.(fyne.Scrollable)
		if _, clips := r.(interface{ IsClip() }); clips || scrolls {
			clip = clip.Intersect(p.dots(at, o.Size()))
		}
		for _, c := range r.Objects() {
			p.walk(c, at, clip)
		}
	default:
		p.draw(o, at, clip)
	}
}

// draw puts one thing on what was drawn.
func (p *painter) draw(o fyne.CanvasObject, at fyne.Position, clip image.Rectangle) {
	size := o.Size().Max(o.MinSize())
	corner := image.Pt(p.dot(at.X)-p.dot(outsideOf), p.dot(at.Y)-p.dot(outsideOf))
	reach := p.dots(fyne.Position{}, size.AddWidthHeight(2*outsideOf, 2*outsideOf)).Add(corner)
	if clip = clip.Intersect(reach); clip.Empty() {
		return
	}
	if _, blurs := o.(*canvas.Blur); blurs {
		p.blur(o, clip)
		return
	}
	was := o.Position()
	o.Move(fyne.NewSquareOffsetPos(outsideOf))
	p.one.SetContent(container.NewWithoutLayout(o))
	p.one.Resize(size.AddWidthHeight(2*outsideOf, 2*outsideOf))
	drawn := p.one.Capture()
	o.Move(was)
	draw.Draw(p.base, clip, drawn, clip.Min.Sub(corner), draw.Over)
}

// blur is what lies over all that stands behind a dialog.
func (p *painter) blur(o fyne.CanvasObject, clip image.Rectangle) {
	behind := canvas.NewImageFromImage(image.NewUniform(color.Transparent))
	behind.Image, behind.ScaleMode = p.base, canvas.ImageScalePixels
	behind.Resize(o.Size())
	was := o.Position()
	o.Move(fyne.Position{})
	p.one.SetContent(container.NewWithoutLayout(behind, o))
	p.one.Resize(o.Size())
	drawn := p.one.Capture()
	o.Move(was)
	draw.Draw(p.base, clip, drawn, clip.Min, draw.Src)
}
