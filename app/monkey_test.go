//go:build !headless

package app

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
)

// monkeySteps is how often the monkey does something for each seed.
var monkeySteps = flag.Int("monkey", 250, "steps of the monkey for each of its seeds")

// stuck is how long one step may take before the monkey calls it a freeze, on a
// busy machine with the race detector.
const stuck = 60 * time.Second

// monkey is somebody who presses anything. What it does follows from its seed.
type monkey struct {
	t    *testing.T
	w    *window
	loop *loop
	path string
	rand *rand.Rand
	log  []string // what it did last
}

// TestMonkey presses keys, clicks, scrolls, drags and takes items of the menu at
// random: nothing may fall over or hang, and what the window has said is saved must
// be in the vault when it is opened again.
func TestMonkey(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w, l := newLoopWindow(t, Options{})
			m := &monkey{t: t, w: w, loop: l, path: sampleVault(t), rand: rand.New(rand.NewPCG(seed, 1))}
			m.w.win.Resize(fyne.NewSize(1280, 800))
			m.enter()
			for i := range *monkeySteps {
				m.step()
				if i%200 == 199 {
					m.comesBack()
				}
			}
			m.comesBack()
			shut(t, w)
			l.rest()
		})
	}
}

// enter opens the vault where it is not open.
func (m *monkey) enter() {
	m.t.Helper()
	m.loop.rest() // it may be on its way
	if m.w.desk != nil {
		return
	}
	if err := m.w.open(desk.Open)(m.t.Context(), m.path, []byte(passphrase)); err != nil {
		m.t.Fatalf("failed to open the vault after %s: %v", m.said(), err)
	}
	m.loop.do(m.w.enter)
	m.loop.rest()
}

// said is what the monkey did last.
func (m *monkey) said() string { return strings.Join(m.log, ", ") }

func (m *monkey) step() {
	if m.w.desk == nil { // it has locked the vault
		m.enter()
	}
	name, do := m.choose()
	if m.log = append(m.log, name); len(m.log) > 30 {
		m.log = m.log[1:]
	}
	watch := time.AfterFunc(stuck, func() {
		stacks := make([]byte, 1<<20)
		fmt.Fprintf(os.Stderr, "the window hangs after %s\n%s", m.said(), stacks[:runtime.Stack(stacks, true)])
		os.Exit(1)
	})
	defer watch.Stop()
	defer func() {
		if fell := recover(); fell != nil {
			m.t.Fatalf("it fell after %s: %v\n%s", m.said(), fell, debug.Stack())
		}
	}()
	m.loop.do(do)
	if m.rand.IntN(2) == 0 { // else it is still under way when the next thing is done
		m.loop.rest()
	}
	for _, text := range m.dialogs() {
		if strings.Contains(text, "mistake in the program") {
			m.t.Fatalf("after %s: %s", m.said(), text)
		}
	}
	if len(m.w.asked) > 0 && m.rand.IntN(3) == 0 {
		m.w.answer([]fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}[m.rand.IntN(2)])
	}
}

// dialogs is what is told in front of the screen.
func (m *monkey) dialogs() []string {
	var texts []string
	for _, o := range m.w.win.Canvas().Overlays().List() {
		for _, child := range test.LaidOutObjects(o) {
			if l, ok := child.(*widget.Label); ok {
				texts = append(texts, l.Text)
			}
		}
	}
	return texts
}

// keys are those that do something in some widget.
var keys = []fyne.KeyName{
	fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDelete,
	fyne.KeyBackspace, fyne.KeySpace, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyF1, fyne.KeyF2,
}

// scribbles are what it types: dates whole and broken, scripts, and what no
// form expects.
var scribbles = []rune("abc Été 2018-09-12? 03/09/2017 កឹម សុខា محمد 1982 “x”\u200b😀~%.\\")

// left to people: they end the program or ask the system for a file.
var notForMonkeys = []string{"Quit", "vault …", "Restore a backup …", "Recent", "sample"}

// choose picks something to do at this place.
func (m *monkey) choose() (string, func()) {
	canvas := m.w.win.Canvas()
	size := canvas.Size()
	at := fyne.NewPos(m.rand.Float32()*size.Width, m.rand.Float32()*size.Height)
	switch n := m.rand.IntN(100); {
	case n < 30:
		r := scribbles[m.rand.IntN(len(scribbles))]
		return fmt.Sprintf("%q", r), func() {
			if f := canvas.Focused(); f != nil {
				f.TypedRune(r)
			} else if typed := canvas.OnTypedRune(); typed != nil {
				typed(r)
			}
		}
	case n < 50:
		key := keys[m.rand.IntN(len(keys))]
		return string(key), func() { m.key(key) }
	case n < 60:
		return "Tab", func() { canvas.FocusNext() }
	case n < 80:
		return fmt.Sprintf("tap at %.0f,%.0f", at.X, at.Y), func() { test.TapCanvas(canvas, at) }
	case n < 84:
		by := fyne.NewDelta(0, m.rand.Float32()*400-200)
		return fmt.Sprintf("scroll by %.0f at %.0f,%.0f", by.DY, at.X, at.Y), func() { test.Scroll(canvas, at, by.DX, by.DY) }
	case n < 87:
		by := fyne.NewDelta(m.rand.Float32()*200-100, m.rand.Float32()*200-100)
		return fmt.Sprintf("drag from %.0f,%.0f", at.X, at.Y), func() { test.Drag(canvas, at, by.DX, by.DY) }
	case n < 93:
		return "undo or redo", func() {
			if m.rand.IntN(2) == 0 {
				m.w.undo()
			} else {
				m.w.redo()
			}
		}
	default:
		item := m.item()
		return "menu " + item.Label, item.Action
	}
}

// key gives a key to whom it would go in a window.
func (m *monkey) key(key fyne.KeyName) {
	e := &fyne.KeyEvent{Name: key}
	if f := m.w.win.Canvas().Focused(); f != nil {
		f.TypedKey(e)
		return
	}
	m.w.typed(e)
}

// item is one of those of the menu.
func (m *monkey) item() *fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, menu := range m.w.win.MainMenu().Items {
		for _, item := range menu.Items {
			unfit := func(part string) bool { return strings.Contains(item.Label, part) }
			if item.Action != nil && !item.Disabled && !slices.ContainsFunc(notForMonkeys, unfit) {
				items = append(items, item)
			}
		}
	}
	return items[m.rand.IntN(len(items))]
}

// comesBack closes the vault and opens it again: all that the window showed is in
// it, and it is whole.
func (m *monkey) comesBack() {
	m.t.Helper()
	m.enter()
	m.w.dismiss()
	m.w.showDossiers() // settles what is being typed
	m.loop.rest()
	before := m.told()
	shut(m.t, m.w)
	m.loop.rest()
	m.w.showUnlock(m.path, "")
	m.enter()
	if after := m.told(); after != before {
		m.t.Fatalf("after %s the vault has\n%s\nand had\n%s", m.said(), after, before)
	}
	if r, err := m.w.desk.Verify(m.t.Context(), nil); err != nil || len(r.Damaged) > 0 {
		m.t.Fatalf("after %s the vault is not whole: %v %v", m.said(), err, r.Damaged)
	}
}

// told is all that the vault has to say.
func (m *monkey) told() string {
	text, err := json.Marshal(m.w.desk.View())
	if err != nil {
		m.t.Fatal(err)
	}
	return string(text)
}
