//go:build !headless

package person

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// A listOf is a list of the dossier as a form edits it.
type listOf[T any] struct {
	form *form
	list func() *[]T
	item func(*T) *dossier.Item
}

// find gives a finder of the item with an ID.
func (l listOf[T]) find(id dossier.ID) func() *T {
	return func() *T {
		all := *l.list()
		for i := range all {
			if l.item(&all[i]).ID == id {
				return &all[i]
			}
		}
		return nil
	}
}

func (l listOf[T]) mark(id dossier.ID) func() *dossier.Mark {
	at := l.find(id)
	return func() *dossier.Mark {
		if p := at(); p != nil {
			return &l.item(p).Mark
		}
		return nil
	}
}

// add puts a new item at the end, and the cursor into it.
func (l listOf[T]) add(item T) dossier.ID {
	s := l.form.s
	id := s.opts.NewID()
	head := l.item(&item)
	head.ID, head.Confirmed = id, s.today() // who writes it down now knows it now
	all := l.list()
	*all = append(*all, item)
	l.form.changed()
	l.form.settleSoon()
	s.rebuildAt(control{id, "begin"})
	return id
}

func (l listOf[T]) remove(id dossier.ID) {
	s := l.form.s
	all := l.list()
	i := slices.IndexFunc(*all, func(t T) bool { return l.item(&t).ID == id })
	if i < 0 {
		return
	}
	*all = slices.Delete(*all, i, i+1)
	l.form.changed()
	l.form.settleSoon()
	var next dossier.ID // the keyboard stays where it was in the list
	if n := len(*all); n > 0 {
		next = l.item(&(*all)[min(i, n-1)]).ID
	}
	s.rebuildAt(remover(next))
	if s.opts.TakenAway != nil && !s.opts.ReadOnly {
		s.opts.TakenAway(say.T("Taken away from %s.", s.Part()))
	}
}

// moveAmong shifts an item up (-1) or down (1), past the next item that is alike; nil:
// all are.
func (l listOf[T]) moveAmong(id dossier.ID, by int, alike func(a, b *T) bool) {
	if l.pass(id, by, alike) {
		s := l.form.s
		l.form.changed()
		l.form.settleSoon()
		s.rebuildAt(mover(id, by))
	}
}

// shift moves an item past so many that are alike, and shows all in their places.
func (l listOf[T]) shift(id dossier.ID, steps int, alike func(a, b *T) bool) {
	s := l.form.s
	by := 1
	if steps < 0 {
		by = -1
	}
	moved := false
	for range steps * by {
		moved = l.pass(id, by, alike) || moved
	}
	if moved {
		l.form.changed()
		l.form.settleSoon()
	}
	s.rebuildAt(control{id, "begin"})
}

// pass has an item change places with the next one that is alike.
func (l listOf[T]) pass(id dossier.ID, by int, alike func(a, b *T) bool) bool {
	all := *l.list()
	i := slices.IndexFunc(all, func(t T) bool { return l.item(&t).ID == id })
	j := i + by
	for i >= 0 && j >= 0 && j < len(all) && alike != nil && !alike(&all[i], &all[j]) {
		j += by
	}
	if i < 0 || j < 0 || j >= len(all) {
		return false
	}
	all[i], all[j] = all[j], all[i]
	return true
}

// arrows are what moves an item: by dragging it, by buttons, and by keys.
func (l listOf[T]) arrows(id dossier.ID) []fyne.CanvasObject { return l.arrowsAmong(id, nil) }

func (l listOf[T]) arrowsAmong(id dossier.ID, alike func(a, b *T) bool) []fyne.CanvasObject {
	l.movable(id, alike)
	up := widgets.NewSignButton(theme.MoveUpIcon(), say.T("Move it up"), func() { l.moveAmong(id, -1, alike) })
	down := widgets.NewSignButton(theme.MoveDownIcon(), say.T("Move it down"), func() { l.moveAmong(id, 1, alike) })
	l.form.keep(mover(id, -1), up)
	l.form.keep(mover(id, 1), down)
	return []fyne.CanvasObject{newGrip(l.drag(id, alike)), up, down}
}

// movable lets keys move an item.
func (l listOf[T]) movable(id dossier.ID, alike func(a, b *T) bool) {
	l.form.can(id, DoUp, func() { l.moveAmong(id, -1, alike) })
	l.form.can(id, DoDown, func() { l.moveAmong(id, 1, alike) })
}

// mover is the button that moves an item up (-1) or down (1).
func mover(id dossier.ID, by int) control {
	if by < 0 {
		return control{id, "up"}
	}
	return control{id, "down"}
}

// remover is the button that takes an item away.
func remover(id dossier.ID) control { return control{id, "remove"} }

// foot is the line below an item: who may see it, who says so, and away with it.
func (l listOf[T]) foot(id dossier.ID, sourced bool, extra ...fyne.CanvasObject) fyne.CanvasObject {
	chips := []fyne.CanvasObject{l.form.audienceChip(l.mark(id))}
	if sourced {
		chips = append(chips, l.form.sourceChip(l.mark(id)))
	}
	return l.footWith(id, chips, extra...)
}

// footWith is [listOf.foot] with other chips, which take two lines where one has
// no room for them beside the buttons.
func (l listOf[T]) footWith(id dossier.ID, chips []fyne.CanvasObject, extra ...fyne.CanvasObject) fyne.CanvasObject {
	words := container.New(widgets.Inset(0, 8), container.New(widgets.Wrap(6), chips...))
	l.form.chipsOf(id, chips...)
	return container.NewBorder(nil, nil, nil, l.does(id, extra), words)
}

// footBelow is [listOf.footWith] for a narrow column: the chips stand below the
// buttons and the words beside these.
func (l listOf[T]) footBelow(id dossier.ID, words fyne.CanvasObject, chips []fyne.CanvasObject, extra ...fyne.CanvasObject) fyne.CanvasObject {
	l.form.chipsOf(id, chips...)
	return container.New(widgets.Stack(2), container.NewBorder(nil, nil, nil, l.does(id, extra), words), container.New(widgets.Wrap(6), chips...))
}

// does are the buttons of an item, the last of which takes it away.
func (l listOf[T]) does(id dossier.ID, extra []fyne.CanvasObject) fyne.CanvasObject {
	away := widgets.NewSignButton(theme.DeleteIcon(), say.T("Take it away"), func() { l.remove(id) })
	l.form.keep(remover(id), away)
	return container.New(middle{0}, append(extra, away)...)
}

// items stacks the editors of all items, with a line between.
func (l listOf[T]) items(body func(id dossier.ID, at func() *T) fyne.CanvasObject) *fyne.Container {
	box := container.New(widgets.Stack(8))
	all := *l.list()
	for i := range all {
		id := l.item(&all[i]).ID
		item := body(id, l.find(id))
		l.form.box(id, item)
		box.Add(item)
		if i < len(all)-1 {
			box.Add(widget.NewSeparator())
		}
	}
	return box
}

// fieldOf finds a field of an item that may be gone.
func fieldOf[T, F any](at func() *T, field func(*T) *F) func() *F {
	return func() *F {
		if p := at(); p != nil {
			return field(p)
		}
		return nil
	}
}
