//go:build !headless

package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/secret"
	"habeas/app/task"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
)

// newBriefing makes the screen on which briefings of a vault are put together.
func (w *window) newBriefing(d *desk.Desk) *briefing.Screen {
	return briefing.New(briefing.Options{
		Place: w.place, Now: w.opts.Now, View: d.View, Find: d.Find,
		Brief: func(ctx context.Context, o desk.Order) (*desk.Briefing, error) { return w.make(d, ctx, o) },
		Open:  w.showPerson, Mend: w.mend, ShowSituation: w.showSituationAt,
		Export: w.export, Print: w.print, Look: w.lookAt, AskReason: w.askReason, AskPassword: w.askPassword,
		NewMeeting: w.newMeetingNamed, ShowMeeting: w.showMeeting, ShowSource: func(dossier.ID) { w.showSources() },
		Focus: w.focus, Keep: w.keepBriefing,
		Status: func(left, right string) {
			if w.briefing() {
				w.status(left, right)
			}
		},
	})
}

// briefFor puts a briefing for a meeting together, with what was chosen for it before.
func (w *window) briefFor(meeting dossier.ID) {
	w.briefAs(func(o *briefing.Chosen) {
		if before, ok := w.briefedBefore(w.desk).For[meeting]; ok {
			*o = before.order(*o, w.day())
			o.WithoutStatus, o.Reason = nil, ""
		}
		o.Meeting = meeting
		if m := w.desk.View().Meeting(meeting); m != nil && m.For != "" && m.For != o.Audience {
			o.Audience, o.WithoutStatus, o.Reason = m.For, nil, ""
		}
	})
}

// briefAs goes to the briefing as it was left, changed; one that was not begun takes
// all dossiers.
func (w *window) briefAs(change func(*briefing.Chosen)) {
	if w.desk == nil {
		return
	}
	w.leaveForBriefing(func() {
		if w.brief.Empty() {
			w.briefAll(change)
			return
		}
		o := w.brief.Order()
		change(&o)
		w.brief.Begin(o)
	})
}

// briefAll begins a briefing of all dossiers, changed. It is of those, too, that are
// written later: nobody is left out because a briefing was begun before.
func (w *window) briefAll(change func(*briefing.Chosen)) {
	d, o := w.desk, w.brief.Order()
	o.AsOf = w.day()
	w.findAll(o.AsOf, func(ids []dossier.ID) {
		if w.desk != d {
			return
		}
		if len(ids) <= unasked {
			all := ""
			o.IDs, o.Found = ids, &all
		}
		change(&o)
		w.brief.Begin(o)
	})
}

// briefNews puts the note of what is new since a packet together.
func (w *window) briefNews(packet dossier.ID) {
	w.briefAgain(packet, func(o *briefing.Chosen) { o.Kind, o.Since, o.Title = export.KindChanges, packet, "" })
}

// briefAgain gives the order of a packet once more, as of today.
func (w *window) briefAgain(packet dossier.ID, change func(*briefing.Chosen)) {
	d := w.desk
	if d == nil {
		return
	}
	day := w.day()
	job.Run(w.place, func(context.Context) (briefing.Chosen, error) {
		o, found, err := d.OrderOf(packet, day)
		return briefing.Chosen{Order: o, Found: found}, err
	}, func(o briefing.Chosen, err error) {
		switch {
		case w.desk != d:
		case err != nil:
			w.fail(err)
		default:
			change(&o)
			w.leaveForBriefing(func() { w.brief.Begin(o) })
		}
	})
}

// newMeetingNamed writes a meeting down under a title.
func (w *window) newMeetingNamed(title string, a dossier.Audience, done func(dossier.ID)) {
	d := w.desk
	if d == nil || !w.writable() {
		return
	}
	m := &dossier.Meeting{ID: d.NewID(), Title: title, For: a}
	keep(w, func() error { return d.SaveMeeting(nil, m) }, func(err error) {
		switch {
		case w.desk != d:
		case err != nil:
			w.fail(err)
		default:
			done(m.ID)
		}
	})
}

// askReason asks why findings are overridden. It goes into the ledger.
func (w *window) askReason(findings []string, done func(reason string)) {
	reason := widgets.NewProse(say.T("Who agreed, when and how"), 2)
	w.escapes(reason)
	text := task.Prose(say.T("A reason lets these go, and stands in the ledger with the packet:") + "\n\n• " + strings.Join(findings, "\n• "))
	content := container.New(widgets.Width(480), container.New(widgets.Stack(10), text, reason))
	given := func() string { return strings.TrimSpace(reason.Text) }
	w.ask(question{
		title: say.T("Why is it handed over nevertheless?"), content: content, yes: say.T("Hand it over"), no: say.T("Cancel"),
		ready: func() bool { return given() != "" }, then: func(yes bool) {
			if yes {
				done(given())
			}
		},
	})
	w.focus(reason)
}

// askPassword asks for the password of a file that goes by mail.
func (w *window) askPassword(done func(password []byte)) {
	form := secret.NewForm(w.place, w.opts.Random, w.focus)
	form.Suggestion.OnCopied = w.copied
	text := task.Prose(say.T("The file opens with this password alone. Tell it to the reader by another way than the mail: nobody can open the file without it, and it is kept nowhere."))
	content := container.New(widgets.Width(440), container.New(widgets.Stack(10), text, form.Box))
	agree := w.ask(question{
		title: say.T("Password of the file"), content: content, yes: say.T("Set it"), no: say.T("Cancel"), ready: form.Ready,
		then: func(yes bool) {
			password, err := form.Take()
			if !yes || err != nil {
				return
			}
			if err := desk.CheckPassword(password); err != nil {
				w.fail(err)
				return
			}
			done(password)
		},
	})
	form.Again.OnSubmitted = func(string) { agree() }
	w.escapes(form.First)
	w.escapes(form.Again)
	w.focus(form.First)
}

// lookAt shows a web page in the browser of the computer. It is asked for each time,
// as the page is then a plain file.
func (w *window) lookAt(b *desk.Briefing) {
	d := w.desk
	if d == nil {
		return
	}
	if w.outside == nil {
		w.fail(errNoOutside)
		return
	}
	text := say.T("The page goes as a plain file into a private folder, for the browser that shows it. It is wiped when the vault is locked and when Habeas ends; the browser may remember where it was.")
	w.confirm(say.T("Look at it in the browser?"), text, say.T("Look"), func(yes bool) {
		if yes && w.desk == d {
			w.giveOut(".html", b.File, func(path string) error { return w.openURL(fileURL(path)) })
		}
	})
}

// giveOut puts a plain file where another program can open it, and calls opens with
// its path.
func (w *window) giveOut(extension string, data []byte, opens func(path string) error) {
	d, writes := w.desk, w.writes
	writes.Add(1) // a file that comes after the wiping would stay
	job.Run(w.place, func(context.Context) (string, error) {
		defer writes.Done()
		return w.outside.Put(extension, data)
	}, func(path string, err error) {
		if err == nil && w.desk == d {
			err = opens(path)
		}
		if err != nil {
			w.fail(err)
		}
	})
}
