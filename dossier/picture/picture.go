// Package picture lets photographs in. From the file as it came it makes the
// copy that is printed: upright, small, and with nothing in it but the picture.
//
// # Caveats
//
// The original is kept whole elsewhere, with the place, time and device that a
// telephone writes into it; only the print-size copy may leave the house.
// Colours are taken as sRGB: a picture in a wider space prints a little paler.
package picture

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
)

// Limits of what is let in, checked before anything is decoded.
const (
	MaxBytes  = 64 << 20
	MaxPixels = 100_000_000
)

// The largest size of a photograph on the page is 54 × 68 mm, upright or
// lying; at 300 dots per inch these are the sides of the print-size copy, in pixels.
const (
	PrintShort = 640
	PrintLong  = 810
)

// What is wrong with a file that is not let in.
var (
	ErrUnsupported = errors.New("not a picture of a known kind (JPEG, PNG, GIF, WebP, BMP, TIFF or HEIC)")
	ErrBroken      = errors.New("the picture is damaged or cut short")
	ErrTooLarge    = errors.New("the picture is too large")
)

// A Picture is a photograph that was let in.
type Picture struct {
	Name      string // the file's name as it came
	MediaType string // of the original, by its content
	SHA256    string // of the original, hexadecimal

	Print         []byte // the print-size copy: a JPEG, of a logo a PNG
	PrintSHA256   string // hexadecimal
	Width, Height int    // of the print-size copy, in pixels
}

// one lets one picture be decoded at a time: each may need hundreds of MiB.
var one = make(chan struct{}, 1)

// Accept takes the bytes of an image file and makes the print-size copy; the
// same bytes always make the same copy. An error is, by [errors.Is],
// [ErrUnsupported], [ErrBroken] or [ErrTooLarge], or that of ctx.
func Accept(ctx context.Context, name string, original []byte) (Picture, error) {
	return take(ctx, name, original, flatten, encode)
}

// take is what all kinds of pictures have in common: fit makes them small, and encode
// the copy that is printed.
func take(ctx context.Context, name string, original []byte, fit func(image.Image) *image.RGBA, encode func(image.Image) ([]byte, error)) (Picture, error) {
	p, err := accept(ctx, original, fit, encode)
	if err != nil {
		return Picture{}, fmt.Errorf("failed to take in %q: %w", name, err)
	}
	p.Name = name
	return p, nil
}

func accept(ctx context.Context, original []byte, fit func(image.Image) *image.RGBA, encode func(image.Image) ([]byte, error)) (p Picture, err error) {
	if len(original) > MaxBytes {
		return p, fmt.Errorf("%w: %d MiB, more than %d", ErrTooLarge, len(original)>>20, MaxBytes>>20)
	}
	f, ok := formatOf(original)
	if !ok {
		return p, ErrUnsupported
	}
	select {
	case one <- struct{}{}:
		defer func() { <-one }()
	case <-ctx.Done():
		return p, ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return p, err
	}
	// Decoders have panicked on made-up files before.
	defer func() {
		if r := recover(); r != nil {
			p, err = Picture{}, fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	img, err := f.read(original)
	if err != nil {
		return p, err
	}
	if err := ctx.Err(); err != nil {
		return p, err
	}
	small := f.orientation(original).upright(fit(img))
	printed, err := encode(small)
	if err != nil {
		return p, err
	}
	return Picture{
		MediaType:   f.mediaType,
		SHA256:      hash(original),
		Print:       printed,
		PrintSHA256: hash(printed),
		Width:       small.Bounds().Dx(),
		Height:      small.Bounds().Dy(),
	}, nil
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
