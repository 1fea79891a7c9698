package pdf

import "habeas/export/typeset"

// Text draws a line with its start at x and its baseline at the given height.
// Runs with a link lead where [Document.Link] says.
func (d *Document) Text(x, baseline float64, line typeset.Line) {
}

type fontSet struct{}
