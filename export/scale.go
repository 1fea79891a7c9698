package export

import (
	"habeas/export/chart"
	"habeas/export/typeset"
)

// The one scale of type, in points.
const (
	sizeDisplay = 33.0 // the title on the cover
	sizeTitle   = 22.5 // what a page is about: a section, a person
	sizeFigure  = 25.0 // the big numbers
	sizeLead    = 12.0 // a line under a title
	sizeReading = 11.0 // narrative on a page of its own
	sizeHeading = 10.5
	sizeBody    = 9.5
	sizeSerif   = 10.0 // narrative
	sizeSmall   = 8.0
	sizeTiny    = 7.2 // header, foot, credits
)

// The rhythm: lines of body text and of narrative are one beat high, and white
// space comes in halves of it.
const (
	beat      = 14.0
	half      = beat / 2
	quarter   = beat / 4
	leadSmall = 10.5
	leadTiny  = 9.5
)

// leading is the height of a line of a size.
func leading(size float64) float64 {
	switch {
	case size <= sizeTiny:
		return leadTiny
	case size <= sizeSmall:
		return leadSmall
	case size <= sizeHeading:
		return beat
	case size <= sizeLead:
		return beat + quarter
	case size <= sizeFigure:
		return 2 * beat
	}
	return 2*beat + 3*quarter
}

// The inks. A colour carries nothing alone: whatever it says, a word or a shape
// says too.
var (
	ink    = colour(chart.Ink)
	quiet  = colour(chart.Quiet)
	rule   = colour(chart.Rule)
	accent = colour(chart.Accent)
	alarm  = colour(chart.HeldRed)
)

const (
	tint     typeset.Color = 0xF1F5F7 // the ground of a box
	hairline typeset.Color = 0xE2E6EA // between the rows of a table
)

func colour(c chart.Colour) typeset.Color {
	r, g, b := c.RGB()
	return typeset.Color(r)<<16 | typeset.Color(g)<<8 | typeset.Color(b)
}

func plain(size float64) typeset.Style {
	return typeset.Style{Family: typeset.Sans, Size: size, Color: ink}
}

func strong(size float64) typeset.Style {
	s := plain(size)
	s.Bold = true
	return s
}

func muted(size float64) typeset.Style {
	s := plain(size)
	s.Color = quiet
	return s
}

func narrative(size float64) typeset.Style {
	s := plain(size)
	s.Family = typeset.Serif
	return s
}

// superscript is the style of a note number beside text of a style.
func superscript(s typeset.Style) typeset.Style {
	s.Rise = 0.34 * s.Size
	s.Size *= 0.66
	s.Bold, s.Italic = false, false
	s.Color = accent
	return s
}
