//go:build !headless

package welcome

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// recent is a vault that was open before: its name, its folder, and a way to
// take it off the list.
type recent struct {
	widget.BaseWidget

	open *widgets.Button
	box  *fyne.Container
}

func newRecent(path string, open, forget func()) *recent {
	const room = cardWidth - 48 - 100 // beside the signs
	name := widgets.Shorten(filepath.Base(path), room, theme.TextSize(), fyne.TextStyle{Bold: true})
	r := &recent{open: widgets.NewButton(name, theme.FileIcon(), open)}
	r.open.Alignment = widget.ButtonAlignLeading
	away := widgets.NewSignButton(theme.ContentClearIcon(), say.T("Take it off this list"), func() {
		forget()
		r.Hide()
	})
	folder := container.New(widgets.Margin(32, 0, 0, 2), widgets.NewShortText(filepath.Dir(path), house.ColorQuiet, house.SizeSmall, false))
	r.box = container.New(widgets.Stack(1), container.NewBorder(nil, nil, nil, away, r.open), folder)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *recent) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.box) }
