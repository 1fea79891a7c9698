//go:build !headless

package briefing

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
)

var asOf = dossier.NewDay(2018, time.September, 12)

// fake stands in for the desk and the window.
type fake struct {
	view     *dossier.View
	orders   []desk.Order
	findings []disclosure.Finding
	withheld int
	err      error
	place    job.Place
	exported []string
	handed   Handing
	asked    []string // what a reason would override
	reason   string   // that is given
	let      bool     // it lets go
	opened   dossier.ID
	part     string
	status   string
}

func newFake(n int) *fake {
	f := &fake{view: &dossier.View{Context: dossier.Context{Title: "Prisoners"}}}
	for i := range n {
		f.view.Dossiers = append(f.view.Dossiers, &dossier.Dossier{
			ID: dossier.ID(fmt.Sprintf("%026d", i)), Names: []dossier.Name{{Text: fmt.Sprintf("Person %d", i)}},
		})
	}
	return f
}

func (f *fake) options() Options {
	return Options{
		Place: f.place, Now: func() time.Time { return time.Unix(0, 0) },
		Brief: func(_ context.Context, o desk.Order) (*desk.Briefing, error) {
			f.orders = append(f.orders, o)
			if f.err != nil {
				return nil, f.err
			}
			findings := f.findings
			if f.let && o.Reason != "" {
				findings = nil // as if the reason had let them go
			}
			return &desk.Briefing{Dossiers: len(o.IDs), Findings: findings, Withheld: f.withheld}, nil
		},
		View:   func() *dossier.View { return f.view },
		Open:   func(id dossier.ID) { f.opened = id },
		Mend:   func(id dossier.ID, part string) { f.opened, f.part = id, part },
		Export: func(h Handing) { f.exported, f.handed = append(f.exported, h.FileName), h },
		AskReason: func(findings []string, done func(string)) {
			f.asked = findings
			if f.reason != "" {
				done(f.reason)
			}
		},
		AskPassword: func(done func([]byte)) { done([]byte("correct horse")) },
		Find: func(query string, _ dossier.Day) (found desk.Found, err error) {
			for _, d := range f.view.Dossiers {
				if strings.Contains(d.Names[0].Text, query) {
					found.Rows = append(found.Rows, desk.Row{ID: d.ID})
				}
			}
			return found, nil
		},
		NewMeeting: func(title string, a dossier.Audience, done func(dossier.ID)) {
			m := &dossier.Meeting{ID: "m9", Title: title, For: a}
			f.view.Meetings = append(f.view.Meetings, m)
			done(m.ID)
		},
		ShowMeeting: func(id dossier.ID) { f.opened = id },
		Status:      func(left, _ string) { f.status = left },
	}
}

func (f *fake) last() desk.Order { return f.orders[len(f.orders)-1] }

func shown(t *testing.T, f *fake) *Screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	s := New(f.options())
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1100, 900))
	s.Show(f.view.IDs(), asOf)
	return s
}

func textsIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.Label:
		return o.Text + "\n"
	case *widgets.Text:
		return o.Text + "\n"
	case *fyne.Container:
		s := ""
		for _, x := range o.Objects {
			s += textsIn(x)
		}
		return s
	}
	return ""
}

func findChips(o fyne.CanvasObject, text string) []*widgets.Chip {
	switch o := o.(type) {
	case *widgets.Chip:
		if o.Text == text {
			return []*widgets.Chip{o}
		}
	case *fyne.Container:
		var l []*widgets.Chip
		for _, x := range o.Objects {
			l = append(l, findChips(x, text)...)
		}
		return l
	}
	return nil
}

func findChip(o fyne.CanvasObject, text string) *widgets.Chip {
	switch o := o.(type) {
	case *widgets.Chip:
		if o.Text == text {
			return o
		}
	case *fyne.Container:
		for _, x := range o.Objects {
			if c := findChip(x, text); c != nil {
				return c
			}
		}
	}
	return nil
}
