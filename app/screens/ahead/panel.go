//go:build !headless

// Package ahead is the quiet panel above the list of dossiers that says what is
// due in the next days.
package ahead

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Options are what the panel needs of the window around it.
type Options struct {
	Days int // within which the dates lie
	Go   func(desk.Coming)
	Away func() // the panel was put away
}

// Panel says what is due.
type Panel struct {
	opts Options
	all  bool // all are shown, and not the first few alone

	found []desk.Coming
	head  *widgets.Text
	rows  *fyne.Container
	root  *fyne.Container
}

// few are as many as are shown at first.
const few = 3

// New makes a panel that has nothing to say yet.
func New(o Options) *Panel {
	p := &Panel{opts: o}
	p.head = widgets.NewShortText("", "", house.SizeText, true)
	p.rows = container.New(widgets.Stack(0))
	away := widgets.NewQuietButton(say.T("Put away"), nil, o.Away)
	sign := container.NewGridWrap(fyne.NewSquareSize(18), widget.NewIcon(theme.NewColoredResource(theme.HistoryIcon(), house.ColorAccent)))
	head := container.NewBorder(nil, nil, container.New(widgets.Inset(6, 0), container.NewCenter(sign)), away, p.head)
	box := container.New(widgets.Stack(2), head, p.rows)
	p.root = container.New(widgets.Inset(16, 6), widgets.NewCard(house.ColorOpen, theme.ColorNameSeparator, 6, box))
	return p
}

// Object is what to put above the list.
func (p *Panel) Object() fyne.CanvasObject { return p.root }

// Set says what is due.
func (p *Panel) Set(found []desk.Coming) {
	p.found = found
	late := 0
	for _, c := range found {
		if c.Late {
			late++
		}
	}
	head := say.N(len(found)-late, "%s date in the next %s days", "%s dates in the next %s days", p.opts.Days)
	if late > 0 {
		head += " · " + say.N(late, "%s promise is overdue", "%s promises are overdue")
	}
	p.head.Set(head)
	p.rows.RemoveAll()
	for i, c := range found {
		if i == few && len(found) > few+1 && !p.all {
			p.rows.Add(container.NewHBox(widgets.NewQuietButton(say.N(len(found)-few, "%s more …", "%s more …"), nil, func() {
				p.all = true
				p.Set(p.found)
			})))
			break
		}
		item := widgets.NewRailItem(Line(c), false, func() { p.opts.Go(c) })
		item.Short = true
		p.rows.Add(item)
	}
}

// Line is a date ahead in one line: when, who, and what.
func Line(c desk.Coming) string {
	name := c.Name
	if c.Dossier != "" {
		name = say.Name(c.Name, "")
	} else if name == "" {
		name = say.T("A meeting")
	}
	return say.Words().ShortDate(c.Date) + "  ·  " + name + "  ·  " + what(c)
}

func what(c desk.Coming) string {
	var s string
	switch c.Kind {
	case desk.ComingConsent:
		s = say.T("the consent ends")
	case desk.ComingMeeting:
		s = say.T("meeting")
	case desk.ComingFollowUp:
		s = say.T("come back to the meeting")
	case desk.ComingPromise:
		s = say.T("a promise is due")
		if c.Late {
			s = say.T("a promise is overdue")
		}
	default:
		s = say.Words().Mid(say.Words().Choice("ahead", "kind", c.Ahead))
	}
	if c.Text != "" {
		s = say.T("%s: %s", s, c.Text)
	}
	return s
}
