package vault

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// stamp is how the file looked after our own last touch.
type stamp struct {
	size     int64
	modified time.Time
}

func readStamp(f *os.File) (stamp, error) {
	info, err := f.Stat()
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.Size(), info.ModTime()}, nil
}

// untouched fails with a *[ReplacedError] if the file is no longer the one
// that was opened: a sync program put another in its place, a stick was
// pulled, or something wrote to it. The caller holds v.write.
func (v *Vault) untouched() error {
	named, err := os.Stat(v.abs)
	if errors.Is(err, fs.ErrNotExist) {
		return &ReplacedError{v.path, "it was moved or deleted"}
	}
	if err != nil {
		return &ReplacedError{v.path, "it cannot be reached (" + err.Error() + ")"}
	}
	held, err := v.in.f.Stat()
	if err != nil {
		return &ReplacedError{v.path, "it cannot be reached (" + err.Error() + ")"}
	}
	if !os.SameFile(named, held) {
		return &ReplacedError{v.path, "another file stands in its place"}
	}
	now := stamp{held.Size(), held.ModTime()}
	if now == v.stamp {
		return nil
	}
	// A new time alone (a backup program, a touch) is no harm; other pages are.
	if _, err := readPages(v.in.f, now.size); err != nil {
		return &ReplacedError{v.path, err.Error()}
	}
	v.stamp = now
	return nil
}
