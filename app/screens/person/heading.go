//go:build !headless

package person

import "fyne.io/fyne/v2"

// heading lays out name, other name, mark and status on one line: the status
// keeps its width, and the name is cut first.
type heading struct{ lead float32 } // before the name

func (h *heading) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, other, mark, status := objects[0], objects[1], objects[2], objects[3]
	full := func(o fyne.CanvasObject) float32 {
		if m, ok := o.(interface{ FullWidth() float32 }); ok {
			return m.FullWidth()
		}
		return o.MinSize().Width
	}
	const gap = 10
	x := h.lead
	room := size.Width - x
	need := full(name) + full(other) + full(status) + mark.MinSize().Width + 4*gap
	short := max(0, need-room)
	put := func(o fyne.CanvasObject, w, after float32) {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(max(0, w), height))
		x += max(0, w) + after
	}
	fromOther := min(short, full(other))
	fromName := min(short-fromOther, full(name)*2/3)
	put(name, full(name)-fromName, gap)
	put(other, full(other)-fromOther, gap)
	put(mark, mark.MinSize().Width, 6)
	put(status, min(full(status), size.Width-x), 0)
}

func (*heading) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(120, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// middle lays things out in a line, each in its own height at the middle.
type middle struct{ gap float32 }

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		min := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-min.Height)/2))
		o.Resize(min)
		x += min.Width + m.gap
	}
}

func (m middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		min := o.MinSize()
		size.Width += min.Width
		if i > 0 {
			size.Width += m.gap
		}
		size.Height = max(size.Height, min.Height)
	}
	return size
}
