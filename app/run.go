//go:build !headless

package app

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"sync/atomic"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"habeas/app/chooser"
	"habeas/app/desk"
	"habeas/app/handover"
	"habeas/app/outside"
	"habeas/app/session"
	"habeas/app/theme"
)

// ErrNoWindow is returned by Run where there is no display.
var ErrNoWindow = errors.New("there is no display to open a window on: use the verbs of the command line (habeas help)")

// id is the program's name to the platform; Fyne keeps its settings under it.
const id = "org.habeas.desktop"

// Run opens the window and returns when it is closed and everything is saved.
func Run(o Options) (err error) {
	if Display(os.Getenv) != "" {
		return ErrNoWindow
	}
	if o.Vault != "" && handover.Offer(o.Vault) {
		return nil // the window that has it is in front now
	}
	// The toolkit panics where the display goes away before the first frame.
	var started atomic.Bool
	defer func() {
		if fell := recover(); fell != nil {
			if started.Load() {
				panic(fell)
			}
			err = ErrNoWindow
		}
	}()
	debug.SetGCPercent(mostGarbage)
	theme.BringSigns()
	a := fyneapp.NewWithID(id)
	if o.Icon != nil {
		a.SetIcon(fyne.NewStaticResource("habeas.png", o.Icon))
	}
	a.Lifecycle().SetOnStarted(func() { started.Store(true) })
	kept := settings{a.Preferences()}
	still(a, kept)
	speak(kept)
	z := newZoom(os.Getenv, a.Settings().Scale())
	if err := z.apply(kept.textSize()); err != nil {
		return err
	}
	a.Settings().SetTheme(theme.New(kept.theme()))
	w := newWindow(a, kept, o)
	w.rescale = z.apply
	w.second.hear = handover.Listen
	w.dialogs = chooser.Ask
	if base, err := outside.Base(); err == nil {
		w.outside = outside.NewFolder(base)
		go func() { _ = outside.Sweep(base) }() // the next start tries again
	}
	w.start()
	w.feelHands()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go w.watchSession(ctx, session.Watch(ctx, os.Getenv))
	// The first preview need not wait for what is done once on a computer; a failure
	// is told by whoever needs it.
	go func() { _ = desk.Prepare(context.Background()) }()
	w.win.ShowAndRun()
	return w.finish()
}
