//go:build !headless

package widgets

import (
	"image"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Portrait is a photograph in a frame, or the first letters of a name where
// there is none.
type Portrait struct {
	widget.BaseWidget

	picture image.Image
	letters string
	least   fyne.Size
}

// NewPortrait makes an empty frame of a size.
func NewPortrait(least fyne.Size) *Portrait {
	p := &Portrait{least: least}
	p.ExtendBaseWidget(p)
	return p
}

// Put puts a picture into the frame; nil shows the first letters of the name.
func (p *Portrait) Put(picture image.Image, name string) {
	letters := initials(name)
	if p.picture == picture && p.letters == letters {
		return
	}
	p.picture, p.letters = picture, letters
	p.Refresh()
}

func initials(name string) string {
	var b strings.Builder
	for i, word := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(word); i < 2 && r != utf8.RuneError {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// CreateRenderer is for Fyne.
func (p *Portrait) CreateRenderer() fyne.WidgetRenderer {
	r := &portraitRenderer{of: p, ground: canvas.NewRectangle(nil), letters: canvas.NewText("", nil), picture: canvas.NewImageFromImage(nil)}
	r.ground.CornerRadius = 4
	r.letters.Alignment = fyne.TextAlignCenter
	r.picture.FillMode = canvas.ImageFillCover
	r.picture.ScaleMode = canvas.ImageScaleSmooth
	r.picture.CornerRadius = 4
	r.apply()
	return r
}

type portraitRenderer struct {
	of      *Portrait
	ground  *canvas.Rectangle
	letters *canvas.Text
	picture *canvas.Image
}

func (r *portraitRenderer) apply() {
	th, variant := r.of.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.ground.FillColor = th.Color(house.ColorChip, variant)
	r.letters.Color = th.Color(house.ColorQuiet, variant)
	r.letters.Text = r.of.letters
	r.letters.TextSize = r.of.least.Width / 3
	r.picture.Image = r.of.picture
	if r.of.picture == nil {
		r.picture.Hide()
	} else {
		r.picture.Show()
	}
}

func (r *portraitRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.letters.Resize(size)
	r.picture.Resize(size)
}

func (r *portraitRenderer) MinSize() fyne.Size { return r.of.least }

func (r *portraitRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.letters.Refresh()
	r.picture.Refresh()
}

func (r *portraitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.letters, r.picture}
}
func (r *portraitRenderer) Destroy() {}
