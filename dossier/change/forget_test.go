package change

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	"habeas/dossier"
)

// forget takes a subject out of a copy for good, as a vault does.
func (v *copyOfVault) forget(t failer, id dossier.ID) Hash {
	t.Helper()
	v.made++
	c := &Change{Version: VersionForgets, Writer: Writer{v.writer}, At: v.made, Origin: "forget", Writes: []Write{Tombstone(Dossier, id)}}
	name, err := c.Sum()
	if err != nil {
		t.Fatal(err)
	}
	var left []NamedChange
	for _, x := range v.log {
		if y := x.Change.Left(x.Name, func(s dossier.ID) bool { return s == id }); y != nil {
			left = append(left, NamedChange{x.Name, y})
		}
	}
	v.log = append(left, NamedChange{name, c})
	v.records = Rebuild(v.log)
	return name
}

// drawBoth writes to two subjects in one change.
func drawBoth(t *rapid.T, v *copyOfVault) {
	var writes []Write
	for _, id := range []dossier.ID{"D0", "D1"} {
		base := v.dossier(t, id)
		if base == nil && v.records[id] != nil {
			return
		}
		now := &dossier.Dossier{ID: id}
		if base != nil {
			c := *base
			now = &c
		}
		now.Tags = []string{rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "tag")}
		w, err := Edit(Dossier, v.records[id], base, now)
		if err != nil {
			t.Fatal(err)
		}
		writes = append(writes, w...)
	}
	if len(writes) > 0 {
		v.add(t, &Change{Writes: writes})
	}
}

// TestForgotten_StaysForgotten: whatever another copy wrote to a subject that
// was forgotten in one, before or apart, nothing of it is left after a merge,
// whoever merges with whom; what the same changes wrote to others is.
func TestForgotten_StaysForgotten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(v *copyOfVault, what string) {
			for n := range rapid.IntRange(0, 5).Draw(t, what) {
				if rapid.IntRange(0, 3).Draw(t, "both") == 0 {
					drawBoth(t, v)
				} else {
					drawEdit(t, v, n)
				}
			}
		}
		a := newCopy(1)
		draw(a, "shared")
		b := a.fork(2)
		b.made = a.made
		draw(a, "here")
		draw(b, "there")
		whole := a.fork(3) // nobody forgot anything here
		whole.merge(b)
		a.forget(t, "D0")
		if rapid.Bool().Draw(t, "twice") {
			b.forget(t, "D0")
		}
		ab := a.fork(4)
		ab.merge(b)
		ba := b.fork(5)
		ba.merge(a)
		if !bytes.Equal(ab.bytes(t), ba.bytes(t)) {
			t.Fatal("it matters who merges")
		}
		all := append(slices.Clone(a.log), b.log...)
		shuffled := &copyOfVault{records: Rebuild(rapid.Permutation(all).Draw(t, "order"))}
		if !bytes.Equal(ab.bytes(t), shuffled.bytes(t)) {
			t.Fatal("the order matters")
		}
		r := ab.records["D0"]
		if !r.Forgotten() || r.Exists() || len(r.cells) != 1 {
			t.Fatalf("of what was forgotten there is %v", r.cells)
		}
		if _, err := Edit(Dossier, r, nil, &dossier.Dossier{ID: "D0", Tags: []string{"x"}}); !errors.Is(err, ErrForgotten) {
			t.Fatalf("it can be written to: %v", err)
		}
		for id, want := range whole.records {
			if id == "D0" {
				continue
			}
			x, _ := want.Encode()
			y, _ := ab.records[id].Encode()
			if !bytes.Equal(x, y) {
				t.Fatalf("%s is another", id)
			}
		}
		// Undo passes over the holes, and comes to an end.
		for i := len(ab.log) - 1; i >= 0; i-- {
			if err := ab.undo(t, ab.log[i].Name); err != nil && !errors.Is(err, ErrChangedSince) {
				t.Fatal(err)
			}
			if !ab.records["D0"].Forgotten() {
				t.Fatal("undo brought it back")
			}
		}
	})
}

