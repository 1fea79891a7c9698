//go:build !headless

package packets

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// bench is a vault with two packets in its ledger, and what the screen told the window
// around it.
type bench struct {
	t       testing.TB
	desk    *desk.Desk
	stale   bool // the first packet is
	news    desk.PacketNews
	failed  error // why the news cannot be told
	files   map[string]string
	went    []string
	copied  string
	ids     [2]dossier.ID
	person  dossier.ID
	meeting dossier.ID
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, stale: true, files: map[string]string{}}
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), desk.Options{Now: now, Device: "laptop", Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	b.desk = d
	b.person, b.meeting = d.NewID(), d.NewID()
	err = errors.Join(
		d.SaveDossier(nil, &dossier.Dossier{ID: b.person, Names: []dossier.Name{{Item: b.item(), Text: "Tep Vanny"}}}),
		d.SaveMeeting(nil, &dossier.Meeting{ID: b.meeting, Title: "Round table"}))
	for i, p := range []*dossier.Packet{
		{Number: "AAAA-AA", Audience: dossier.Donor, Kind: "packet", SHA256: "aa", Reason: "the family agreed", Copies: []dossier.PacketCopy{
			{Item: b.item(), Number: 1, Holder: "An embassy", SHA256: "aa"}, {Item: b.item(), Number: 2, SHA256: "ab"}},
			Profiles: []dossier.PacketMember{{Item: b.item(), Dossier: b.person, Hash: "h"}, {Item: b.item(), Dossier: "gone", Hash: "h"}, {Item: b.item(), Dossier: "x"}}},
		{Number: "BBBB-BB", Audience: dossier.Public, Kind: "list", SHA256: "bb"},
	} {
		p.ID = d.NewID()
		b.ids[i] = p.ID
		p.Made = dossier.DateOf(d.Today())
		err = errors.Join(err, d.SavePacket(nil, p))
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) item() dossier.Item { return dossier.Item{ID: b.desk.NewID()} }

func (b *bench) open(id dossier.ID) *Screen {
	b.t.Helper()
	d := b.desk
	goes := func(what string) func(dossier.ID) {
		return func(id dossier.ID) { b.went = append(b.went, what+" "+string(id)) }
	}
	s := New(Options{
		Now: now, View: d.View, Draft: d.DraftPacket, Save: d.SavePacket, RecordedBy: d.RecordedBy, FindFile: d.FindFile,
		Packets: func() []desk.Recorded {
			v := d.View()
			return []desk.Recorded{
				{Packet: v.Packet(b.ids[1]), Ordered: desk.PacketOptions{Lang: "fr"}},
				{Packet: v.Packet(b.ids[0]), Ordered: desk.PacketOptions{Lang: "en", Paper: "a4", Meeting: b.meeting}, Stale: b.stale},
			}
		},
		News: func(dossier.ID) (desk.PacketNews, error) { return b.news, b.failed },
		Sum: func(_ context.Context, path string) (string, error) {
			if sum, ok := b.files[path]; ok {
				return sum, nil
			}
			return "", errors.New("there is no such file")
		},
		Keep:       func(work func() error, done func(error)) { done(work()) },
		ChooseFile: func(chosen func(string)) { chosen("/f/mine.pdf") },
		MakeNews:   goes("news"), MakeAgain: goes("again"), ShowMeeting: goes("meeting"), ShowDossier: goes("dossier"),
		Status: func(string, string) {}, Fail: func(err error) { b.t.Error(err) }, Unsaved: func(err error) { b.t.Error(err) },
		Copied: func(string) {}, Copy: func(text string) { b.copied = text }, Back: func() { b.went = append(b.went, "back") },
	}, id)
	w := test.NewTempWindow(b.t, s.Object())
	w.Resize(fyne.NewSize(1000, 700))
	b.t.Cleanup(s.Leave)
	return s
}

// each calls f with everything below an object.
func each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			each(x, f)
		}
	case *container.Scroll:
		each(o.Content, f)
	}
}

func textsIn(o fyne.CanvasObject) string {
	var l []string
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			l = append(l, o.Text)
		case *widgets.Text:
			l = append(l, o.Text)
		case *widgets.Chip:
			l = append(l, o.Text)
		}
	})
	return strings.Join(l, "\n")
}

func press(t testing.TB, o fyne.CanvasObject, name string) {
	t.Helper()
	var found fyne.Tappable
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if o.Text == name && found == nil {
				found = o
			}
		case *widgets.Chip:
			if o.Text == name && found == nil {
				found = o
			}
		}
	})
	if found == nil {
		t.Fatalf("there is no %q", name)
	}
	test.Tap(found)
}

