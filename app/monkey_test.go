//go:build !headless

package app

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
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
	"habeas/app/say"
	"habeas/app/widgets"
)

// monkeySteps is how often the monkey does something for each seed, and monkeySeeds
// how many seeds there are.
var (
	monkeySteps = flag.Int("monkey", 250, "steps of the monkey for each of its seeds")
	monkeySeeds = flag.Uint64("monkeyseeds", 4, "how many seeds the monkey has")
)

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
	log  []string       // what it did last
	been map[string]int // where it was, and how often it looked there
	read int            // entries whose text was sought in the vault
}

// everywhere is where a monkey of many steps comes to.
var everywhere = []string{
	"person names", "person events", "person charges", "person health", "person people", "person narrative", "person sources", "person attachments",
	"person arbitrariness", "person asks", "person consent", "person notes", "person history", "list", "briefing", "*overview.Screen", "*meetings.Screen",
	"*packets.Screen", "*sources.Screen", "*situation.Screen", "*compare.Screen", "*settings.Screen", "*backups.Screen", "*help.Screen", "*check.Screen",
	"*forget.Screen", "*about.Screen", "over *widget.OverlayContainer", "in fr", "in km", "dialog",
}

// TestMonkey presses keys, clicks, scrolls, drags and takes items of the menu at
// random: nothing may fall over or hang; what stands in a form must be in the vault
// once it is settled; what the vault had must be in it when it is opened again; and
// what undo takes back redo must bring.
func TestMonkey(t *testing.T) {
	been := map[string]int{}
	for seed := range *monkeySeeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Setenv("HOME", t.TempDir()) // it may save files
			t.Cleanup(func() { say.Use("en") })
			w, l := newLoopWindow(t, Options{})
			m := &monkey{t: t, w: w, loop: l, path: sampleVault(t), rand: rand.New(rand.NewPCG(seed, 1)), been: been}
			m.w.win.Resize(fyne.NewSize(1280, 800))
			m.enter()
			for i := range *monkeySteps {
				m.step()
				if i%10 == 9 {
					m.looks()
				}
				if i%100 == 99 {
					m.comesBack()
				}
			}
			m.comesBack()
			shut(t, w)
			l.rest()
			t.Logf("%d texts were found in the vault", m.read)
		})
	}
	t.Logf("it came to %v", been)
	if uint64(*monkeySteps)*(*monkeySeeds) < 20_000 {
		return
	}
	for _, place := range everywhere {
		if been[place] == 0 {
			t.Errorf("it never came to %q: nothing is known of it", place)
		}
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
		if strings.Contains(text, "mistake in the program") || strings.Contains(text, "internal error") {
			m.t.Fatalf("after %s: %s", m.said(), text)
		}
	}
	m.notes()
	if len(m.w.asked) > 0 && m.rand.IntN(3) == 0 {
		m.w.answer([]fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}[m.rand.IntN(2)])
	}
}

// notes writes down where it is.
func (m *monkey) notes() {
	w := m.w
	switch {
	case w.desk == nil:
		m.been["locked"]++
	case w.person != nil:
		m.been["person "+w.person.Model()]++
	case w.aside != nil:
		m.been[fmt.Sprintf("%T", w.aside)]++
	case w.briefing():
		m.been["briefing"]++
	default:
		m.been["list"]++
	}
	if len(w.asked) > 0 {
		m.been["dialog"]++
	}
	if top := w.win.Canvas().Overlays().Top(); top != nil && len(w.asked) == 0 && !w.veiled() {
		m.been[fmt.Sprintf("over %T", top)]++
	}
	m.been["in "+say.Words().Tag]++
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

// looks leaves the entry it is in, and seeks in the vault what stands in the form.
func (m *monkey) looks() {
	m.t.Helper()
	m.enter()
	p := m.w.typedIn()
	if p == nil {
		return
	}
	m.loop.do(func() { m.w.focus(nil) })
	m.loop.rest()
	if m.w.typedIn() != p {
		return // it went on by itself
	}
	if err := p.Settling()(); err != nil {
		m.t.Fatalf("after %s what was typed is not settled: %v", m.said(), err)
	}
	if m.loop.rest(); m.w.typedIn() != p {
		return
	}
	if p.Pending() {
		m.t.Fatalf("after %s something is left to be written, and nothing is typed", m.said())
	}
	all := m.texts()
	for _, text := range m.shown() {
		m.read++
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
			if part = strings.TrimSpace(part); !strings.Contains(all, part) {
				m.t.Fatalf("after %s %q stands in the form of %T, and not in the vault", m.said(), text, p)
			}
		}
	}
}

