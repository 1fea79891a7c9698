package picture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
	"pgregory.net/rapid"
)

// printed takes a picture in and decodes the copy.
func printed(t testing.TB, original []byte) (Picture, image.Image) {
	t.Helper()
	p, err := Accept(context.Background(), "face", original)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(p.Print))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != image.Rect(0, 0, p.Width, p.Height) {
		t.Fatalf("the copy is %v, said to be %d × %d", img.Bounds(), p.Width, p.Height)
	}
	return p, img
}

// likeDrawn complains unless the quarters are those of drawn.
func likeDrawn(t testing.TB, img image.Image) {
	t.Helper()
	b := img.Bounds()
	quarters(t, img, map[image.Point]color.RGBA{
		{b.Dx() / 4, b.Dy() / 4}:         red,
		{b.Dx() * 3 / 4, b.Dy() / 4}:     green,
		{b.Dx() / 4, b.Dy() * 3 / 4}:     blue,
		{b.Dx() * 3 / 4, b.Dy() * 3 / 4}: yellow,
	})
}

func quarters(t testing.TB, img image.Image, want map[image.Point]color.RGBA) {
	t.Helper()
	for at, w := range want {
		r, g, b, _ := img.At(at.X, at.Y).RGBA()
		off := func(have uint32, want uint8) bool { d := int(have>>8) - int(want); return d < -20 || d > 20 }
		if off(r, w.R) || off(g, w.G) || off(b, w.B) {
			t.Errorf("at %v: %d %d %d, want %v", at, r>>8, g>>8, b>>8, w)
		}
	}
}

func TestAcceptsEachFormat(t *testing.T) {
	for mediaType, original := range files(t) {
		t.Run(mediaType, func(t *testing.T) {
			p, img := printed(t, original)
			sum := sha256.Sum256(original)
			if p.Name != "face" || p.MediaType != mediaType || p.SHA256 != hex.EncodeToString(sum[:]) {
				t.Errorf("accepted as %q, %s, %s", p.Name, p.MediaType, p.SHA256)
			}
			sum = sha256.Sum256(p.Print)
			if p.PrintSHA256 != hex.EncodeToString(sum[:]) {
				t.Error("the hash of the copy is not that of the copy")
			}
			if p.Width != 144 || p.Height != 192 {
				t.Errorf("the copy is %d × %d, want 144 × 192", p.Width, p.Height)
			}
			likeDrawn(t, img)
			again, _ := printed(t, original)
			if !bytes.Equal(again.Print, p.Print) {
				t.Error("a second copy has other bytes")
			}
		})
	}
}

