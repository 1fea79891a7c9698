//go:build !headless

package dossiers

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	house "habeas/app/theme"
)

func TestZZ(t *testing.T) {
	s, w := shown(t, &fake{rows: madeUp(30)})
	s.togglePick(s.found.Rows[1].ID)
	f, _ := os.Create("/tmp/d-light.png")
	png.Encode(f, w.Canvas().Capture())
	fyne.CurrentApp().Settings().SetTheme(house.New(house.Dark))
	f, _ = os.Create("/tmp/d-dark.png")
	png.Encode(f, w.Canvas().Capture())
}
