package foreign

import (
	"bytes"
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"pgregory.net/rapid"

	"habeas/export/typeset/fonts"
)

func TestRead(t *testing.T) {
	f, err := Read(fonts.HebrewRegular, 0)
	if err != nil {
		t.Fatal(err)
	}
	if f.Outline != nil {
		t.Error("a TrueType font needs no outlines of ours")
	}
	const alef = '\u05D0'
	if _, ok := f.Font.NominalGlyph(alef); !ok {
		t.Error("alef is lost")
	}
	if _, err := Read(fonts.HebrewRegular, 1); err == nil {
		t.Error("a second font is found in one")
	}
}

// Ensure that a font whose maker forbids it is not embedded.
func TestRead_Forbidden(t *testing.T) {
	file := bytes.Clone(fonts.HebrewRegular)
	for i := range int(be.Uint16(file[4:])) {
		if record := file[12+16*i:]; string(record[:4]) == "OS/2" {
			be.PutUint16(file[be.Uint32(record[8:])+8:], 2)
		}
	}
	if _, err := Read(file, 0); err != ErrForbidden {
		t.Errorf("Read says %v, want %v", err, ErrForbidden)
	}
}

// Ensure that quadratic curves stay near the cubic one that they stand for.
func TestQuadratic(t *testing.T) {
	coordinate := rapid.Float32Range(-1000, 1000)
	rapid.Check(t, func(t *rapid.T) {
		var p [4]opentype.SegmentPoint
		for i := range p {
			p[i] = opentype.SegmentPoint{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}
		}
		c := quadratic([]point{on(p[0])}, p[0], [3]opentype.SegmentPoint(p[1:]))
		n := (len(c) - 1) / 2
		xs := [4]float64{float64(p[0].X), float64(p[1].X), float64(p[2].X), float64(p[3].X)}
		ys := [4]float64{float64(p[0].Y), float64(p[1].Y), float64(p[2].Y), float64(p[3].Y)}
		for i := range n {
			a, b, d := c[2*i], c[2*i+1], c[2*i+2]
			if !a.on || b.on || !d.on {
				t.Fatalf("curve %d is of %v, %v, %v", i, a, b, d)
			}
			for _, u := range []float64{0, 0.25, 0.5, 0.75, 1} {
				at := (float64(i) + u) / float64(n)
				x := (1-u)*(1-u)*float64(a.x) + 2*u*(1-u)*float64(b.x) + u*u*float64(d.x)
				y := (1-u)*(1-u)*float64(a.y) + 2*u*(1-u)*float64(b.y) + u*u*float64(d.y)
				// Each point is rounded to a unit besides, and the two are not at the
				// same place at the same time.
				if off := math.Hypot(x-bezier(xs, at), y-bezier(ys, at)); off > 2*tolerance+1.5 {
					t.Fatalf("at %g of curve %d it strays by %g", u, i, off)
				}
			}
		}
	})
}

// Ensure that the record of a glyph reads as what it was made of.
func TestEncode(t *testing.T) {
	segments := []opentype.Segment{
		{Op: opentype.SegmentOpMoveTo, Args: [3]opentype.SegmentPoint{{X: 10, Y: -20}}},
		{Op: opentype.SegmentOpLineTo, Args: [3]opentype.SegmentPoint{{X: 300, Y: 40}}},
		{Op: opentype.SegmentOpQuadTo, Args: [3]opentype.SegmentPoint{{X: 400, Y: 500}, {X: 20, Y: 600}}},
		{Op: opentype.SegmentOpLineTo, Args: [3]opentype.SegmentPoint{{X: 10, Y: -20}}},
		{Op: opentype.SegmentOpMoveTo, Args: [3]opentype.SegmentPoint{{X: 1, Y: 1}}}, // nothing drawn
	}
	record := encode(contours(segments))
	face := font.NewFace(readWith(t, fonts.HebrewRegular, record))
	drawn, ok := face.GlyphDataOutline(1)
	if !ok {
		t.Fatal("the record is no glyph")
	}
	if got := contours(drawn.Segments); len(got) != 1 || len(got[0]) != 4 || got[0][0] != (point{10, -20, true}) || got[0][2] != (point{400, 500, false}) {
		t.Errorf("the glyph is drawn as %v", got)
	}
	if encode(nil) != nil || encode([][]point{{{x: 1 << 20}, {}}}) != nil || encode([][]point{{{x: -30000}, {x: 30000}}}) != nil {
		t.Error("what a font cannot hold is a record")
	}
}

// readWith reads a font whose glyph 1 is a record, and the others blank.
func readWith(t *testing.T, file, record []byte) *font.Font {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]byte{}
	for _, tag := range loader.Tables() {
		if tables[tag.String()], err = loader.RawTable(tag); err != nil {
			t.Fatal(err)
		}
	}
	record = append(record, make([]byte, (4-len(record)%4)%4)...)
	glyphs := int(be.Uint16(tables["maxp"][4:]))
	loca := make([]byte, 8, 4*(glyphs+1))
	for range glyphs - 1 {
		loca = be.AppendUint32(loca, uint32(len(record)))
	}
	tables["head"] = bytes.Clone(tables["head"])
	be.PutUint16(tables["head"][50:], 1)
	tables["glyf"], tables["loca"] = record, loca
	tables["hmtx"] = bytes.Clone(tables["hmtx"])
	be.PutUint16(tables["hmtx"][6:], 10) // the left side bearing, which is where it is drawn
	loader, err = opentype.NewLoader(bytes.NewReader(assemble(tables)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func FuzzRead(f *testing.F) {
	f.Add(fonts.HebrewRegular, 0)
	f.Add([]byte("OTTO\x00\x00"), 0)
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), 0)
	f.Fuzz(func(t *testing.T, file []byte, index int) {
		read, err := Read(file, index)
		if err == nil && read.Outline != nil {
			read.Outline(0)
			read.Outline(0xFFFF)
		}
	})
}
