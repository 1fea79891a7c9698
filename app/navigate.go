//go:build !headless

package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/screens/person"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
)

// showDossiers goes to the list.
func (w *window) showDossiers() {
	if w.desk == nil {
		return
	}
	here := w.leavePerson()
	w.brief.Leave()
	w.put(atDossiers, w.hinted(w.list))
	w.showAgenda()
	w.list.Reload(w.day())
	w.list.FocusList()
	if here != "" {
		w.list.Go(here)
	}
}

// leavePerson settles the dossier that is shown, and gives its ID.
func (w *window) leavePerson() dossier.ID {
	p := w.person
	if p == nil {
		return ""
	}
	w.person = nil
	p.Leave()
	keep(w, p.Close, func(err error) {
		if err != nil {
			w.fail(err)
		}
		w.vaultChanged()
	})
	return p.ID()
}

// showPerson goes to a dossier.
func (w *window) showPerson(id dossier.ID) { w.openPerson(id) }

// mend goes to the part of a dossier in which something was found.
func (w *window) mend(id dossier.ID, part string) {
	if p := w.openPerson(id); p != nil {
		p.GoTo(part)
	}
}

func (w *window) openPerson(id dossier.ID) *person.Screen {
	d := w.desk
	if d == nil {
		return nil
	}
	audience := w.brief.Audience()
	if w.person != nil {
		audience = w.person.Audience()
	}
	w.leavePerson()
	w.brief.Leave()
	day := w.day()
	var p *person.Screen
	p = person.New(person.Options{
		Place: w.place, Now: w.opts.Now, Store: d, NewID: d.NewID, SaveSource: d.SaveSource, Past: d, Cases: d,
		Brief: func(ctx context.Context, id dossier.ID, a dossier.Audience) (*desk.Briefing, error) {
			return w.make(d, ctx, desk.Order{Kind: export.KindProfile, Audience: a, IDs: []dossier.ID{id}, AsOf: day, Lang: say.Words().Tag, Paper: export.A4})
		},
		AddPhoto: d.AddPhoto, Attach: d.Attach, Vocabulary: d.Vocabulary, Alike: d.Alike, Picture: d.Picture, Pick: d.Pick,
		Disputed:   func(id dossier.ID) []desk.Disputed { return d.Disputed(id, say.Words()) },
		ChooseFile: w.chooseAttachment, PastePicture: w.pastePicture, Ask: w.askPerson, Edited: w.dropOffer, TakenAway: func(said string) { w.offerBack(said, w.undo) }, OpenOther: w.showPerson, Compare: w.compareWith,
		CanUndo: d.CanUndo, CanRedo: d.CanRedo, Undo: w.undo, Redo: w.redo,
		Back: w.showDossiers, BriefThis: func(id dossier.ID) { w.briefThese([]dossier.ID{id}) },
		ChoosePicture: w.choosePicture, Fail: w.fail, Focus: w.focus, Choose: w.choose, Unsaved: w.unsaved, ReadOnly: d.ReadOnly(), Copied: w.copied, OpenOutside: w.openOutside,
		Status: func(left, right string) {
			if p == nil || p == w.person {
				w.status(left, right)
			}
		},
	}, id, day, audience)
	w.person = p
	w.noteOpened(id)
	w.put(atDossiers, w.hinted(w.person))
	w.person.Focus()
	return w.person
}

// turn goes to another part of the dossier that is shown.
func (w *window) turn(by int) {
	if w.person != nil {
		w.person.Turn(by)
	}
}

// newDossier goes to a dossier that is written with the first letter typed.
func (w *window) newDossier() {
	if w.desk != nil && w.writable() {
		w.openPerson(w.desk.NewID())
	}
}

// briefThese goes to the briefing with a selection.
func (w *window) briefThese(ids []dossier.ID) {
	w.leaveForBriefing(func() { w.brief.Show(ids, w.day()) })
}

// unasked is how many dossiers are briefed without having been picked.
const unasked = 100

// showBriefing goes to the briefing as it was left; one that was not begun
// takes all dossiers.
func (w *window) showBriefing() {
	if w.desk == nil {
		return
	}
	w.leaveForBriefing(func() {
		if !w.brief.Empty() {
			w.brief.Renew()
			return
		}
		w.briefAll(func(*briefing.Chosen) {})
	})
}

