//go:build !headless

package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	house "habeas/app/theme"
)

var prisons = []string{"Prey Sar", "Prey Veng", "Trapaing Thlong", "ពន្ធនាគារព្រៃស"}

// completing is an entry that completes prisons, with another one below it.
func completing(t *testing.T) (e, next *Entry, layer *Layer, w fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	e, next = NewEntry("Place"), NewEntry("Authority")
	layer = NewLayer(container.NewVBox(e, next))
	e.Complete(layer, func(typed string) (l []string) {
		for _, p := range prisons {
			if strings.Contains(strings.ToLower(p), strings.ToLower(typed)) && p != typed {
				l = append(l, p)
			}
		}
		return l
	})
	w = test.NewTempWindow(t, layer.Object())
	w.Resize(fyne.NewSize(400, 300))
	w.Canvas().Focus(e)
	return e, next, layer, w
}

func key(e fyne.Focusable, k fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: k}) }

func TestCompletionByKeys(t *testing.T) {
	e, _, _, w := completing(t)
	var edited string
	e.OnEdited = func(s string) { edited = s }
	test.Type(e, "pre")
	if got := e.Offered(); !slices.Equal(got, []string{"Prey Sar", "Prey Veng"}) {
		t.Fatalf("it offers %q", got)
	}
	key(e, fyne.KeyDown)
	key(e, fyne.KeyDown)
	key(e, fyne.KeyDown) // there is no further one
	key(e, fyne.KeyReturn)
	if e.Text != "Prey Veng" || edited != "Prey Veng" || e.Offered() != nil || e.CursorColumn != 9 || w.Canvas().Focused() != e {
		t.Errorf("taken is %q, told %q, still offered %q, cursor at %d", e.Text, edited, e.Offered(), e.CursorColumn)
	}
	key(e, fyne.KeyDown)
	if e.Offered() != nil {
		t.Errorf("what is complete is completed by %q", e.Offered())
	}
	e.SetText("")
	if e.Offered() != nil {
		t.Error("it offers something though nothing was typed")
	}
	key(e, fyne.KeyDown) // asks for all
	if got := e.Offered(); len(got) != len(prisons) {
		t.Errorf("asked it offers %q", got)
	}
	key(e, fyne.KeyUp)
	key(e, fyne.KeyReturn)
	if e.Text != "" || e.Offered() != nil {
		t.Errorf("Enter in the entry itself took %q", e.Text)
	}
}

func TestCompletionGivesWay(t *testing.T) {
	e, next, layer, w := completing(t)
	escaped := 0
	e.OnEscape = func() { escaped++ }
	test.Type(e, "ព្រៃ")
	if got := e.Offered(); !slices.Equal(got, []string{"ពន្ធនាគារព្រៃស"}) {
		t.Fatalf("it offers %q", got)
	}
	key(e, fyne.KeyEscape)
	if e.Offered() != nil || escaped != 0 {
		t.Error("Escape did not close the list alone")
	}
	key(e, fyne.KeyEscape)
	if escaped != 1 {
		t.Error("the second Escape did not reach the entry")
	}
	test.Type(e, "ស")
	w.Canvas().FocusNext() // what Tab does
	if w.Canvas().Focused() != next || e.Offered() != nil || e.Text != "ព្រៃស" {
		t.Errorf("Tab goes to %v, and leaves %q with %q offered", w.Canvas().Focused(), e.Text, e.Offered())
	}
	w.Canvas().Focus(e)
	e.Put("Prey")
	if e.Offered() != nil {
		t.Error("what the program sets is completed")
	}
	test.Type(e, "x")
	e.SetText("Prey ")
	layer.Hide() // the screen scrolls
	if e.Offered() != nil {
		t.Error("the list stays when the layer is emptied")
	}
}

func TestCompletionByMouse(t *testing.T) {
	e, _, layer, w := completing(t)
	test.Type(e, "pre")
	list := layer.shown
	driver := fyne.CurrentApp().Driver()
	if top := driver.AbsolutePositionForObject(list).Y; top < driver.AbsolutePositionForObject(e).Y+e.Size().Height {
		t.Errorf("the list, from %.0f on, covers what is typed", top)
	}
	row := e.completes.rows[1]
	if row.Size().Height < row.text.MinSize().Height-8 || row.Size().Width < 100 {
		t.Errorf("a row is %v large", row.Size())
	}
	row.MouseDown(&desktop.MouseEvent{})
	w.Canvas().Unfocus() // what the driver does with a click beside the entry
	if e.Offered() == nil {
		t.Fatal("the list closes under the mouse")
	}
	row.MouseUp(&desktop.MouseEvent{})
	if e.Text != "Prey Veng" || w.Canvas().Focused() != e {
		t.Errorf("a click takes %q, and the keyboard is at %v", e.Text, w.Canvas().Focused())
	}
}

// TestTheListStandsAbove: at the foot of the window there is no room below.
func TestTheListStandsAbove(t *testing.T) {
	e, _, layer, w := completing(t)
	layer.root.Objects[0] = container.NewBorder(nil, e, nil, nil)
	w.Resize(fyne.NewSize(400, 320))
	layer.root.Refresh()
	test.Type(e, "pre")
	at, size := layer.shown.Position(), layer.shown.Size()
	entry := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(layer.root).Y
	if at.Y < 0 || at.Y+size.Height > entry {
		t.Errorf("the list goes from %.0f to %.0f, the entry begins at %.0f", at.Y, at.Y+size.Height, entry)
	}
}

// TestForgetTyping: what is kept elsewhere by now is not taken back here.
func TestForgetTyping(t *testing.T) {
	e, _, _, _ := completing(t)
	edited := 0
	e.OnEdited = func(string) { edited++ }
	test.Type(e, "Prey Sar")
	e.ForgetTyping()
	if e.UndoTyping() || e.RedoTyping() || e.Text != "Prey Sar" || edited != 8 {
		t.Errorf("after it was forgotten %q is left, edited %d times", e.Text, edited)
	}
	test.Type(e, " prison")
	if !e.UndoTyping() || e.Text != "Prey Sar" {
		t.Errorf("what was typed since is taken back to %q", e.Text)
	}
	e.ForgetTyping()
	if e.RedoTyping() {
		t.Error("what was forgotten is made again")
	}
}
