package vault

import (
	"fmt"
	"os"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier/change"
)

// typical is a change as large as a whole dossier: some sixty fields.
func typical(n int) *change.Change {
	c := write(n, "", "known_as", fmt.Sprint("person ", n))
	for i := range 60 {
		text := fmt.Sprintf("field %d of dossier %d: held since September 2017 on a charge of incitement", i, n)
		raw, err := cbor.Marshal(text)
		if err != nil {
			panic(err)
		}
		c.Writes = append(c.Writes, change.Write{
			Place: change.Place{Kind: change.Dossier, Subject: subject(n), Part: "events", Item: subject(i), Field: "text"},
			Value: raw,
		})
	}
	return c
}

func filled(b *testing.B, n int) *Vault {
	b.Helper()
	v := fresh(b, Options{})
	changes := make([]*change.Change, n)
	for i := range changes {
		changes[i] = typical(i)
	}
	appendAll(b, v, changes...)
	return v
}

func BenchmarkFill30(b *testing.B) {
	for b.Loop() {
		filled(b, 30)
	}
}

// BenchmarkOpen is opening and reading every record, beside the derivation of
// the key.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{30, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v := filled(b, n)
			v.Close()
			info, err := os.Stat(v.Path())
			must(b, err)
			for b.Loop() {
				w, err := Open(b.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
				must(b, err)
				r, err := w.AllRecords()
				must(b, err)
				if len(r) != n {
					b.Fatal(len(r))
				}
				w.Close()
			}
			b.ReportMetric(float64(info.Size())/float64(n), "filebytes/record")
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	b.Run("records=10000", func(b *testing.B) {
		v := filled(b, 10_000)
		for b.Loop() {
			clean(b, v)
		}
	})
	b.Run("attachments=64MB", func(b *testing.B) {
		v := fresh(b, Options{})
		photo := picture(1 << 20)
		must(b, v.Update(func(tx *Tx) error {
			for i := range 64 {
				photo[0] = byte(i)
				if _, err := tx.PutBlob(photo); err != nil {
					return err
				}
			}
			return nil
		}))
		b.SetBytes(64 << 20)
		for b.Loop() {
			if r, err := v.Verify(b.Context(), nil); err != nil || len(r.Damaged) > 0 {
				b.Fatal(r, err)
			}
		}
	})
}

func BenchmarkDerive(b *testing.B) {
	for b.Loop() {
		if _, err := stretch(b.Context(), []byte(passphrase), make([]byte, saltSize), DefaultCost); err != nil {
			b.Fatal(err)
		}
	}
}
