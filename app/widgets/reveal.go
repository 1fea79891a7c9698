//go:build !headless

package widgets

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// revealed is how much around the object that has the keyboard is shown too.
const revealed = 24

// Reveal scrolls what has got the keyboard into sight: Fyne lets Tab walk on
// below the edge of what is seen.
func Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	within := c.Content()
	if pop := PopUp(c); pop != nil {
		within = pop
	}
	size := o.Size()
	eachScroll(within, func(s *container.Scroll) {
		from := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s.Content))
		all := s.Content.Size()
		if from.X < 0 || from.Y < 0 || from.X+size.Width > all.Width+1 || from.Y+size.Height > all.Height+1 {
			return // it stands elsewhere
		}
		least := from.Y + size.Height + revealed - s.Size().Height
		most := max(0, from.Y-revealed) // an object higher than the view begins at its top
		y := min(max(s.Offset.Y, least), most)
		y = max(0, min(y, all.Height-s.Size().Height))
		x := min(max(s.Offset.X, from.X+size.Width-s.Size().Width), from.X)
		x = max(0, min(x, all.Width-s.Size().Width))
		if x != s.Offset.X || y != s.Offset.Y {
			s.ScrollToOffset(fyne.NewPos(x, y))
		}
	})
}

// PopUp is what stands before all else on a canvas; nil for none. The toolkit puts it
// into a container of a type that has no name outside.
func PopUp(c fyne.Canvas) *widget.PopUp {
	top := c.Overlays().Top()
	if top == nil {
		return nil
	}
	if pop, ok := top.(*widget.PopUp); ok {
		return pop
	}
	around := reflect.Indirect(reflect.ValueOf(top))
	if around.Kind() != reflect.Struct {
		return nil
	}
	content := around.FieldByName("Content")
	if !content.IsValid() || !content.CanInterface() {
		return nil
	}
	pop, _ := content.Interface().(*widget.PopUp)
	return pop
}

// eachScroll walks over what our screens and dialogs are made of.
func eachScroll(o fyne.CanvasObject, visit func(*container.Scroll)) {
	if o == nil || !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			eachScroll(x, visit)
		}
	case *Panel:
		eachScroll(o.Content, visit)
	case *Hint:
		eachScroll(o.below, visit)
	case *Reader:
		eachScroll(o.scroll, visit)
	case *widget.PopUp:
		eachScroll(o.Content, visit)
	case *container.Scroll:
		eachScroll(o.Content, visit) // what is inside first, which moves it
		visit(o)
	}
}
