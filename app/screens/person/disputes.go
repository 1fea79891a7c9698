//go:build !headless

package person

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// disputesIn are the disputed fields that a part of the screen edits.
func (s *Screen) disputesIn(i int) []desk.Disputed {
	var l []desk.Disputed
	for _, d := range s.disputed {
		if s.partOf(d) == i {
			l = append(l, d)
		}
	}
	return l
}

// partOf is the part of the screen with a field; what has none of its own stands
// with who somebody is, and what of a case has none where the case is edited.
func (s *Screen) partOf(d desk.Disputed) int {
	name := d.Part
	if d.Subject != s.id && name != "events" || name == "" && d.Field == "cases" {
		name = "charges"
	}
	if strings.HasPrefix(name, "person.") || name == "" {
		name = "names"
	}
	return max(0, slices.IndexFunc(parts(), func(p part) bool { return p.model == name }))
}

// disputes lets one pick which of its values a disputed field has. It is nothing
// where none of the part is.
func (f *form) disputes(i int) fyne.CanvasObject {
	box := container.New(widgets.Stack(6))
	for _, d := range f.s.disputesIn(i) {
		label := d.Label
		if c := f.s.view.Case(d.Subject); c != nil {
			label = say.T("Of the case: %s", c.Name) + " · " + label
		}
		box.Add(widgets.NewNote(widgets.Warning, say.T("%s: two copies of the vault disagree. Which is right?", label)))
		values := container.New(widgets.Wrap(6))
		for n, value := range d.Values {
			if value == "" {
				value = say.T("nothing")
			}
			b := widgets.NewButton(value, nil, func() { f.s.pick(d, n) })
			f.inputs = append(f.inputs, b)
			values.Add(b)
		}
		box.Add(container.New(widgets.Inset(30, 0), values))
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return widgets.NewCard(house.ColorWarnPale, house.ColorNotFree, 10, box)
}

// pick settles what is typed and ends a dispute, off the goroutine that draws.
func (s *Screen) pick(d desk.Disputed, n int) {
	pick := s.opts.Pick
	settle := s.Settling()
	job.Run(s.opts.Place, func(context.Context) (struct{}, error) {
		if err := settle(); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, pick(d, n)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		if s.Renew() {
			s.rebuild()
		}
	})
}
