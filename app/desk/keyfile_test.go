package desk_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier/vault/recovery"
)

// made makes a key file.
func made(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "key")
	if err := desk.MakeKeyFile(path, desk.Options{}); err != nil {
		t.Fatal(err)
	}
	return path
}

func with(keyFile string) desk.Options {
	o := options()
	o.KeyFile = keyFile
	return o
}

// recorder remembers the recovery key that was drawn.
type recorder struct {
	random io.Reader
	key    recovery.Key
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.random.Read(p)
	if n == recovery.Size {
		r.key = recovery.Key(p)
	}
	return n, err
}

func needs(t *testing.T, path string, want bool) {
	t.Helper()
	if got, err := desk.NeedsKeyFile(path); got != want || err != nil {
		t.Errorf("NeedsKeyFile = %v, %v", got, err)
	}
}

// TestKeyFile: setting one, opening with it, changing the passphrase beside it,
// and removing it.
func TestKeyFile(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	key := made(t)
	if err := d.SetKeyFile(t.Context(), another, nil, key); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if err := d.SetKeyFile(t.Context(), passphrase, nil, key); err != nil {
		t.Fatal(err)
	}
	if has, err := d.HasKeyFile(); !has || err != nil {
		t.Errorf("HasKeyFile = %v, %v", has, err)
	}
	if err := d.SetPassphrase(t.Context(), passphrase, another); err != nil { // it knows the file
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	needs(t, d.Path(), true)
	spoilt := filepath.Join(t.TempDir(), "spoilt")
	b, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(spoilt, b[:len(b)-3], 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		passphrase []byte
		keyFile    string
		want       desk.Trouble
	}{
		"none":                        {another, "", desk.KeyFileNeeded},
		"another":                     {another, made(t), desk.WrongPassphrase},
		"the passphrase as of before": {passphrase, key, desk.WrongPassphrase},
		"damaged":                     {another, spoilt, desk.WrongPassphrase},
		"not there":                   {another, filepath.Join(t.TempDir(), "none"), desk.KeyFileUnread},
		"a folder":                    {another, t.TempDir(), desk.KeyFileUnread},
	} {
		if _, err := desk.Open(t.Context(), d.Path(), test.passphrase, with(test.keyFile)); desk.TroubleOf(err) != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	e, err := desk.Open(t.Context(), d.Path(), another, with(key))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.RemoveKeyFile(t.Context(), another, nil); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	needs(t, d.Path(), false)
	if e, err = desk.Open(t.Context(), d.Path(), another, options()); err != nil {
		t.Fatal(err)
	}
	e.Close()
}

// TestKeyFileIsReadAgain: who finds the vault open, on a table without the stick,
// changes none of its keys; nor does one who has another file of that name.
func TestKeyFileIsReadAgain(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	key := made(t)
	if err := d.SetKeyFile(t.Context(), passphrase, nil, key); err != nil {
		t.Fatal(err)
	}
	try := func(want desk.Trouble) {
		t.Helper()
		sheet := filepath.Join(t.TempDir(), "sheet.pdf")
		_, made := d.MakeRecovery(t.Context(), passphrase, sheet, desk.Shares{})
		for name, err := range map[string]error{
			"SetPassphrase":  d.SetPassphrase(t.Context(), passphrase, another),
			"RemoveKeyFile":  d.RemoveKeyFile(t.Context(), passphrase, nil),
			"Rotate":         d.Rotate(t.Context(), passphrase, another),
			"MakeRecovery":   made,
			"RemoveRecovery": d.RemoveRecovery(t.Context(), passphrase),
			"Destroy":        d.Destroy(t.Context(), passphrase),
		} {
			if desk.TroubleOf(err) != want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := os.Stat(sheet); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a sheet was left: %v", err)
		}
	}
	away := key + " away"
	if err := os.Rename(key, away); err != nil {
		t.Fatal(err)
	}
	try(desk.KeyFileUnread)
	if err := os.Rename(made(t), key); err != nil {
		t.Fatal(err)
	}
	try(desk.WrongPassphrase)
	if err := os.Rename(away, key); err != nil {
		t.Fatal(err)
	}
	if err := d.Rotate(t.Context(), passphrase, another); err != nil {
		t.Error(err)
	}
}

// TestKeyFileLost: the recovery key opens the vault, asks what becomes of the key
// file, and goes back to a passphrase alone.
func TestKeyFileLost(t *testing.T) {
	t.Parallel()
	o := options()
	seen := &recorder{random: o.Random}
	o.Random = seen
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.MakeRecovery(t.Context(), passphrase, filepath.Join(t.TempDir(), "sheet.pdf"), desk.Shares{}); err != nil {
		t.Fatal(err)
	}
	words := []byte(strings.Join(seen.key.Words(), " "))
	key := made(t)
	if err := d.SetKeyFile(t.Context(), words, nil, key); err == nil || !strings.Contains(err.Error(), "new passphrase") {
		t.Errorf("with the recovery key and no passphrase: %v", err)
	}
	if err := d.SetKeyFile(t.Context(), passphrase, nil, key); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(d.Close(), os.Remove(key)); err != nil {
		t.Fatal(err)
	}
	e, err := desk.Open(t.Context(), d.Path(), words, with(key)) // a window may still name it
	if err != nil {
		t.Fatal(err)
	}
	e.Close()
	if e, err = desk.Open(t.Context(), d.Path(), words, options()); err != nil {
		t.Fatal(err)
	}
	if err := e.SetPassphrase(t.Context(), words, another); !errors.Is(err, desk.ErrKeyFileAway) || desk.TroubleOf(err) != desk.KeyFileNeeded {
		t.Errorf("a new passphrase: %v", err)
	}
	if err := e.RemoveKeyFile(t.Context(), words, another); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	needs(t, d.Path(), false)
	if e, err = desk.Open(t.Context(), d.Path(), another, options()); err != nil {
		t.Fatal(err)
	}
	e.Close()
}

// TestCreateWithKeyFile makes a vault that opens with both from the beginning.
func TestCreateWithKeyFile(t *testing.T) {
	t.Parallel()
	key, path := made(t), filepath.Join(t.TempDir(), "v.habeas")
	if err := desk.MakeKeyFile(key, options()); desk.TroubleOf(err) != desk.InTheWay {
		t.Errorf("over one that is there: %v", err)
	}
	d, err := desk.Create(t.Context(), path, passphrase, with(key))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SetKeyFile(t.Context(), passphrase, nil, path); err == nil || !strings.Contains(err.Error(), "it is a vault") {
		t.Errorf("the vault as its own key file: %v", err)
	}
	d.Close()
	needs(t, path, true)
	if _, err := desk.Check(t.Context(), path, passphrase, options()); desk.TroubleOf(err) != desk.KeyFileNeeded {
		t.Errorf("Check without: %v", err)
	}
	if r, err := desk.Check(t.Context(), path, passphrase, with(key)); err != nil || len(r.Damaged) > 0 {
		t.Errorf("Check: %v", err)
	}
}
