package change

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// TestReadStored reads what records are written as, without package cbor's help.
func TestReadStored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := newCopy(1)
		for i := range rapid.IntRange(1, 20).Draw(t, "edits") {
			drawEdit(t, v, i)
		}
		for _, r := range v.records {
			b, err := r.Encode()
			if err != nil {
				t.Fatal(err)
			}
			got, ok := readStored(b)
			if !ok {
				t.Fatalf("%x is left to package cbor", b)
			}
			if again, err := got.Encode(); err != nil || !bytes.Equal(again, b) {
				t.Fatalf("%x became %x: %v", b, again, err)
			}
		}
	})
}

// FuzzReadStored compares with package cbor: what the one reads, the other does,
// as the same.
func FuzzReadStored(f *testing.F) {
	v := newCopy(1)
	v.edit(f, func(d *dossier.Dossier) { d.Tags = []string{"x"} })
	v.edit(f, func(d *dossier.Dossier) {
		d.Names = []dossier.Name{{Item: dossier.Item{ID: "N"}, Text: "ស៊ុន"}}
	})
	b, err := v.records["D"].Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	// A record with one cell, whose value is of each kind.
	for _, value := range []string{"\x18\x19", "\x39\x01\x00", "\x42ab", "\x62ab", "\x82\x01\x02", "\xa1\x61a\x01", "\xc1\x01", "\xf6", "\xf8\x20", "\xf9\x00\x00", "\x9f\xff"} {
		f.Add([]byte("\x85\x01\x67dossier\x61D\x81\x58\x20" + string(make([]byte, 32)) + "\x81\x84\x60\x60\x64tags\x81\x83\x00\x00" + value))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, ok := readStored(b)
		if !ok {
			return
		}
		want, err := decodeRecord(b)
		if err != nil {
			t.Fatalf("package cbor refuses it: %v", err)
		}
		a, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if c, err := want.Encode(); err != nil || !bytes.Equal(a, c) {
			t.Fatalf("package cbor reads %x, not %x: %v", c, a, err)
		}
	})
}
