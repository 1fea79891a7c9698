//go:build !headless

package overview

import (
	"context"
	"errors"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/dossier"
	"habeas/dossier/sample"
	"habeas/export/chart"
)

var (
	pictures = flag.String("pictures", "", "a folder to draw the screen into, light and dark")
	tongue   = flag.String("tongue", "en", "the language of the pictures")
)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// fixture is a screen and what it asked of the window.
type fixture struct {
	*Screen
	desk   *desk.Desk
	went   []string
	status string
	win    fyne.Window
}

func day(t *testing.T, text string) dossier.Day {
	t.Helper()
	d, err := dossier.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// newDesk opens a vault with the sample in it, or an empty one.
func newDesk(t *testing.T, full bool) *desk.Desk {
	t.Helper()
	data, err := vaultBytes[full]()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "v.habeas")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), path, []byte("passphrase"), desk.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// vaultBytes are those of a vault's file, made once.
var vaultBytes = map[bool]func() ([]byte, error){
	true: sync.OnceValues(func() ([]byte, error) { return makeVault(true) }), false: sync.OnceValues(func() ([]byte, error) { return makeVault(false) }),
}

func makeVault(full bool) ([]byte, error) {
	dir, err := os.MkdirTemp("", "habeas-test")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "v.habeas")
	d, err := desk.Create(context.Background(), path, []byte("passphrase"), desk.Options{Now: now, Cheap: true})
	if err != nil {
		return nil, err
	}
	if full {
		err = d.AddSample(context.Background())
	}
	if err := errors.Join(err, d.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

func newScreen(t *testing.T, d *desk.Desk, place job.Place, look house.Choice) *fixture {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(look))
	f := &fixture{desk: d}
	went := func(parts ...string) { f.went = append(f.went, strings.Join(parts, " ")) }
	f.Screen = New(Options{
		Place: place, Now: now, Day: day(t, sample.AsOf), Overview: d.Overview, Urgent: d.Urgent, Picture: d.Picture,
		List:  func(query string, day dossier.Day) { went("list", query, day.String()) },
		Open:  func(id dossier.ID) { went("open", string(id)) },
		Mend:  func(id dossier.ID, part string) { went("mend", string(id), part) },
		Print: func(day dossier.Day) { went("print", day.String()) },
		New:   func() { went("new") }, Back: func() { went("back") },
		Status: func(left string) { f.status = left },
		Focus: func(o fyne.Focusable) {
			if f.win != nil {
				f.win.Canvas().Focus(o)
			}
		},
		Fail: func(err error) { t.Error(err) },
	})
	never := func(time.Duration, func()) func() bool { return func() bool { return true } }
	f.figures.quiet.After = never
	f.win = test.NewTempWindow(t, f.Object())
	f.win.Resize(fyne.NewSize(1120, 740))
	return f
}

func (f *fixture) numbers() map[string]string {
	m := map[string]string{}
	for _, o := range f.cards.all {
		if o.figure.Visible() {
			number, words, _ := strings.Cut(o.figure.AccessibilityLabel(), " ")
			m[words] = number
		}
	}
	return m
}

func (f *fixture) last(t *testing.T) string {
	t.Helper()
	if len(f.went) == 0 {
		t.Fatal("it went nowhere")
	}
	return f.went[len(f.went)-1]
}

