package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"habeas/dossier/vault"
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
// there already, or because the folder is not. A vault, a device or a pipe is
// never replaced, with force neither.
func CanWrite(path string, force bool) error {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(path); err == nil && !force {
			return &ExistsError{path} // a link that leads nowhere
		}
		dir := filepath.Dir(path)
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is no folder %s to write %s into: make it, or name another", dir, filepath.Base(path))
		}
	case err != nil:
		return fmt.Errorf("failed to look at the output file: %w", err)
	case info.IsDir():
		return fmt.Errorf("the output %s is a folder: name a file in it", path)
	case !force:
		return &ExistsError{path}
	case !info.Mode().IsRegular():
		return fmt.Errorf("the output %s is no regular file and was kept: choose another name", path)
	case vault.Is(path):
		return fmt.Errorf("the output %s is a vault and was kept: choose another name", path)
	}
	return nil
}

// WriteFile makes a file appear whole or not at all: it is written beside
// under another name, brought to the disk, and renamed. It replaces a file only
// with force.
func WriteFile(path string, data []byte, force bool) error {
	if err := CanWrite(path, force); err != nil {
		return err
	}
	beside, err := writeBeside(path, data)
	if err == nil {
		err = appear(beside, path, force)
	}
	if err != nil {
		return notWritten(path, err)
	}
	return nil
}

func notWritten(path string, err error) error {
	return fmt.Errorf("failed to write %s, nothing was left there: %w", path, cause(err))
}

// writeBeside brings what a file is to hold to the disk, under another name.
func writeBeside(path string, data []byte) (beside string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".habeas-*.part")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			_ = os.Remove(f.Name()) // the first error says more
		}
	}()
	if _, err = f.Write(data); err != nil {
		return "", err
	}
	if err = f.Sync(); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// appear gives a file its name. The one beside goes in any case.
func appear(beside, path string, force bool) (err error) {
	defer func() {
		if err != nil {
			_ = os.Remove(beside) // the first error says more
		}
	}()
	if !force {
		// A link never replaces what came to be there meanwhile; where the file
		// system has none, the check before has to do.
		if err := os.Link(beside, path); err == nil {
			return os.Remove(beside)
		} else if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return os.Rename(beside, path)
}

// cause leaves out the name of the file beside, which says nothing to anybody.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
