package change

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// failer is a testing.T, a testing.F or a rapid.T.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// copyOfVault is a log and the records that follow from it, as a vault has them.
type copyOfVault struct {
	log     []NamedChange
	records map[dossier.ID]*Record
	writer  byte
	made    int64
	stands  bool // the clock
}

func newCopy(writer byte) *copyOfVault {
	return &copyOfVault{records: map[dossier.ID]*Record{}, writer: writer}
}

func (v *copyOfVault) add(t failer, c *Change) Hash {
	t.Helper()
	v.made++
	if c.Version, c.Writer = Version, (Writer{v.writer}); !v.stands {
		c.At = v.made
	}
	name, err := c.Sum()
	if err != nil {
		t.Fatal(err)
	}
	v.take(NamedChange{name, c})
	return name
}

func (v *copyOfVault) take(c NamedChange) {
	v.log = append(v.log, c)
	ApplyTo(v.records, c)
}

func (v *copyOfVault) fork(writer byte) *copyOfVault {
	f := newCopy(writer)
	for _, c := range v.log {
		f.take(c)
	}
	return f
}

func (v *copyOfVault) dossier(t failer, id dossier.ID) *dossier.Dossier {
	t.Helper()
	r := v.records[id]
	if r == nil || !r.Exists() {
		return nil
	}
	var d dossier.Dossier
	if err := r.Fill(&d); err != nil {
		t.Fatal(err)
	}
	return &d
}

func (v *copyOfVault) save(t failer, base, now *dossier.Dossier) (Hash, bool) {
	t.Helper()
	w, err := Edit(Dossier, v.records[now.ID], base, now)
	if err != nil {
		t.Fatal(err)
	}
	if len(w) == 0 {
		return Hash{}, false
	}
	return v.add(t, &Change{Writes: w}), true
}

func (v *copyOfVault) undo(t failer, name Hash) error {
	t.Helper()
	byName, taken := map[Hash]*Change{}, map[Hash]uint64{}
	for i, c := range v.log {
		byName[c.Name], taken[c.Name] = c.Change, uint64(i)
	}
	log := func(h Hash) *Change { return byName[h] }
	w, err := Inverse(name, log, func(h Hash) uint64 { return taken[h] }, func(id dossier.ID) *Record { return v.records[id] })
	if err != nil {
		return err
	}
	v.add(t, &Change{Undoes: &name, Writes: w})
	return nil
}

