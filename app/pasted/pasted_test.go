package pasted

import (
	"bytes"
	"encoding/hex"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
)

func somePNG(t testing.TB) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// helper puts a program of that name alone on the path.
func helper(t *testing.T, name, script string) {
	t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the helpers are those of other systems")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
}

func TestPictureThroughAHelper(t *testing.T) {
	want := somePNG(t)
	file := filepath.Join(t.TempDir(), "x.png")
	if err := os.WriteFile(file, want, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"xclip", "wl-paste"} {
		helper(t, name, "exec /bin/cat "+file)
		if got, err := Picture(t.Context()); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

func TestNoPicture(t *testing.T) {
	for name, tc := range map[string]struct {
		program, script string
		want            error
	}{
		"the text in its place": {"xclip", "echo BM, a bank", ErrNoPicture},
		"it fails":              {"wl-paste", "exit 1", ErrNoPicture},
		"no helper":             {"other", "", ErrNoWay},
		"without an end":        {"xclip", "exec /bin/cat /dev/zero", ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			helper(t, tc.program, tc.script)
			if got, err := Picture(t.Context()); !errors.Is(err, tc.want) || got != nil {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		})
	}
}

func TestParseData(t *testing.T) {
	want := somePNG(t)
	got, err := parseData([]byte("«data PNGf" + strings.ToUpper(hex.EncodeToString(want)) + "»\n"))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	for _, bad := range []string{"", "«data PNGf", "«data PNGfXY»", "Kem Sokha", "«data TIFF00»"} {
		if _, err := parseData([]byte(bad)); !errors.Is(err, ErrNoPicture) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

func TestBitmapFile(t *testing.T) {
	for _, img := range []image.Image{image.NewGray(image.Rect(0, 0, 5, 4)), image.NewRGBA(image.Rect(0, 0, 5, 4))} {
		var b bytes.Buffer
		if err := bmp.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		file := bitmapFile(b.Bytes()[14:])
		if !isPicture(file) || !bytes.Equal(file, b.Bytes()) {
			t.Errorf("the head of %T is made as % x, want % x", img, file[:14], b.Bytes()[:14])
		}
	}
	for _, bad := range [][]byte{nil, make([]byte, 39), make([]byte, 40), bytes.Repeat([]byte{0xff}, 60)} {
		if got := bitmapFile(bad); got != nil {
			t.Errorf("% x made a file", bad)
		}
	}
}

func FuzzBitmapFile(f *testing.F) {
	f.Add([]byte("BM"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if file := bitmapFile(data); file != nil && len(file) != len(data)+14 {
			t.Error("bytes were lost")
		}
		_, _ = parseData(data)
	})
}
