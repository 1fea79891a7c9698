//go:build !headless

package settings

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// look is how the window looks, and what this computer remembers.
func (s *Screen) look() []fyne.CanvasObject {
	kept := s.opts.Kept
	chips := container.New(widgets.Wrap(6))
	all := map[house.Choice]*widgets.Chip{}
	for _, l := range []struct {
		name   string
		choice house.Choice
	}{{say.T("Light"), house.Light}, {say.T("Dark"), house.Dark}, {say.T("As the system"), house.System}} {
		c := widgets.NewFilter(l.name, func() {
			kept.SetTheme(l.choice)
			for choice, c := range all {
				c.Choose(choice == l.choice)
			}
		})
		c.Choose(l.choice == kept.Theme())
		all[l.choice] = c
		chips.Add(c)
		if s.first == nil {
			s.first = c
		}
	}
	tags, names := []string{""}, []string{say.T("As the system")}
	for _, l := range kept.Languages {
		tags, names = append(tags, l.Tag), append(names, l.Name)
	}
	language := widgets.NewSelect(names, nil)
	language.SetSelectedIndex(max(slices.Index(tags, kept.Language()), 0))
	language.OnChanged = func(string) {
		if i := language.SelectedIndex(); i >= 0 {
			kept.SetLanguage(tags[i])
		}
	}
	remember := widgets.NewCheck(say.T("Remember which vaults were open"), kept.SetRemembers)
	remember.Checked = kept.Remembers()
	var hints *widgets.Button
	hints = s.button(say.T("Show the sentences of help again"), func() {
		kept.BringHints()
		hints.Disable()
	})
	if !kept.HintsAway() {
		hints.Disable()
	}
	objects := append([]fyne.CanvasObject{widgets.Field(say.T("Colours"), chips)}, s.comfort()...)
	return append(objects,
		explained(widgets.Field(say.T("Language"), container.NewHBox(container.New(widgets.Width(220), language))), say.T("French and Khmer are drafts that no native reader has signed yet. Packets have a language of their own.")),
		explained(remember, say.T("Where they lie stands on the start screen and in the File menu of this computer, outside of the vaults.")),
		explained(container.NewHBox(hints), say.T("Each screen has one, and “Got it” puts it away.")),
	)
}

// locking is when an open vault is locked, and what becomes of copies.
func (s *Screen) locking() []fyne.CanvasObject {
	kept := s.opts.Kept
	var names []string
	now := -1
	for i, d := range kept.AutoLocks {
		names = append(names, length(d))
		if d == kept.AutoLock() {
			now = i
		}
	}
	after := widgets.NewSelect(names, nil)
	after.SetSelectedIndex(now)
	after.OnChanged = func(string) {
		if i := after.SelectedIndex(); i >= 0 {
			kept.SetAutoLock(kept.AutoLocks[i])
		}
	}
	s.first = after
	clips := widgets.NewCheck(say.T("Take private text off the clipboard again"), kept.SetClearsClipboard)
	clips.Checked = kept.ClearsClipboard()
	return append([]fyne.CanvasObject{
		explained(widgets.Field(say.T("Lock the vault after"), container.NewHBox(container.New(widgets.Width(220), after))), say.T("Without a key, a click or a movement in the window. What was typed is saved before. The vault is locked, too, when the computer sleeps or its screen is locked, where the system tells.")),
		explained(clips, say.T("Half a minute after it was copied, and when the vault is locked. A program that keeps a history of the clipboard has its own copy.")),
	}, s.privacy()...)
}

// length is a time without anybody at the window, in words.
func length(d time.Duration) string {
	switch {
	case d == 0:
		return say.T("Never")
	case d%time.Hour == 0:
		return say.N(int(d/time.Hour), "%s hour", "%s hours")
	}
	return say.N(int(d/time.Minute), "%s minute", "%s minutes")
}
