//go:build !headless

package situation

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// bench is a vault and what the screen told the window around it.
type bench struct {
	t       testing.TB
	desk    *desk.Desk
	path    string
	focused fyne.Focusable
	back    func(func()) // to the goroutine that draws
	chosen  func()       // ends the choice in the dialog
	went    int          // back
	picture []byte       // that is chosen, pasted or dropped
	failed  error
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, path: filepath.Join(t.TempDir(), "v.habeas")}
	d, err := desk.Create(t.Context(), b.path, []byte("test"), desk.Options{Now: now, Device: "laptop", Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.desk.Close() })
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	b.desk = d
	return b
}

func (b *bench) open() *Screen {
	b.t.Helper()
	d := b.desk
	var w fyne.Window
	s := New(Options{
		Place: job.Place{Back: b.back}, Now: now, ReadOnly: d.ReadOnly(), View: d.View, NewID: d.NewID,
		DraftWe: d.DraftWe, SaveWe: d.SaveWe, DraftContext: d.DraftContext, SaveContext: d.SaveContext, SaveSource: d.SaveSource, TakeLogo: d.TakeLogo, Picture: d.Picture,
		ChoosePicture: func(chosen func(string, []byte)) { chosen("sign.png", b.picture) },
		PastePicture:  func(pasted func(string, []byte)) { pasted("pasted.png", b.picture) },
		ReadFile:      func(_ string, read func(string, []byte)) { read("dropped.png", b.picture) },
		Keep:          func(work func() error, done func(error)) { done(work()) },
		Choose:        func(_ string, _ fyne.CanvasObject, done func()) { b.chosen = done },
		Status:        func(string, string) {}, Fail: b.fail, Unsaved: func(err error) { b.t.Error(err) },
		Copied: func(string) {}, Back: func() { b.went++ },
		Focus: func(f fyne.Focusable) {
			b.focused = f
			if w == nil {
				return
			}
			if f == nil {
				w.Canvas().Unfocus()
			} else {
				w.Canvas().Focus(f)
			}
		},
	})
	w = test.NewTempWindow(b.t, s.Object())
	w.Resize(fyne.NewSize(1000, 700))
	b.t.Cleanup(s.Leave)
	return s
}

func (b *bench) fail(err error) {
	if b.picture == nil {
		b.t.Error(err)
	}
	b.failed = err
}

func (b *bench) kept(s *Screen) *dossier.View {
	b.t.Helper()
	if err := s.Settling()(); err != nil {
		b.t.Fatal(err)
	}
	return b.desk.View()
}

func (b *bench) typed(text string) {
	b.t.Helper()
	e, ok := b.focused.(*widgets.Entry)
	if !ok {
		b.t.Fatalf("the cursor is in %T", b.focused)
	}
	test.Type(e, text)
}

// shown are the widgets of a kind that the form shows.
func shown[T fyne.CanvasObject](s *Screen) []T {
	var l []T
	for _, o := range test.LaidOutObjects(s.root) {
		if x, ok := o.(T); ok && o.Visible() {
			l = append(l, x)
		}
	}
	return l
}

func (b *bench) tap(s *Screen, name string) {
	b.t.Helper()
	for _, x := range shown[*widgets.Button](s) {
		if x.Text == name {
			test.Tap(x)
			return
		}
	}
	for _, x := range shown[*widgets.Chip](s) {
		if strings.HasPrefix(x.Text, name) {
			test.Tap(x)
			return
		}
	}
	b.t.Fatalf("there is nothing called %q", name)
}

func (b *bench) says(s *Screen, chip string) bool {
	return slices.ContainsFunc(shown[*widgets.Chip](s), func(c *widgets.Chip) bool { return c.Text == chip })
}

func texts(l []dossier.Paragraph) string {
	var all []string
	for _, p := range l {
		all = append(all, p.Lang+" "+p.Text)
	}
	return strings.Join(all, ", ")
}

