//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/theme"
)

// TestStill: the toolkit animates nothing where a person wants it so.
func TestStill(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "") // nobody says what the system wants
	a := test.NewTempApp(t)
	kept := settings{a.Preferences()}
	still(a, kept)
	usual := a.Settings().ShowAnimations()
	for choice, want := range map[theme.Motion]bool{theme.MotionAsSystem: usual, theme.MotionLittle: false, theme.MotionUsual: usual} {
		kept.setMotion(choice)
		if got := fyne.CurrentApp().Settings().ShowAnimations(); got != want {
			t.Errorf("%s: animated %v, want %v", choice, got, want)
		}
	}
	kept.kept.SetString(keyMotion, "nonsense")
	if kept.motion() != theme.MotionAsSystem {
		t.Errorf("nonsense is %q", kept.motion())
	}
}
