//go:build !headless

package person

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// alikes points out other dossiers with a name like one that is typed: the same
// person may be there already.
type alikes struct {
	s      *Screen
	box    *fyne.Container
	asked  []string // the names of the last answer
	soon   job.Delay
	answer job.Latest[[]desk.Alike]
}

// alikePause is how long a name is left alone before others are looked for.
const alikePause = 250 * time.Millisecond

func newAlikes(s *Screen) *alikes {
	a := &alikes{s: s, box: container.New(widgets.Stack(6))}
	a.soon = job.Delay{Place: s.opts.Place, Quiet: alikePause}
	a.answer.Place = s.opts.Place
	a.box.Hide()
	return a
}

// look asks anew once the names have changed and typing pauses.
func (a *alikes) look() {
	var names []string
	for _, n := range a.s.now.Names {
		if n.Shows() && n.Role != dossier.NameKnownAs && n.Role != dossier.NameClan {
			names = append(names, n.Text)
		}
	}
	if slices.Equal(names, a.asked) {
		return
	}
	a.asked = names
	ask := func() {
		alike, id := a.s.opts.Alike, a.s.id
		a.answer.Run(func(context.Context) ([]desk.Alike, error) { return alike(id, names), nil },
			func(found []desk.Alike, _ error) { a.show(found) })
	}
	if a.s.opts.Place.Back == nil { // a test does everything at once
		ask()
		return
	}
	a.soon.Ask(ask)
}

func (a *alikes) show(found []desk.Alike) {
	a.box.RemoveAll()
	if len(found) > 0 {
		note := widgets.NewNote(widgets.Warning, say.N(len(found), "A name like one of another dossier. Is it the same person?", "A name like those of %s other dossiers. Is it one of these people?"))
		a.box.Add(note)
	}
	for _, f := range found {
		compare := widgets.NewQuietButton(say.T("Compare"), nil, func() { a.s.opts.Compare(f.ID) })
		open := widgets.NewQuietButton(say.T("Open"), nil, func() { a.s.opts.OpenOther(f.ID) })
		name := widgets.NewShortText(f.Name, "", house.SizeText, true)
		a.box.Add(container.NewBorder(nil, nil, nil, container.New(middle{2}, compare, open),
			container.New(widgets.Stack(0), name, quiet(a.about(f)))))
	}
	if len(found) > 0 {
		a.box.Show()
	} else {
		a.box.Hide()
	}
	a.s.body.Content.Refresh()
}

// about is what tells one person from another: age, place, and when they were
// arrested.
func (a *alikes) about(f desk.Alike) string {
	w := say.Words()
	var parts []string
	if least, most, ok := dossier.AgeOn(f.Born, a.s.asOf); ok {
		parts = append(parts, say.T("aged %s", w.Age(least, most, true)))
	} else if f.Age.Years > 0 {
		age := say.T("aged %s", w.Digits(f.Age.Years))
		if !f.Age.AsOf.IsZero() {
			age = say.T("aged %s in %s", w.Digits(f.Age.Years), w.ShortDate(f.Age.AsOf))
		}
		parts = append(parts, age)
	}
	switch {
	case !f.Arrested.IsZero() && f.Place != "":
		parts = append(parts, say.T("arrested %s, %s", w.ShortEventDate(f.Arrested), f.Place))
	case !f.Arrested.IsZero():
		parts = append(parts, say.T("arrested %s", w.ShortEventDate(f.Arrested)))
	case f.Place != "":
		parts = append(parts, f.Place)
	default:
		parts = append(parts, say.T("no arrest on record"))
	}
	return strings.Join(parts, " · ")
}

func (a *alikes) close() {
	a.soon.Cancel()
	a.answer.Cancel()
}
