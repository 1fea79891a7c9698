//go:build !headless

package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"habeas/app/widgets"
)

// helpful is a screen that has a sentence of help. The name stands for it where
// the window keeps in mind that it was put away.
type helpful interface {
	Hint() (name, sentence string)
}

// hinted is what to show of a screen: with its sentence above it, unless there
// is none or it was put away.
func (w *window) hinted(screen interface{ Object() fyne.CanvasObject }) fyne.CanvasObject {
	h, ok := screen.(helpful)
	if !ok {
		return screen.Object()
	}
	name, sentence := h.Hint()
	if sentence == "" || w.kept.knows(name) {
		return screen.Object()
	}
	return widgets.NewHint(sentence, screen.Object(), func() { w.kept.addKnown(name) })
}

const keyKnown = "hints"

// knows reports whether the sentence of help on a screen was put away.
func (s settings) knows(screen string) bool {
	return slices.Contains(s.kept.StringList(keyKnown), screen)
}

func (s settings) addKnown(screen string) {
	if !s.knows(screen) {
		s.kept.SetStringList(keyKnown, append(s.kept.StringList(keyKnown), screen))
	}
}

// knowsSome reports whether any sentence was put away.
func (s settings) knowsSome() bool { return len(s.kept.StringList(keyKnown)) > 0 }

// knowNothing brings all sentences back.
func (s settings) knowNothing() { s.kept.RemoveValue(keyKnown) }
