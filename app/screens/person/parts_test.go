//go:build !headless

package person

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// shown is what of a kind of object stands in the form, in its order.
func shown[T fyne.CanvasObject](s *Screen) []T {
	var all []T
	for _, o := range test.LaidOutObjects(s.body.Content) {
		if x, ok := o.(T); ok {
			all = append(all, x)
		}
	}
	return all
}

// eachSeen visits what containers show, and not what they have folded away.
func eachSeen(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	if c, ok := o.(*fyne.Container); ok {
		for _, x := range c.Objects {
			eachSeen(x, visit)
		}
	}
}

// press presses the button of the form with a name.
func press(t *testing.T, s *Screen, name string) {
	t.Helper()
	for _, b := range shown[*widgets.Button](s) {
		if b.Text == name {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("%s has no button %q", s.Part(), name)
}

// chip is the n-th chip of the form that begins with a word.
func chip(t *testing.T, s *Screen, begins string) *widgets.Chip {
	t.Helper()
	for _, c := range shown[*widgets.Chip](s) {
		if strings.HasPrefix(c.Text, begins) {
			return c
		}
	}
	t.Fatalf("%s has no chip %q", s.Part(), begins)
	return nil
}

// pick presses a chip, and the line of its menu after the given number of
// others.
func pick(t *testing.T, w fyne.Window, of fyne.Tappable, down int) {
	t.Helper()
	test.Tap(of)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("it opens no menu")
	}
	keys := w.Canvas().Focused()
	for range down + 1 {
		keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// choose takes a choice of the form that offers it.
func choose(t *testing.T, s *Screen, word string) {
	t.Helper()
	for _, c := range slices.Backward(shown[*widgets.Select](s)) { // the last item's
		if slices.Contains(c.Options, word) {
			c.SetSelected(word)
			return
		}
	}
	t.Fatalf("%s offers no %q", s.Part(), word)
}

// typing is an entry of the form by its hint.
func typing(t *testing.T, s *Screen, hint string) *widgets.Entry {
	t.Helper()
	for _, e := range slices.Backward(shown[*widgets.Entry](s)) {
		if strings.HasPrefix(e.PlaceHolder, hint) {
			return e
		}
	}
	t.Fatalf("%s has no entry %q", s.Part(), hint)
	return nil
}

func date(t *testing.T, text string) dossier.Date {
	t.Helper()
	d, err := dossier.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestEachPartOfADossier types into each part, and finds it in the vault, on
// the screen that is opened again, and gone after undo.
func TestEachPartOfADossier(t *testing.T) {
	item := dossier.Item{Mark: dossier.Mark{Confirmed: date(t, "2018-09-12")}}
	for _, c := range []struct {
		model string
		write func(t *testing.T, s *Screen, w fyne.Window)
		is    func(*dossier.Dossier) any
		want  any
		says  string // in an entry, afterwards
	}{
		{"health", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add an entry")
			test.Type(entry(t, s.form.open), "Beaten")
			typing(t, s, "3 Sep 2018").SetText("2018-09")
			choose(t, s, "Ill-treatment alleged")
			choose(t, s, "Danger to life")
			choose(t, s, "A doctor was refused")
		}, func(d *dossier.Dossier) any {
			return one(d.Health, func(x *dossier.HealthNote) *dossier.Item { return &x.Item })
		}, dossier.HealthNote{Item: item, Kind: dossier.HealthTreat, Date: date(t, "2018-09"), Text: "Beaten", Urgency: dossier.UrgencyDanger, Doctor: dossier.DoctorRefused}, "Beaten"},
		{"people", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add somebody")
			test.Type(entry(t, s.form.open), "A sister")
			test.Type(typing(t, s, "A number"), "by mail")
			test.Type(typing(t, s, "What they have seen"), "the arrest")
			choose(t, s, "Counsel")
		}, func(d *dossier.Dossier) any {
			return one(d.People, func(x *dossier.Contact) *dossier.Item { return &x.Item })
		}, dossier.Contact{Item: item, Role: dossier.ContactCounsel, Name: "A sister", Reach: "by mail", Knows: "the arrest"}, "by mail"},
		{"arbitrariness", func(t *testing.T, s *Screen, w fyne.Window) {
			for _, b := range shown[*widgets.Button](s) {
				if b.Text == "Add a ground" {
					pick(t, w, b, 1)
				}
			}
			test.Type(entry(t, s.form.open), "A speech")
			pick(t, w, chip(t, s, "WGAD II"), 5) // past the five of the first body
		}, func(d *dossier.Dossier) any {
			return one(d.Arbitrariness, func(x *dossier.Ground) *dossier.Item { return &x.Item })
		}, dossier.Ground{Item: item, Scheme: "PACE", Category: "a", Reasons: "A speech"}, "A speech"},
		{"asks", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Write in French")
			test.Type(entry(t, s.form.open), "Demandez")
		}, func(d *dossier.Dossier) any {
			return one(d.Asks, func(x *dossier.Paragraph) *dossier.Item { return &x.Item })
		}, dossier.Paragraph{Item: item, Lang: "fr", Text: "Demandez"}, "Demandez"},
		{"ahead", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add a date")
			entry(t, s.form.open).SetText("2018-10-02")
			test.Type(typing(t, s, "Which court"), "Court of Appeal")
			choose(t, s, "Appeal deadline")
		}, func(d *dossier.Dossier) any {
			return one(d.Ahead, func(x *dossier.AheadDate) *dossier.Item { return &x.Item })
		}, dossier.AheadDate{Item: item, Kind: dossier.AheadAppeal, Date: date(t, "2018-10-02"), Text: "Court of Appeal"}, "Court of Appeal"},
		{"notes", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add a note")
			test.Type(entry(t, s.form.open), "Call counsel")
		}, func(d *dossier.Dossier) any {
			return one(d.Notes, func(x *dossier.InternalNote) *dossier.Item { return &x.Item })
		}, dossier.InternalNote{Item: item, Text: "Call counsel"}, "Call counsel"},
		{"names", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add a paper")
			test.Type(typing(t, s, "Identity card"), "Passport")
			s.now.Person.Papers[0].Issued = date(t, "2015-05")
			s.changed()
		}, func(d *dossier.Dossier) any {
			return one(d.Person.Papers, func(x *dossier.Paper) *dossier.Item { return &x.Item })
		}, dossier.Paper{Item: item, Kind: "Passport", Issued: date(t, "2015-05")}, "Passport"},
		{"names", func(t *testing.T, s *Screen, _ fyne.Window) {
			press(t, s, "Add an address")
			test.Type(typing(t, s, "Street"), "Battambang")
		}, func(d *dossier.Dossier) any {
			return one(d.Person.Addresses, func(x *dossier.Address) *dossier.Item { return &x.Item })
		}, dossier.Address{Item: item, Text: "Battambang"}, "Battambang"},
	} {
		t.Run(c.model, func(t *testing.T) {
			b := newBench(t)
			id := b.desk.NewID()
			b.change(id, func(d *dossier.Dossier) {
				d.Names = []dossier.Name{{Item: dossier.Item{ID: b.desk.NewID()}, Text: "Tep"}}
			})
			s, w := b.open(id)
			s.GoTo(c.model)
			if s.Model() != c.model {
				t.Fatalf("no part edits %s", c.model)
			}
			c.write(t, s, w)
			d := b.settle(s)
			if got := c.is(d); !reflect.DeepEqual(got, c.want) {
				t.Errorf("the vault has %+v, want %+v", got, c.want)
			}
			if got := s.rail[s.part]; parts()[s.part].count != nil && got.Aside != "1" {
				t.Errorf("beside %s stands %q", s.Part(), got.Aside)
			}

			again, _ := b.open(id)
			again.GoTo(c.model)
			if !slices.ContainsFunc(shown[*widgets.Entry](again), func(e *widgets.Entry) bool { return e.Text == c.says }) {
				t.Errorf("opened again, no entry of %s says %q", again.Part(), c.says)
			}

			for c.is(b.desk.View().Dossier(id)) != nil && b.desk.CanUndo() {
				if _, err := b.desk.Undo(); err != nil {
					t.Fatal(err)
				}
			}
			again.Renew()
			if slices.ContainsFunc(shown[*widgets.Entry](again), func(e *widgets.Entry) bool { return e.Text == c.says }) {
				t.Errorf("after undo an entry of %s still says %q", again.Part(), c.says)
			}
			if c.is(again.now) != nil || again.rail[again.part].Aside != "" {
				t.Errorf("after undo %s still has an item", again.Part())
			}
		})
	}
}

