// Package pdf turns positioned things (set lines, shapes, pictures, links) into
// the bytes of a PDF file.
//
// # Lengths
//
// Lengths are in points (1/72 inch). The origin is the top left corner of the
// page, and y grows downward. A line is placed by its baseline.
//
// # How text gets in
//
// A reader must be able to search and copy what was typed, in Khmer too, where
// several characters make one cluster of several placed glyphs. So each distinct
// cluster of a document is one glyph of its own in a cut copy of the font
// (package truetype), has one code, and the font's ToUnicode map says which
// characters that code stands for. Readers then need no heuristics: no
// ActualText, no guessing at spaces.
//
// Pages, shapes, pictures and the outline go through fpdf. Its fonts do not: they
// know one code per character, cannot say what a code stands for, and cost a
// tenth of a second in a document with all our faces. Instead the finishing pass
// (finish.go, over package cos) sets our fonts, photographs and links into what
// fpdf wrote, adds what fpdf knows nothing of, and writes the file whole.
//
// # What the page is to who does not see it
//
// A document is drawn into a tree of [Element] values: its paragraphs, headings,
// lists, tables and figures in the order in which they are to be read, which need
// not be the order in which they are drawn.
//
//	tree := pdf.NewStructure()
//	person := tree.Add(pdf.Sect)
//	name, story := person.Add(pdf.H1), person.Add(pdf.P)
//	doc := pdf.New(pdf.Options{Structure: tree, …})
//	doc.AddPage()
//	doc.In(story, func() { doc.Text(…) })
//	doc.In(name, func() { doc.Text(…) })
//	doc.Beside(pdf.Footer, func() { doc.Text(…) })
//
// An element goes on over as many lines and pages as are drawn into it. Links in
// a text, and runs in another language, become elements below it by themselves
// (link.go, voice.go); a [Figure] needs its Alt, a [TH] its Scope. What belongs to
// the page and not to what it says, running heads above all, goes [Document.Beside].
//
// The file keeps to PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2) as long as
// the tree is sound; package rules names the clauses and checks them.
//
// # In which order
//
// Pages may be drawn in another order than that of the file: [Document.Turn] goes
// back to a page, and [Document.Front] puts the last pages first. So long
// documents can be drawn as they are laid out, and need not be kept.
//
// # Same input, same bytes
//
// Nothing here reads the clock or a random source. The same calls give the same
// bytes.
//
// # Caveats
//
// A [Document] is for one goroutine. It keeps going after a mistake in a call,
// so that a layout need not check each one, and [Document.Bytes] returns the
// first mistake.
package pdf
