package vault

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"
)

// forge writes a vault's file with another header, and makes its checksum
// right. With keys, it makes the HMAC right, too; the root stays as it was.
func forge(t *testing.T, v *Vault, k *keys, change func(h *header)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "forged")
	must(t, os.WriteFile(path, fileOf(t, v), 0o600))
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucketHead))
		old := bytes.Clone(b.Get(headKey))
		h, err := parseHeader(old)
		if err != nil {
			return err
		}
		change(h)
		value, err := h.encode(cmp.Or(k, newKeys()))
		if err != nil {
			return err
		}
		if k == nil {
			copy(value[len(value)-sha256.Size:], old[len(old)-sha256.Size:])
		}
		return b.Put(headKey, value)
	}))
	must(t, db.Close())
	return path
}

// changeSlot gives a change of the first slot of a header.
func changeSlot(change func(s *slot)) func(*header) {
	return func(h *header) {
		var s slot
		if err := dec.Unmarshal(h.Slots[0], &s); err != nil {
			panic(err)
		}
		change(&s)
		b, err := enc.Marshal(s)
		if err != nil {
			panic(err)
		}
		h.Slots[0] = b
	}
}

func TestForgedHeader(t *testing.T) {
	var damaged *DamagedError
	var newer *NewerError
	isDamaged := func(err error) bool { return errors.As(err, &damaged) }
	isNewer := func(err error) bool { return errors.As(err, &newer) && newer.Version == 2 }
	isWrong := func(err error) bool { return errors.Is(err, ErrWrongPassphrase) }
	tests := []struct {
		name   string
		change func(*header)
		want   func(error) bool
	}{
		{"a terabyte of memory", changeSlot(func(s *slot) { s.Memory = 1 << 30 }), isDamaged},
		{"hardly any memory", changeSlot(func(s *slot) { s.Memory = 8 }), isDamaged},
		{"a million passes", changeSlot(func(s *slot) { s.Time = 1 << 20 }), isDamaged},
		{"no pass", changeSlot(func(s *slot) { s.Time = 0 }), isDamaged},
		{"no lane", changeSlot(func(s *slot) { s.Lanes = 0 }), isDamaged},
		{"200 lanes", changeSlot(func(s *slot) { s.Lanes = 200 }), isDamaged},
		{"no salt", changeSlot(func(s *slot) { s.Salt = nil }), isDamaged},
		{"a short nonce", changeSlot(func(s *slot) { s.Nonce = s.Nonce[:12] }), isDamaged},
		{"a long key", changeSlot(func(s *slot) { s.Wrapped = append(s.Wrapped, 0) }), isDamaged},
		{"other cost", changeSlot(func(s *slot) { s.Time++ }), isWrong},
		{"other salt", changeSlot(func(s *slot) { s.Salt[0]++ }), isWrong},
		{"other vault", func(h *header) { h.ID[0]++ }, isWrong},
		{"other kind", changeSlot(func(s *slot) { s.Kind = 77 }), isWrong},
		{"no slot", func(h *header) { h.Slots = nil }, isWrong},
		{"one slot more", func(h *header) { h.Slots = append(h.Slots, h.Slots[0]) }, isDamaged},
		{"many slots", func(h *header) {
			changeSlot(func(s *slot) { s.Salt[0]++ })(h)
			for range 2 * maxSlots {
				h.Slots = append(h.Slots, h.Slots[0])
			}
		}, isDamaged},
		{"no slot at all", func(h *header) { h.Slots = []cbor.RawMessage{{0x80}} }, isDamaged},
		{"newer", func(h *header) { h.Version = 2 }, isNewer},
		{"no version", func(h *header) { h.Version = 0 }, isDamaged},
		{"short id", func(h *header) { h.ID = h.ID[:3] }, isDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := forge(t, fresh(t, Options{}), nil, test.change)
			before, err := os.ReadFile(path)
			must(t, err)
			v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
			if err == nil {
				v.Close()
			}
			if !test.want(err) {
				t.Errorf("Open: %v (%T)", err, err)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestUnknownSlots: what a later version adds does not keep this one out.
func TestUnknownSlots(t *testing.T) {
	v := fresh(t, Options{})
	var h *header
	must(t, v.view(func(tx *bolt.Tx) (err error) {
		h, err = parseHeader(tx.Bucket([]byte(bucketHead)).Get(headKey))
		return err
	}))
	unknown, err := enc.Marshal(map[int]any{1: 9, 2: "something"})
	must(t, err)
	h.Slots = append([]cbor.RawMessage{unknown}, h.Slots...)
	if _, err := h.open(t.Context(), Typed([]byte(passphrase))); err != nil {
		t.Error(err)
	}
	if _, err := h.open(t.Context(), Typed([]byte("another"))); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
}

// TestOlderHeader: a header that the vault once had is noticed.
func TestOlderHeader(t *testing.T) {
	v := fresh(t, Options{})
	k := v.keys.clone() // the vault's own will be wiped
	path := forge(t, v, k, func(h *header) { h.Slots = append(h.Slots, h.Slots[0]) })
	var damaged *DamagedError
	if _, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{}); !errors.As(err, &damaged) {
		t.Errorf("Open: %v", err)
	}
}

// TestHeaderStays: a slot must not be left behind in pages that saves move
// about.
func TestHeaderStays(t *testing.T) {
	v := fresh(t, Options{})
	var head []byte
	must(t, v.view(func(tx *bolt.Tx) error {
		head = bytes.Clone(tx.Bucket([]byte(bucketHead)).Get(headKey))
		return nil
	}))
	for i := range 20 {
		appendAll(t, v, write(1+i, "", "known_as", "x"))
	}
	if n := bytes.Count(fileOf(t, v), head[:64]); n != 1 {
		t.Errorf("the header stands in %d places", n)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	for _, err := range []error{
		&LockedError{"a.habeas"}, &NotVaultError{"a.habeas", "it is a folder"}, &NewerError{"a.habeas", 2},
		&DamagedError{Path: "a.habeas", What: "it is cut short"}, &ReplacedError{"a.habeas", "it was moved"},
	} {
		if s := err.Error(); !strings.Contains(s, "a.habeas") || strings.ContainsAny(s, "\n") {
			t.Errorf("%T says %q", err, s)
		}
	}
}

func FuzzParseHeader(f *testing.F) {
	k := newKeys()
	b, err := (&header{Version: 1, ID: make([]byte, vaultIDSize), Slots: []cbor.RawMessage{{0xa0}}}).encode(k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b[len(magic)+4 : 64])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		// The checksum is made right, so that the body is looked at.
		b := make([]byte, headerBlock)
		copy(b, magic)
		b[len(magic)+3] = byte(len(body))
		b[len(magic)+2] = byte(len(body) >> 8)
		copy(b[len(magic)+4:len(b)-2*sha256.Size], body)
		sum := sha256.Sum256(b[:len(b)-2*sha256.Size])
		copy(b[len(b)-2*sha256.Size:], sum[:])
		h, err := parseHeader(b)
		if err != nil {
			return
		}
		if h.Version > FormatVersion {
			return
		}
		again, err := h.encode(k)
		if err != nil {
			t.Fatal(err)
		}
		g, err := parseHeader(again)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if g.Version != h.Version || !bytes.Equal(g.ID, h.ID) || len(g.Slots) != len(h.Slots) {
			t.Fatalf("read as %v, then as %v", h, g)
		}
	})
}