// one is the only item of a list, without what the vault gave it; nil: none.
func one[T any](list []T, item func(*T) *dossier.Item) any {
	if len(list) != 1 {
		return nil
	}
	x := list[0]
	it := item(&x)
	it.ID, it.Order = "", ""
	return x
}

// TestTheKeyboardFollowsTheItems: a new item is typed into at once, and where
// one was moved or taken away, the next key works on its place.
func TestTheKeyboardFollowsTheItems(t *testing.T) {
	b := newBench(t)
	s, w := b.open(b.desk.NewID())
	var focused fyne.Focusable
	s.opts.Focus = func(o fyne.Focusable) { focused = o; w.Canvas().Focus(o) }
	write := func(text string) { t.Helper(); test.Type(entry(t, focused), text) }
	s.GoTo("names")
	write("Tep")
	press(t, s, "Add an occupation")
	write("activist")
	press(t, s, "Add an affiliation")
	write("a union")
	press(t, s, "Add a name") // above the others
	write("ទេព")
	d := b.settle(s)
	if len(d.Names) != 2 || d.Names[1].Text != "ទេព" || d.Person.Occupations[0].Text != "activist" || d.Person.Affiliations[0].Organisation != "a union" {
		t.Fatalf("the vault has %+v, %+v", d.Names, d.Person)
	}
	s.GoTo("charges")
	for _, offence := range []string{"one", "two", "three"} {
		press(t, s, "Add a charge")
		write(offence)
	}
	d = b.settle(s)
	test.Tap(s.form.kept[remover(d.Charges[1].ID)].(*widgets.Button))
	if focused != s.form.kept[remover(d.Charges[2].ID)] {
		t.Error("after one charge was taken away the keyboard is not on the next")
	}
	test.Tap(s.form.kept[remover(d.Charges[2].ID)].(*widgets.Button))
	if focused != s.form.kept[remover(d.Charges[0].ID)] {
		t.Error("after the last charge was taken away the keyboard is not on the one before")
	}
	test.Tap(s.form.kept[remover(d.Charges[0].ID)].(*widgets.Button))
	if d := b.settle(s); len(d.Charges) != 0 {
		t.Errorf("the vault has %+v", d.Charges)
	}
}

