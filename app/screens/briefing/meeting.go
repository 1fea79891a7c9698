//go:build !headless

package briefing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// meeting is where one chooses the meeting that the briefing is for, or types one that
// is not written down yet.
type meeting struct {
	s     *Screen
	box   *fyne.Container
	chips *fyne.Container
	entry *widgets.Entry
	all   []*dossier.Meeting
	goes  *widgets.Chip // to the meeting that is chosen
	makes *widgets.Chip // what was typed
}

func newMeeting(s *Screen) *meeting {
	m := &meeting{s: s, entry: widgets.NewEntry(say.T("Meeting: choose or type"))}
	m.makes = widgets.NewFact("", m.make)
	m.goes = widgets.NewFact(say.T("to the meeting"), func() { s.opts.ShowMeeting(s.order.Meeting) })
	all := widgets.NewSignButton(theme.MenuDropDownIcon(), say.T("All meetings"), func() {
		s.focus(m.entry)
		m.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // which offers all
	})
	m.chips = container.NewHBox(m.makes, m.goes)
	m.box = container.New(widgets.Stack(4), container.NewBorder(nil, nil, nil, all, m.entry), m.chips)
	m.makes.Hide()
	m.goes.Hide()
	m.entry.OnEdited = m.typed
	m.entry.OnSubmitted = func(string) {
		if m.makes.Visible() {
			m.make()
		}
	}
	return m
}

// called tells meetings of one title apart by their days.
func called(m *dossier.Meeting) string {
	name := m.Title
	if name == "" {
		name = m.Organisation
	}
	if name == "" {
		name = say.T("Meeting without a title")
	}
	if !m.Date.IsZero() {
		name += " · " + say.Words().ShortDate(m.Date)
	}
	return name
}

// fill offers the meetings of the vault, the newest first.
func (m *meeting) fill() {
	m.all = nil
	meetings := m.s.opts.View().Meetings
	for i := len(meetings) - 1; i >= 0; i-- {
		m.all = append(m.all, meetings[i])
	}
	now := m.s.opts.View().Meeting(m.s.order.Meeting)
	text := ""
	if now == nil {
		m.s.order.Meeting = ""
	} else {
		text = called(now)
	}
	m.entry.Put(text)
	m.show()
}

// offer gives the meetings whose name has what was typed.
func (m *meeting) offer(typed string) []string {
	var l []string
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, x := range m.all {
		if name := called(x); strings.Contains(strings.ToLower(name), typed) {
			l = append(l, name)
		}
	}
	return l
}

// typed is told each text: one that names a meeting chooses it.
func (m *meeting) typed(text string) {
	text = strings.TrimSpace(text)
	var id dossier.ID
	for _, x := range m.all {
		if text != "" && (text == called(x) || strings.EqualFold(text, x.Title)) {
			id = x.ID
			break
		}
	}
	if id != m.s.order.Meeting {
		m.take(id)
	}
	m.show()
}

func (m *meeting) take(id dossier.ID) {
	m.s.order.Meeting = id
	if x := m.s.opts.View().Meeting(id); x != nil && x.For != "" && x.For != m.s.order.Audience {
		m.s.choose(x.For)
	}
	m.s.showOrder()
	m.s.renewSoon()
}

func (m *meeting) show() {
	text := strings.TrimSpace(m.entry.Text)
	m.makes.Hide()
	m.goes.Hide()
	switch {
	case m.s.order.Meeting != "" && m.s.opts.ShowMeeting != nil:
		m.goes.Show()
	case text != "" && m.s.opts.NewMeeting != nil:
		m.makes.Set(say.T("write down this meeting"))
		m.makes.Show()
	}
	if m.makes.Visible() || m.goes.Visible() {
		m.chips.Show()
	} else {
		m.chips.Hide()
	}
	m.box.Refresh()
	if m.s.steps != nil {
		m.s.steps.Refresh() // what is below moves
	}
}

// make writes down the meeting that was typed.
func (m *meeting) make() {
	title := strings.TrimSpace(m.entry.Text)
	m.s.opts.NewMeeting(title, m.s.order.Audience, func(id dossier.ID) {
		m.s.order.Meeting = id
		m.fill()
		m.s.showOrder()
		m.s.renew()
	})
}
