//go:build !headless

package person

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// sourcePick lets one pick the sources of an item: one types a word of a source,
// and Enter takes the first that is left, or a new one of that name.
type sourcePick struct {
	f     *form
	at    func() *dossier.Mark
	all   []*dossier.Source // those of the item first
	names []string
	find  *desk.Names
	seen  []int // of all, that fit what was typed

	entry *widgets.Entry
	list  *widgets.RowList
	fresh *widgets.Button
	root  fyne.CanvasObject
}

// pickSources lets one pick the sources of an item.
func (f *form) pickSources(at func() *dossier.Mark) {
	if at() == nil {
		return
	}
	p := newSourcePick(f, at)
	f.s.opts.Choose(say.T("Who says so?"), p.root, f.s.settleSoon)
	f.focus(p.entry)
}

func newSourcePick(f *form, at func() *dossier.Mark) *sourcePick {
	p := &sourcePick{f: f, at: at}
	cited := func(s *dossier.Source) bool { return slices.Contains(at().Sources, s.ID) }
	for _, s := range f.s.view.Sources {
		if cited(s) {
			p.all = append(p.all, s)
		}
	}
	for _, s := range slices.Backward(f.s.view.Sources) { // the newest is the likeliest
		if !cited(s) {
			p.all = append(p.all, s)
		}
	}
	p.index()
	p.entry = widgets.NewEntry(say.T("A word of its title, author or publisher"))
	p.entry.OnEdited = func(string) { p.show() }
	closes(p.entry)
	p.entry.OnSubmitted = func(string) { p.enter() }
	p.entry.OnDown = func() {
		if len(p.seen) > 0 {
			f.focus(p.list)
			p.list.Go(0)
		}
	}
	f.private(p.entry)
	p.list = widgets.NewRowList(func() int { return len(p.seen) }, newSourceRow, func(row int, o fyne.CanvasObject) {
		s := p.all[p.seen[row]]
		m := at()
		o.(*sourceRow).show(p.names[p.seen[row]], m != nil && slices.Contains(m.Sources, s.ID))
	})
	p.list.OnOpen = p.toggle
	p.list.OnPick = p.toggle
	p.fresh = addButton("", p.add)
	scroll := container.NewGridWrap(fyne.NewSize(560, 260), p.list)
	p.root = container.New(widgets.Stack(8), p.entry, scroll, container.NewHBox(p.fresh))
	p.show()
	return p
}

// closes lets Escape in an entry leave the dialog that it stands in.
func closes(e *widgets.Entry) {
	e.OnEscape = func() { widgets.Pass(e, &fyne.KeyEvent{Name: fyne.KeyEscape}) }
}

func (p *sourcePick) index() {
	p.names = make([]string, len(p.all))
	for i, s := range p.all {
		p.names[i] = sourceName(s)
	}
	texts := make([]string, len(p.all))
	for i, s := range p.all {
		texts[i] = p.names[i] + " " + s.Author
	}
	p.find = desk.NewNames(texts)
}

// show lists what fits what was typed.
func (p *sourcePick) show() {
	p.seen = p.find.Find(p.entry.Text)
	p.list.Refresh()
	if name := strings.TrimSpace(p.entry.Text); name != "" {
		p.fresh.SetText(say.T("New source “%s”", name))
		p.fresh.Show()
	} else {
		p.fresh.Hide()
	}
}

// enter takes the first that is left, or a new one where there is none.
func (p *sourcePick) enter() {
	switch {
	case strings.TrimSpace(p.entry.Text) == "":
	case len(p.seen) > 0:
		p.toggle(0)
		p.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed next looks for another
	default:
		p.add()
	}
}

func (p *sourcePick) toggle(row int) {
	m := p.at()
	if m == nil || row >= len(p.seen) {
		return
	}
	id := p.all[p.seen[row]].ID
	if at := slices.Index(m.Sources, id); at >= 0 {
		m.Sources = slices.Delete(slices.Clone(m.Sources), at, at+1)
	} else {
		m.Sources = append(slices.Clone(m.Sources), id)
	}
	p.f.s.changed()
	p.list.Refresh()
}

// add makes a source of what was typed, and names it.
func (p *sourcePick) add() {
	m := p.at()
	title := strings.TrimSpace(p.entry.Text)
	if m == nil || title == "" || p.f.s.opts.ReadOnly {
		return
	}
	src := &dossier.Source{ID: p.f.s.opts.NewID(), Title: title, Type: dossier.SourcePress, Seen: p.f.s.today()}
	p.f.s.sourceEdits.Changed(src)
	p.f.s.newSources = append(p.f.s.newSources, src.ID)
	m.Sources = append(slices.Clone(m.Sources), src.ID)
	p.f.s.changed()
	p.all = append([]*dossier.Source{src}, p.all...)
	p.index()
	p.entry.SetText("")
	p.show()
}

// sourceRow is a source that is picked or not.
type sourceRow struct {
	widget.BaseWidget

	tick *widget.Icon
	name *widget.Label
}

func newSourceRow() fyne.CanvasObject {
	r := &sourceRow{tick: widget.NewIcon(nil), name: widget.NewLabel("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *sourceRow) show(name string, picked bool) {
	r.name.SetText(name)
	icon := theme.CheckButtonIcon()
	if picked {
		icon = theme.CheckButtonCheckedIcon()
	}
	r.tick.SetResource(icon)
}

// CreateRenderer is for Fyne.
func (r *sourceRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, container.New(widgets.Inset(6, 0), r.tick), nil, r.name))
}
