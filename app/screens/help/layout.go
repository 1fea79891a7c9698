//go:build !headless

package help

import (
	"bytes"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/docs/manual"
)

// columns lays out the cells of a table, row by row. A column gets of the width
// what its longest text asks for, within limits, so that long ones wrap.
type columns struct {
	weights []float32 // characters of the longest text of each column
	width   float32   // the last one; Fyne asks for the height without saying the width
}

// The characters for which a column asks at least and at most.
const leastWeight, mostWeight = 10, 46

// The space around what stands in a cell.
const cellX, cellY = 10, 4

func (c *columns) widths(total float32) []float32 {
	var sum float32
	for _, w := range c.weights {
		sum += min(max(w, leastWeight), mostWeight)
	}
	l := make([]float32, len(c.weights))
	for i, w := range c.weights {
		l[i] = total * min(max(w, leastWeight), mostWeight) / sum
	}
	return l
}

// place gives each row its cells, and returns the height.
func (c *columns) place(objects []fyne.CanvasObject, total float32) float32 {
	widths := c.widths(total)
	var y float32
	for at := 0; at < len(objects); at += len(widths) {
		row := objects[at:min(at+len(widths), len(objects))]
		var x, height float32
		for i, o := range row {
			o.Move(fyne.NewPos(x+cellX, y+cellY))
			o.Resize(fyne.NewSize(widths[i]-2*cellX, o.Size().Height)) // so that a text that wraps knows its height
			height = max(height, o.MinSize().Height)
			x += widths[i]
		}
		for i, o := range row {
			o.Resize(fyne.NewSize(widths[i]-2*cellX, height))
		}
		y += height + 2*cellY
	}
	return y
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.place(objects, size.Width)
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := c.width
	if width == 0 {
		width = lineWidth
	}
	return fyne.NewSize(40, c.place(objects, width))
}

// newPicture is a picture of the manual with its caption, as wide as there is
// room; a picture that is missing leaves its caption.
func newPicture(file, caption string) fyne.CanvasObject {
	words := widget.NewLabel(widgets.Breakable(caption))
	words.SizeName, words.Wrapping, words.Importance = house.SizeSmall, fyne.TextWrapWord, widget.LowImportance
	below := container.New(widgets.Inset(-8, -6), words)
	data := manual.Picture(file)
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width == 0 || size.Height == 0 {
		return below
	}
	img := canvas.NewImageFromReader(bytes.NewReader(data), file)
	img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	return container.New(widgets.Stack(4), container.New(&ratio{height: float32(size.Height) / float32(size.Width), most: float32(size.Width)}, img), below)
}

// ratio gives a picture all the width that there is, up to its own, and the
// height that belongs to it.
type ratio struct {
	height, most, width float32
}

func (r *ratio) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	w := min(size.Width, r.most)
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, w*r.height))
	}
}

func (r *ratio) MinSize([]fyne.CanvasObject) fyne.Size {
	w := min(r.width, r.most)
	return fyne.NewSize(40, w*r.height)
}

// under leaves space above something.
type under struct{ above float32 }

func (u under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, u.above))
		o.Resize(size.SubtractWidthHeight(0, u.above))
	}
}

func (u under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, u.above)
}

// hung puts the mark of an item at the left of its text.
type hung struct{}

const hang = 24

func (hung) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(4, 0))
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(hang, 0))
	objects[1].Resize(size.SubtractWidthHeight(hang, 0))
}

func (hung) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(hang, 0)
}
