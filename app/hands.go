//go:build !headless

package app

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// feelHands has each key, click and movement of the pointer told to the watch
// over idleness. The toolkit tells of them only those widgets that they are
// meant for, so they are taken from the library below it.
//
// That library's window can be had while something is being drawn on it: by a
// picture of one clear dot, which is drawn with the first frame.
func (w *window) feelHands() {
	w.feels = true
	w.win.SetContent(w.felt(w.win.Content(), func(below *glfw.Window) {
		feel(below, w.idle.seen)
		w.front = func() { front(below) }
		w.fitScreen(below)
		w.takeSpot(below)
	}))
}

// felt has the library's window below told with the first frame of what is shown in it.
func (w *window) felt(content fyne.CanvasObject, found func(*glfw.Window)) fyne.CanvasObject {
	if !w.feels {
		return content
	}
	felt := false
	clear := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	dot := canvas.NewRaster(func(int, int) image.Image {
		if below := glfw.GetCurrentContext(); below != nil && !felt {
			felt = true
			found(below)
		}
		return clear
	})
	return container.NewStack(dot, content)
}

// fitScreen takes a window that is larger than the screen back to it: one that
// was left on a larger screen, or with a smaller scale.
func (w *window) fitScreen(below *glfw.Window) {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil {
		return
	}
	_, _, wide, high := screen.GetWorkarea()
	width, height := below.GetSize()
	if wide == 0 || high == 0 || width <= wide && height <= high {
		return
	}
	unit := w.win.Canvas().Size().Width / float32(width)
	fit := func() {
		w.win.Resize(fyne.NewSize(float32(min(width, wide))*unit, float32(min(height, high))*unit))
	}
	// The toolkit shows nothing any more where the size changes before the first
	// picture is on the screen.
	time.AfterFunc(time.Second/4, func() { w.place.Bring(fit) })
}

// feel puts seen before what the toolkit does with what comes in.
func feel(below *glfw.Window, seen func()) {
	key := below.SetKeyCallback(nil)
	below.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, a glfw.Action, m glfw.ModifierKey) {
		seen()
		key(w, k, code, a, m)
	})
	char := below.SetCharCallback(nil)
	below.SetCharCallback(func(w *glfw.Window, c rune) {
		seen()
		char(w, c)
	})
	button := below.SetMouseButtonCallback(nil)
	below.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, a glfw.Action, m glfw.ModifierKey) {
		seen()
		button(w, b, a, m)
	})
	scroll := below.SetScrollCallback(nil)
	below.SetScrollCallback(func(w *glfw.Window, x, y float64) {
		seen()
		scroll(w, x, y)
	})
	moved := below.SetCursorPosCallback(nil)
	below.SetCursorPosCallback(func(w *glfw.Window, x, y float64) {
		seen()
		moved(w, x, y)
	})
}

// front brings the window before all others, where the desktop allows that.
func front(below *glfw.Window) {
	if below.GetAttrib(glfw.Iconified) == glfw.True {
		below.Restore()
	}
	below.Show()
	below.Focus()
	if below.GetAttrib(glfw.Focused) != glfw.True {
		below.RequestAttention() // it does not follow at once, or not at all
	}
}
