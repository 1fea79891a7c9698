package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"habeas/dossier/change"
)

// Restore puts a copy of this vault, made and proved as by [Vault.Backup], in
// the place of the file of a path. That file is kept beside, under the name
// that Restore gives: NAME.before-restore-DATE.habeas. At whatever moment the
// machine stops, the path is the one or the other, or (where the file system
// has no links) the kept file alone. It fails with a *[LockedError] while
// another program has the file open.
//
// What was forgotten for good since stays forgotten: the tombstones are those of
// the vault that is there, and the copy is made without their subjects, and with
// the tombstones.
func (v *Vault) Restore(ctx context.Context, path string, now time.Time, tombstones ...*change.Change) (kept string, err error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return "", ErrClosed
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", fmt.Errorf("failed to restore: %w", err)
	}
	for _, own := range []string{path, target} {
		if a, err := os.Stat(own); err == nil {
			if b, err := v.in.f.Stat(); err == nil && os.SameFile(a, b) {
				return "", errors.New("failed to restore: the vault and the backup are the same file; nothing was changed")
			}
		}
	}
	beside, _, err := v.copyBeside(ctx, target)
	if err != nil {
		return "", fmt.Errorf("failed to restore, nothing was changed: %w", err)
	}
	defer func() { _ = os.Remove(beside) }() // what failed
	if len(tombstones) > 0 {
		if _, err := v.forgetIn(ctx, beside, tombstones); err != nil {
			return "", fmt.Errorf("failed to restore, nothing was changed: %w", err)
		}
		if err := v.remember(ctx, beside, tombstones); err != nil {
			return "", fmt.Errorf("failed to restore, nothing was changed: %w", err)
		}
	}
	// Whoever has the old file open must not go on writing to it. What is so
	// damaged that it does not open, nobody has.
	var locked *LockedError
	old, err := openFile(target, Options{Wait: v.o.Wait})
	if errors.As(err, &locked) {
		return "", err
	}
	if err == nil && runtime.GOOS == "windows" {
		_ = old.close() // an open file cannot be replaced there
	} else if err == nil {
		defer old.close()
	}
	if kept, err = keepBeside(target, now); err != nil {
		return "", fmt.Errorf("failed to restore, nothing was changed: %w", err)
	}
	// The kept name reaches the disk first: a power cut could leave the other alone.
	if err := syncFolder(filepath.Dir(target)); err != nil {
		return kept, fmt.Errorf("failed to restore, what was there is %s: %w", kept, err)
	}
	if err := os.Rename(beside, target); err != nil {
		return kept, fmt.Errorf("failed to restore, what was there is %s: %w", kept, err)
	}
	if err := syncFolder(filepath.Dir(target)); err != nil {
		return kept, fmt.Errorf("restored, but perhaps not yet on the disk: %w", err)
	}
	return kept, nil
}

// keepBeside gives a file a second name that is not taken or, where the file
// system knows no second names, another one.
func keepBeside(path string, now time.Time) (string, error) {
	stem := strings.TrimSuffix(path, ".habeas") + ".before-restore-" + now.Format("2006-01-02")
	for n := 1; n < 1000; n++ {
		kept := stem + ".habeas"
		if n > 1 {
			kept = fmt.Sprintf("%s-%d.habeas", stem, n)
		}
		err := os.Link(path, kept)
		switch {
		case err == nil:
			return kept, nil
		case errors.Is(err, fs.ErrExist):
			continue
		}
		if _, err := os.Lstat(kept); err == nil {
			continue
		}
		return kept, os.Rename(path, kept)
	}
	return "", errors.New("there are too many files of earlier restores")
}
