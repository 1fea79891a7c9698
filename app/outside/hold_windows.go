package outside

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// hold takes a folder for this process, which it has until let is called or it
// ends, however it does. ok is false where another process has it: Windows
// removes no file that somebody has open.
func hold(dir string) (let func(), ok bool, err error) {
	path := filepath.Join(dir, "held")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, false, err
	}
	return func() { _ = f.Close() }, true, nil
}
