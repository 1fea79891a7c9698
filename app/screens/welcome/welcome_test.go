//go:build !headless

package welcome

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/secret"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// fake stands in for the window and the desk.
type fake struct {
	opened  []string // path and passphrase
	created []string
	answer  error
	entered int
	forgot  string
	focused fyne.Focusable
	place   job.Place
	keyFile bool     // the vault wants one
	ways    []string // that were taken out of trouble
}

func (f *fake) options() Options {
	return Options{
		Place: f.place, Random: rand.Reader, Recent: []string{"/a/one.habeas", "/b/two.habeas"},
		Forget: func(p string) { f.forgot = p },
		Keys:   secret.Keys{Place: f.place, Needs: func(path string) (bool, error) { return f.keyFile, nil }, Choose: func(chosen func(string)) { chosen("/k/key") }},
		Open: func(_ context.Context, path string, given secret.Given) error {
			f.opened = append(f.opened, strings.TrimSpace(path+" "+string(given.Typed)+" "+given.KeyFile))
			return f.answer
		},
		Create: func(_ context.Context, path string, pass []byte) error {
			f.created = append(f.created, path+" "+string(pass))
			return f.answer
		},
		Entered: func() { f.entered++ },
		Focus:   func(x fyne.Focusable) { f.focused = x },
		Restore: func(path string) { f.ways = append(f.ways, "restore "+path) },
		Check:   func(path string, given secret.Given) { f.ways = append(f.ways, "check "+path+" "+string(given.Typed)) },
		Salvage: func(path string, given secret.Given) {
			f.ways = append(f.ways, "salvage "+path+" "+string(given.Typed))
		},
	}
}

func shown(t *testing.T, f *fake) (*Screen, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	s := New(f.options())
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(900, 700))
	return s, w
}

// each walks over what a screen shows.
func each(t *testing.T, o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			each(t, x, visit)
		}
	case *container.Scroll:
		each(t, o.Content, visit)
	case *widgets.Panel:
		each(t, o.Content, visit)
	case *recent:
		each(t, o.box, visit)
	case *widgets.Note:
		for _, x := range test.TempWidgetRenderer(t, o).Objects() {
			each(t, x, visit)
		}
	case *widgets.Waiting:
		for _, x := range test.TempWidgetRenderer(t, o).Objects() {
			each(t, x, visit)
		}
	}
}

func button(t *testing.T, s *Screen, text string) *widgets.Button {
	t.Helper()
	var found *widgets.Button
	each(t, s.root, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && strings.HasPrefix(b.Text, text) {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q", text)
	}
	return found
}

func says(t *testing.T, s *Screen, text string) bool {
	found := false
	each(t, s.root, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			found = found || strings.Contains(o.Text, text)
		case *widgets.Text:
			found = found || strings.Contains(o.Text, text)
		case *canvas.Text:
			found = found || strings.Contains(o.Text, text)
		}
	})
	return found
}

func TestUnlock(t *testing.T) {
	f := &fake{answer: errors.New("wrong passphrase: nothing was changed")}
	s, _ := shown(t, f)
	test.Tap(button(t, s, "two.habeas"))
	secret, ok := f.focused.(*widgets.Entry)
	if !ok || !secret.Password {
		t.Fatalf("the focus is on %T", f.focused)
	}
	test.Type(secret, "guess")
	secret.OnSubmitted(secret.Text)
	if len(f.opened) != 1 || f.opened[0] != "/b/two.habeas guess" || f.entered != 0 {
		t.Fatalf("opened %q, entered %d times", f.opened, f.entered)
	}
	if !says(t, s, "Wrong passphrase: nothing was changed") || secret.Disabled() || f.focused != secret {
		t.Error("a wrong passphrase is not told, or cannot be typed anew")
	}
	f.answer = nil
	test.Tap(button(t, s, "Unlock"))
	if f.entered != 1 || says(t, s, "Wrong") {
		t.Errorf("entered %d times", f.entered)
	}
}

func TestUnlockCanBeCancelled(t *testing.T) {
	var work, back []func()
	f := &fake{place: job.Place{Work: func(g func()) { work = append(work, g) }, Back: func(g func()) { back = append(back, g) }}}
	s, _ := shown(t, f)
	s.ShowUnlock("/a/one.habeas")
	work = nil // whether it wants a key file
	test.Type(f.focused, "secret")
	test.Tap(button(t, s, "Unlock"))
	if len(work) != 1 || !button(t, s, "Unlock").Disabled() || !says(t, s, "Working out the key") {
		t.Fatal("nothing shows that the key is worked out")
	}
	test.Tap(button(t, s, "Cancel"))
	work[0]()
	for _, g := range back {
		g()
	}
	if f.entered != 0 || button(t, s, "Unlock").Disabled() || says(t, s, "Working out") {
		t.Error("cancelling leaves the screen at work")
	}
}

func TestDemonstrationIsFilledIn(t *testing.T) {
	f := &fake{}
	s, _ := shown(t, f)
	s.ShowUnlockWith("/a/one.habeas", "demonstration", "A demonstration.")
	e := f.focused.(*widgets.Entry)
	if e.Text != "demonstration" || e.Password || !says(t, s, "A demonstration.") {
		t.Errorf("the entry holds %q, hidden: %v", e.Text, e.Password)
	}
}