// stored is a picture as a camera stores it that was held so: the sides of the scene
// where the file's first row and first column are (EXIF 2.32, table of tag 0x0112).
func stored(scene *image.RGBA, lies int) *image.RGBA {
	sides := [][2]string{1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"}}
	row, column := sides[lies][0], sides[lies][1]
	w, h := scene.Bounds().Dx(), scene.Bounds().Dy()
	along := func(side string, n int) int {
		if side == "right" {
			return w - 1 - n
		}
		if side == "bottom" {
			return h - 1 - n
		}
		return n
	}
	rows, columns := h, w
	if row == "left" || row == "right" {
		rows, columns = w, h
	}
	out := image.NewRGBA(image.Rect(0, 0, columns, rows))
	for r := range rows {
		for c := range columns {
			x, y := along(column, c), along(row, r)
			if row == "left" || row == "right" {
				x, y = along(row, r), along(column, c)
			}
			out.SetRGBA(c, r, scene.RGBAAt(x, y))
		}
	}
	return out
}

func TestTurnsUpright(t *testing.T) {
	for lies := 1; lies <= 8; lies++ {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, stored(drawn(144, 192), lies), &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		p, img := printed(t, withEXIF(b.Bytes(), uint16(lies)))
		if p.Width != 144 || p.Height != 192 {
			t.Errorf("orientation %d: the copy is %d × %d", lies, p.Width, p.Height)
		}
		likeDrawn(t, img)
	}
	// What is no orientation leaves the picture as it is.
	for _, lies := range []uint16{0, 9, 0xFFFF} {
		_, img := printed(t, withEXIF(files(t)["image/jpeg"], lies))
		likeDrawn(t, img)
	}
}

// turnedTIFF puts an orientation into a little-endian TIFF, by a new directory
// at its end, which is sorted by tag.
func turnedTIFF(tif []byte, lies uint16) []byte {
	le := binary.LittleEndian
	at := int(le.Uint32(tif[4:]))
	n := int(le.Uint16(tif[at:]))
	out := bytes.Clone(tif)
	le.PutUint32(out[4:], uint32(len(out)))
	out = le.AppendUint16(out, uint16(n+1))
	entry := le.AppendUint16(le.AppendUint16(nil, 0x0112), 3)
	entry = le.AppendUint32(le.AppendUint32(entry, 1), uint32(lies))
	for i := range n {
		e := tif[at+2+12*i:][:12]
		if tag := le.Uint16(e); entry != nil && tag > 0x0112 {
			out, entry = append(out, entry...), nil
		}
		out = append(out, e...)
	}
	if entry != nil {
		out = append(out, entry...)
	}
	return append(out, 0, 0, 0, 0)
}

func TestTurnsTIFF(t *testing.T) {
	var b bytes.Buffer
	if err := tiff.Encode(&b, stored(drawn(144, 192), 6), nil); err != nil {
		t.Fatal(err)
	}
	p, img := printed(t, turnedTIFF(b.Bytes(), 6))
	if p.Width != 144 || p.Height != 192 {
		t.Fatalf("the copy is %d × %d", p.Width, p.Height)
	}
	likeDrawn(t, img)
}

// turnedHEIC puts a quarter turn (irot, ISO/IEC 23008-12, 6.5.10) into the drawn HEIC, as
// telephones do.
func turnedHEIC(heic []byte) []byte {
	out := bytes.Clone(heic)
	at := func(name string) int { return bytes.Index(out, []byte(name)) - 4 }
	grow := func(name string, n uint32) {
		binary.BigEndian.PutUint32(out[at(name):], binary.BigEndian.Uint32(out[at(name):])+n)
	}
	ipco := at("ipco")
	end := ipco + int(binary.BigEndian.Uint32(out[ipco:]))
	out = append(out[:end:end], append([]byte{0, 0, 0, 9, 'i', 'r', 'o', 't', 1}, out[end:]...)...)
	grow("ipco", 9)
	// The one picture has the only entry of ipma, with three properties; the turn is the fourth of ipco.
	ipma := at("ipma")
	end = ipma + int(binary.BigEndian.Uint32(out[ipma:]))
	out[ipma+18]++
	out = append(out[:end:end], append([]byte{0x80 | 4}, out[end:]...)...)
	grow("ipma", 1)
	grow("iprp", 10)
	grow("meta", 10)
	pixels := bytes.Index(heic, []byte("mdat")) + 4
	base := bytes.Index(out, binary.BigEndian.AppendUint32(nil, uint32(pixels))) // in iloc
	binary.BigEndian.PutUint32(out[base:], uint32(pixels)+10)
	return out
}

func TestTurnsHEIC(t *testing.T) {
	p, img := printed(t, turnedHEIC(files(t)["image/heic"]))
	if p.Width != 192 || p.Height != 144 {
		t.Fatalf("the copy is %d × %d, want 192 × 144", p.Width, p.Height)
	}
	// A quarter turn against the clock brings the right side to the top.
	quarters(t, img, map[image.Point]color.RGBA{{48, 36}: green, {144, 36}: yellow, {48, 108}: red, {144, 108}: blue})
}

func TestKeepsNoMetadata(t *testing.T) {
	original := withEXIF(files(t)["image/jpeg"], 1)
	if !bytes.Contains(original, []byte("Secret Camera")) || !bytes.Contains(original, []byte("Exif")) {
		t.Fatal("there is nothing to lose in the original")
	}
	p, _ := printed(t, original)
	// Walk over the segments: only tables, frame and scan may be there.
	for b := p.Print[2:]; ; {
		if b[0] != 0xFF {
			t.Fatalf("no marker where one should be: %x", b[:2])
		}
		switch marker := b[1]; marker {
		case 0xDA: // the scan, up to the end
			return
		case 0xDB, 0xC0, 0xC4:
		default:
			t.Fatalf("the copy has a segment %X", marker)
		}
		b = b[2+binary.BigEndian.Uint16(b[2:]):]
	}
}

func TestLaysOnWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for i := range 40 * 20 {
		img.SetNRGBA(i%40, i/40, color.NRGBA{0, 0, 0, uint8(i % 2 * 128)}) // half of it half black
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	_, out := printed(t, b.Bytes())
	quarters(t, out, map[image.Point]color.RGBA{{20, 30}: {0xFF, 0xFF, 0xFF, 0xFF}})
}

func TestMakesPrintSize(t *testing.T) {
	for _, test := range []struct{ w, h, wantW, wantH int }{
		{3024, 4032, 608, 810},
		{4032, 3024, 810, 608},
		{2000, 2000, 640, 640},
		{640, 810, 640, 810},
		{100, 50, 100, 50},
		{9000, 3, 810, 1},
	} {
		if w, h := printSize(test.w, test.h); w != test.wantW || h != test.wantH {
			t.Errorf("printSize(%d, %d) = %d, %d; want %d, %d", test.w, test.h, w, h, test.wantW, test.wantH)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(1, 100_000).Draw(t, "w")
		h := rapid.IntRange(1, 100_000).Draw(t, "h")
		pw, ph := printSize(w, h)
		if pw < 1 || ph < 1 || pw > w || ph > h || max(pw, ph) > PrintLong || min(pw, ph) > PrintShort {
			t.Fatalf("printSize(%d, %d) = %d, %d", w, h, pw, ph)
		}
		if turnedH, turnedW := printSize(h, w); turnedW != pw || turnedH != ph {
			t.Fatalf("a turned picture becomes %d, %d instead of %d, %d", turnedW, turnedH, pw, ph)
		}
	})
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawn(1200, 1600), nil); err != nil {
		t.Fatal(err)
	}
	p, img := printed(t, b.Bytes())
	if p.Width != 608 || p.Height != 810 {
		t.Errorf("the copy is %d × %d", p.Width, p.Height)
	}
	likeDrawn(t, img)
}

