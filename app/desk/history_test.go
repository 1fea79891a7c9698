package desk_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// edit changes a dossier by f and saves it.
func edit(t *testing.T, d *desk.Desk, id dossier.ID, f func(*dossier.Dossier)) {
	t.Helper()
	base := d.View().Dossier(id)
	now := *base
	now.Names, now.Events, now.Consent = slices.Clone(base.Names), slices.Clone(base.Events), slices.Clone(base.Consent)
	f(&now)
	save(t, d, base, &now)
}

func history(t *testing.T, d *desk.Desk, id dossier.ID) []desk.HistoryEntry {
	t.Helper()
	h, err := d.History(id)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// told puts a history into lines, the newest first.
func told(h []desk.HistoryEntry) string {
	var b strings.Builder
	for _, e := range h {
		fmt.Fprintf(&b, "%s by %s", e.Act, e.Device)
		for _, f := range e.Fields {
			fmt.Fprintf(&b, "; %s: %q → %q", f.Label, f.Before, f.After)
			if len(f.Beside) > 0 {
				fmt.Fprintf(&b, " beside %q", f.Beside)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func parsed(t *testing.T, s string) dossier.Date {
	t.Helper()
	x, err := dossier.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestHistory(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "Kem Sokha")
	save(t, d, nil, x)
	src := &dossier.Source{ID: d.NewID(), Title: "Report on an arrest"}
	if err := d.SaveSource(nil, src); err != nil {
		t.Fatal(err)
	}
	ev := d.NewID()
	edit(t, d, x.ID, func(x *dossier.Dossier) {
		x.Events = append(x.Events, dossier.Event{Item: dossier.Item{ID: ev}, Kind: dossier.Arrested, Date: parsed(t, "2017-09-03")})
	})
	edit(t, d, x.ID, func(x *dossier.Dossier) {
		x.Events[0].Place = "Tbong Khmum"
		x.Events[0].Sources = []dossier.ID{src.ID}
	})
	edit(t, d, x.ID, func(x *dossier.Dossier) { x.Audience = dossier.Internal })
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Redo(); err != nil {
		t.Fatal(err)
	}
	edit(t, d, x.ID, func(x *dossier.Dossier) { x.Events = nil })
	if err := d.DeleteDossier(x.ID); err != nil {
		t.Fatal(err)
	}
	if err := d.BringBack(x.ID); err != nil {
		t.Fatal(err)
	}
	want := `brought back by test
deleted by test
edited by test; Custody: Arrested 3 Sep 2017: "Added" → "Taken away"
redone by test; Who may see it: "Everybody" → "Internal"
undone by test; Who may see it: "Internal" → "Everybody"
edited by test; Who may see it: "Everybody" → "Internal"
edited by test; Custody: Arrested 3 Sep 2017 · Place: "" → "Tbong Khmum"; Custody: Arrested 3 Sep 2017 · Sources: "" → "Report on an arrest"
edited by test; Custody: Arrested 3 Sep 2017 · What happened: "" → "Arrested"; Custody: Arrested 3 Sep 2017 · When: "" → "3 September 2017"
made by test; Who may see it: "" → "Everybody"; Names: Kem Sokha · Name: "" → "Kem Sokha"; Names: Kem Sokha · Role: "" → "In print"
`
	d = reopen(t, d)
	got := history(t, d, x.ID)
	lines := func(s string) string { // the writes of one change come in the order of its type
		l := strings.Split(s, "\n")
		for i := range l {
			parts := strings.Split(l[i], "; ")
			slices.Sort(parts[1:])
			l[i] = strings.Join(parts, "; ")
		}
		return strings.Join(l, "\n")
	}
	if lines(told(got)) != lines(want) {
		t.Errorf("told:\n%s\nwant:\n%s", told(got), want)
	}
	if !got[7].Fields[0].New || got[6].Fields[0].New {
		t.Error("which change added the event is mixed up")
	}
	if got[3].Of != got[4].Change || got[4].Of != got[5].Change {
		t.Error("what was undone and redone is mixed up")
	}
	if h := history(t, d, "01J00000000000000000000000"); h != nil {
		t.Errorf("what is not there has the history %v", h)
	}
}

// TestHistory_NamesLanguages: a language is told by its name, not by its tag.
func TestHistory_NamesLanguages(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	x.Narrative = []dossier.Paragraph{{Item: dossier.Item{ID: d.NewID()}, Lang: "fr", Text: "Une arrestation"}}
	save(t, d, nil, x)
	if text := told(history(t, d, x.ID)); !strings.Contains(text, `Language: "" → "French"`) {
		t.Errorf("told:\n%s", text)
	}
}

// TestHistory_TellsWhatIsBeingTyped: a draft becomes a change first.
func TestHistory_TellsWhatIsBeingTyped(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	base := d.View().Dossier(x.ID)
	now := *base
	now.Tags = []string{"urgent"}
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if h := history(t, d, x.ID); len(h) != 2 || len(h[0].Fields) != 1 || h[0].Fields[0].After != "urgent" {
		t.Errorf("told:\n%s", told(h))
	}
}

func TestRestoreField(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	edit(t, d, x.ID, func(x *dossier.Dossier) { x.Names[0].Text = "B" })
	edit(t, d, x.ID, func(x *dossier.Dossier) { x.Names[0].Text = "C"; x.Tags = []string{"kept"} })
	h := history(t, d, x.ID)
	step := h[1]
	if err := d.RestoreField(x.ID, step.Fields[0].Cell, step.Change, desk.Before); err != nil {
		t.Fatal(err)
	}
	if got := d.View().Dossier(x.ID); got.Names[0].Text != "A" || !slices.Equal(got.Tags, []string{"kept"}) {
		t.Errorf("got %+v", got)
	}
	if err := d.RestoreField(x.ID, step.Fields[0].Cell, step.Change, desk.Before); !errors.Is(err, desk.ErrNothingToRestore) {
		t.Errorf("once more: %v", err)
	}
	if got := history(t, d, x.ID)[0]; got.Act != desk.ActRestored || got.Of != step.Change {
		t.Errorf("it is told as %+v", got)
	}
	if err := d.RestoreField(x.ID, step.Fields[0].Cell, step.Change, desk.After); err != nil {
		t.Fatal(err)
	}
	if got := names(d.View()); got != "B" {
		t.Errorf("after: %q", got)
	}
	d = reopen(t, d)
	for _, want := range []string{"A", "C"} {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := names(d.View()); got != want {
			t.Errorf("undone to %q, want %q", got, want)
		}
	}
	if err := d.RestoreField(x.ID, h[0].Fields[0].Cell, h[2].Change, desk.After); err != nil && !strings.Contains(err.Error(), "did not write") {
		t.Errorf("a field that the change did not write: %v", err)
	}
}

func TestRestoreAsOf(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	edit(t, d, x.ID, func(x *dossier.Dossier) {
		x.Events = append(x.Events, dossier.Event{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.Arrested})
	})
	then := *d.View().Dossier(x.ID)
	at := history(t, d, x.ID)[0].Change
	edit(t, d, x.ID, func(x *dossier.Dossier) { x.Names[0].Text = "B"; x.Events = nil; x.Tags = []string{"new"} })
	edit(t, d, x.ID, func(x *dossier.Dossier) {
		x.Events = append(x.Events, dossier.Event{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.Released})
	})
	latest := *d.View().Dossier(x.ID)

	if got, err := d.AsOf(x.ID, at); err != nil || !reflect.DeepEqual(*got, then) {
		t.Errorf("AsOf: %+v, %v; want %+v", got, err, then)
	}
	would, err := d.WouldRestore(x.ID, at)
	if err != nil || len(would) == 0 {
		t.Fatalf("WouldRestore: %v, %v", would, err)
	}
	if got := *d.View().Dossier(x.ID); !reflect.DeepEqual(got, latest) {
		t.Fatal("to tell what a restore would do changed something")
	}
	if err := d.RestoreAsOf(x.ID, at); err != nil {
		t.Fatal(err)
	}
	if did := history(t, d, x.ID)[0].Fields; !reflect.DeepEqual(would, did) {
		t.Errorf("it did\n%+v\nand would have done\n%+v", did, would)
	}
	if would, err := d.WouldRestore(x.ID, at); len(would) > 0 || err != nil {
		t.Errorf("where all is so already it would do %+v, %v", would, err)
	}
	if got := *d.View().Dossier(x.ID); !reflect.DeepEqual(got, then) {
		t.Errorf("restored:\n%+v\nwant\n%+v", got, then)
	}
	if err := d.RestoreAsOf(x.ID, at); !errors.Is(err, desk.ErrNothingToRestore) {
		t.Errorf("once more: %v", err)
	}
	d = reopen(t, d)
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := *d.View().Dossier(x.ID); !reflect.DeepEqual(got, latest) {
		t.Errorf("undone:\n%+v\nwant\n%+v", got, latest)
	}
	if _, err := d.Redo(); err != nil {
		t.Fatal(err)
	}
	if got := *d.View().Dossier(x.ID); !reflect.DeepEqual(got, then) {
		t.Errorf("redone:\n%+v\nwant\n%+v", got, then)
	}
}

func TestDeleted(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	a, b := written(d, "A"), written(d, "B")
	save(t, d, nil, a)
	save(t, d, nil, b)
	before := *d.View().Dossier(a.ID)
	for _, id := range []dossier.ID{a.ID, b.ID} {
		if err := d.DeleteDossier(id); err != nil {
			t.Fatal(err)
		}
	}
	d = reopen(t, d)
	gone, err := d.Deleted()
	if err != nil || len(gone) != 2 || gone[0].Name != "B" || gone[1].Name != "A" || gone[1].Device != "test" || gone[0].At.IsZero() {
		t.Fatalf("Deleted: %+v, %v", gone, err)
	}
	if x, err := d.AsOf(a.ID, gone[1].Change); x != nil || err != nil {
		t.Errorf("after its deletion it is %v, %v", x, err)
	}
	if err := d.BringBack(a.ID); err != nil {
		t.Fatal(err)
	}
	if got := *d.View().Dossier(a.ID); !reflect.DeepEqual(got, before) {
		t.Errorf("it came back as %+v", got)
	}
	if err := d.BringBack(a.ID); !errors.Is(err, desk.ErrNothingToRestore) {
		t.Errorf("once more: %v", err)
	}
	d = reopen(t, d)
	if _, err := d.Undo(); err != nil { // of the bringing back
		t.Fatal(err)
	}
	if d.View().Dossier(a.ID) != nil {
		t.Error("undo left it there")
	}
	for _, want := range []string{"B", "A, B"} { // and of the two deletions
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := names(d.View()); got != want {
			t.Errorf("undone to %q, want %q", got, want)
		}
	}
}

// BenchmarkHistory is that of a dossier among ten thousand.
func BenchmarkHistory(b *testing.B) {
	o := options()
	d, err := desk.Create(b.Context(), b.TempDir()+"/v.habeas", passphrase, o)
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	var id dossier.ID
	err = d.Together("", func(batch *desk.Batch) error {
		for i := range 10_000 {
			x := written(d, fmt.Sprint("Person ", i))
			id = x.ID
			if err := desk.Add(batch, nil, x); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 50 {
		base := d.View().Dossier(id)
		now := *base
		now.Tags = []string{fmt.Sprint(i)}
		if err := d.SaveDossier(base, &now); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if h, err := d.History(id); err != nil || len(h) != 51 {
			b.Fatal(len(h), err)
		}
	}
}
