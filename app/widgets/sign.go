//go:build !headless

package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"habeas/app/job"
)

// NewSignButton makes a quiet button that shows a sign alone. What it does is told
// beside it while it is pointed at or has the keyboard, and to a screen reader.
func NewSignButton(sign fyne.Resource, says string, tapped func()) *Button {
	b := NewQuietButton("", sign, tapped)
	b.Says = says
	return b
}

// Tipped puts a tip before all that a window shows, for the buttons in it, and has it
// said to a screen reader.
func Tipped(content fyne.CanvasObject) (*fyne.Container, *Tip) {
	tip := NewTip()
	return container.NewStack(content, newSaid(content), tip), tip
}

// tipOf is the tip of the window in which an object is; nil where something stands
// before that.
func tipOf(o fyne.CanvasObject) *Tip {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Overlays().Top() != nil {
		return nil
	}
	for at := c.Content(); ; {
		switch x := at.(type) {
		case *Tip:
			return x
		case *fyne.Container:
			if len(x.Objects) == 0 {
				return nil
			}
			at = x.Objects[len(x.Objects)-1]
		default:
			return nil
		}
	}
}

// tipPause is how long one points at a button before it is told what it does.
const tipPause = 600 * time.Millisecond

// AccessibilityLabel is what is written on the button, or what it does.
func (b *Button) AccessibilityLabel() string {
	if b.Text == "" {
		return b.Says
	}
	return b.Text
}

// AccessibilityRole is that of a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MouseIn is for Fyne.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	if b.Says != "" {
		b.soon.Place, b.soon.Quiet = job.Place{Back: fyne.Do}, tipPause
		b.soon.Ask(b.tell)
	}
}

// MouseOut is for Fyne.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	b.tellNothing()
}

// Tapped is for Fyne.
func (b *Button) Tapped(e *fyne.PointEvent) {
	b.tellNothing()
	b.Button.Tapped(e)
}

func (b *Button) tell() {
	if tip := tipOf(b); tip != nil && b.Says != "" && b.Visible() {
		tip.Tell(b, b.Says)
		b.told = tip
	}
}

func (b *Button) tellNothing() {
	b.soon.Cancel()
	if b.told != nil && b.told.beside == fyne.CanvasObject(b) {
		b.told.Away()
	}
	b.told = nil
}

var _ fyne.Accessible = (*Button)(nil)
