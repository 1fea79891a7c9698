//go:build !headless

package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/widgets"
)

// followFiles is [window.follow] for the toolkit's dialog for files. Its buttons know
// Space alone: each gets a stand-in that Enter presses, too, and Enter opens what is
// chosen where nobody has the keyboard.
func (w *window) followFiles(d *dialog.FileDialog) {
	var open *standIn
	w.follow(d, func() {
		if open != nil {
			open.press()
		}
	})
	pop := widgets.PopUp(w.win.Canvas())
	if pop == nil {
		return
	}
	var all []*standIn
	standInFor(pop.Content, &all)
	for _, s := range all {
		if s.of.Importance == widget.HighImportance {
			open = s
		}
	}
	// The dialog tells nobody when what it shows can be opened.
	look := job.Delay{Place: w.place, Quiet: 100 * time.Millisecond, After: w.changes.After}
	var again func()
	again = func() {
		if !pop.Visible() {
			return
		}
		for _, s := range all {
			s.follow()
		}
		look.Ask(again)
	}
	again()
}

// standIn is a button of ours in the place of one of the toolkit.
type standIn struct {
	*widgets.Button

	of *widget.Button
}

// standInFor puts stand-ins for the buttons with words among what stands in containers.
func standInFor(o fyne.CanvasObject, all *[]*standIn) {
	c, ok := o.(*fyne.Container)
	if !ok {
		return
	}
	for i, x := range c.Objects {
		b, ok := x.(*widget.Button)
		if !ok || b.Text == "" {
			standInFor(x, all)
			continue
		}
		s := &standIn{Button: widgets.NewButton(b.Text, b.Icon, nil), of: b}
		s.OnTapped, s.Importance = s.press, b.Importance
		s.follow()
		c.Objects[i] = s.Button
		*all = append(*all, s)
	}
	c.Refresh()
}

func (s *standIn) press() {
	if !s.of.Disabled() && s.of.OnTapped != nil {
		s.of.OnTapped()
	}
}

// follow shows whether what is stood in for can be pressed.
func (s *standIn) follow() {
	switch off := s.of.Disabled(); {
	case off == s.Disabled():
	case off:
		s.Disable()
	default:
		s.Enable()
	}
}
