package disclosure

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/draw"

	"habeas/dossier/sample"
)

// portrait draws somebody before the same wall as all others: shoulders, a head,
// hair, eyes and a mouth, each a little otherwise.
func portrait(who int) image.Image {
	r := rand.New(rand.NewPCG(uint64(who), 7))
	const w, h = 240, 320
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	vary := func(mid, by float64) float64 { return mid + by*(2*r.Float64()-1) }
	grey := func(mid, by float64) color.Gray { return color.Gray{uint8(vary(mid, by))} }
	oval := func(cx, cy, rx, ry float64, c color.Color) {
		for y := range h {
			for x := range w {
				dx, dy := (float64(x)-cx)/rx, (float64(y)-cy)/ry
				if dx*dx+dy*dy < 1 {
					img.Set(x, y, c)
				}
			}
		}
	}
	for y := range h {
		for x := range w {
			img.Set(x, y, color.Gray{uint8(225 - y/8 - x/12)})
		}
	}
	cx, cy := vary(w/2, 12), vary(h*0.4, 12)
	rx, ry := vary(55, 9), vary(74, 9)
	oval(vary(w/2, 8), h*1.05, vary(110, 14), vary(110, 14), grey(80, 70))
	oval(cx, cy-ry*vary(0.28, 0.12), rx*vary(1.12, 0.1), ry*vary(0.95, 0.15), grey(50, 40))
	oval(cx, cy+ry*0.08, rx*0.92, ry*0.9, grey(165, 40))
	for _, d := range []float64{-1, 1} {
		oval(cx+d*rx*vary(0.4, 0.05), cy, rx*0.14, ry*0.06, grey(50, 20))
	}
	oval(cx, cy+ry*vary(0.52, 0.05), rx*vary(0.3, 0.08), ry*0.06, grey(90, 20))
	return img
}

// copyAt is a picture as somebody would pass it on: scaled, and compressed.
func copyAt(t testing.TB, img image.Image, width, quality int) image.Image {
	t.Helper()
	size := img.Bounds().Size()
	small := image.NewRGBA(image.Rect(0, 0, width, width*size.Y/size.X))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, small, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	out, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// inGrey is a picture in grey, darker and with less contrast.
func inGrey(img image.Image) image.Image {
	out := image.NewGray(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	for i, v := range out.Pix {
		out.Pix[i] = uint8(20 + int(v)*6/10)
	}
	return out
}

// turns are the ways to lay a picture on a scanner.
func turns(img image.Image) map[string]image.Image {
	size := img.Bounds().Size()
	turn := func(w, h int, from func(x, y int) (int, int)) image.Image {
		out := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				fx, fy := from(x, y)
				out.Set(x, y, img.At(fx, fy))
			}
		}
		return out
	}
	w, h := size.X, size.Y
	return map[string]image.Image{
		"mirrored":                   turn(w, h, func(x, y int) (int, int) { return w - 1 - x, y }),
		"upside down":                turn(w, h, func(x, y int) (int, int) { return w - 1 - x, h - 1 - y }),
		"on its left":                turn(h, w, func(x, y int) (int, int) { return w - 1 - y, x }),
		"on its right":               turn(h, w, func(x, y int) (int, int) { return y, h - 1 - x }),
		"mirrored and upside down":   turn(w, h, func(x, y int) (int, int) { return x, h - 1 - y }),
		"mirrored, and on its side":  turn(h, w, func(x, y int) (int, int) { return y, x }),
		"mirrored, on its other one": turn(h, w, func(x, y int) (int, int) { return w - 1 - y, h - 1 - x }),
	}
}

const portraits = 40

// manyPictures are portraits, and the drawn placeholders, of which two differ by a
// digit.
func manyPictures(t testing.TB) []image.Image {
	t.Helper()
	var l []image.Image
	for i := range portraits {
		l = append(l, portrait(i))
	}
	for i := range 16 {
		data, err := sample.Placeholder(fmt.Sprint(i+1), i)
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		l = append(l, img)
	}
	return l
}

func TestAPictureIsKnownAgain(t *testing.T) {
	least := 1.0
	for i, img := range manyPictures(t) {
		l, ok := likenessOf(img)
		if !ok {
			t.Fatalf("picture %d is taken for flat", i)
		}
		for what, c := range map[string]image.Image{
			"80 pixels": copyAt(t, img, 80, 33), "150 pixels": copyAt(t, img, 150, 50), "larger": copyAt(t, img, 400, 75),
			"in grey": inGrey(img), "small and in grey": inGrey(copyAt(t, img, 120, 60)),
		} {
			k, ok := likenessOf(c)
			if !ok || !l.like(k) {
				t.Errorf("picture %d, %s: %.4f", i, what, l.cosine(k))
			}
			least = min(least, l.cosine(k))
		}
		if i%8 != 0 {
			continue
		}
		for what, c := range turns(img) {
			if k, ok := likenessOf(copyAt(t, c, 120, 50)); !ok || !l.likeTurned(k) {
				t.Errorf("picture %d, %s, is not known again", i, what)
			}
		}
	}
	t.Logf("the least like copy: %.4f", least)
}

func TestDifferentPicturesAreNotTakenForOne(t *testing.T) {
	var all []likeness
	for _, img := range manyPictures(t) {
		l, _ := likenessOf(img)
		all = append(all, l)
	}
	most := -1.0
	for i := range all {
		for j := range i {
			same := all[i].likeTurned
			if i >= portraits && j >= portraits { // of the drawn ones 6 is 9, upside down
				same = all[i].like
			}
			if same(all[j]) {
				t.Errorf("%d and %d: %.4f", i, j, all[i].cosine(all[j]))
			}
			most = max(most, all[i].cosine(all[j]))
		}
	}
	t.Logf("the most like of two: %.4f", most)
}

func TestAFlatPictureIsLikeNone(t *testing.T) {
	for _, img := range []image.Image{
		image.NewGray(image.Rect(0, 0, 40, 40)), image.NewRGBA(image.Rect(0, 0, 0, 0)),
		image.NewNRGBA(image.Rect(0, 0, 1, 1)),
	} {
		if _, ok := likenessOf(img); ok {
			t.Errorf("%T of %v has a likeness", img, img.Bounds())
		}
	}
}

func BenchmarkLikeness(b *testing.B) {
	img := portrait(1)
	for b.Loop() {
		likenessOf(img)
	}
}