// shown are the texts of the form, but for those that are not understood, which the
// form says of them, and for what something is sought by.
func (m *monkey) shown() []string {
	var of fyne.CanvasObject
	if m.w.person != nil {
		of = m.w.person.Object()
	} else {
		of = m.w.aside.Object()
	}
	var texts []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Entry:
			if o.Text != "" && o.Icon == nil && o.OnEdited != nil {
				texts = append(texts, o.Text)
			}
		case *fyne.Container:
			if !wrong(o) {
				for _, c := range o.Objects {
					walk(c)
				}
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(of)
	return texts
}

// wrong reports whether that is an entry of a text that is not understood, with the
// reason below it.
func wrong(box *fyne.Container) bool {
	if len(box.Objects) < 2 {
		return false
	}
	_, entry := box.Objects[0].(*widgets.Entry)
	below, ok := box.Objects[1].(*fyne.Container)
	if !entry || !ok || len(below.Objects) == 0 {
		return false
	}
	why, ok := below.Objects[0].(*widget.Label)
	return ok && why.Importance == widget.DangerImportance
}

// texts is all that the vault says, as it was typed.
func (m *monkey) texts() string {
	var all strings.Builder
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				fmt.Fprintln(&all, key) // of texts by their language
				walk(v[key])
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case nil:
		default:
			fmt.Fprintln(&all, v)
		}
	}
	d := json.NewDecoder(strings.NewReader(m.told()))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		m.t.Fatal(err)
	}
	walk(v)
	return all.String()
}

// comesBack closes the vault and opens it again: all that the window showed is in
// it, and it is whole.
func (m *monkey) comesBack() {
	m.t.Helper()
	m.enter()
	m.escapes()
	m.w.dismiss() // what covers the window
	m.looks()
	m.loop.do(m.w.showDossiers) // settles what is being typed
	m.loop.rest()
	m.goesBackAndForth()
	before := m.told()
	shut(m.t, m.w)
	m.loop.rest()
	m.loop.do(func() { m.w.showUnlock(m.path, "") })
	m.enter()
	if after := m.told(); after != before {
		m.t.Fatalf("after %s the vault has\n%s\nand had\n%s", m.said(), after, before)
	}
	if r, err := m.w.desk.Verify(m.t.Context(), nil); err != nil || len(r.Damaged) > 0 {
		m.t.Fatalf("after %s the vault is not whole: %v %v", m.said(), err, r.Damaged)
	}
}

// escapes leaves by the key alone what stands before the screen.
func (m *monkey) escapes() {
	m.t.Helper()
	for range 30 {
		if m.w.veiled() || m.w.win.Canvas().Overlays().Top() == nil {
			return
		}
		m.loop.do(func() { m.key(fyne.KeyEscape) })
		m.loop.rest()
	}
	m.t.Fatalf("after %s Escape does not close what says %q, the keyboard is in %T", m.said(), m.dialogs(), m.w.win.Canvas().Focused())
}

// goesBackAndForth takes some changes back and makes them again: then all is as it
// was.
func (m *monkey) goesBackAndForth() {
	m.t.Helper()
	was := []string{m.told()}
	for range 1 + m.rand.IntN(12) {
		if _, err := m.w.desk.Undo(); err != nil {
			break
		}
		was = append(was, m.told())
	}
	for i := len(was) - 2; i >= 0; i-- {
		u, err := m.w.desk.Redo()
		if err != nil {
			m.t.Fatalf("after %s and %d undone, redo fails: %v", m.said(), len(was)-1, err)
		}
		if now := m.told(); now != was[i] {
			m.t.Fatalf("after %s, %d undone and %d of it done again to %v, the vault has\n%s\nand had\n%s", m.said(), len(was)-1, len(was)-1-i, u.Subjects, now, was[i])
		}
	}
}

// told is all that the vault has to say.
func (m *monkey) told() string {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(m.w.desk.View()); err != nil {
		m.t.Fatal(err)
	}
	return text.String()
}
