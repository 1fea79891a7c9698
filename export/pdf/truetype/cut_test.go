package truetype

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/go-text/typesetting/font"

	"habeas/export/typeset/fonts"
)

// bundled are fonts with glyphs of each kind: simple, composite, blank.
var bundled = map[string][]byte{
	"sans":        fonts.SansRegular,
	"serif bold":  fonts.SerifBold,
	"khmer":       fonts.SansKhmerRegular,
	"khmer serif": fonts.SerifKhmerBold,
}

func parsed(t testing.TB, ttf []byte) *Font {
	t.Helper()
	f, err := Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func newCut(t testing.TB, f *Font) *Cut {
	t.Helper()
	c, err := NewCut(f, 0)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// judge reads a font with another implementation. It wants a cmap, which a font
// for PDF does not have, so the outlines are looked up by glyph number alone.
type judge struct{ face *font.Face }

func judged(t testing.TB, ttf []byte) judge {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		t.Fatal(err)
	}
	return judge{face}
}

// segments are the strokes of a glyph, moved.
func (j judge) segments(glyph uint16, dx, dy float32) []string {
	outline, ok := j.face.GlyphData(font.GID(glyph)).(font.GlyphOutline)
	if !ok {
		return nil
	}
	var out []string
	for _, s := range outline.Segments {
		text := fmt.Sprint(s.Op)
		for _, p := range s.ArgsSlice() {
			text += fmt.Sprintf(" %g,%g", p.X+dx, p.Y+dy)
		}
		out = append(out, text)
	}
	return out
}

func TestCutKeepsOutlinesAndAdvances(t *testing.T) {
	for name, ttf := range bundled {
		t.Run(name, func(t *testing.T) {
			f := parsed(t, ttf)
			whole := judged(t, ttf)
			c := newCut(t, f)
			numbers := map[uint16]uint16{}
			for id := uint16(3); int(id) < f.Glyphs; id += 7 {
				n, err := c.Glyph(id)
				if err != nil {
					t.Fatal(err)
				}
				numbers[id] = n
			}
			cut := judged(t, withCmap(c.Bytes()))
			for id, n := range numbers {
				if got, want := cut.segments(n, 0, 0), whole.segments(id, 0, 0); !reflect.DeepEqual(got, want) {
					t.Errorf("glyph %d: got %v, want %v", id, got, want)
				}
				if got, want := cut.face.HorizontalAdvance(font.GID(n)), whole.face.HorizontalAdvance(font.GID(id)); got != want {
					t.Errorf("glyph %d: advance %g, want %g", id, got, want)
				}
				if c.Advance(n) != f.Advance(id) {
					t.Errorf("glyph %d: advance %d, want %d", id, c.Advance(n), f.Advance(id))
				}
			}
		})
	}
}

func TestJoinDrawsItsParts(t *testing.T) {
	for name, ttf := range bundled {
		t.Run(name, func(t *testing.T) {
			f := parsed(t, ttf)
			whole := judged(t, ttf)
			c := newCut(t, f)
			parts := []Part{{40, 0, 0}, {0xFFF0, 5, 5}, {60, -120, 310}, {40, 600, -33}}
			n, err := c.Join(parts, 777)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, p := range parts {
				if int(p.Glyph) < f.Glyphs {
					want = append(want, whole.segments(p.Glyph, float32(p.X), float32(p.Y))...)
				}
			}
			cut := judged(t, withCmap(c.Bytes()))
			if got := cut.segments(n, 0, 0); len(got) == 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			if got := cut.face.HorizontalAdvance(font.GID(n)); got != 777 {
				t.Errorf("advance %g, want 777", got)
			}
			extents, _ := cut.face.GlyphExtents(font.GID(n))
			if int16(extents.XBearing) != c.glyphs[n].box.XMin {
				t.Errorf("box begins at %g, and the glyph's at %d", extents.XBearing, c.glyphs[n].box.XMin)
			}
		})
	}
}

func TestJoinOfNothingIsABlank(t *testing.T) {
	c := newCut(t, parsed(t, fonts.SansRegular))
	n, err := c.Join(nil, 300)
	if err != nil {
		t.Fatal(err)
	}
	if got := judged(t, withCmap(c.Bytes())).segments(n, 0, 0); len(got) != 0 || c.Advance(n) != 300 {
		t.Errorf("got strokes %v and advance %d", got, c.Advance(n))
	}
}

func TestCutIsSmallAndSound(t *testing.T) {
	c := newCut(t, parsed(t, fonts.SansRegular))
	for id := range uint16(80) {
		if _, err := c.Glyph(id); err != nil {
			t.Fatal(err)
		}
	}
	b := c.Bytes()
	if len(b) > 16_000 {
		t.Errorf("80 glyphs take %d bytes", len(b))
	}
	if sum(b) != 0xB1B0AFBA {
		t.Errorf("checksum of the file is %#x", sum(b))
	}
	if !bytes.Equal(b, c.Bytes()) {
		t.Error("two writings differ")
	}
	again := parsed(t, b)
	if again.Glyphs != c.Len() {
		t.Errorf("got %d glyphs, want %d", again.Glyphs, c.Len())
	}
	tables, err := directory(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"GSUB", "GPOS", "GDEF", "fpgm", "prep", "cmap", "name"} {
		if tables[tag] != nil {
			t.Errorf("table %s was kept", tag)
		}
	}
}

// TestMaxpCountsWhatIsJoined: readers may size their buffers by it.
func TestMaxpCountsWhatIsJoined(t *testing.T) {
	f := parsed(t, fonts.SansRegular)
	c := newCut(t, f)
	var parts []Part
	for i := range 50 {
		parts = append(parts, Part{36, 10 * i, 0})
	}
	n, err := c.Join(parts, 0)
	if err != nil {
		t.Fatal(err)
	}
	one, err := c.Glyph(36)
	if err != nil {
		t.Fatal(err)
	}
	points, contours := c.glyphs[one].shape.points, c.glyphs[one].shape.contours
	if want := (shape{50 * points, 50 * contours, 50, 1}); points == 0 || c.glyphs[n].shape != want {
		t.Errorf("got %v, want %v", c.glyphs[n].shape, want)
	}
	maxp := parsed(t, c.Bytes()).maxp
	for at, want := range map[int]int{4: c.Len(), 10: 50 * points, 12: 50 * contours, 28: 50} {
		if got := int(be.Uint16(maxp[at:])); got < want {
			t.Errorf("maxp says %d at byte %d, want at least %d", got, at, want)
		}
	}
}

func TestCutSaysWhenItIsFull(t *testing.T) {
	f := parsed(t, fonts.SansRegular)
	c, err := NewCut(f, 4)
	if err != nil {
		t.Fatal(err)
	}
	for id := uint16(40); id < 43; id++ {
		if _, err := c.Glyph(id); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := c.Glyph(41); err != nil || n != 2 {
		t.Errorf("a glyph that is in: got %d, %v", n, err)
	}
	if _, err := c.Glyph(50); !errors.Is(err, ErrFull) {
		t.Errorf("got %v, want ErrFull", err)
	}
	if _, err := c.Join([]Part{{41, 1, 1}}, 5); !errors.Is(err, ErrFull) {
		t.Errorf("got %v, want ErrFull", err)
	}
	if c.Len() != 4 {
		t.Errorf("the cut has %d glyphs", c.Len())
	}
}

func TestParseRefuses(t *testing.T) {
	good := fonts.SansKhmerRegular
	for name, b := range map[string][]byte{
		"nothing":       nil,
		"text":          []byte("this is no font at all"),
		"OpenType CFF":  append([]byte("OTTO"), good[4:]...),
		"header alone":  good[:12],
		"half a file":   good[:len(good)/2],
		"tables hidden": append(append([]byte{}, good[:4]...), 0, 0, 0, 0, 0, 0, 0, 0),
	} {
		if _, err := Parse(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzCut proves that a damaged font is an error and never a panic.
func FuzzCut(f *testing.F) {
	c := newCut(f, parsed(f, fonts.SansRegular))
	for _, id := range []uint16{36, 68, 100, 150, 200, 300} {
		if _, err := c.Glyph(id); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(c.Bytes())
	f.Fuzz(func(t *testing.T, ttf []byte) {
		font, err := Parse(ttf)
		if err != nil {
			return
		}
		cut, err := NewCut(font, 0)
		if err != nil {
			return
		}
		for id := range uint16(min(font.Glyphs, 20)) {
			_, _ = cut.Glyph(id)
			_, _ = cut.Join([]Part{{id, 1, 2}, {id + 1, -40000, 3}}, 100)
		}
		if _, err := Parse(cut.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}

// withCmap adds an empty character map.
func withCmap(ttf []byte) []byte {
	tables, err := directory(ttf)
	if err != nil {
		panic(err)
	}
	var cmap []byte
	for _, v := range []uint16{0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0} {
		cmap = be.AppendUint16(cmap, v)
	}
	tables["cmap"] = cmap
	return file(tables)
}