// TestHealthAndPeopleAreInternal: what is new there is for nobody, says so, and
// is shown to whom it is marked for alone.
func TestHealthAndPeopleAreInternal(t *testing.T) {
	for _, c := range []struct {
		model, add string
		is         func(*dossier.Dossier) dossier.Audiences
	}{
		{"health", "Add an entry", func(d *dossier.Dossier) dossier.Audiences { return d.Health[0].Audience }},
		{"people", "Add somebody", func(d *dossier.Dossier) dossier.Audiences { return d.People[0].Audience }},
		{"names", "Add a paper", func(d *dossier.Dossier) dossier.Audiences { return d.Person.Papers[0].Audience }},
		{"names", "Add an address", func(d *dossier.Dossier) dossier.Audiences { return d.Person.Addresses[0].Audience }},
	} {
		t.Run(c.add, func(t *testing.T) {
			b := newBench(t)
			s, w := b.open(b.desk.NewID())
			s.now.Audience = dossier.To(dossier.Public)
			s.GoTo(c.model)
			press(t, s, c.add)
			mark := chip(t, s, say.Who(dossier.Internal))
			if mark.Ground != house.ColorHeldPale {
				t.Error("that it is internal does not stand out")
			}
			if set := c.is(b.settle(s)); set != dossier.ByDefault {
				t.Errorf("a new item is for %q", set)
			}
			pick(t, w, mark, 0) // internal, as it is
			if set := c.is(b.settle(s)); set != dossier.ByDefault {
				t.Errorf("to say again what it is made it %q", set)
			}
			pick(t, w, mark, 3)
			if set := c.is(b.settle(s)); set != dossier.To(dossier.Donor) || mark.Text != say.Who(set) {
				t.Errorf("picked for donors it is for %q, and says %q", set, mark.Text)
			}
			pick(t, w, mark, 0)
			if set := c.is(b.settle(s)); set.Includes(dossier.Donor) || mark.Text != say.Who(dossier.Internal) {
				t.Errorf("taken back it is for %q, and says %q", set, mark.Text)
			}
		})
	}
}

