package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"habeas/dossier/vault"
	"habeas/dossier/vault/keyfile"
)

// ErrKeyFileAway says that a key file would have to be read to go on opening the
// vault, and is not at hand: the vault was opened with its recovery key.
var ErrKeyFileAway = errors.New("the vault opens with a key file too, which was not given: give it so that it stays, or set another, or remove it; nothing was changed")

// NeedsKeyFile reports whether the passphrase opens a vault with a key file
// alone. It reads the file's header, without a secret. The errors are those of
// [Open].
func NeedsKeyFile(path string) (bool, error) { return vault.NeedsKeyFile(path, vault.Options{}) }

// HasKeyFile is [NeedsKeyFile] of a vault that is open.
func (d *Desk) HasKeyFile() (bool, error) { return d.vault.HasKeyFile() }

// MakeKeyFile writes a new key file, for its owner alone. It never replaces a
// file. No vault opens with it yet: see [Desk.SetKeyFile].
func MakeKeyFile(path string, o Options) error {
	if err := CanWrite(path, false); err != nil {
		return err
	}
	random := o.Random
	if random == nil {
		random = rand.Reader
	}
	k, err := keyfile.New(random)
	if err != nil {
		return err
	}
	defer clear(k[:])
	return writeSecret(path, k.Encode())
}

// SetKeyFile has the vault open with a passphrase and a key file together from
// now on, and no longer with what opened it before; a recovery key stays. The
// file is one of [MakeKeyFile], or any other that nobody else has and that will
// not change. passphrase may be nil where current is the passphrase, which then
// stays. current, as in [Desk.SetPassphrase].
func (d *Desk) SetKeyFile(ctx context.Context, current, passphrase []byte, path string) error {
	return d.rekey(ctx, d.vault.SetPassphrase, current, passphrase, func() (string, error) { return path, nil })
}

// RemoveKeyFile has the vault open with the passphrase alone from now on; see
// [Desk.SetKeyFile]. With the recovery key as current it is the way back in where
// the key file is lost.
func (d *Desk) RemoveKeyFile(ctx context.Context, current, passphrase []byte) error {
	return d.rekey(ctx, d.vault.SetPassphrase, current, passphrase, func() (string, error) { return "", nil })
}

// readKeyFile reads a key file that is to be one from now on.
func readKeyFile(path string) (*keyfile.Key, error) {
	if vault.Is(path) {
		return nil, errors.New("invalid key file: it is a vault, which changes with each save; nothing was changed")
	}
	return keyfile.Read(path)
}

// rekey changes what opens the vault, by one of the ways of package vault.
// keyFile gives the path of the key file from then on.
func (d *Desk) rekey(ctx context.Context, by func(_ context.Context, authorised, to vault.Secret, c vault.Cost) error,
	current, passphrase []byte, keyFile func() (string, error),
) error {
	d.rekeying.Lock()
	defer d.rekeying.Unlock()
	authorised, err := secretOf(current, d.keyFile)
	if err != nil {
		return err
	}
	defer authorised.Clear()
	if passphrase == nil {
		if authorised.IsRecovery() {
			return errors.New("failed to change the keys: with a recovery key, a new passphrase is needed; nothing was changed")
		}
		passphrase = current
	}
	path, err := keyFile()
	if err != nil {
		return err
	}
	to := vault.Passphrase(passphrase)
	if path != "" {
		k, err := readKeyFile(path)
		if err != nil {
			return err
		}
		to = to.With(k)
		defer to.Clear()
	}
	cost, err := d.cost(ctx)
	if err != nil {
		return err
	}
	if err := by(ctx, authorised, to, cost); err != nil {
		return err
	}
	d.keyFile = path
	return nil
}

// sameKeyFile is the path of the key file that the vault opens with now. The
// caller holds d.rekeying.
func (d *Desk) sameKeyFile() (string, error) {
	has, err := d.HasKeyFile()
	switch {
	case err != nil:
		return "", fmt.Errorf("failed to look for a key file: %w", err)
	case !has:
		return "", nil
	case d.keyFile == "":
		return "", ErrKeyFileAway
	}
	return d.keyFile, nil
}

// secret is what was typed, and the key file that opened the vault: read again,
// so that who finds the vault open has to have it.
func (d *Desk) secret(typed []byte) (vault.Secret, error) {
	d.rekeying.Lock()
	defer d.rekeying.Unlock()
	return secretOf(typed, d.keyFile)
}

// secretOf is what was typed and, where one is named, a key file. A recovery key
// needs none, so it may be lost.
func secretOf(typed []byte, keyFile string) (vault.Secret, error) {
	s := vault.Typed(typed)
	if keyFile == "" {
		return s, nil
	}
	k, err := keyfile.Read(keyFile)
	if err != nil && !s.IsRecovery() {
		return vault.Secret{}, err
	}
	return s.With(k), nil
}
