//go:build !headless

package palette

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/export/chart"
)

// fixture is a palette and what it did.
type fixture struct {
	*Palette
	did []string
	win fyne.Window
}

func newPalette(t *testing.T, place job.Place, find func(f *fixture, text string) []Entry) *fixture {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	f := &fixture{}
	f.Palette = New(Options{
		Place: place,
		First: []Entry{f.entry("1", "Tep Vanny", "ទេព វន្នី", chart.MarkFree)},
		Rest:  []Entry{f.entry("", "Briefing", "", ""), f.entry("a", "New dossier", "Dossier", ""), f.entry("b", "Name", "View › Sort by", ""), f.entry("c", "Lock", "File", ""), f.entry("d", "New vault", "File", "")},
		Find:  func(text string) []Entry { return find(f, text) },
		Done:  func() { f.did = append(f.did, "done") },
	})
	f.win = test.NewTempWindow(t, f.Object())
	f.win.Resize(f.Size(fyne.NewSize(1024, 640)))
	f.win.Canvas().Focus(f.Box())
	return f
}

func (f *fixture) entry(key, name, also string, mark chart.Mark) Entry {
	return Entry{Key: key, Name: name, Also: also, Mark: mark, Do: func() { f.did = append(f.did, name) }}
}

func (f *fixture) names() string {
	var l []string
	for _, e := range f.rows {
		l = append(l, e.Name)
	}
	return strings.Join(l, ", ")
}

func people(f *fixture, text string) []Entry {
	var l []Entry
	for i, name := range []string{"Tep Vanny", "Kem Sokha", "Lon Kimheng", "Kem Sokha"} {
		if strings.Contains(strings.ToLower(name), strings.ToLower(text)) || text == "កឹម" {
			l = append(l, f.entry(fmt.Sprint(i+1), name, "", chart.MarkHeld))
		}
	}
	return l
}

func TestRank(t *testing.T) {
	f := newPalette(t, job.Place{}, people)
	if got, want := f.names(), "Tep Vanny, Briefing, New dossier, Name, Lock, New vault"; got != want {
		t.Errorf("before anything is typed: %s, want %s", got, want)
	}
	for text, want := range map[string]string{
		"lo":  "Lock, Lon Kimheng",          // commands before people of whom as much is typed
		"so":  "Kem Sokha, Kem Sokha, Name", // two people of one name; a menu's name comes last
		"tep": "Tep Vanny",                  // who was looked at last stands there once
		"ទេព": "Tep Vanny",
		"va":  "Tep Vanny, New vault", // a person by any name before a command by a later word
		"dos": "New dossier",
		"កឹម": "Tep Vanny, Kem Sokha, Lon Kimheng, Kem Sokha",
		"  ":  "Tep Vanny, Briefing, New dossier, Name, Lock, New vault",
	} {
		f.box.SetText(text)
		if got := f.names(); got != want {
			t.Errorf("%q finds %s, want %s", text, got, want)
		}
	}
	f.box.SetText("xyz")
	if !f.nothing.Visible() || !strings.Contains(f.nothing.Text, "“xyz”") || f.names() != "" {
		t.Errorf("with nothing found it says %q", f.nothing.Text)
	}
	f.key(fyne.KeyReturn)
	if f.did != nil {
		t.Errorf("Enter on nothing does %q", f.did)
	}
}

func TestKeys(t *testing.T) {
	f := newPalette(t, job.Place{}, people)
	key := func(name fyne.KeyName) { f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	test.Type(f.box, "lo")
	key(fyne.KeyDown)
	key(fyne.KeyDown) // the last one is the end
	key(fyne.KeyReturn)
	if want := []string{"done", "Lon Kimheng"}; !slices.Equal(f.did, want) {
		t.Errorf("it did %q, want %q", f.did, want)
	}
	f.key(fyne.KeyReturn)
	f.key(fyne.KeyEscape)
	if len(f.did) != 2 {
		t.Errorf("once closed it did %q", f.did)
	}
	f = newPalette(t, job.Place{}, people)
	key(fyne.KeyEscape)
	if want := []string{"done"}; !slices.Equal(f.did, want) {
		t.Errorf("Escape did %q, want %q", f.did, want)
	}
}

// TestAnOlderAnswerIsNotShown: what was typed since is what is shown.
func TestAnOlderAnswerIsNotShown(t *testing.T) {
	var works []func()
	f := newPalette(t, job.Place{Work: func(w func()) { works = append(works, w) }}, people)
	f.box.SetText("kem")
	f.box.SetText("lon")
	works[1]()
	works[0]()
	if got := f.names(); got != "Lon Kimheng" {
		t.Errorf("it shows %s", got)
	}
}

// TestEnterBeforeTheRows: who presses Enter before what was typed is found goes to
// what it finds, and not to what stood there before.
func TestEnterBeforeTheRows(t *testing.T) {
	var late []func()
	f := newPalette(t, job.Place{Back: func(f func()) { late = append(late, f) }}, people)
	test.Type(f.box, "sokha")
	f.key(fyne.KeyReturn)
	if len(f.did) != 0 {
		t.Fatalf("before anything was found it did %v", f.did)
	}
	for _, back := range late {
		back()
	}
	if got := strings.Join(f.did, ", "); got != "done, Kem Sokha" {
		t.Errorf("it did %q", got)
	}
}
