package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

var (
	red    = color.RGBA{0xC0, 0x10, 0x10, 0xFF}
	green  = color.RGBA{0x10, 0xA0, 0x10, 0xFF}
	blue   = color.RGBA{0x10, 0x10, 0xC0, 0xFF}
	yellow = color.RGBA{0xD0, 0xC0, 0x10, 0xFF}
)

// drawn is a picture of four quarters, so that one sees how it lies: red and
// green above, blue and yellow below.
func drawn(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := red
			switch {
			case 2*x >= w && 2*y >= h:
				c = yellow
			case 2*y >= h:
				c = blue
			case 2*x >= w:
				c = green
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// files are the same picture, 144 × 192, in each format. Those that nothing in Go
// writes were drawn by drawn too, and packed by heif-enc and cwebp.
func files(t testing.TB) map[string][]byte {
	img := drawn(144, 192)
	all := map[string][]byte{}
	write := func(mediaType string, encode func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		all[mediaType] = b.Bytes()
	}
	write("image/jpeg", func(b *bytes.Buffer) error { return jpeg.Encode(b, img, &jpeg.Options{Quality: 95}) })
	write("image/png", func(b *bytes.Buffer) error { return png.Encode(b, img) })
	write("image/gif", func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) })
	write("image/bmp", func(b *bytes.Buffer) error { return bmp.Encode(b, img) })
	write("image/tiff", func(b *bytes.Buffer) error { return tiff.Encode(b, img, nil) })
	for mediaType, name := range map[string]string{"image/heic": "testdata/drawn.heic", "image/webp": "testdata/drawn.webp"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[mediaType] = b
	}
	return all
}

// withEXIF puts an EXIF segment into a JPEG: how it lies, who took it, and where (EXIF 2.32, 4.6).
func withEXIF(jpg []byte, lies uint16) []byte {
	const maker = "Secret Camera 3000\x00"
	var x []byte
	be := binary.BigEndian
	entry := func(tag, kind uint16, count, value uint32) {
		x = be.AppendUint16(x, tag)
		x = be.AppendUint16(x, kind)
		x = be.AppendUint32(x, count)
		x = be.AppendUint32(x, value)
	}
	const ifd0, makerAt = 8, 8 + 2 + 3*12 + 4
	const gps = makerAt + len(maker) + 1
	x = append(x, "MM\x00*"...)
	x = be.AppendUint32(x, ifd0)
	x = be.AppendUint16(x, 3)
	entry(0x010F, 2, uint32(len(maker)), makerAt)
	entry(0x0112, 3, 1, uint32(lies)<<16)
	entry(0x8825, 4, 1, uint32(gps))
	x = be.AppendUint32(x, 0)
	x = append(x, maker...)
	x = append(x, 0)
	x = be.AppendUint16(x, 2)
	entry(0x0001, 2, 2, uint32('N')<<24)
	entry(0x0002, 5, 3, uint32(gps+2+2*12+4))
	x = be.AppendUint32(x, 0)
	for _, part := range []uint32{11, 33, 24} { // 11° 33′ 24″
		x = be.AppendUint32(x, part)
		x = be.AppendUint32(x, 1)
	}
	segment := append([]byte{0xFF, 0xE1}, be.AppendUint16(nil, uint16(2+6+len(x)))...)
	segment = append(append(segment, "Exif\x00\x00"...), x...)
	return append(append(append([]byte{}, jpg[:2]...), segment...), jpg[2:]...)
}
