package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// Backup writes a whole copy of a vault that is not open into a new file,
// which was verified when the call returns; see [vault.Vault.Backup].
func Backup(ctx context.Context, path string, passphrase []byte, to string, o Options) (r Report, err error) {
	if err := CanWrite(to, false); err != nil {
		return r, err
	}
	o.ReadOnly = true
	v, err := vault.Open(ctx, path, passphrase, o.vault())
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	return v.Backup(ctx, to)
}

// Restored is what a restore did.
type Restored struct {
	Report
	Newest time.Time // of the newest change, by its device's clock; zero where there is none
	Kept   string    // where the vault that was there is now; "" where there was none
	// Compared says that the vault that was there could be read: then the two
	// numbers count the changes that only the one or the other has.
	Compared              bool
	OnlyBackup, OnlyVault int
}

// LookAtBackup verifies a backup and says what a [Restore] of it in a vault's
// place would do. It writes nothing.
func LookAtBackup(ctx context.Context, backup string, passphrase []byte, to string, o Options) (r Restored, err error) {
	v, r, err := lookAt(ctx, backup, passphrase, to, o)
	if err != nil {
		return r, err
	}
	return r, v.Close()
}

// Restore puts a copy of a backup in a vault's place, whole or not at all,
// after it verified the backup. A file that is there is replaced only with
// force, and then kept beside under a name of its own.
func Restore(ctx context.Context, backup string, passphrase []byte, to string, force bool, o Options) (r Restored, err error) {
	_, err = os.Lstat(to)
	there := err == nil
	if there && !force {
		return r, &ExistsError{to}
	}
	v, r, err := lookAt(ctx, backup, passphrase, to, o)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	if !there {
		_, err = v.Backup(ctx, to)
		return r, err
	}
	r.Kept, err = v.Restore(ctx, to, o.Now())
	return r, err
}

// lookAt opens and verifies a backup, and compares it with what is in the place
// that it would take.
func lookAt(ctx context.Context, backup string, passphrase []byte, to string, o Options) (v *vault.Vault, r Restored, err error) {
	o.ReadOnly = true
	if v, err = vault.Open(ctx, backup, passphrase, o.vault()); err != nil {
		return nil, r, err
	}
	defer func() {
		if err != nil {
			v.Close()
		}
	}()
	if r.Report, err = v.Verify(ctx, nil); err != nil {
		return nil, r, err
	}
	if len(r.Damaged) > 0 {
		return nil, r, DamagedIn(backup, r.Report)
	}
	changes, err := changesOf(v)
	if err != nil {
		return nil, r, err
	}
	for _, at := range changes {
		if at.After(r.Newest) {
			r.Newest = at
		}
	}
	if _, err := os.Lstat(to); err != nil {
		return v, r, nil
	}
	r.Compared, err = r.compare(ctx, v, changes, passphrase, to, o)
	return v, r, err
}

// compare counts the changes that only one of two vaults has. It reports false
// if the second cannot be read; what stops a restore is an error.
func (r *Restored) compare(ctx context.Context, backup *vault.Vault, changes map[change.Hash]time.Time, passphrase []byte, path string, o Options) (bool, error) {
	v, err := backup.Sibling(path)
	if TroubleOf(err) != OpenElsewhere && err != nil {
		v, err = vault.Open(ctx, path, passphrase, o.vault())
	}
	if err != nil {
		if TroubleOf(err) == OpenElsewhere || ctx.Err() != nil {
			return false, err
		}
		return false, nil
	}
	defer v.Close()
	there, err := changesOf(v)
	if err != nil {
		return false, nil
	}
	for name := range changes {
		if _, ok := there[name]; !ok {
			r.OnlyBackup++
		}
	}
	for name := range there {
		if _, ok := changes[name]; !ok {
			r.OnlyVault++
		}
	}
	return true, nil
}

// changesOf gives the changes of a vault with their times.
func changesOf(v *vault.Vault) (map[change.Hash]time.Time, error) {
	changes := map[change.Hash]time.Time{}
	err := v.Log(func(_ uint64, c change.NamedChange) error {
		changes[c.Name] = c.Change.Time()
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("failed to read the log: %w", err)
	}
	return changes, nil
}

// Salvaged is what was got out of a damaged vault.
type Salvaged = vault.Salvaged

// Salvage makes a new vault of everything in a damaged one that still
// authenticates; see [vault.Salvage].
func Salvage(ctx context.Context, damaged string, passphrase []byte, to string, o Options) (Salvaged, error) {
	if err := CanWrite(to, false); err != nil {
		return Salvaged{}, err
	}
	return vault.Salvage(ctx, damaged, to, vault.Typed(passphrase), vault.SalvageOptions{
		Options: o.vault(), Device: o.Device, Now: o.Now(),
	})
}
