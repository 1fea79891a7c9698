package typeset

import (
	"slices"
	"sort"
)

// atom is a cluster at its place in a paragraph: the least that a line can
// hold.
type atom struct {
	*Cluster
	at     int     // its first rune in the text
	word   int     // the index of its word
	span   int32   // the span it takes its style from
	width  float64 // in points, with the track
	space  bool
	ink    ink
	unsafe bool // not to be parted from the atom before without shaping anew
}

// paragraph is a hard line of text, shaped as if it were set in one line.
type paragraph struct {
	setter *Setter
	spans  []Span
	text   text
	words  []word
	atoms  []atom
	base   uint8 // the level of the paragraph itself
	parted parted

	// By rune: where user-perceived characters begin, where lines may, and where
	// a word may be hyphenated. The latter two are found when asked for.
	units, breaks, hyphens []bool
}

// paragraph is good until the next one is made.
func (s *Setter) paragraph(t text, spans []Span) *paragraph {
	p := &paragraph{setter: s, spans: spans, text: t}
	s.segmenter.Init(t.runes)
	p.units = units(&s.segmenter, t.runes)
	levels, base := levels(t)
	p.base = base
	p.words = itemize(s.lastWords[:0], t, spans, levels, p.units, s.Other)
	p.atoms = slices.Grow(s.lastAtoms[:0], len(t.runes))
	for i := range p.words {
		p.atoms = p.appendWord(p.atoms, i, p.words[i].start, p.words[i].end)
	}
	s.lastWords, s.lastAtoms = p.words, p.atoms
	return p
}

// appendWord shapes a word, or what a line holds of it.
func (p *paragraph) appendWord(atoms []atom, index, start, end int) []atom {
	w := &p.words[index]
	g := p.setter.shape(p.text.runes[start:end], w.voice)
	for i := range g.clusters {
		c := &g.clusters[i]
		at := start + int(g.starts[i])
		span := p.text.spans[at]
		style := &p.spans[span].Style
		atoms = append(atoms, atom{
			Cluster: c,
			at:      at,
			word:    index,
			span:    span,
			width:   c.width(w.face, style),
			space:   w.space,
			ink:     g.inks[i],
			unsafe:  g.unsafe[i],
		})
	}
	return atoms
}

// cut is the paragraph from one rune to another, as it looks when a line
// begins and ends there.
func (p *paragraph) cut(start, end int) []atom {
	atoms := p.part(start, end)
	hyphen, ok := p.hyphen(end)
	if !ok {
		return atoms
	}
	if p.text.runes[end-1] == softHyphen {
		atoms = atoms[:len(atoms)-1]
	}
	return append(slices.Clip(atoms), hyphen)
}

// hyphen is what is seen of a hyphen before a rune when a line ends there: of a
// soft hyphen, which elsewhere is not seen, or of one that was not typed at all.
// Its text is a soft hyphen, as ISO 32000-1, 14.8.2.2.3 has it.
func (p *paragraph) hyphen(end int) (atom, bool) {
	if end == 0 || end == len(p.text.runes) {
		return atom{}, false
	}
	i := p.index(end) - 1
	typed := p.text.runes[end-1] == softHyphen && p.atoms[i].at == end-1
	if !typed && (p.hyphens == nil || !p.hyphens[end]) {
		return atom{}, false
	}
	seen := p.atoms[i]
	w := &p.words[seen.word]
	g := p.setter.shape([]rune{'-'}, w.voice)
	c := g.clusters[0]
	c.Text = string(softHyphen)
	seen.Cluster, seen.ink = &c, g.inks[0]
	seen.width = c.width(w.face, &p.spans[seen.span].Style)
	return seen, true
}

const softHyphen = '\u00AD'

// part is the atoms from one rune to another. Only a word that is cut where its
// shapes depend on each other has to be shaped anew.
func (p *paragraph) part(start, end int) []atom {
	from, to := p.index(start), p.index(end)
	headCut := from < len(p.atoms) && p.atoms[from].unsafe && p.words[p.atoms[from].word].start < start
	tailCut := to < len(p.atoms) && p.atoms[to].unsafe && p.words[p.atoms[to].word].start < end
	if !headCut && !tailCut {
		return p.atoms[from:to:to]
	}
	first, last := p.atoms[from].word, p.atoms[to-1].word
	atoms := make([]atom, 0, to-from)
	for i := first; i <= last; i++ {
		w := &p.words[i]
		atoms = p.appendWord(atoms, i, max(w.start, start), min(w.end, end))
	}
	return atoms
}

// index is the place of the first atom at or after a rune.
func (p *paragraph) index(at int) int {
	return sort.Search(len(p.atoms), func(i int) bool { return p.atoms[i].at >= at })
}
