//go:build !headless

package person

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"image"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/sample"
	"habeas/dossier/words"
)

// TestMain lets rapid do less: each check draws forms and writes to a disk.
func TestMain(m *testing.M) {
	flag.Parse()
	for name, few := range map[string]string{"rapid.checks": "8", "rapid.steps": "15"} {
		if f := flag.Lookup(name); f.Value.String() == f.DefValue {
			_ = f.Value.Set(few)
		}
	}
	os.Exit(m.Run())
}

var asOf = dossier.NewDay(2018, time.September, 12)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// bench is a vault and what the screen told the window around it.
type bench struct {
	t        testing.TB
	at       time.Time // by the clock of the desk
	desk     *desk.Desk
	failed   error
	briefed  []dossier.Audience
	asked    []Question
	compared dossier.ID
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, at: now()}
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), desk.Options{Now: func() time.Time { return b.at }, Device: "laptop", Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	b.desk = d
	return b
}

func (b *bench) options() Options {
	d := b.desk
	return Options{
		Now: now, Store: d, NewID: d.NewID, SaveSource: d.SaveSource, Past: d, Cases: d,
		Brief: func(_ context.Context, _ dossier.ID, a dossier.Audience) (*desk.Briefing, error) {
			b.briefed = append(b.briefed, a)
			return &desk.Briefing{}, nil
		},
		AddPhoto: d.AddPhoto, Attach: d.Attach, Vocabulary: d.Vocabulary, Alike: d.Alike, Pick: d.Pick,
		Disputed: func(id dossier.ID) []desk.Disputed { return d.Disputed(id, words.English) },
		Picture:  func(string, int, int) (image.Image, error) { return nil, errors.New("none") },
		CanUndo:  d.CanUndo, CanRedo: d.CanRedo, Undo: func() {}, Redo: func() {},
		Back: func() {}, BriefThis: func(dossier.ID) {}, OpenOther: func(dossier.ID) {}, Compare: func(id dossier.ID) { b.compared = id },
		ChoosePicture: func(func(string, []byte)) {}, ChooseFile: func(func(string, []byte)) {}, PastePicture: func(func(string, []byte)) {},
		Status: func(string, string) {}, Fail: func(err error) { b.failed = err },
		Choose: func(string, fyne.CanvasObject, func()) {},
		Ask:    func(q Question) { b.asked = append(b.asked, q) },
	}
}

// open shows a dossier in a window of Fyne's test driver.
func (b *bench) open(id dossier.ID) (*Screen, fyne.Window) {
	b.t.Helper()
	s := New(b.options(), id, asOf, dossier.Donor)
	w := test.NewTempWindow(b.t, s.Object())
	w.Resize(fyne.NewSize(1100, 700))
	b.t.Cleanup(func() { _ = s.Close() })
	return s, w
}

func (b *bench) settle(s *Screen) *dossier.Dossier {
	b.t.Helper()
	if err := s.Settling()(); err != nil {
		b.t.Fatal(err)
	}
	return b.desk.View().Dossier(s.ID())
}

func entry(t testing.TB, f fyne.Focusable) *widgets.Entry {
	t.Helper()
	e, ok := f.(*widgets.Entry)
	if !ok {
		t.Fatalf("%T is no entry", f)
	}
	return e
}

func TestTypingReachesTheVault(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	if d := b.settle(s); d != nil {
		t.Fatal("an untouched new dossier was written")
	}
	test.Type(entry(t, s.form.first), "ទេព វន្នី")
	d := b.settle(s)
	if d == nil || len(d.Names) != 1 || d.Names[0].Text != "ទេព វន្នី" || d.Names[0].Script != "Khmr" || d.Names[0].Role != dossier.NameInPrint {
		t.Fatalf("the vault has %+v", d)
	}
	if s.name.Text != "ទេព វន្នី" {
		t.Errorf("the head says %q", s.name.Text)
	}
}