// TestFiguresFollowTheDay: the numbers are those of the day, by the slider's keys
// and by typing, and each leads to those whom it counts.
func TestFiguresFollowTheDay(t *testing.T) {
	f := newScreen(t, newDesk(t, true), job.Place{}, house.Light)
	want := map[string]string{"profiled": "30", "held": "9", "released, not free": "3", "free": "18"}
	got := f.numbers()
	for words, n := range want {
		if got[words] != n {
			t.Errorf("%s %s, want %s", got[words], words, n)
		}
	}
	for _, c := range f.cards.all {
		if c.figure.Visible() && strings.HasSuffix(c.figure.AccessibilityLabel(), " held") {
			c.figure.Tapped(nil)
		}
	}
	if got := f.last(t); got != "list status:held 2018-09-12" {
		t.Errorf("the held lead to %q", got)
	}
	f.Focus()
	key := func(name fyne.KeyName) { f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyLeft)
	key(fyne.KeyDown)
	key(fyne.KeyPageDown)
	if f.shown.AsOf != day(t, "2017-08-11") || f.days.typed.Entry.Text != "2017-08-11" {
		t.Errorf("a day, a month and a year back is %v, shown as %q", f.shown.AsOf, f.days.typed.Entry.Text)
	}
	key(fyne.KeyHome)
	if f.shown.AsOf != f.shown.First {
		t.Errorf("the first day is %v, not %v", f.shown.First, f.shown.AsOf)
	}
	key(fyne.KeyEnd)
	if f.shown.AsOf != day(t, sample.AsOf) {
		t.Errorf("the last day is %v", f.shown.AsOf)
	}
	type1 := func(text string) {
		f.win.Canvas().Focus(f.days.typed.Entry)
		f.days.typed.Entry.SetText(text)
	}
	type1("31 Dec 2017")
	if f.shown.AsOf != day(t, "2017-12-31") || f.days.slider.Day() != day(t, "2017-12-31") {
		t.Errorf("what was typed is %v", f.shown.AsOf)
	}
	for _, text := range []string{"2017", "soon", "03/09/2017"} {
		type1(text)
		if f.shown.AsOf != day(t, "2017-12-31") || f.days.typed.Valid() {
			t.Errorf("%q is taken for a day: %v", text, f.shown.AsOf)
		}
	}
	type1("")
	if f.shown.AsOf != day(t, sample.AsOf) {
		t.Errorf("nothing typed is %v, want today", f.shown.AsOf)
	}
	if said, want := f.figures.overTime.AccessibilityLabel(), "Held over time: 9 on 12 September 2018, "; !strings.HasPrefix(said, want) {
		t.Errorf("the chart says %q, want %q", said, want)
	}
	if !strings.Contains(f.status, "9 held") {
		t.Errorf("the foot says %q", f.status)
	}
}

// TestBarsLeadToWhomTheyCount: what the list finds by a bar is as many as it says.
func TestBarsLeadToWhomTheyCount(t *testing.T) {
	f := newScreen(t, newDesk(t, true), job.Place{}, house.Light)
	for name, tally := range map[string]*tally{"charges": f.figures.charges, "groups": f.figures.groups, "places": f.figures.places} {
		if len(tally.labels) == 0 {
			t.Errorf("no bar for %s", name)
		}
		for row, b := range tally.labels {
			if b.Pattern == chart.Outline {
				continue // not known
			}
			tally.bars.OnTapped(row)
			query := strings.TrimSuffix(strings.TrimPrefix(f.last(t), "list "), " "+sample.AsOf)
			found, err := f.desk.Find(query, day(t, sample.AsOf))
			if err != nil || len(found.Rows) < b.Count {
				t.Errorf("%d are counted under %q, and %q finds %d, %v", b.Count, b.Label, query, len(found.Rows), err)
			}
		}
	}
}

// TestSlidingAwaitsOneAnswer: while a person slides, each answer that comes is
// shown, and the day where they stopped comes last.
func TestSlidingAwaitsOneAnswer(t *testing.T) {
	d := newDesk(t, true)
	var works []func()
	f := newScreen(t, d, job.Place{Work: func(w func()) { works = append(works, w) }}, house.Light)
	run := func() {
		t.Helper()
		w := works[0]
		works = works[1:]
		w()
	}
	for len(works) > 0 {
		run()
	}
	asked := 0
	f.opts.Overview = func(ctx context.Context, day dossier.Day) (desk.Overview, error) {
		asked++
		return d.Overview(ctx, day)
	}
	first := day(t, "2017-01-01")
	for i := range 40 {
		f.goTo(first.Add(i))
	}
	run()
	if f.shown.AsOf != first {
		t.Errorf("the first answer was dropped: %v", f.shown.AsOf)
	}
	for len(works) > 0 {
		run()
	}
	if f.shown.AsOf != first.Add(39) || asked != 2 {
		t.Errorf("it shows %v after %d answers", f.shown.AsOf, asked)
	}
}

func TestFaces(t *testing.T) {
	f := newScreen(t, newDesk(t, true), job.Place{}, house.Light)
	test.Tap(f.views[atFaces].chip)
	wall := f.faces.wall
	f.win.Canvas().Focus(wall)
	wall.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	r := f.shown.Rows[1]
	if text := f.faces.tip.Text(); !strings.HasPrefix(text, r.Name+"\n") {
		t.Errorf("the keys went to %q, and the tip says %q", r.Name, text)
	}
	wall.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := f.last(t); got != "open "+string(r.ID) {
		t.Errorf("it went to %q", got)
	}
	wall.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if wall.Current() != len(f.shown.Rows)-1 {
		t.Errorf("the end is %d", wall.Current())
	}
}

