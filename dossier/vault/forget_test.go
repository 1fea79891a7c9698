package vault

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"habeas/dossier"
	"habeas/dossier/change"
)

func tombstone(ids ...dossier.ID) *change.Change {
	c := &change.Change{Version: change.VersionForgets, Device: "test", At: 1000, Origin: "forget"}
	for _, id := range ids {
		c.Writes = append(c.Writes, change.Tombstone(change.Dossier, id))
	}
	return c
}

// setBlob is a change by which a subject has an attachment.
func setBlob(n int, item, blob string) *change.Change {
	c := write(n, "attachments", "sha256", blob)
	c.Writes[0].Place.Item = dossier.ID(item)
	return c
}

// family is a vault in which subject 1 has a history, attachments and a draft,
// and others have theirs, one attachment in common.
type family struct {
	v                 *Vault
	own, shared, kept string // blobs: of subject 1, of 1 and 2, of 2
	names             []change.Hash
	both              change.Hash // writes to subjects 1 and 2
}

func makeFamily(t testing.TB) (f family) {
	f.v = fresh(t, Options{Random: &counter{5}})
	must(t, f.v.Update(func(tx *Tx) (err error) {
		for _, b := range []struct {
			to   *string
			data []byte
		}{{&f.own, picture(2*pieceData + 77)}, {&f.shared, picture(5000)}, {&f.kept, picture(6000)}} {
			if *b.to, err = tx.PutBlob(b.data); err != nil {
				return err
			}
		}
		for _, s := range []struct{ name, data string }{
			{"draft/" + string(subject(1)), "half a sentence of one"},
			{"draft/" + string(subject(2)), "half a sentence of two"},
			{"window/last", "somewhere"},
		} {
			if err := tx.SetState(s.name, []byte(s.data)); err != nil {
				return err
			}
		}
		return nil
	}))
	f.names = appendAll(t, f.v, write(1, "", "known_as", "the one"), write(2, "", "known_as", "the other"))
	second := write(1, "", "known_as", "the one, as it was called later", change.Ref{Change: f.names[0]})
	both := write(1, "", "note", "of the one")
	both.Writes = append(both.Writes, write(2, "", "note", "of the other").Writes...)
	more := appendAll(t, f.v, second, both,
		setBlob(1, "A1", f.own), setBlob(1, "A2", f.shared), setBlob(2, "A1", f.shared), setBlob(2, "A2", f.kept))
	f.names, f.both = append(f.names, more...), more[1]
	for n := 3; n < 60; n++ { // so that the tree has branches
		appendAll(t, f.v, write(n, "", "known_as", fmt.Sprint("person ", n)))
	}
	return f
}

// traces are pieces of ciphertext, and of places, that must not be in the file
// once a subject was forgotten: everything but what keeps is told to keep.
func traces(t testing.TB, v *Vault, keeps func(bucket string, content []byte) bool) (all [][]byte) {
	t.Helper()
	must(t, v.view(func(tx *bolt.Tx) error {
		for _, bucket := range summed {
			values, err := v.copyBucket(tx, bucket)
			if err != nil {
				return err
			}
			for _, s := range values {
				content, err := v.keys.open(bucket, s.key, s.value)
				if err != nil {
					return err
				}
				if keeps(bucket, content) {
					continue
				}
				for at := 0; at+24 <= len(s.value); at += 24 {
					all = append(all, s.value[at:at+24])
				}
			}
		}
		return nil
	}))
	return all
}

// ofOthers says that a value is not of subject 1.
func (f family) ofOthers(t testing.TB) func(bucket string, content []byte) bool {
	return func(bucket string, content []byte) bool {
		switch bucket {
		case bucketNow:
			r, err := change.DecodeRecord(content)
			must(t, err)
			return r.Subject != subject(1)
		case bucketLog:
			_, c, err := decodeLogged(content)
			must(t, err)
			for _, id := range c.Change.Subjects() {
				if id == subject(1) {
					return false
				}
			}
			return true
		case bucketBlob:
			p, err := decodePiece(content)
			must(t, err)
			return hex.EncodeToString(p.whole[:]) != f.own
		}
		s, err := decodeState(content)
		must(t, err)
		return s.Name != "draft/"+string(subject(1))
	}
}

