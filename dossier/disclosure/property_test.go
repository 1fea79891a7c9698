package disclosure

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// world is a random vault in which every text is a word of its own, and which
// knows, from the rules as they are written in the package's documentation and
// not from the code, whom each word may reach.
type world struct {
	t    *rapid.T
	view *dossier.View
	now  dossier.Day
	next int
	may  map[string]dossier.Audiences // per word: Internal, or who may see it
}

func newWorld(t *rapid.T) *world {
	w := &world{t: t, now: day("2018-09-20"), may: map[string]dossier.Audiences{}, view: &dossier.View{}}
	for i := range rapid.IntRange(0, 3).Draw(t, "sources") {
		w.source(dossier.ID(fmt.Sprintf("s%d", i)))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "cases") {
		w.view.Cases = append(w.view.Cases, &dossier.Case{ID: dossier.ID(fmt.Sprintf("k%d", i)), Audience: w.audiences()})
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "dossiers") {
		w.dossier(dossier.ID(fmt.Sprintf("d%d", i)))
	}
	c := &w.view.Context
	c.ID, c.Audience = dossier.ContextID, w.audiences()
	c.Title = w.word(dossier.ByDefault, c.Audience, dossier.ByDefault)
	for range rapid.IntRange(0, 2).Draw(t, "context") {
		it := w.item()
		c.Paragraphs = append(c.Paragraphs, dossier.Paragraph{Item: it, Lang: "en", Text: w.word(it.Audience, c.Audience, dossier.ByDefault)})
	}
	w.view.We.Name = "we"
	return w
}

func (w *world) audiences() dossier.Audiences {
	return rapid.SampledFrom([]dossier.Audiences{
		dossier.ByDefault, dossier.ByDefault, dossier.Internal, dossier.To(dossier.Public), dossier.To(dossier.Donor),
		dossier.To(dossier.Diplomatic), dossier.To(dossier.Donor, dossier.Diplomatic),
	}).Draw(w.t, "audiences")
}

func (w *world) item() dossier.Item {
	w.next++
	it := dossier.Item{ID: dossier.ID(fmt.Sprintf("i%d", w.next)), Mark: dossier.Mark{Audience: w.audiences()}}
	for _, s := range w.view.Sources {
		if rapid.Bool().Draw(w.t, "cites") {
			it.Sources = append(it.Sources, s.ID)
		}
	}
	return it
}

// word is a new text of an item with that set, in a subject with that default,
// of a person with that consent (ByDefault for no person).
func (w *world) word(own, fallback, consent dossier.Audiences) string {
	w.next++
	text := fmt.Sprintf("word%dend", w.next)
	set := own
	if set == dossier.ByDefault {
		set = fallback
	}
	if set == dossier.ByDefault {
		set = dossier.Internal
	}
	w.may[text] = set.And(consent)
	return text
}

func (w *world) source(id dossier.ID) {
	s := &dossier.Source{ID: id, Audience: w.audiences(), Type: rapid.SampledFrom(dossier.SourceTypes).Draw(w.t, "type")}
	fallback := dossier.To(dossier.Public)
	if s.Type == dossier.SourceInterview || s.Type == dossier.SourceOwn {
		fallback = dossier.Internal
	}
	behind := s.Audience
	if rapid.Bool().Draw(w.t, "prints as") {
		s.PrintsAs = w.word(s.Audience, fallback, dossier.ByDefault)
		behind = dossier.Internal
	}
	s.Title, s.Author = w.word(behind, fallback, dossier.ByDefault), w.word(behind, fallback, dossier.ByDefault)
	s.Address = w.word(behind, fallback, dossier.ByDefault)
	w.view.Sources = append(w.view.Sources, s)
}

