package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"

	xdraw "golang.org/x/image/draw"
)

// quality of the print-size copy, on JPEG's scale of 1 to 100. Thirty profiles
// have to stay under 5 MB.
const quality = 82

// flatten lays a picture on white, as paper is, no larger than it may be printed.
func flatten(img image.Image) *image.RGBA {
	from := img.Bounds()
	w, h := printSize(from.Dx(), from.Dy())
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	if w == from.Dx() && h == from.Dy() {
		draw.Draw(out, out.Bounds(), img, from.Min, draw.Over)
	} else {
		xdraw.CatmullRom.Scale(out, out.Bounds(), img, from, xdraw.Over, nil)
	}
	return out
}

// printSize fits a size into that of the largest print, upright or lying,
// keeping its shape and never enlarging it.
func printSize(w, h int) (int, int) {
	short, long := min(w, h), max(w, h)
	scale := min(1, PrintShort/float64(short), PrintLong/float64(long))
	fit := func(n int) int { return max(1, int(float64(n)*scale+0.5)) }
	return fit(w), fit(h)
}

// encode writes the picture and nothing else: Go's encoder knows no metadata.
func encode(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("failed to make the print-size copy: %w", err)
	}
	return b.Bytes(), nil
}
