//go:build !headless

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/dossier"
)

// Tickable is something that may be ticked.
type Tickable struct {
	ID   dossier.ID
	Name string
	Also string // what else it is found by
}

// TickingOptions are what a [Ticking] needs of the screen that it stands on.
type TickingOptions struct {
	Offers   []Tickable // the likeliest first
	Hint     string     // in the entry
	ReadOnly bool
	Ticked   func(dossier.ID) bool
	Toggle   func(dossier.ID)
	// New makes what was not there, and ticks it; false where it cannot.
	New   func(name string) (Tickable, bool)
	Call  func(name string) string                             // what the button that makes one says
	Index func(texts []string) (find func(typed string) []int) // finds places in texts
	Focus func(fyne.Focusable)
}

// Ticking lets one tick some of many: one types a word of a name, and Enter takes the
// first that is left, or a new one of that name.
type Ticking struct {
	Entry *Entry // where one begins

	o     TickingOptions
	all   []Tickable // those that are ticked first
	find  func(string) []int
	seen  []int // of all, that fit what was typed
	list  *RowList
	fresh *Button
	root  fyne.CanvasObject
}

// NewTicking makes the choice.
func NewTicking(o TickingOptions) *Ticking {
	p := &Ticking{o: o}
	for _, ticked := range []bool{true, false} {
		for _, x := range o.Offers {
			if o.Ticked(x.ID) == ticked {
				p.all = append(p.all, x)
			}
		}
	}
	p.index()
	p.Entry = NewEntry(o.Hint)
	p.Entry.OnEdited = func(string) { p.show() }
	p.Entry.OnEscape = func() { Pass(p.Entry, &fyne.KeyEvent{Name: fyne.KeyEscape}) } // leaves the dialog
	p.Entry.OnSubmitted = func(string) { p.enter() }
	p.Entry.OnDown = func() {
		if len(p.seen) > 0 {
			o.Focus(p.list)
			p.list.Go(0)
		}
	}
	p.list = NewRowList(func() int { return len(p.seen) }, newTickedRow, func(row int, to fyne.CanvasObject) {
		x := p.all[p.seen[row]]
		to.(*tickedRow).show(x.Name, o.Ticked(x.ID))
	})
	p.list.OnOpen = p.toggle
	p.list.OnPick = p.toggle
	p.fresh = NewButton("", theme.ContentAddIcon(), p.add)
	scroll := container.NewGridWrap(fyne.NewSize(560, 260), p.list)
	p.root = container.New(Stack(8), p.Entry, scroll, container.NewHBox(p.fresh))
	p.show()
	return p
}

// Object is what to put into a dialog.
func (p *Ticking) Object() fyne.CanvasObject { return p.root }

func (p *Ticking) index() {
	texts := make([]string, len(p.all))
	for i, x := range p.all {
		texts[i] = strings.TrimSpace(x.Name + " " + x.Also)
	}
	p.find = p.o.Index(texts)
}

// show lists what fits what was typed.
func (p *Ticking) show() {
	p.seen = p.find(p.Entry.Text)
	p.list.Refresh()
	if name := strings.TrimSpace(p.Entry.Text); name != "" && !p.o.ReadOnly {
		p.fresh.SetText(p.o.Call(name))
		p.fresh.Show()
	} else {
		p.fresh.Hide()
	}
}

// enter takes the first that is left, or a new one where there is none.
func (p *Ticking) enter() {
	switch {
	case strings.TrimSpace(p.Entry.Text) == "":
	case len(p.seen) > 0:
		p.toggle(0)
		p.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed next looks for another
	default:
		p.add()
	}
}

func (p *Ticking) toggle(row int) {
	if row >= len(p.seen) || p.o.ReadOnly {
		return
	}
	p.o.Toggle(p.all[p.seen[row]].ID)
	p.list.Refresh()
}

// add makes one of what was typed.
func (p *Ticking) add() {
	name := strings.TrimSpace(p.Entry.Text)
	if name == "" || p.o.ReadOnly {
		return
	}
	x, ok := p.o.New(name)
	if !ok {
		return
	}
	p.all = append([]Tickable{x}, p.all...)
	p.index()
	p.Entry.SetText("")
	p.show()
}

// tickedRow is one of them.
type tickedRow struct {
	widget.BaseWidget

	tick   *widget.Icon
	name   *widget.Label
	ticked bool
}

func newTickedRow() fyne.CanvasObject {
	r := &tickedRow{tick: widget.NewIcon(nil), name: widget.NewLabel("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *tickedRow) show(name string, ticked bool) {
	r.ticked = ticked
	r.name.SetText(name)
	icon := theme.CheckButtonIcon()
	if ticked {
		icon = theme.CheckButtonCheckedIcon()
	}
	r.tick.SetResource(icon)
}

// CreateRenderer is for Fyne.
func (r *tickedRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, container.New(Inset(6, 0), r.tick), nil, r.name))
}
