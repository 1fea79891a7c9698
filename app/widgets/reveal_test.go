//go:build !headless

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestRevealInADialog: what gets the keyboard in a dialog is scrolled into sight.
func TestRevealInADialog(t *testing.T) {
	test.NewTempApp(t)
	win := test.NewTempWindow(t, widget.NewLabel("behind"))
	win.Resize(fyne.NewSize(400, 300))
	box := container.New(Stack(4))
	for range 20 {
		box.Add(NewButton("one of many", nil, nil))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(200, 120))
	widget.ShowModalPopUp(scroll, win.Canvas())
	if PopUp(win.Canvas()) == nil {
		t.Fatal("the dialog is not found")
	}
	win.Canvas().Focus(box.Objects[15].(*Button))
	if at := box.Objects[15].Position().Y; scroll.Offset.Y > at || scroll.Offset.Y+120 < at {
		t.Errorf("the button at %.0f is out of sight: %.0f is the first line shown", at, scroll.Offset.Y)
	}
}
