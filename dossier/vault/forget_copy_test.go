package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier/change"
)

// TestForgetDraft: of a copy from before the first save of a subject, the draft
// and its attachment go.
func TestForgetDraft(t *testing.T) {
	v := fresh(t, Options{})
	must(t, v.Update(func(tx *Tx) error {
		blob, err := tx.PutBlob(picture(5000))
		if err != nil {
			return err
		}
		data, err := enc.Marshal([]string{"half a sentence", blob})
		if err != nil {
			return err
		}
		return tx.SetState("draft/"+string(subject(1)), data)
	}))
	appendAll(t, v, write(2, "", "known_as", "another"))
	path := filepath.Join(t.TempDir(), "copy")
	if _, err := v.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	old := traces(t, v, func(bucket string, _ []byte) bool { return bucket == bucketNow || bucket == bucketLog })
	got, err := v.ForgetIn(t.Context(), path, tombstone(subject(1)))
	if err != nil || got != (Forgotten{Drafts: 1, Attachments: 1}) {
		t.Fatalf("ForgetIn = %+v, %v", got, err)
	}
	standsNowhere(t, path, old)
	w, err := v.Sibling(path)
	must(t, err)
	defer w.Close()
	clean(t, w)
	if has, err := w.Has(subject(1)); has || err != nil {
		t.Errorf("it has something: %v, %v", has, err)
	}
	if has, err := w.Has(subject(1), subject(2)); !has || err != nil {
		t.Errorf("it has nothing of another: %v, %v", has, err)
	}
}

// TestRestoreRemembers: a copy from before a subject was there has its tombstone
// once it was restored, so that one from after that brings nothing back.
func TestRestoreRemembers(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(2, "", "known_as", "another"))
	dir := t.TempDir()
	before, place := filepath.Join(dir, "before"), filepath.Join(dir, "place.habeas")
	if _, err := v.Backup(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	first := write(1, "", "known_as", "the one")
	appendAll(t, v, first)
	dead := tombstone(subject(1))
	if _, err := v.Forget(t.Context(), dead, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Backup(t.Context(), place); err != nil {
		t.Fatal(err)
	}
	b, err := v.Sibling(before)
	must(t, err)
	defer b.Close()
	for range 2 { // once more over what knows it
		if _, err := b.Restore(t.Context(), place, day, dead); err != nil {
			t.Fatal(err)
		}
	}
	w, err := Open(t.Context(), place, Typed([]byte(passphrase)), Options{})
	must(t, err)
	defer w.Close()
	appendAll(t, w, first)
	clean(t, w)
	if has, err := w.Has(subject(1)); has || err != nil || w.Length() != 2 {
		t.Errorf("it is there again: %v, %v; %d changes", has, err, w.Length())
	}
	if r, err := w.Record(subject(2)); err != nil || !r.Exists() {
		t.Errorf("another is %v, %v", r, err)
	}
}

// TestCopiesOfOtherVersions: the keys of the vault open them, but they are not
// written to, and not read as what they are not.
func TestCopiesOfOtherVersions(t *testing.T) {
	learn(t)
	path, _ := older(t)
	v, kept, err := Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day)
	must(t, err)
	defer v.Close()
	later := filepath.Join(t.TempDir(), "later")
	if _, err := v.Backup(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	w, err := v.copyForWriting(later)
	must(t, err)
	must(t, w.in.update(func(tx *bolt.Tx) error {
		body, err := enc.Marshal(map[int]any{1: FormatVersion + 1, 4: "what is not known yet"})
		must(t, err)
		head, err := encodeHeader(body, v.keys)
		must(t, err)
		return tx.Bucket([]byte(bucketHead)).Put(headKey, head)
	}))
	must(t, w.Close())

	dead := tombstone(subject(1))
	for path, want := range map[string]any{kept: new(*OlderError), later: new(*NewerError)} {
		before, err := os.ReadFile(path)
		must(t, err)
		if _, err := v.ForgetIn(t.Context(), path, dead); !errors.As(err, want) {
			t.Errorf("ForgetIn %s: %v", filepath.Base(path), err)
		}
		if w, err := v.Sibling(path); !errors.As(err, want) {
			t.Errorf("Sibling %s: %v, %v", filepath.Base(path), w, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed: %v", filepath.Base(path), err)
		}
	}
	if own, err := v.IsCopy(kept); !own || err != nil {
		t.Errorf("IsCopy of an older one: %v, %v", own, err)
	}
	if own, err := v.IsCopy(later); own || err == nil {
		t.Errorf("IsCopy of a newer one: %v, %v", own, err)
	}
}

// TestForgetBesideNewer: a vault with a change of a later version is whole, and
// says that it is newer: what is damaged may be deleted.
func TestForgetBesideNewer(t *testing.T) {
	f := makeFamily(t)
	must(t, f.v.Update(func(tx *Tx) error {
		b, err := (&change.Change{Version: change.VersionForgets + 1, Writes: write(2, "", "x", "y").Writes}).Encode()
		must(t, err)
		name, err := change.NameOf(b)
		must(t, err)
		content, err := enc.Marshal(logged{Seq: 900, Bytes: b})
		must(t, err)
		return tx.do(func() error { return tx.put(bucketLog, f.v.keys.place(bucketLog, name[:]), content, true) })
	}))
	_, err := f.v.Forget(t.Context(), tombstone(subject(1)), nil)
	var newer *change.NewerError
	var damaged *DamagedError
	if !errors.As(err, &newer) || errors.As(err, &damaged) {
		t.Errorf("Forget: %v", err)
	}
}

// TestTombstonesOfDamaged: a change that does not authenticate hides no tombstone.
func TestTombstonesOfDamaged(t *testing.T) {
	f := makeFamily(t)
	if _, err := f.v.Forget(t.Context(), tombstone(subject(1)), nil); err != nil {
		t.Fatal(err)
	}
	must(t, f.v.in.update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucketLog))
		key := f.v.keys.place(bucketLog, f.both[:])
		value := bytes.Clone(b.Get(key))
		value[len(value)-1] ^= 1
		return b.Put(key, value)
	}))
	all, err := f.v.Tombstones()
	var damaged *DamagedError
	if !errors.As(err, &damaged) || len(all) != 1 || all[0].Forgets()[0] != subject(1) {
		t.Errorf("Tombstones = %v, %v", all, err)
	}
}

// TestIsPiece: the identifier is found wherever it stands, also across two reads.
func TestIsPiece(t *testing.T) {
	v := fresh(t, Options{})
	text, err := v.ID()
	must(t, err)
	id, err := hex.DecodeString(text)
	must(t, err)
	path := filepath.Join(t.TempDir(), "piece")
	for _, at := range []int{0, 100, 1<<20 - 16, 1<<20 - 15, 1<<20 - 1, 1 << 20, 2<<20 - 20, 3<<20 - 16} {
		b := make([]byte, 3<<20)
		copy(b[at:], id)
		must(t, os.WriteFile(path, b, 0o600))
		if own, err := v.IsPiece(path); !own || err != nil {
			t.Errorf("at %d: %v, %v", at, own, err)
		}
		b[at+7] ^= 1
		must(t, os.WriteFile(path, b, 0o600))
		if own, err := v.IsPiece(path); own || err != nil {
			t.Errorf("another at %d: %v, %v", at, own, err)
		}
	}
}
