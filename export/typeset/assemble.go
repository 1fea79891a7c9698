package typeset

import (
	"math"
	"slices"
)

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
	line.RTL = p.base == 1
	x := 0.0
	if line.RTL { // the spaces at the end of the line hang out on the left
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

// justify widens the spaces inside a line, or narrows them, until it is as wide
// as it has to be. Spaces grow in whole font units; what is left over by that is
// carried on to the next.
func (l *Line) justify(full float64) {
	gaps := l.gaps()
	size := 0.0
	for _, g := range gaps {
		size = max(size, l.Runs[g.run].Style.Size)
	}
	each := (full - l.Width) / float64(len(gaps))
	if len(gaps) == 0 || each > loosest*size {
		return
	}
	due := 0.0
	moved := make([]float64, len(l.Runs)) // by run, how much wider it is
	for _, g := range gaps {
		run := &l.Runs[g.run]
		unit := run.Style.Size / float64(run.Face.Upem)
		due += each
		units := math.Round(due / unit)
		run.Clusters[g.cluster].Advance += int32(units)
		due -= units * unit
		moved[g.run] += units * unit
	}
	shift := 0.0
	for i := range l.Runs {
		l.Runs[i].X += shift
		l.Runs[i].Width += moved[i]
		shift += moved[i]
	}
	l.Width = full
}

// gap is a space inside a line, not one that hangs at its end.
type gap struct{ run, cluster int }

func (l *Line) gaps() []gap {
	var gaps []gap
	for i, run := range l.Runs {
		end := run.X
		for k, c := range run.Clusters {
			end += c.width(run.Face, &run.Style)
			if c.stretches() && end > tolerance && end < l.Width-tolerance {
				gaps = append(gaps, gap{i, k})
			}
		}
	}
	return gaps
}

// stretches tells the spaces that a justified line is filled with.
func (c *Cluster) stretches() bool { return c.Text == " " || c.Text == "\u00A0" }
