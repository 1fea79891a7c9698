//go:build !headless

package app

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestAWindowStandsWhereItCanBeTakenHoldOf(t *testing.T) {
	one := []image.Rectangle{image.Rect(0, 24, 1920, 1080)}
	two := append(one, image.Rect(1920, 0, 3840, 1080))
	size := image.Pt(1280, 800)
	for _, c := range []struct {
		name    string
		at      image.Point
		screens []image.Rectangle
		want    bool
	}{
		{"in the middle", image.Pt(300, 200), one, true},
		{"at the upper left", image.Pt(0, 24), one, true},
		{"partly off at the left", image.Pt(-1100, 100), one, true},
		{"nearly off at the left", image.Pt(-1250, 100), one, false},
		{"above the screen", image.Pt(100, -100), one, false},
		{"below the screen", image.Pt(100, 1079), one, false},
		{"on the second screen", image.Pt(2000, 50), two, true},
		{"on a second screen that is gone", image.Pt(2000, 50), one, false},
		{"where no screen is known", image.Pt(0, 0), nil, false},
	} {
		if got := (spot{at: c.at}).seen(size, c.screens); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTheSpotIsKept(t *testing.T) {
	s := settings{test.NewTempApp(t).Preferences()}
	if _, ok := s.spot(); ok {
		t.Error("a first window has a place")
	}
	s.setSpot(spot{at: image.Pt(-30, 40)})
	s.setSpot(spot{at: image.Pt(0, 0), maximized: true})
	if got, ok := s.spot(); !ok || got.at != image.Pt(-30, 40) || !got.maximized {
		t.Errorf("got %+v %v, want the place it goes back to, maximized", got, ok)
	}
}
