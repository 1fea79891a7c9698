//go:build !headless

package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Comfort are the settings of how the window is read, and by whom.
type Comfort struct {
	TextSizes   []int // what can be chosen, in hundredths of the usual one
	TextSize    func() int
	SetTextSize func(int)
	Motion      func() house.Motion
	SetMotion   func(house.Motion)
	Neutral     func() bool // the window's title and icon say nothing
	SetNeutral  func(bool)
	AheadDays   []int // what can be chosen; 0 is none
	Ahead       func() int
	SetAhead    func(int)
	Notifies    func() bool // the system says that there are dates ahead
	SetNotifies func(bool)
}

// choices is a row of chips of which one is chosen.
func choices[T comparable](s *Screen, now T, set func(T), values []T, names []string) fyne.CanvasObject {
	row := container.New(widgets.Wrap(6))
	var all []*widgets.Chip
	for i, v := range values {
		c := widgets.NewFilter(names[i], func() {
			set(v)
			for j, c := range all {
				c.Choose(i == j)
			}
		})
		c.Choose(v == now)
		all = append(all, c)
		row.Add(c)
		if s.first == nil {
			s.first = c
		}
	}
	return row
}

// selected is a list of which one is chosen.
func selected[T comparable](now T, set func(T), values []T, names []string) fyne.CanvasObject {
	list := widgets.NewSelect(names, nil)
	for i, v := range values {
		if v == now {
			list.SetSelectedIndex(i)
		}
	}
	list.OnChanged = func(string) {
		if i := list.SelectedIndex(); i >= 0 {
			set(values[i])
		}
	}
	return container.NewHBox(container.New(widgets.Width(220), list))
}

// comfort is how large text is, and what moves.
func (s *Screen) comfort() []fyne.CanvasObject {
	kept := s.opts.Kept
	var sizes []string
	for _, n := range kept.TextSizes {
		sizes = append(sizes, say.T("%s %%", n))
	}
	motions := []string{say.T("As the system"), say.T("As usual"), say.T("As little as can be")}
	return []fyne.CanvasObject{
		explained(widgets.Field(say.T("Size of text"), selected(kept.TextSize(), kept.SetTextSize, kept.TextSizes, sizes)), say.T("And of all that stands around it: %s and %s make it larger and smaller everywhere.", say.Keys("=", false), say.Keys("-", false))),
		widgets.Field(say.T("What moves"), choices(s, kept.Motion(), kept.SetMotion, house.Motions, motions)),
	}
}

// privacy is what others can read off the window.
func (s *Screen) privacy() []fyne.CanvasObject {
	kept := s.opts.Kept
	neutral := widgets.NewCheck(say.T("A neutral title and icon for the window"), kept.SetNeutral)
	neutral.Checked = kept.Neutral()
	return []fyne.CanvasObject{
		explained(neutral, say.T("For work where others see the screen: lists of windows show “Notes”. The program's name stays in the system's list of programs. %s covers the window at once, and the vault stays open; %s locks it.", say.Keys("L", true), say.Keys("L", false))),
	}
}

// reminders are what the window says of dates ahead.
func (s *Screen) reminders() []fyne.CanvasObject {
	kept := s.opts.Kept
	var names []string
	for _, n := range kept.AheadDays {
		if n == 0 {
			names = append(names, say.T("None"))
		} else {
			names = append(names, say.N(n, "Of the next %s day", "Of the next %s days"))
		}
	}
	notify := widgets.NewCheck(say.T("The system says that there are some"), kept.SetNotifies)
	notify.Checked = kept.Notifies()
	row := selected(kept.Ahead(), kept.SetAhead, kept.AheadDays, names)
	return []fyne.CanvasObject{
		explained(widgets.Field(say.T("Dates that are shown after a vault is opened"), row), say.T("Above the list of dossiers: hearings, deadlines, meetings, promises that are due, consents that end. It counts from the next time that a vault is opened.")),
		explained(notify, say.T("It says no more than that: the system's notices are seen by others, and may be kept.")),
	}
}
