//go:build !headless

package sources

import (
	"errors"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

var (
	pictures = flag.String("pictures", "", "a folder to draw the screen into, light and dark")
	tongue   = flag.String("tongue", "en", "the language of the pictures")
)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// fixture is a screen on a vault, and what it asked of the window.
type fixture struct {
	*Screen
	desk   *desk.Desk
	went   []string
	status string
	failed error
	saved  string
	win    fyne.Window
	file   []byte // that is chosen
}

func newDesk(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("passphrase"), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// withSources is a vault with a source that is there twice, one that nothing
// names, and somebody who was arrested.
func withSources(t *testing.T) *desk.Desk {
	t.Helper()
	d := newDesk(t)
	date, err := dossier.ParseDate("2018-09-10")
	if err != nil {
		t.Fatal(err)
	}
	before, err := dossier.ParseDate("2018-08")
	if err != nil {
		t.Fatal(err)
	}
	var ids []dossier.ID
	for _, s := range []dossier.Source{
		{Type: dossier.SourcePress, Title: "Opposition leader released on bail", Publisher: "Radio Free Asia", Date: date, Address: "https://www.rfa.org/bail.html", Reliability: "B", Credibility: "2"},
		{Type: dossier.SourcePress, Title: "Released on bail", Address: "http://rfa.org/bail.html", Date: before},
		{Type: dossier.SourceInterview, Title: "Interview with the family", PrintsAs: "Interview on file"},
	} {
		s.ID = d.NewID()
		ids = append(ids, s.ID)
		if err := d.SaveSource(nil, &s); err != nil {
			t.Fatal(err)
		}
	}
	item := func(sources ...dossier.ID) dossier.Item {
		return dossier.Item{ID: d.NewID(), Mark: dossier.Mark{Sources: sources}}
	}
	x := dossier.Dossier{ID: d.NewID(), Names: []dossier.Name{{Item: item(), Text: "Kem Sokha"}},
		Events: []dossier.Event{{Item: item(ids[0]), Kind: dossier.Arrested, Date: date}, {Item: item(ids[1], ids[0]), Kind: dossier.ReleasedOnBail, Date: date}}}
	if err := d.SaveDossier(nil, &x); err != nil {
		t.Fatal(err)
	}
	return d
}

func newScreen(t *testing.T, d *desk.Desk, look house.Choice) *fixture {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(look))
	f := &fixture{desk: d}
	went := func(parts ...string) { f.went = append(f.went, strings.Join(parts, " ")) }
	f.Screen = New(Options{
		NewID: d.NewID, Source: func(id dossier.ID) *dossier.Source { return d.View().Source(id) }, Draft: d.DraftSource, Save: d.SaveSource,
		List: d.Sources, Citations: d.Citations, Merge: d.MergeSources, Delete: d.DeleteSource, KeepCopy: d.KeepCopy, ReadCopy: d.ArchivedCopy,
		Keep:        func(work func() error, done func(error)) { done(work()) },
		ChooseFile:  func(chosen func(string, []byte)) { chosen("page.pdf", f.file) },
		ReadFile:    func(path string, read func(string, []byte)) { read(path, f.file) },
		SaveCopy:    func(data []byte, mediaType string) { f.saved = mediaType + " " + string(data) },
		OpenOutside: func(a dossier.Attachment) { went("outside", a.MediaType) },
		Mend:        func(id dossier.ID, part string) { went("mend", string(id), part) },
		Find:        func(query string) { went("find", query) },
		Back:        func() { went("back") },
		Clip:        func(text string) { went("clip", text) },
		Status:      func(left, _ string) { f.status = left },
		Fail:        func(err error) { f.failed = err },
		Unsaved:     func(err error) { f.failed = err },
		Focus: func(o fyne.Focusable) {
			if f.win != nil {
				f.win.Canvas().Focus(o)
			}
		},
	})
	f.win = test.NewTempWindow(t, f.Object())
	f.win.Resize(fyne.NewSize(1120, 740))
	t.Cleanup(f.Leave)
	return f
}

func (f *fixture) titles() string {
	var l []string
	for _, r := range f.rows {
		l = append(l, name(r.Source))
	}
	return strings.Join(l, " | ")
}

// field is the entry below a name in the form.
func (f *fixture) field(t *testing.T, name string) *widgets.Entry {
	t.Helper()
	var found *widgets.Entry
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		c, ok := o.(*fyne.Container)
		if !ok {
			return
		}
		if len(c.Objects) == 2 {
			if text, ok := c.Objects[0].(*widgets.Text); ok && text.Text == name {
				switch e := c.Objects[1].(type) {
				case *widgets.Entry:
					found = e
				case *fyne.Container: // a checked one
					found, _ = e.Objects[0].(*widgets.Entry)
				}
			}
		}
		for _, x := range c.Objects {
			walk(x)
		}
	}
	walk(f.form.root)
	if found == nil {
		t.Fatalf("the form has no %s", name)
	}
	return found
}

