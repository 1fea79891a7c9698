//go:build !headless

package app

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/screens/person"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/sample"
)

// unformed are the fields of the model that no form of the window writes, with the
// reason why; one that begins with a star is said of all subjects.
var unformed = map[string]string{
	"*.id":       "it names the thing for ever",
	"*.order":    "arrows and the pointer move an item",
	"*.disputes": "worked out from the log; a button picks one of the values",

	"dossier.synthetic":       "only made-up dossiers of tests have it",
	"dossier.consent.sources": "the source where it was published says it",

	"dossier.events.before": "places an event of a case",

	"dossier.attachments.file_name":  "known on arrival",
	"dossier.attachments.media_type": "known on arrival",
	"dossier.attachments.sha256":     "known on arrival",
	"dossier.attachments.bytes":      "known on arrival",
	"dossier.attachments.arrived":    "known on arrival",
	"dossier.attachments.print":      "made on arrival",
	"dossier.attachments.width":      "made on arrival",
	"dossier.attachments.height":     "made on arrival",

	"dossier.consent.audience":   "it is never printed",
	"dossier.consent.confirmed":  "the day on which it was given says it",
	"dossier.consent.true_from":  "the day on which it was given says it",
	"dossier.notes.audience":     "it is never printed",
	"dossier.notes.sources":      "it is for the desk alone",
	"dossier.notes.confirmed":    "the day on which it was written",
	"dossier.notes.true_from":    "it is for the desk alone",
	"meeting.promises.audience":  "it is never printed",
	"meeting.promises.sources":   "it is never printed",
	"meeting.promises.confirmed": "it is never printed",
	"meeting.promises.true_from": "it is never printed",

	"meeting.asks.sources":   "it is our own word, of the day of the meeting",
	"meeting.asks.confirmed": "it is our own word, of the day of the meeting",
	"meeting.asks.true_from": "it is our own word, of the day of the meeting",

	"we.logo":        "a button takes a picture in; see the tests of the screen",
	"source.archive": "a button takes a file in; see the tests of the screen",
}

// TestEveryFieldHasAForm: whatever a person may set by the command line, they may set in
// the window. Packets are not among it, as the ledger writes them, and their copies have
// tests of their own; nor is [dossier.Named], which so far only completes what is typed.
//
// It writes into all entries, boxes, lists and chips of the screens in which one types,
// and looks which fields of the model are other than before.
func TestEveryFieldHasAForm(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(1600, 1000))
	path := sampleVault(t)
	enter(t, w, path)
	ids := writeOneOfEach(t, w.desk)
	p := &presser{t: t, w: w, ids: ids, last: w.desk.View(), written: map[string]bool{}}

	w.showPerson(ids.dossier)
	for part := range len(person.PartNames()) {
		w.person.ShowPart(part)
		p.pressAll(w.person.Object())
		if b := p.button("Edit the case"); b != nil {
			test.Tap(b)
			p.pressAll(w.person.Object())
		}
		p.note()
		for n := len(p.eventRows()) - 1; n >= 0; n-- { // the last first, as some change their places
			p.eventRows()[n].Tapped(nil)
			p.pressAll(w.person.Object())
			p.note()
			if done := p.button("Done"); done != nil {
				test.Tap(done)
			}
		}
	}
	w.person.GoTo("charges")
	test.Tap(p.button("A case shared with others …"))
	p.pickOf()
	p.note()
	if w.person == nil || w.person.ID() != ids.dossier {
		t.Fatal("pressing has led elsewhere")
	}
	w.showMeeting(ids.meeting)
	p.pressAll(w.aside.Object())
	p.note()
	for row := range w.desk.Sources() {
		w.showSources()
		p.openRow(row)
		p.pressAll(w.aside.Object())
		p.note()
	}
	w.showSituation()
	p.pressAll(w.aside.Object())
	for _, language := range []string{"English", "French", "Khmer"} { // in which the texts are by now
		for _, c := range onScreen[*widgets.Chip](w.aside.Object()) {
			if strings.HasPrefix(c.Text, language) {
				test.Tap(c)
				break
			}
		}
		p.write(w.aside.Object())
	}
	p.note()

	fields := map[string]bool{}
	for name, of := range map[string]reflect.Type{
		"dossier": reflect.TypeFor[dossier.Dossier](), "case": reflect.TypeFor[dossier.Case](), "meeting": reflect.TypeFor[dossier.Meeting](),
		"source": reflect.TypeFor[dossier.Source](), "context": reflect.TypeFor[dossier.Context](), "we": reflect.TypeFor[dossier.We](),
	} {
		eachField(name, of, func(path string) { fields[path] = true })
	}
	for _, path := range slices.Sorted(maps.Keys(fields)) {
		last := path[strings.LastIndex(path, "."):]
		if !p.written[path] && unformed[path] == "" && unformed["*"+last] == "" {
			t.Errorf("no form writes %s", path)
		}
	}
	for path := range unformed {
		if !strings.HasPrefix(path, "*") && (!fields[path] || p.written[path]) {
			t.Errorf("%s needs no excuse", path)
		}
	}
}