func (v *copyOfVault) bytes(t failer) []byte {
	t.Helper()
	var ids []dossier.ID
	for id := range v.records {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var all []byte
	for _, id := range ids {
		b, err := v.records[id].Encode()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	return all
}

func date(t failer, s string) dossier.Date {
	t.Helper()
	d, err := dossier.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEdit_FillGivesBackWhatWasSaved(t *testing.T) {
	v := newCopy(1)
	d := &dossier.Dossier{ID: "D", Audience: dossier.To(dossier.Donor), Cases: []dossier.ID{"C"}, Tags: []string{"urgent"}}
	d.Names = []dossier.Name{{Item: dossier.Item{ID: "N1"}, Text: "Tep Vanny", Script: "Latn"}, {Item: dossier.Item{ID: "N2"}, Text: "ទេព វន្នី", Script: "Khmr"}}
	d.Person.Age = dossier.Age{Mark: dossier.Mark{Sources: []dossier.ID{"S"}}, Years: 65, AsOf: date(t, "2018-09")}
	d.Person.Occupations = []dossier.Occupation{{Item: dossier.Item{ID: "O"}, Text: "land activist"}}
	d.Events = []dossier.Event{{Item: dossier.Item{ID: "E", Mark: dossier.Mark{Audience: dossier.Internal}}, Kind: dossier.FreedByDecree, Date: date(t, "2018-08~"), Times: 2}}
	if _, ok := v.save(t, nil, d); !ok {
		t.Fatal("nothing was written")
	}
	got := v.dossier(t, "D")
	if got.Names[0].Order >= got.Names[1].Order {
		t.Errorf("the names stand at %q and %q, want them rising", got.Names[0].Order, got.Names[1].Order)
	}
	for i := range got.Names {
		got.Names[i].Order = ""
	}
	got.Person.Occupations[0].Order, got.Events[0].Order = "", ""
	if !reflect.DeepEqual(got, d) {
		t.Errorf("got  %+v\nwant %+v", got, d)
	}
	again := v.dossier(t, "D")
	if _, ok := v.save(t, again, again); ok {
		t.Error("saving what is there already wrote something")
	}
}

func TestEdit_RefusesItemsWithoutName(t *testing.T) {
	d := &dossier.Dossier{ID: "D", Names: []dossier.Name{{Text: "x"}}}
	if _, err := Edit(Dossier, nil, nil, d); err == nil {
		t.Error("an item without identifier was taken")
	}
	d.Names = []dossier.Name{{Item: dossier.Item{ID: "N"}}, {Item: dossier.Item{ID: "N"}}}
	if _, err := Edit(Dossier, nil, nil, d); err == nil {
		t.Error("an item that stands there twice was taken")
	}
}

// change edits one copy's dossier "D" by f.
func (v *copyOfVault) edit(t failer, f func(*dossier.Dossier)) Hash {
	t.Helper()
	base := v.dossier(t, "D")
	now := &dossier.Dossier{ID: "D"}
	if base != nil {
		c := *base
		c.Names, c.Events, c.Consent = slices.Clone(c.Names), slices.Clone(c.Events), slices.Clone(c.Consent)
		now = &c
	}
	f(now)
	h, _ := v.save(t, base, now)
	return h
}

func (v *copyOfVault) merge(o *copyOfVault) {
	have := map[Hash]bool{}
	for _, c := range v.log {
		have[c.Name] = true
	}
	for _, c := range o.log {
		if !have[c.Name] {
			v.log = append(v.log, c)
		}
	}
	v.records = Rebuild(v.log)
}

func TestMerge_TwoEditsOfOneFieldAreADispute(t *testing.T) {
	a := newCopy(1)
	a.edit(t, func(d *dossier.Dossier) {
		d.Names = []dossier.Name{{Item: dossier.Item{ID: "N"}, Text: "Meach"}}
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested, Date: date(t, "2014")}}
		d.Consent = []dossier.Consent{{Item: dossier.Item{ID: "K"}, For: dossier.To(dossier.Public)}}
	})
	b := a.fork(2)
	a.edit(t, func(d *dossier.Dossier) {
		d.Names[0].Text = "Meach Sovannara"
		d.Events[0].Date = date(t, "2014-07-15")
		d.Consent[0].For = dossier.To(dossier.Donor)
		d.Tags = []string{"same"}
	})
	b.edit(t, func(d *dossier.Dossier) {
		d.Names[0].Text = "Meach S."
		d.Events[0].Date = date(t, "2014-08")
		d.Consent[0].Withdrawn = date(t, "2018-01-01")
		d.Tags = []string{"same"}
	})
	a.merge(b)
	d := a.dossier(t, "D")
	if len(d.Disputes) != 2 {
		t.Fatalf("disputes %+v, want the name and the date", d.Disputes)
	}
	if n := d.Names[0].Text; n != "disputed: Meach Sovannara / Meach S." && n != "disputed: Meach S. / Meach Sovannara" {
		t.Errorf("name %q", n)
	}
	if got := d.Events[0].Date; got.First() != date(t, "2014-07-15").First() || got.Last() != date(t, "2014-08-31").Last() || !got.Uncertain() {
		t.Errorf("date %s, want one that covers both and is uncertain", got)
	}
	if c := d.Consent[0]; c.For != dossier.To(dossier.Donor) || c.Withdrawn.IsZero() {
		t.Errorf("consent %+v", c)
	}
	// Picking ends the dispute.
	a.edit(t, func(d *dossier.Dossier) { d.Names[0].Text = "Meach Sovannara" })
	if d := a.dossier(t, "D"); len(d.Disputes) != 1 || d.Names[0].Text != "Meach Sovannara" {
		t.Errorf("after picking: %+v", d.Disputes)
	}
}

func TestMerge_AudienceInDisputeIsTheNarrowest(t *testing.T) {
	a := newCopy(1)
	a.edit(t, func(d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested}}
	})
	b := a.fork(2)
	a.edit(t, func(d *dossier.Dossier) { d.Events[0].Audience = dossier.To(dossier.Public) })
	b.edit(t, func(d *dossier.Dossier) { d.Events[0].Audience = dossier.To(dossier.Diplomatic) })
	a.merge(b)
	if got := a.dossier(t, "D").Events[0].Audience; got != dossier.To(dossier.Diplomatic) {
		t.Errorf("audience %q", got)
	}
}

func TestMerge_AnEditBesideADeletionKeepsTheItem(t *testing.T) {
	a := newCopy(1)
	a.edit(t, func(d *dossier.Dossier) {
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested, Text: "at home"}, {Item: dossier.Item{ID: "F"}, Kind: dossier.Charged}}
	})
	b := a.fork(2)
	a.edit(t, func(d *dossier.Dossier) { d.Events = nil })
	b.edit(t, func(d *dossier.Dossier) { d.Events[0].Place = "Phnom Penh" })
	a.merge(b)
	d := a.dossier(t, "D")
	if len(d.Events) != 1 || d.Events[0].Text != "at home" || d.Events[0].Place != "Phnom Penh" {
		t.Fatalf("events %+v, want the edited one whole", d.Events)
	}
	if len(d.Disputes) != 1 || d.Disputes[0].Field != "gone" {
		t.Errorf("disputes %+v", d.Disputes)
	}
}