func TestAsksStandByLanguage(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	for _, p := range []dossier.Paragraph{{Lang: "fr", Text: "un"}, {Lang: "en", Text: "one"}, {Lang: "fr", Text: "deux"}, {Lang: "th", Text: "neung"}} {
		p.ID = b.desk.NewID()
		s.now.Asks = append(s.now.Asks, p)
	}
	s.changed()
	s.GoTo("asks")
	texts := func() (l []string) {
		eachSeen(s.body.Content, func(o fyne.CanvasObject) {
			if e, ok := o.(*widgets.Entry); ok && e.MultiLine {
				l = append(l, e.Text)
			}
		})
		return l
	}
	if got := texts(); !slices.Equal(got, []string{"one", "un", "deux"}) {
		t.Errorf("they stand as %v", got)
	}
	var focused fyne.Focusable
	s.opts.Focus = func(o fyne.Focusable) { focused = o }
	deux := s.now.Asks[2].ID
	up := func() { test.Tap(s.form.kept[mover(deux, -1)].(*widgets.Button)) }
	up() // past the ask of another language between them
	if got := texts(); !slices.Equal(got, []string{"one", "deux", "un"}) {
		t.Errorf("after the move they stand as %v", got)
	}
	if focused != s.form.kept[mover(deux, -1)] {
		t.Error("the keyboard left the button that moves the ask")
	}
	up()
	if got := texts(); !slices.Equal(got, []string{"one", "deux", "un"}) {
		t.Errorf("the first of its language moved to %v", got)
	}
	test.Tap(chip(t, s, "Thai"))
	if got := texts(); !slices.Equal(got, []string{"neung", "one"}) {
		t.Errorf("with Thai brought to the front there are %v", got)
	}
	press(t, s, "Write in Thai")
	test.Type(entry(t, s.form.kept[control{s.now.Asks[4].ID, "begin"}]), "song")
	if d := b.settle(s); len(d.Asks) != 5 || d.Asks[4].Text != "song" || d.Asks[4].Lang != "th" {
		t.Errorf("a further ask is %+v", d.Asks[len(d.Asks)-1])
	}
}

