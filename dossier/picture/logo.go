package picture

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	xdraw "golang.org/x/image/draw"
)

// LogoSide is the longest side of a logo's print-size copy, in pixels: the 59 mm that
// it may have on the cover, at 300 dots per inch.
const LogoSide = 700

// AcceptLogo is [Accept] for the sign of a group. Its copy is a PNG, as lines and plain
// colours suffer in a JPEG, and stays transparent where it is.
func AcceptLogo(ctx context.Context, name string, original []byte) (Picture, error) {
	return take(ctx, name, original, fitLogo, encodeLogo)
}

// fitLogo makes a logo no larger than it may be printed.
func fitLogo(img image.Image) *image.RGBA {
	from := img.Bounds()
	scale := min(1, LogoSide/float64(max(from.Dx(), from.Dy())))
	fit := func(n int) int { return max(1, int(float64(n)*scale+0.5)) }
	out := image.NewRGBA(image.Rect(0, 0, fit(from.Dx()), fit(from.Dy())))
	if scale == 1 {
		draw.Draw(out, out.Bounds(), img, from.Min, draw.Src)
	} else {
		xdraw.CatmullRom.Scale(out, out.Bounds(), img, from, xdraw.Src, nil)
	}
	return out
}

// encodeLogo writes the picture and nothing else: Go's encoder knows no metadata.
func encodeLogo(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		return nil, fmt.Errorf("failed to make the print-size copy: %w", err)
	}
	return b.Bytes(), nil
}
