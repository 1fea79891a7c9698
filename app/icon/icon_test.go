package icon

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write Icon.png and window.png anew")

func TestIconsAreAsDrawn(t *testing.T) {
	for file, size := range map[string]int{"../../Icon.png": 1024, "window.png": 256} {
		asDrawn(t, file, size)
	}
}

func asDrawn(t *testing.T, file string, size int) {
	t.Helper()
	drawn := Draw(size)
	if *update {
		var b bytes.Buffer
		if err := png.Encode(&b, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if kept.Bounds() != image.Rect(0, 0, size, size) {
		t.Fatalf("%s is %v", file, kept.Bounds())
	}
	for y := range size {
		for x := range size {
			if !near(kept.At(x, y), drawn.At(x, y)) {
				t.Fatalf("%s at %d, %d: %v is kept, %v is drawn; remake it with -update", file, x, y, kept.At(x, y), drawn.At(x, y))
			}
		}
	}
}

// near allows for processors that round edges otherwise.
func near(a, b color.Color) bool {
	r1, g1, b1, a1 := a.RGBA()
	r2, g2, b2, a2 := b.RGBA()
	off := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x0400 }
	return !off(r1, r2) && !off(g1, g2) && !off(b1, b2) && !off(a1, a2)
}

// The sign must be seen in a task bar: left half of the mark dark, right half light.
func TestReadableSmall(t *testing.T) {
	img := Draw(16)
	light := func(x, y int) bool { r, _, _, _ := img.At(x, y).RGBA(); return r > 0xC000 }
	if _, _, _, a := img.At(0, 0).RGBA(); a > 0x4000 {
		t.Error("the corner is not clear")
	}
	if light(2, 8) || light(6, 7) || !light(9, 7) || !light(4, 3) {
		t.Error("ground, left half, right half and sheet are not told apart")
	}
}
