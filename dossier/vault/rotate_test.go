package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// everything is a vault with something of every kind in it.
func everything(t testing.TB) (v *Vault, blob string) {
	v, _ = written(t)
	must(t, v.Update(func(tx *Tx) (err error) {
		if blob, err = tx.PutBlob(picture(2*pieceData + 100)); err != nil {
			return err
		}
		return tx.SetState("draft", []byte("half a sentence"))
	}))
	return v, blob
}

func TestRotate(t *testing.T) {
	v, blob := everything(t)
	pass := Passphrase([]byte(passphrase))
	k := newKey(t)
	must(t, v.SetRecovery(t.Context(), pass, k))
	before, err := contentOf(v)
	must(t, err)
	old, err := os.ReadFile(v.Path())
	must(t, err)
	oldKeys := v.keys.clone()
	must(t, v.Rotate(t.Context(), Recovery(k), Passphrase([]byte(another)), cheap))

	same := func(v *Vault) {
		t.Helper()
		after, err := contentOf(v)
		if err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("it says something else: %v", err)
		}
		if b, err := v.Blob(blob); err != nil || !bytes.Equal(b, picture(2*pieceData+100)) {
			t.Errorf("the blob: %v", err)
		}
		clean(t, v)
	}
	same(v) // it goes on, open as it is
	appendAll(t, v, write(99, "", "known_as", "after"))
	before, err = contentOf(v)
	must(t, err)
	must(t, v.Close())
	if opens(t, v.Path(), pass) || opens(t, v.Path(), Recovery(k)) {
		t.Error("what opened it before still does")
	}
	v, err = Open(t.Context(), v.Path(), Typed([]byte(another)), Options{})
	must(t, err)
	defer v.Close()
	same(v)
	// Nothing of the old file is in the new one, and the old keys open none of it.
	file, err := os.ReadFile(v.Path())
	must(t, err)
	for at := 2 * pageSize; at+64 <= len(old); at += 64 {
		if piece := old[at : at+64]; bytes.IndexByte(piece, 0) < 0 && bytes.Contains(file, piece) {
			t.Fatalf("the bytes at %d are in the new file", at)
		}
	}
	must(t, v.view(func(tx *bolt.Tx) error {
		for _, bucket := range summed {
			values, err := v.copyBucket(tx, bucket)
			if err != nil {
				return err
			}
			for _, value := range values {
				if _, err := oldKeys.open(bucket, value.key, value.value); err == nil {
					t.Errorf("the old key opens a value of %s", bucket)
				}
			}
		}
		return nil
	}))
	if left, _ := os.ReadDir(filepath.Dir(v.Path())); len(left) != 1 {
		t.Errorf("beside it: %v", left)
	}
}

// TestRotateRefuses, and leaves the vault as it was.
func TestRotateRefuses(t *testing.T) {
	v, _ := everything(t)
	before, err := os.ReadFile(v.Path())
	must(t, err)
	pass := Passphrase([]byte(passphrase))
	if err := v.Rotate(t.Context(), Passphrase([]byte("no")), Passphrase([]byte(another)), cheap); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if err := v.Rotate(t.Context(), pass, Passphrase(nil), cheap); err == nil {
		t.Error("an empty passphrase is taken")
	}
	// The passphrase is derived before the context ends, or not: both leave it.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := v.Rotate(ctx, pass, Passphrase([]byte(another)), cheap); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if after, _ := os.ReadFile(v.Path()); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	if left, _ := os.ReadDir(filepath.Dir(v.Path())); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	r := reopen(t, v, Options{ReadOnly: true})
	if err := r.Rotate(t.Context(), pass, Passphrase([]byte(another)), cheap); !errors.Is(err, ErrReadOnly) {
		t.Errorf("read only: %v", err)
	}
}

// TestRotateOfDamaged: what does not open is never left behind in silence.
func TestRotateOfDamaged(t *testing.T) {
	v, _ := everything(t)
	must(t, v.view(func(tx *bolt.Tx) error {
		values, err := v.copyBucket(tx, bucketBlob)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(v.Path())
		if err != nil {
			return err
		}
		at := bytes.Index(b, values[1].value[:60])
		f, err := os.OpenFile(v.Path(), os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = f.WriteAt([]byte{b[at+50] ^ 1}, int64(at+50))
		return err
	}))
	var damaged *DamagedError
	if err := v.Rotate(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap); !errors.As(err, &damaged) {
		t.Errorf("Rotate: %v", err)
	}
	must(t, v.Close())
	w, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
	must(t, err)
	must(t, w.Close())
}
