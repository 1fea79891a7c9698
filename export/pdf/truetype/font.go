// Package truetype cuts a TrueType font down to the glyphs that a document uses,
// and joins glyphs into new ones.
//
// A cut font is for embedding in a PDF file as a CIDFontType2 whose codes are
// glyph numbers: it has the tables that ISO 32000-1, 9.9 asks for and no others.
// It has no cmap, no layout tables (text was shaped before) and no hinting. The
// tables are described in the OpenType specification under their names.
package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Font is a TrueType font with outlines in a glyf table. It can be shared
// between goroutines.
type Font struct {
	Upem    int // font units per em
	Glyphs  int // how many there are
	Metrics     // of the whole font

	// Draw, if it is not nil, gives the records of the glyphs instead of the glyf
	// table.
	Draw func(glyph uint16) []byte

	head, hhea, maxp, hmtx, loca, glyf []byte
	longLoca                           bool
	metricCount                        int // of hmtx, the later glyphs share the last advance
}

// Metrics describe a font as a PDF font descriptor does, in font units.
type Metrics struct {
	Ascent, Descent, CapHeight int     // Descent is negative
	Box                        Box     // that holds every glyph
	ItalicAngle                float64 // in degrees, negative leans right
	Weight                     int     // 400 is regular
}

// Box is a bounding box in font units.
type Box struct{ XMin, YMin, XMax, YMax int16 }

var be = binary.BigEndian

// Parse reads a font file. The font goes on using its bytes.
func Parse(ttf []byte) (*Font, error) {
	tables, err := directory(ttf)
	if err != nil {
		return nil, fmt.Errorf("invalid TrueType font: %w", err)
	}
	f := &Font{
		head: tables["head"], hhea: tables["hhea"], maxp: tables["maxp"],
		hmtx: tables["hmtx"], loca: tables["loca"], glyf: tables["glyf"],
	}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 32 {
		return nil, errors.New("invalid TrueType font: head, hhea or maxp table is missing or short")
	}
	f.Upem = int(be.Uint16(f.head[18:]))
	f.Glyphs = int(be.Uint16(f.maxp[4:]))
	f.longLoca = be.Uint16(f.head[50:]) == 1
	f.metricCount = int(be.Uint16(f.hhea[34:]))
	entry := 2
	if f.longLoca {
		entry = 4
	}
	switch {
	case f.Upem == 0 || f.Glyphs == 0:
		return nil, errors.New("invalid TrueType font: no glyphs")
	case len(f.loca) < entry*(f.Glyphs+1):
		return nil, errors.New("invalid TrueType font: loca table is short")
	case f.metricCount == 0 || f.metricCount > f.Glyphs,
		len(f.hmtx) < 4*f.metricCount+2*(f.Glyphs-f.metricCount):
		return nil, errors.New("invalid TrueType font: hmtx table is short")
	}
	f.Metrics = f.metrics(tables["OS/2"], tables["post"])
	return f, nil
}

// directory lists the tables of a font file by their tags.
func directory(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 {
		return nil, errors.New("file is cut short")
	}
	if v := be.Uint32(ttf); v != 0x00010000 && v != 0x74727565 { // 1.0 or "true"
		return nil, errors.New("no TrueType outlines")
	}
	n := int(be.Uint16(ttf[4:]))
	if len(ttf) < 12+16*n {
		return nil, errors.New("file is cut short")
	}
	tables := map[string][]byte{}
	for i := range n {
		record := ttf[12+16*i:]
		from, length := uint64(be.Uint32(record[8:])), uint64(be.Uint32(record[12:]))
		if from+length > uint64(len(ttf)) {
			return nil, fmt.Errorf("table %q lies outside the file", record[:4])
		}
		tables[string(record[:4])] = ttf[from : from+length]
	}
	return tables, nil
}

func (f *Font) metrics(os2, post []byte) Metrics {
	m := Metrics{
		Ascent:  int(int16(be.Uint16(f.hhea[4:]))),
		Descent: int(int16(be.Uint16(f.hhea[6:]))),
		Box:     box(f.head[36:]),
		Weight:  400,
	}
	m.CapHeight = m.Ascent
	if len(os2) >= 6 {
		m.Weight = int(be.Uint16(os2[4:]))
	}
	if len(os2) >= 90 && be.Uint16(os2) >= 2 {
		m.CapHeight = int(int16(be.Uint16(os2[88:])))
	}
	if len(post) >= 8 {
		m.ItalicAngle = float64(int32(be.Uint32(post[4:]))) / (1 << 16)
	}
	return m
}

// Advance is the width of a glyph in font units, zero if there is no such glyph.
func (f *Font) Advance(glyph uint16) int {
	if int(glyph) >= f.Glyphs {
		return 0
	}
	return int(be.Uint16(f.hmtx[4*min(int(glyph), f.metricCount-1):]))
}

// bearing is the left side bearing of a glyph.
func (f *Font) bearing(glyph uint16) int16 {
	i := int(glyph)
	if record := f.outline(glyph); f.Draw != nil && len(record) > 0 {
		return box(record[2:]).XMin
	}
	if i < f.metricCount {
		return int16(be.Uint16(f.hmtx[4*i+2:]))
	}
	return int16(be.Uint16(f.hmtx[4*f.metricCount+2*(i-f.metricCount):]))
}

// outline is the record of a glyph in the glyf table; empty for a blank.
func (f *Font) outline(glyph uint16) []byte {
	i := int(glyph)
	if i >= f.Glyphs {
		return nil
	}
	if f.Draw != nil {
		return f.Draw(glyph)
	}
	var from, to uint64
	if f.longLoca {
		from, to = uint64(be.Uint32(f.loca[4*i:])), uint64(be.Uint32(f.loca[4*i+4:]))
	} else {
		from, to = 2*uint64(be.Uint16(f.loca[2*i:])), 2*uint64(be.Uint16(f.loca[2*i+2:]))
	}
	if from+10 > to || to > uint64(len(f.glyf)) {
		return nil
	}
	return f.glyf[from:to]
}

func box(b []byte) Box {
	return Box{int16(be.Uint16(b)), int16(be.Uint16(b[2:])), int16(be.Uint16(b[4:])), int16(be.Uint16(b[6:]))}
}

func (b Box) append(to []byte) []byte {
	for _, v := range []int16{b.XMin, b.YMin, b.XMax, b.YMax} {
		to = be.AppendUint16(to, uint16(v))
	}
	return to
}

// union is the box around b and other, the latter moved.
func (b Box) union(other Box, dx, dy int) Box {
	return Box{
		min(b.XMin, short(int(other.XMin)+dx)), min(b.YMin, short(int(other.YMin)+dy)),
		max(b.XMax, short(int(other.XMax)+dx)), max(b.YMax, short(int(other.YMax)+dy)),
	}
}

// short is n as the 16 bits that a font has for it.
func short(n int) int16 {
	return int16(min(max(n, math.MinInt16), math.MaxInt16))
}
