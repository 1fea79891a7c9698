package typeset

// box is what stands between two places where a line may break: a word as a
// rule, and the spaces after it. Lengths are in points.
type box struct {
	start, end int     // in runes of the text
	width      float64 // without the spaces after it
	gaps       float64 // what of width is spaces that stretch
	space      float64 // of the spaces after it, which hang at the end of a line
	stretch    float64 // what of space stretches
	head, tail float64 // added to width where a line begins or ends with the box
	hyphen     bool    // a line that ends with the box ends in a hyphen
	fresh      bool    // the first piece of a word that no line can hold
}

// boxes measures a paragraph between its opportunities. A box wider than a line
// comes in pieces of a user-perceived character each. They are good until it is
// called again.
func (p *paragraph) boxes(limit float64) []box {
	list := p.setter.lastBoxes[:0]
	defer func() { p.setter.lastBoxes = list }()
	start := 0
	for _, end := range p.opportunities() {
		if end < len(p.text.runes) && !p.atAtom(end) {
			continue
		}
		b := p.box(start, end)
		switch {
		case b.head+b.width+b.tail <= limit:
			list = append(list, b)
		case p.hyphens != nil && p.hyphens[end] && !p.breaks[end]:
			p.hyphens[end] = false // no room for the hyphen: what follows will be cut as well
			continue
		default:
			list = append(list, p.pieces(start, end)...)
		}
		start = end
	}
	return list
}

func (p *paragraph) box(start, end int) box {
	b := box{start: start, end: end}
	for _, a := range p.atoms[p.index(start):p.index(end)] {
		if a.space {
			b.space += a.width
			if a.stretches() {
				b.stretch += a.width
			}
		} else {
			b.width += b.space + a.width
			b.gaps += b.stretch
			b.space, b.stretch = 0, 0
		}
	}
	_, b.head = p.parting(start)
	b.tail, _ = p.parting(end)
	if hyphen, ok := p.hyphen(end); ok {
		b.tail += hyphen.width
		b.hyphen = true
	}
	return b
}

// pieces cuts a box before each of its user-perceived characters, so that the
// spaces stay with the last.
func (p *paragraph) pieces(start, end int) []box {
	var list []box
	from := start
	for _, a := range p.atoms[p.index(start):p.index(end)] {
		if a.at > from && !a.space && p.units[a.at] {
			list = append(list, p.box(from, a.at))
			from = a.at
		}
	}
	list = append(list, p.box(from, end))
	list[0].fresh = true
	return list
}

// atAtom tells whether a cluster begins at a rune.
func (p *paragraph) atAtom(at int) bool {
	i := p.index(at)
	return i < len(p.atoms) && p.atoms[i].at == at
}

// parting is what the two halves of a word gain in width when it is cut. The end
// of a box is the start of the next, so the last answer is kept.
func (p *paragraph) parting(at int) (tail, head float64) {
	i := p.index(at)
	if i == len(p.atoms) || !p.atoms[i].unsafe {
		return 0, 0
	}
	w := &p.words[p.atoms[i].word]
	if w.start == at {
		return 0, 0
	}
	if p.parted.at != at {
		p.parted = parted{
			at: at,
			// Not remembered as words are: a long word would be, in all its halves.
			tail: p.measure(w, w.start, at) - width(p.atoms[p.index(w.start):i]),
			head: p.measure(w, at, w.end) - width(p.atoms[i:p.index(w.end)]),
		}
	}
	return p.parted.tail, p.parted.head
}

// parted is what parting said of a rune.
type parted struct {
	at         int
	tail, head float64
}

// measure is the width of a part of a word when it stands alone.
func (p *paragraph) measure(w *word, start, end int) float64 {
	g := p.setter.harfbuzz(p.text.runes[start:end], w.voice)
	sum := 0.0
	for i, c := range g.clusters {
		style := &p.spans[p.text.spans[start+int(g.starts[i])]].Style
		sum += c.width(w.face, style)
	}
	return sum
}

// width of a cluster in a style, in points.
func (c *Cluster) width(f *Face, s *Style) float64 {
	return float64(c.Advance)*s.Size/float64(f.Upem) + s.Track
}

func width(atoms []atom) float64 {
	sum := 0.0
	for i := range atoms {
		sum += atoms[i].width
	}
	return sum
}

// tolerance, in points, is what a sum of widths may be off by.
const tolerance = 1e-6
