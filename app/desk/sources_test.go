package desk_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// citing is a vault in which two sources that are one are named all over.
func citing(t *testing.T) (d *desk.Desk, first, second dossier.ID) {
	t.Helper()
	d = fresh(t)
	first, second = d.NewID(), d.NewID()
	save := func(s *dossier.Source) {
		t.Helper()
		if err := d.SaveSource(nil, s); err != nil {
			t.Fatal(err)
		}
	}
	date, err := dossier.ParseDate("2018-09-10")
	if err != nil {
		t.Fatal(err)
	}
	save(&dossier.Source{ID: first, Type: dossier.SourcePress, Title: "Released on bail, says the court", Audience: dossier.To(dossier.Donor)})
	save(&dossier.Source{ID: second, Type: dossier.SourcePress, Title: "Released on bail, says the court", Publisher: "RFA", Date: date, PrintsAs: "Press report"})
	item := func(sources ...dossier.ID) dossier.Item {
		return dossier.Item{ID: d.NewID(), Mark: dossier.Mark{Sources: sources}}
	}
	x := dossier.Dossier{
		ID: d.NewID(), Names: []dossier.Name{{Item: item(first, second), Text: "A"}},
		Person: dossier.Person{
			Born:        dossier.Born{Mark: dossier.Mark{Sources: []dossier.ID{second}}, Date: date},
			Occupations: []dossier.Occupation{{Item: item(second), Text: "monk"}},
		},
		Events:  []dossier.Event{{Item: item(first), Kind: dossier.Arrested, Date: date}, {Item: item(second, first), Kind: dossier.Charged, Date: date}},
		Consent: []dossier.Consent{{Item: item(), Basis: dossier.ConsentPublished, Source: second, For: dossier.To(dossier.Donor)}},
	}
	if err := d.SaveDossier(nil, &x); err != nil {
		t.Fatal(err)
	}
	if err := desk.Save(d, nil, &dossier.Case{ID: d.NewID(), Name: "the thirty", Events: []dossier.Event{{Item: item(second), Kind: dossier.TrialOpened}}}); err != nil {
		t.Fatal(err)
	}
	about := dossier.Context{ID: dossier.ContextID, Paragraphs: []dossier.Paragraph{{Item: item(second), Text: "What goes on"}}}
	if err := d.SaveContext(nil, &about); err != nil {
		t.Fatal(err)
	}
	return d, first, second
}

func parts(l []desk.Citation) []string {
	var s []string
	for _, c := range l {
		s = append(s, fmt.Sprint(c.Name, " ", c.Part))
	}
	return s
}

func TestCitations(t *testing.T) {
	d, first, second := citing(t)
	if got, want := parts(d.Citations(first)), []string{"A names", "A events", "A events"}; !slices.Equal(got, want) {
		t.Errorf("the first is named by %q, want %q", got, want)
	}
	want := []string{"A names", "A born", "A occupations", "A events", "A consent", "the thirty events", " paragraphs"}
	if got := parts(d.Citations(second)); !slices.Equal(got, want) {
		t.Errorf("the second is named by %q, want %q", got, want)
	}
	rows := d.Sources()
	if len(rows) != 2 || rows[0].ID != second || rows[0].Cited != 7 || rows[1].Cited != 3 || !slices.Equal(rows[0].Alike, []dossier.ID{first}) {
		t.Errorf("the list has %+v", rows)
	}
}

// TestCitationsMissNothing: what names a source in a dossier in which everything
// does is all found.
func TestCitationsMissNothing(t *testing.T) {
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	v := d.View()
	want := map[dossier.ID]int{}
	var walk func(reflect.Value)
	walk = func(x reflect.Value) {
		switch x.Kind() {
		case reflect.Slice:
			if ids, ok := x.Interface().([]dossier.ID); ok {
				for _, id := range ids {
					if v.Source(id) != nil {
						want[id]++
					}
				}
				return
			}
			for i := range x.Len() {
				walk(x.Index(i))
			}
		case reflect.Struct:
			for i := range x.NumField() {
				if x.Type().Field(i).IsExported() && x.Type() != reflect.TypeFor[dossier.Date]() {
					walk(x.Field(i))
				}
			}
		case reflect.String:
			if id, ok := x.Interface().(dossier.ID); ok && v.Source(id) != nil {
				want[id]++
			}
		}
	}
	for _, x := range v.Dossiers {
		walk(reflect.ValueOf(*x))
	}
	for _, x := range v.Cases {
		walk(reflect.ValueOf(*x))
	}
	walk(reflect.ValueOf(v.Context))
	rows := d.Sources()
	if len(rows) == 0 {
		t.Fatal("the sample has no source")
	}
	for _, r := range rows {
		if r.Cited != want[r.ID] || len(d.Citations(r.ID)) > r.Cited {
			t.Errorf("%s is named %d times, want %d", r.Title, r.Cited, want[r.ID])
		}
	}
}