func TestMostUrgent(t *testing.T) {
	d := newDesk(t, true)
	for i, x := range d.View().Dossiers[:4] { // two without consent, two that are ill
		now := *x
		if now.Consent = nil; i > 1 {
			now.Consent = x.Consent
			now.Health = []dossier.HealthNote{{Item: dossier.Item{ID: d.NewID()}, Urgency: dossier.UrgencyDanger, Text: "fever"}}
			now.Events = append(slices.Clone(now.Events), dossier.Event{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.Rearrested, Date: dossier.DateOf(d.Today())})
		}
		if err := d.SaveDossier(x, &now); err != nil {
			t.Fatal(err)
		}
	}
	f := newScreen(t, d, job.Place{}, house.Light)
	l, err := f.desk.Urgent(t.Context())
	if err != nil || len(l) == 0 {
		t.Fatalf("nothing is urgent: %v", err)
	}
	if len(f.urgent.rows) != len(l) {
		t.Fatalf("%d rows of %d", len(f.urgent.rows), len(l))
	}
	why := l[len(l)-1].Why
	f.showReason(why)
	if f.at != atUrgent || slices.ContainsFunc(f.urgent.rows, func(u desk.Urgent) bool { return u.Why != why }) || len(f.urgent.rows) == 0 {
		t.Errorf("for %q it shows %v", why, f.urgent.rows)
	}
	f.urgent.list.OnOpen(0)
	if got, u := f.last(t), f.urgent.rows[0]; got != "mend "+string(u.Dossier)+" "+u.Part {
		t.Errorf("it went to %q", got)
	}
}

// TestRenew: what was changed elsewhere, or taken back, is shown.
func TestRenew(t *testing.T) {
	d := newDesk(t, true)
	f := newScreen(t, d, job.Place{}, house.Light)
	if err := d.DeleteDossier(f.shown.Rows[0].ID); err != nil {
		t.Fatal(err)
	}
	f.Renew()
	if got := f.numbers()["profiled"]; got != "29" {
		t.Errorf("after one was deleted %s are profiled", got)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	f.Renew()
	if got := f.numbers()["profiled"]; got != "30" {
		t.Errorf("after undo %s are profiled", got)
	}
}

func TestNothingToShow(t *testing.T) {
	f := newScreen(t, newDesk(t, false), job.Place{}, house.Light)
	if f.figures.root.Visible() || !f.empty.Visible() {
		t.Error("an empty vault shows charts")
	}
	f.Back()
	if f.last(t) != "back" {
		t.Error("it does not go back")
	}
}

// TestPictures draws the screen, to be looked at.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		return
	}
	say.Use(*tongue)
	defer say.Use("en")
	d := newDesk(t, true)
	for i, x := range d.View().Dossiers {
		now := *x
		if i%3 == 0 {
			now.Consent = nil
		}
		if i%7 == 1 {
			now.Ahead = []dossier.AheadDate{{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.AheadAppeal, Date: dossier.DateOf(d.Today().Add(i - 6)), Text: "Court of Appeal"}}
		}
		if err := d.SaveDossier(x, &now); err != nil {
			t.Fatal(err)
		}
	}
	for _, look := range []house.Choice{house.Light, house.Dark} {
		for _, size := range []fyne.Size{{Width: 1120, Height: 740}, {Width: 864, Height: 600}} {
			f := newScreen(t, d, job.Place{}, look)
			f.win.Resize(size)
			for i, name := range []string{"figures", "faces", "urgent"} {
				f.show(i)
				file, err := os.Create(filepath.Join(*pictures, strings.Join([]string{name, string(look), size2(size)}, "-")+".png"))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(file, f.win.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				file.Close()
			}
		}
	}
}

func size2(s fyne.Size) string {
	if s.Width < 1000 {
		return "narrow"
	}
	return "wide"
}

// TestNarrow: in the smallest window nothing of the screen is out of sight.
func TestNarrow(t *testing.T) {
	f := newScreen(t, newDesk(t, true), job.Place{}, house.Light)
	f.win.Resize(fyne.NewSize(860, 600))
	if w := f.root.MinSize().Width; w > 840 {
		t.Errorf("the screen is %v wide", w)
	}
	for _, width := range []float32{860, 600, 400} {
		f.win.Resize(fyne.NewSize(width, 600))
		for _, c := range f.cards.all {
			if c.figure.Visible() && c.figure.Size().Width < c.figure.MinSize().Width {
				t.Errorf("%s is cut in a window of %v", c.figure.AccessibilityLabel(), width)
			}
		}
		if h := f.cards.root.Size().Height; h < f.cards.root.MinSize().Height {
			t.Errorf("in a window of %v the figures have %v of %v", width, h, f.cards.root.MinSize().Height)
		}
	}
}
