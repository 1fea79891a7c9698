//go:build !headless

package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/screens/ahead"
)

const (
	keyAhead    = "ahead"    // days
	keyNotifies = "notifies" // of dates ahead

	usualAhead = 14
)

// aheadDays are those that can be chosen for [settings.ahead]; 0 tells of none.
var aheadDays = []int{0, 7, 14, 30, 60}

// ahead is within how many days a date is told of after a vault was opened. It
// is one of [aheadDays].
func (s settings) ahead() int {
	n := s.kept.IntWithFallback(keyAhead, usualAhead)
	if !slices.Contains(aheadDays, n) {
		return usualAhead
	}
	return n
}

func (s settings) setAhead(days int) { s.kept.SetInt(keyAhead, days) }

// notifies reports whether the system is to say that there are dates ahead.
func (s settings) notifies() bool { return s.kept.Bool(keyNotifies) }

func (s settings) setNotifies(on bool) { s.kept.SetBool(keyNotifies, on) }

// agenda is the panel of what is due, from unlocking a vault until it is put
// away.
type agenda struct {
	panel *ahead.Panel
	found job.Latest[[]desk.Coming]
	told  bool // the system was asked to say so
}

// beginAgenda makes the panel of a vault that was opened.
func (w *window) beginAgenda() {
	w.agenda.found.Cancel()
	w.agenda = agenda{found: job.Latest[[]desk.Coming]{Place: w.place}}
	if days := w.kept.ahead(); days > 0 {
		w.agenda.panel = ahead.New(ahead.Options{Days: days, Go: w.goComing, Away: w.endAgenda})
	}
}

// showAgenda puts the panel above the list, which is shown, where something is
// due.
func (w *window) showAgenda() {
	p, d, days := w.agenda.panel, w.desk, w.kept.ahead()
	if p == nil {
		return
	}
	list := w.content.Objects[0]
	w.agenda.found.Run(func(ctx context.Context) ([]desk.Coming, error) { return d.Coming(ctx, days) }, func(found []desk.Coming, err error) {
		if err != nil || w.desk != d || !w.atList() || w.content.Objects[0] != list {
			return // the list says what is wrong with the vault
		}
		p.Set(found)
		if len(found) > 0 {
			w.content.Objects = []fyne.CanvasObject{container.NewBorder(p.Object(), nil, nil, nil, list)}
			w.content.Refresh()
			w.notifyAhead()
		}
	})
}

// endAgenda puts the panel away until a vault is opened again.
func (w *window) endAgenda() {
	w.agenda.found.Cancel()
	w.agenda.panel = nil
	w.showDossiers()
}

// notifyAhead has the system say, once and where it is wanted, that there are
// dates. It says no more: others see it, and the system may keep it.
func (w *window) notifyAhead() {
	if w.agenda.told || !w.kept.notifies() {
		return
	}
	w.agenda.told = true
	title := "Habeas"
	if w.kept.neutral() {
		title = say.T("Notes")
	}
	w.app.SendNotification(fyne.NewNotification(title, say.T("There are dates ahead.")))
}

// goComing goes to where a date ahead stands.
func (w *window) goComing(c desk.Coming) {
	switch {
	case c.Dossier == "":
		w.showMeeting(c.Meeting)
	case c.Kind == desk.ComingConsent:
		w.mend(c.Dossier, "consent")
	default:
		w.mend(c.Dossier, "ahead")
	}
}
