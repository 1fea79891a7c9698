package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/bep/imagemeta"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// A format is a kind of image file and how it is read.
type format struct {
	mediaType string
	is        func(head []byte) bool
	config    func(io.Reader) (image.Config, error)
	decode    func(io.Reader) (image.Image, error)
	meta      imagemeta.ImageFormat // where its EXIF stands; 0 where it has none that counts
}

func begins(prefixes ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, p := range prefixes {
			if bytes.HasPrefix(head, []byte(p)) {
				return true
			}
		}
		return false
	}
}

var formats = []format{
	{"image/jpeg", begins("\xFF\xD8\xFF"), jpeg.DecodeConfig, jpeg.Decode, imagemeta.JPEG},
	{"image/png", begins("\x89PNG\r\n\x1A\n"), png.DecodeConfig, png.Decode, imagemeta.PNG},
	{"image/gif", begins("GIF87a", "GIF89a"), gif.DecodeConfig, gif.Decode, 0},
	{"image/webp", isWebP, webp.DecodeConfig, webp.Decode, imagemeta.WebP},
	{"image/bmp", begins("BM"), bmp.DecodeConfig, bmp.Decode, 0},
	{"image/tiff", begins("II*\x00", "MM\x00*"), tiff.DecodeConfig, tiff.Decode, imagemeta.TIFF},
	// HEIC turns itself by its own boxes; its EXIF repeats that and must not count twice.
	{"image/heic", isHEIC, heicConfig, decodeHEIC, 0},
}

func isWebP(head []byte) bool {
	return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
}

// formatOf tells the kind of a file by its first bytes; names lie.
func formatOf(original []byte) (format, bool) {
	for _, f := range formats {
		if f.is(original) {
			return f, true
		}
	}
	return format{}, false
}

// read decodes a file, after looking at the size that it claims: a few
// kilobytes can claim a picture that fills the memory.
func (f format) read(original []byte) (image.Image, error) {
	c, err := f.config(bytes.NewReader(original))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if err := checkSize(c.Width, c.Height); err != nil {
		return nil, err
	}
	img, err := f.decode(bytes.NewReader(original))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if b := img.Bounds(); b.Empty() {
		return nil, fmt.Errorf("%w: it has no pixels", ErrBroken)
	}
	return img, nil
}

func checkSize(w, h int) error {
	if w <= 0 || h <= 0 {
		return fmt.Errorf("%w: it has no pixels", ErrBroken)
	}
	if int64(w)*int64(h) > MaxPixels || w > MaxPixels || h > MaxPixels {
		return fmt.Errorf("%w: %d × %d pixels, more than %d million", ErrTooLarge, w, h, MaxPixels/1_000_000)
	}
	return nil
}
