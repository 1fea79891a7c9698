package desk

import (
	"context"
	"errors"
	"os"

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
	v, err := o.open(ctx, path, passphrase)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	return v.Backup(ctx, to)
}

// Restored is what a restore did, or would do.
type Restored struct {
	Report
	Comparison
	Kept string // where the vault that was there is now; "" where there was none

	forgotten []*change.Change // the tombstones of the vault that was there
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

// ErrOtherKeys says that a backup does not open with the keys that the vault has
// now: its passphrase has to be given.
var ErrOtherKeys = errors.New("the backup has other keys than the vault has now, or is damaged: give the passphrase of its time")

// LookAtBackup is [LookAtBackup] for a vault that is open. Without a passphrase
// the keys at hand are tried.
func (d *Desk) LookAtBackup(ctx context.Context, backup string, passphrase []byte, o Options) (r Restored, err error) {
	var v *vault.Vault
	if len(passphrase) == 0 {
		v, err = d.vault.Sibling(backup)
		if TroubleOf(err) == Damaged {
			return r, errors.Join(ErrOtherKeys, err)
		}
	} else {
		o.ReadOnly = true
		v, err = o.open(ctx, backup, passphrase)
	}
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	if r, err = proven(ctx, backup, v, o); err != nil {
		return r, err
	}
	r.There = true
	return r, r.compare(v, d.vault)
}

// Restore puts a copy of a backup in a vault's place, whole or not at all,
// after it verified the backup. A file that is there is replaced only with
// force, and then kept beside under a name of its own. What was forgotten for good
// in that one stays forgotten, as far as the backup's keys or passphrase open it;
// else the options can say what was.
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
	r.Kept, err = v.Restore(ctx, to, o.Now(), append(r.forgotten, o.Forgotten...)...)
	return r, err
}

// lookAt opens and verifies a backup, and compares it with what is in the place
// that it would take.
func lookAt(ctx context.Context, backup string, passphrase []byte, to string, o Options) (v *vault.Vault, r Restored, err error) {
	o.ReadOnly = true
	if v, err = o.open(ctx, backup, passphrase); err != nil {
		return nil, r, err
	}
	defer func() {
		if err != nil {
			v.Close()
		}
	}()
	if r, err = proven(ctx, backup, v, o); err != nil {
		return nil, r, err
	}
	if _, err := os.Lstat(to); err != nil {
		return v, r, nil
	}
	r.There = true
	there, err := beside(ctx, v, to, passphrase, o)
	if err != nil || there == nil {
		return v, r, err
	}
	defer there.Close()
	_ = r.compare(v, there) // what is there and cannot be read stops no restore
	if r.forgotten, err = forgottenIn(v, there); err != nil {
		return nil, r, err
	}
	return v, r, nil
}

// forgottenIn gives the tombstones of a vault that a backup of it takes the place
// of, as far as they can be read. Those of another vault are none of the backup's.
func forgottenIn(backup, there *vault.Vault) ([]*change.Change, error) {
	a, err := backup.ID()
	if err != nil {
		return nil, err
	}
	if b, err := there.ID(); err != nil || a != b {
		return nil, nil
	}
	forgotten, _ := there.Tombstones()
	return forgotten, nil
}

// proven says what a backup holds, where every byte of it checks.
func proven(ctx context.Context, path string, v *vault.Vault, o Options) (r Restored, err error) {
	if r.Report, err = v.Verify(ctx, o.Progress); err != nil {
		return r, err
	}
	if len(r.Damaged) > 0 {
		return r, DamagedIn(path, r.Report)
	}
	r.Newest, err = newest(v)
	return r, err
}

// beside opens the vault whose place a backup would take; nil where it cannot be
// read. What stops a restore is an error.
func beside(ctx context.Context, backup *vault.Vault, path string, passphrase []byte, o Options) (*vault.Vault, error) {
	v, err := backup.Sibling(path)
	if TroubleOf(err) != OpenElsewhere && err != nil {
		v, err = o.open(ctx, path, passphrase)
	}
	if err != nil {
		if TroubleOf(err) == OpenElsewhere || ctx.Err() != nil {
			return nil, err
		}
		return nil, nil
	}
	return v, nil
}

// Opens says whether a secret opens a vault that is not open here; nil where it
// does. The errors are those of [Open].
func Opens(ctx context.Context, path string, passphrase []byte, o Options) error {
	o.ReadOnly = true
	v, err := o.open(ctx, path, passphrase)
	if err != nil {
		return err
	}
	return v.Close()
}

// Salvaged is what was got out of a damaged vault.
type Salvaged = vault.Salvaged

// Salvage makes a new vault of everything in a damaged one that still
// authenticates; see [vault.Salvage].
func Salvage(ctx context.Context, damaged string, passphrase []byte, to string, o Options) (Salvaged, error) {
	if err := CanWrite(to, false); err != nil {
		return Salvaged{}, err
	}
	secret, err := secretOf(passphrase, o.KeyFile)
	if err != nil {
		return Salvaged{}, err
	}
	defer secret.Clear()
	return vault.Salvage(ctx, damaged, to, secret, vault.SalvageOptions{
		Options: o.vault(), Device: o.Device, Now: o.Now(),
	})
}
