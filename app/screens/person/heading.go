//go:build !headless

package person

import (
	"fyne.io/fyne/v2"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

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
	if fromOther > full(other)/3 { // of which no more than a stub would stay
		fromOther = full(other)
	}
	fromName := max(0, min(short-fromOther, full(name)/3))
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

// bar lays out the way back, what one is in, and what can be done: where there is
// little room, the buttons that have signs for their words show these alone.
type bar struct {
	words map[*widgets.Button]string
	shown bool // the words are
}

// least is what the name and status want beside the buttons.
const least = 300

func (b *bar) say(on bool) {
	if b.shown == on {
		return
	}
	b.shown = on
	for button, words := range b.words {
		button.Says = ""
		if !on {
			button.Says, words = words, ""
		}
		button.SetText(words)
	}
}

func (b *bar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	back, head, does := objects[0], objects[1], objects[2]
	b.say(true)
	if back.MinSize().Width+does.MinSize().Width+least > size.Width {
		b.say(false)
	}
	left, right := back.MinSize(), does.MinSize()
	back.Move(fyne.NewPos(0, (size.Height-left.Height)/2))
	back.Resize(left)
	does.Move(fyne.NewPos(size.Width-right.Width, (size.Height-right.Height)/2))
	does.Resize(right)
	head.Move(fyne.NewPos(left.Width, 0))
	head.Resize(fyne.NewSize(max(0, size.Width-left.Width-right.Width-8), size.Height))
}

func (b *bar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size = fyne.NewSize(size.Width+m.Width, max(size.Height, m.Height))
	}
	if b.shown {
		for button, words := range b.words { // which can go
			size.Width -= fyne.MeasureText(words, button.Theme().Size(house.SizeText), fyne.TextStyle{Bold: true}).Width
		}
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
