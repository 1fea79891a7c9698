package pdf

import (
	"encoding/hex"
	"math"
	"strconv"

	"habeas/export/pdf/cos"
	"habeas/export/typeset"
)

// Text draws a line with its start at x and its baseline at the given height.
// Runs with a link lead where [Document.Link] says.
//
// A run is one TJ operator: its clusters stand where their widths put them, and
// the differences (kerning, stretched spaces) are numbers between them. Readers
// that look for spaces in gaps then find those that were typed and no others, as
// long as tracking stays below a tenth of the size.
func (d *Document) Text(x, baseline float64, line typeset.Line) {
	if !d.ready(x, baseline) {
		return
	}
	out := []byte("BT")
	for _, run := range line.Runs {
		if !d.ready(run.X, run.Style.Size, run.Style.Rise, run.Style.Track) {
			return
		}
		out = d.run(out, x, baseline, run)
	}
	d.fpdf.RawWriteStr(string(append(out, " ET"...)))
	d.linkRuns(x, baseline, line)
}

// run appends the operators that draw a run (ISO 32000-1, 9.4).
func (d *Document) run(out []byte, x, baseline float64, run typeset.Run) []byte {
	style := run.Style
	if run.Face == nil || len(run.Clusters) == 0 || style.Size == 0 {
		return out
	}
	out = appendColor(out, style.Color)
	if style.Track != 0 {
		out = append(cos.AppendReal(append(out, ' '), style.Track, 4), " Tc"...)
	}
	// A text matrix, not Td: it does not count from the run before.
	out = append(out, " 1 0 0 1 "...)
	out = append(cos.AppendReal(out, x+run.X, 3), ' ')
	out = append(cos.AppendReal(out, d.options.PageSize.H-baseline+style.Rise, 3), " Tm"...)

	var font *fontCopy
	var want, pen float64 // where the next cluster belongs and would stand, in em/1000
	hexOpen := false
	for _, cluster := range run.Clusters {
		f, code, err := d.fonts.code(run.Face, cluster)
		if err != nil {
			d.fail(err)
			return out
		}
		if f != font {
			if font != nil {
				out = append(out, ">] TJ"...)
			}
			out = append(append(out, " /"...), f.resource...)
			out = append(cos.AppendReal(append(out, ' '), style.Size, 3), " Tf [<"...)
			font, hexOpen = f, true
		}
		if shift := math.Round(want - pen); shift != 0 {
			out = strconv.AppendInt(append(out, '>'), int64(-shift), 10)
			pen += shift
			hexOpen = false
		}
		if !hexOpen {
			out, hexOpen = append(out, '<'), true
		}
		out = hex.AppendEncode(out, []byte{byte(code >> 8), byte(code)})
		pen += f.width(code)
		want += float64(cluster.Advance) * 1000 / float64(run.Face.Upem)
	}
	out = append(out, ">] TJ"...)
	if style.Track != 0 {
		out = append(out, " 0 Tc"...)
	}
	return out
}

func appendColor(out []byte, c typeset.Color) []byte {
	r, g, b := rgb(c)
	for _, v := range []int{r, g, b} {
		out = cos.AppendReal(append(out, ' '), float64(v)/255, 3)
	}
	return append(out, " rg"...)
}

// linkRuns makes each stretch of runs with the same link a link as high as the
// line.
func (d *Document) linkRuns(x, baseline float64, line typeset.Line) {
	for i := 0; i < len(line.Runs); {
		first, end := line.Runs[i], i+1
		for end < len(line.Runs) && line.Runs[end].Style.Link == first.Style.Link {
			end++
		}
		last := line.Runs[end-1]
		d.Link(x+first.X, baseline-line.Ascent, last.X+last.Width-first.X, line.Ascent+line.Descent, first.Style.Link)
		i = end
	}
}