func standsNowhere(t testing.TB, path string, traces [][]byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	for _, x := range traces {
		if bytes.Contains(b, x) {
			t.Fatalf("%s still has a piece of it", filepath.Base(path))
		}
	}
}

// isForgotten checks what a vault says after subject 1 was forgotten in it.
func (f family) isForgotten(t testing.TB, v *Vault) {
	t.Helper()
	clean(t, v)
	r, err := v.Record(subject(1))
	if err != nil || r == nil || !r.Forgotten() || len(r.Refs()) != 1 {
		t.Fatalf("its record is %v, %v", r, err)
	}
	must(t, v.Log(func(_ uint64, c change.NamedChange) error {
		for _, w := range c.Change.Writes {
			if w.Place.Subject == subject(1) && w.Place.Field != "" && w.Place.Field != "forgotten" {
				t.Errorf("change %s still writes to %v", c.Name, w.Place)
			}
		}
		return nil
	}))
	c, err := v.Change(f.both)
	if err != nil || len(c.Writes) != 2 || c.Writes[1].Place.Field != "note" {
		t.Errorf("what it had in common with another is %v, %v", c, err)
	}
	if s, err := v.State("draft/" + string(subject(1))); s != nil || err != nil {
		t.Errorf("its draft is %q, %v", s, err)
	}
	if s, err := v.State("draft/" + string(subject(2))); string(s) != "half a sentence of two" || err != nil {
		t.Errorf("another's draft is %q, %v", s, err)
	}
	for name, want := range map[string]bool{f.own: false, f.shared: true, f.kept: true} {
		if has, err := v.HasBlob(name); has != want || err != nil {
			t.Errorf("it has blob %s: %v, %v", name, has, err)
		}
	}
}

func TestForget(t *testing.T) {
	f := makeFamily(t)
	old := traces(t, f.v, f.ofOthers(t))
	if len(old) < 1000 {
		t.Fatalf("only %d traces", len(old))
	}
	records, err := f.v.AllRecords()
	must(t, err)
	got, err := f.v.Forget(t.Context(), tombstone(subject(1)), func(tx *Tx) error {
		return tx.SetState("forget/1", []byte("backups"))
	})
	if err != nil || got.Later != nil || got.Changes != 5 || got.Attachments != 1 {
		t.Fatalf("Forget = %+v, %v", got, err)
	}
	standsNowhere(t, f.v.Path(), old)
	f.isForgotten(t, f.v)
	if s, _ := f.v.State("forget/1"); string(s) != "backups" {
		t.Errorf("what was to be in the same save is %q", s)
	}
	f.v = reopen(t, f.v, Options{})
	f.isForgotten(t, f.v)
	after, err := f.v.AllRecords()
	must(t, err)
	for id, r := range records {
		if id == subject(1) {
			continue
		}
		a, _ := r.Encode()
		b, _ := after[id].Encode()
		if !bytes.Equal(a, b) {
			t.Errorf("%s is another", id)
		}
	}
	must(t, f.v.Close())
	standsNowhere(t, f.v.Path(), old)
}

