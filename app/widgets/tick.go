//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tick is the box that picks a row. It stays out of the way of Tab: in a list
// the keyboard picks the row with Space.
type Tick struct {
	widget.Icon

	OnTapped func()
	ticked   bool
}

// NewTick makes an empty box.
func NewTick(tapped func()) *Tick {
	t := &Tick{OnTapped: tapped}
	t.Resource = theme.CheckButtonIcon()
	t.ExtendBaseWidget(t)
	return t
}

// Set ticks the box or empties it.
func (t *Tick) Set(ticked bool) {
	if t.ticked == ticked {
		return
	}
	t.ticked = ticked
	t.Resource = theme.CheckButtonIcon()
	if ticked {
		t.Resource = theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon())
	}
	t.Refresh()
}

// Ticked reports whether the box is ticked.
func (t *Tick) Ticked() bool { return t.ticked }

// Tapped is for Fyne.
func (t *Tick) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}