func TestNewVault(t *testing.T) {
	f := &fake{}
	s, _ := shown(t, f)
	s.ShowNew("/c/mine.habeas")
	first := f.focused.(*widgets.Entry)
	var again, suggestion *widgets.Entry
	each(t, s.root, func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && e != first {
			if e.Password {
				again = e
			} else {
				suggestion = e
			}
		}
	})
	create := button(t, s, "Make the vault")
	for _, c := range []struct {
		first, again string
		ready        bool
	}{
		{"", "", false},
		{"password", "password", false},
		{"correct horse battery staple", "correct horse", false},
		{"correct horse battery staple", "correct horse battery stapler", false},
		{"correct horse battery staple", "correct horse battery staple", true},
	} {
		first.SetText(c.first)
		again.SetText(c.again)
		if create.Disabled() == c.ready {
			t.Errorf("with %q and %q the vault can be made: %v", c.first, c.again, !create.Disabled())
		}
	}
	first.SetText("another")
	if !says(t, s, "differ") {
		t.Error("that the first was changed after the second is not told")
	}
	first.SetText("password")
	again.SetText("password")
	again.OnSubmitted(again.Text)
	if !says(t, s, "too easy to guess for") || len(f.created) != 0 {
		t.Error("Enter with a weak passphrase says nothing")
	}
	if !suggestion.MultiLine {
		t.Error("the suggestion is cut")
	}
	if len(strings.Fields(suggestion.Text)) != 6 {
		t.Errorf("the suggestion is %q", suggestion.Text)
	}
	test.Tap(button(t, s, "Use this one"))
	if create.Disabled() || first.Text != suggestion.Text || f.focused != again || says(t, s, "differ") {
		t.Error("the suggestion cannot be used")
	}
	again.OnSubmitted(again.Text)
	if len(f.created) != 1 || f.created[0] != "/c/mine.habeas "+suggestion.Text || f.entered != 1 {
		t.Errorf("created %q", f.created)
	}
}

func TestForgetAVault(t *testing.T) {
	f := &fake{}
	s, _ := shown(t, f)
	var rows []*recent
	each(t, s.root, func(o fyne.CanvasObject) {
		if r, ok := o.(*recent); ok {
			rows = append(rows, r)
		}
	})
	if len(rows) != 2 {
		t.Fatalf("%d recent vaults are shown", len(rows))
	}
	var away *widgets.Button
	each(t, rows[0].box, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == "" {
			away = b
		}
	})
	test.Tap(away)
	if f.forgot != "/a/one.habeas" || rows[0].Visible() {
		t.Errorf("forgot %q", f.forgot)
	}
}

// TestKeyFile: a vault that wants a key file asks for it, and no other does.
func TestKeyFile(t *testing.T) {
	f := &fake{}
	s, _ := shown(t, f)
	s.ShowUnlock("/a/one.habeas")
	each(t, s.root, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && strings.HasPrefix(b.Text, "Key file") {
			t.Error("a key file is asked for that nobody wants")
		}
	})
	f.keyFile = true
	s.ShowUnlock("/a/one.habeas")
	test.Type(f.focused, "secret")
	test.Tap(button(t, s, "Key file"))
	test.Tap(button(t, s, "Unlock"))
	if len(f.opened) != 1 || f.opened[0] != "/a/one.habeas secret /k/key" {
		t.Errorf("opened %q", f.opened)
	}
}

// TestWaysOut: what can be done where a vault is damaged or lost, and nothing of
// it where the passphrase is wrong.
func TestWaysOut(t *testing.T) {
	f := &fake{}
	s, _ := shown(t, f)
	damaged := desk.DamagedIn("/a/one.habeas", desk.Report{Damaged: make([]desk.Damage, 3)})
	for _, c := range []struct {
		answer error
		ways   []string
	}{
		{errors.New("something else"), nil},
		{fs.ErrNotExist, []string{"restore /a/one.habeas"}},
		{damaged, []string{"restore /a/one.habeas", "check /a/one.habeas secret", "salvage /a/one.habeas secret"}},
	} {
		f.answer, f.ways = c.answer, nil
		s.ShowUnlock("/a/one.habeas")
		test.Type(f.focused, "secret")
		test.Tap(button(t, s, "Unlock"))
		if len(c.ways) > 0 {
			if _, ok := f.focused.(*widgets.Button); !ok {
				t.Errorf("%v: the focus is on %T, not on the first way out", c.answer, f.focused)
			}
		}
		var ways []*widgets.Button
		each(t, s.root, func(o fyne.CanvasObject) {
			if b, ok := o.(*widgets.Button); ok && strings.HasSuffix(b.Text, "…") {
				ways = append(ways, b)
			}
		})
		for _, b := range ways {
			test.Tap(b)
		}
		if !slices.Equal(f.ways, c.ways) {
			t.Errorf("%v: the ways out are %q, want %q", c.answer, f.ways, c.ways)
		}
	}
}
