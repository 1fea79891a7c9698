//go:build !headless

package person

import (
	"fyne.io/fyne/v2"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/export"
	"habeas/export/chart"
)

// newBar draws the time in custody from all events, also those that no
// audience may see. It takes no room where there is nothing to draw.
func (f *form) newBar() (bar *widgets.Drawing, show func()) {
	const height, textSize = 78, 11
	var described chart.CustodyBar
	bar = widgets.NewDrawing(fyne.NewSize(200, height), func(width float64) chart.Drawing {
		described.Width, described.Size, described.Measure = width, textSize, widgets.Measure
		return chart.Custody(described)
	})
	show = func() {
		described = export.CustodyBar(f.s.view.Custody(f.d()), f.s.asOf, say.Words())
		if len(described.Stretches) == 0 {
			bar.Hide()
			return
		}
		bar.Show()
		bar.Refresh()
	}
	show()
	return bar, show
}
