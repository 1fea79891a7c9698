package desk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// many makes a vault of synthetic dossiers, of which every third was edited
// once.
func many(b *testing.B, n int) *desk.Desk {
	b.Helper()
	o := options()
	d, err := desk.Create(b.Context(), filepath.Join(b.TempDir(), "v.habeas"), passphrase, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	if err := d.AddSynthetic(b.Context(), n); err != nil {
		b.Fatal(err)
	}
	err = d.Together("", func(t *desk.Batch) error {
		for i, x := range d.View().Dossiers {
			if i%3 != 0 {
				continue
			}
			now := *x
			now.Tags = []string{"edited"}
			if err := desk.Add(t, x, &now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// jsonOf is the size of the dossiers, cases and sources as JSON, in bytes.
func jsonOf(b *testing.B, d *desk.Desk) (size int64) {
	b.Helper()
	v := d.View()
	for _, all := range []any{v.Dossiers, v.Cases, v.Sources} {
		size += jsonSize(b, all)
	}
	return size
}

func jsonSize(b *testing.B, x any) int64 {
	b.Helper()
	j, err := json.Marshal(x)
	if err != nil {
		b.Fatal(err)
	}
	return int64(len(j))
}

// historyOf is the size of the log as JSON, in bytes: of each change when and where
// it was made, and what it wrote where; without the names of changes, and without
// what was there before.
func historyOf(b *testing.B, path string) (size int64) {
	b.Helper()
	v, err := vault.Open(b.Context(), path, vault.Typed(passphrase), vault.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	type write struct {
		Kind    change.Kind `json:"kind"`
		Subject dossier.ID  `json:"subject"`
		Part    string      `json:"part,omitempty"`
		Item    dossier.ID  `json:"item,omitempty"`
		Field   string      `json:"field"`
		Value   any         `json:"value"`
	}
	err = v.Log(func(_ uint64, c change.NamedChange) error {
		var writes []write
		for _, w := range c.Change.Writes {
			x := write{Kind: w.Place.Kind, Subject: w.Place.Subject, Part: w.Place.Part, Item: w.Place.Item, Field: w.Place.Field}
			if err := toAny.Unmarshal(w.Value, &x.Value); err != nil {
				return err
			}
			writes = append(writes, x)
		}
		size += jsonSize(b, struct {
			Device string    `json:"device"`
			Time   time.Time `json:"time"`
			Writes []write   `json:"writes"`
		}{c.Change.Device, c.Change.Time(), writes})
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

var toAny, _ = cbor.DecOptions{DefaultMapType: reflect.TypeFor[map[string]any]()}.DecMode()

// BenchmarkBackup is a whole copy, brought to the disk and verified, of a vault
// of 10,000 dossiers. It has no free pages, so it is also how large a vault is
// after compaction, beside the JSON of its dossiers and their history.
func BenchmarkBackup(b *testing.B) {
	d := many(b, 10_000)
	before, err := os.Stat(d.Path())
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "copy.habeas")
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	plain, history := jsonOf(b, d), historyOf(b, d.Path())
	var size int64
	for b.Loop() {
		if _, err := desk.Backup(b.Context(), d.Path(), passphrase, path, options()); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		size = info.Size()
		if err := os.Remove(path); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(before.Size())/1e6, "MB-before")
	b.ReportMetric(float64(size)/1e6, "MB-after")
	b.ReportMetric(float64(plain)/1e6, "MB-JSON")
	b.ReportMetric(float64(history)/1e6, "MB-history")
	b.ReportMetric(float64(size)/float64(plain+history), "file/JSON")
}

// BenchmarkSalvage is getting everything out of a vault of 10,000 dossiers.
func BenchmarkSalvage(b *testing.B) {
	d := many(b, 10_000)
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "saved.habeas")
		r, err := desk.Salvage(b.Context(), d.Path(), passphrase, path, options())
		if err != nil || len(r.Lost) > 0 {
			b.Fatal(r.Lost, err)
		}
		if err := os.Remove(path); err != nil {
			b.Fatal(err)
		}
	}
}
