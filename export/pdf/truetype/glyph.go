package truetype

import "errors"

// The flags of a part of a composite glyph (OpenType, glyf table).
const (
	argsAreWords     = 0x0001
	argsAreOffsets   = 0x0002
	hasScale         = 0x0008
	moreParts        = 0x0020
	hasXYScale       = 0x0040
	has2x2           = 0x0080
	hasInstructions  = 0x0100
	overlapCompound  = 0x0400
	simpleHeaderSize = 10
)

var errShortGlyph = errors.New("invalid TrueType font: glyph is cut short")

// shape is how much a glyph asks of who draws it; the maxp table holds the
// largest of each.
type shape struct {
	points, contours int
	parts, depth     int // of a composite glyph; zero for a simple one
}

// simple copies the outline of a simple glyph without its instructions.
func simple(outline []byte) ([]byte, shape, error) {
	contours := int(be.Uint16(outline))
	ends := simpleHeaderSize + 2*contours
	if len(outline) < ends+2 {
		return nil, shape{}, errShortGlyph
	}
	s := shape{contours: contours}
	if contours > 0 {
		s.points = int(be.Uint16(outline[ends-2:])) + 1
	}
	instructions := int(be.Uint16(outline[ends:]))
	if len(outline) < ends+2+instructions {
		return nil, shape{}, errShortGlyph
	}
	cut := append([]byte(nil), outline[:ends]...)
	cut = append(cut, 0, 0)
	return append(cut, outline[ends+2+instructions:]...), s, nil
}

// composite copies the outline of a composite glyph without its instructions,
// its parts renumbered.
func composite(outline []byte, renumber func(uint16) (uint16, error)) ([]byte, []uint16, error) {
	cut := append([]byte(nil), outline[:simpleHeaderSize]...)
	var parts []uint16
	for at := simpleHeaderSize; ; {
		if len(outline) < at+4 {
			return nil, nil, errShortGlyph
		}
		flags := be.Uint16(outline[at:])
		size := 4 + partSize(flags)
		if len(outline) < at+size {
			return nil, nil, errShortGlyph
		}
		id, err := renumber(be.Uint16(outline[at+2:]))
		if err != nil {
			return nil, nil, err
		}
		parts = append(parts, id)
		cut = be.AppendUint16(cut, flags&^hasInstructions)
		cut = be.AppendUint16(cut, id)
		cut = append(cut, outline[at+4:at+size]...)
		at += size
		if flags&moreParts == 0 {
			return cut, parts, nil
		}
	}
}

// partSize is how many bytes follow the flags and the glyph of a part.
func partSize(flags uint16) int {
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	switch {
	case flags&hasScale != 0:
		size += 2
	case flags&hasXYScale != 0:
		size += 4
	case flags&has2x2 != 0:
		size += 8
	}
	return size
}
