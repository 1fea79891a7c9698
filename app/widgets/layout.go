//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	house "habeas/app/theme"
)

// Field puts a small name above what it names.
func Field(name string, of fyne.CanvasObject) *fyne.Container {
	return container.New(Stack(1), NewShortText(name, house.ColorQuiet, house.SizeSmall, false), of)
}

// Stack lays things out from top to bottom with the given space between.
func Stack(gap float32) fyne.Layout { return stack{gap} }

type stack struct{ gap float32 }

func (s stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		// A text that wraps knows its height only once it has its width.
		if now := o.MinSize().Height; now != h {
			h = now
			o.Resize(fyne.NewSize(size.Width, h))
		}
		y += h + s.gap
	}
}

func (s stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += gap + m.Height
		gap = s.gap
	}
	return size
}

// Row lays things out from left to right, each in its own size and in the middle
// of the row's height.
func Row(gap float32) fyne.Layout { return rowLayout{gap} }

type rowLayout struct{ gap float32 }

func (r rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + r.gap
	}
}

func (r rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width += gap + m.Width
		size.Height = max(size.Height, m.Height)
		gap = r.gap
	}
	return size
}

// Middle gives things all the width, and the height that they ask for in the
// middle of what there is.
func Middle() fyne.Layout { return middle{} }

type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		h := o.MinSize().Height // a text that wraps knows it only now
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, (size.Height-h)/2))
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Inset keeps space at the sides and above and below.
func Inset(x, y float32) fyne.Layout { return inset{x, y} }

type inset struct{ x, y float32 }

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(i.x, i.y))
		o.Resize(size.SubtractWidthHeight(2*i.x, 2*i.y))
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*i.x, 2*i.y)
}

// Margin keeps space at each side; less than none lets things stand out.
func Margin(left, top, right, bottom float32) fyne.Layout { return margin{left, top, right, bottom} }

type margin struct{ left, top, right, bottom float32 }

func (m margin) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(m.left, m.top))
		o.Resize(size.SubtractWidthHeight(m.left+m.right, m.top+m.bottom))
	}
}

func (m margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(m.left+m.right, m.top+m.bottom)
}

// barRoom is the space beside what scrolls in which its bar stands.
const barRoom = 10

// BesideBar leaves what scrolls the room for its bar, and OverMargin takes that room
// from the margin at the right, so that what scrolls ends where all else does.
func BesideBar() fyne.Layout { return Margin(0, 0, barRoom, 0) }

// OverMargin is for the scroller itself; see [BesideBar].
func OverMargin() fyne.Layout { return Margin(0, 0, -barRoom, 0) }

// Width gives things one width and the height that they ask for at it.
func Width(w float32) fyne.Layout { return width(w) }

type width float32

func (w width) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (w width) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(w), 0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(float32(w), o.Size().Height)) // so that wrapping texts know their height
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// AtMost gives things all the width that there is, up to one that is still read
// well, and lets them stand at the left of it.
func AtMost(w float32) fyne.Layout { return atMost(w) }

type atMost float32

func (w atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(size.Width, float32(w)), size.Height))
	}
}

func (w atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	size.Width = min(size.Width, float32(w))
	return size
}

// Grid lays things out in as many columns of one width as there is room for,
// each at least cell wide.
func Grid(cell, gap float32) fyne.Layout { return &grid{cell: cell, gap: gap} }

type grid struct {
	cell, gap float32
	width     float32 // the last one; Fyne asks for the height without saying the width
}

func (g *grid) columns(width float32) int { return max(1, int((width+g.gap)/(g.cell+g.gap))) }

func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	n := g.columns(size.Width)
	w := (size.Width - g.gap*float32(n-1)) / float32(n)
	var y, row float32
	at := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if at == n {
			y, row, at = y+row+g.gap, 0, 0
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(float32(at)*(w+g.gap), y))
		o.Resize(fyne.NewSize(w, h))
		row = max(row, h)
		at++
	}
}

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := g.columns(g.width)
	var size fyne.Size
	var row float32
	at, gap := 0, float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if at == n {
			size.Height += gap + row
			row, at, gap = 0, 0, g.gap
		}
		m := o.MinSize()
		row = max(row, m.Height)
		size.Width = max(size.Width, min(m.Width, g.cell))
		at++
	}
	if at > 0 {
		size.Height += gap + row
	}
	return size
}

// Wrap lays things out in lines like words, each in its own size and in the middle
// of its line.
func Wrap(gap float32) fyne.Layout { return &wrap{gap: gap} }

type wrap struct {
	gap, width float32
}

