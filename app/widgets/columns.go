//go:build !headless

package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Column is a column of a list.
type Column struct {
	Name  string  // in its head
	Share float32 // of the width, beside the others'
	Least float32 // where it would be narrower, it is folded away
	Sorts bool
	Falls bool // sorted first with the greatest above
}

// Span is where a column lies in a row; one without a width is folded away.
type Span struct{ X, Width float32 }

// Columns are the heads above a list. A press on one sorts by it, a second one
// the other way round; the edges between them are dragged, and a double click on
// one gives all columns their first widths again. With the keyboard, Enter sorts,
// + and - make a column wider and narrower, and 0 is all the first widths.
type Columns struct {
	widget.BaseWidget

	OnSort   func(column int, down bool)
	OnWidths func() // the widths are others now

	left, right float32 // what is kept free at the sides of the rows
	columns     []Column
	shares      []float32
	sorted      int // -1 for none
	down        bool
	heads       []*columnHead
	edges       []*columnEdge // after each column but the last
}

// NewColumns makes the heads; the first two columns are never folded away.
func NewColumns(left, right float32, columns ...Column) *Columns {
	c := &Columns{left: left, right: right, columns: columns, sorted: -1}
	for i := range columns {
		c.heads = append(c.heads, newColumnHead(c, i))
		if i > 0 {
			c.edges = append(c.edges, newColumnEdge(c, i-1))
		}
	}
	c.ExtendBaseWidget(c)
	c.SetShares(nil)
	return c
}

// Spans is where the columns lie in a row of a width.
func (c *Columns) Spans(width float32) []Span {
	rest := width - c.left - c.right
	shown := len(c.columns)
	least := func(n int) (sum float32) {
		for _, col := range c.columns[:n] {
			sum += col.Least
		}
		return sum
	}
	for shown > min(2, len(c.columns)) && least(shown) > rest {
		shown--
	}
	spans := make([]Span, len(c.columns))
	// A column that would be too narrow by its share gets its least, and the
	// others share what is left.
	fixed := make([]bool, shown)
	for again := true; again; {
		again = false
		free, shares := rest, float32(0)
		for i := range shown {
			if fixed[i] {
				free -= c.columns[i].Least
			} else {
				shares += c.shares[i]
			}
		}
		for i := range shown {
			if fixed[i] {
				spans[i].Width = c.columns[i].Least
				continue
			}
			spans[i].Width = max(0, free*c.shares[i]/shares)
			if spans[i].Width < c.columns[i].Least && least(shown) <= rest {
				fixed[i], again = true, true
			}
		}
	}
	x := c.left
	for i := range shown {
		spans[i].X = x
		x += spans[i].Width
	}
	return spans
}

// Shares are those of the columns, as a person left them; nil where nobody
// changed them.
func (c *Columns) Shares() []float32 {
	for i, col := range c.columns {
		if c.shares[i] != col.Share {
			return slices.Clone(c.shares)
		}
	}
	return nil
}

// SetShares sets them; anything but one positive share for each column gives
// them all their first.
func (c *Columns) SetShares(shares []float32) {
	if len(shares) == len(c.columns) && !slices.ContainsFunc(shares, func(s float32) bool { return !(s > 0 && s < 1000) }) {
		c.shares = slices.Clone(shares)
	} else {
		c.shares = make([]float32, len(c.columns))
		for i, col := range c.columns {
			c.shares[i] = col.Share
		}
	}
	c.Refresh()
}

// Sorted is the column by which the list is sorted, -1 for none.
func (c *Columns) Sorted() (column int, down bool) { return c.sorted, c.down }

// Sort marks a column as the one that the list is sorted by, -1 for none.
func (c *Columns) Sort(column int, down bool) {
	c.sorted, c.down = column, down
	c.Refresh()
}

// Press sorts by a column as a press on its head does.
func (c *Columns) Press(column int) {
	if !c.columns[column].Sorts {
		return
	}
	down := c.columns[column].Falls
	if c.sorted == column {
		down = !c.down
	}
	c.Sort(column, down)
	if c.OnSort != nil {
		c.OnSort(column, down)
	}
}

// widen moves the edge behind a column; the one after it gives or takes.
func (c *Columns) widen(column int, by float32) {
	spans := c.Spans(c.Size().Width)
	if column < 0 || column+1 >= len(spans) || spans[column+1].Width == 0 {
		return
	}
	most := spans[column+1].Width - c.columns[column+1].Least
	least := c.columns[column].Least - spans[column].Width
	by = min(max(by, least), most)
	if by == 0 {
		return
	}
	shares, widths := float32(0), float32(0)
	for i, s := range spans {
		if s.Width > 0 {
			shares += c.shares[i]
			widths += s.Width
		}
	}
	spans[column].Width += by
	spans[column+1].Width -= by
	for i, s := range spans {
		if s.Width > 0 {
			c.shares[i] = s.Width / widths * shares
		}
	}
	c.changed()
}

func (c *Columns) standard() {
	c.SetShares(nil)
	c.changed()
}

func (c *Columns) changed() {
	c.Refresh()
	if c.OnWidths != nil {
		c.OnWidths()
	}
}

// CreateRenderer is for Fyne.
func (c *Columns) CreateRenderer() fyne.WidgetRenderer {
	r := &columnsRenderer{columns: c}
	for _, h := range c.heads {
		r.objects = append(r.objects, h)
	}
	for _, e := range c.edges {
		r.objects = append(r.objects, e)
	}
	return r
}

type columnsRenderer struct {
	columns *Columns
	objects []fyne.CanvasObject
}

// edgeWidth is how far around an edge the pointer takes it.
const edgeWidth = 9

func (r *columnsRenderer) Layout(size fyne.Size) {
	c := r.columns
	spans := c.Spans(size.Width)
	for i, s := range spans {
		h := c.heads[i]
		if s.Width == 0 {
			h.Hide()
		} else {
			h.Show()
			h.Move(fyne.NewPos(s.X-columnPad, 0))
			h.Resize(fyne.NewSize(s.Width, size.Height))
		}
		if i == 0 {
			continue
		}
		e := c.edges[i-1]
		if s.Width == 0 {
			e.Hide()
		} else {
			e.Show()
			e.Move(fyne.NewPos(s.X-columnPad-edgeWidth/2, 0))
			e.Resize(fyne.NewSize(edgeWidth, size.Height))
		}
	}
}

func (r *columnsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.columns.left+r.columns.right+100, r.columns.heads[0].MinSize().Height)
}

func (r *columnsRenderer) Refresh() {
	r.Layout(r.columns.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *columnsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *columnsRenderer) Destroy()                     {}
