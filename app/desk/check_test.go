package desk_test

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// A vault that is too damaged to be opened is looked through all the same.
func TestCheckOfAVaultThatDoesNotOpen(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "Tep Vanny")
	letters := make([]byte, 1<<17) // which nothing compresses: most of the file is this record, or its change
	rand.NewChaCha8([32]byte{2}).Read(letters)
	x.Notes = []dossier.InternalNote{{Item: dossier.Item{ID: d.NewID()}, Text: hex.EncodeToString(letters)}}
	save(t, d, nil, x)
	path := d.Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.ReadOnly = true
	if r, err := desk.Check(t.Context(), path, passphrase, o); err != nil || r.Dossiers != 1 || len(r.Damaged) > 0 {
		t.Fatalf("of a whole vault: %+v, %v", r, err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const places = 32
	for n := range places {
		b := bytes.Clone(whole)
		b[n*len(b)/places] ^= 1
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := desk.Open(t.Context(), path, passphrase, o)
		if err == nil {
			e.Close()
			continue
		}
		r, err := desk.Check(t.Context(), path, passphrase, o)
		if err == nil && slices.ContainsFunc(r.Damaged, func(d desk.Damage) bool { return d.Part == "record" }) {
			return
		}
	}
	t.Error("of no place does it say that a record is damaged")
}

func TestCanWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "there.pdf")
	if err := os.WriteFile(file, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := fresh(t)
	for _, c := range []struct {
		path  string
		force bool
		want  string // "" is allowed
	}{
		{filepath.Join(dir, "new.pdf"), false, ""},
		{file, false, "there already"},
		{file, true, ""},
		{dir, true, "is a folder"},
		{filepath.Join(dir, "nowhere", "new.pdf"), true, "there is no folder"},
		{d.Path(), false, "there already"},
		{d.Path(), true, "is a vault and was kept"},
		{os.DevNull, true, "no regular file"},
	} {
		switch err := desk.CanWrite(c.path, c.force); {
		case c.want == "" && err != nil:
			t.Errorf("%s, force %v: %v", c.path, c.force, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s, force %v: %v, want %q", c.path, c.force, err, c.want)
		}
	}
}
