package export

import (
	"cmp"
	"slices"

	"habeas/export/pdf"
	"habeas/export/typeset"
)

// cellGap is the white space between two columns.
const cellGap = 12.0

// column is where a cell begins and how wide it is; in one of numbers, lines stand
// at its end.
type column struct {
	x, w float64
	end  bool
}

// columns lays out columns side by side for what their cells say, from the first
// to the last: each as wide as its widest cell if that leaves the others enough.
func (p *press) columns(need []float64) []column {
	total := p.sheet.width() - cellGap*float64(len(need)-1)
	out := make([]column, len(need))
	x := 0.0
	for i, w := range fair(total, need) {
		out[i] = column{x: x, w: w}
		x += w + cellGap
	}
	return out
}

// fair shares a width among columns that need some: one that needs no more than an
// equal part gets what it needs, and what it leaves is for the others (max–min
// fairness). So does one that needs little more, lest a word or two of each of its
// cells stand on a second line. What nobody needs is shared equally.
func fair(total float64, need []float64) []float64 {
	out := make([]float64, len(need))
	order := make([]int, len(need))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(need[a], need[b]) })
	const little = 1.25
	left := total
	for k, i := range order {
		part := left / float64(len(need)-k)
		out[i] = min(need[i], part)
		if k < len(order)-1 && need[i] <= little*part {
			out[i] = need[i]
		}
		left -= out[i]
	}
	for i := range out {
		out[i] += left / float64(len(out))
	}
	return out
}

// cell sets a text into a column.
func (c column) cell(t *text) []strip {
	if !c.end {
		return t.strips(c.x, c.w)
	}
	e := t.place()
	var out []strip
	for _, line := range t.lines(c.w) {
		out = append(out, lineStrip(e, line, c.x+c.w-line.Width, t.style.Size))
	}
	return out
}

// tableHead is the line of names above a table, and their elements.
func (p *press) tableHead(table *pdf.Element, columns []column, names ...string) (strip, []*pdf.Element) {
	w := p.sheet.width()
	var lines []typeset.Line
	var heads []*pdf.Element
	tr := table.Add(pdf.TR)
	for _, name := range names {
		th := tr.Add(pdf.TH)
		th.Scope = pdf.OfColumn
		heads = append(heads, th)
		lines = append(lines, p.text(muted(sizeSmall)).own(name).line())
	}
	return strip{height: leadSmall + quarter + 1, keep: true, draw: func(pg *page, x, y float64) {
		for i, line := range lines {
			at := x + columns[i].x
			if columns[i].end {
				at += columns[i].w - line.Width
			}
			pg.textIn(heads[i], at, y+drop(line, sizeSmall), line)
		}
		pg.rule(x, y+leadSmall+quarter-1, w, 0.5, rule)
	}}, heads
}

// rowPad is the white space above and below what a row says.
const rowPad = 3.5

// row is a row of a table: one strip, or one a line where the row is very long.
func (p *press) row(table *pdf.Element, heads []*pdf.Element, columns []column, cells ...*text) []strip {
	tr := table.Add(pdf.TR)
	const pad = rowPad
	w := p.sheet.width()
	var lines [][]strip
	longest, most := 0.0, 0
	for i, c := range cells {
		td := tr.Add(pdf.TD)
		td.Headers = heads[i : i+1]
		l := columns[i].cell(c.into(td))
		lines = append(lines, l)
		longest = max(longest, height(l))
		most = max(most, len(l))
	}
	end := func(pg *page, x, y float64) { pg.rule(x, y, w, 0.5, hairline) }
	if longest < 300 {
		return []strip{{height: longest + 2*pad, draw: func(pg *page, x, y float64) {
			for _, l := range lines {
				at := y + pad
				for _, s := range l {
					s.show(pg, x, at)
					at += s.height
				}
			}
			end(pg, x, y+longest+2*pad)
		}}}
	}
	var out []strip
	for k := range most {
		var here []strip
		h := 0.0
		for _, l := range lines {
			if k < len(l) {
				here = append(here, l[k])
				h = max(h, l[k].height)
			}
		}
		out = append(out, strip{height: h, draw: func(pg *page, x, y float64) {
			for _, s := range here {
				s.show(pg, x, y)
			}
		}})
	}
	return append(tieEnds(out), strip{height: 2 * pad, draw: func(pg *page, x, y float64) { end(pg, x, y+pad) }})
}
