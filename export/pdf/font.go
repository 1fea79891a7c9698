package pdf

import (
	"errors"
	"fmt"
	"strconv"

	"habeas/export/pdf/truetype"
	"habeas/export/typeset"
)

// fontSet is the fonts of a document. A face has a copy that takes the clusters
// as they are drawn; when it is full, another begins.
type fontSet struct {
	copies  []*fontCopy
	current map[*typeset.Face]*fontCopy
	limit   int // of the glyphs of a copy, 0 is what a font can number
}

// fontCopy is a copy of a font in which each cluster is a glyph. A cluster's code
// on the page is the number of its glyph.
type fontCopy struct {
	resource string // its name on the pages
	name     string // PostScript name of the face
	font     *truetype.Font
	cut      *truetype.Cut
	codes    map[string]uint16 // by cluster, see key
	texts    map[uint16]string // what a code stands for
	key      []byte            // scratch
}

// code finds the code of a cluster, and the copy of the font in which it is one.
func (s *fontSet) code(face *typeset.Face, cluster typeset.Cluster) (*fontCopy, uint16, error) {
	c := s.current[face]
	if c == nil {
		var err error
		if c, err = s.copy(face); err != nil {
			return nil, 0, err
		}
	}
	code, err := c.code(cluster)
	if errors.Is(err, truetype.ErrFull) {
		if c, err = s.copy(face); err != nil {
			return nil, 0, err
		}
		code, err = c.code(cluster)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("failed to set %s: %w", face.Name, err)
	}
	return c, code, nil
}

// copy begins a copy of a face's font.
func (s *fontSet) copy(face *typeset.Face) (*fontCopy, error) {
	font, err := truetype.Parse(face.TTF)
	if err != nil {
		return nil, fmt.Errorf("failed to read %s: %w", face.Name, err)
	}
	font.Draw = face.Outline
	cut, err := truetype.NewCut(font, s.limit)
	if err != nil {
		return nil, fmt.Errorf("failed to read %s: %w", face.Name, err)
	}
	c := &fontCopy{
		resource: "F" + strconv.Itoa(len(s.copies)+1),
		name:     face.Name,
		font:     font,
		cut:      cut,
		codes:    map[string]uint16{},
		texts:    map[uint16]string{},
	}
	s.copies = append(s.copies, c)
	s.current[face] = c
	return c, nil
}

func (c *fontCopy) code(cluster typeset.Cluster) (uint16, error) {
	c.key = key(c.key[:0], cluster)
	if code, ok := c.codes[string(c.key)]; ok {
		return code, nil
	}
	code, err := c.add(cluster)
	if err != nil {
		return 0, err
	}
	c.codes[string(c.key)] = code
	c.texts[code] = cluster.Text
	return code, nil
}

// key tells clusters apart that look or read otherwise. The advance is not part
// of it: kerning changes it from place to place.
func key(b []byte, cluster typeset.Cluster) []byte {
	for _, g := range cluster.Glyphs {
		b = append(b, byte(g.ID>>8), byte(g.ID))
		for _, v := range []int32{g.X, g.Y} {
			b = append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
		}
	}
	return append(append(b, '/'), cluster.Text...)
}

// add makes a glyph for a cluster. A lone glyph of the font is taken as it is,
// unless it already stands for another text: a space and a no-break space are
// often the same glyph.
func (c *fontCopy) add(cluster typeset.Cluster) (uint16, error) {
	advance := int(cluster.Advance)
	parts := make([]truetype.Part, len(cluster.Glyphs))
	for i, g := range cluster.Glyphs {
		parts[i] = truetype.Part{Glyph: g.ID, X: int(g.X), Y: int(g.Y)}
	}
	if len(parts) == 1 {
		p := parts[0]
		advance = c.font.Advance(p.Glyph)
		// Code 0 is no character to some readers.
		if p.X == 0 && p.Y == 0 && p.Glyph != 0 {
			number, err := c.cut.Glyph(p.Glyph)
			if err != nil {
				return 0, err
			}
			if _, taken := c.texts[number]; !taken && number != 0 {
				return number, nil
			}
		}
	}
	return c.cut.Join(parts, advance)
}

// width is the width of a code in thousandths of an em, as the file tells it.
func (c *fontCopy) width(code uint16) float64 {
	return thousandths(c.cut.Advance(code), c.font.Upem)
}