// pngClaiming is a PNG of a few bytes that claims a size.
func pngClaiming(w, h uint32) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1A\n\x00\x00\x00\x0D"), chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// claiming overwrites the size of a drawn picture of 144 × 192.
func claiming(original []byte, was, is []byte) []byte {
	if !bytes.Contains(original, was) {
		panic("the size is not where it was")
	}
	return bytes.Replace(original, was, is, 1)
}

func TestRefuses(t *testing.T) {
	all := files(t)
	broken := map[string][]byte{
		"only a PNG head": pngClaiming(10, 10),
		"PNG without any": pngClaiming(0, 10),
		"PNG of too much": pngClaiming(1<<31-1, 1<<31-1),
		"HEIC of nothing": all["image/heic"][:28],
	}
	for mediaType, b := range all {
		for _, n := range []int{len(b) / 2, len(b) * 9 / 10, 14} {
			broken[fmt.Sprintf("%s cut at %d", mediaType, n)] = b[:n]
		}
	}
	refused := func(name string, original []byte, want error) {
		t.Helper()
		p, err := Accept(context.Background(), name, original)
		if !errors.Is(err, want) {
			t.Errorf("%s: error %v, want %v", name, err, want)
			return
		}
		if line := err.Error(); strings.Contains(line, "\n") || !strings.Contains(line, name) {
			t.Errorf("%s: not one line that names the file: %q", name, line)
		}
		if p.Print != nil {
			t.Errorf("%s: refused, and still a copy", name)
		}
	}
	for name, b := range broken {
		refused(name, b, ErrBroken)
	}
	refused("nothing", nil, ErrUnsupported)
	refused("text", []byte("Dear minister"), ErrUnsupported)
	refused("a PDF", []byte("%PDF-1.7"), ErrUnsupported)
	refused("an AVIF", []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"), ErrUnsupported)

	refused("a heavy file", make([]byte, MaxBytes+1), ErrTooLarge)
	refused("a PNG bomb", pngClaiming(50_000, 50_000), ErrTooLarge)
	refused("a JPEG bomb", claiming(all["image/jpeg"], []byte{0, 192, 0, 144}, []byte{0xFF, 0xFF, 0xFF, 0xFF}), ErrTooLarge)
	refused("a GIF bomb", claiming(all["image/gif"], []byte{144, 0, 192, 0}, []byte{0xFF, 0xFF, 0xFF, 0xFF}), ErrTooLarge)
	refused("a BMP bomb", claiming(all["image/bmp"], []byte{144, 0, 0, 0, 192, 0, 0, 0}, []byte{0, 0, 1, 0, 0, 0, 1, 0}), ErrTooLarge)
	refused("a HEIC bomb", claiming(all["image/heic"], []byte{0, 0, 0, 144, 0, 0, 0, 192}, []byte{0, 1, 0, 144, 0, 1, 0, 192}), ErrTooLarge)
}

func TestPanicIsBroken(t *testing.T) {
	formats = append(formats, format{"image/panic", begins("panic"), func(io.Reader) (image.Config, error) { panic("out of range") }, nil, 0})
	t.Cleanup(func() { formats = formats[:len(formats)-1] })
	if _, err := Accept(context.Background(), "x", []byte("panic")); !errors.Is(err, ErrBroken) {
		t.Errorf("error %v", err)
	}
	// And the next one has its turn.
	printed(t, files(t)["image/png"])
}

func TestHeedsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Accept(ctx, "x", files(t)["image/png"]); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func FuzzAccept(f *testing.F) {
	for _, b := range files(f) {
		f.Add(b)
	}
	f.Add(withEXIF(files(f)["image/jpeg"], 6))
	f.Fuzz(func(t *testing.T, original []byte) {
		if kind, ok := formatOf(original); ok {
			c, err := kind.config(bytes.NewReader(original))
			// Real sizes make each try slow without trying anything more, and
			// so does the HEIC decoder; of that kind, our own reading is tried.
			if err != nil || c.Width*c.Height > 1<<16 || kind.mediaType == "image/heic" {
				return
			}
		}
		p, err := Accept(context.Background(), "fuzz", original)
		if err != nil {
			if !errors.Is(err, ErrBroken) && !errors.Is(err, ErrUnsupported) && !errors.Is(err, ErrTooLarge) {
				t.Errorf("error of another kind: %v", err)
			}
			return
		}
		if _, err := jpeg.Decode(bytes.NewReader(p.Print)); err != nil {
			t.Errorf("the copy cannot be read: %v", err)
		}
	})
}

// Any damage to a HEIC is an error or a picture, as for the kinds that are fuzzed.
func TestDamagedHEIC(t *testing.T) {
	whole := files(t)["image/heic"]
	for at := 0; at < len(whole); at += 17 {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 0x5A
		_, err := Accept(context.Background(), "x", damaged)
		if err != nil && !errors.Is(err, ErrBroken) && !errors.Is(err, ErrUnsupported) && !errors.Is(err, ErrTooLarge) {
			t.Errorf("byte %d: error of another kind: %v", at, err)
		}
	}
}

func BenchmarkAccept12MP(b *testing.B) {
	var file bytes.Buffer
	if err := jpeg.Encode(&file, drawn(3024, 4032), nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Accept(context.Background(), "face", file.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}
