//go:build !headless

package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// offerStays is how long one can take something back in the foot. After that the
// Edit menu does the same.
const offerStays = 12 * time.Second

// offer is a line in the foot that says what was done, and a button that takes it
// back. It stands where other programs ask "are you sure?", and says whose change
// undo took back where one does not see it.
type offer struct {
	line *fyne.Container // nil while no vault is open
	gone job.Delay
}

func (o *offer) object(place job.Place) fyne.CanvasObject {
	o.line = container.NewHBox()
	o.gone.Place, o.gone.Quiet = place, offerStays
	return o.line
}

// offerBack says what was done, and lets one take it back for a while.
func (w *window) offerBack(said string, back func()) {
	w.offerActs(said, act{say.T("Undo"), back})
}

// act is something that can be done, and what it is called.
type act struct {
	name string
	does func()
}

// offerActs says something for a while, with what can be done about it.
func (w *window) offerActs(said string, acts ...act) {
	if w.offer.line == nil {
		return
	}
	w.offer.line.Objects = []fyne.CanvasObject{widgets.NewText(said, "", house.SizeSmall, false)}
	for _, a := range acts {
		w.offer.line.Add(widgets.NewFact(a.name, func() {
			w.dropOffer()
			a.does()
		}))
	}
	w.foot.Refresh() // their widths have changed
	w.offer.gone.Ask(w.dropOffer)
}

// dropOffer takes the line away; what was offered may no longer be the newest.
func (w *window) dropOffer() {
	w.offer.gone.Cancel()
	if w.offer.line != nil && len(w.offer.line.Objects) > 0 {
		w.offer.line.RemoveAll()
		w.foot.Refresh()
	}
}
