//go:build !headless

// Package palette is one box by which one goes to any dossier or screen, and does
// whatever the menus do: the beginnings of words are enough.
package palette

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier/search"
	"habeas/export/chart"
)

// Entry is something that one can go to, or do.
type Entry struct {
	Key   string // tells it from others of the same name; "" where none has it
	Name  string
	Also  string     // other names, which are searched too and shown after it
	Aside string     // its keys, or what it is
	Mark  chart.Mark // where a person stands; "" for what is nobody
	Do    func()
}

// Options are what the palette needs of the window around it.
type Options struct {
	Place job.Place
	// First are entries that are offered before anything is typed, and rank before
	// their like: the dossiers that were open last.
	First []Entry
	// Rest are the screens and the commands of the menus.
	Rest []Entry
	// Find looks for dossiers, off the goroutine that draws; nil where no vault is
	// open. Those in First need not be left out.
	Find func(text string) []Entry
	Done func() // it is closed: before an entry is done, too
}

// Palette is the box with what it found.
type Palette struct {
	opts Options
	root fyne.CanvasObject

	box     *widgets.Entry
	list    *widgets.RowList
	nothing *widgets.Text
	found   job.Latest[[]Entry]
	rows    []Entry
	shown   string // the text that the rows are of
	entered bool   // Enter came before they were
	closed  bool
}

// New makes the palette as it begins.
func New(o Options) *Palette {
	p := &Palette{opts: o}
	p.found.Place = o.Place
	p.box = widgets.NewEntry(say.T("Go to a dossier, a screen, a command …"))
	p.box.Icon = theme.SearchIcon()
	p.box.OnEdited = func(string) { p.look() }
	p.box.OnKey = p.key
	p.list = widgets.NewRowList(func() int { return len(p.rows) }, newRow, func(i int, o fyne.CanvasObject) { o.(*row).put(p.rows[i], i == p.list.Current()) })
	p.list.OnOpen = p.do
	p.list.OnGo = func(int) { p.list.Refresh() }
	p.nothing = widgets.NewShortText("", house.ColorQuiet, house.SizeText, false)
	p.nothing.Hide()
	p.root = container.New(widgets.Inset(8, 8), container.New(widgets.Below(8, 80), p.box,
		container.NewStack(p.list, container.NewVBox(container.New(widgets.Inset(14, 8), p.nothing)))))
	p.rows = slices.Concat(o.First, o.Rest)
	return p
}

// Object is what to put above the window.
func (p *Palette) Object() fyne.CanvasObject { return p.root }

// Box is where one types.
func (p *Palette) Box() fyne.Focusable { return p.box }

// Size is what it takes of a window: wide enough for a name and its keys, and high
// enough for some rows.
func (p *Palette) Size(window fyne.Size) fyne.Size {
	return fyne.NewSize(min(640, window.Width-40), min(460, window.Height-80))
}

