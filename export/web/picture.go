package web

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// Picture is a picture that lies in the file.
type Picture struct {
	Width, Height int // in pixels
	Alt           string
	URI           template.URL // data:
}

// quality is that of the JPEG: faces show no blocks, and weigh half of what the
// page on paper needs.
const quality = 82

// Portrait cuts a photograph to a shape, width by height pixels, and scales it
// down to it; a smaller one stays as it is. What does not fit is left out at the
// sides, or below rather than above: a face is above the middle.
func Portrait(data []byte, width, height int, alt string) (*Picture, error) {
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("failed to read a picture: %w", err)
	}
	cut := src.Bounds()
	if w := cut.Dy() * width / height; w < cut.Dx() {
		cut.Min.X += (cut.Dx() - w) / 2
		cut.Max.X = cut.Min.X + w
	} else if h := cut.Dx() * height / width; h < cut.Dy() {
		cut.Min.Y += (cut.Dy() - h) / 4
		cut.Max.Y = cut.Min.Y + h
	}
	return scaled(src, cut, width, alt, jpegOf)
}

// Logo scales a picture down to fit into width by height pixels. It stays
// transparent where it is.
func Logo(data []byte, width, height int, alt string) (*Picture, error) {
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("failed to read a picture: %w", err)
	}
	b := src.Bounds()
	return scaled(src, b, min(width, b.Dx()*height/max(1, b.Dy())), alt, pngOf)
}

// scaled encodes a part of a picture anew, so that whatever else its file held is
// gone.
func scaled(src image.Image, cut image.Rectangle, width int, alt string, encode func(*image.RGBA) (string, []byte, error)) (*Picture, error) {
	if cut.Dx() < 1 || cut.Dy() < 1 {
		return nil, fmt.Errorf("invalid picture of %d × %d pixels", cut.Dx(), cut.Dy())
	}
	width = max(1, min(width, cut.Dx()))
	height := max(1, (cut.Dy()*width+cut.Dx()/2)/cut.Dx())
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.BiLinear.Scale(dst, dst.Bounds(), src, cut, draw.Src, nil)
	kind, data, err := encode(dst)
	if err != nil {
		return nil, fmt.Errorf("failed to write a picture: %w", err)
	}
	uri := "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	return &Picture{Width: width, Height: height, Alt: alt, URI: template.URL(uri)}, nil
}

func jpegOf(m *image.RGBA) (string, []byte, error) {
	if !m.Opaque() { // what is transparent would turn black
		white := image.NewRGBA(m.Rect)
		draw.Draw(white, m.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(white, m.Rect, m, m.Rect.Min, draw.Over)
		m = white
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality})
	return "image/jpeg", out.Bytes(), err
}

func pngOf(m *image.RGBA) (string, []byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, m)
	return "image/png", out.Bytes(), err
}
