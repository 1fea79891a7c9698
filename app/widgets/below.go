//go:build !headless

package widgets

import "fyne.io/fyne/v2"

// Below gives the second of two things all the height that the first leaves, which
// it knows once the first has its width: texts and chips in it wrap. It asks for at
// least some height for the second, such as a list, that itself would do with none.
func Below(gap, least float32) fyne.Layout { return below{gap, least} }

type below struct{ gap, least float32 }

// Above gives the first of two things all the height that the second leaves.
func Above(gap float32) fyne.Layout { return above{gap} }

type above struct{ gap float32 }

func (a above) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest, foot := objects[0], objects[1]
	foot.Resize(fyne.NewSize(size.Width, foot.MinSize().Height))
	h := foot.MinSize().Height
	foot.Resize(fyne.NewSize(size.Width, h))
	foot.Move(fyne.NewPos(0, size.Height-h))
	rest.Move(fyne.NewPos(0, 0))
	rest.Resize(fyne.NewSize(size.Width, max(0, size.Height-h-a.gap)))
}

func (a above) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest, foot := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(rest.Width, foot.Width), rest.Height+a.gap+foot.Height)
}

func (b below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, rest := objects[0], objects[1]
	top.Resize(fyne.NewSize(size.Width, top.MinSize().Height))
	h := top.MinSize().Height
	top.Resize(fyne.NewSize(size.Width, h))
	rest.Move(fyne.NewPos(0, h+b.gap))
	rest.Resize(fyne.NewSize(size.Width, max(0, size.Height-h-b.gap)))
}

func (b below) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+b.gap+max(rest.Height, b.least))
}
