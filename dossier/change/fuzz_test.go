package change

import (
	"bytes"
	"testing"

	"habeas/dossier"
)

// FuzzDecode reads any bytes as a change of the log: what is read can be written
// and read again as the same change, and taken in to records, which can be shown.
func FuzzDecode(f *testing.F) {
	v := newCopy(1)
	v.edit(f, func(d *dossier.Dossier) { d.Tags = []string{"x"} })
	v.edit(f, func(d *dossier.Dossier) { d.Tags = []string{"x", "y"} })
	for _, c := range v.log {
		b, err := c.Change.Encode()
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
		written, err := c.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(written)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		name, err := c.Sum()
		if err != nil {
			t.Fatal(err)
		}
		if other, err := again.Sum(); err != nil || other != name {
			t.Fatalf("written and read it is another: %v", err)
		}
		records := Rebuild([]NamedChange{{name, c}, {name, again}})
		if len(records) != len(c.Subjects()) {
			t.Fatalf("%d records of %d subjects", len(records), len(c.Subjects()))
		}
		for _, r := range records {
			r.Fill(&dossier.Dossier{})
			checkRecord(t, r)
		}
	})
}

// FuzzDecodeRecord reads any bytes as a record.
func FuzzDecodeRecord(f *testing.F) {
	v := newCopy(1)
	v.edit(f, func(d *dossier.Dossier) { d.Tags = []string{"x"} })
	b, err := v.records["D"].Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := DecodeRecord(b); err == nil {
			r.Fill(&dossier.Dossier{})
			checkRecord(t, r)
		}
	})
}

// checkRecord fails unless a record is the same, written and read.
func checkRecord(t *testing.T, r *Record) {
	t.Helper()
	written, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := DecodeRecord(written)
	if err != nil {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	if b, err := again.Encode(); err != nil || !bytes.Equal(b, written) {
		t.Fatalf("written and read it is another: %v", err)
	}
	if again.Exists() != r.Exists() {
		t.Fatal("written and read it is there, or not")
	}
}