// place gives each object its place and returns the height.
func (w *wrap) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, m fyne.Size)) float32 {
	var x, y, row float32
	type placed struct {
		o    fyne.CanvasObject
		x    float32
		size fyne.Size
	}
	var line []placed
	end := func() {
		for _, p := range line {
			put(p.o, p.x, y+(row-p.size.Height)/2, p.size)
		}
		line = line[:0]
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			end()
			x, y, row = 0, y+row+w.gap, 0
		}
		line = append(line, placed{o, x, m})
		x += m.Width + w.gap
		row = max(row, m.Height)
	}
	end()
	return y + row
}

func (w *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.place(objects, size.Width, func(o fyne.CanvasObject, x, y float32, m fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(m)
	})
}

func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	width := w.width
	if width == 0 {
		width = 1e6
	}
	size.Height = w.place(objects, width, func(_ fyne.CanvasObject, _, _ float32, m fyne.Size) {
		size.Width = max(size.Width, m.Width)
	})
	return size
}

// Panes lays a part of fixed width at the left (and, with three objects, one
// at the right) beside one that takes the rest. Where the rest would get less
// than least, the right part gives way to a little more than half of its width,
// and then is folded away.
func Panes(left, right, gap, least float32) fyne.Layout { return panes{left, right, gap, least} }

// narrowest is the share of its width that a part at the side keeps.
const narrowest = 0.58

type panes struct{ left, right, gap, least float32 }

// leftOf is how wide the left one is: words of another language may ask for more
// than was reckoned with, and get some of it.
func (p panes) leftOf(objects []fyne.CanvasObject) float32 {
	return min(max(p.left, objects[0].MinSize().Width), 1.4*p.left)
}

// leastOf is how narrow the left one gets where there is no room for both.
func (p panes) leastOf(objects []fyne.CanvasObject) float32 {
	return min(p.leftOf(objects), max(narrowest*p.left, objects[0].MinSize().Width))
}

// restOf is what the part beside it needs.
func (p panes) restOf(objects []fyne.CanvasObject) float32 {
	return min(p.least, objects[1].MinSize().Width)
}

func (p panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := p.leftOf(objects)
	left = min(left, max(p.leastOf(objects), size.Width-p.gap-p.restOf(objects)))
	rest := size.Width - left - p.gap
	if len(objects) == 3 {
		side := objects[2]
		if right := min(p.right, rest-p.gap-p.least); right >= narrowest*p.right {
			rest -= right + p.gap
			side.Show()
			side.Move(fyne.NewPos(size.Width-right, 0))
			side.Resize(fyne.NewSize(right, size.Height))
		} else {
			side.Hide()
		}
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+p.gap, 0))
	objects[1].Resize(fyne.NewSize(max(0, rest), size.Height))
}

func (p panes) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(p.leastOf(objects)+p.gap+p.restOf(objects), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// Fold lays a part of fixed width at the left of the rest, and folds it away
// where the rest would get less than least, or less than it asks for.
func Fold(left, least float32) fyne.Layout { return fold{left, least} }

type fold struct{ left, least float32 }

func (f fold) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, rest, x := objects[0], objects[1], f.left
	if size.Width-f.left < max(f.least, rest.MinSize().Width) {
		side.Hide()
		x = 0
	} else {
		side.Show()
		side.Move(fyne.NewPos(0, 0))
		side.Resize(fyne.NewSize(f.left, size.Height))
	}
	rest.Move(fyne.NewPos(x, 0))
	rest.Resize(fyne.NewSize(size.Width-x, size.Height))
}

func (f fold) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// Beside lays the second thing at the right of the first, or below it where
// there is no room for both, or little for the first.
func Beside(gap float32) fyne.Layout { return &beside{gap: gap} }

type beside struct {
	gap, width float32 // the last one; Fyne asks for the height without saying the width
}

// mostBeside is what the second may take of the width.
const mostBeside = 0.62

// fits reports whether both stand on one line of the width.
func (b *beside) fits(objects []fyne.CanvasObject, width float32) bool {
	second := objects[1].MinSize().Width
	return width == 0 || objects[0].MinSize().Width+b.gap+second <= width && second <= mostBeside*width
}

func (b *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	first, second := objects[0], objects[1]
	m := second.MinSize()
	first.Move(fyne.NewPos(0, 0))
	if b.fits(objects, size.Width) {
		first.Resize(fyne.NewSize(size.Width-m.Width-b.gap, size.Height))
		second.Move(fyne.NewPos(size.Width-m.Width, 0))
		second.Resize(fyne.NewSize(m.Width, size.Height))
		return
	}
	first.Resize(fyne.NewSize(size.Width, first.MinSize().Height))
	second.Move(fyne.NewPos(0, first.MinSize().Height+b.gap))
	second.Resize(m)
}

func (b *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	if b.fits(objects, b.width) {
		return fyne.NewSize(max(first.Width, second.Width), max(first.Height, second.Height))
	}
	return fyne.NewSize(max(first.Width, second.Width), first.Height+b.gap+second.Height)
}
