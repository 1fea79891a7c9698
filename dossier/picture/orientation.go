package picture

import (
	"bytes"
	"image"

	"github.com/bep/imagemeta"
)

// orientation is how a picture lies in its file: EXIF 2.32, tag 0x0112, 1 to 8.
type orientation int

// orientation reads how the picture lies; 1, upright, where the file does not say.
func (f format) orientation(original []byte) orientation {
	o := orientation(1)
	if f.meta == 0 {
		return o
	}
	// A file whose EXIF is damaged may still have a good picture.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:           bytes.NewReader(original),
		ImageFormat: f.meta,
		Sources:     imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool {
			return t.Tag == "Orientation" && t.Namespace == "IFD0"
		},
		HandleTag: func(t imagemeta.TagInfo) error {
			if v, ok := t.Value.(uint16); ok && v >= 1 && v <= 8 {
				o = orientation(v)
			}
			return imagemeta.ErrStopWalking
		},
	})
	return o
}

// upright turns and mirrors a picture as its orientation asks.
func (o orientation) upright(img *image.RGBA) *image.RGBA {
	if o <= 1 || o > 8 {
		return img
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if o >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			var to image.Point
			switch o {
			case 2: // mirrored
				to = image.Pt(w-1-x, y)
			case 3: // upside down
				to = image.Pt(w-1-x, h-1-y)
			case 4: // mirrored and upside down
				to = image.Pt(x, h-1-y)
			case 5: // mirrored, lying on its left side
				to = image.Pt(y, x)
			case 6: // lying on its left side
				to = image.Pt(h-1-y, x)
			case 7: // mirrored, lying on its right side
				to = image.Pt(h-1-y, w-1-x)
			case 8: // lying on its right side
				to = image.Pt(y, w-1-x)
			}
			out.SetRGBA(to.X, to.Y, img.RGBAAt(x, y))
		}
	}
	return out
}
