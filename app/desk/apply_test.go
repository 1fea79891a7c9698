package desk_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

func TestApplyRefuses(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if _, err := d.Apply([]byte(`{"names": [{"text": "Tep Vanny"}]}`)); err != nil {
		t.Fatal(err)
	}
	before := d.View()
	id := string(before.Dossiers[0].ID)
	for _, c := range []struct{ line, want string }{
		{`null`, "null is no object"},
		{`[]`, "it is a list; want an object"},
		{`{`, "it ends too soon"},
		{`{} {}`, "something follows"},
		{"{\"names\": [{\"text\": \"\xff\"}]}", "not UTF-8"},
		{`{"names": [{"text": "a"}], "names": [{"text": "b"}]}`, `"names" stands twice`},
		{`{"names": [{"text": "a", "text": "b"}]}`, `"text" stands twice`},
		{`{"kind": null}`, `invalid kind "null"`},
		{`{"kind": "packet"}`, `invalid kind "packet"`},
		{`{"id": 3}`, `invalid identifier "3"`},
		{`{"id": "01J7H2XM6V7C8Q4ZK5T3N9B0AD"}`, "there is no subject"},
		{`{"id": "` + id + `", "names": [{"id": "01J7H2XM6V7C8Q4ZK5T3N9B0AD"}]}`, "there is no item"},
		{`{"id": "` + id + `", "NAMES": [{"text": "b"}]}`, `unknown field "NAMES"`},
		{`{"nope": 1}`, `unknown field "nope"`},
		{`{"names": [{"text": 3}]}`, "names.text is a number; want a text"},
		{`{"person": {"age": {"years": 41.5}}}`, "person.age.years is the number 41.5; want a whole number"},
		{`{"person": {"age": {"years": -5}}}`, "invalid years"},
		{`{"person": {"born": {"date": "2018-13"}}}`, "there is no month 13"},
		{`{"events": [{"kind": "arested"}]}`, `invalid kind of event "arested": want one of arrested,`},
		{`{"events": [{"kind": "bail denied", "times": -1}]}`, "invalid times"},
		{`{"events": [{"kind": "appeal decided", "outcome": "won"}]}`, "invalid outcome"},
		{`{"events": [{"kind": "charged", "charges": ["` + id + `"]}]}`, "invalid charges"},
		{`{"events": [{"kind": "charged", "sources": ["` + id + `"]}]}`, "invalid sources"},
		{`{"cases": ["` + id + `"]}`, "invalid cases"},
		{`{"names": [{"text": "a", "role": "in-print"}]}`, "invalid role of a name"},
		{`{"health": [{"text": "a", "urgency": "mild"}]}`, "invalid urgency"},
		{`{"consent": [{"basis": "rumour"}]}`, "invalid basis of a consent"},
		{`{"kind": "source", "type": "gossip"}`, "invalid type of source"},
		{`{"kind": "meeting", "for": "everyone"}`, "invalid audience"},
	} {
		if _, err := d.Apply([]byte(c.line)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.line, err, c.want)
		} else if strings.Contains(err.Error(), "json:") || strings.Contains(err.Error(), "Go ") {
			t.Errorf("%s: %v speaks of the program", c.line, err)
		}
	}
	if !reflect.DeepEqual(d.View(), before) {
		t.Error("a line that was refused changed something")
	}
}

// What show prints is a line of apply, and changes nothing.
func TestApplyOfWhatIsThere(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := d.View()
	again := func(kind string, x any) {
		b, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		line := strings.Replace(string(b), "{", `{"kind": "`+kind+`", `, 1)
		if _, err := d.Apply([]byte(line)); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	for _, x := range before.Dossiers {
		again("dossier", x)
	}
	for _, x := range before.Cases {
		again("case", x)
	}
	for _, x := range before.Sources {
		again("source", x)
	}
	again("context", before.Context)
	again("we", before.We)
	if !reflect.DeepEqual(d.View(), before) {
		t.Error("something changed")
	}
}

// What a later version wrote, or what was there once, does not keep a dossier
// from being edited.
func TestApplyBesideWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "Tep Vanny")
	x.Events = []dossier.Event{{Item: dossier.Item{ID: d.NewID()}, Kind: "paroled"}}
	x.Cases = []dossier.ID{d.NewID()}
	save(t, d, nil, x)
	if _, err := d.Apply([]byte(`{"id": "` + string(x.ID) + `", "tags": ["land"]}`)); err != nil {
		t.Error(err)
	}
}

func FuzzApply(f *testing.F) {
	for _, line := range []string{
		`{"names": [{"text": "Tep Vanny"}], "events": [{"kind": "arrested", "date": "2016-08-15"}]}`,
		`{"kind": "context", "title": "T", "asks": null}`, `{"kind":"we","name":"\ud800"}`, `[{}]`, `{"a":{"a":[[]]}}`, "{\"\xff\":1}",
	} {
		f.Add([]byte(line))
	}
	o := options()
	o.Random = nil
	d, err := desk.Create(f.Context(), f.TempDir()+"/v.habeas", passphrase, o)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { d.Close() })
	f.Fuzz(func(t *testing.T, line []byte) {
		before := d.View()
		id, err := d.Apply(line)
		if err != nil && d.View() != before {
			t.Errorf("refused (%v), and something changed", err)
		}
		if err == nil && id == "" {
			t.Error("applied to nothing")
		}
	})
}
