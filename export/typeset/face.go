package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"

	"habeas/export/typeset/foreign"
)

// Family is the design of the letters. Each has its Latin and its Khmer face;
// what neither shows is taken from the other family, or from the face of its
// script.
type Family uint8

// The families.
const (
	Sans Family = iota
	Serif
)

// Face is a font: a bundled one, or one of the machine, see [NewFace]. There is
// one Face per bundled font in a program, shared by all goroutines, so that faces
// can be compared and used as keys.
type Face struct {
	Name string // the PostScript name, such as "NotoSans-Regular"
	TTF  []byte // the font file; read only
	// Outline, if it is not nil, gives the glyphs that are not in the file: for
	// each its record as the glyf table has it, empty for a blank.
	Outline func(glyph uint16) []byte
	Upem    int // font units per em
	Ascent  int // in font units, above the baseline
	Descent int // in font units, positive, below the baseline

	font     *font.Font
	script   language.Script // that it is for
	advances []uint16
}

// GlyphAdvance is the width of a glyph by itself in font units, as its hmtx
// table says; zero if the face has no such glyph.
func (f *Face) GlyphAdvance(id uint16) int32 {
	if int(id) >= len(f.advances) {
		return 0
	}
	return int32(f.advances[id])
}

// Has tells whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool {
	_, ok := f.font.NominalGlyph(r)
	return ok
}

// bundled is a face of the program, read when first needed.
type bundled struct {
	script language.Script // that it is for; Latin is for Greek, Cyrillic and what is common too
	face   func() *Face
}

func (b bundled) get() *Face { return b.face() }

// load promises a face. The fonts are part of the program, so one that cannot
// be read is a broken build and not an error that anybody could handle.
func load(name string, ttf []byte, script language.Script) bundled {
	return bundled{script, sync.OnceValue(func() *Face {
		f, err := read(name, ttf)
		if err != nil {
			panic(fmt.Sprintf("typeset: internal error: bundled font %s: %v", name, err))
		}
		f.script = script
		return f
	})}
}

func read(name string, ttf []byte) (*Face, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(ttf))
	if err != nil {
		return nil, err
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	mend(parsed)
	maxp, err := loader.RawTable(opentype.MustNewTag("maxp"))
	if err != nil || len(maxp) < 6 {
		return nil, fmt.Errorf("invalid maxp table: %w", err)
	}
	return faceOf(name, ttf, parsed, int(binary.BigEndian.Uint16(maxp[4:])))
}

// NewFace reads a font that came with the machine, for the characters that no
// bundled face has: a font file, or one font of a collection, counted from 0. Name
// is its PostScript name, or something like it.
func NewFace(name string, file []byte, index int) (*Face, error) {
	read, err := foreign.Read(file, index)
	if err != nil {
		return nil, err
	}
	f, err := faceOf(name, read.TTF, read.Font, read.Glyphs)
	if err != nil {
		return nil, err
	}
	f.Outline = read.Outline
	// Many leave room for lines of their own. A line grows with what is drawn in it.
	f.Ascent, f.Descent = min(f.Ascent, f.Upem), min(f.Descent, f.Upem/4)
	return f, nil
}

func faceOf(name string, ttf []byte, parsed *font.Font, glyphs int) (*Face, error) {
	face := font.NewFace(parsed)
	extents, ok := face.FontHExtents()
	if !ok || face.Upem() == 0 {
		return nil, errors.New("invalid font: it has no height")
	}
	f := &Face{
		Name:     name,
		TTF:      ttf,
		Upem:     int(face.Upem()),
		Ascent:   int(extents.Ascender),
		Descent:  int(-extents.Descender),
		font:     parsed,
		advances: make([]uint16, glyphs),
	}
	for id := range f.advances {
		f.advances[id] = uint16(face.HorizontalAdvance(font.GID(id)))
	}
	return f, nil
}

// PrimaryFace is the face in which Latin text of a style is set. Bold wins
// over italic.
func PrimaryFace(s Style) *Face { return cascadeOf(s).first() }