func TestWhatTheLedgerSays(t *testing.T) {
	b := newBench(t)
	s := b.open(b.ids[0])
	said := textsIn(s.right)
	for _, want := range []string{"AAAA-AA", "Donors", "Round table", "Packet, English, A4", "the family agreed", "An embassy", "holder not named", "Tep Vanny",
		"a dossier that is deleted", "1 person was counted", "12 September 2018, 10:00, on laptop"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	press(t, s.right, "Round table")
	press(t, s.right, "Make the note of changes")
	press(t, s.right, "The same order as of today")
	press(t, s.right, "Copy")
	if want := []string{"meeting " + string(b.meeting), "news " + string(b.ids[0]), "again " + string(b.ids[0])}; !slices.Equal(b.went, want) || b.copied != "aa" {
		t.Errorf("went to %v, copied %q", b.went, b.copied)
	}
}

func TestFilters(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	if s.picked != b.ids[1] || s.filters[all].Text != "All 2" || s.filters[stale].Text != "Out of date 1" || s.filters[out].Text != "Copies not returned 1" {
		t.Errorf("picked %s, filters %q %q %q", s.picked, s.filters[0].Text, s.filters[1].Text, s.filters[2].Text)
	}
	test.Tap(s.filters[stale])
	if len(s.rows) != 1 || s.picked != b.ids[0] {
		t.Errorf("out of date: %d, picked %s", len(s.rows), s.picked)
	}
	b.stale = false
	s.Renew()
	if len(s.rows) != 0 || !strings.Contains(textsIn(s.right), "0 of 2: a filter is on") {
		t.Errorf("none is out of date, and it says %q", textsIn(s.right))
	}
}

// What became of a copy is kept as it is typed, and the ledger's own words stay.
func TestACopyComesBack(t *testing.T) {
	b := newBench(t)
	s := b.open(b.ids[0])
	var entries []*widgets.Entry
	each(s.right, func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok {
			entries = append(entries, e)
		}
	})
	if len(entries) != 4 {
		t.Fatalf("%d entries for two copies", len(entries))
	}
	entries[0].SetText("3 Sep 2018")
	entries[3].SetText("leaked")
	if err := s.Settling()(); err != nil {
		t.Fatal(err)
	}
	p := b.desk.View().Packet(b.ids[0])
	if p.Copies[0].Returned.String() != "2018-09-03" || p.Copies[0].Holder != "An embassy" || p.Copies[1].Note != "leaked" || p.SHA256 != "aa" {
		t.Errorf("kept %+v", p.Copies)
	}
	s.Renew()
	if s.filters[out].Text != "Copies not returned 1" { // the other one
		t.Errorf("the filter says %q", s.filters[out].Text)
	}
}

func TestIsThisFileOurs(t *testing.T) {
	b := newBench(t)
	b.files = map[string]string{"/f/mine.pdf": "ab", "/f/first.pdf": "aa", "/f/list.pdf": "bb", "/f/other.pdf": "zz"}
	s := b.open("")
	for path, want := range map[string]string{
		"/f/mine.pdf":  "mine.pdf is packet AAAA-AA, copy 2.",
		"/f/first.pdf": "first.pdf is packet AAAA-AA, copy 1 of An embassy.",
		"/f/list.pdf":  "list.pdf is packet BBBB-BB.",
		"/f/other.pdf": "other.pdf is no packet of this ledger as it was recorded",
		"/f/none.pdf":  "There is no such file",
	} {
		s.Drop(path)
		if got := s.told.Text(); !strings.Contains(got, want) {
			t.Errorf("of %s it says %q", path, got)
		}
	}
	s.opts.ChooseFile(s.LookFor)
	if s.picked != b.ids[0] {
		t.Error("the packet is not shown")
	}
}

func TestNews(t *testing.T) {
	b := newBench(t)
	b.news = desk.PacketNews{Dossiers: []dossier.ID{b.person}, News: disclosure.News{Gone: 1, Same: 2, People: []disclosure.PersonNews{{
		Events: []dossier.Event{{Kind: dossier.Released, Date: dossier.DateOf(b.desk.Today())}}, Corrected: []dossier.Event{{Kind: dossier.Arrested}},
		Charges: []disclosure.Charge{{Charge: dossier.Charge{Offence: "incitement"}}}, Names: make([]dossier.Name, 2), Asks: make([]dossier.Paragraph, 1), Health: make([]dossier.HealthNote, 1),
		Retold: true, Struck: true, Else: true,
	}}}}
	lines := newOf(b.news.People[0])
	want := []string{"New: released, 12 Sep 2018", "Told otherwise now: arrested", "Charge: incitement", "2 names more", "1 note more on health", "1 new ask",
		"What happened is told in other words.", "Something that it told does not stand any more.", "Another fact reads otherwise."}
	if !slices.Equal(lines, want) {
		t.Errorf("said %q, want %q", lines, want)
	}
	if got := newOf(disclosure.PersonNews{First: true}); !slices.Equal(got, []string{"Was not in it."}) {
		t.Errorf("of somebody new it says %q", got)
	}
	b.news.People = nil
	s := b.open(b.ids[0])
	if said := textsIn(s.news); !strings.Contains(said, "1 person who was in it may not be shown") || !strings.Contains(said, "Of nobody in it") {
		t.Errorf("it says %q", said)
	}
	b.failed = errors.New("the log cannot be read")
	s.Renew()
	if said := textsIn(s.news); !strings.Contains(said, "The log cannot be read") {
		t.Errorf("it says %q", said)
	}
}

func TestAnEmptyLedgerSaysWhatToDo(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	s.opts.Packets = func() []desk.Recorded { return nil }
	s.Renew()
	if said := textsIn(s.right); !strings.Contains(said, "No packet is recorded yet") || s.list.Length() != 0 {
		t.Errorf("it says %q", said)
	}
}
