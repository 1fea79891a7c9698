//go:build !headless

package briefing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/export"
)

// handover is the fourth step: in which copies the briefing goes out, whether the
// ledger knows of it, and whether the file is locked.
type handover struct {
	s        *Screen
	card     fyne.CanvasObject
	record   *widgets.Check
	names    *widgets.Entry
	numbered *widgets.Text
	password *widgets.Chip
	unlock   *widgets.Button
}

func newHandover(s *Screen) *handover {
	h := &handover{s: s}
	h.record = widgets.NewCheck(say.T("Record it in the ledger"), nil)
	h.names = widgets.NewProse(say.T("Who gets one: a name a line"), 1)
	h.numbered = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	h.names.OnEdited = func(string) {
		if len(h.holders()) > 0 && h.numbered.Text == "" {
			h.record.SetChecked(true) // a number is of use where it can be looked up
		}
		h.show()
	}
	h.password = widgets.NewFact("", h.ask)
	h.unlock = widgets.NewSignButton(theme.CancelIcon(), say.T("Take the password off"), func() { s.Clear(); s.renew() })
	lock := container.NewHBox(container.NewCenter(h.password), h.unlock)
	h.card = card(say.T("4 · Hand over"), h.record, widgets.Field(say.T("Numbered copies"), h.names), container.New(widgets.Inset(2, 0), h.numbered), lock)
	h.show()
	return h
}

// holders are those of the numbered copies; nil is none.
func (h *handover) holders() []string {
	if h.s.order.Kind == export.KindWeb {
		return nil
	}
	var l []string
	for line := range strings.SplitSeq(h.names.Text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			l = append(l, line)
		}
	}
	return l
}

func (h *handover) ask() {
	if h.s.opts.AskPassword == nil {
		return
	}
	h.s.opts.AskPassword(func(password []byte) {
		clear(h.s.order.Password)
		h.s.order.Password = password
		h.show()
		h.s.renew()
	})
}

// show says what is chosen.
func (h *handover) show() {
	text := ""
	if n := len(h.holders()); n > 0 {
		text = say.N(n, "%s numbered copy, with its holder in its foot", "%s numbered copies, each with its holder in its foot")
	}
	h.numbered.Set(text)
	web := h.s.order.Kind == export.KindWeb
	switch {
	case web:
		h.password.SetColored(say.T("a web page takes no password"), house.ColorQuiet, house.ColorChip)
		h.unlock.Hide()
	case h.s.order.Password != nil:
		h.password.SetColored(say.T("opens with a password alone"), house.ColorFree, house.ColorFreePale)
		h.unlock.Show()
	default:
		h.password.SetColored(say.T("no password: set one for the mail"), house.ColorQuiet, house.ColorChip)
		h.unlock.Hide()
	}
	if web {
		h.names.Disable()
	} else {
		h.names.Enable()
	}
}