func TestIsWrittenAsOneTypes(t *testing.T) {
	b := newBench(t)
	s := b.open()
	if b.kept(s); b.desk.CanUndo() {
		t.Error("what nobody typed is written")
	}
	s.Focus()
	b.typed("A group")
	s.focus(s.form.places[reach])
	b.typed("+855 12")
	s.focus(s.form.places[title])
	b.typed("Political prisoners")
	b.tap(s, "Add a paragraph")
	b.typed("The police")
	b.tap(s, "Add an ask")
	b.typed("Say so")
	b.tap(s, "French")
	b.tap(s, "Add a paragraph")
	b.typed("La police")
	v := b.kept(s)
	if v.We.Name != "A group" || v.We.Reach != "+855 12" || v.Context.Title != "Political prisoners" {
		t.Errorf("kept %+v, %q", v.We, v.Context.Title)
	}
	if got := texts(v.Context.Paragraphs) + "; " + texts(v.Context.Asks); got != "en The police, fr La police; en Say so" {
		t.Errorf("kept %s", got)
	}
	if got := v.Context.Paragraphs[0].Confirmed.String(); got != "2018-09-12" {
		t.Errorf("it was confirmed on %q", got)
	}
	if !b.says(s, "English 2") || !b.says(s, "French 1") || !b.says(s, "Khmer 0") {
		t.Error("it is not said how many texts each language has")
	}
}

// fill writes paragraphs, of which only two are in English.
func (b *bench) fill() {
	b.t.Helper()
	p := func(id dossier.ID, lang, text string) dossier.Paragraph {
		return dossier.Paragraph{Item: dossier.Item{ID: id}, Lang: lang, Text: text}
	}
	c := &dossier.Context{ID: dossier.ContextID, Audience: dossier.To(dossier.Donor), Title: "Title",
		Paragraphs: []dossier.Paragraph{p("01", "en", "one"), p("02", "fr", "un"), p("03", "en", "two")},
		Asks:       []dossier.Paragraph{p("04", "km", "សូម")}}
	if err := b.desk.SaveContext(nil, c); err != nil {
		b.t.Fatal(err)
	}
}

func TestATextMovesPastTheNextOfItsLanguage(t *testing.T) {
	b := newBench(t)
	b.fill()
	s := b.open()
	test.Tap(s.form.places[lowerer+"01"].(*widgets.Button))
	if got := texts(b.kept(s).Context.Paragraphs); got != "en two, fr un, en one" {
		t.Errorf("kept %s", got)
	}
	if b.focused != s.form.places[lowerer+"01"] {
		t.Error("the keyboard does not stay with it")
	}
	test.Tap(s.form.places[lowerer+"01"].(*widgets.Button)) // is the last
	test.Tap(s.form.places[remover+"03"].(*widgets.Button))
	if got := texts(b.kept(s).Context.Paragraphs); got != "fr un, en one" {
		t.Errorf("kept %s", got)
	}
	if b.focused != s.form.places[remover+"01"] {
		t.Error("the keyboard does not stay in the list")
	}
}

func TestUndoIsShownWhereOneIs(t *testing.T) {
	b := newBench(t)
	b.fill()
	s := b.open()
	s.focus(s.form.places["03"])
	b.focused.(*widgets.Entry).CursorColumn = len("two")
	b.typed(" more")
	b.kept(s)
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if e := s.form.places["03"].(*widgets.Entry); e.Text != "two" || b.focused != fyne.Focusable(e) {
		t.Errorf("after undo it shows %q", e.Text)
	}
	b.typed("!")
	if got := texts(b.kept(s).Context.Paragraphs); got != "en one, fr un, en !two" {
		t.Errorf("kept %s", got)
	}
}

// TestSaysHowFarTheTypingIs: it is saved once both, the group and the situation, are.
func TestSaysHowFarTheTypingIs(t *testing.T) {
	b := newBench(t)
	said := make(chan func(), 100)
	b.back = func(f func()) { said <- f }
	s := b.open()
	until := func(want string) {
		t.Helper()
		for s.saved.Text != want {
			select {
			case f := <-said:
				f()
			case <-time.After(10 * time.Second):
				t.Fatalf("it says %q, want %q", s.saved.Text, want)
			}
		}
	}
	s.we.Name = "A group"
	s.changedWe()
	until("saving …")
	s.now.Title = "Title"
	s.changed()
	if err := s.session.Settle(); err != nil {
		t.Fatal(err)
	}
	until("saved")
	if v := b.desk.View(); v.We.Name != "A group" || v.Context.Title != "Title" {
		t.Errorf("it says that it is saved, and the vault has %q and %q", v.We.Name, v.Context.Title)
	}
}

