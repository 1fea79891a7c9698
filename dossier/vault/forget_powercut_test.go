package vault

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"habeas/dossier"
)

// TestPowerCutWhileForgetting makes the files that a power cut may leave at each
// step of a forgetting: each opens as before or as after, and once it was opened
// nothing of what was forgotten is in it.
func TestPowerCutWhileForgetting(t *testing.T) {
	f := makeFamily(t)
	old := traces(t, f.v, f.ofOthers(t))
	thin := old[:0:0]
	for at := 0; at < len(old); at += 32 {
		thin = append(thin, old[at])
	}
	before, err := contentOf(f.v)
	must(t, err)
	var after content
	steps := []struct {
		name string
		do   func() error
	}{
		{"the mark", func() error { return f.v.mark(true) }},
		{"the save", func() error {
			return f.v.Update(func(tx *Tx) error {
				_, err := tx.takeOut(tombstone(subject(1)), []dossier.ID{subject(1)})
				return err
			})
		}},
		{"another save", func() error { return f.v.mark(true) }},
		{"the overwriting", func() error { return f.v.overwrite() }},
		{"the end of the mark", func() error { return f.v.mark(false) }},
	}
	read := func() []byte {
		b, err := os.ReadFile(f.v.Path())
		must(t, err)
		return b
	}
	var files [][]byte
	files = append(files, read())
	for _, s := range steps {
		must(t, s.do())
		files = append(files, read())
	}
	after, err = contentOf(f.v)
	must(t, err)
	random := rand.New(rand.NewPCG(11, 12))
	path := filepath.Join(t.TempDir(), "cut")
	was, is := 0, 0
	opens := func(step string, b []byte) {
		t.Helper()
		must(t, os.WriteFile(path, b, 0o600))
		w, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
		if err != nil {
			t.Fatalf("%s: %v", step, err)
		}
		defer w.Close()
		got, err := contentOf(w)
		must(t, err)
		switch {
		case reflect.DeepEqual(got, before):
			was++
		case reflect.DeepEqual(got, after):
			is++
			standsNowhere(t, path, thin)
		default:
			t.Fatalf("%s: it says something else", step)
		}
		clean(t, w)
	}
	for n, s := range steps {
		from, to := files[n], files[n+1]
		for range times(6, 100) {
			b := make([]byte, len(to))
			copy(b, from)
			for at := 2 * pageSize; at < len(b); at += sector {
				if random.IntN(2) == 0 {
					copy(b[at:at+sector], to[at:])
				}
			}
			opens(s.name, b)
		}
		opens(s.name, bytes.Clone(to))
	}
	if was == 0 || is == 0 {
		t.Errorf("as before %d times, as after %d times", was, is)
	}
}
