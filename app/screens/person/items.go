//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// What can be done to the item in which the keyboard is.
const (
	DoAudience = "audience" // choose who may see it
	DoSources  = "sources"  // choose who says so
	DoUp       = "up"       // move it before the one before it
	DoDown     = "down"
)

// items are the boxes of a form's items, to know in which of them something is,
// and what can be done to them.
type items struct {
	order []dossier.ID
	boxes map[dossier.ID]fyne.CanvasObject
	acts  map[control]func()
}

// box says where an item stands, in the order of the form. Of boxes in boxes the
// inner one comes later.
func (f *form) box(id dossier.ID, o fyne.CanvasObject) {
	if f.items.boxes == nil {
		f.items.boxes = map[dossier.ID]fyne.CanvasObject{}
	}
	f.items.order = append(f.items.order, id)
	f.items.boxes[id] = o
}

// can says what does something to an item.
func (f *form) can(id dossier.ID, what string, do func()) {
	if f.items.acts == nil {
		f.items.acts = map[control]func(){}
	}
	f.items.acts[control{id, what}] = do
}

// chipsOf makes the chips of an item what the keys press.
func (f *form) chipsOf(id dossier.ID, chips ...fyne.CanvasObject) {
	for _, o := range chips {
		if c, ok := o.(*widgets.Chip); ok && f.roles[c] != "" {
			f.can(id, f.roles[c], func() { c.Tapped(nil) })
		}
	}
}

// itemWith is the item in which an object stands, "" for none.
func (f *form) itemWith(o fyne.CanvasObject) (in dossier.ID) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o)
	at = at.AddXY(o.Size().Width/2, min(o.Size().Height/2, 12))
	for _, id := range f.items.order {
		box := f.items.boxes[id]
		from, size := driver.AbsolutePositionForObject(box), box.Size()
		if box.Visible() && at.X >= from.X && at.X <= from.X+size.Width && at.Y >= from.Y && at.Y <= from.Y+size.Height {
			in = id
		}
	}
	return in
}

// itemAtKeys is the item in which the keyboard is, "" for none.
func (f *form) itemAtKeys() dossier.ID {
	c := fyne.CurrentApp().Driver().CanvasForObject(f.s.body)
	if c == nil {
		return ""
	}
	if o, ok := c.Focused().(fyne.CanvasObject); ok {
		return f.itemWith(o)
	}
	return ""
}

// Do does something to the item in which the keyboard is; false where there is
// none, or it has no such thing.
func (s *Screen) Do(what string, focused fyne.Focusable) bool {
	o, ok := focused.(fyne.CanvasObject)
	if !ok {
		return false
	}
	id := s.form.itemWith(o)
	do := s.form.items.acts[control{id, what}]
	if id == "" || do == nil {
		return false
	}
	begins := focused == s.form.kept[control{id, "begin"}]
	do()
	if begins && (what == DoUp || what == DoDown) {
		s.form.focus(s.form.kept[control{id, "begin"}]) // one goes on where one was
	}
	return true
}

// grip is where an item is taken to be dragged to another place.
type grip struct {
	widget.BaseWidget

	moved   func(by float32) // the pointer, since the last time
	dropped func()
}

var (
	_ fyne.Draggable     = (*grip)(nil)
	_ desktop.Cursorable = (*grip)(nil)
)

func newGrip(moved func(float32), dropped func()) *grip {
	g := &grip{moved: moved, dropped: dropped}
	g.ExtendBaseWidget(g)
	return g
}

// Dragged is for Fyne.
func (g *grip) Dragged(e *fyne.DragEvent) { g.moved(e.Dragged.DY) }

// DragEnd is for Fyne.
func (g *grip) DragEnd() { g.dropped() }

// Cursor says that it goes up and down.
func (g *grip) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// AccessibilityLabel is empty: the arrows beside it do the same.
func (g *grip) AccessibilityLabel() string { return "" }

// CreateRenderer draws six dots.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	r := &gripRenderer{grip: g}
	for range 6 {
		r.dots = append(r.dots, canvas.NewCircle(nil))
	}
	r.Refresh()
	return r
}

type gripRenderer struct {
	grip *grip
	dots []fyne.CanvasObject
}

func (r *gripRenderer) Layout(size fyne.Size) {
	const dot, gap = 3, 6
	for i, d := range r.dots {
		d.Resize(fyne.NewSquareSize(dot))
		d.Move(fyne.NewPos((size.Width-dot-gap)/2+float32(i%2)*gap, (size.Height-dot-2*gap)/2+float32(i/2)*gap))
	}
}

func (r *gripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(18, 16+2*r.grip.Theme().Size(theme.SizeNamePadding))
}

func (r *gripRenderer) Refresh() {
	color := r.grip.Theme().Color(house.ColorQuiet, fyne.CurrentApp().Settings().ThemeVariant())
	for _, d := range r.dots {
		d.(*canvas.Circle).FillColor = color
		d.Refresh()
	}
}

func (r *gripRenderer) Objects() []fyne.CanvasObject { return r.dots }
func (r *gripRenderer) Destroy()                     {}

// drag follows an item that is dragged: its box goes with the pointer, and when
// it is let go the item stands before those of which the middle is below its own.
func (l listOf[T]) drag(id dossier.ID, alike func(a, b *T) bool) (moved func(float32), dropped func()) {
	f := l.form
	middle := func(o fyne.CanvasObject) float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height/2
	}
	gone := float32(0)
	moved = func(by float32) {
		gone += by
		if box := f.items.boxes[id]; box != nil {
			box.Move(box.Position().AddXY(0, by))
		}
	}
	dropped = func() {
		box := f.items.boxes[id]
		if box == nil || gone == 0 {
			return
		}
		steps, passed := 0, false
		at := l.find(id)()
		for i := range *l.list() {
			other := &(*l.list())[i]
			o := f.items.boxes[l.item(other).ID]
			switch {
			case l.item(other).ID == id:
				passed = true
			case o == nil || at == nil || alike != nil && !alike(at, other):
			case passed && middle(o) < middle(box):
				steps++
			case !passed && middle(o) > middle(box):
				steps--
			}
		}
		gone = 0
		l.shift(id, steps, alike)
	}
	return moved, dropped
}
