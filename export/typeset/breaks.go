package typeset

import (
	"unicode"

	"habeas/export/typeset/dictionary"
	"habeas/export/typeset/hyphen"
)

// opportunities lists the runes before which a line may begin, and the end of
// the text: those of UAX #14, the words of Khmer, Thai, Lao and Burmese, which
// are written without spaces, and the points at which words may be hyphenated.
func (p *paragraph) opportunities() []int {
	if p.breaks == nil {
		runes := p.text.runes
		p.breaks = make([]bool, len(runes)+1)
		// The segmenter knows the text since it told where its units begin.
		for l := p.setter.segmenter.LineIterator(); l.Next(); {
			line := l.Line()
			p.breaks[line.Offset+len(line.Text)] = true
		}
		for _, at := range dictionary.Breaks(runes) {
			p.breaks[at] = true
		}
	}
	var list []int
	for at := 1; at <= len(p.text.runes); at++ {
		if p.breaks[at] || p.hyphens != nil && p.hyphens[at] {
			list = append(list, at)
		}
	}
	return list
}

// hyphenate finds where words may be hyphenated, and tells whether any may.
func (p *paragraph) hyphenate() bool {
	runes := p.text.runes
	p.hyphens = make([]bool, len(runes)+1)
	found := false
	for start := 0; start < len(runes); {
		end := start
		for end < len(runes) && !isSpace(runes[end]) {
			end++
		}
		for _, w := range wordsIn(runes, start, end) {
			lang := p.lang(w.start)
			if p.lang(w.end-1) != lang {
				continue
			}
			for _, at := range hyphen.Points(runes[w.start:w.end], lang) {
				if at += w.start; p.units[at] && p.atAtom(at) && !p.breaks[at] {
					p.hyphens[at], found = true, true
				}
			}
		}
		start = end + 1
	}
	return found
}

func (p *paragraph) lang(at int) string { return p.spans[p.text.spans[at]].Lang }

// stretchOf is a part of a text, in runes.
type stretchOf struct{ start, end int }

// wordsIn are the words between two spaces, without the punctuation around
// them. What else stands in them keeps them whole: no address, no number and no
// compound is hyphenated.
func wordsIn(runes []rune, start, end int) []stretchOf {
	for start < end && !isWordRune(runes[start]) {
		start++
	}
	for end > start && !isWordRune(runes[end-1]) {
		end--
	}
	var list []stretchOf
	from := start
	for i := start; i <= end; i++ {
		if i == end || isJoint(runes[i]) {
			if i > from {
				list = append(list, stretchOf{from, i})
			}
			from = i + 1
		}
	}
	return list
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// isJoint tells what stands between two words without a space: the apostrophe of
// an elided article, a dash.
func isJoint(r rune) bool { return r == '\'' || r == '’' || r == '–' || r == '—' }
