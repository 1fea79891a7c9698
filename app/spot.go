//go:build !headless

package app

import (
	"image"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// spot is where the window stands on the desktop. The toolkit has no word for it,
// so it is asked of the library below; Wayland tells it to no program.
type spot struct {
	at        image.Point // of the upper left corner, in the desktop's pixels
	maximized bool
}

// spotOf is where a window stands; false where that cannot be known.
func spotOf(below *glfw.Window) (spot, bool) {
	if glfw.GetPlatform() == glfw.PlatformWayland || below.GetAttrib(glfw.Iconified) == glfw.True {
		return spot{}, false
	}
	x, y := below.GetPos()
	return spot{image.Pt(x, y), below.GetAttrib(glfw.Maximized) == glfw.True}, true
}

// standAt puts a window where it stood, if one would see it there: the screen that
// it was on may be gone.
func standAt(below *glfw.Window, s spot) {
	if glfw.GetPlatform() == glfw.PlatformWayland {
		return
	}
	var screens []image.Rectangle
	for _, m := range glfw.GetMonitors() {
		x, y, w, h := m.GetWorkarea()
		screens = append(screens, image.Rect(x, y, x+w, y+h))
	}
	w, h := below.GetSize()
	if s.seen(image.Pt(w, h), screens) {
		below.SetPos(s.at.X, s.at.Y)
	}
	if s.maximized {
		below.Maximize()
	}
}

// grip is how much of a window's top must be in sight, so that it can be taken
// hold of.
const grip = 80

// seen reports whether a window of a size can be taken hold of there.
func (s spot) seen(size image.Point, screens []image.Rectangle) bool {
	top := image.Rect(s.at.X, s.at.Y, s.at.X+size.X, s.at.Y+grip/2)
	for _, screen := range screens {
		if in := top.Intersect(screen); in.Dx() >= min(grip, size.X) && in.Dy() >= grip/4 {
			return true
		}
	}
	return false
}

// keepSpot remembers size and place outside of the vault.
func (w *window) keepSpot() {
	var s spot
	known := false
	if w.stands != nil {
		s, known = w.stands()
	}

	if !s.maximized { // else it is the size of the screen
		w.kept.setSize(w.win.Canvas().Size())
	}
	if known {
		w.kept.setSpot(s)
	}
}

// takeSpot puts the window where it stood last.
func (w *window) takeSpot(below *glfw.Window) {
	w.stands = func() (spot, bool) { return spotOf(below) }
	if s, ok := w.kept.spot(); ok {
		fyne.Do(func() { standAt(below, s) }) // not while it is being drawn
	}
}

const (
	keySpot      = "spot"
	keyMaximized = "maximized"
)

// spot is where the window stood when it was closed; false where none is kept.
func (s settings) spot() (spot, bool) { return s.spotKept(keySpot, keyMaximized) }

func (s settings) setSpot(p spot) { s.keepSpotAs(keySpot, keyMaximized, p) }

func (s settings) spotKept(place, maximized string) (spot, bool) {
	at := s.kept.IntList(place)
	if len(at) != 2 {
		return spot{}, false
	}
	return spot{image.Pt(at[0], at[1]), s.kept.Bool(maximized)}, true
}

func (s settings) keepSpotAs(place, maximized string, p spot) {
	if !p.maximized { // where it goes back to from there is kept
		s.kept.SetIntList(place, []int{p.at.X, p.at.Y})
	}
	s.kept.SetBool(maximized, p.maximized)
}
