package disclosure

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// again is a view whose dossiers can be edited apart from those of another.
func again(v *dossier.View) *dossier.View {
	w := *v
	w.Dossiers = nil
	for _, d := range v.Dossiers {
		x := copyOf(*d)
		w.Dossiers = append(w.Dossiers, &x)
	}
	return &w
}

// news is what donors are told of the three, on a later day, after an edit.
func news(t *testing.T, edit func(v *dossier.View)) News {
	t.Helper()
	was := three()
	then, thenHeld := Disclose(was, was.IDs(), donors())
	is := again(was)
	edit(is)
	o := donors()
	o.AsOf, o.Now = day("2018-11-20"), day("2018-11-20")
	now, nowHeld := Disclose(is, is.IDs(), o)
	return Compare(then, thenHeld, now, nowHeld)
}

func TestNews(t *testing.T) {
	for name, test := range map[string]struct {
		edit func(v *dossier.View)
		want PersonNews // of the first, without its profile
		gone int
		none bool
	}{
		"time goes by": {edit: func(*dossier.View) {}, none: true},
		"a note for the desk": {none: true, edit: func(v *dossier.View) {
			v.Dossiers[0].Notes = append(v.Dossiers[0].Notes, dossier.InternalNote{Item: item("i9"), Text: "another"})
		}},
		"an event": {edit: func(v *dossier.View) {
			v.Dossiers[0].Events = append(v.Dossiers[0].Events, dossier.Event{Item: item("e9"), Kind: dossier.TrialOpened, Date: date("2018-11-01")})
		}, want: PersonNews{Events: []dossier.Event{{Kind: dossier.TrialOpened, Date: date("2018-11-01")}}}},
		"an event mended": {edit: func(v *dossier.View) { v.Dossiers[0].Events[2].Conditions = "may leave the block" },
			want: PersonNews{Corrected: []dossier.Event{{Kind: dossier.ReleasedOnBail, Date: date("2018-09-10"), Form: dossier.FormHouseArrest, Conditions: "may leave the block"}}}},
		"an event struck": {edit: func(v *dossier.View) { v.Dossiers[0].Events = slices.Delete(v.Dossiers[0].Events, 1, 2) }, want: PersonNews{Struck: true}},
		"a name": {edit: func(v *dossier.View) {
			v.Dossiers[0].Names = append(v.Dossiers[0].Names, dossier.Name{Item: item("n9"), Text: "K. S.", Role: dossier.NameAlias})
		}, want: PersonNews{Names: []dossier.Name{{Text: "K. S.", Role: dossier.NameAlias}}}},
		"an ask": {edit: func(v *dossier.View) {
			v.Dossiers[0].Asks = []dossier.Paragraph{{Item: item("a9"), Lang: "en", Text: "Ask for a date."}}
		}, want: PersonNews{Asks: []dossier.Paragraph{{Lang: "en", Text: "Ask for a date."}}}},
		"a story": {edit: func(v *dossier.View) {
			v.Dossiers[0].Narrative = []dossier.Paragraph{{Item: item("a9"), Lang: "en", Text: "He was taken at night."}}
		}, want: PersonNews{Retold: true}},
		"another fact":      {edit: func(v *dossier.View) { v.Dossiers[0].Person.Occupations[0].Text = "politician" }, want: PersonNews{Else: true}},
		"consent withdrawn": {edit: func(v *dossier.View) { v.Dossiers[0].Consent = nil }, gone: 1, none: true},
	} {
		t.Run(name, func(t *testing.T) {
			n := news(t, test.edit)
			if n.Gone != test.gone || test.none != (len(n.People) == 0) {
				t.Fatalf("%d gone, %d people with news", n.Gone, len(n.People))
			}
			if test.none {
				return
			}
			got := n.People[0]
			if got.Profile.Name().Text != "Kem Sokha" || n.Same != 2 {
				t.Errorf("news of %q, %d without", got.Profile.Name().Text, n.Same)
			}
			got.Profile = Profile{}
			strip(reflect.ValueOf(&got).Elem())
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestNewsOfStatus(t *testing.T) {
	n := news(t, func(v *dossier.View) {
		d := v.Dossiers[1]
		d.Events = append(d.Events, dossier.Event{Item: item("e9"), Kind: dossier.Rearrested, Date: date("2018-11-01")})
	})
	if len(n.People) != 1 || n.People[0].Was == nil || n.People[0].Was.Status != dossier.Free {
		t.Fatalf("%+v", n.People)
	}
	if s, _ := n.People[0].Profile.Standing(); s.Status != dossier.Held {
		t.Errorf("stands now at %s", s.Status)
	}
	if n.Figures.Held != 1 || n.AsOf != day("2018-09-12") {
		t.Errorf("then %+v on %v", n.Figures, n.AsOf)
	}
}

func TestNewsOfSomebodyNew(t *testing.T) {
	v := three()
	then, thenHeld := Disclose(v, v.IDs()[:2], donors())
	now, nowHeld := Disclose(v, v.IDs()[1:], donors())
	n := Compare(then, thenHeld, now, nowHeld)
	if len(n.People) != 1 || !n.People[0].First || n.People[0].Profile.KnownAs()[0].Text != "one of nine profiled on the page" || n.Gone != 1 || n.Same != 1 {
		t.Errorf("%+v", n)
	}
}

// TestNewsTellsNothingElse compares random vaults with what became of them: every
// text of the news stands in the newer briefing, whatever the older one told.
func TestNewsTellsNothingElse(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		a := anyAudience(t)
		then, thenHeld := Disclose(w.view, w.view.IDs(), w.options(a))
		if n := Compare(then, thenHeld, then, thenHeld); len(n.People) != 0 || n.Gone != 0 {
			t.Fatalf("news of nothing: %+v", n)
		}
		v := again(w.view)
		for _, d := range v.Dossiers {
			if rapid.Bool().Draw(t, "audience changes") {
				d.Audience = w.audiences()
			}
			if len(d.Consent) > 0 && rapid.Bool().Draw(t, "consent goes") {
				d.Consent = d.Consent[1:]
			}
			if len(d.Events) > 0 && rapid.Bool().Draw(t, "event goes") {
				d.Events = d.Events[1:]
			}
			for i := range d.Names {
				if rapid.Bool().Draw(t, "name changes") {
					d.Names[i].Audience = w.audiences()
				}
			}
			for i := range d.Events {
				if rapid.Bool().Draw(t, "event changes") {
					d.Events[i].Audience = w.audiences()
					d.Events[i].Place = w.word(dossier.Internal, 0, 0)
				}
			}
			for i := range d.Asks {
				d.Asks[i].Audience = w.audiences()
			}
		}
		o := w.options(a)
		o.AsOf = day("2018-09-19")
		now, nowHeld := Disclose(v, v.IDs(), o)
		n := Compare(then, thenHeld, now, nowHeld)
		has := words(now)
		for _, word := range wordsOf(n) {
			told++
			if !slices.Contains(has, word) {
				t.Fatalf("the news says %s, which %s may not see now", word, a)
			}
		}
	})
	if told == 0 {
		t.Error("no news at all: the property says nothing")
	}
}
