//go:build !headless

package dossiers

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// world is the screen over a vault that is real.
type world struct {
	t      *testing.T
	desk   *desk.Desk
	s      *Screen
	win    fyne.Window
	state  []byte
	copied string
	opened dossier.ID
	held   fyne.KeyModifier
}

// begin makes a vault with n made-up dossiers, and the screen over it.
func begin(t *testing.T, n int) *world {
	t.Helper()
	clock := time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC)
	now := func() time.Time { return clock }
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("demonstration"), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if n > 0 {
		if err := d.AddSynthetic(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	clock = clock.AddDate(0, 2, 0) // nobody looked at them for long
	w := &world{t: t, desk: d}
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	w.again()
	return w
}

// again makes the screen anew, as after the vault was opened again.
func (w *world) again() {
	d := w.desk
	reload := func() { w.s.Reload(today) }
	w.s = New(Options{
		After: never,
		Now:   func() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) },
		Find:  d.FindAmong, Count: d.Count, Picture: d.Picture, Matched: d.Matched, Facets: d.Facets,
		State: w.state, Keep: func(state []byte) { w.state = state },
		Many: func(ids []dossier.ID, e desk.Edit, done func(int, error)) {
			n, err := d.Many(ids, e)
			done(n, err)
			reload()
		},
		Delete: func(ids []dossier.ID, done func(int, error)) {
			n, err := d.DeleteDossiers(ids)
			done(n, err)
			reload()
		},
		Charged: d.Charged, CheckedToday: d.CheckedToday,
		Undo: func() {
			if _, err := d.Undo(); err != nil {
				w.t.Error(err)
			}
			reload()
		},
		Open: func(id dossier.ID) { w.opened = id }, OpenNames: func(id dossier.ID) { w.opened = "names " + id },
		New: func() {}, Brief: func([]dossier.ID) {}, Copy: func(name string) { w.copied = name },
		Focus: func(f fyne.Focusable) {
			if w.win != nil && f != nil {
				w.win.Canvas().Focus(f)
			}
		},
	})
	w.s.list.Modifiers = func() fyne.KeyModifier { return w.held }
	w.win = test.NewTempWindow(w.t, w.s.Object())
	w.win.Resize(fyne.NewSize(1100, 720))
	reload()
}

func (w *world) keys(names ...fyne.KeyName) { keys(w.s, names...) }

// press presses the chip or button of the screen that says a text, or begins with
// it.
func (w *world) press(text string) {
	w.t.Helper()
	var all []string
	for _, o := range test.LaidOutObjects(w.s.Object()) {
		switch o := o.(type) {
		case *widgets.Chip:
			if all = append(all, o.Text); strings.HasPrefix(o.Text, text) {
				test.Tap(o)
				return
			}
		case *widgets.Button:
			if all = append(all, o.Text); strings.HasPrefix(o.Text, text) {
				test.Tap(o)
				return
			}
		}
	}
	w.t.Fatalf("there is no %q among %q", text, all)
}

// fill types into the entry that has the keyboard, and presses Enter.
func (w *world) fill(text string) {
	w.t.Helper()
	e, ok := w.win.Canvas().Focused().(*widgets.Entry)
	if !ok {
		w.t.Fatalf("the keyboard is on %T", w.win.Canvas().Focused())
	}
	test.Type(e, text)
	e.OnSubmitted(e.Text)
}

func (w *world) says(part string) {
	w.t.Helper()
	if !strings.Contains(w.s.said, part) {
		w.t.Errorf("the bar says %q, want %q", w.s.said, part)
	}
}

func (w *world) row(i int) *dossier.Dossier { return w.desk.View().Dossier(w.s.found.Rows[i].ID) }

