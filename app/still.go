//go:build !headless

package app

import (
	"context"
	"os"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"habeas/app/motion"
	"habeas/app/theme"
)

const keyMotion = "motion"

// motion is how much moves on the screen.
func (s settings) motion() theme.Motion {
	m := theme.Motion(s.kept.StringWithFallback(keyMotion, string(theme.MotionAsSystem)))
	if !slices.Contains(theme.Motions, m) {
		return theme.MotionAsSystem
	}
	return m
}

func (s settings) setMotion(m theme.Motion) { s.kept.SetString(keyMotion, string(m)) }

// still has the toolkit animate nothing where a person wants it so: it asks the
// settings of the app, and those can be wrapped.
func still(a fyne.App, kept settings) {
	system := new(atomic.Bool)
	go func() {
		ctx, done := context.WithTimeout(context.Background(), 2*time.Second)
		defer done()
		system.Store(motion.Reduced(ctx, os.Getenv))
	}()
	fyne.SetCurrentApp(stillApp{a, stillSettings{a.Settings(), func() bool {
		m := kept.motion()
		return m == theme.MotionLittle || m == theme.MotionAsSystem && system.Load()
	}}})
}

type stillApp struct {
	fyne.App
	settings stillSettings
}

func (a stillApp) Settings() fyne.Settings { return a.settings }

type stillSettings struct {
	fyne.Settings
	still func() bool
}

func (s stillSettings) ShowAnimations() bool { return !s.still() && s.Settings.ShowAnimations() }
