package typeset

// look is the part of a style that chooses faces.
type look struct {
	family Family
	weight weight
}

// weight is a cut of a family. There is no bold italic: bold wins.
type weight uint8

const (
	regular weight = iota
	bold
	italic
)

// cascade is an order of faces: a character is set in the first that has it.
type cascade [4]func() *Face

func (c *cascade) face(i int) *Face { return c[i]() }

var cascades = map[look]*cascade{
	{Sans, regular}:  {sansRegular, sansKhmerRegular, serifRegular, serifKhmerRegular},
	{Sans, bold}:     {sansBold, sansKhmerBold, serifBold, serifKhmerBold},
	{Sans, italic}:   {sansItalic, sansKhmerRegular, serifItalic, serifKhmerRegular},
	{Serif, regular}: {serifRegular, serifKhmerRegular, sansRegular, sansKhmerRegular},
	{Serif, bold}:    {serifBold, serifKhmerBold, sansBold, sansKhmerBold},
	{Serif, italic}:  {serifItalic, serifKhmerRegular, sansItalic, sansKhmerRegular},
}

func lookOf(s Style) look {
	l := look{family: s.Family}
	switch {
	case s.Bold:
		l.weight = bold
	case s.Italic:
		l.weight = italic
	}
	return l
}

// cascadeOf is the cascade of a style; an unknown family is set in Sans.
func cascadeOf(s Style) *cascade {
	l := lookOf(s)
	if c, ok := cascades[l]; ok {
		return c
	}
	l.family = Sans
	return cascades[l]
}
