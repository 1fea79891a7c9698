package typeset

import (
	"slices"

	"github.com/go-text/typesetting/language"

	"habeas/export/typeset/fonts"
)

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

// The bundled faces.
var (
	sansRegular       = load("NotoSans-Regular", fonts.SansRegular, language.Latin)
	sansBold          = load("NotoSans-Bold", fonts.SansBold, language.Latin)
	sansItalic        = load("NotoSans-Italic", fonts.SansItalic, language.Latin)
	serifRegular      = load("NotoSerif-Regular", fonts.SerifRegular, language.Latin)
	serifBold         = load("NotoSerif-Bold", fonts.SerifBold, language.Latin)
	serifItalic       = load("NotoSerif-Italic", fonts.SerifItalic, language.Latin)
	sansKhmerRegular  = load("NotoSansKhmer-Regular", fonts.SansKhmerRegular, language.Khmer)
	sansKhmerBold     = load("NotoSansKhmer-Bold", fonts.SansKhmerBold, language.Khmer)
	serifKhmerRegular = load("NotoSerifKhmer-Regular", fonts.SerifKhmerRegular, language.Khmer)
	serifKhmerBold    = load("NotoSerifKhmer-Bold", fonts.SerifKhmerBold, language.Khmer)
)

// The faces of other scripts that a name may come in, for all families.
var (
	othersRegular = []bundled{
		load("NotoSansThai-Regular", fonts.ThaiRegular, language.Thai),
		load("NotoSansLao-Regular", fonts.LaoRegular, language.Lao),
		load("NotoSansMyanmar-Regular", fonts.MyanmarRegular, language.Myanmar),
		load("NotoSansArabic-Regular", fonts.ArabicRegular, language.Arabic),
		load("NotoSansHebrew-Regular", fonts.HebrewRegular, language.Hebrew),
		load("NotoSansDevanagari-Regular", fonts.DevanagariRegular, language.Devanagari),
	}
	othersBold = []bundled{
		load("NotoSansThai-Bold", fonts.ThaiBold, language.Thai),
		load("NotoSansLao-Bold", fonts.LaoBold, language.Lao),
		load("NotoSansMyanmar-Bold", fonts.MyanmarBold, language.Myanmar),
		load("NotoSansArabic-Bold", fonts.ArabicBold, language.Arabic),
		load("NotoSansHebrew-Bold", fonts.HebrewBold, language.Hebrew),
		load("NotoSansDevanagari-Bold", fonts.DevanagariBold, language.Devanagari),
	}
)

// cascade is an order of faces: a character is set in the first that has it.
type cascade []bundled

func newCascade(others []bundled, first ...bundled) *cascade {
	c := cascade(slices.Concat(first, others))
	return &c
}

var cascades = map[look]*cascade{
	{Sans, regular}:  newCascade(othersRegular, sansRegular, sansKhmerRegular, serifRegular, serifKhmerRegular),
	{Sans, bold}:     newCascade(othersBold, sansBold, sansKhmerBold, serifBold, serifKhmerBold),
	{Sans, italic}:   newCascade(othersRegular, sansItalic, sansKhmerRegular, serifItalic, serifKhmerRegular),
	{Serif, regular}: newCascade(othersRegular, serifRegular, serifKhmerRegular, sansRegular, sansKhmerRegular),
	{Serif, bold}:    newCascade(othersBold, serifBold, serifKhmerBold, sansBold, sansKhmerBold),
	{Serif, italic}:  newCascade(othersRegular, serifItalic, serifKhmerRegular, sansItalic, sansKhmerRegular),
}

// first is the face of what needs no other.
func (c *cascade) first() *Face { return (*c)[0].get() }

// find is the first face that is good for a character of a script, or nil. A
// face that is for another script is not looked at, and so not read.
func (c *cascade) find(script language.Script, good func(*Face) bool) *Face {
	for _, b := range *c {
		if b.script != language.Latin && b.script != script && script.Strong() {
			continue
		}
		if f := b.get(); good(f) {
			return f
		}
	}
	return nil
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
