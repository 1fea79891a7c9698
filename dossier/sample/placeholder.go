package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"habeas/dossier"
)

// The size of a placeholder, in pixels.
const (
	placeholderW = 600
	placeholderH = 800
)

// tints are greyed colours; initials stand on them in a darker tone.
var tints = []color.RGBA{
	{0xD5, 0xDE, 0xE2, 0xff}, {0xDD, 0xDA, 0xD2, 0xff}, {0xD6, 0xDF, 0xD5, 0xff}, {0xDF, 0xD7, 0xD9, 0xff}, {0xD9, 0xD8, 0xE2, 0xff},
}

// Placeholder draws what stands in for a photograph: initials on a tint, as a
// JPEG file. n picks the tint.
func Placeholder(initials string, n int) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, placeholderW, placeholderH))
	tint := tints[n%len(tints)]
	for y := range placeholderH {
		shade := uint8(y * 28 / placeholderH) // a little darker downward, so that it reads as a picture
		line := image.Rect(0, y, placeholderW, y+1)
		draw.Draw(img, line, image.NewUniform(color.RGBA{tint.R - shade, tint.G - shade, tint.B - shade, 0xff}), image.Point{}, draw.Src)
	}
	f, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("failed to draw a placeholder: %w", err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 190, DPI: 72})
	if err != nil {
		return nil, fmt.Errorf("failed to draw a placeholder: %w", err)
	}
	defer face.Close()
	ink := color.RGBA{tint.R - 0x6c, tint.G - 0x68, tint.B - 0x64, 0xff}
	d := font.Drawer{Dst: img, Src: image.NewUniform(ink), Face: face}
	d.Dot = fixed.Point26_6{X: (fixed.I(placeholderW) - d.MeasureString(initials)) / 2, Y: fixed.I(placeholderH/2 + 66)}
	d.DrawString(initials)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 85}); err != nil {
		return nil, fmt.Errorf("failed to draw a placeholder: %w", err)
	}
	return b.Bytes(), nil
}

// Initials are those of the name in print; of a person who is not named, the
// place in the list.
func Initials(d *dossier.Dossier, place int) string {
	n, ok := d.PrintName()
	if !ok {
		return fmt.Sprint(place)
	}
	var s strings.Builder
	for _, w := range strings.Fields(n.Text) {
		s.WriteRune([]rune(w)[0])
	}
	return s.String()
}
