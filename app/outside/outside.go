// Package outside keeps the plain files that another program is to open, in a
// private folder, and wipes them.
//
// They are the only plain files that Habeas makes of what is in a vault, besides
// those that a person asks for by name. A [Folder] belongs to one process. What
// a killed one left is wiped by [Sweep] at the next start.
package outside

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Folder holds the files that were given out. Its methods may be called from
// any goroutine.
type Folder struct {
	base string // what the folders of all processes are in

	mu      sync.Mutex
	dir     string // "" until there is a file
	let     func() // lets go of the folder, so that another process may wipe it
	numbers int
}

const prefix = "open-"

var errTaken = errors.New("a program that starts took it for one that was left behind: try again")

// Base is where the folders are: in memory where the session has a folder
// there, by the XDG Base Directory specification, and else where the platform
// keeps what programs can make again.
func Base() (string, error) {
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		return filepath.Join(run, "habeas", "outside"), nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("failed to find a private folder: %w", err)
	}
	return filepath.Join(cache, "habeas", "outside"), nil
}

// NewFolder makes none yet: base is only written to when a file is put into it.
func NewFolder(base string) *Folder { return &Folder{base: base} }

// Put writes a file that only the person can read, and gives its path. The
// name says nothing but the extension, such as ".jpg": what opens a file often
// lists it among those opened last.
func (f *Folder) Put(extension string, data []byte) (path string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.open(); err != nil {
		return "", err
	}
	f.numbers++
	path = filepath.Join(f.dir, fmt.Sprintf("%d%s", f.numbers, extension))
	defer func() {
		if err != nil {
			_ = wipe(path) // the first error says more
		}
	}()
	// Some programs write to what they open: they may.
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("failed to put a file where another program can open it: %w", err)
	}
	_, err = out.Write(data)
	if err = errors.Join(err, out.Close()); err != nil {
		return "", fmt.Errorf("failed to put a file where another program can open it: %w", err)
	}
	return path, nil
}

// open makes the folder, and holds it so that no other process takes it for
// one that was left behind.
func (f *Folder) open() error {
	if f.dir != "" {
		return nil
	}
	if err := os.MkdirAll(f.base, 0o700); err != nil {
		return fmt.Errorf("failed to make a private folder: %w", err)
	}
	dir, err := os.MkdirTemp(f.base, prefix) // for its owner alone
	if err != nil {
		return fmt.Errorf("failed to make a private folder: %w", err)
	}
	let, ok, err := hold(dir)
	if err == nil && !ok {
		err = errTaken
	}
	if err != nil {
		_ = os.RemoveAll(dir) // it is empty
		return fmt.Errorf("failed to hold a private folder: %w", err)
	}
	f.dir, f.let = dir, let
	return nil
}

// Wipe overwrites and removes everything that was put. What another program
// still has open it may go on showing. An error says that something is left,
// which the next start tries again.
func (f *Folder) Wipe() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dir == "" {
		return nil
	}
	dir := f.dir
	f.let()
	f.dir, f.let = "", nil
	return wipe(dir)
}

// Sweep wipes the folders that processes left which run no more.
func Sweep(base string) error {
	entries, err := os.ReadDir(base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("failed to look for files that were left: %w", err)
	}
	var failed error
	for _, e := range entries {
		if !e.IsDir() || len(e.Name()) < len(prefix) || e.Name()[:len(prefix)] != prefix {
			continue // not one of ours
		}
		dir := filepath.Join(base, e.Name())
		let, ok, err := hold(dir)
		if err != nil || !ok {
			continue // somebody works with it
		}
		let()
		failed = errors.Join(failed, wipe(dir))
	}
	return failed
}

// wipe overwrites each file below a path, and removes all. A link is removed,
// and what it leads to left alone.
func wipe(path string) error { return wipeBy(overwrite, path) }

func wipeBy(overwrite func(path string) error, path string) error {
	var failed error
	_ = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			err = overwrite(p)
		}
		// The program that had the files may take its own away meanwhile.
		if !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
		return nil // one that fails keeps none of the others
	})
	// What could not be overwritten is removed all the same.
	if err := errors.Join(failed, os.RemoveAll(path)); err != nil {
		return fmt.Errorf("failed to wipe a file that another program was to open: %w", err)
	}
	return nil
}

// overwrite puts zeros over a file. What a solid-state disk, or a file system
// that copies on write, keeps of it is not reached.
func overwrite(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrPermission) && os.Chmod(path, 0o600) == nil {
		f, err = os.OpenFile(path, os.O_WRONLY, 0)
	}
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	zeros := make([]byte, 64<<10)
	for at := int64(0); at < info.Size() && err == nil; at += int64(len(zeros)) {
		_, err = f.WriteAt(zeros[:min(int64(len(zeros)), info.Size()-at)], at)
	}
	return errors.Join(err, f.Sync(), f.Close())
}
