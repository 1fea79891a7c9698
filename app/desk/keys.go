package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"habeas/dossier/vault"
	"habeas/dossier/vault/recovery"
	"habeas/export/sheet"
)

// cost is that of a new passphrase on this computer.
func (o Options) cost(ctx context.Context) (vault.Cost, error) {
	if o.Cheap {
		return o.vault().Cost, nil
	}
	return vault.Calibrate(ctx, o.Now)
}

// SetPassphrase has the vault open with another passphrase, and no longer with
// the one before. current opens it now: the passphrase, or the words of the
// recovery key, which stays. A key file stays too, and has to be at hand; it fails
// with [ErrKeyFileAway] where it is not. Copies that were made before open as they
// did.
func (d *Desk) SetPassphrase(ctx context.Context, current, passphrase []byte) error {
	return d.rekey(ctx, d.vault.SetPassphrase, current, passphrase, d.sameKeyFile)
}

// Rotate is SetPassphrase that seals the whole vault anew, under a new key: who
// kept an old passphrase and an old copy reads nothing that comes after. No
// recovery key opens the vault then; another sheet has to be made. It needs room
// for a copy of the vault.
func (d *Desk) Rotate(ctx context.Context, current, passphrase []byte) error {
	return d.rekey(ctx, d.vault.Rotate, current, passphrase, d.sameKeyFile)
}

// Destroy makes the vault unreadable for good, deletes its file, and closes it.
// Backups and copies stay what they are; whoever asks for it has to be told.
func (d *Desk) Destroy(ctx context.Context, current []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return vault.ErrClosed
	}
	authorised, err := d.secret(current)
	if err != nil {
		return err
	}
	defer authorised.Clear()
	if d.backups != nil {
		d.backups.halt() // none is to appear after those that are there were looked at
	}
	if err := d.vault.Destroy(ctx, authorised); err != nil {
		return err
	}
	d.closed = true
	return nil
}

// MistypedError says which words are no recovery key.
type MistypedError = recovery.MistypedError

// Shares say how a recovery key is split: Needed of Of sheets open the vault
// together. The zero value leaves it whole, on one sheet.
type Shares struct{ Needed, Of int }

// RecoverySheet is a recovery key that was printed, to have some of it typed
// back: who can do that has the sheet before the eyes.
type RecoverySheet struct {
	Ask []int // which words to ask for, counted from 1; none of a key that was split
	key recovery.Key
}

// Check reports whether a word is the n-th of the sheet.
func (s *RecoverySheet) Check(n int, word string) bool { return s.key.Check(n, word) }

// asked is how many words are asked back.
const asked = 3

// MakeRecovery draws a recovery key, writes its sheets to a new file, and has
// the vault open with it; an earlier one no longer opens it. current is the
// passphrase, or the words of the key so far. It never replaces a file. Where it
// fails it leaves none, unless it is not sure which key opens the vault: then the
// sheet stays, and the error says so.
func (d *Desk) MakeRecovery(ctx context.Context, current []byte, path string, split Shares) (*RecoverySheet, error) {
	if err := CanWrite(path, false); err != nil {
		return nil, err
	}
	if d.ReadOnly() {
		return nil, vault.ErrReadOnly
	}
	authorised, err := d.secret(current)
	if err != nil {
		return nil, err
	}
	defer authorised.Clear()
	key, err := recovery.New(d.random)
	if err != nil {
		return nil, err
	}
	s := &RecoverySheet{key: key}
	pages := [][]string{key.Words()}
	if split == (Shares{}) {
		s.Ask, err = d.someWords()
	} else {
		pages, err = d.shareOut(key, split)
	}
	if err != nil {
		return nil, err
	}
	file, err := sheet.Make(sheet.Sheet{Vault: filepath.Base(d.Path()), Made: d.now(), Words: pages, Needed: split.Needed})
	if err != nil {
		return nil, err
	}
	// The sheet first: a key that opens the vault and stands on no paper would
	// have taken the place of one that does.
	if err := writeSecret(path, file); err != nil {
		return nil, err
	}
	if err := d.vault.SetRecovery(ctx, authorised, key); err != nil {
		return nil, dropSheet(path, err)
	}
	return s, nil
}

// dropSheet removes a sheet whose key opens nothing, as setting it failed. After a
// save that the disk did not confirm it may open the vault, and the one before may:
// both are worth keeping.
func dropSheet(path string, err error) error {
	var unconfirmed *vault.UnconfirmedError
	if errors.As(err, &unconfirmed) {
		return fmt.Errorf("the recovery sheet %s stays, keep the one before it too, until one of them has opened the vault again: %w", path, err)
	}
	_ = os.Remove(path)
	return err
}

// someWords chooses words to ask back.
func (d *Desk) someWords() (some []int, err error) {
	for len(some) < asked {
		n, err := rand.Int(d.random, big.NewInt(recovery.Count))
		if err != nil {
			return nil, fmt.Errorf("failed to choose words: %w", err)
		}
		if word := int(n.Int64()) + 1; !slices.Contains(some, word) {
			some = append(some, word)
		}
	}
	return some, nil
}

// shareOut gives the words of each share.
func (d *Desk) shareOut(key recovery.Key, split Shares) (pages [][]string, err error) {
	shares, err := key.Split(d.random, split.Needed, split.Of)
	if err != nil {
		return nil, err
	}
	for _, s := range shares {
		pages = append(pages, s.Words())
	}
	return pages, nil
}

// RemoveRecovery has no recovery key open the vault any more. It takes the
// passphrase: a recovery key may be all that is left, and does not remove itself.
func (d *Desk) RemoveRecovery(ctx context.Context, passphrase []byte) error {
	authorised, err := d.secret(passphrase)
	if err != nil {
		return err
	}
	defer authorised.Clear()
	return d.vault.RemoveRecovery(ctx, authorised)
}

// HasRecovery reports whether some recovery key opens the vault.
func (d *Desk) HasRecovery() (bool, error) { return d.vault.HasRecovery() }

// CheckRecovery opens a vault with a recovery key, looks at nothing, and closes
// it. The errors are those of [Open], or say what is mistyped.
func CheckRecovery(ctx context.Context, path string, words []byte, o Options) error {
	key, err := recovery.Parse(string(words))
	if err != nil {
		return err
	}
	o.ReadOnly = true
	v, err := vault.Open(ctx, path, vault.Recovery(key), o.vault())
	if err != nil {
		return err
	}
	return v.Close()
}

// RecoveryWords gives the words of a recovery key, or of shares of one, as [Open]
// takes them, or says what is mistyped. Where something else may be a passphrase, as in a window's
// one field, Open itself is enough.
func RecoveryWords(text []byte) ([]byte, error) {
	key, err := recovery.Parse(string(text))
	if err != nil {
		return nil, err
	}
	return []byte(strings.Join(key.Words(), " ")), nil
}

// writeSecret writes a file for its owner alone. It is written where it stays:
// a file beside, left by a crash, would be a sheet that nobody knows of.
func writeSecret(path string, data []byte) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("failed to write %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			_ = os.Remove(path)
			err = fmt.Errorf("failed to write %s, nothing was left there: %w", path, cause(err))
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	return f.Close()
}
