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
// Pages, pictures, links and the outline go through fpdf. Its fonts do not: they
// know one code per character, cannot say what a code stands for, and cost a
// tenth of a second in a document with all our faces. Instead the finishing pass
// (finish.go, over package cos) sets our fonts into what fpdf wrote, gives the
// file its identifier, title and date, and writes it whole.
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
