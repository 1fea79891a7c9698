//go:build !headless

package compare

import (
	"errors"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

func labels(s *Screen) (l []string) {
	for _, o := range test.LaidOutObjects(s.body.Content) {
		if x, ok := o.(*widget.Label); ok {
			l = append(l, x.Text)
		}
	}
	return l
}

func TestCompare(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	lines := []desk.SideLine{
		{Name: "Status", Left: "Held", Right: "Free"},
		{Part: "Names", Left: "Kem Sokha", Right: "Kem Sokha", Same: true},
		{Left: "កឹម សុខា"},
		{Part: "Person", Name: "Born", Left: "1953", Right: "1953", Same: true},
	}
	rows := map[dossier.ID]desk.Row{
		"a": {ID: "a", Line: &desk.Line{Name: "Kem Sokha"}},
		"b": {ID: "b", Line: &desk.Line{KnownAs: "a former deputy"}},
	}
	said, opened, left := "", dossier.ID(""), 0
	var failed error
	o := Options{
		Left: "a", Right: "b", AsOf: func() dossier.Day { return 1 },
		Row: func(id dossier.ID, _ dossier.Day) (desk.Row, bool) {
			r, ok := rows[id]
			return r, ok
		},
		Lines:   func(dossier.Day) ([]desk.SideLine, error) { return lines, nil },
		Picture: func(string, int, int) (image.Image, error) { return nil, errors.New("none") },
		Open:    func(id dossier.ID) { opened = id }, Leave: func() { left++ }, Focus: func(fyne.Focusable) {},
		Status: func(s string) { said = s }, Fail: func(err error) { failed = err },
	}
	s := New(o)
	w := test.NewTempWindow(t, s.Object())
	for _, width := range []float32{560, 1100} { // what is long wraps
		w.Resize(fyne.NewSize(width, 500))
		for _, x := range test.LaidOutObjects(s.body.Content) {
			if l, ok := x.(*widget.Label); ok && l.Size().Height+1 < l.MinSize().Height {
				t.Errorf("at %.0f %q is cut: %.0f of %.0f", width, l.Text, l.Size().Height, l.MinSize().Height)
			}
		}
	}
	if want := []string{"Status", "Held", "Free", "", "Kem Sokha", "Kem Sokha", "", "កឹម សុខា", "—", "Born", "1953", "1953"}; !slices.Equal(labels(s), want) {
		t.Errorf("it says %q", labels(s))
	}
	if said != "2 lines differ" {
		t.Errorf("the foot says %q", said)
	}
	s.differ.SetChecked(true)
	if want := []string{"Status", "Held", "Free", "", "កឹម សុខា", "—"}; !slices.Equal(labels(s), want) {
		t.Errorf("of what differs it says %q", labels(s))
	}
	for _, x := range test.LaidOutObjects(s.Object()) {
		if b, ok := x.(*widgets.Button); ok && b.Text == "Open" {
			test.Tap(b) // the last is that at the right
		}
	}
	if opened != "b" {
		t.Errorf("opened is %q", opened)
	}
	s.Back()
	if left != 1 || failed != nil {
		t.Errorf("left %d times, failed with %v", left, failed)
	}
	lines = []desk.SideLine{{Name: "Status", Left: "Held", Right: "Held", Same: true}}
	s = New(o)
	test.NewTempWindow(t, s.Object())
	s.differ.SetChecked(true)
	if !slices.Contains(labels(s), "They say the same in everything.") {
		t.Errorf("of two alike it says %q", labels(s))
	}
	gone := errors.New("one is gone")
	o.Lines = func(dossier.Day) ([]desk.SideLine, error) { return nil, gone }
	New(o)
	if !errors.Is(failed, gone) {
		t.Errorf("failed with %v", failed)
	}
}

// What changes in one of the two is shown, and that one of them is gone; once it is
// back, the lines are too.
func TestCompareFollows(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	lines := []desk.SideLine{{Name: "Born", Left: "1953", Right: "1954"}}
	rows := map[dossier.ID]desk.Row{
		"a": {ID: "a", Line: &desk.Line{Name: "Kem Sokha"}},
		"b": {ID: "b", Line: &desk.Line{Name: "Kem Sokah"}},
	}
	day, asked := dossier.Day(5), dossier.Day(0)
	s := New(Options{
		Left: "a", Right: "b", AsOf: func() dossier.Day { return day },
		Row: func(id dossier.ID, _ dossier.Day) (desk.Row, bool) {
			r, ok := rows[id]
			return r, ok
		},
		Lines:   func(d dossier.Day) ([]desk.SideLine, error) { asked = d; return lines, nil },
		Picture: func(string, int, int) (image.Image, error) { return nil, errors.New("none") },
		Focus:   func(fyne.Focusable) {}, Status: func(string) {}, Fail: func(err error) { t.Error(err) },
	})
	test.NewTempWindow(t, s.Object())
	shown := func() (l []string) {
		for _, o := range test.LaidOutObjects(s.Object()) {
			switch x := o.(type) {
			case *widget.Label:
				l = append(l, x.Text)
			case *widgets.Text:
				l = append(l, x.Text)
			}
		}
		return l
	}
	day = 6
	lines = []desk.SideLine{{Name: "Born", Left: "1953", Right: "1953", Same: true}}
	renamed := rows["b"]
	renamed.Line = &desk.Line{Name: "Kem Sokha the younger"}
	rows["b"] = renamed
	s.Renew()
	if got := shown(); asked != 6 || slices.Contains(got, "1954") || !slices.Contains(got, "Kem Sokha the younger") {
		t.Errorf("as of %d it shows %q", asked, got)
	}
	delete(rows, "b")
	s.Renew()
	if got := shown(); slices.Contains(got, "1953") || !slices.Contains(got, "“Kem Sokha the younger” was deleted.") {
		t.Errorf("of one that is gone it shows %q", got)
	}
	rows["b"] = renamed
	s.Renew()
	if got := shown(); !slices.Contains(got, "1953") {
		t.Errorf("of one that came back it shows %q", got)
	}
}
