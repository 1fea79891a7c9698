//go:build unix

package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"habeas/dossier/change"
)

// TestPulled pulls the stick, as far as a test can: the file is cut under the
// memory map, so that the pages beyond are no more, and then somebody does
// something. It fails with an error or gives what was there; it never ends the
// program, never hangs, never gives anything else, and writes nothing.
func TestPulled(t *testing.T) {
	whole, says, blob := pulledVault(t)
	sum := sha256.Sum256(blob)
	name := hex.EncodeToString(sum[:])
	type act struct {
		name string
		do   func(t *testing.T, v *Vault) error
	}
	same := func(err error, what string, same func() bool) error {
		if err == nil && !same() {
			return fmt.Errorf("%s: %w", what, errAnother)
		}
		return err
	}
	acts := []act{
		{"records, log and states", func(_ *testing.T, v *Vault) error {
			got, err := contentOf(v)
			return same(err, "content", func() bool { return reflect.DeepEqual(got, says) })
		}},
		{"a record", func(_ *testing.T, v *Vault) error {
			r, err := v.Record(subject(1))
			return same(err, "record", func() bool {
				b, err := r.Encode()
				return err == nil && string(b) == says.records[subject(1)]
			})
		}},
		{"a change", func(_ *testing.T, v *Vault) error {
			c, err := v.Change(says.log[0])
			return same(err, "change", func() bool {
				got, err := c.Sum()
				return err == nil && got == says.log[0]
			})
		}},
		{"a state", func(_ *testing.T, v *Vault) error {
			b, err := v.State("screen")
			return same(err, "state", func() bool { return string(b) == says.states["screen"] })
		}},
		{"an attachment", func(_ *testing.T, v *Vault) error {
			b, err := v.Blob(name)
			return same(err, "blob", func() bool { return bytes.Equal(b, blob) })
		}},
		{"whether an attachment is there", func(_ *testing.T, v *Vault) error {
			has, err := v.HasBlob(name)
			return same(err, "blob", func() bool { return has })
		}},
		{"verify", func(_ *testing.T, v *Vault) error {
			r, err := v.Verify(context.Background(), nil)
			if err == nil && len(r.Damaged) == 0 {
				return errPassed
			}
			return err
		}},
		{"how full it is", func(_ *testing.T, v *Vault) error {
			_, _, err := v.Slack()
			return err
		}},
		{"a save", func(_ *testing.T, v *Vault) error {
			return must0(v.Update(func(tx *Tx) error {
				_, err := tx.Append(write(9, "", "known_as", "after"))
				return err
			}))
		}},
		{"a save of an attachment", func(_ *testing.T, v *Vault) error {
			return must0(v.Update(func(tx *Tx) error {
				_, err := tx.PutBlob(picture(1 << 20))
				return err
			}))
		}},
		{"a backup", func(t *testing.T, v *Vault) error {
			_, err := v.Backup(context.Background(), filepath.Join(t.TempDir(), "copy.habeas"))
			return must0(err)
		}},
		{"compaction", func(_ *testing.T, v *Vault) error { return must0(v.Compact(context.Background())) }},
		{"another passphrase", func(_ *testing.T, v *Vault) error {
			return must0(v.SetPassphrase(context.Background(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
		}},
		{"another data key", func(_ *testing.T, v *Vault) error {
			return must0(v.Rotate(context.Background(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
		}},
	}
	m, _, err := newestMeta(bytes.NewReader(whole), int64(len(whole)))
	must(t, err)
	used := int(m.pages) // behind them the file may have room
	for _, cut := range []int{0, 1, 2 * pageSize, used / 3 * pageSize, (used - 1) * pageSize} {
		for _, a := range acts {
			t.Run(fmt.Sprintf("%s, cut at %d", a.name, cut), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "test.habeas")
				must(t, os.WriteFile(path, whole, 0o600))
				v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
				must(t, err)
				must(t, os.Truncate(path, int64(cut)))
				soon(t, func() {
					if err := a.do(t, v); errors.Is(err, errPassed) || errors.Is(err, errAnother) {
						t.Error(err)
					}
					// Whatever came of it, the vault can still be asked and closed.
					_, _ = v.Record(subject(1))
					_, _ = v.State("screen")
					_ = v.Close()
				})
				if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, whole[:cut]) {
					t.Errorf("the file was written to: %v", err)
				}
			})
		}
	}
}

var (
	errPassed  = errors.New("what must fail went through")
	errAnother = errors.New("what was read is not what was written")
)

// must0 turns a success into errPassed.
func must0(err error) error {
	if err == nil {
		return errPassed
	}
	return err
}

// soon fails the test if f takes longer than a person waits.
func soon(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it hangs")
	}
}

// pulledVault makes a vault of some size, with an attachment of several pieces.
func pulledVault(t *testing.T) (whole []byte, says content, blob []byte) {
	v := fresh(t, Options{})
	var changes []*change.Change
	for i := range 40 {
		changes = append(changes, typical(i))
	}
	appendAll(t, v, changes...)
	blob = picture(600 << 10)
	must(t, v.Update(func(tx *Tx) error {
		if _, err := tx.PutBlob(blob); err != nil {
			return err
		}
		return tx.SetState("screen", []byte("the list"))
	}))
	says, err := contentOf(v)
	must(t, err)
	return fileOf(t, v), says, blob
}
