package typeset

import (
	"github.com/go-text/typesetting/segmenter"

	"habeas/export/typeset/dictionary"
)

// opportunities lists the runes before which a line may begin, and the end of
// the text: those of UAX #14, and the words of Khmer, Thai, Lao and Burmese, which are written without spaces.
func opportunities(seg *segmenter.Segmenter, runes []rune) []int {
	allowed := make([]bool, len(runes)+1)
	for l := seg.LineIterator(); l.Next(); {
		line := l.Line()
		allowed[line.Offset+len(line.Text)] = true
	}
	for _, at := range dictionary.Breaks(runes) {
		allowed[at] = true
	}
	var list []int
	for at := 1; at <= len(runes); at++ {
		if allowed[at] {
			list = append(list, at)
		}
	}
	return list
}
