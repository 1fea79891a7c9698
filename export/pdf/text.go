package pdf

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"habeas/export/pdf/cos"
	"habeas/export/typeset"
)

// Text draws a line with its start at x and its baseline at the given height.
// Runs with a link lead where [Document.Link] says.
//
// A run is one TJ operator: its clusters stand where their widths put them, and
// the differences (kerning, stretched spaces) are numbers between them. Readers
// that look for spaces in gaps then find those that were typed and no others, as
// long as tracking stays below a tenth of the size. Track capitals, not Khmer: its
// clusters have blanks behind them, and pdf.js and Poppler would each see gaps there.
func (d *Document) Text(x, baseline float64, line typeset.Line) {
	if !d.ready(x, baseline) {
		return
	}
	var base spot
	for i, end := 0, 0; i < len(line.Runs); i = end {
		for end = i; end < len(line.Runs) && line.Runs[end].Style.Link == line.Runs[i].Style.Link; end++ {
			run := line.Runs[end]
			if !d.ready(run.X, run.Style.Size, run.Style.Rise, run.Style.Track) {
				return
			}
		}
		if base == (spot{}) {
			base = d.textSpot()
		}
		d.stretch(x, baseline, line, line.Runs[i:end], base)
	}
}

// stretch draws runs with the same link.
func (d *Document) stretch(x, baseline float64, line typeset.Line, runs []typeset.Run, base spot) {
	first, last := runs[0], runs[len(runs)-1]
	if to := first.Style.Link; to != "" {
		base = d.linkSpot(base, to)
		y := baseline - line.Ascent
		d.link(link{
			x: x + first.X, y: y, w: last.X + last.Width - first.X, h: line.Ascent + line.Descent,
			to: to, text: typed(runs), element: base.element,
		})
		d.place(Back(to), "", y)
	}
	for i, end := 0, 0; i < len(runs); i = end {
		voice := d.voice(base, runs[i], line.RTL)
		var out []byte
		for end = i; end < len(runs) && d.voice(base, runs[end], line.RTL) == voice; end++ {
			out = d.run(out, x, baseline, runs[end], line.RTL)
		}
		if len(out) > 0 {
			d.mark(voiced(base, voice, runs[i:end]))
			d.pen().RawWriteStr("BT" + string(out) + " ET")
		}
	}
}

// run appends the operators that draw a run (ISO 32000-1, 9.4) of a line that is
// read from the right or not.
func (d *Document) run(out []byte, x, baseline float64, run typeset.Run, rtl bool) []byte {
	style := run.Style
	if run.Face == nil || len(run.Clusters) == 0 || style.Size == 0 {
		return out
	}
	out = appendColor(out, style.Color)
	if style.Track != 0 {
		out = append(cos.AppendReal(append(out, ' '), style.Track, 4), " Tc"...)
	}
	clusters := placed(run, rtl)
	at := clusters[0].at
	// A text matrix, not Td: it does not count from the run before.
	out = append(out, " 1 0 0 1 "...)
	out = append(cos.AppendReal(out, x+run.X+at*style.Size/1000, 3), ' ')
	out = append(cos.AppendReal(out, d.options.PageSize.H-baseline+style.Rise, 3), " Tm"...)

	if run.RTL {
		out = append(out, " /ReversedChars BMC"...)
	}
	s := shower{out: out, fonts: &d.fonts, run: run, track: style.Track * 1000 / style.Size, pen: at}
	for i, c := range clusters {
		cluster := run.Clusters[c.index]
		s.move(c.at)
		head, tails := pieces(cluster.Text)
		switch {
		case run.RTL:
			s.showReversed(cluster)
		// Poppler would see gaps where tracked text is in pieces.
		case len(tails) > 0 && s.track == 0:
			cluster.Text = head
			s.show(cluster)
			if i == len(clusters)-1 {
				s.move(s.pen - before)
			}
			for _, tail := range tails {
				s.show(typeset.Cluster{Text: tail})
			}
		default:
			s.show(cluster)
		}
	}
	if s.err != nil {
		d.fail(s.err)
	}
	if out = s.end(); run.RTL {
		out = append(out, " EMC"...)
	}
	if style.Track != 0 {
		out = append(out, " 0 Tc"...)
	}
	return out
}

// before is by how much a blank at the end of a run stands before that end. Poppler puts
// what is at one place in the order in which it likes it, and would take the first
// letter of the next run for earlier.
const before = 20

// clusterPlace is where a cluster of a run belongs, in thousandths of an em from the
// start of the run.
type clusterPlace struct {
	index int
	at    float64
}

