package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// ramp is a small picture that is dark to the left and light to the right.
func ramp() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 16, 8))
	for y := range 8 {
		for x := range 16 {
			img.Set(x, y, color.NRGBA{uint8(x * 16), uint8(x * 15), uint8(x*14 + y), 0xFF})
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rows are the pixels of a picture with so many channels, each row after a lead.
func rows(img *image.NRGBA, channels int, lead string) string {
	var b strings.Builder
	for y := range img.Rect.Dy() {
		b.WriteString(lead)
		for x := range img.Rect.Dx() {
			c := img.NRGBAAt(x, y)
			b.Write([]byte{c.R, c.G, c.B, c.A}[:channels])
		}
	}
	return b.String()
}

func imageEntries(img image.Image) string {
	return fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8", img.Bounds().Dx(), img.Bounds().Dy())
}

func plainStream(entries string, data []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(data), data)
}

func TestPicturesAreFound(t *testing.T) {
	img := ramp()
	photo := jpegOf(t, img)
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		t.Fatal(err)
	}
	sum := func(b []byte) string { s := sha256.Sum256(b); return hex.EncodeToString(s[:]) }
	for _, c := range []struct {
		name, object string
		sha256       string // "" is any
	}{
		{"a JPEG", plainStream(imageEntries(img)+" /Filter /DCTDecode", photo), sum(photo)},
		{"a JPEG, packed twice", streamObjectOf("/FlateDecode /DCTDecode", imageEntries(img), string(photo)), sum(photo)},
		{"colour", streamObject(imageEntries(img), rows(img, 3, "")), ""},
		{"colour, with the filters of a PNG", streamObject(imageEntries(img), rows(img, 3, "\x00")), ""},
		{"grey", streamObject(imageEntries(img), rows(img, 1, "")), ""},
		{"grey, with the filters of a PNG", streamObject(imageEntries(img), rows(img, 1, "\x00")), ""},
		{"a file in the file", streamObject("/Type /EmbeddedFile", file.String()), sum(file.Bytes())},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := scan(makePDF(0, "<< /Type /Catalog >>", c.object))
			if err != nil {
				t.Fatal(err)
			}
			if len(f.pictures) != 1 {
				t.Fatalf("%d pictures", len(f.pictures))
			}
			p := f.pictures[0]
			if c.sha256 != "" && p.SHA256 != c.sha256 {
				t.Errorf("its hash is %s, want %s", p.SHA256, c.sha256)
			}
			got, err := p.Image()
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range []image.Point{{1, 1}, {8, 4}, {14, 7}} {
				r, _, _, _ := got.At(at.X, at.Y).RGBA()
				if want := at.X * 16; int(r>>8) < want-12 || int(r>>8) > want+12 {
					t.Errorf("at %v it is %d, want about %d", at, r>>8, want)
				}
			}
		})
	}
}

// streamObjectOf is streamObject under other filters.
func streamObjectOf(filters, entries, data string) string {
	return strings.Replace(streamObject(entries, data), "/Filter /FlateDecode", "/Filter ["+filters+"]", 1)
}

func TestPicturesThatCannotBeComparedAreAnError(t *testing.T) {
	img := ramp()
	for name, c := range map[string]struct {
		object    string
		noPicture bool
	}{
		"in the page":        {streamObject("", "q BI /W 1 /H 1 ID \x00\x01 EI Q"), false},
		"of another packing": {plainStream(imageEntries(img)+" /Filter /JPXDecode", []byte("pixels")), false},
		"of sixteen bits":    {streamObject("/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 16", "12345678"), false},
		"without its size":   {streamObject("/Subtype /Image", "12345678"), false},
		"a broken JPEG":      {plainStream(imageEntries(img)+" /Filter /DCTDecode", jpegOf(t, img)[:200]), false},
		"a list in the file": {streamObject("/Type /EmbeddedFile", "name;held since"), true},
	} {
		f, err := scan(makePDF(0, "<< /Type /Catalog >>", c.object))
		if err != nil || len(f.pictures) != 1 {
			t.Errorf("%s: %v, %v", name, f, err)
			continue
		}
		_, err = f.pictures[0].Image()
		if err == nil || errors.Is(err, image.ErrFormat) != c.noPicture {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPicturesOfHTMLAreFound(t *testing.T) {
	photo := jpegOf(t, ramp())
	c, err := ReadHTML([]byte(`<img src="data:image/jpeg;base64,` + base64.StdEncoding.EncodeToString(photo) + `">`))
	if err != nil || len(c.Pictures) != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	if img, err := c.Pictures[0].Image(); err != nil || img.Bounds().Dx() != 16 {
		t.Errorf("%v", err)
	}
}

func FuzzPictures(f *testing.F) {
	img := ramp()
	f.Add([]byte(rows(img, 3, "")), 16, 8, 8)
	f.Add([]byte(rows(img, 1, "\x02")), 16, 8, 8)
	f.Add(jpegOf(f, img), 16, 8, 8)
	f.Fuzz(func(t *testing.T, data []byte, w, h, bits int) {
		if img, err := raster(data, w, h, bits); err == nil && img.Bounds() != image.Rect(0, 0, w, h) {
			t.Errorf("%d × %d became %v", w, h, img.Bounds())
		}
		if len(data) > 1<<12 { // a large picture in few bytes takes long, and shows nothing new
			return
		}
		found, err := scan(makePDF(0, "<< /Type /Catalog >>", plainStream("/Subtype /Image /Filter /DCTDecode", data)))
		if err != nil {
			return
		}
		for _, p := range found.pictures {
			if img, err := p.Image(); err == nil && img.Bounds().Empty() {
				t.Error("an empty picture without an error")
			}
		}
	})
}
