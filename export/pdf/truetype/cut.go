package truetype

import (
	"errors"
	"maps"
	"slices"
)

// ErrFull is returned when a cut has as many glyphs as a font can number.
var ErrFull = errors.New("the font has no more glyph numbers")

// Cut is a font in the making. Its glyphs are numbered in the order in which
// they are asked for; 0 is .notdef.
type Cut struct {
	font    *Font
	limit   int
	numbers map[uint16]uint16 // of a glyph of the font, in the cut
	glyphs  []glyph
}

type glyph struct {
	outline []byte // empty for a blank
	advance int
	bearing int16
	box     Box
	shape   shape
}

// Part is a glyph of the font, placed in a new one. X and Y are in font units,
// Y upward.
type Part struct {
	Glyph uint16
	X, Y  int
}

// NewCut begins a cut of a font with at most limit glyphs, or as many as a font
// can have if limit is 0.
func NewCut(font *Font, limit int) (*Cut, error) {
	if limit <= 0 || limit > 0xFFFF {
		limit = 0xFFFF
	}
	c := &Cut{font: font, limit: limit, numbers: map[uint16]uint16{}}
	if _, err := c.Glyph(0); err != nil {
		return nil, err
	}
	return c, nil
}

// Len is how many glyphs the cut has.
func (c *Cut) Len() int { return len(c.glyphs) }

// Advance is the width of a glyph of the cut in font units.
func (c *Cut) Advance(number uint16) int { return c.glyphs[number].advance }

// Glyph takes a glyph of the font and gives its number in the cut. One that the
// font does not have is .notdef.
func (c *Cut) Glyph(id uint16) (uint16, error) {
	if int(id) >= c.font.Glyphs {
		id = 0
	}
	if number, ok := c.numbers[id]; ok {
		return number, nil
	}
	number, err := c.next()
	if err != nil {
		return 0, err
	}
	c.numbers[id] = number // before its parts: one may be the glyph itself in a bad font
	outline := c.font.outline(id)
	g := glyph{advance: c.font.Advance(id), bearing: c.font.bearing(id)}
	switch {
	case len(outline) == 0:
	case int16(be.Uint16(outline)) >= 0:
		g.box = box(outline[2:])
		g.outline, g.shape, err = simple(outline)
	default:
		var parts []uint16
		g.box = box(outline[2:])
		g.outline, parts, err = composite(outline, c.Glyph)
		g.shape = c.joined(parts)
	}
	c.glyphs[number] = g
	return number, err
}

// Join makes a new glyph of glyphs of the font, each placed, and gives its
// number. The new glyph is advance font units wide.
func (c *Cut) Join(parts []Part, advance int) (uint16, error) {
	if c.Len()+len(parts) >= c.limit {
		return 0, ErrFull // before any of the parts is taken
	}
	var live []Part
	for _, p := range parts {
		if len(c.font.outline(p.Glyph)) > 0 {
			live = append(live, p)
		}
	}
	g := glyph{advance: min(max(advance, 0), 0xFFFF)}
	var numbers []uint16
	var body []byte
	for i, p := range live {
		number, err := c.Glyph(p.Glyph)
		if err != nil {
			return 0, err
		}
		numbers = append(numbers, number)
		flags := uint16(argsAreWords | argsAreOffsets)
		if i == 0 {
			flags |= overlapCompound
			g.box = moved(c.glyphs[number].box, p.X, p.Y)
		} else {
			g.box = g.box.union(c.glyphs[number].box, p.X, p.Y)
		}
		if i < len(live)-1 {
			flags |= moreParts
		}
		for _, v := range []uint16{flags, number, uint16(short(p.X)), uint16(short(p.Y))} {
			body = be.AppendUint16(body, v)
		}
	}
	if len(live) > 0 {
		g.outline = append(g.box.append([]byte{0xFF, 0xFF}), body...)
		g.shape = c.joined(numbers)
		g.bearing = g.box.XMin
	}
	number, err := c.next()
	if err != nil {
		return 0, err
	}
	c.glyphs[number] = g
	return number, nil
}

func moved(b Box, dx, dy int) Box {
	return Box{short(int(b.XMin) + dx), short(int(b.YMin) + dy), short(int(b.XMax) + dx), short(int(b.YMax) + dy)}
}

// joined is the shape of a glyph made of glyphs of the cut.
func (c *Cut) joined(parts []uint16) shape {
	s := shape{parts: len(parts)}
	for _, n := range parts {
		part := c.glyphs[n].shape
		s.points += part.points
		s.contours += part.contours
		s.depth = max(s.depth, part.depth)
	}
	s.depth++
	return s
}

func (c *Cut) next() (uint16, error) {
	if c.Len() >= c.limit {
		return 0, ErrFull
	}
	c.glyphs = append(c.glyphs, glyph{})
	return uint16(c.Len() - 1), nil
}

// Bytes is the font file.
func (c *Cut) Bytes() []byte {
	var glyf, loca, hmtx []byte
	var starts []int
	for _, g := range c.glyphs {
		starts = append(starts, len(glyf))
		glyf = append(glyf, g.outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(g.advance))
		hmtx = be.AppendUint16(hmtx, uint16(g.bearing))
	}
	starts = append(starts, len(glyf))
	long := len(glyf) > 2*0xFFFF
	for _, at := range starts {
		if long {
			loca = be.AppendUint32(loca, uint32(at))
		} else {
			loca = be.AppendUint16(loca, uint16(at/2))
		}
	}
	head := slices.Clone(c.font.head)
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 0)
	if long {
		be.PutUint16(head[50:], 1)
	}
	hhea := slices.Clone(c.font.hhea)
	be.PutUint16(hhea[34:], uint16(c.Len()))
	post := make([]byte, 32) // version 3: no glyph names
	be.PutUint32(post, 0x00030000)
	return file(map[string][]byte{
		"head": head, "hhea": hhea, "maxp": c.maxp(), "hmtx": hmtx, "loca": loca, "glyf": glyf, "post": post,
	})
}

// maxp says how much memory the glyphs ask for; those of the whole font are the
// floor, as they cost nothing.
func (c *Cut) maxp() []byte {
	t := slices.Clone(c.font.maxp[:32])
	be.PutUint16(t[4:], uint16(c.Len()))
	raise := func(at, to int) {
		be.PutUint16(t[at:], uint16(min(max(to, int(be.Uint16(t[at:]))), 0xFFFF)))
	}
	for _, g := range c.glyphs {
		if g.shape.parts == 0 {
			raise(6, g.shape.points)
			raise(8, g.shape.contours)
			continue
		}
		raise(10, g.shape.points)
		raise(12, g.shape.contours)
		raise(28, g.shape.parts)
		raise(30, g.shape.depth)
	}
	be.PutUint16(t[26:], 0) // instructions are cut off
	return t
}

// file puts tables into a font file, with the checksums that it wants.
func file(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	entries, power := 0, 1
	for power*2 <= len(tags) {
		power *= 2
		entries++
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tags), 16 * power, entries, 16 * (len(tags) - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(tags)
	headAt := 0
	for _, tag := range tags {
		if tag == "head" {
			headAt = at
		}
		out = append(out, tag...)
		out = be.AppendUint32(out, sum(tables[tag]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[tag])))
		at += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is the checksum of a table: its 32-bit words added up.
func sum(b []byte) (n uint32) {
	for ; len(b) >= 4; b = b[4:] {
		n += be.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		n += be.Uint32(last[:])
	}
	return n
}