func TestPickedRowsAreChangedTogether(t *testing.T) {
	w := begin(t, 12)
	w.keys(fyne.KeyDown)
	w.held = fyne.KeyModifierShift
	w.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	w.held = 0
	if got := len(w.s.picked.ids); got != 3 || w.s.bar.Hidden {
		t.Fatalf("%d rows are picked, want three and the bar", got)
	}
	picked := w.s.pickedIDs()
	w.press("Tag")
	w.fill("urgent")
	w.says("3 dossiers were tagged “urgent”.")
	for _, id := range picked {
		if !slices.Contains(w.desk.View().Dossier(id).Tags, "urgent") {
			t.Errorf("%s has no tag", id)
		}
	}
	w.press("OK")
	w.press("Take a tag off")
	w.press("urgent")
	w.says("3 dossiers have no tag “urgent” any more.")
	w.press("Undo")
	if !slices.Contains(w.row(1).Tags, "urgent") {
		t.Error("undo does not bring the tag back")
	}
	w.press("Who may see it")
	w.press("Internal")
	if w.row(1).Audience != dossier.Internal {
		t.Errorf("the dossier is for %v", w.row(1).Audience)
	}
	w.press("OK")
	w.press("Add a charge")
	w.fill("sabotage")
	w.says("3 dossiers have the charge “sabotage” now.")
	w.press("OK")
	w.press("Checked today")
	w.says("checked today")
	w.press("OK")
	w.press("Tag")
	w.press("Cancel")
	if w.s.act != actNone || w.win.Canvas().Focused() != w.s.list {
		t.Error("Cancel does not go back to the list")
	}
	w.press("Delete")
	w.says("3 dossiers were deleted.")
	if len(w.desk.View().Dossiers) != 9 || len(w.s.picked.ids) != 0 {
		t.Errorf("%d dossiers are left, %d are picked", len(w.desk.View().Dossiers), len(w.s.picked.ids))
	}
	w.press("Undo")
	if len(w.s.found.Rows) != 12 || !w.s.bar.Hidden {
		t.Errorf("%d rows are back", len(w.s.found.Rows))
	}
}