func TestTheHeadSaysThatADossierIsNew(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	if s.name.Text != "New dossier" {
		t.Errorf("the head of a dossier that is not written yet says %q", s.name.Text)
	}
	test.Type(entry(t, s.form.first), "x")
	if s.name.Text != "x" {
		t.Errorf("the head says %q", s.name.Text)
	}
}

func TestTheTitleOfAnEventTakesTheLinesItNeeds(t *testing.T) {
	row := newEventRow(dossier.Event{Kind: dossier.ReleasedOnBail, Form: dossier.FormHouseArrest}, "", nil)
	w := test.NewTempWindow(t, row)
	w.Resize(fyne.NewSize(900, 200))
	wide := row.MinSize().Height
	w.Resize(fyne.NewSize(300, 200))
	if narrow := row.MinSize().Height; narrow <= wide {
		t.Errorf("the row is %.0f high where it is narrow and %.0f where it is wide: the title is cut", narrow, wide)
	}
}

func TestLookingWritesNothing(t *testing.T) {
	b := newBench(t)
	if err := b.desk.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := b.desk.View()
	for _, d := range before.Dossiers[:2] {
		s, w := b.open(d.ID)
		for i := range parts() {
			s.showPart(i)
			if len(d.Events) > 0 && i == partCustody {
				s.openEvent = d.Events[0].ID
				s.rebuild()
			}
			w.Canvas().Capture()
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if b.desk.View().Dossier(d.ID) != d {
			t.Fatal("looking at a dossier changed it")
		}
	}
}

func TestDatesSayHowTheyAreRead(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.AddEvent()
	e := entry(t, s.form.open)
	test.Type(e, "2018-13")
	if d := b.settle(s); len(d.Events) != 1 || !d.Events[0].Date.IsZero() {
		t.Errorf("a date that cannot be read was taken as %v", d.Events[0].Date)
	}
	e.SetText("2017-09~")
	if d := b.settle(s); d.Events[0].Date.String() != "2017-09~" {
		t.Errorf("the vault has %v", d.Events[0].Date)
	}
	if !strings.HasPrefix(s.status.Text, "Held") {
		t.Errorf("after an arrest the status is %q", s.status.Text)
	}
}

func TestAnInvalidDateKeepsTheLastOne(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.AddEvent()
	e := entry(t, s.form.open)
	e.SetText("2018-09-10")
	e.OnBlur()
	e.SetText("2018")
	e.SetText("2018-13")
	if d := b.settle(s); d.Events[0].Date.String() != "2018-09-10" {
		t.Errorf("the vault has %v", d.Events[0].Date)
	}
	s.form.renew()
	if e.Text != "2018-13" {
		t.Errorf("what is being typed was taken away: %q", e.Text)
	}
}

func TestDatesAreTypedAsPeopleTypeThem(t *testing.T) {
	b := newBench(t)
	s, w := b.open(b.desk.NewID())
	s.opts.Focus = w.Canvas().Focus
	s.AddEvent()
	e := entry(t, s.form.open)
	test.Type(e, "3 Sep 2017")
	if d := b.settle(s); d.Events[0].Date.String() != "2017-09-03" {
		t.Fatalf("the vault has %v", d.Events[0].Date)
	}
	says := func(text string) bool {
		return slices.ContainsFunc(shown[*widget.Label](s), func(l *widget.Label) bool { return l.Text == text && l.Visible() })
	}
	if !says("2017-09-03 · 3 September 2017") {
		t.Error("what was typed is not shown as EDTF and in words")
	}
	w.Canvas().Focus(nil)
	if e.Text != "2017-09-03" || !says("3 September 2017") {
		t.Errorf("left, the entry says %q", e.Text)
	}

	e.SetText("")
	test.Type(e, "03/09/2017")
	if d := b.settle(s); d.Events[0].Date.String() != "2017-09-03" {
		t.Errorf("a date that may be two took %v", d.Events[0].Date)
	}
	test.Tap(chip(t, s, "9 March 2017"))
	if d := b.settle(s); d.Events[0].Date.String() != "2017-03-09" || e.Text != "2017-03-09" {
		t.Errorf("picked, the vault has %v, the entry %q", d.Events[0].Date, e.Text)
	}
}

func TestANewEventGoesToItsPlace(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	for _, date := range []string{"2018-09-10", "2017-09", "2018-01"} {
		s.AddEvent()
		e := entry(t, s.form.open)
		e.SetText(date)
		e.OnBlur()
	}
	var got []string
	for _, e := range b.settle(s).Events {
		got = append(got, e.Date.String())
	}
	if strings.Join(got, " ") != "2017-09 2018-01 2018-09-10" {
		t.Errorf("the events stand as %v", got)
	}
}

func TestUndoIsShown(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	e := entry(t, s.form.first)
	test.Type(e, "Tep")
	b.settle(s)
	test.Type(e, " Vanny")
	b.settle(s)
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	if !s.Renew() {
		t.Fatal("the dossier is said to be gone")
	}
	if e.Text != "Tep" || s.name.Text != "Tep" {
		t.Errorf("after undo the entry says %q, the head %q", e.Text, s.name.Text)
	}
	test.Type(e, "!")
	if d := b.settle(s); d.Names[0].Text != e.Text {
		t.Errorf("typing after undo: the vault has %q, the entry %q", d.Names[0].Text, e.Text)
	}
	for b.desk.CanUndo() {
		if _, err := b.desk.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if s.Renew() {
		t.Error("a dossier that was taken back is still there")
	}
}

func TestChipsOfAnItem(t *testing.T) {
	b := newBench(t)
	s, w := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep Vanny")
	id := s.now.Names[0].ID
	l := listOf[dossier.Name]{s.form, func() *[]dossier.Name { return &s.now.Names }, func(n *dossier.Name) *dossier.Item { return &n.Item }}
	chip := s.form.audienceChip(l.mark(id))
	w.SetContent(chip)
	test.Tap(chip)
	menu := w.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("the chip opens no menu")
	}
	keys := w.Canvas().Focused()
	for range 6 {
		keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.settle(s).Names[0].Audience; got != dossier.Internal {
		t.Errorf("the last choice gives %q, want internal", got)
	}
	if chip.Text != "internal" || chip.Ground != house.ColorHeldPale {
		t.Errorf("the chip says %q", chip.Text)
	}
	if source := s.form.sourceChip(l.mark(id)); source.Text != "no source" {
		t.Errorf("without a source the chip says %q", source.Text)
	}
}

func TestSourcesAreWritten(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	src := &dossier.Source{ID: b.desk.NewID(), Title: "Report", Type: dossier.SourcePress}
	s.sourceEdits.Changed(src)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := b.desk.View().Source(src.ID); got == nil || got.Title != "Report" {
		t.Errorf("the vault has %+v", got)
	}
}

func TestAPhotographNeedsADossier(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.Drop("a.jpg", []byte("x"))
	if !errors.Is(b.failed, errNoDossierYet) {
		t.Errorf("failed with %v", b.failed)
	}
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	b.failed = nil
	s.Drop("a.jpg", []byte("no picture"))
	if d := b.desk.View().Dossier(s.ID()); b.failed != nil || d.Portrait() != nil || len(d.Attachments) != 1 || s.Model() != "attachments" {
		t.Errorf("what is no picture comes in as %+v, and %s is shown: %v", d.Attachments, s.Model(), b.failed)
	}
	s.GoTo("names")
	picture, err := sample.Placeholder("TV", 1)
	if err != nil {
		t.Fatal(err)
	}
	b.failed = nil
	test.Type(entry(t, s.form.first), " Vanny") // not settled yet
	s.Drop("a.jpg", picture)
	d := b.desk.View().Dossier(s.ID())
	if b.failed != nil || d.Portrait() == nil || s.now.Portrait() == nil {
		t.Fatalf("the photograph is not there: %v", b.failed)
	}
	if d.Names[0].Text != "Tep Vanny" || s.now.Portrait().Cleared {
		t.Errorf("beside the photograph the dossier says %+v", d.Names)
	}
}

func TestScript(t *testing.T) {
	for text, want := range map[string]string{"": "", "12 - ": "", "Tep": "Latn", "ទេព": "Khmr", "  ទ Tep": "Khmr", "محمد": "Arab", "Ωμέγα": "Grek", "王": "Hani"} {
		if got := script(text); got != want {
			t.Errorf("script(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestWhatIsOnTheScreenIsInTheVault does things in any order; at the end the
// vault has the dossier as the screen had it.
func TestWhatIsOnTheScreenIsInTheVault(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(r *rapid.T) {
		s := New(b.options(), b.desk.NewID(), asOf, dossier.Public)
		pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(r, "which") }
		text := rapid.StringMatching(`[a-z ក-ឳ]{0,6}`)
		event := func() (dossier.ID, bool) {
			if len(s.now.Events) == 0 {
				return "", false
			}
			return s.now.Events[pick(len(s.now.Events))].ID, true
		}
		r.Repeat(map[string]func(*rapid.T){
			"name":  func(r *rapid.T) { s.showPart(0); entry(t, s.form.first).SetText(text.Draw(r, "name")) },
			"event": func(r *rapid.T) { s.AddEvent() },
			"say": func(r *rapid.T) {
				if id, ok := event(); ok {
					s.openEvent = id
					s.showPart(partCustody)
					entry(t, s.form.open).SetText(rapid.SampledFrom([]string{"2018", "2017-09~", "bad", ""}).Draw(r, "date"))
				}
			},
			"move": func(r *rapid.T) {
				if id, ok := event(); ok {
					s.form.eventList().moveAmong(id, rapid.SampledFrom([]int{-1, 1}).Draw(r, "by"), nil)
				}
			},
			"remove": func(r *rapid.T) {
				if id, ok := event(); ok {
					s.form.eventList().remove(id)
				}
			},
			"part": func(r *rapid.T) {
				adds := map[string]string{"health": "Add an entry", "people": "Add somebody", "asks": "Write in English", "ahead": "Add a date", "notes": "Add a note", "charges": "Add a charge"}
				model := rapid.SampledFrom(slices.Sorted(maps.Keys(adds))).Draw(r, "model")
				s.GoTo(model)
				press(t, s, adds[model])
				entry(t, s.form.open).SetText(text.Draw(r, "text"))
			},
			"press": func(r *rapid.T) { // whatever can be moved or taken away in the part
				buttons := shown[*widgets.Button](s)
				buttons = slices.DeleteFunc(buttons, func(b *widgets.Button) bool { return b.Text != "" })
				if len(buttons) > 0 {
					test.Tap(buttons[pick(len(buttons))])
				}
			},
			"settle": func(*rapid.T) { b.settle(s) },
			"renew": func(*rapid.T) {
				if b.settle(s) != nil {
					s.Renew()
				}
			},
		})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		want, got := asText(t, s.now), asText(t, b.desk.View().Dossier(s.ID()))
		untouched := want == asText(t, &dossier.Dossier{ID: s.ID(), Names: s.now.Names}) &&
			!slices.ContainsFunc(s.now.Names, func(n dossier.Name) bool { return n.Text != "" })
		if got != want && (got != "null" || !untouched) {
			t.Fatalf("the vault has\n%s\nthe screen had\n%s", got, want)
		}
	})
}

// asText is a dossier without the keys of the order, which the vault makes.
func asText(t *testing.T, d *dossier.Dossier) string {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	withoutOrder(v)
	data, err = json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func withoutOrder(v any) {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "order")
		for _, x := range v {
			withoutOrder(x)
		}
	case []any:
		for _, x := range v {
			withoutOrder(x)
		}
	}
}
