// Package foreign makes of a font that came with the machine what the page can
// use: TrueType tables for one font, out of a collection if need be, and glyphs
// with quadratic outlines, where the font has cubic ones (CFF).
package foreign

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is a font that can be shaped with and drawn.
type Font struct {
	Font   *font.Font // for shaping
	Glyphs int        // how many there are
	TTF    []byte     // a TrueType file; of a CFF font without outlines
	// Outline is the record that the glyf table of a CFF font would have for a
	// glyph, empty for a blank. It is nil for a font that has a glyf table. It is
	// safe for concurrent use.
	Outline func(glyph uint16) []byte
}

// ErrForbidden says that a font's maker does not let it be embedded.
var ErrForbidden = errors.New("the font may not be embedded")

var be = binary.BigEndian

// Read reads a font file, or one font of a collection, counted from 0. The font
// goes on using the bytes.
func Read(file []byte, index int) (_ *Font, err error) {
	defer func() {
		// The file is no part of the program, and the parser is not ours.
		if r := recover(); r != nil {
			err = fmt.Errorf("invalid font: %v", r)
		}
	}()
	loaders, err := opentype.NewLoaders(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("invalid font: %w", err)
	}
	if index < 0 || index >= len(loaders) {
		return nil, fmt.Errorf("invalid font: no number %d of %d", index, len(loaders))
	}
	loader := loaders[index]
	tables := map[string][]byte{}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "OS/2", "post", "loca", "glyf"} {
		if table, err := loader.RawTable(opentype.MustNewTag(name)); err == nil {
			tables[name] = table
		}
	}
	// OS/2, fsType: 2 is "restricted license embedding", unless a less strict bit
	// stands beside it.
	if os2 := tables["OS/2"]; len(os2) >= 10 && be.Uint16(os2[8:])&0xE == 2 {
		return nil, ErrForbidden
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("invalid font: %w", err)
	}
	if len(tables["maxp"]) < 6 || len(tables["head"]) < 54 {
		return nil, errors.New("invalid font: no head or no maxp table")
	}
	glyphs := be.Uint16(tables["maxp"][4:])
	f := &Font{Font: parsed, Glyphs: int(glyphs)}
	if tables["glyf"] == nil || tables["loca"] == nil {
		if _, ok := font.NewFace(parsed).GlyphDataOutline(0); !ok {
			return nil, errors.New("invalid font: it has no outlines")
		}
		f.Outline = func(glyph uint16) []byte { return outline(parsed, glyph) }
		tables["maxp"] = make([]byte, 32)
		be.PutUint32(tables["maxp"], 0x00010000)
		be.PutUint16(tables["maxp"][4:], glyphs)
		tables["head"] = slices.Clone(tables["head"])
		be.PutUint16(tables["head"][50:], 1) // the format of loca
		tables["loca"] = make([]byte, 4*(int(glyphs)+1))
		tables["glyf"] = nil
	}
	f.TTF = assemble(tables)
	return f, nil
}

// assemble puts tables into a font file. Nobody checks its sums: it is not what is
// embedded.
func assemble(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	out := be.AppendUint32(nil, 0x00010000)
	out = be.AppendUint16(out, uint16(len(tags)))
	out = append(out, 0, 0, 0, 0, 0, 0)
	at := 12 + 16*len(tags)
	for _, tag := range tags {
		out = append(out, tag...)
		out = be.AppendUint32(out, 0)
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[tag])))
		at += len(tables[tag])
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
	}
	return out
}
