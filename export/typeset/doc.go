// Package typeset turns text into glyphs at their places: lines that a page can
// draw and whose text can be found again as it was typed. It knows neither
// dossiers nor PDF.
//
// # The way of the text
//
// [Setter.Lines] takes spans of text in styles and gives lines.
//
//	clean       what cannot be printed is dropped or shown (clean.go)
//	itemize     stretches of one face, script and direction (itemize.go, bidi.go, UAX #24, #9)
//	shape       HarfBuzz places the glyphs of a word (shape.go)
//	break       UAX #14, words where no spaces are written (breaks.go, package dictionary),
//	            and where asked, English and French hyphens (package hyphen)
//	fit         the whole paragraph is looked at to choose the breaks (boxes.go, fit.go)
//	assemble    runs in visual order, spaces stretched (assemble.go)
//
// # Clusters
//
// Text is not normalised, and each [Cluster] keeps the characters it shows, so
// that joining the clusters of a paragraph gives its text. A cluster may be a
// letter, a letter with its accents, a Khmer stack, or an emoji of many
// characters. Lines never break inside one. Ligatures of Latin letters are off
// for the same reason; kerning is on.
//
// # Faces
//
// A style names a family; the face is found for each character: the family's
// Latin face, its Khmer face, then those of the other family, then the faces of
// the other scripts that a name may come in (Thai, Lao, Burmese, Arabic, Hebrew,
// Devanagari), which serve both families. Faces are compiled in (package fonts).
// What none of them has may be set in a face of the machine, if the Setter knows
// who finds one: Chinese, Japanese, Korean and many more. Else it is drawn as an
// empty box, keeps its text, and is listed by [Setter.Missing].
//
// # Caveats
//
// The space at a line's end is in its runs but not in its width, also for
// [Setter.Line] and [Setter.Measure]. Characters that override the direction of
// text are kept and not obeyed, as they could turn a year round. A Setter is for
// one goroutine; lines it gave may be read by any.
package typeset
