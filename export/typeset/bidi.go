package typeset

import "github.com/go-text/typesetting/bidi"

// levels gives each character its level of embedding, and the paragraph its
// own (UAX #9).
func (s *Setter) levels(runes []rune) (levels []uint8, base uint8) {
	levels = make([]uint8, len(runes))
	var p bidi.Paragraph
	runs := p.Segment(runes, bidi.LeftToRight)
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for j := run.Start; j < run.End; j++ {
			levels[j] = uint8(run.Level)
		}
	}
	return levels, 0
}