func TestFindASource(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	if len(f.rows) != 3 || !strings.HasPrefix(f.titles(), "Opposition leader released") {
		t.Fatalf("it lists %s", f.titles())
	}
	for text, want := range map[string]string{
		"RADIO free": "Opposition leader released on bail", "rfa.org": "Opposition leader released on bail | Released on bail",
		"interv": "Interview with the family", "2018-09": "Opposition leader released on bail", "nobody": "",
	} {
		f.query.SetText(text)
		if got := f.titles(); got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	f.query.SetText("nobody")
	if !f.empty.Visible() || !strings.Contains(f.empty.Text, "“nobody”") {
		t.Errorf("with nothing found it says %q", f.empty.Text)
	}
	f.query.SetText("")
	for i, want := range []string{"Opposition leader released on bail | Released on bail | Interview with the family", "Interview with the family",
		"Opposition leader released on bail | Released on bail", "Opposition leader released on bail | Released on bail | Interview with the family",
		"Released on bail | Interview with the family"} {
		test.Tap(f.kinds[i].chip)
		if got := f.titles(); got != want {
			t.Errorf("%s lists %q, want %q", f.kinds[i].words, got, want)
		}
	}
}

func TestOrders(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	for i, want := range []string{
		"Opposition leader released on bail | Released on bail | Interview with the family",
		"Interview with the family | Opposition leader released on bail | Released on bail",
		"Opposition leader released on bail | Released on bail | Interview with the family",
		"Opposition leader released on bail | Released on bail | Interview with the family",
	} {
		f.order = i
		f.narrow()
		if got := f.titles(); got != want {
			t.Errorf("%s: %s, want %s", orders()[i].name, got, want)
		}
	}
	f.query.SetText("b2")
	if got := f.titles(); got != "Opposition leader released on bail" {
		t.Errorf("a grade finds %s", got)
	}
}

// TestTypingIsKept: what is typed about a source is in the vault, as one change
// when one goes on, and undone with it.
func TestTypingIsKept(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	f.list.OnEnter(0)
	id := f.form.id
	if f.win.Canvas().Focused() != fyne.Focusable(f.field(t, "Title")) {
		t.Error("the keyboard is not in the title")
	}
	f.field(t, "Publisher").SetText("RFA Khmer")
	f.focus(f.field(t, "Date"))
	f.field(t, "Date").SetText("11 Sep 2018")
	f.focus(f.field(t, "Title"))
	if got := f.field(t, "Date").Text; got != "2018-09-11" {
		t.Errorf("a date that was typed in words stays as %q", got)
	}
	if err := f.Settling()(); err != nil {
		t.Fatal(err)
	}
	s := f.desk.View().Source(id)
	if s.Publisher != "RFA Khmer" || s.Date.String() != "2018-09-11" {
		t.Errorf("the vault has %+v", s)
	}
	f.focus(f.field(t, "Date"))
	f.field(t, "Date").SetText("2018-13") // the day of before holds
	f.Back()
	if f.form != nil || f.desk.View().Source(id).Date.String() != "2018-09-11" {
		t.Errorf("after a date that is none it is %s", f.desk.View().Source(id).Date)
	}
	if !strings.Contains(about(f.rows[0].Source), "RFA Khmer") {
		t.Error("the list does not show it")
	}
	for i := 0; i < 3 && f.desk.View().Source(id).Publisher != "Radio Free Asia"; i++ { // each field that one left is a change
		if _, err := f.desk.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	f.Renew()
	if s := f.desk.View().Source(id); s.Publisher != "Radio Free Asia" || !strings.Contains(about(f.rows[0].Source), "Radio Free Asia") {
		t.Errorf("undo leaves %+v", s)
	}
	f.Back()
	if f.went[len(f.went)-1] != "back" {
		t.Error("Escape does not leave the screen")
	}
}

func TestNewSource(t *testing.T) {
	f := newScreen(t, newDesk(t), house.Light)
	if !f.empty.Visible() || !strings.Contains(f.empty.Text, "no source in this vault") {
		t.Errorf("an empty vault says %q", f.empty.Text)
	}
	f.Create()
	f.Back()
	if n := len(f.desk.View().Sources); n != 0 {
		t.Fatalf("%d sources without a letter typed", n)
	}
	f.Create()
	test.Type(f.win.Canvas().Focused(), "A report")
	f.Back()
	if f.titles() != "A report" {
		t.Errorf("it lists %q", f.titles())
	}
}

func TestWhereItIsNamed(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	f.pick(f.rows[0].ID)
	var items []*widgets.Way
	for _, o := range f.form.cited.Objects {
		if i, ok := o.(*widgets.Way); ok {
			items = append(items, i)
		}
	}
	if len(items) != 2 || !strings.HasPrefix(items[0].Text(), "Kem Sokha · Custody: Arrested") {
		t.Fatalf("it is named by %d", len(items))
	}
	items[0].Tapped(nil)
	if want := fmt.Sprintf("mend %s events", f.desk.View().Dossiers[0].ID); f.went[0] != want {
		t.Errorf("it goes to %q, want %q", f.went[0], want)
	}
	if f.form.remove.Visible() {
		t.Error("one that is named can be deleted")
	}
}

func TestMergeAndDelete(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	first, second, lone := f.rows[0].ID, f.rows[1].ID, f.rows[2].ID
	f.pick(first)
	if !f.form.alike.Visible() {
		t.Fatal("the same source twice is not pointed out")
	}
	f.merge(first, second)
	if f.failed != nil || len(f.rows) != 2 || f.form.id != first || f.form.alike.Visible() {
		t.Errorf("merged, it lists %q, %v", f.titles(), f.failed)
	}
	f.pick(lone)
	if !f.form.remove.Visible() {
		t.Error("one that nothing names cannot be deleted")
	}
	test.Tap(f.form.remove)
	if len(f.rows) != 1 || f.form != nil || f.desk.View().Source(lone) != nil {
		t.Errorf("deleted, it lists %q", f.titles())
	}
	f.remove(first)
	if !errors.Is(f.failed, desk.ErrCited) || len(f.rows) != 1 {
		t.Errorf("one that is named is deleted: %v", f.failed)
	}
	for range 2 {
		if _, err := f.desk.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	f.Renew()
	if len(f.rows) != 3 {
		t.Errorf("undone, it lists %q", f.titles())
	}
}

func TestArchivedCopy(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	f.Drop("page.pdf")
	if !errors.Is(f.failed, errNoneOpen) {
		t.Errorf("with no source open: %v", f.failed)
	}
	f.pick(f.rows[0].ID)
	f.file = []byte("%PDF-1.6\n")
	f.Drop("page.pdf")
	dropped := f.form.now.Archive
	f.file = []byte("%PDF-1.7\n")
	f.form.keepCopy()
	if dropped == "" || dropped == f.form.now.Archive {
		t.Errorf("what was dropped is kept as %q", dropped)
	}
	if f.form.now.Archive == "" || f.desk.View().Source(f.form.id).Archive != f.form.now.Archive {
		t.Fatalf("it is not kept: %v", f.failed)
	}
	press := func(text string) {
		t.Helper()
		var walk func(o fyne.CanvasObject) bool
		walk = func(o fyne.CanvasObject) bool {
			switch o := o.(type) {
			case *widgets.Button:
				if o.Text == text {
					test.Tap(o)
					return true
				}
			case *fyne.Container:
				for _, x := range o.Objects {
					if walk(x) {
						return true
					}
				}
			}
			return false
		}
		if !walk(f.form.copy) {
			t.Fatalf("there is no %s", text)
		}
	}
	press("Open")
	press("Save …")
	press("Check it")
	if f.went[0] != "outside application/pdf" || f.saved != "application/pdf %PDF-1.7\n" || !strings.Contains(f.status, "is what it was") {
		t.Errorf("it goes to %q, saves %q, says %q", f.went, f.saved, f.status)
	}
	press("Take it away")
	if err := f.Settling()(); err != nil || f.desk.View().Source(f.form.id).Archive != "" {
		t.Errorf("it stays: %v", err)
	}
}

// TestPictures draws the screen, to be looked at.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		return
	}
	say.Use(*tongue)
	defer say.Use("en")
	for _, look := range []house.Choice{house.Light, house.Dark} {
		for name, size := range map[string]fyne.Size{"wide": {Width: 1120, Height: 740}, "narrow": {Width: 864, Height: 600}} {
			f := newScreen(t, withSources(t), look)
			f.win.Resize(size)
			f.pick(f.rows[0].ID)
			file, err := os.Create(filepath.Join(*pictures, "sources-"+string(look)+"-"+name+".png"))
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

// TestFolded: where there is room for one of the two, the list is there until a
// source is open, and again when it is closed.
func TestFolded(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	f.win.Resize(fyne.NewSize(520, 600))
	list, form := f.halvesOf(t)
	if !list.Visible() || form.Visible() {
		t.Error("it does not begin with the list")
	}
	f.pick(f.rows[0].ID)
	if list.Visible() || !form.Visible() {
		t.Error("the source that is open is not in sight")
	}
	if w := f.root.MinSize().Width; w > 480 {
		t.Errorf("the screen is %v wide", w)
	}
	f.Back()
	if !list.Visible() || form.Visible() {
		t.Error("the list does not come back")
	}
	f.win.Resize(fyne.NewSize(1000, 600))
	if !list.Visible() || !form.Visible() {
		t.Error("with room for both there is one")
	}
}

// halvesOf are the list and the form, as the screen lays them out.
func (f *fixture) halvesOf(t *testing.T) (list, form fyne.CanvasObject) {
	t.Helper()
	var found *fyne.Container
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, ok := o.(*fyne.Container); ok {
			if c.Layout == fyne.Layout(f.halves) {
				found = c
			}
			for _, x := range c.Objects {
				walk(x)
			}
		}
	}
	walk(f.root)
	if found == nil {
		t.Fatal("the screen has no halves")
	}
	return found.Objects[0], found.Objects[1]
}

// TestNarrow: in the smallest window nothing of the screen is out of sight.
func TestNarrow(t *testing.T) {
	f := newScreen(t, withSources(t), house.Light)
	for _, r := range f.rows {
		f.pick(r.ID)
		if w := f.root.MinSize().Width; w > 840 {
			t.Errorf("with %q open the screen is %v wide", name(r.Source), w)
		}
		if w := f.form.root.MinSize().Width; w > 420 {
			t.Errorf("the form of %q is %v wide", name(r.Source), w)
		}
	}
}