func TestUndo(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) {
		d.Names = []dossier.Name{{Item: dossier.Item{ID: "N"}, Text: "Tep"}}
		d.Events = []dossier.Event{{Item: dossier.Item{ID: "E"}, Kind: dossier.Arrested}}
	})
	before := v.dossier(t, "D")
	h := v.edit(t, func(d *dossier.Dossier) {
		d.Names[0].Text = "Tep Vanny"
		d.Events = nil
		d.Names = append(d.Names, dossier.Name{Item: dossier.Item{ID: "M"}, Text: "x"})
	})
	if err := v.undo(t, h); err != nil {
		t.Fatal(err)
	}
	if after := v.dossier(t, "D"); !reflect.DeepEqual(after, before) {
		t.Errorf("after undo %+v\nwant %+v", after, before)
	}
	if err := v.undo(t, h); err == nil {
		t.Error("the same change was undone twice")
	}
	r := v.log[len(v.log)-1].Name
	if err := v.undo(t, r); err != nil { // redo
		t.Fatal(err)
	}
	if after := v.dossier(t, "D"); len(after.Events) != 0 || after.Names[0].Text != "Tep Vanny" || len(after.Names) != 2 {
		t.Errorf("after redo %+v", after)
	}
}

func TestDelete_AndUndo(t *testing.T) {
	v := newCopy(1)
	v.edit(t, func(d *dossier.Dossier) { d.Tags = []string{"x"} })
	before := v.dossier(t, "D")
	w, err := Delete(v.records["D"])
	if err != nil {
		t.Fatal(err)
	}
	h := v.add(t, &Change{Writes: w})
	if v.dossier(t, "D") != nil {
		t.Fatal("the dossier is still there")
	}
	if err := v.undo(t, h); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(v.dossier(t, "D"), before) {
		t.Error("undo did not bring the dossier back whole")
	}
}

func TestStacks(t *testing.T) {
	var s Stacks
	h := func(b byte) Hash { return Hash{b} }
	p := func(b byte) *Hash { x := h(b); return &x }
	s.Push(h(1), &Change{Origin: "sample"})
	s.Push(h(2), &Change{})
	s.Push(h(3), &Change{})
	s.Push(h(4), &Change{Undoes: p(3)})
	if !slices.Equal(s.Undo, []Hash{h(2)}) || !slices.Equal(s.Redo, []Hash{h(4)}) {
		t.Fatalf("after an undo: %v", s)
	}
	s.Push(h(5), &Change{Redoes: p(4)})
	if !slices.Equal(s.Undo, []Hash{h(2), h(5)}) || len(s.Redo) != 0 {
		t.Fatalf("after a redo: %v", s)
	}
	s.Push(h(6), &Change{Undoes: p(5)})
	s.Push(h(7), &Change{})
	if !slices.Equal(s.Undo, []Hash{h(2), h(7)}) || len(s.Redo) != 0 {
		t.Fatalf("after a new change: %v", s)
	}
}

// drawEdit makes one random edit, small enough that copies often touch the
// same field.
func drawEdit(t *rapid.T, v *copyOfVault, n int) {
	id := func(prefix string, max int) dossier.ID {
		return dossier.ID(fmt.Sprintf("%s%d", prefix, rapid.IntRange(0, max).Draw(t, "id")))
	}
	subject := id("D", 1)
	if rapid.IntRange(0, 9).Draw(t, "delete") == 0 && v.records[subject] != nil && v.records[subject].Exists() {
		w, err := Delete(v.records[subject])
		if err != nil {
			t.Fatal(err)
		}
		v.add(t, &Change{Writes: w})
		return
	}
	base := v.dossier(t, subject)
	now := &dossier.Dossier{ID: subject}
	if base != nil {
		c := *base
		c.Events = slices.Clone(c.Events)
		now = &c
	} else if v.records[subject] != nil {
		return // deleted: only undo brings a subject back
	}
	e := id("E", 3)
	at := slices.IndexFunc(now.Events, func(x dossier.Event) bool { return x.ID == e })
	text := rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "text")
	switch {
	case at < 0:
		at = rapid.IntRange(0, len(now.Events)).Draw(t, "at")
		now.Events = slices.Insert(now.Events, at, dossier.Event{Item: dossier.Item{ID: e}, Text: text})
	case rapid.Bool().Draw(t, "remove"):
		now.Events = slices.Delete(now.Events, at, at+1)
	default:
		now.Events[at].Text = text
		i, j := rapid.IntRange(0, len(now.Events)-1).Draw(t, "i"), rapid.IntRange(0, len(now.Events)-1).Draw(t, "j")
		now.Events[i], now.Events[j] = now.Events[j], now.Events[i]
	}
	want := make([]dossier.ID, len(now.Events))
	for i := range now.Events {
		want[i] = now.Events[i].ID
	}
	v.save(t, base, now)
	got := v.dossier(t, subject)
	for i, e := range got.Events {
		if i >= len(want) || e.ID != want[i] {
			t.Fatalf("the list came out as %v, want %v", got.Events, want)
		}
	}
}

