//go:build !headless

package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func someColumns() *Columns {
	return NewColumns(100, 10,
		Column{Name: "Name", Share: 3, Least: 120, Sorts: true},
		Column{Name: "Status", Share: 2, Least: 100, Sorts: true},
		Column{Name: "Charge", Share: 2, Least: 100},
		Column{Name: "Held", Share: 1, Least: 80, Sorts: true, Falls: true})
}

// wellPlaced fails where columns overlap, leave a hole, or are narrower than they
// may be.
func wellPlaced(t interface{ Fatalf(string, ...any) }, c *Columns, width float32) (shown int) {
	x, total := float32(100), float32(0)
	for i, s := range c.Spans(width) {
		if s.Width == 0 {
			continue
		}
		if i != shown {
			t.Fatalf("at width %.0f column %d is shown, and one before it is not", width, i)
		}
		shown++
		if s.X < x-0.01 || s.X > x+0.01 {
			t.Fatalf("at width %.0f column %d begins at %.2f, want %.2f", width, i, s.X, x)
		}
		if s.Width < c.columns[i].Least-0.01 && width >= 330 {
			t.Fatalf("at width %.0f column %d is %.2f wide, want at least %.0f", width, i, s.Width, c.columns[i].Least)
		}
		x, total = x+s.Width, total+s.Width
	}
	if width > 110 && (total < width-110-0.1 || total > width-110+0.1) {
		t.Fatalf("at width %.0f the columns take %.2f, want %.2f", width, total, width-110)
	}
	return shown
}

func TestColumnsFoldAwayWhereThereIsNoRoom(t *testing.T) {
	inWindow(t, NewText("", "", "", false), 10, 10)
	c := someColumns()
	for _, w := range []struct {
		width float32
		shown int
	}{{900, 4}, {511, 4}, {509, 3}, {431, 3}, {429, 2}, {200, 2}, {0, 2}} {
		if w.width <= 110 {
			c.Spans(w.width) // nothing to see, and nothing falls over
			continue
		}
		if got := wellPlaced(t, c, w.width); got != w.shown {
			t.Errorf("at width %.0f %d columns are shown, want %d", w.width, got, w.shown)
		}
	}
}

// TestColumnsKeepTheirRoom drags edges anyhow, at windows of any width.
func TestColumnsKeepTheirRoom(t *testing.T) {
	inWindow(t, NewText("", "", "", false), 10, 10)
	rapid.Check(t, func(t *rapid.T) {
		c := someColumns()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			width := float32(rapid.IntRange(331, 2000).Draw(t, "width"))
			c.Resize(fyne.NewSize(width, 30))
			c.widen(rapid.IntRange(-1, 4).Draw(t, "edge"), float32(rapid.IntRange(-900, 900).Draw(t, "by")))
			wellPlaced(t, c, width)
		}
		kept := someColumns()
		kept.SetShares(c.Shares())
		for i, s := range kept.Spans(1200) {
			if was := c.Spans(1200)[i]; s != was {
				t.Fatalf("column %d lies at %v, want %v as it was left", i, s, was)
			}
		}
	})
}

func TestColumnsSortAndWiden(t *testing.T) {
	inWindow(t, NewText("", "", "", false), 10, 10)
	c := someColumns()
	win := inWindow(t, c, 800, 30)
	type sort struct {
		column int
		down   bool
	}
	var sorts []sort
	widths := 0
	c.OnSort = func(column int, down bool) { sorts = append(sorts, sort{column, down}) }
	c.OnWidths = func() { widths++ }
	test.Tap(c.heads[1])
	test.Tap(c.heads[1])
	test.Tap(c.heads[2]) // it does not sort
	win.Canvas().Focus(c.heads[3])
	c.heads[3].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := []sort{{1, false}, {1, true}, {3, true}}; !slices.Equal(sorts, want) {
		t.Errorf("sorted by %v, want %v", sorts, want)
	}
	if got := c.heads[3].AccessibilityLabel(); got != "Held, sorted down" {
		t.Errorf("the head is called %q", got)
	}
	before := c.Spans(c.Size().Width)
	c.edges[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, 0)})
	c.edges[0].DragEnd()
	after := c.Spans(c.Size().Width)
	if d := after[0].Width - before[0].Width; d < 29.9 || d > 30.1 || after[2] != before[2] && after[2].X-before[2].X > 0.1 {
		t.Errorf("the columns lie at %v, after %v", after, before)
	}
	// Beyond the least width the edge waits until the pointer is back.
	c.edges[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-2000, 0)})
	narrow := c.Spans(c.Size().Width)[0].Width
	c.edges[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(500, 0)})
	if got := c.Spans(c.Size().Width)[0].Width; narrow < 119.9 || narrow > 120.1 || got < narrow-0.1 || got > narrow+0.1 {
		t.Errorf("the first column is %.1f, then %.1f wide, want its least", narrow, got)
	}
	c.heads[0].TypedRune('+')
	if got := c.Spans(c.Size().Width)[0].Width; got < narrow+keyStep-0.1 {
		t.Errorf("the key leaves it %.1f wide", got)
	}
	c.edges[2].DoubleTapped(nil)
	if c.Shares() != nil || c.Spans(c.Size().Width)[0] != before[0] {
		t.Error("a double click does not bring the first widths back")
	}
	if widths < 4 {
		t.Errorf("the widths were told %d times", widths)
	}
	for _, bad := range [][]float32{{1, 2}, {1, 2, 3, 0}, {1, 2, 3, -1}, nil} {
		c.SetShares(bad)
		if c.Shares() != nil {
			t.Errorf("shares %v were taken", bad)
		}
	}
}