func (w *world) dossier(id dossier.ID) {
	d := &dossier.Dossier{ID: id, Audience: w.audiences(), Tags: []string{w.word(dossier.Internal, 0, 0)}}
	var given []dossier.Audience
	for range rapid.IntRange(0, 2).Draw(w.t, "consents") {
		c := dossier.Consent{Item: w.item(), Basis: dossier.ConsentPerson, For: w.audiences(), How: w.word(dossier.Internal, 0, 0)}
		switch rapid.IntRange(0, 3).Draw(w.t, "consent") {
		case 0:
			c.Withdrawn = date("2018-09-01")
		case 1:
			c.Until = date("2018-09-19")
		case 2:
			c.Until = date("2018-09-20")
			given = append(given, c.For.List()...)
		default:
			given = append(given, c.For.List()...)
		}
		d.Consent = append(d.Consent, c)
	}
	consent := dossier.To(given...)
	fallback := d.Audience
	if fallback == dossier.ByDefault {
		fallback = consent
	}
	// disputed makes a field disputed over two more words, now and then.
	disputed := func(part string, it dossier.Item, field string, say func() string) {
		if rapid.IntRange(0, 3).Draw(w.t, "disputed") == 0 {
			d.Disputes = append(d.Disputes, dossier.Dispute{Part: part, Item: it.ID, Field: field, Values: []string{say(), say()}})
		}
	}
	secret := func() string { return w.word(dossier.Internal, 0, 0) }
	some := func(make func(it dossier.Item, say, private func() string)) {
		for range rapid.IntRange(0, 2).Draw(w.t, "items") {
			it := w.item()
			make(it,
				func() string { return w.word(it.Audience, fallback, consent) },
				func() string { return w.word(it.Audience, dossier.Internal, consent) })
		}
	}
	some(func(it dossier.Item, say, _ func() string) {
		d.Names = append(d.Names, dossier.Name{Item: it, Text: say(), Say: say(), Role: rapid.SampledFrom(dossier.NameRoles).Draw(w.t, "role")})
		disputed("names", it, "text", say)
	})
	some(func(it dossier.Item, say, _ func() string) {
		d.Person.Occupations = append(d.Person.Occupations, dossier.Occupation{Item: it, Text: say()})
		d.Person.Birthplace = dossier.Said{Mark: it.Mark, Text: say()}
	})
	some(func(it dossier.Item, _, private func() string) {
		d.Person.Addresses = append(d.Person.Addresses, dossier.Address{Item: it, Text: private()})
		d.People = append(d.People, dossier.Contact{Item: it, Name: private(), Reach: private(), Knows: private()})
	})
	some(func(it dossier.Item, _, private func() string) {
		d.Person.Papers = append(d.Person.Papers, dossier.Paper{Item: it, Number: private()})
		d.Health = append(d.Health, dossier.HealthNote{Item: it, Text: private()})
		disputed("health", it, "text", private)
		disputed("person.papers", it, "number", private)
	})
	some(func(it dossier.Item, say, _ func() string) {
		d.Charges = append(d.Charges, dossier.Charge{Item: it, Offence: say(), Court: say()})
	})
	some(func(it dossier.Item, say, _ func() string) {
		d.Events = append(d.Events, w.event(it, say))
		disputed("events", it, "place", say)
		disputed("events", it, "conditions", say)
	})
	some(func(it dossier.Item, say, _ func() string) {
		d.Narrative = append(d.Narrative, dossier.Paragraph{Item: it, Lang: "en", Text: say()})
	})
	some(func(it dossier.Item, say, _ func() string) {
		d.Asks = append(d.Asks, dossier.Paragraph{Item: it, Text: say()})
		d.Ahead = append(d.Ahead, dossier.AheadDate{Item: it, Kind: "hearing", Text: say()})
		d.Arbitrariness = append(d.Arbitrariness, dossier.Ground{Item: it, Reasons: say()})
	})
	some(func(it dossier.Item, say, _ func() string) {
		a := dossier.Attachment{Item: it, Kind: dossier.AttachPhotograph, Portrait: true, Print: "ab", FileName: w.word(dossier.Internal, 0, 0), Cleared: rapid.Bool().Draw(w.t, "cleared")}
		if a.Cleared && len(d.Attachments) == 0 {
			a.Caption, a.Credit = say(), say()
		}
		d.Attachments = append(d.Attachments, a)
		disputed("attachments", it, "file_name", secret)
	})
	d.Notes = []dossier.InternalNote{{Item: w.item(), Text: secret()}}
	disputed("notes", d.Notes[0].Item, "text", secret)
	disputed("", dossier.Item{}, "tags", secret)
	for _, c := range w.view.Cases {
		if len(c.Narrative) > 0 || rapid.Bool().Draw(w.t, "apart") {
			continue // one dossier to a case, so that each of its words has one consent
		}
		within := c.Audience
		if within == dossier.ByDefault {
			within = fallback
		}
		d.Cases = append(d.Cases, c.ID)
		c.Name = w.word(dossier.ByDefault, within, consent)
		c.Disputes = []dossier.Dispute{{Field: "name", Values: []string{w.word(dossier.Internal, 0, 0)}}} // the page says Name
		it := w.item()
		c.Narrative = []dossier.Paragraph{{Item: it, Text: w.word(it.Audience, within, consent)}}
		it = w.item()
		c.Charges = []dossier.Charge{{Item: it, Offence: w.word(it.Audience, within, consent)}}
		it = w.item()
		c.Events = []dossier.Event{w.event(it, func() string { return w.word(it.Audience, within, consent) })}
	}
	w.view.Dossiers = append(w.view.Dossiers, d)
}