// TestForgetAgain: nothing is written where nothing is left to forget, and
// nothing is stored of what another copy still says.
func TestForgetAgain(t *testing.T) {
	f := makeFamily(t)
	var all []*change.Change
	must(t, f.v.Log(func(_ uint64, c change.NamedChange) error {
		all = append(all, c.Change)
		return nil
	}))
	dead := tombstone(subject(1))
	if _, err := f.v.Forget(t.Context(), dead, nil); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(f.v.Path())
	must(t, err)
	for _, c := range []*change.Change{dead, tombstone(subject(1)), tombstone(subject(999))} {
		if got, err := f.v.Forget(t.Context(), c, nil); err != nil || got != (Forgotten{}) {
			t.Errorf("again: %+v, %v", got, err)
		}
	}
	if after, _ := os.ReadFile(f.v.Path()); !bytes.Equal(before, after) {
		t.Error("forgetting nothing wrote something")
	}
	// An old copy is merged: the union of the logs.
	length := f.v.Length()
	late := write(1, "", "known_as", "written apart", change.Ref{Change: f.names[0]})
	late.At = 5000
	lateBoth := write(1, "", "note", "secret")
	lateBoth.Writes = append(lateBoth.Writes, write(2, "", "place", "Phnom Penh").Writes...)
	lateBoth.At = 5001
	names := appendAll(t, f.v, append(all, late, lateBoth)...)
	if f.v.Length() != length+1 {
		t.Errorf("%d changes were stored, want 1", f.v.Length()-length)
	}
	f.isForgotten(t, f.v)
	c, err := f.v.Change(names[len(names)-1])
	if err != nil || c.Writes[1].Place.Field != "place" {
		t.Errorf("of a change to two there is %v, %v", c, err)
	}
	b, err := c.Encode()
	must(t, err)
	if bytes.Contains(b, []byte("secret")) {
		t.Error("what was forgotten came in with it")
	}
	// A copy that has the subject takes its tombstone by Forget alone.
	g := makeFamily(t)
	err = g.v.Update(func(tx *Tx) error { _, err := tx.Append(dead); return err })
	if err == nil {
		t.Error("a tombstone was appended beside a history")
	}
	if _, err := g.v.Forget(t.Context(), dead, nil); err != nil {
		t.Fatal(err)
	}
	g.isForgotten(t, g.v)
	// One that never had it takes it as it comes.
	h := fresh(t, Options{})
	appendAll(t, h, dead)
	appendAll(t, h, all...)
	r, err := h.Record(subject(1))
	if err != nil || !r.Forgotten() {
		t.Errorf("in a third copy it is %v, %v", r, err)
	}
	clean(t, h)
	if all, err := h.Tombstones(); err != nil || len(all) != 1 || !reflect.DeepEqual(all[0].Forgets(), []dossier.ID{subject(1)}) {
		t.Errorf("its tombstones are %v, %v", all, err)
	}
}

