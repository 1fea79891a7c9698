//go:build !headless

package widgets

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	house "habeas/app/theme"
	"habeas/dossier"
	"habeas/export/chart"
)

func TestFigureIsPressed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	pressed := 0
	f := NewFigure("held", chart.MarkHeld, func() { pressed++ })
	win := test.NewTempWindow(t, f)
	f.Put("9")
	test.Tap(f)
	win.Canvas().Focus(f)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	escaped := false
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { escaped = e.Name == fyne.KeyEscape })
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pressed != 3 || !escaped {
		t.Errorf("pressed %d times, Escape passed on: %v", pressed, escaped)
	}
	if got := f.AccessibilityLabel(); got != "9 held" {
		t.Errorf("it says %q", got)
	}
}

func bars(names ...string) chart.BarChart {
	var c chart.BarChart
	for i, n := range names {
		c.Bars = append(c.Bars, chart.Bar{Label: n, Count: 10 - i, Colour: chart.Accent})
	}
	return c
}

func TestBarsArePressed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	row := -1
	b := NewBars(func(i int) { row = i })
	win := test.NewTempWindow(t, b)
	win.Resize(fyne.NewSize(300, 200))
	b.Put(bars("insurrection", "treason", "espionage"))
	if n := len(b.rows.Objects); n != 3 {
		t.Fatalf("%d rows", n)
	}
	test.Tap(b.rows.Objects[1].(*spot))
	if row != 1 {
		t.Errorf("the second row is %d", row)
	}
	each := b.rows.Size().Height / 3
	for i, o := range b.rows.Objects {
		if y := o.Position().Y; y != float32(i)*each {
			t.Errorf("row %d stands at %v of %v", i, y, b.rows.Size())
		}
	}
	b.Put(bars("treason"))
	if n := len(b.rows.Objects); n != 1 || b.rows.Objects[0].(*spot).AccessibilityLabel() != "treason 10" {
		t.Errorf("%d rows of one bar", n)
	}
	b.Put(chart.BarChart{})
	if n := len(b.rows.Objects); n != 0 {
		t.Errorf("%d rows of no bar", n)
	}
}

func TestDays(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	day := func(y int, m time.Month, d int) dossier.Day { return dossier.NewDay(y, m, d) }
	var went []dossier.Day
	first, last := day(2014, 5, 1), day(2018, 9, 12)
	d := NewDays(first, last, func(x dossier.Day) { went = append(went, x) })
	test.NewTempWindow(t, d)
	for _, c := range []struct {
		key  fyne.KeyName
		want dossier.Day
	}{
		{fyne.KeyRight, 0}, // it is at the last day
		{fyne.KeyLeft, day(2018, 9, 11)}, {fyne.KeyDown, day(2018, 8, 11)}, {fyne.KeyUp, day(2018, 9, 11)}, {fyne.KeyRight, last},
		{fyne.KeyPageDown, day(2017, 9, 12)}, {fyne.KeyPageUp, last}, {fyne.KeyHome, first}, {fyne.KeyDown, 0}, {fyne.KeyEnd, last},
	} {
		before := len(went)
		d.TypedKey(&fyne.KeyEvent{Name: c.key})
		switch {
		case c.want == 0 && len(went) != before:
			t.Errorf("%s goes beyond the end, to %v", c.key, d.Day())
		case c.want != 0 && (d.Day() != c.want || len(went) != before+1 || went[before] != c.want):
			t.Errorf("%s goes to %v, want %v", c.key, d.Day(), c.want)
		}
	}
	told := len(went)
	d.Put(day(2016, 1, 1))
	d.Between(day(2017, 1, 1), last)
	if d.Day() != day(2017, 1, 1) || len(went) != told {
		t.Errorf("between other days it is %v, and told %d times", d.Day(), len(went)-told)
	}
}

