//go:build !headless

package widgets

import (
	"testing"
)

func TestAHintIsPutAwayAndLeavesItsRoom(t *testing.T) {
	below, away := NewButton("below", nil, nil), 0
	h := NewHint("Type to find. What is picked can be briefed or changed together.", below, func() { away++ })
	c := inWindow(t, h, 400, 300).Canvas()
	under := below.Position().Y
	if under < 20 {
		t.Fatalf("the screen begins at %v, below no sentence", under)
	}
	c.Focus(h.button)
	h.button.OnTapped()
	h.button.OnTapped()
	if away != 1 || !h.Away() {
		t.Errorf("it was put away %d times, want once", away)
	}
	if got := below.Position().Y; got != 0 || below.Size().Height != h.Size().Height {
		t.Errorf("the screen stands at %v with a height of %v, want all of the room", got, below.Size().Height)
	}
	if c.Focused() == h.button {
		t.Error("the keyboard is still where the button was")
	}
}