func TestForgetRefuses(t *testing.T) {
	f := makeFamily(t)
	before, err := os.ReadFile(f.v.Path())
	must(t, err)
	mixed := tombstone(subject(1))
	mixed.Writes = append(mixed.Writes, write(2, "", "x", "y").Writes...)
	for _, c := range []*change.Change{write(1, "", "x", "y"), mixed} {
		if _, err := f.v.Forget(t.Context(), c, nil); err == nil {
			t.Errorf("%v is taken for a tombstone", c.Writes)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.v.Forget(done, tombstone(subject(1)), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if after, _ := os.ReadFile(f.v.Path()); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	before1, err := contentOf(f.v)
	must(t, err)
	fails := errors.New("no")
	if _, err := f.v.Forget(t.Context(), tombstone(subject(1)), func(*Tx) error { return fails }); !errors.Is(err, fails) {
		t.Errorf("a save that fails: %v", err)
	}
	if after, err := contentOf(f.v); err != nil || !reflect.DeepEqual(before1, after) {
		t.Errorf("a save that failed changed it: %v", err)
	}
	clean(t, f.v)
	r := reopen(t, f.v, Options{ReadOnly: true})
	if _, err := r.Forget(t.Context(), tombstone(subject(1)), nil); !errors.Is(err, ErrReadOnly) {
		t.Errorf("read only: %v", err)
	}
}

// TestForgetIn is of copies: one that has the subject, one that was made
// before it, one of other keys, another vault.
func TestForgetIn(t *testing.T) {
	f := makeFamily(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if _, err := f.v.Backup(t.Context(), at("copy")); err != nil {
		t.Fatal(err)
	}
	other := fresh(t, Options{})
	must(t, other.Close())
	old := traces(t, f.v, f.ofOthers(t))
	dead := tombstone(subject(1))
	if _, err := f.v.Forget(t.Context(), dead, nil); err != nil {
		t.Fatal(err)
	}
	all, err := f.v.Tombstones()
	must(t, err)
	got, err := f.v.ForgetIn(t.Context(), at("copy"), all...)
	if err != nil || got.Changes != 5 || got.Attachments != 1 {
		t.Errorf("a copy: %+v, %v", got, err)
	}
	standsNowhere(t, at("copy"), old)
	c, err := f.v.Sibling(at("copy"))
	must(t, err)
	f.isForgotten(t, c)
	must(t, c.Close())
	before, err := os.ReadFile(at("copy"))
	must(t, err)
	if got, err := f.v.ForgetIn(t.Context(), at("copy"), all...); err != nil || got != (Forgotten{}) {
		t.Errorf("again: %+v, %v", got, err)
	}
	if after, _ := os.ReadFile(at("copy")); !bytes.Equal(before, after) {
		t.Error("forgetting nothing wrote to a copy")
	}
	if own, err := f.v.IsCopy(at("copy")); !own || err != nil {
		t.Errorf("IsCopy of a copy: %v, %v", own, err)
	}
	if own, err := f.v.IsCopy(other.Path()); own || err != nil {
		t.Errorf("IsCopy of another: %v, %v", own, err)
	}
	if _, err := f.v.ForgetIn(t.Context(), other.Path(), all...); !errors.Is(err, ErrOtherVault) {
		t.Errorf("another vault: %v", err)
	}
	if _, err := f.v.Backup(t.Context(), at("old keys")); err != nil {
		t.Fatal(err)
	}
	must(t, f.v.Rotate(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
	if _, err := f.v.ForgetIn(t.Context(), at("old keys"), all...); !errors.Is(err, ErrOtherKeys) {
		t.Errorf("of other keys: %v", err)
	}
	if own, err := f.v.IsCopy(at("old keys")); !own || err != nil {
		t.Errorf("IsCopy of one of other keys: %v, %v", own, err)
	}
	content, err := os.ReadFile(at("old keys"))
	must(t, err)
	must(t, Erase(at("old keys")))
	if _, err := os.Stat(at("old keys")); err == nil || len(content) == 0 {
		t.Error("it was not erased")
	}
}

// TestSalvageOfForgotten: also where the file was damaged before the traces were
// overwritten, nothing comes back.
func TestSalvageOfForgotten(t *testing.T) {
	f := makeFamily(t)
	must(t, f.v.mark(true))
	must(t, f.v.Update(func(tx *Tx) error {
		_, err := tx.takeOut(tombstone(subject(1)), []dossier.ID{subject(1)})
		return err
	}))
	b := fileOf(t, f.v)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 12 {
		damaged := bytes.Clone(b)
		switch {
		case n == 0: // as it is
		case n < 3: // without one of its first pages
			copy(damaged[(n-1)*pageSize:], make([]byte, pageSize))
		default:
			for range 5 {
				damaged[2*pageSize+random.IntN(len(b)-2*pageSize)] ^= 1
			}
		}
		dir := t.TempDir()
		from, to := filepath.Join(dir, "damaged"), filepath.Join(dir, "saved")
		must(t, os.WriteFile(from, damaged, 0o600))
		_, err := Salvage(t.Context(), from, to, Passphrase([]byte(passphrase)), SalvageOptions{Options: Options{Random: &counter{9}}, Now: day})
		if err != nil {
			continue // the header was hit
		}
		w, err := Open(t.Context(), to, Typed([]byte(passphrase)), Options{})
		must(t, err)
		r, err := w.Record(subject(1))
		must(t, err)
		// Without the newest of the first pages the save was never done.
		if n == 0 || n > 2 {
			if r != nil && r.Exists() {
				t.Errorf("%d: it was brought back: %v", n, r)
			}
			if has, _ := w.HasBlob(f.own); has {
				t.Errorf("%d: its attachment was brought back", n)
			}
		}
		clean(t, w)
		must(t, w.Close())
	}
}

func TestEachBlob(t *testing.T) {
	name := hex.EncodeToString(bytes.Repeat([]byte{0xab}, 32))
	for _, c := range []struct {
		value any
		want  int
	}{
		{name, 1}, {[]string{name, name}, 2}, {map[string]any{"a": []any{name}}, 1},
		{name[:63], 0}, {name + "0", 0}, {"x" + name[1:], 0}, {nil, 0}, {[]byte("x@"), 0},
	} {
		b, err := cbor.Marshal(c.value)
		must(t, err)
		n := 0
		eachBlob(b, func(x blobName) {
			if x[0] != 0xab {
				t.Errorf("%v: found %x", c.value, x)
			}
			n++
		})
		if n != c.want {
			t.Errorf("%v: %d blobs, want %d", c.value, n, c.want)
		}
	}
}

// TestForgetMergesAsTheLogSays: whatever comes in after a forgetting, in whatever
// order, the records are those that follow from the union of the logs.
func TestForgetMergesAsTheLogSays(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		v, err := Create(context.Background(), filepath.Join(dir, fmt.Sprint(runs)), []byte(passphrase), Options{Cost: cheap})
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		var all []change.NamedChange
		of := map[int][]change.Ref{} // writes to replace, by subject
		for n := range rapid.IntRange(1, 10).Draw(t, "changes") {
			c := write(rapid.IntRange(1, 3).Draw(t, "subject"), "", "known_as", fmt.Sprint(n))
			if rapid.Bool().Draw(t, "both") {
				c.Writes = append(c.Writes, write(rapid.IntRange(1, 3).Draw(t, "other"), "", "note", fmt.Sprint(n)).Writes...)
			}
			c.At = int64(n)
			for i, w := range c.Writes {
				for s, refs := range of {
					if w.Place.Subject == subject(s) && len(refs) > 0 && rapid.Bool().Draw(t, "replaces") {
						c.Writes[i].Replaces = refs[len(refs)-1:]
					}
				}
			}
			name, err := c.Sum()
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range c.Writes {
				for s := 1; s <= 3; s++ {
					if w.Place.Subject == subject(s) && w.Place.Field == "known_as" {
						of[s] = append(of[s], change.Ref{Change: name, Write: uint32(i)})
					}
				}
			}
			all = append(all, change.NamedChange{Name: name, Change: c})
		}
		put := func(l []change.NamedChange) {
			for _, c := range l {
				if err := v.Update(func(tx *Tx) error { _, err := tx.Append(c.Change); return err }); err != nil {
					t.Fatal(err)
				}
			}
		}
		here := rapid.IntRange(0, len(all)).Draw(t, "here")
		put(all[:here])
		dead := tombstone(subject(1))
		name, err := dead.Sum()
		if err != nil {
			t.Fatal(err)
		}
		if r, err := v.Record(subject(1)); err != nil {
			t.Fatal(err)
		} else if r == nil {
			put([]change.NamedChange{{Name: name, Change: dead}})
		} else if _, err := v.Forget(context.Background(), dead, nil); err != nil {
			t.Fatal(err)
		}
		put(all) // another copy comes, with what is here already too
		want := change.Rebuild(append(all, change.NamedChange{Name: name, Change: dead}))
		got, err := v.AllRecords()
		if err != nil {
			t.Fatal(err)
		}
		for id, r := range want {
			a, _ := r.Encode()
			if got[id] == nil {
				t.Fatalf("there is no %s", id)
			}
			if b, _ := got[id].Encode(); !bytes.Equal(a, b) {
				t.Fatalf("%s is not what the log says", id)
			}
		}
		if report, err := v.Verify(context.Background(), nil); err != nil || len(report.Damaged) > 0 {
			t.Fatal(report, err)
		}
	})
}

// BenchmarkForget is of one dossier among ten thousand.
func BenchmarkForget(b *testing.B) {
	v := filled(b, 10_000)
	n := 0
	for b.Loop() {
		if f, err := v.Forget(b.Context(), tombstone(subject(n)), nil); err != nil || f.Changes == 0 {
			b.Fatal(f, err)
		}
		n++
	}
}
