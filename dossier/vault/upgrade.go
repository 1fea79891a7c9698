package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

// A step says what a content of one version of the format is in the next one:
// that of a value of a bucket, or, for the bucket "head", the header's body. It
// gives the content itself where that stays. How the values are sealed, and
// where they lie, no step can change.
type step func(bucket string, content []byte) ([]byte, error)

// steps are by the version that they begin with. A change of the format raises
// [FormatVersion] and adds the step that leads to it.
var steps = map[uint64]step{}

// lift gives a content of some version as this version says it.
func lift(version uint64, bucket string, content []byte) (lifted []byte, err error) {
	lifted = content
	for ; version < FormatVersion; version++ {
		step := steps[version]
		if step == nil {
			return nil, fmt.Errorf("there is no way from format %d", version)
		}
		if lifted, err = step(bucket, lifted); err != nil {
			return nil, fmt.Errorf("failed to bring it from format %d to %d: %w", version, version+1, err)
		}
	}
	return lifted, nil
}

// lifted is lift of a content of this vault.
func (v *Vault) lifted(bucket string, content []byte) ([]byte, error) {
	if v.older == nil {
		return content, nil
	}
	return lift(*v.older, bucket, content)
}

// Upgrade brings a vault that an earlier version wrote to the format of this one,
// and opens it. What it was is kept beside, byte for byte, under the name that
// Upgrade gives: NAME.before-upgrade-vN-DATE.habeas. That is on the disk before
// the new file, which is written beside, verified, and takes the vault's name in
// one step, as with [Vault.Compact]. At whatever moment the machine stops, the
// vault is the old one or the new. The same secrets open it. It needs room for
// two copies.
//
// A vault that is of this version already is opened, and nothing is kept. The
// errors are those of [Open].
func Upgrade(ctx context.Context, path string, secret Secret, o Options, now time.Time) (v *Vault, kept string, err error) {
	o.ReadOnly, o.OrReadOnly, o.older = false, false, true
	if v, err = Open(ctx, path, secret, o); err != nil {
		return nil, "", err
	}
	v.o.older = false
	if v.older == nil {
		return v, "", nil
	}
	if kept, err = v.upgrade(ctx, now); err != nil {
		return nil, kept, errors.Join(err, v.Close())
	}
	return v, kept, nil
}

func (v *Vault) upgrade(ctx context.Context, now time.Time) (kept string, err error) {
	var h *header
	if err := v.view(func(tx *bolt.Tx) (err error) {
		h, _, err = v.header(tx)
		return err
	}); err != nil {
		return "", err
	}
	target, err := filepath.EvalSymlinks(v.abs) // a link stays a link
	if err != nil {
		return "", fmt.Errorf("failed to bring the vault up to date: %w", err)
	}
	if kept, err = v.keepOlder(target, *v.older, now); err != nil {
		return "", fmt.Errorf("failed to keep the vault as it is, nothing was changed: %w", err)
	}
	beside, err := v.nameBeside(target)
	if err != nil {
		return kept, err
	}
	defer func() { _ = os.Remove(beside) }() // what failed
	h.Version = FormatVersion
	return kept, v.replaceBy(ctx, h, v.keys.clone(), beside, target)
}

// keepOlder copies the file as it is to a name that is free, or that has the same
// copy since an earlier attempt.
func (v *Vault) keepOlder(target string, version uint64, now time.Time) (kept string, err error) {
	beside, err := v.nameBeside(target)
	if err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(beside) }()
	sum, err := copyFile(v.in.f, beside)
	if err == nil {
		err = copyMode(v.in.f, beside)
	}
	if err != nil {
		return "", err
	}
	stem := fmt.Sprintf("%s.before-upgrade-v%d-%s", strings.TrimSuffix(target, ".habeas"), version, now.Format("2006-01-02"))
	for n := 1; n < 1000; n++ {
		kept = stem + ".habeas"
		if n > 1 {
			kept = fmt.Sprintf("%s-%d.habeas", stem, n)
		}
		err := publish(beside, kept)
		if !errors.Is(err, fs.ErrExist) {
			return kept, err
		}
		if there, err := sumOf(kept); err == nil && bytes.Equal(there, sum) {
			return kept, nil
		}
	}
	return "", errors.New("there are too many files of earlier upgrades")
}

// copyFile copies a file to a new one, brings it to the disk, and reads it again:
// it fails unless the two are the same. It gives their SHA-256.
func copyFile(from *os.File, path string) (sum []byte, err error) {
	to, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	read := sha256.New()
	if _, err := io.Copy(to, io.TeeReader(io.NewSectionReader(from, 0, 1<<62), read)); err != nil {
		return nil, err
	}
	if err := to.Sync(); err != nil {
		return nil, err
	}
	sum = read.Sum(nil)
	if there, err := sumOf(path); err != nil || !bytes.Equal(there, sum) {
		return nil, errors.Join(errors.New("the copy is not what was written: the disk is bad"), err)
	}
	return sum, nil
}

// sumOf is the SHA-256 of a file.
func sumOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}
