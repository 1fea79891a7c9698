//go:build !headless

package situation

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"

	"habeas/app/widgets"
)

// sign is a picture of one colour.
func sign(t *testing.T, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 400, 100))
	draw.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestALogoIsChosenSeenAndTakenAway, dropped and pasted.
func TestALogoIsChosenSeenAndTakenAway(t *testing.T) {
	b := newBench(t)
	s := b.open()
	var had []string
	for i, take := range []func(){
		func() { b.tap(s, "Choose a picture …") },
		func() { b.tap(s, "Paste a picture") },
		func() { s.Drop("/dropped.png") },
		func() { s.Paste("pasted.png", b.picture) },
	} {
		b.picture = sign(t, color.Gray{Y: uint8(40 * i)})
		take()
		logo := b.kept(s).We.Logo
		if len(logo) != 64 {
			t.Fatalf("kept is %q", logo)
		}
		for _, other := range had {
			if logo == other {
				t.Errorf("the logo of %d is that of before", i)
			}
		}
		had = append(had, logo)
		if img, err := b.desk.Picture(logo, 100, 100); err != nil || img.Bounds().Dx() != 100 {
			t.Errorf("the vault shows %v, %v", img, err)
		}
	}
	b.picture = []byte("no picture")
	b.tap(s, "Another picture …")
	if b.failed == nil || b.kept(s).We.Logo != had[len(had)-1] {
		t.Error("what is no picture is taken in, or its failure is not told")
	}
	b.tap(s, "Take it away")
	if b.kept(s).We.Logo != "" || b.focused != s.form.places[PartLogo] {
		t.Error("it is not taken away, or the keyboard is lost")
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if s.we.Logo != had[len(had)-1] || s.form.places[PartLogo].(*widgets.Button).Text != "Another picture …" {
		t.Error("undo does not bring it back")
	}
}

func TestALogoThatComesTooLateIsTold(t *testing.T) {
	b := newBench(t)
	b.picture = sign(t, color.Black)
	s := b.open()
	s.Leave()
	s.TakeLogo("sign.png", b.picture)
	if b.failed == nil || b.desk.View().We.Logo != "" {
		t.Error("nothing is told of a logo that the screen was left before")
	}
}