func TestGoTo(t *testing.T) {
	b := newBench(t)
	b.fill()
	s := b.open()
	for _, c := range []struct{ part, item, want string }{
		{PartGroup, "", PartGroup}, {title, "", title}, {whole, "", whole}, {"", "", whole}, {"unknown", "", whole},
		{PartTexts, "", "01"}, {PartTexts, "03", "03"}, {PartTexts, "02", "02"}, {PartAsks, "04", "04"}, {PartAsks, "gone", "04"},
	} {
		s.GoTo(c.part, dossier.ID(c.item))
		if at := s.form.placeOf(b.focused); b.focused != s.form.places[c.want] {
			t.Errorf("%s, %s leads to %s, want %s", c.part, c.item, at, c.want)
		}
	}
	if s.lang != "km" {
		t.Errorf("the last is in Khmer, and %s is shown", s.lang)
	}
}

func TestASourceIsPickedOrMade(t *testing.T) {
	b := newBench(t)
	b.fill()
	s := b.open()
	b.tap(s, "no source")
	b.typed("A radio report")
	e := b.focused.(*widgets.Entry)
	e.OnSubmitted(e.Text)
	b.chosen()
	v := b.kept(s)
	if ids := v.Context.Paragraphs[0].Sources; len(ids) != 1 || v.Source(ids[0]) == nil || v.Source(ids[0]).Title != "A radio report" {
		t.Errorf("it is said by %q", ids)
	}
	if !b.says(s, "1 source") {
		t.Error("the chip does not say it")
	}
}

func TestDaysAndLanguageOfAText(t *testing.T) {
	b := newBench(t)
	b.fill()
	s := b.open()
	test.Tap(s.form.places[days+"03"].(*widgets.Chip))
	e := b.focused.(*widgets.Entry)
	e.SetText("3 Sep 2018")
	e.SetText("2018-13") // is no date: that of before stays
	if got := b.kept(s).Context.Paragraphs[2].Confirmed.String(); got != "" {
		t.Errorf("a date that is none leaves %q", got)
	}
	e.SetText("3 Sep 2018")
	lang := s.form.languageOf(func() *dossier.Paragraph { return &s.now.Paragraphs[2] })
	if lang.Selected != "English" {
		t.Errorf("it is in %q", lang.Selected)
	}
	lang.SetSelected("French")
	b.chosen()
	v := b.kept(s)
	if p := v.Context.Paragraphs[2]; p.Confirmed.String() != "2018-09-03" || p.Lang != "fr" {
		t.Errorf("kept %+v", p)
	}
	if s.lang != "fr" || b.focused != s.form.places[days+"03"] {
		t.Error("one does not follow it to its language")
	}
}

func TestSaysThatNothingIsPrinted(t *testing.T) {
	b := newBench(t)
	s := b.open()
	if len(shown[*widgets.Note](s)) > 0 {
		t.Error("an empty one is warned of")
	}
	s.focus(s.form.places[title])
	b.typed("Title")
	if len(shown[*widgets.Note](s)) != 1 {
		t.Error("it is not said that nobody may read it")
	}
	s.now.Audience = dossier.To(dossier.Donor)
	s.changed()
	if len(shown[*widgets.Note](s)) > 0 {
		t.Error("what donors may read is warned of")
	}
}

func TestReadOnly(t *testing.T) {
	b := newBench(t)
	b.fill()
	if err := b.desk.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), b.path, []byte("test"), desk.Options{Now: now, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	b.desk = d
	s := b.open()
	for name, at := range s.form.places {
		if e, ok := at.(fyne.Disableable); ok && !e.Disabled() {
			t.Errorf("%s takes typing", name)
		}
	}
	s.now.Title = "Another"
	s.changed()
	if s.now.Title != "Title" || s.saved.Text != "read-only" {
		t.Errorf("the title is %q, and it says %q", s.now.Title, s.saved.Text)
	}
}
