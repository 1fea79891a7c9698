//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
)

// place is where one is.
type place int

const (
	atDossiers place = iota
	atBriefing
	atOverview
	atMeetings
	atPackets
	atSources
	atHelp
	atSettings // and what is reached from there
)

// keptName is what the vault calls a place where somebody was when it was closed;
// "" for one that nobody comes back to.
func (p place) keptName() string {
	return map[place]string{
		atBriefing: "briefing", atOverview: "overview", atMeetings: "meetings", atPackets: "packets", atSources: "sources",
	}[p]
}

// stop is a place that one goes to by the rail, the menu and a key.
type stop struct {
	at   place
	name string
	key  fyne.KeyName // with the platform's modifier
	foot bool         // it stands at the foot of the rail
	show func()
}

// stops are the places of an open vault, in the order of the rail.
func (w *window) stops() []stop {
	return []stop{
		{at: atDossiers, name: say.T("Dossiers"), key: fyne.Key1, show: w.showDossiers},
		{at: atBriefing, name: say.T("Briefing"), key: fyne.Key2, show: w.showBriefing},
		{at: atOverview, name: say.T("Overview"), key: fyne.Key3, show: w.showOverview},
		{at: atMeetings, name: say.T("Meetings"), key: fyne.Key4, show: w.showMeetings},
		{at: atPackets, name: say.T("Packets"), key: fyne.Key5, show: w.showPackets},
		{at: atSources, name: say.T("Sources"), key: fyne.Key6, show: w.showSources},
		{at: atHelp, name: say.T("Help"), foot: true, show: w.showHelp},
		{at: atSettings, name: say.T("Settings"), key: fyne.KeyComma, foot: true, show: w.showSettings},
	}
}

// railItems makes the rail's items: the places, and those at its foot.
func (w *window) railItems() (places, foot []fyne.CanvasObject) {
	w.rail = map[place]*widgets.RailItem{}
	for _, s := range w.stops() {
		item := widgets.NewRailItem(s.name, true, s.show)
		w.rail[s.at] = item
		if s.foot {
			foot = append(foot, item)
		} else {
			places = append(places, item)
		}
	}
	return places, foot
}

// stopCommands are the menu's items for the places that do not stand at the foot.
func (w *window) stopCommands() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range w.stops() {
		if !s.foot {
			items = append(items, w.command(s.name, s.key, false, s.show))
		}
	}
	return items
}

// inPlace reports whether a place is the one that is shown.
func (w *window) inPlace(at place) bool {
	item := w.rail[at]
	return item != nil && item.Chosen
}

// briefing reports whether the briefing is shown, and not what is reached from it.
func (w *window) briefing() bool { return w.inPlace(atBriefing) && w.aside == nil }

// putRail stands the places over those at the foot, with what is below them.
func (w *window) putRail(below ...fyne.CanvasObject) fyne.CanvasObject {
	places, foot := w.railItems()
	return container.NewBorder(container.New(widgets.Stack(3), places...),
		container.New(widgets.Stack(2), append(foot, below...)...), nil, nil)
}
