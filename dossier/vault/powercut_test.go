package vault

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const sector = 512 // what a disk writes whole or not at all

// TestPowerCut makes the files that a power cut may leave in the middle of a
// save. bbolt writes pages and syncs, then writes a meta page and syncs: so any
// of the sectors that the save changed may be there or not, under the old meta
// page; and the new one may be torn. Each file opens as it was before.
func TestPowerCut(t *testing.T) {
	v := fresh(t, Options{})
	snapshot := func() ([]byte, content) {
		b, err := os.ReadFile(v.Path())
		must(t, err)
		c, err := contentOf(v)
		must(t, err)
		return b, c
	}
	saves := []func(tx *Tx) error{
		func(tx *Tx) error { _, err := tx.Append(write(1, "", "known_as", "the singer")); return err },
		func(tx *Tx) error { return tx.SetState("draft", []byte(strings.Repeat("half a sentence ", 100))) },
		func(tx *Tx) error { _, err := tx.PutBlob(picture(pieceData + 5000)); return err },
		func(tx *Tx) error { return tx.SetState("draft", nil) },
		func(tx *Tx) error {
			for i := range 40 {
				if _, err := tx.Append(write(2+i, "", "known_as", string(picture(300)))); err != nil {
					return err
				}
			}
			return nil
		},
		func(tx *Tx) error { _, err := tx.Append(write(1, "", "known_as", "the poet")); return err },
	}
	random := rand.New(rand.NewPCG(5, 6))
	path := filepath.Join(t.TempDir(), "cut")
	opens := func(b []byte) (content, bool) {
		must(t, os.WriteFile(path, b, 0o600))
		w, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
		must(t, err)
		defer w.Close()
		c, err := contentOf(w)
		must(t, err)
		if !w.FellBack() {
			clean(t, w)
		}
		return c, w.FellBack()
	}
	old, before := snapshot()
	for n, save := range saves {
		must(t, v.Update(save))
		saved, after := snapshot()
		for range times(12, 200) {
			b := make([]byte, len(saved))
			copy(b, old)
			for at := 2 * pageSize; at < len(b); at += sector {
				if random.IntN(2) == 0 {
					copy(b[at:at+sector], saved[at:])
				}
			}
			if got, fell := opens(b); fell || !reflect.DeepEqual(got, before) {
				t.Fatalf("save %d, before the meta page: fell back %v", n, fell)
			}
			copy(b[2*pageSize:], saved[2*pageSize:])
			m, _, err := newestMeta(bytes.NewReader(saved), int64(len(saved)))
			must(t, err)
			meta := int(m.txid%2) * pageSize
			torn := meta + pageHeaderSize + random.IntN(metaSize)
			copy(b[meta:torn], saved[meta:])
			got, fell := opens(b)
			if !reflect.DeepEqual(got, before) && !reflect.DeepEqual(got, after) {
				t.Fatalf("save %d, meta page torn at %d: fell back %v, it says something else", n, torn-meta, fell)
			}
		}
		if got, fell := opens(saved); fell || !reflect.DeepEqual(got, after) {
			t.Fatalf("save %d, whole: fell back %v", n, fell)
		}
		old, before = saved, after
	}
}

// TestFellBack damages the newer of the two meta pages, which bbolt passes
// over in silence.
func TestFellBack(t *testing.T) {
	c := makeVictim(t)
	m, _, err := newestMeta(strings.NewReader(string(c.bytes)), int64(len(c.bytes)))
	must(t, err)
	path := filepath.Join(t.TempDir(), "v")
	c.write(t, path, func(b []byte) []byte { b[int(m.txid%2)*pageSize+40] ^= 1; return b })

	v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
	must(t, err)
	defer v.Close()
	got, err := contentOf(v)
	must(t, err)
	if !v.FellBack() || !reflect.DeepEqual(got, c.since) {
		t.Errorf("fell back %v, to %v", v.FellBack(), got)
	}
	if r, err := v.Verify(t.Context(), nil); err != nil || len(r.Damaged) != 1 || r.Damaged[0].Part != "file" {
		t.Errorf("Verify = %+v, %v", r, err)
	}
	appendAll(t, v, write(50, "", "known_as", "goes on"))
	w := reopen(t, v, Options{})
	if w.FellBack() {
		t.Error("the next save did not mend it")
	}
	clean(t, w)
}
