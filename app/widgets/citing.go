//go:build !headless

package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/dossier"
)

// CitingOptions are what a [Citing] needs of the screen that it stands on.
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

// Citing lets one pick the sources of an item: one types a word of a source, and
// Enter takes the first that is left, or a new one of that name.
type Citing struct {
	Entry *Entry // where one begins

	o     CitingOptions
	all   []*dossier.Source // those of the item first
	names []string
	find  func(string) []int
	seen  []int // of all, that fit what was typed
	list  *RowList
	fresh *Button
	root  fyne.CanvasObject
}

// NewCiting makes the choice for an item that is there.
func NewCiting(o CitingOptions) *Citing {
	p := &Citing{o: o}
	for _, s := range o.Sources {
		if p.cited(s) {
			p.all = append(p.all, s)
		}
	}
	for _, s := range slices.Backward(o.Sources) { // the newest is the likeliest
		if !p.cited(s) {
			p.all = append(p.all, s)
		}
	}
	p.index()
	p.Entry = NewEntry(say.T("A word of its title, author or publisher"))
	p.Entry.OnEdited = func(string) { p.show() }
	p.Entry.OnEscape = func() { Pass(p.Entry, &fyne.KeyEvent{Name: fyne.KeyEscape}) } // leaves the dialog
	p.Entry.OnSubmitted = func(string) { p.enter() }
	p.Entry.OnDown = func() {
		if len(p.seen) > 0 {
			o.Focus(p.list)
			p.list.Go(0)
		}
	}
	p.list = NewRowList(func() int { return len(p.seen) }, newCitedRow, func(row int, to fyne.CanvasObject) {
		to.(*citedRow).show(p.names[p.seen[row]], p.cited(p.all[p.seen[row]]))
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
func (p *Citing) Object() fyne.CanvasObject { return p.root }

func (p *Citing) cited(s *dossier.Source) bool {
	m := p.o.Mark()
	return m != nil && slices.Contains(m.Sources, s.ID)
}

func (p *Citing) index() {
	p.names = make([]string, len(p.all))
	texts := make([]string, len(p.all))
	for i, s := range p.all {
		p.names[i] = say.Source(s)
		texts[i] = p.names[i] + " " + s.Author
	}
	p.find = p.o.Index(texts)
}

// show lists what fits what was typed.
func (p *Citing) show() {
	p.seen = p.find(p.Entry.Text)
	p.list.Refresh()
	if name := strings.TrimSpace(p.Entry.Text); name != "" && !p.o.ReadOnly {
		p.fresh.SetText(say.T("New source “%s”", name))
		p.fresh.Show()
	} else {
		p.fresh.Hide()
	}
}

// enter takes the first that is left, or a new one where there is none.
func (p *Citing) enter() {
	switch {
	case strings.TrimSpace(p.Entry.Text) == "":
	case len(p.seen) > 0:
		p.toggle(0)
		p.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed next looks for another
	default:
		p.add()
	}
}

func (p *Citing) toggle(row int) {
	m := p.o.Mark()
	if m == nil || row >= len(p.seen) || p.o.ReadOnly {
		return
	}
	id := p.all[p.seen[row]].ID
	if at := slices.Index(m.Sources, id); at >= 0 {
		m.Sources = slices.Delete(slices.Clone(m.Sources), at, at+1)
	} else {
		m.Sources = append(slices.Clone(m.Sources), id)
	}
	p.o.Changed()
	p.list.Refresh()
}

// add makes a source of what was typed, and names it.
func (p *Citing) add() {
	m := p.o.Mark()
	title := strings.TrimSpace(p.Entry.Text)
	if m == nil || title == "" || p.o.ReadOnly {
		return
	}
	s := p.o.New(title)
	m.Sources = append(slices.Clone(m.Sources), s.ID)
	p.o.Changed()
	p.all = append([]*dossier.Source{s}, p.all...)
	p.index()
	p.Entry.SetText("")
	p.show()
}

// citedRow is a source that is picked or not.
type citedRow struct {
	widget.BaseWidget

	tick *widget.Icon
	name *widget.Label
}

func newCitedRow() fyne.CanvasObject {
	r := &citedRow{tick: widget.NewIcon(nil), name: widget.NewLabel("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *citedRow) show(name string, picked bool) {
	r.name.SetText(name)
	icon := theme.CheckButtonIcon()
	if picked {
		icon = theme.CheckButtonCheckedIcon()
	}
	r.tick.SetResource(icon)
}

// CreateRenderer is for Fyne.
func (r *citedRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, container.New(Inset(6, 0), r.tick), nil, r.name))
}
