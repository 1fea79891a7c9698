package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
	"time"

	"habeas/export/typeset"
)

// khmerNames are names of the sample and words with clusters of many parts.
var khmerNames = []string{
	"កឹម សុខា", "ទេព វន្នី", "មាជ សុវណ្ណារ៉ា", "អាន បាថម", "ព្រះរាជាណាចក្រកម្ពុជា", "ស្ត្រី ខ្ញុំ ក្រុង",
}

var latinLines = []string{
	"Arrested on 3 September 2017; denied bail six times.",
	"AVATAR Toledo, Wave: Type fi fl ffi & “quotes” – 12.5%",
	"Né à Ångström, Đặng Thị Hué, Čapek, naïve façade",
}

func options() Options {
	return Options{
		Title:   "Prisoners of conscience: ស្ត្រី (draft)",
		Lang:    "en",
		Author:  "Committee 𝔸 for the Thirty",
		Subject: "As of 12 September 2018",
		Created: time.Date(2018, 9, 12, 10, 0, 0, 0, time.FixedZone("", 7*3600)),
	}
}

func set(text string, size float64) typeset.Line {
	return typeset.NewSetter().Line(typeset.Span{Text: text, Style: typeset.Style{Size: size}})
}

// sample draws a document that has something of everything.
func sample(t testing.TB) *Document {
	t.Helper()
	d := New(options())
	d.AddPage()
	d.PageLabel("", Roman, 1)
	d.Outline("Cover ស្ត្រី", 0, 0)
	y := 60.0
	for _, s := range append(khmerNames, latinLines...) {
		d.Text(50, y, set(s, 18))
		y += 30
	}
	d.AddPage()
	d.PageLabel("", Arabic, 1)
	d.Outline("Shapes", 0, 40)
	d.Outline("Too deep", 5, 400)
	d.Dest("shapes", "", 40)
	setter := typeset.NewSetter()
	d.Text(50, 60, setter.Line(
		typeset.Span{Text: "red and bold", Style: typeset.Style{Size: 12, Bold: true, Color: 0xB00020}},
		typeset.Span{Text: "12", Style: typeset.Style{Size: 7, Rise: 4, Link: "notes"}},
		typeset.Span{Text: " TRACKED WORDS ", Style: typeset.Style{Size: 12, Track: 0.8, Family: typeset.Serif}},
		typeset.Span{Text: "example.org", Style: typeset.Style{Size: 12, Italic: true, Link: "https://example.org/ស្ត្រី?a=(1)"}},
	))
	shapes(d)
	if err := d.Image("face", testJPEG(t, 60, 80), 50, 300, 60, 80, "A face"); err != nil {
		t.Fatal(err)
	}
	if err := d.Image("face", nil, 130, 300, 30, 40, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Image("mark", testPNG(t), 200, 300, 60, 60, "A mark"); err != nil {
		t.Fatal(err)
	}
	d.AddPage()
	d.Dest("notes", "", 100)
	d.Text(50, 100, set("The notes", 14))
	return d
}

func shapes(d *Document) {
	ink := Stroke(0x222222, 0.8)
	d.Rect(50, 90, 80, 40, Fill(0xDDE6F0).Stroke(0x204060, 1))
	d.Line(50, 150, 350, 150, ink.Dashed(4, 2))
	d.Rect(50, 170, 120, 40, ink)
	triangle := PolygonPath(Point{210, 210}, Point{230, 170}, Point{250, 210})
	d.Clip(triangle, func() {
		d.Rect(210, 170, 20, 40, Fill(0x222222))
	})
	d.Draw(triangle, ink)
}

func testJPEG(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = byte(i * 7 % 251)
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = byte(i%256), byte(i*3%256)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// testPNG is a disc with a soft edge on nothing.
func testPNG(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for y := range 64 {
		for x := range 64 {
			dx, dy := x-32, y-32
			alpha := 255 - min(255, (dx*dx+dy*dy)/4)
			img.SetNRGBA(x, y, color.NRGBA{200, 40, 40, byte(alpha)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bytesOf(t testing.TB, d *Document) []byte {
	t.Helper()
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
