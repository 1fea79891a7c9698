//go:build !headless

package app

import (
	"habeas/app/screens/overview"
	"habeas/dossier"
	"habeas/export"
)

// showOverview goes to the figures of everybody.
func (w *window) showOverview() {
	if w.desk == nil {
		return
	}
	d := w.desk
	w.goAsideAt(atOverview, overview.New(overview.Options{
		Place: w.place, Now: w.opts.Now, Day: w.day(),
		Overview: d.Overview, Urgent: d.Urgent, Picture: d.Picture,
		List: w.listAsOf, Open: w.showPerson, Mend: w.mend, Print: w.printList,
		New: w.newDossier, Back: w.showDossiers, Focus: w.focus, Fail: w.fail,
		Status: func(left string) {
			if w.inPlace(atOverview) {
				w.status(left, "")
			}
		},
	}))
}

// listAsOf goes to the dossiers that a query finds, as of a day.
func (w *window) listAsOf(query string, day dossier.Day) {
	if w.desk == nil {
		return
	}
	w.setDay(day)
	w.list.Ask(query)
	w.showDossiers()
}

// setDay makes a day the one for which facts are shown. Today goes on with the
// days.
func (w *window) setDay(day dossier.Day) {
	w.asOf = day
	if day == dossier.DayOf(w.opts.Now()) {
		w.asOf = 0
	}
	w.renewAparts()
}

// printList goes to the briefing that lists everybody as of a day.
func (w *window) printList(day dossier.Day) {
	d := w.desk
	if d == nil {
		return
	}
	w.setDay(day)
	w.leaveForBriefing(func() {
		w.findAll(day, func(ids []dossier.ID) { w.brief.ShowAs(export.KindList, ids, day) })
	})
}