func TestWallAndTip(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	names := make([]string, 10_000)
	for i := range names {
		names[i] = fmt.Sprintf("N%d", i)
	}
	names[7000] = "Zoe"
	made, opened := 0, -1
	tip := NewTip()
	wall := NewWall(func() int { return len(names) }, func() fyne.CanvasObject { made++; return NewFace(fyne.NewSize(80, 100)) },
		func(i int, o fyne.CanvasObject) { o.(*Face).Put(nil, names[i], chart.MarkFree) })
	wall.OnOpen = func(i int) { opened = i }
	wall.Name, wall.Now = func(i int) string { return names[i] }, func() time.Time { return time.Time{} }
	wall.OnGo = func(i int, o fyne.CanvasObject) {
		if o != nil {
			tip.Tell(o, names[i]+"\nfree")
		}
	}
	win := test.NewTempWindow(t, container.NewStack(wall, tip))
	win.Resize(fyne.NewSize(600, 500))
	win.Canvas().Focus(wall)
	key := func(name fyne.KeyName) { wall.TypedKey(&fyne.KeyEvent{Name: name}) }
	columns := wall.ColumnCount()
	key(fyne.KeyDown)
	key(fyne.KeyRight)
	if wall.Current() != columns+1 || !strings.HasPrefix(tip.Text(), names[columns+1]+"\n") {
		t.Errorf("the keys go to %d, and the tip says %q", wall.Current(), tip.Text())
	}
	key(fyne.KeyReturn)
	if opened != columns+1 {
		t.Errorf("Enter opens %d", opened)
	}
	key(fyne.KeyEnd)
	if wall.Current() != len(names)-1 {
		t.Errorf("the end is %d", wall.Current())
	}
	key(fyne.KeyHome)
	wall.TypedRune('z')
	if wall.Current() != 7000 {
		t.Errorf("the name that begins with a letter is %d", wall.Current())
	}
	if made > 200 {
		t.Errorf("%d faces were made for a wall that shows some dozens", made)
	}
	tip.Away()
	if tip.Text() != "" || tip.note.Visible() {
		t.Error("the tip stays")
	}
}

// TestTipStaysInside: wherever the thing stands, the tip is whole.
func TestTipStaysInside(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	tip := NewTip()
	at := NewText("x", "", "", false)
	field := container.NewWithoutLayout(at)
	win := test.NewTempWindow(t, container.NewStack(field, tip))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(400, 300))
	at.Resize(fyne.NewSize(40, 40))
	rapid.Check(t, func(t *rapid.T) {
		at.Move(fyne.NewPos(rapid.Float32Range(0, 360).Draw(t, "x"), rapid.Float32Range(0, 260).Draw(t, "y")))
		tip.Tell(at, "Somebody with a name\nfree since a while")
		p, s := tip.note.Position(), tip.note.Size()
		if p.X < 0 || p.Y < 0 || p.X+s.Width > 400 || p.Y+s.Height > 300 {
			t.Fatalf("it stands at %v, %v large", p, s)
		}
		if a := at.Position(); p.Y < a.Y+40 && a.Y < p.Y+s.Height && p.X < a.X+40 && a.X < p.X+s.Width {
			t.Fatalf("it covers what it is about: %v at %v", p, a)
		}
	})
}

func TestFaceTellsHover(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	f := NewFace(fyne.NewSize(80, 100))
	var told []bool
	f.OnHover = func(in bool) { told = append(told, in) }
	f.Put(image.NewGray(image.Rect(0, 0, 8, 10)), "Tep Vanny", chart.MarkFree)
	win := test.NewTempWindow(t, f)
	test.MoveMouse(win.Canvas(), fyne.NewPos(20, 20))
	if len(told) != 1 || !told[0] || f.name.Text != "Tep Vanny" {
		t.Errorf("told %v", told)
	}
}

// TestGrown: a drawing in another size is the same drawing.
func TestGrown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.Float64Range(0.5, 3).Draw(t, "by")
		d := chart.Shares(300, []chart.Share{{Count: 3, Label: "3 a", Colour: chart.Accent}, {Count: 1, Label: "1 b", Colour: chart.NotFreeFill, Pattern: chart.Hatch}},
			func(s string, size float64, _ bool) float64 { return size * float64(len(s)) / 2 })
		g := Grown(d, by)
		if g.W != d.W*by || g.H != d.H*by || len(g.Shapes) != len(d.Shapes) {
			t.Fatalf("%v × %v with %d shapes", g.W, g.H, len(g.Shapes))
		}
		for i, s := range g.Shapes {
			if l, ok := s.(chart.Label); ok {
				if o := d.Shapes[i].(chart.Label); l.Size != o.Size*by || l.X != o.X*by || l.Text != o.Text {
					t.Fatalf("%+v became %+v", o, l)
				}
			}
		}
	})
}