// findAll gives everybody, in the order of the list on a day.
func (w *window) findAll(day dossier.Day, then func([]dossier.ID)) {
	d := w.desk
	job.Run(w.place, func(context.Context) (desk.Found, error) { return d.Find("", day) }, func(f desk.Found, err error) {
		switch {
		case w.desk != d:
		case err != nil:
			w.fail(err)
		default:
			then(f.IDs())
		}
	})
}

// leaveForBriefing shows the briefing; what was typed must be in the vault
// before the pages are made, and a session that ends puts it there.
func (w *window) leaveForBriefing(then func()) {
	if s, ok := w.aside.(settler); ok {
		d, shown := w.desk, w.aside
		keep(w, s.Settling(), func(err error) {
			if err != nil {
				w.fail(err)
			}
			if w.desk == d && w.aside == shown {
				w.leaveAside()
				w.leaveForBriefing(then)
			}
		})
		return
	}
	p := w.person
	w.person = nil
	w.put(atBriefing, w.hinted(w.brief))
	w.brief.Focus()
	if p == nil {
		then()
		return
	}
	p.Leave()
	keep(w, p.Close, func(err error) {
		if err != nil {
			w.fail(err)
		}
		if w.desk != nil {
			then()
		}
	})
}

// deleteDossier takes away the dossier that is shown, or those that are picked in
// the list, or the one that the keys act on.
func (w *window) deleteDossier() {
	d := w.desk
	if d == nil {
		return
	}
	if w.atList() {
		if w.writable() {
			w.list.DeletePicked()
		}
		return
	}
	id := w.list.Current()
	if w.person != nil {
		id = w.person.ID()
	}
	which := d.View().Dossier(id)
	if which == nil || !w.writable() {
		return
	}
	p := w.person
	w.person = nil
	if p != nil {
		p.Leave()
	}
	keep(w, func() error {
		if p != nil {
			if err := p.Close(); err != nil {
				return err
			}
		}
		return d.DeleteDossier(id)
	}, func(err error) {
		if err != nil {
			w.fail(err)
		}
		w.showDossiers()
		if err == nil && w.desk == d {
			w.offerBack(say.T("“%s” was deleted.", say.NameOf(which)), func() { w.bringBack(desk.DeletedDossier{ID: id, Name: say.NameOf(which)}) })
		}
	})
}

// addEvent adds an event to the dossier that is shown, or that the keys act on.
func (w *window) addEvent() {
	if w.desk == nil || !w.writable() {
		return
	}
	if w.person == nil {
		id := w.list.Current()
		if id == "" || w.openPerson(id) == nil {
			return
		}
	}
	w.person.AddEvent()
}

var errDay = say.Error("want one whole day, such as 2018-09-12")

// askAsOf lets a person choose the day for which the facts are shown.
func (w *window) askAsOf() {
	entry := widgets.NewChecked("2018-09-12", func(text string) (string, error) {
		if strings.TrimSpace(text) == "" {
			return say.T("Today, as it changes"), nil
		}
		d, err := dossier.ParseDay(strings.TrimSpace(text))
		if err != nil {
			return "", errDay
		}
		return say.Words().Day(d), nil
	})
	if w.asOf != 0 {
		entry.Put(w.asOf.String())
	} else {
		entry.Put("")
	}
	set := func(yes bool) {
		if !yes || w.desk == nil {
			return
		}
		day := dossier.DayOf(w.opts.Now())
		if d, err := dossier.ParseDay(strings.TrimSpace(entry.Entry.Text)); err == nil {
			day = d
		}
		w.setDay(day)
		w.showDossiers()
	}
	w.escapes(entry.Entry)
	agree := w.ask(question{
		title: say.T("Facts as of which day?"), content: entry.Box, size: fyne.NewSize(360, 180),
		yes: say.T("Show"), no: say.T("Cancel"), ready: entry.Valid, then: set,
	})
	entry.Entry.OnSubmitted = func(string) { agree() }
	w.focus(entry.Entry)
}

// dayAt is the day for which facts are shown, where 0 is today.
func (o Options) dayAt(asOf dossier.Day) dossier.Day {
	if asOf != 0 {
		return asOf
	}
	return dossier.DayOf(o.Now())
}