func TestMerge_SameInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := newCopy(1)
		n := 0
		for range rapid.IntRange(0, 4).Draw(t, "shared") {
			drawEdit(t, first, n)
			n++
		}
		copies := []*copyOfVault{first, first.fork(2), first.fork(3)}
		for range rapid.IntRange(0, 12).Draw(t, "apart") {
			drawEdit(t, copies[rapid.IntRange(0, 2).Draw(t, "who")], n)
			n++
		}
		var all []NamedChange
		for _, c := range copies {
			all = append(all, c.log...) // some stand there three times
		}
		want := &copyOfVault{records: Rebuild(all)}
		shuffled := rapid.Permutation(all).Draw(t, "order")
		got := &copyOfVault{records: Rebuild(shuffled)}
		if !bytes.Equal(got.bytes(t), want.bytes(t)) {
			t.Fatal("the order in which the logs came made a difference")
		}
		// Merging by steps gives what merging at once gives.
		step := first.fork(9)
		step.merge(copies[2])
		step.merge(copies[1])
		step.merge(copies[1])
		if !bytes.Equal(step.bytes(t), want.bytes(t)) {
			t.Fatal("merging by steps made a difference")
		}
		// A record comes back from its bytes.
		for _, r := range want.records {
			b, _ := r.Encode()
			back, err := DecodeRecord(b)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := back.Encode()
			if !bytes.Equal(b, again) {
				t.Fatal("a record changed on its way through its bytes")
			}
		}
	})
}

func TestUndo_EverythingBackToTheStart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := newCopy(1)
		v.stands = rapid.Bool().Draw(t, "the clock stands")
		drawEdit(t, v, 0)
		start := map[dossier.ID]*dossier.Dossier{"D0": v.dossier(t, "D0"), "D1": v.dossier(t, "D1")}
		for n := range rapid.IntRange(1, 8).Draw(t, "edits") {
			drawEdit(t, v, n)
		}
		names := slices.Clone(v.log[1:])
		end := map[dossier.ID]*dossier.Dossier{"D0": v.dossier(t, "D0"), "D1": v.dossier(t, "D1")}
		for i := len(names) - 1; i >= 0; i-- {
			if err := v.undo(t, names[i].Name); err != nil {
				t.Fatal(err)
			}
		}
		for id, want := range start {
			if got := v.dossier(t, id); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s after undoing all: %+v\nwant %+v", id, got, want)
			}
		}
		undos := slices.Clone(v.log[1+len(names):])
		for i := len(undos) - 1; i >= 0; i-- {
			if err := v.undo(t, undos[i].Name); err != nil {
				t.Fatal(err)
			}
		}
		for id, want := range end {
			if got := v.dossier(t, id); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s after redoing all: %+v\nwant %+v", id, got, want)
			}
		}
	})
}

func TestBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := []string{}
		for range rapid.IntRange(1, 60).Draw(t, "inserts") {
			at := rapid.IntRange(0, len(keys)).Draw(t, "at")
			lo, hi := "", ""
			if at > 0 {
				lo = keys[at-1]
			}
			if at < len(keys) {
				hi = keys[at]
			}
			k := between(lo, hi)
			if !validKey(k) || k <= lo || hi != "" && k >= hi {
				t.Fatalf("between(%q, %q) is %q", lo, hi, k)
			}
			keys = slices.Insert(keys, at, k)
		}
	})
}

func TestReorder_MovesOneForOne(t *testing.T) {
	keys := reorder(make([]string, 9))
	moved := append(slices.Clone(keys[1:]), keys[0])
	out := reorder(moved)
	changed := 0
	for i := range out {
		if out[i] != moved[i] {
			changed++
		}
	}
	if changed != 1 || !slices.IsSorted(out) {
		t.Errorf("moving one item rewrote %d keys: %v", changed, out)
	}
}
