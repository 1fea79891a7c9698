package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"habeas/export/pdf/cos"
)

func (r reader) pictures() cos.Dict {
	return r.Dict(r.Dict(r.pages[0]["Resources"])["XObject"])
}

func TestOnePictureIsOneObject(t *testing.T) {
	photo := testJPEG(t, 40, 50)
	d := New(options())
	d.AddPage()
	for _, id := range []string{"a", "a", "b"} {
		if err := d.Image(id, photo, 0, 0, 40, 50, ""); err != nil {
			t.Fatal(err)
		}
	}
	r := read(t, bytesOf(t, d))
	if got := r.pictures(); len(got) != 1 {
		t.Fatalf("got pictures %v", got)
	}
	for _, p := range r.pictures() {
		if got := r.Get(p).(*cos.Stream); !bytes.Equal(got.Data, photo) {
			t.Error("the photograph was changed")
		}
	}
}

func encodedPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPicturesOfEachKind: what comes out is what fpdf and readers agree upon.
func TestPicturesOfEachKind(t *testing.T) {
	box := image.Rect(0, 0, 8, 4)
	deep := image.NewNRGBA64(box)
	deep.Set(1, 1, color.NRGBA64{40000, 20000, 10000, 30000})
	cmyk := image.NewCMYK(box)
	var grey bytes.Buffer
	if err := jpeg.Encode(&grey, image.NewGray(box), nil); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data  []byte
		space cos.Name
		alpha bool
	}{
		"grey PNG":      {encodedPNG(t, image.NewGray(box)), "DeviceGray", false},
		"deep PNG":      {encodedPNG(t, deep), "DeviceRGB", true},
		"palette PNG":   {encodedPNG(t, image.NewPaletted(box, color.Palette{color.White, color.Black})), "DeviceRGB", false},
		"clear palette": {encodedPNG(t, image.NewPaletted(box, color.Palette{color.Transparent, color.Black})), "DeviceRGB", true},
		"opaque PNG":    {encodedPNG(t, cmyk), "DeviceRGB", false},
		"grey JPEG":     {grey.Bytes(), "DeviceGray", false},
		"colour JPEG":   {testJPEG(t, 8, 4), "DeviceRGB", false},
	} {
		d := New(options())
		d.AddPage()
		if err := d.Image("x", test.data, -5, 0, 80, 40, ""); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r := read(t, bytesOf(t, d))
		for _, p := range r.pictures() {
			got := r.Dict(p)
			if got["ColorSpace"] != test.space || (got["SMask"] != nil) != test.alpha || got["Width"] != 8 || got["Height"] != 4 {
				t.Errorf("%s: got %v", name, got)
			}
		}
	}
}

func TestBrokenPicturesAreErrors(t *testing.T) {
	photo, mark := testJPEG(t, 40, 50), testPNG(t)
	d := New(options())
	d.AddPage()
	broken := map[string][]byte{
		"nothing":       nil,
		"text":          []byte("no picture"),
		"GIF":           []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
		"a huge PNG":    resized(mark, 100_000, 100_000),
		"a flipped PNG": append(bytes.Clone(mark[:60]), mark[50:]...),
	}
	for name, data := range broken {
		if err := d.Image(name, data, 0, 0, 10, 10, "x"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, whole := range [][]byte{photo, mark} {
		for cut := 0; cut < len(whole)-12; cut += 1 + len(whole)/200 {
			if err := d.Image("cut", whole[:cut], 0, 0, 10, 10, "x"); err == nil {
				t.Errorf("a picture cut to %d of %d bytes: no error", cut, len(whole))
			}
		}
	}
	if err := d.Image("flat", photo, 0, 0, 10, 0, ""); err == nil {
		t.Error("a height of nothing: no error")
	}
	// The document goes on, and a good picture may come under the same id.
	if err := d.Image("cut", photo, 0, 0, 10, 10, ""); err != nil {
		t.Error(err)
	}
	r := read(t, bytesOf(t, d))
	if len(r.pictures()) != 1 {
		t.Errorf("got pictures %v", r.pictures())
	}
	if content := r.contents(0); bytes.Contains(content, []byte("BDC")) {
		t.Errorf("a broken picture left a mark: %s", content)
	}
}

// resized claims another size for a PNG.
func resized(data []byte, w, h uint32) []byte {
	data = bytes.Clone(data)
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// FuzzImage proves that no picture makes the document panic.
func FuzzImage(f *testing.F) {
	f.Add(testJPEG(f, 8, 8))
	f.Add(testPNG(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		d := New(options())
		d.AddPage()
		bad := d.Image("x", data, 0, 0, 10, 10, "x")
		r := read(t, bytesOf(t, d))
		if (bad == nil) != (len(r.pictures()) == 1) {
			t.Errorf("error %v, pictures %v", bad, r.pictures())
		}
	})
}
