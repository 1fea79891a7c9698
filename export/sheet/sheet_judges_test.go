//go:build judges

package sheet_test

import (
	"bytes"
	"image/png"
	"os/exec"
	"strings"
	"testing"

	"rsc.io/qr"

	"habeas/export/sheet"
)

// TestReadBack has Poppler read the words, in their order, and paint the code,
// whose dark and white modules must be those of a code of the words.
func TestReadBack(t *testing.T) {
	file, err := sheet.Make(sample())
	if err != nil {
		t.Fatal(err)
	}
	run := func(program string, args ...string) []byte {
		cmd := exec.Command(program, args...)
		cmd.Stdin = bytes.NewReader(file)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", program, err)
		}
		return out
	}
	text := strings.Fields(string(run("pdftotext", "-raw", "-", "-")))
	next := 0
	for _, w := range text {
		if next < len(sample().Words[0]) && w == sample().Words[0][next] {
			next++
		}
	}
	if next < len(sample().Words[0]) {
		t.Errorf("word %d is not there, or not in its place", next+1)
	}

	const dots = 10 // per point
	painted, err := png.Decode(bytes.NewReader(run("pdftoppm", "-png", "-r", "720", "-gray", "-")))
	if err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode(sheet.Text(sample().Words[0]), qr.M)
	if err != nil {
		t.Fatal(err)
	}
	dark := func(x, y int) bool { r, _, _, _ := painted.At(x, y).RGBA(); return r < 0x8000 }
	// The code is what is dark in the right part, between the two rules.
	left, top, right := 0, 0, 0
	for y := 200 * dots; y < 380*dots && top == 0; y++ {
		for x := 380 * dots; x < 530*dots; x++ {
			if dark(x, y) && dark(x, y+2*dots) {
				if left == 0 {
					left, top = x, y
				}
				right = x + 1
			}
		}
	}
	module := float64(right-left) / float64(want.Size)
	if module < 2*dots {
		t.Fatalf("no code is found: from %d to %d", left, right)
	}
	for j := range want.Size {
		for i := range want.Size {
			if got := dark(left+int((float64(i)+0.5)*module), top+int((float64(j)+0.5)*module)); got != want.Black(i, j) {
				t.Fatalf("module %d, %d is dark: %v", i, j, got)
			}
		}
	}
}