// placed lists the clusters of a run in the order in which they are drawn: as
// they stand, but for words that are read from the right in a line that is not.
// Of those the first is drawn first. PDFium turns each word round and leaves the
// words of such a line in their order; of a line that is read from the right it
// turns round all.
func placed(run typeset.Run, rtl bool) []clusterPlace {
	list := make([]clusterPlace, len(run.Clusters))
	at := 0.0
	track := run.Style.Track * 1000 / run.Style.Size
	for i, c := range run.Clusters {
		list[i] = clusterPlace{i, at}
		at += float64(c.Advance)*1000/float64(run.Face.Upem) + track
	}
	if !run.RTL || rtl {
		return list
	}
	words := make([]clusterPlace, 0, len(list))
	end := len(list)
	for i := len(list) - 1; i >= 0; i-- {
		if run.Clusters[i].Text == " " {
			words = append(append(words, list[i+1:end]...), list[i])
			end = i
		}
	}
	return append(words, list[:end]...)
}

// pieces takes the text of a cluster apart where one code for all of it would be
// misread: the cluster's glyph then stands for the head, and a blank without a
// width for each tail. Without tails the glyph stands for the whole text.
//
// pdf.js, the reader of Firefox, takes a code for a mark without a width and
// other characters for one without a width, and sees a gap after it. MuPDF takes
// a code for a character above U+FFFF and others for its surrogates.
func pieces(text string) (head string, tails []string) {
	_, first := utf8.DecodeRuneInString(text)
	if first == len(text) {
		return text, nil
	}
	marked, high := false, false
	for _, r := range text[first:] {
		marked = marked || unicode.In(r, unicode.Mn, unicode.Cf)
	}
	for _, r := range text {
		high = high || r > 0xFFFF
	}
	switch {
	case high:
		for _, r := range text[first:] {
			tails = append(tails, string(r))
		}
	case marked:
		tails = []string{text[first:]}
	default:
		return text, nil
	}
	return text[:first], tails
}

// shower writes the TJ arrays of a run. Lengths are in thousandths of an em.
type shower struct {
	out   []byte
	fonts *fontSet
	run   typeset.Run
	track float64
	font  *fontCopy // that is set, nil at first
	pen   float64   // where the next code would stand
	open  bool      // whether a string of codes is
	err   error
}

// move puts the pen where a cluster belongs.
func (s *shower) move(to float64) {
	if shift := math.Round(to - s.pen); shift != 0 && s.font != nil {
		s.close()
		s.out = strconv.AppendInt(s.out, int64(-shift), 10)
		s.pen += shift
	}
}

// show writes the code of a cluster where the pen is.
func (s *shower) show(cluster typeset.Cluster) {
	font, code, err := s.fonts.code(s.run.Face, cluster)
	if err != nil {
		s.err = err
		return
	}
	if font != s.font {
		s.endArray()
		s.out = append(append(s.out, " /"...), font.resource...)
		s.out = append(cos.AppendReal(append(s.out, ' '), s.run.Style.Size, 3), " Tf ["...)
		s.font = font
	}
	if !s.open {
		s.out, s.open = append(s.out, '('), true
	}
	// Half as long as in hexadecimal: codes are most of a page.
	s.out = cos.AppendBytes(s.out, byte(code>>8), byte(code))
	s.pen += font.width(code) + s.track
}

// showReversed writes the codes of a cluster that is read from right to left, its
// last character first: each character has a code of its own, and the glyph is
// that of the first. Readers turn such text round code by code (it is marked as
// ReversedChars, ISO 32000-1, 14.8.2.3.3); Poppler and PDFium would turn the two
// letters of a ligature, too, if they were one code.
func (s *shower) showReversed(cluster typeset.Cluster) {
	text := []rune(cluster.Text)
	for i := len(text) - 1; i > 0; i-- {
		s.show(typeset.Cluster{Text: string(text[i])})
	}
	if len(text) > 0 {
		cluster.Text = string(text[0])
	}
	s.show(cluster)
}

func (s *shower) close() {
	if s.open {
		s.out, s.open = append(s.out, ')'), false
	}
}

func (s *shower) endArray() {
	if s.close(); s.font != nil {
		s.out = append(s.out, "] TJ"...)
	}
}

func (s *shower) end() []byte {
	s.endArray()
	return s.out
}

func appendColor(out []byte, c typeset.Color) []byte {
	r, g, b := rgb(c)
	for _, v := range []int{r, g, b} {
		out = cos.AppendReal(append(out, ' '), float64(v)/255, 3)
	}
	return append(out, " rg"...)
}
