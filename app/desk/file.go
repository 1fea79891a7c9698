package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ExistsError says that a file is in the way.
type ExistsError struct{ Path string }

// Error says what was kept and what to do.
func (e *ExistsError) Error() string {
	return fmt.Sprintf("the file %s is there already and was kept: choose another name, or ask for it to be replaced", e.Path)
}

// Unwrap makes it an fs.ErrExist.
func (e *ExistsError) Unwrap() error { return fs.ErrExist }

// CanWrite tells early whether WriteFile would be refused because of what is
// there already.
func CanWrite(path string, force bool) error {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("failed to look at the output file: %w", err)
	case info.IsDir():
		return fmt.Errorf("the output %s is a folder: name a file in it", path)
	case !force:
		return &ExistsError{path}
	}
	return nil
}

// WriteFile makes a file appear whole or not at all: it is written beside
// under another name, brought to the disk, and renamed. It replaces a file only
// with force.
func WriteFile(path string, data []byte, force bool) (err error) {
	if err := CanWrite(path, force); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".habeas-*.part")
	if err != nil {
		return fmt.Errorf("failed to write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			_ = os.Remove(f.Name()) // the first error says more
			err = fmt.Errorf("failed to write %s, nothing was left there: %w", path, err)
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if !force {
		// A link never replaces what came to be there meanwhile; where the file
		// system has none, the check above has to do.
		if err := os.Link(f.Name(), path); err == nil {
			return os.Remove(f.Name())
		} else if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return os.Rename(f.Name(), path)
}
