package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"
)

// TestALogoStaysTransparent: it is made small, and what is clear in it stays clear.
func TestALogoStaysTransparent(t *testing.T) {
	for _, size := range []image.Point{{1400, 350}, {300, 300}, {30, 2000}} {
		img := image.NewNRGBA(image.Rectangle{Max: size})
		draw.Draw(img, image.Rect(0, 0, size.X/2, size.Y), image.NewUniform(color.NRGBA{R: 180, A: 255}), image.Point{}, draw.Src)
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		p, err := AcceptLogo(t.Context(), "sign.png", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		small, err := png.Decode(bytes.NewReader(p.Print))
		if err != nil {
			t.Fatal(err)
		}
		at := small.Bounds()
		if at != image.Rect(0, 0, p.Width, p.Height) || max(p.Width, p.Height) > LogoSide || p.PrintSHA256 != hash(p.Print) {
			t.Errorf("of %v it makes %v", size, at)
		}
		if wide, want := float64(p.Width)/float64(p.Height), float64(size.X)/float64(size.Y); wide < want*0.9 || wide > want*1.1 {
			t.Errorf("%v loses its shape: %v", size, at)
		}
		r, _, _, a := small.At(at.Dx()/4, at.Dy()/2).RGBA()
		if _, _, _, clear := small.At(at.Dx()*3/4, at.Dy()/2).RGBA(); clear != 0 || a != 0xFFFF || r>>8 != 180 {
			t.Errorf("of %v the left is %d, %d, the right %d", size, r>>8, a>>8, clear>>8)
		}
	}
	if _, err := AcceptLogo(t.Context(), "x.png", []byte("no picture")); err == nil {
		t.Error("what is no picture is taken in")
	}
}