// TestTheFootOfAnItemIsNarrow: its chips take two lines before they run into
// its buttons.
func TestTheFootOfAnItemIsNarrow(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	l := listOf[dossier.Paragraph]{s.form, func() *[]dossier.Paragraph { return &s.now.Asks }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }}
	s.now.Asks = []dossier.Paragraph{{Item: dossier.Item{ID: b.desk.NewID(), Mark: dossier.Mark{Audience: dossier.To(dossier.Donor, dossier.Diplomatic)}}}}
	id := s.now.Asks[0].ID
	foot := l.foot(id, true, l.arrows(id)...)
	wide := foot.MinSize()
	if wide.Width > 300 {
		t.Errorf("it wants to be %.0f wide", wide.Width)
	}
	foot.Resize(fyne.NewSize(600, wide.Height))
	one := foot.MinSize().Height
	foot.Resize(fyne.NewSize(260, one))
	if two := foot.MinSize().Height; two <= one {
		t.Errorf("it is %.0f high in one line, and %.0f where there is room for half of it", one, two)
	}
}

func TestTheNextCheckHasNoAudience(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.GoTo("ahead")
	press(t, s, "Add a date")
	chip(t, s, "as the dossier")
	choose(t, s, "Next check of the facts")
	for _, c := range shown[*widgets.Chip](s) {
		t.Errorf("what is never printed has a chip %q", c.Text)
	}
	if !slices.ContainsFunc(shown[*widgets.Word](s), func(w *widgets.Word) bool { return w.Text == "never printed" }) {
		t.Error("it does not say that it is never printed")
	}
}

func TestHowFarOffADateIs(t *testing.T) {
	for text, want := range map[string]string{
		"2018-09-13": "in 1 day", "2018-10": "in 19 days", "2018-09-12": "today", "2018-09": "about now",
		"2018-09-11": "passed", "2017": "passed", "": "no day yet", "2018-09-01/..": "no day yet",
	} {
		got, passed := wayOff(date(t, text), asOf)
		if got != want || passed != (want == "passed") {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, " , ": nil, "urgent": {"urgent"}, "land rights, urgent": {"land rights", "urgent"},
		"a,a,  b  c ,": {"a", "b c"}, "ដីធ្លី; رأي، x": {"ដីធ្លី", "رأي", "x"},
	} {
		if got := splitTags(text); !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.GoTo("notes")
	test.Type(entry(t, s.form.first), "urgent, land ")
	if got := b.settle(s).Tags; !slices.Equal(got, []string{"urgent", "land"}) {
		t.Errorf("the vault has %q", got)
	}
	test.Type(entry(t, s.form.first), "rights")
	if got := b.settle(s).Tags; !slices.Equal(got, []string{"urgent", "land rights"}) {
		t.Errorf("after more typing the vault has %q", got)
	}
}

func TestTrueFromIsAskedWhereItMatters(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	s.asOf = asOf.Add(-30)
	s.GoTo("asks")
	press(t, s, "Write in English") // confirmed today, after the day that is looked at
	typing(t, s, "3 Sep 2018").SetText("2018-08-01")
	if got := b.settle(s).Asks[0].TrueFrom; got != date(t, "2018-08-01") {
		t.Errorf("the vault has %v", got)
	}
	s, _ = b.open(b.desk.NewID())
	s.GoTo("asks")
	press(t, s, "Write in English")
	for _, e := range shown[*widgets.Entry](s) {
		if !e.MultiLine && e.Visible() {
			t.Errorf("as of today one is asked %q", e.PlaceHolder)
		}
	}
}

// TestEntriesArePrivate: what is copied out of any part goes off the clipboard.
func TestEntriesArePrivate(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	copied := ""
	s.opts.Copied = func(text string) { copied = text }
	for model, add := range map[string]string{"health": "Add an entry", "people": "Add somebody", "asks": "Write in English", "ahead": "Add a date", "notes": "Add a note"} {
		s.GoTo(model)
		press(t, s, add)
		for _, e := range shown[*widgets.Entry](s) {
			e.SetText("2018")
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
			copied = ""
			e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: test.NewClipboard()})
			if copied != "2018" {
				t.Errorf("what is copied out of %q in %s stays on the clipboard", e.PlaceHolder, s.Part())
			}
		}
	}
}
