package typeset

import "slices"

// assemble makes a line of the text from one rune to another.
func (p *paragraph) assemble(start, end int) Line {
	atoms := p.cut(start, end)
	hang := len(atoms) // where the spaces at the end begin
	for hang > 0 && atoms[hang-1].space {
		hang--
	}
	var line Line
	var runs []levelled
	clusters := make([]Cluster, len(atoms)) // of all runs
	begin := 0                              // of the run
	for i := range atoms {
		a := &atoms[i]
		w := &p.words[a.word]
		level := w.level
		if i >= hang {
			level = p.base // UAX #9, rule L1
		} else {
			line.Width += a.width
		}
		style := p.spans[a.span].Style
		if n := len(runs); n == 0 || runs[n-1].level != level || runs[n-1].Face != w.face || runs[n-1].Style != style {
			runs = append(runs, levelled{level: level, Run: Run{Style: style, Face: w.face, RTL: level%2 == 1}})
			line.grow(style, w.face, ink{int16(w.face.Ascent), int16(w.face.Descent)})
			begin = i
		}
		line.grow(style, w.face, a.ink)
		run := &runs[len(runs)-1]
		clusters[i] = *a.Cluster
		run.Clusters = clusters[begin : i+1 : i+1]
		run.Width += a.width
	}
	reorder(runs)
	x := 0.0
	if p.base == 1 { // the spaces at the end of the line hang out on the left
		x = -width(atoms[hang:])
	}
	line.Runs = make([]Run, len(runs))
	for i := range runs {
		run := runs[i].Run
		if run.RTL {
			slices.Reverse(run.Clusters)
		}
		run.X = x
		x += run.Width
		line.Runs[i] = run
	}
	return line
}

// grow makes room in the height of a line for what is drawn in a style.
func (l *Line) grow(s Style, f *Face, drawn ink) {
	scale := s.Size / float64(f.Upem)
	l.Ascent = max(l.Ascent, float64(drawn.above)*scale+s.Rise)
	l.Descent = max(l.Descent, float64(drawn.below)*scale-s.Rise)
}

// levelled is a run with its level of embedding.
type levelled struct {
	Run
	level uint8
}

// reorder puts runs from reading order in visual order: from the highest level
// down to the lowest odd one, every stretch at that level or higher is turned
// round (UAX #9, rule L2).
func reorder(runs []levelled) {
	highest := uint8(0)
	for _, r := range runs {
		highest = max(highest, r.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			start := i
			for i < len(runs) && runs[i].level >= level {
				i++
			}
			slices.Reverse(runs[start:i])
		}
	}
}

// move shifts a line to the right.
func (l *Line) move(by float64) {
	for i := range l.Runs {
		l.Runs[i].X += by
	}
	l.Width += by
}

// loosest is the most that a space may be stretched by, in ems. A line that
// needs more is left ragged, as a hole in it would be worse.
const loosest = 1.0

// stretch widens the spaces of a line until it is full. A stretched space ends
// its run, so that the clusters keep their own widths.
func (l *Line) stretch(full float64) {
	slack := full - l.Width
	gaps, size := 0, 0.0
	var runs []Run
	for _, run := range l.Runs {
		runs = append(runs, run.split()...)
	}
	for _, run := range runs {
		if run.gapIn(l) {
			gaps++
			size = max(size, run.Style.Size)
		}
	}
	if gaps == 0 || slack <= 0 || slack/float64(gaps) > loosest*size {
		return
	}
	shift := 0.0
	for i := range runs {
		gap := runs[i].gapIn(l)
		runs[i].X += shift
		if gap {
			shift += slack / float64(gaps)
		}
	}
	l.Runs, l.Width = runs, full
}

// split cuts a run after each of its spaces.
func (r Run) split() []Run {
	var runs []Run
	scale := r.Style.Size / float64(r.Face.Upem)
	part := r
	part.Width = 0
	begin := 0
	for i, c := range r.Clusters {
		part.Width += float64(c.Advance)*scale + r.Style.Track
		part.Clusters = r.Clusters[begin : i+1 : i+1]
		if part.endsInSpace() || i == len(r.Clusters)-1 {
			runs = append(runs, part)
			part.X += part.Width
			part.Width = 0
			begin = i + 1
		}
	}
	return runs
}

func (r *Run) endsInSpace() bool {
	n := len(r.Clusters)
	return n > 0 && (r.Clusters[n-1].Text == " " || r.Clusters[n-1].Text == "\u00A0")
}

// gapIn tells whether a run ends in a space inside the line, not one that hangs
// at its end.
func (r *Run) gapIn(l *Line) bool {
	end := r.X + r.Width
	return r.endsInSpace() && end > tolerance && end < l.Width-tolerance
}