func (w *world) event(it dossier.Item, say func() string) dossier.Event {
	return dossier.Event{
		Item: it, Kind: rapid.SampledFrom(dossier.Kinds).Draw(w.t, "kind").Kind,
		Date:  rapid.SampledFrom([]dossier.Date{{}, date("2017"), date("2018-01-02"), date("2018-09-19"), date("2019")}).Draw(w.t, "date"),
		Place: say(), Authority: say(), Conditions: say(), Text: say(), Note: say(), Form: dossier.Form(say()),
	}
}

// words are all words that can be read in a Disclosed, by a walker of the test's
// own that also sees what is not exported.
func words(d Disclosed) []string { return wordsOf(d) }

func wordsOf(x any) []string {
	var l []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			l = append(l, v.String())
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for it := v.MapRange(); it.Next(); {
				walk(it.Key())
				walk(it.Value())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(x))
	return slices.DeleteFunc(l, func(s string) bool { return !strings.HasPrefix(s, "word") })
}

func (w *world) options(a dossier.Audience) Options {
	return Options{Audience: a, AsOf: day("2018-09-12"), Now: w.now}
}

func anyAudience(t *rapid.T) dossier.Audience {
	return rapid.SampledFrom(dossier.AllAudiences).Draw(t, "audience")
}

func TestNothingPassesThatMayNot(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		a := anyAudience(t)
		d, h := Disclose(w.view, w.view.IDs(), w.options(a))
		got := words(d)
		passed += len(got)
		for _, word := range got {
			if !w.may[word].Includes(a) {
				t.Fatalf("%s passed for %s, but is for %q", word, a, w.may[word])
			}
		}
		for _, it := range h.Items {
			for _, text := range it.Texts {
				if slices.Contains(got, text) {
					t.Fatalf("%s of %s is both held back (%s) and shown", text, it.Part, it.Why)
				}
			}
		}
		if leaks := Leaks(got, h, d, nil); len(leaks) > 0 {
			t.Fatalf("what is shown leaks: %v", leaks)
		}
	})
	if passed == 0 {
		t.Error("nothing passed at all: the property says nothing")
	}
}

