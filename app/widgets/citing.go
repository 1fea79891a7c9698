//go:build !headless

package widgets

import (
	"slices"

	"fyne.io/fyne/v2"

	"habeas/app/say"
	"habeas/dossier"
)

// CitingOptions are what [NewCiting] needs of the screen that it stands on.
type CitingOptions struct {
	Sources  []*dossier.Source    // of the vault, the oldest first
	Mark     func() *dossier.Mark // of the item; nil where it is gone
	ReadOnly bool
	Changed  func() // the item names other sources
	// New makes a source of a title and keeps it.
	New   func(title string) *dossier.Source
	Index func(texts []string) (find func(typed string) []int) // finds places in texts
	Focus func(fyne.Focusable)
}

// NewCiting lets one tick the sources of an item that is there.
func NewCiting(o CitingOptions) *Ticking {
	var offers []Tickable
	for _, s := range slices.Backward(o.Sources) { // the newest is the likeliest
		offers = append(offers, citable(s))
	}
	cited := func(id dossier.ID) bool {
		m := o.Mark()
		return m != nil && slices.Contains(m.Sources, id)
	}
	return NewTicking(TickingOptions{
		Offers: offers, Hint: say.T("A word of its title, author or publisher"), ReadOnly: o.ReadOnly,
		Ticked: cited,
		Toggle: func(id dossier.ID) {
			m := o.Mark()
			if m == nil {
				return
			}
			m.Sources = toggled(m.Sources, id)
			o.Changed()
		},
		New: func(title string) (Tickable, bool) {
			m := o.Mark()
			if m == nil {
				return Tickable{}, false
			}
			s := o.New(title)
			m.Sources = append(slices.Clone(m.Sources), s.ID)
			o.Changed()
			return citable(s), true
		},
		Call:  func(title string) string { return say.T("New source “%s”", title) },
		Index: o.Index, Focus: o.Focus,
	})
}

func citable(s *dossier.Source) Tickable { return Tickable{s.ID, say.Source(s), s.Author} }

// toggled is a list with something taken out, or put at its end; the list itself stays.
func toggled(list []dossier.ID, id dossier.ID) []dossier.ID {
	if at := slices.Index(list, id); at >= 0 {
		return slices.Delete(slices.Clone(list), at, at+1)
	}
	return append(slices.Clone(list), id)
}