func TestLeft(t *testing.T) {
	write := func(id dossier.ID, value string) Write {
		b, _ := cbor.Marshal(value)
		return Write{Place: Place{Kind: Dossier, Subject: id, Part: "events", Item: "E", Field: "place"}, Value: b}
	}
	of := func(ids ...dossier.ID) func(dossier.ID) bool {
		return func(id dossier.ID) bool { return slices.Contains(ids, id) }
	}
	c := &Change{Version: Version, At: 1, Writes: []Write{write("A", "secret"), write("B", "kept"), write("C", "hidden")}}
	name, err := c.Sum()
	if err != nil {
		t.Fatal(err)
	}
	if c.Left(name, of("X")) != c {
		t.Error("a change of others is another")
	}
	if left := c.Left(name, of("A", "B", "C")); left != nil {
		t.Errorf("nothing is left as %v", left)
	}
	left := c.Left(name, of("A"))
	b, err := left.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("secret")) || bytes.Contains(b, []byte("events\x61E\x65place\x66secret")) {
		t.Error("what went is still there")
	}
	got, err := NameOf(b)
	if err != nil || got != name {
		t.Errorf("what is left is called %v, %v", got, err)
	}
	back, err := Decode(b)
	if err != nil || back.Version != VersionForgets {
		t.Fatalf("Decode: %v, %v", back, err)
	}
	again := back.Left(name, of("A", "C"))
	if again == nil || again.Writes[1].Place.Field != "place" || !again.Writes[0].blank() || !again.Writes[2].blank() {
		t.Errorf("forgotten again: %+v", again)
	}
	if again.Left(name, of("A", "B", "C")) != nil {
		t.Error("blanks alone are left")
	}
	// What is left, in a copy that has forgotten nothing, writes nothing to it.
	r := NewRecord(Dossier, "A")
	r.Apply(name, back)
	if len(r.cells) != 0 {
		t.Errorf("a blank wrote %v", r.cells)
	}
}

// TestTombstoneHasItsVersion: a program that knows version 1 alone would
// show the dossier again.
func TestTombstoneHasItsVersion(t *testing.T) {
	w := []Write{Tombstone(Dossier, "D")}
	if VersionOf(w) != VersionForgets || VersionOf([]Write{{Place: Place{Field: "known_as"}}}) != Version {
		t.Error("the versions are mixed up")
	}
	r := NewRecord(Dossier, "D")
	r.Apply(Hash{1}, &Change{Writes: w})
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	var s storedRecord
	if err := dec.Unmarshal(b, &s); err != nil || s.Version != VersionForgets {
		t.Errorf("its record has version %d, %v", s.Version, err)
	}
	if back, err := DecodeRecord(b); err != nil || !back.Forgotten() {
		t.Errorf("DecodeRecord: %v, %v", back, err)
	}
	// Taking the mark away is nothing that a change can do.
	r.Apply(Hash{2}, &Change{Writes: []Write{{
		Place: w[0].Place, Value: null, Replaces: []Ref{{Change: Hash{1}}},
	}}})
	if !r.Forgotten() {
		t.Error("the tombstone was taken away")
	}
}

// FuzzNameOf: the name is told without reading the change, and is that of the
// change that is read.
func FuzzNameOf(f *testing.F) {
	whole := &Change{Version: Version, At: 1, Writes: []Write{
		{Place: Place{Kind: Dossier, Subject: "A", Field: "x"}, Value: null},
		{Place: Place{Kind: Dossier, Subject: "B", Field: "x"}, Value: null},
	}}
	name, err := whole.Sum()
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range []*Change{whole, whole.Left(name, func(id dossier.ID) bool { return id == "A" })} {
		b, err := c.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := Decode(b)
		if err != nil {
			return
		}
		want := Hash(sha256.Sum256(b))
		if c.Version >= VersionForgets && c.Name != nil {
			want = *c.Name
		}
		if got, err := NameOf(b); err != nil || got != want {
			t.Fatalf("it is called %v, %v; want %v", got, err, want)
		}
	})
}