func TestRangesTakeThePlaceOfTheOneBefore(t *testing.T) {
	w := begin(t, 12)
	w.keys(fyne.KeySpace, fyne.KeyEnd) // the first row stays picked
	w.held = fyne.KeyModifierShift
	w.keys(fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	w.held = 0
	if got := len(w.s.picked.ids); got != 3 {
		t.Errorf("%d rows are picked, want the first and the last two", got)
	}
	w.s.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := len(w.s.picked.ids); got != 12 {
		t.Errorf("%d rows are picked, want all", got)
	}
	w.press("Pick none")
	if got := len(w.s.picked.ids); got != 0 || !w.s.bar.Hidden {
		t.Errorf("%d rows are picked, want none and no bar", got)
	}
}

func TestSortByAColumn(t *testing.T) {
	w := begin(t, 40)
	names := func() (l []string) {
		for _, r := range w.s.found.Rows {
			l = append(l, r.Name)
		}
		return l
	}
	usual := names()
	w.s.heads.Press(colName)
	up := names()
	w.s.heads.Press(colName)
	down := names()
	if slices.Equal(up, usual) || slices.Equal(up, down) || len(up) != 40 {
		t.Errorf("by name: %v, and the other way round %v", up, down)
	}
	item := w.s.SortItem()
	if got := item.ChildMenu.Items; !got[colName].Checked || got[colStatus].Checked {
		t.Error("the menu does not show the column")
	}
	w.again()
	if got := names(); !slices.Equal(got, down) {
		t.Errorf("opened again it is sorted as %v, want %v", got, down)
	}
	item.ChildMenu.Items[colStatus].Action()
	w.s.heads.Press(colStatus)
	w.s.heads.Press(colStatus)
}

func TestFiltersTogether(t *testing.T) {
	w := begin(t, 60)
	all := len(w.s.found.Rows)
	w.press("Held")
	held := len(w.s.found.Rows)
	w.press("Stale")
	both := len(w.s.found.Rows)
	if held == 0 || held >= all || both > held {
		t.Fatalf("%d of %d are held, %d of them stale", held, all, both)
	}
	w.press("Stale")
	w.press("Released")
	if got := len(w.s.found.Rows); got <= held {
		t.Errorf("held or released are %d, want more than the %d held", got, held)
	}
	w.press("All")
	if got := len(w.s.found.Rows); got != all || len(w.s.chosen) != 0 {
		t.Errorf("All shows %d of %d", got, all)
	}
	w.press("Filter")
	value := w.s.narrowing.facets[0]
	w.press(shortened(value.Value))
	if got := len(w.s.found.Rows); got != value.Count {
		t.Errorf("%s leaves %d, the chip says %d", value.Query(), got, value.Count)
	}
	if c, ok := w.win.Canvas().Focused().(*widgets.Chip); !ok || !c.Chosen {
		t.Errorf("the keyboard is on %T, want the value", w.win.Canvas().Focused())
	}
	w.s.focus(w.s.narrowing.name)
	w.fill("the first")
	if len(w.s.kept) != 1 || w.s.kept[0].Name != "the first" {
		t.Fatalf("kept are %v", w.s.kept)
	}
	w.press("Close")
	w.press("All")
	w.press("★ the first")
	if got := len(w.s.found.Rows); got != value.Count {
		t.Errorf("the kept filter leaves %d, want %d", got, value.Count)
	}
	w.again()
	if got := len(w.s.found.Rows); got != value.Count || len(w.s.kept) != 1 {
		t.Errorf("opened again it shows %d and keeps %d filters, want %d and one", got, len(w.s.kept), value.Count)
	}
	w.press("Charge: ") // its chip
	if got := len(w.s.found.Rows); got != all {
		t.Errorf("without it there are %d of %d", got, all)
	}
}

func TestKeptFiltersAreRenamedAndDeleted(t *testing.T) {
	w := begin(t, 10)
	w.press("Held")
	w.press("Filter")
	w.s.focus(w.s.narrowing.name)
	w.fill("one")
	w.press("Stale")
	w.s.focus(w.s.narrowing.name)
	w.fill("two")
	entries := func() (l []*widgets.Entry) {
		for _, o := range test.LaidOutObjects(w.s.narrowing.kept) {
			if e, ok := o.(*widgets.Entry); ok {
				l = append(l, e)
			}
		}
		return l
	}
	e := entries()[0]
	e.SetText("two") // taken
	e.OnBlur()
	if w.s.kept[0].Name != "one" || e.Text != "one" {
		t.Errorf("two have the name: %v", w.s.kept)
	}
	e.SetText("first")
	e.OnSubmitted(e.Text)
	if w.s.kept[0].Name != "first" {
		t.Errorf("it is not renamed: %v", w.s.kept)
	}
	for _, o := range test.LaidOutObjects(w.s.narrowing.kept) {
		if b, ok := o.(*widgets.Button); ok {
			test.Tap(b)
			break
		}
	}
	if len(w.s.kept) != 1 {
		t.Fatalf("it is not deleted: %v", w.s.kept)
	}
	w.press("Bring “first” back")
	if len(w.s.kept) != 2 || len(entries()) != 2 {
		t.Errorf("it does not come back: %v", w.s.kept)
	}
}

func TestAnEmptyListOffersTheWayOut(t *testing.T) {
	w := begin(t, 10)
	w.press("Held")
	w.s.query.SetText("nobody at all")
	w.s.typing.Now()
	if got := emptyText(w.s); !strings.HasPrefix(got, "0 of 10") || !strings.Contains(got, "[Take the filter off]") {
		t.Fatalf("the empty list says %q", got)
	}
	w.press("Take the filter off")
	if got := emptyText(w.s); strings.Contains(got, "Take the filter off") || !strings.Contains(got, "[Empty the search box]") {
		t.Errorf("the empty list says %q", got)
	}
	w.press("Empty the search box")
	if len(w.s.found.Rows) != 10 || w.s.empty.Visible() {
		t.Errorf("%d of 10 are shown", len(w.s.found.Rows))
	}
}

func TestARowSaysWhatMatched(t *testing.T) {
	w := begin(t, 20)
	id := w.s.found.Rows[0].ID
	if _, err := w.desk.Many([]dossier.ID{id}, desk.Tagged("harbour strike")); err != nil {
		t.Fatal(err)
	}
	w.s.query.SetText("strik")
	w.s.typing.Now()
	if len(w.s.found.Rows) != 1 {
		t.Fatalf("%d rows are found", len(w.s.found.Rows))
	}
	m, ok := w.s.matchOf(id)
	if !ok || m.Field != "tag" || m.Text != "harbour strike" {
		t.Errorf("matched %+v", m)
	}
	w.s.query.SetText("status:held")
	w.s.typing.Now()
	if _, ok := w.s.matchOf(w.s.found.Rows[0].ID); ok {
		t.Error("a status is said to stand in a text")
	}
}

func TestMenuOfARow(t *testing.T) {
	w := begin(t, 10)
	words := func(i int) (l []string) {
		for _, item := range w.s.menuItems(i) {
			l = append(l, item.Label)
		}
		return l
	}
	do := func(i int, label string) {
		t.Helper()
		for _, item := range w.s.menuItems(i) {
			if item.Label == label {
				item.Action()
				return
			}
		}
		t.Fatalf("the menu has no %q but %q", label, words(i))
	}
	do(3, "Open at its names")
	if w.opened != "names "+w.s.found.Rows[3].ID {
		t.Errorf("opened %q", w.opened)
	}
	do(3, "Copy the name")
	if w.copied != w.s.found.Rows[3].Name {
		t.Errorf("copied %q", w.copied)
	}
	do(2, "Pick")
	do(3, "Tag …")
	if ids := w.s.pickedIDs(); !slices.Equal(ids, []dossier.ID{w.s.found.Rows[3].ID}) {
		t.Errorf("the tag is for %v, want the row alone", ids)
	}
	w.press("Cancel")
	do(2, "Pick")
	if got := words(2); slices.Contains(got, "Open") || !slices.Contains(got, "Delete 2 dossiers") {
		t.Errorf("of two picked the menu says %q", got)
	}
	charged := slices.IndexFunc(w.s.found.Rows, func(r desk.Row) bool { return r.Charge != "" && !w.s.picked.ids[r.ID] })
	do(charged, "Only with this charge")
	if len(w.s.chosen) == 0 || len(w.s.found.Rows) == 0 {
		t.Errorf("%v leaves %d rows", w.s.chosen, len(w.s.found.Rows))
	}
	w.keys(fyne.KeyF2)
	if !strings.HasPrefix(string(w.opened), "names ") {
		t.Errorf("F2 opens %q", w.opened)
	}
}

func TestDeleteKeyTakesTheRowAway(t *testing.T) {
	w := begin(t, 5)
	name := w.s.found.Rows[1].Name
	w.keys(fyne.KeyDown, fyne.KeyDelete)
	if len(w.s.found.Rows) != 4 {
		t.Fatalf("%d rows are left", len(w.s.found.Rows))
	}
	w.says("“" + name + "” was deleted.")
	w.press("Undo")
	if len(w.s.found.Rows) != 5 {
		t.Errorf("%d rows are back", len(w.s.found.Rows))
	}
}

func TestEscapeGoesStepByStep(t *testing.T) {
	w := begin(t, 5)
	w.keys(fyne.KeySpace)
	w.press("Tag")
	w.s.toggleNarrowing()
	for _, left := range []func() bool{
		func() bool { return !w.s.panel.Visible() && w.s.act == actTag },
		func() bool { return w.s.act == actNone && len(w.s.picked.ids) == 1 },
		func() bool { return len(w.s.picked.ids) == 0 && w.s.bar.Hidden },
	} {
		if !w.s.Escape() || !left() {
			t.Fatal("Escape does not leave what is in front")
		}
	}
	if w.s.Escape() {
		t.Error("Escape leaves what is not there")
	}
}

// TestTabGoesThroughTheScreenAsItStands walks from the search box to the briefing,
// with the list between what is above and below it.
func TestTabGoesThroughTheScreenAsItStands(t *testing.T) {
	w := begin(t, 5)
	w.keys(fyne.KeySpace)
	c := w.win.Canvas()
	w.s.FocusSearch()
	y, at := float32(0), map[string]int{}
	for i := range 40 {
		o, ok := c.Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatal("nothing has the keyboard")
		}
		switch o {
		case w.s.list:
			at["list"] = i
		case w.s.brief:
			at["brief"] = i
		}
		now := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		if now+20 < y {
			t.Errorf("step %d goes up from %.0f to %.0f, to %T", i, y, now, o)
		}
		y = now
		if o == w.s.brief {
			break
		}
		c.FocusNext()
	}
	if at["list"] == 0 || at["brief"] <= at["list"] {
		t.Errorf("the way is %v", at)
	}
}

func TestExamplesCanBeTried(t *testing.T) {
	w := begin(t, 20)
	w.s.toggleExamples()
	for _, e := range examples() {
		w.press(e.query)
		if w.s.problem.Visible() || w.s.query.Text != e.query {
			t.Errorf("%s: %q", e.query, w.s.problem.Text)
		}
	}
	w.press("Close")
	if w.s.panel.Visible() || w.win.Canvas().Focused() != w.s.list {
		t.Error("the panel stays")
	}
}
