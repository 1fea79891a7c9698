//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
)

func (w *window) about() {
	text := widget.NewLabel("Habeas " + w.opts.Version)
	text.Alignment = fyne.TextAlignCenter
	w.tell(say.T("About Habeas"), text)
}
