//go:build !headless

package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestLayouts says where each layout puts things of given sizes.
func TestLayouts(t *testing.T) {
	test.NewTempApp(t)
	at := func(x, y, w, h float32) [4]float32 { return [4]float32{x, y, w, h} }
	for _, c := range []struct {
		name   string
		layout fyne.Layout
		things []fyne.Size
		width  float32
		height float32
		want   [][4]float32
	}{
		{"a row stands in the middle of its height", Row(8), []fyne.Size{{Width: 30, Height: 20}, {Width: 40, Height: 10}}, 200, 30,
			[][4]float32{at(0, 5, 30, 20), at(38, 10, 40, 10)}},
		{"what wraps stands in the middle of its line", Wrap(6), []fyne.Size{{Width: 60, Height: 20}, {Width: 30, Height: 10}, {Width: 60, Height: 20}}, 100, 60,
			[][4]float32{at(0, 0, 60, 20), at(66, 5, 30, 10), at(0, 26, 60, 20)}},
		{"the middle", Middle(), []fyne.Size{{Width: 30, Height: 20}}, 100, 40, [][4]float32{at(0, 10, 100, 20)}},
		{"margins", Margin(3, 4, 5, 6), []fyne.Size{{Width: 30, Height: 20}}, 100, 40, [][4]float32{at(3, 4, 92, 30)}},
		{"what scrolls goes into the margin with its bar", OverMargin(), []fyne.Size{{Width: 30, Height: 20}}, 100, 40, [][4]float32{at(0, 0, 110, 40)}},
		{"and what is in it does not", BesideBar(), []fyne.Size{{Width: 30, Height: 20}}, 110, 40, [][4]float32{at(0, 0, 100, 40)}},
		{"above a foot", Above(2), []fyne.Size{{Width: 30, Height: 20}, {Width: 30, Height: 10}}, 100, 60, [][4]float32{at(0, 0, 100, 48), at(0, 50, 100, 10)}},
		{"beside", Beside(8), []fyne.Size{{Width: 30, Height: 20}, {Width: 50, Height: 10}}, 100, 20, [][4]float32{at(0, 0, 42, 20), at(50, 0, 50, 20)}},
		{"below where little is left", Beside(8), []fyne.Size{{Width: 10, Height: 20}, {Width: 70, Height: 10}}, 100, 38, [][4]float32{at(0, 0, 100, 20), at(0, 28, 70, 10)}},
		{"panes", Panes(60, 0, 10, 50), []fyne.Size{{Width: 20, Height: 20}, {Width: 80, Height: 20}}, 200, 20, [][4]float32{at(0, 0, 60, 20), at(70, 0, 130, 20)}},
		{"panes with little room", Panes(60, 0, 10, 50), []fyne.Size{{Width: 20, Height: 20}, {Width: 80, Height: 20}}, 105, 20, [][4]float32{at(0, 0, 45, 20), at(55, 0, 50, 20)}},
	} {
		var objects []fyne.CanvasObject
		for _, size := range c.things {
			objects = append(objects, container.NewGridWrap(size, container.NewStack()))
		}
		c.layout.Layout(objects, fyne.NewSize(c.width, c.height))
		var got [][4]float32
		for _, o := range objects {
			got = append(got, at(o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
