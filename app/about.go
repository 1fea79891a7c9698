//go:build !headless

package app

import (
	"runtime"
	"runtime/debug"
	"strings"

	"habeas/app/screens/about"
)

// about goes to what the program is.
func (w *window) about() {
	back := w.showHelp
	switch {
	case w.desk == nil:
		back = func() { w.showWelcome("") }
	case !w.inPlace(atHelp):
		back = w.wayBack()
	}
	s := about.New(about.Options{
		Version: w.opts.Version, Report: w.report, Icon: w.app.Icon(), Focus: w.focus,
		Copy: func(text string) { w.app.Clipboard().SetContent(text) },
		Back: back,
	})
	if w.desk == nil {
		w.goAlone(s)
		return
	}
	w.goAsideAt(atHelp, s)
}

// report is what somebody who looks for a mistake of the program must know: its
// version and how it was built, and the system. Nothing of the person or a vault
// is in it.
func (w *window) report() string {
	l := []string{"Habeas " + w.opts.Version, runtime.GOOS + "/" + runtime.GOARCH + ", " + runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return strings.Join(l, "\n")
	}
	for _, m := range info.Deps {
		if m.Path == "fyne.io/fyne/v2" {
			l = append(l, "Fyne "+m.Version)
		}
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "-tags", "vcs.revision", "vcs.modified":
			l = append(l, s.Key+" "+s.Value)
		}
	}
	return strings.Join(l, "\n")
}