// oneOfEach are the subjects that are written to.
type oneOfEach struct{ dossier, shared, meeting, source dossier.ID }

// writeOneOfEach writes one subject of each kind, with one item in each list, or one of
// each kind that has fields of its own.
func writeOneOfEach(t *testing.T, d *desk.Desk) (ids oneOfEach) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	events := func() []dossier.Event {
		var l []dossier.Event
		for _, k := range []dossier.EventKind{dossier.Sentenced, dossier.AppealDecided, dossier.BailDenied, dossier.ReleasedOnBail} {
			l = append(l, dossier.Event{Item: item(), Kind: k})
		}
		return l
	}
	text := func() []dossier.Paragraph { return []dossier.Paragraph{{Item: item(), Lang: "en"}} }
	src := &dossier.Source{ID: d.NewID(), Title: "The source", Type: dossier.SourcePress}
	must(d.SaveSource(nil, src))
	c := &dossier.Case{ID: d.NewID(), Name: "The case", Events: events(), Charges: []dossier.Charge{{Item: item()}}, Narrative: text()}
	must(d.SaveCase(nil, c))
	x := &dossier.Dossier{
		ID: d.NewID(), Cases: []dossier.ID{c.ID}, Names: []dossier.Name{{Item: item(), Text: "One"}},
		Person: dossier.Person{Occupations: []dossier.Occupation{{Item: item()}}, Affiliations: []dossier.Affiliation{{Item: item()}},
			Papers: []dossier.Paper{{Item: item()}}, Addresses: []dossier.Address{{Item: item()}}},
		Events: events(), Charges: []dossier.Charge{{Item: item()}}, Health: []dossier.HealthNote{{Item: item()}}, People: []dossier.Contact{{Item: item()}},
		Narrative: text(), Asks: text(), Arbitrariness: []dossier.Ground{{Item: item()}}, Ahead: []dossier.AheadDate{{Item: item()}},
		Consent: []dossier.Consent{{Item: item()}}, Notes: []dossier.InternalNote{{Item: item()}},
	}
	must(d.SaveDossier(nil, x))
	face, err := sample.Placeholder("O", 1)
	must(err)
	_, err = d.AddPhoto(t.Context(), x.ID, "face.jpg", face)
	must(err)
	m := &dossier.Meeting{ID: d.NewID(), Asks: text(), Promises: []dossier.Promise{{Item: item()}}}
	must(d.SaveMeeting(nil, m))
	base := d.View().Context
	situation := base
	situation.Paragraphs, situation.Asks = text(), text()
	situation.Paragraphs[0].Lang = "km" // the last of the languages that one is led through, and from there to the first
	must(d.SaveContext(&base, &situation))
	return oneOfEach{x.ID, c.ID, m.ID, src.ID}
}

// presser writes into everything that a screen shows.
type presser struct {
	t       *testing.T
	w       *window
	ids     oneOfEach
	last    *dossier.View
	written map[string]bool // the fields that were other than before
}