// key goes to another row, does what a row says, or closes the palette.
func (p *Palette) key(name fyne.KeyName) bool {
	const page = 8
	at := p.list.Current()
	switch name {
	case fyne.KeyDown:
		p.list.Go(at + 1)
	case fyne.KeyUp:
		p.list.Go(at - 1)
	case fyne.KeyPageDown:
		p.list.Go(at + page)
	case fyne.KeyPageUp:
		p.list.Go(at - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.entered = p.shown != p.box.Text; !p.entered {
			p.do(at)
		}
	case fyne.KeyEscape:
		p.Close()
	default:
		return false
	}
	return true
}

// Close closes it.
func (p *Palette) Close() {
	if !p.closed {
		p.closed = true
		p.found.Cancel()
		p.opts.Done()
	}
}

func (p *Palette) do(i int) {
	if i < len(p.rows) && !p.closed {
		do := p.rows[i].Do
		p.Close()
		do()
	}
}

// look finds what matches the text: at once among the commands, and of dossiers as
// soon as they are found.
func (p *Palette) look() {
	text := p.box.Text
	p.entered = false
	if strings.TrimSpace(text) == "" || p.opts.Find == nil {
		p.found.Cancel()
		p.put(text, nil)
		return
	}
	find := p.opts.Find
	p.found.Run(func(context.Context) ([]Entry, error) { return find(text), nil }, func(l []Entry, err error) {
		if err != nil {
			return
		}
		p.put(text, l)
		if p.entered {
			p.do(0)
		}
	})
}

// put shows what matches a text, and dossiers that were found.
func (p *Palette) put(text string, found []Entry) {
	p.shown = text
	p.rows = rank(text, p.opts.First, p.opts.Rest, found)
	p.nothing.Set(say.T("Nothing is called “%s”.", text))
	if len(p.rows) == 0 {
		p.nothing.Show()
	} else {
		p.nothing.Hide()
	}
	p.list.Refresh()
	p.list.Go(0)
}

// rank puts entries whose name the text leads first, then people of whose names some
// words begin with its words, then whatever else has such words in its name, and last
// what has them beside it; of each, those that come first.
func rank(text string, first, rest, found []Entry) []Entry {
	words := strings.Fields(search.Fold(text))
	type ranked struct {
		Entry
		rank int
	}
	var l []ranked
	add := func(e Entry, sure bool) {
		name := " " + search.Fold(e.Name)
		all := func(in string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, " "+w) })
		}
		switch {
		case search.Leads(e.Name, text):
			l = append(l, ranked{e, 0})
		case sure || e.Mark != "" && all(name+" "+search.Fold(e.Also)):
			l = append(l, ranked{e, 1})
		case all(name):
			l = append(l, ranked{e, 2})
		case all(name + " " + search.Fold(e.Also)):
			l = append(l, ranked{e, 3})
		}
	}
	for _, e := range slices.Concat(first, rest) {
		add(e, false)
	}
	for _, e := range found { // of whom the first may be one
		if !slices.ContainsFunc(l, func(f ranked) bool { return f.Key == e.Key }) {
			add(e, true)
		}
	}
	slices.SortStableFunc(l, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	rows := make([]Entry, len(l))
	for i, r := range l {
		rows[i] = r.Entry
	}
	return rows
}

// row is an entry in the list.
type row struct {
	widget.BaseWidget

	ground      *widgets.Panel
	mark        *widgets.Mark
	name, aside *widgets.Text
	also        *widgets.Text
	box         fyne.CanvasObject
}

func newRow() fyne.CanvasObject {
	r := &row{
		ground: widgets.NewPanel(house.ColorPicked, 0, container.NewStack()),
		mark:   widgets.NewMark(chart.MarkNotKnown, 11),
		name:   widgets.NewShortText("", "", house.SizeText, false),
		also:   widgets.NewShortText("", house.ColorQuiet, house.SizeText, false),
		aside:  widgets.NewText("", house.ColorQuiet, house.SizeSmall, false),
	}
	r.ground.Radius = 6
	r.box = container.New(widgets.Inset(12, 5), container.NewBorder(nil, nil, container.NewCenter(r.mark), container.NewCenter(r.aside),
		container.New(beside{10}, r.name, r.also)))
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) put(e Entry, current bool) {
	if current {
		r.ground.Show()
	} else {
		r.ground.Hide()
	}
	if e.Mark == "" {
		r.mark.Hide()
	} else {
		r.mark.Set(e.Mark)
		r.mark.Show()
	}
	r.name.Set(e.Name)
	r.also.Set(e.Also)
	r.aside.Set(e.Aside)
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.box))
}

// beside lets the first of two texts have the width that it needs, and the second
// what is left.
type beside struct{ gap float32 }

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, objects[0].(*widgets.Text).FullWidth()+1)
	objects[0].Resize(fyne.NewSize(w, size.Height))
	objects[1].Move(fyne.NewPos(w+b.gap, 0))
	objects[1].Resize(fyne.NewSize(max(0, size.Width-w-b.gap), size.Height))
}

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(objects[1].MinSize())
}