// TestMergeSourcesIsOneChange: all that named the one names the other, and one
// undo brings back all of it.
func TestMergeSourcesIsOneChange(t *testing.T) {
	d, first, second := citing(t)
	before := d.View()
	x := before.Dossiers[0]
	if err := d.MergeSources(first, second); err != nil {
		t.Fatal(err)
	}
	v := d.View()
	if v.Source(second) != nil || len(d.Citations(second)) != 0 {
		t.Error("the other is still there")
	}
	s := v.Source(first)
	if s.Publisher != "RFA" || s.PrintsAs != "Press report" || s.Audience != dossier.To(dossier.Donor) || s.Date.String() != "2018-09-10" {
		t.Errorf("it stays as %+v", s)
	}
	want := []string{"A names", "A born", "A occupations", "A events", "A events", "A consent", "the thirty events", " paragraphs"}
	if got := parts(d.Citations(first)); !slices.Equal(got, want) {
		t.Errorf("it is named by %q, want %q", got, want)
	}
	if got := v.Dossier(x.ID).Names[0].Sources; !slices.Equal(got, []dossier.ID{first}) {
		t.Errorf("a name has the sources %v", got)
	}
	if !slices.Equal(x.Names[0].Sources, []dossier.ID{first, second}) {
		t.Error("what others look at was changed under their hands")
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if back := d.View(); !reflect.DeepEqual(back.Dossier(x.ID), x) || !reflect.DeepEqual(back.Source(second), before.Source(second)) ||
		!reflect.DeepEqual(back.Source(first), before.Source(first)) || !reflect.DeepEqual(back.Context, before.Context) {
		t.Error("one undo does not bring all of it back")
	}
	if _, err := d.Redo(); err != nil {
		t.Fatal(err)
	}
	if d = reopen(t, d); d.View().Source(second) != nil || len(d.Citations(first)) != len(want) {
		t.Error("made again, it does not last")
	}
	if err := d.MergeSources(first, second); err == nil {
		t.Error("it merges with one that is gone")
	}
	if err := d.MergeSources(first, first); err == nil {
		t.Error("it merges a source with itself")
	}
}

// TestMergedSourceIsShownToFewer: what the one that goes away told stays with those
// who might read it.
func TestMergedSourceIsShownToFewer(t *testing.T) {
	everybody := dossier.To(dossier.Public)
	for _, c := range []struct{ stays, goes, want dossier.Audiences }{
		{everybody, dossier.Internal, dossier.Internal},
		{dossier.ByDefault, dossier.To(dossier.Donor), dossier.To(dossier.Donor)},
		{dossier.To(dossier.Donor), dossier.ByDefault, dossier.To(dossier.Donor)},
		{dossier.To(dossier.Donor), dossier.To(dossier.Diplomatic), dossier.Internal},
		{dossier.ByDefault, dossier.ByDefault, dossier.ByDefault},
	} {
		d := fresh(t)
		into, from := d.NewID(), d.NewID()
		for _, s := range []*dossier.Source{
			{ID: into, Type: dossier.SourcePress, Title: "A report", Audience: c.stays},
			{ID: from, Type: dossier.SourcePress, Title: "A report", Author: "who must not be named", Audience: c.goes},
		} {
			if err := d.SaveSource(nil, s); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.MergeSources(into, from); err != nil {
			t.Fatal(err)
		}
		if got := d.View().Source(into); got.Author == "" || got.Audience != c.want {
			t.Errorf("%q and %q make %+v", c.stays, c.goes, got)
		}
	}
	// Whoever spoke to us stays inside, whatever the source is merged with.
	d := fresh(t)
	into, from := d.NewID(), d.NewID()
	for _, s := range []*dossier.Source{{ID: into, Type: dossier.SourcePress}, {ID: from, Type: dossier.SourceInterview, Author: "a witness"}} {
		if err := d.SaveSource(nil, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.MergeSources(into, from); err != nil {
		t.Fatal(err)
	}
	if got := d.View().Source(into); got.Audience != dossier.Internal {
		t.Errorf("an interview is told to %q", got.Audience)
	}
}

func TestDeleteSource(t *testing.T) {
	d, first, _ := citing(t)
	if err := d.DeleteSource(first); !errors.Is(err, desk.ErrCited) || d.View().Source(first) == nil {
		t.Errorf("one that is named is deleted: %v", err)
	}
	lone := dossier.Source{ID: d.NewID(), Title: "Nobody names it"}
	if err := d.SaveSource(nil, &lone); err != nil {
		t.Fatal(err)
	}
	if err := d.DeleteSource(lone.ID); err != nil || d.View().Source(lone.ID) != nil {
		t.Fatalf("one that nothing names stays: %v", err)
	}
	if _, err := d.Undo(); err != nil || d.View().Source(lone.ID) == nil {
		t.Errorf("undo does not bring it back: %v", err)
	}
}

func TestArchivedCopy(t *testing.T) {
	d, first, _ := citing(t)
	page := []byte("%PDF-1.7\n% a page as it was\n")
	if err := d.KeepCopy(first, page); err != nil {
		t.Fatal(err)
	}
	d = reopen(t, d)
	a, data, err := d.ArchivedCopy(d.View().Source(first))
	if err != nil || string(data) != string(page) || a.MediaType != "application/pdf" {
		t.Errorf("it comes back as %+v, %q, %v", a, data, err)
	}
	if _, _, err := d.ArchivedCopy(&dossier.Source{Archive: "00"}); err == nil {
		t.Error("one that is not there is read")
	}
	if err := d.KeepCopy(first, nil); !errors.Is(err, desk.ErrEmptyFile) {
		t.Errorf("an empty file: %v", err)
	}
	fresh := d.NewID()
	if err := d.KeepCopy(fresh, page); err != nil || d.View().Source(fresh) == nil {
		t.Errorf("of a source of which nothing is written yet no copy is kept: %v", err)
	}
	if err := d.DeleteSource(fresh); err != nil {
		t.Fatal(err)
	}
	if err := d.KeepCopy(fresh, page); !errors.Is(err, desk.ErrNoSource) || d.View().Source(fresh) != nil {
		t.Errorf("of a source that was deleted: %v", err)
	}
	for range 2 { // the deletion, and the copy
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Undo(); err != nil || d.View().Source(first).Archive != "" {
		t.Errorf("undo leaves %q: %v", d.View().Source(first).Archive, err)
	}
}

// BenchmarkSources is the list of sources of a large vault.
func BenchmarkSources(b *testing.B) {
	d := lived(b, 10_000)
	for b.Loop() {
		d.Sources()
	}
}
