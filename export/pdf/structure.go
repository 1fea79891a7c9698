package pdf

import "habeas/export/pdf/cos"

// Tag is what a structure element is (ISO 32000-1, 14.8.4).
type Tag string

// The tags that a [Document] knows. All are standard ones, so that no role map is
// needed.
const (
	Part      Tag = "Part"
	Sect      Tag = "Sect"
	H1        Tag = "H1"
	H2        Tag = "H2"
	H3        Tag = "H3"
	P         Tag = "P"
	TOC       Tag = "TOC"
	TOCI      Tag = "TOCI"
	L         Tag = "L" // has LI alone
	LI        Tag = "LI"
	Lbl       Tag = "Lbl"
	LBody     Tag = "LBody"
	Table     Tag = "Table" // has TR alone, with as many cells in each
	TR        Tag = "TR"
	TH        Tag = "TH"
	TD        Tag = "TD"
	Caption   Tag = "Caption"
	Figure    Tag = "Figure"
	Note      Tag = "Note"
	Reference Tag = "Reference"
	Link      Tag = "Link"
	Span      Tag = "Span"
)

// Scope says which cells a TH is the head of.
type Scope byte

// The scopes.
const (
	OfColumn Scope = iota + 1
	OfRow
)

// Element is a node of the structure tree: what a part of the pages is, for who
// hears them instead of seeing them. The tree is the reading order, whatever the
// order in which the pages are drawn, and one element may reach over several
// pages. Make the tree first, then draw into it by [Document.In]; an element
// into which nothing was drawn is not in the file, but for cells of a table.
//
// A packet of hundreds has a hundred thousand of them.
type Element struct {
	Tag     Tag
	Lang    string     // BCP 47, "" is that of the parent
	Alt     string     // what a Figure shows; what a Link leads to
	Headers []*Element // of a TD, those of its row and column
	Box     *Box       // of a Figure; nil is what a picture in it takes
	Scope   Scope      // of a TH
	Ordered bool       // of an L whose Lbls are numbers

	kept   bool   // is written
	name   int32  // of those that others refer to, counted from 1, once written
	actual string // what is read in place of the content
	parent *Element
	kids   []kid
	ref    cos.Ref // once written
}

// kid is what is in an element: another, a marked stretch of a page, or a link.
type kid struct {
	*Element       // nil for the others
	page     int32 // of a stretch, linked for a link
	index    int32 // the number of the stretch on its page, or of the link among those of the file
}

const linked = -1

// Box is a rectangle by its top left corner and its size.
type Box struct{ X, Y, W, H float64 }

// NewStructure begins a tree, for [Options].
func NewStructure() *Element { return &Element{Tag: "Document"} }

// Add puts a new element behind the others in e.
func (e *Element) Add(tag Tag) *Element {
	added := &Element{Tag: tag, parent: e}
	e.kids = append(e.kids, kid{Element: added})
	return added
}

// within says whether e is or lies in an element of a tag, and gives the nearest.
func (e *Element) within(tag Tag) *Element {
	for ; e != nil; e = e.parent {
		if e.Tag == tag {
			return e
		}
	}
	return nil
}

func (e *Element) top() *Element {
	for e != nil && e.parent != nil {
		e = e.parent
	}
	return e
}

// lang is the language of what is drawn into e.
func (e *Element) lang(document string) string {
	for ; e != nil; e = e.parent {
		if e.Lang != "" {
			return e.Lang
		}
	}
	return document
}

// prune marks what is to be written: what has content, and cells of rows that do.
func (e *Element) prune() bool {
	for _, kid := range e.kids {
		if kid.Element == nil || kid.prune() {
			e.kept = true
		}
	}
	if e.kept && e.Tag == TR {
		for _, kid := range e.kids {
			if kid.Element != nil {
				kid.kept = true
			}
		}
	}
	return e.kept
}
