package chart

// Colour is the part that a colour plays; the page takes it from [Colour.RGB],
// a dark window may take another.
type Colour uint8

// The colours.
const (
	Ink       Colour = iota // text
	Quiet                   // small text, axes
	Rule                    // thin lines
	Paper                   // on dark ground
	Accent                  // the house's teal
	AccentMid               // a lighter teal
	AccentPale
	HeldRed     // held
	ServingRed  // held, serving a sentence: darker
	NotFreeInk  // released but not free, as text
	NotFreeFill // the same, as an area
	FreeGreen
	Grey // dead, not known
)

var onPaper = [...][3]uint8{
	Ink:         {0x1B, 0x1F, 0x24},
	Quiet:       {0x5B, 0x65, 0x70},
	Rule:        {0xC9, 0xCE, 0xD4},
	Paper:       {0xFF, 0xFF, 0xFF},
	Accent:      {0x1F, 0x4E, 0x5F},
	AccentMid:   {0x4F, 0x87, 0x96},
	AccentPale:  {0xA9, 0xC6, 0xCF},
	HeldRed:     {0x8B, 0x1A, 0x1A},
	ServingRed:  {0x45, 0x09, 0x0C},
	NotFreeInk:  {0x8A, 0x5A, 0x00},
	NotFreeFill: {0xC9, 0x86, 0x1A},
	FreeGreen:   {0x1E, 0x6B, 0x3A},
	Grey:        {0x6B, 0x72, 0x7B},
}

// RGB is the colour on white paper.
func (c Colour) RGB() (r, g, b uint8) {
	if int(c) >= len(onPaper) {
		c = Ink
	}
	return onPaper[c][0], onPaper[c][1], onPaper[c][2]
}

// over is the colour of text that stands on an area of colour c.
func (c Colour) over() Colour {
	r, g, b := c.RGB()
	// Relative luminance is close enough here without undoing gamma.
	if 0.2126*float64(r)+0.7152*float64(g)+0.0722*float64(b) > 150 {
		return Ink
	}
	return Paper
}