// note makes changes of what was typed, and notes what fields are other.
func (p *presser) note() {
	p.t.Helper()
	if err := p.w.settling()(); err != nil {
		p.t.Fatal(err)
	}
	v := p.w.desk.View()
	both := func(name string, a, b any) {
		differing(p.written, name, reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
	}
	both("dossier", p.last.Dossier(p.ids.dossier), v.Dossier(p.ids.dossier))
	both("case", p.last.Case(p.ids.shared), v.Case(p.ids.shared))
	both("meeting", p.last.Meeting(p.ids.meeting), v.Meeting(p.ids.meeting))
	both("source", p.last.Source(p.ids.source), v.Source(p.ids.source))
	both("context", &p.last.Context, &v.Context)
	both("we", &p.last.We, &v.We)
	p.last = v
}

// pressAll writes into entries first, as lists may take entries away. What is not shown
// any more still knows its field.
func (p *presser) pressAll(root fyne.CanvasObject) {
	p.write(root)
	p.choose(root)
}

// write writes into the entries.
func (p *presser) write(root fyne.CanvasObject) {
	for _, e := range onScreen[*widgets.Entry](root) {
		if e.Disabled() {
			continue
		}
		for _, text := range []string{"7", "P1Y", "2018-03-01", "words"} {
			e.SetText(text)
			if e.OnBlur != nil {
				e.OnBlur()
			}
		}
	}
}

// choose presses what chooses.
func (p *presser) choose(root fyne.CanvasObject) {
	for _, c := range onScreen[*widgets.Check](root) {
		if !c.Disabled() {
			c.SetChecked(!c.Checked)
		}
	}
	for n := 0; ; n++ {
		chips := onScreen[*widgets.Chip](root) // anew, as a menu opens at what is shown
		if n >= len(chips) {
			break
		}
		if chips[n].OnTapped != nil {
			chips[n].Tapped(nil)
			p.pickOf()
		}
	}
	for _, s := range onScreen[*widgets.Select](root) {
		if len(s.Options) > 1 && !s.Disabled() {
			s.SetSelectedIndex((max(0, s.SelectedIndex()) + 1) % len(s.Options))
		}
	}
}

// onScreen are the things of a kind that a screen shows.
func onScreen[T fyne.CanvasObject](root fyne.CanvasObject) (l []T) {
	for _, o := range test.LaidOutObjects(root) {
		if x, ok := o.(T); ok && x.Visible() {
			l = append(l, x)
		}
	}
	return l
}

// pickOf takes something of the menu or the dialog that a chip has opened.
func (p *presser) pickOf() {
	for len(p.w.asked) > 0 {
		top := p.w.win.Canvas().Overlays().Top()
		for _, o := range test.LaidOutObjects(top) {
			switch o := o.(type) {
			case *widgets.RowList:
				if o.Length() > 0 {
					o.OnPick(0)
				}
			case *widgets.Entry:
				if o.Visible() && o.OnSubmitted == nil { // no search
					o.SetText("2018-04-01")
				}
			case *widgets.Select:
				o.SetSelectedIndex((max(0, o.SelectedIndex()) + 1) % len(o.Options))
			}
		}
		p.w.answer(fyne.KeyEscape)
	}
	if menu, ok := p.w.win.Canvas().Focused().(*widget.PopUpMenu); ok {
		for range 3 {
			menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

func (p *presser) button(name string) *widgets.Button {
	for _, b := range onScreen[*widgets.Button](p.w.content) {
		if b.Text == name {
			return b
		}
	}
	return nil
}

// eventRows are the events that are not open.
func (p *presser) eventRows() (rows []fyne.Tappable) {
	for _, o := range test.LaidOutObjects(p.w.content) {
		if fmt.Sprintf("%T", o) == "*person.eventRow" {
			rows = append(rows, o.(fyne.Tappable))
		}
	}
	return rows
}

// openRow opens a row of the list of the screen.
func (p *presser) openRow(row int) {
	onScreen[*widgets.RowList](p.w.content)[0].OnOpen(row)
}

// leaf reports whether a value is written as one.
func leaf(t reflect.Type) bool {
	switch {
	case t == reflect.TypeFor[dossier.Date]() || t == reflect.TypeFor[dossier.Term]():
		return true
	case t.Kind() == reflect.Slice:
		return t.Elem().Kind() != reflect.Struct || t.Elem() == reflect.TypeFor[dossier.Dispute]()
	}
	return t.Kind() != reflect.Struct
}

// eachField visits the fields of a type that are written as one, by their names.
func eachField(within string, t reflect.Type, visit func(path string)) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		path := within + "." + name
		switch {
		case f.Anonymous:
			eachField(within, f.Type, visit)
		case leaf(f.Type):
			visit(path)
		case f.Type.Kind() == reflect.Slice:
			eachField(path, f.Type.Elem(), visit)
		default:
			eachField(path, f.Type, visit)
		}
	}
}

// differing notes the fields that differ.
func differing(differ map[string]bool, within string, a, b reflect.Value) {
	for i := range a.NumField() {
		f := a.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		path := within + "." + name
		switch {
		case f.Anonymous:
			differing(differ, within, a.Field(i), b.Field(i))
		case leaf(f.Type):
			if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				differ[path] = true
			}
		case f.Type.Kind() == reflect.Slice:
			for j := range min(a.Field(i).Len(), b.Field(i).Len()) {
				differing(differ, path, a.Field(i).Index(j), b.Field(i).Index(j))
			}
		default:
			differing(differ, path, a.Field(i), b.Field(i))
		}
	}
}