// What the audience may not see, and everything else that is not shown of a
// dossier, is known to the leak check.
func TestWhatIsNotShownIsHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		a := anyAudience(t)
		d, h := Disclose(w.view, w.view.IDs(), w.options(a))
		shown := words(d)
		held := map[string]bool{}
		for _, it := range h.Items {
			for _, text := range it.Texts {
				held[text] = true
			}
		}
		for _, x := range w.view.Dossiers {
			for _, id := range x.Cases {
				c := w.view.Case(id)
				if name := c.Disputes[0].Values[0]; !slices.Contains(shown, c.Name) && !held[name] {
					t.Fatalf("%s, the other name of %s, is not held back", name, c.Name)
				}
			}
			for _, text := range ownTexts(*x) {
				if !slices.Contains(shown, text) && !held[text] {
					t.Fatalf("%s of %s is neither shown nor held back", text, x.ID)
				}
			}
		}
		for text := range held {
			if len(Leaks([]string{"…" + text + "."}, h, d, nil)) == 0 {
				t.Fatalf("%s would not be found in a page", text)
			}
		}
	})
}

func TestNarrowerNeverShowsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		a := anyAudience(t)
		before, _ := Disclose(w.view, w.view.IDs(), w.options(a))
		narrow := func(s *dossier.Audiences) {
			switch by := w.audiences(); {
			case by == dossier.Internal:
				*s = dossier.Internal
			case *s != dossier.ByDefault:
				*s = s.And(by)
			}
		}
		for _, d := range w.view.Dossiers {
			narrow(&d.Audience)
			eachMark(d, func(m *dossier.Mark) { narrow(&m.Audience) })
			for i := range d.Consent {
				narrow(&d.Consent[i].For)
			}
			if len(d.Attachments) > 1 {
				d.Attachments = d.Attachments[:1] // another portrait may take the place of one that is held back
			}
		}
		for _, c := range w.view.Cases {
			narrow(&c.Audience)
			eachMark(c, func(m *dossier.Mark) { narrow(&m.Audience) })
		}
		for _, s := range w.view.Sources {
			narrow(&s.Audience)
		}
		after, _ := Disclose(w.view, w.view.IDs(), w.options(a))
		was := words(before)
		for _, word := range words(after) {
			if !slices.Contains(was, word) {
				t.Fatalf("%s shows only after narrowing", word)
			}
		}
	})
}

func TestNumberStandsForWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		o := w.options(anyAudience(t))
		before, _ := Disclose(w.view, w.view.IDs(), o)
		for _, x := range w.view.Dossiers {
			x.Notes = append(x.Notes, dossier.InternalNote{Item: w.item(), Text: "a new note"})
			x.Tags = append(x.Tags, "new")
			x.Health = append(x.Health, dossier.HealthNote{Item: dossier.Item{ID: "new"}, Text: "new"})
			for i := range x.Consent {
				x.Consent[i].How = "by letter"
			}
		}
		after, _ := Disclose(w.view, w.view.IDs(), o)
		if before.Number("packet") != after.Number("packet") {
			t.Fatal("what is not shown changed the number")
		}
		for i, p := range after.Profiles() {
			if q := before.Profiles()[i]; p.Hash() != q.Hash() {
				t.Fatal("what is not shown changed the hash of a profile")
			}
		}
		if after.Number("list") == after.Number("packet") {
			t.Fatal("the options do not count")
		}
		w.view.We.Name = "another group"
		if other, _ := Disclose(w.view, w.view.IDs(), o); other.Number() == after.Number() {
			t.Fatal("what is shown does not count")
		}
	})
}

// A profile's hash is its own: it does not change with what else is picked.
func TestHashDoesNotDependOnTheSelection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		o := w.options(anyAudience(t))
		all, h := Disclose(w.view, w.view.IDs(), o)
		for i, p := range all.Profiles() {
			alone, _ := Disclose(w.view, []dossier.ID{h.Dossiers[i]}, o)
			if got := alone.Profiles()[0].Hash(); got != p.Hash() {
				t.Fatalf("%s alone, %s among others", got, p.Hash())
			}
		}
	})
}
