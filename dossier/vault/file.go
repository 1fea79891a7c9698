package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// pageSize is fixed, so that a file is the same whatever the machine's pages.
const pageSize = 4096

// file is an open bbolt file, locked against other programs.
type file struct {
	db    *bolt.DB
	f     *os.File // the file that db has open
	pages *pages   // as it was opened

	readOnly bool

	beginning sync.Mutex
	failed    atomic.Bool // bbolt came to grief in memory and must not be asked again
}

// openFile opens, locks and walks the file of a vault.
func openFile(path string, o Options) (*file, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("failed to open the vault: %w", err)
	}
	switch {
	case info.IsDir():
		return nil, &NotVaultError{path, "it is a folder"}
	case !info.Mode().IsRegular():
		return nil, &NotVaultError{path, "it is no regular file"}
	case info.Size() == 0:
		return nil, &NotVaultError{path, "it is empty"}
	}
	// For writing, bbolt reads pages before it can be stopped; for reading it
	// looks at the first two alone. So the walk comes between the two.
	in, err := openBolt(path, true, o.Wait)
	if err != nil {
		return nil, refused(path, err)
	}
	in.warm()
	if err := in.walk(); err != nil {
		_ = in.close()
		return nil, broken(path, err)
	}
	if o.ReadOnly {
		return in, nil
	}
	if err := writable(path); err != nil {
		if o.OrReadOnly {
			return in, nil
		}
		_ = in.close()
		return nil, &UnwritableError{path, err}
	}
	walked := in.pages
	_ = in.close() // nothing was written
	if in, err = openBolt(path, false, o.Wait); err != nil {
		return nil, refused(path, err)
	}
	if in.pages = walked; in.moved() { // somebody saved in between
		if err := in.walk(); err != nil {
			_ = in.close()
			return nil, broken(path, err)
		}
	}
	return in, nil
}

// writable fails where a file can be read and not written: it is on a medium
// with its lock on, or belongs to somebody else, or is marked so.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	switch {
	case err == nil:
		return f.Close()
	case forbids(err):
		return err
	}
	return nil // what else is wrong shows when it is opened
}

// forbids reports whether the system says that a file must not be written,
// rather than that it cannot be had.
func forbids(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, errReadOnlyMedium)
}

// openBolt has bbolt open an existing file.
func openBolt(path string, readOnly bool, wait time.Duration) (*file, error) {
	in := &file{readOnly: readOnly}
	err := guard(func() (err error) {
		in.db, err = bolt.Open(path, 0o600, in.options(readOnly, wait, 0))
		return err
	})
	if err != nil {
		if in.f != nil {
			_ = release(in.f) // a panic leaves it open, and locked
		}
		return nil, err
	}
	// While the lock was waited for, another file may have got the name: one
	// that was compacted, or restored.
	held, heldErr := in.f.Stat()
	if named, err := os.Stat(path); err != nil || heldErr != nil || !os.SameFile(named, held) {
		_ = in.close()
		return nil, berrors.ErrTimeout // as if it were still held
	}
	return in, nil
}

// options are bbolt's. The list of free pages is stored (NoFreelistSync is
// off): to find it anew, bbolt reads the mapped file in a goroutine of its own,
// where a pulled stick would end the program.
func (in *file) options(readOnly bool, wait time.Duration, create int) *bolt.Options {
	return &bolt.Options{
		Timeout:      max(wait, time.Millisecond), // zero would wait for ever
		ReadOnly:     readOnly,
		FreelistType: bolt.FreelistMapType,
		PageSize:     pageSize,
		NoStatistics: true,
		OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
			in.f, err = os.OpenFile(name, flag&^os.O_CREATE|create, mode)
			return in.f, err
		},
	}
}

// warmed is how much of a file is read ahead, in bytes: thousands of dossiers,
// but not every photograph.
const warmed = 64 << 20

// warm reads the file from front to back, so that the system has it at hand:
// walking and reading jump about in it, and a disk that turns takes some eight
// milliseconds for each jump. What cannot be read shows in the walk.
func (in *file) warm() {
	_, _ = io.CopyBuffer(struct{ io.Writer }{io.Discard}, io.NewSectionReader(in.f, 0, warmed), make([]byte, 256<<10))
}

func (in *file) walk() error {
	info, err := in.f.Stat()
	if err != nil {
		return err
	}
	in.pages, err = readPages(in.f, info.Size())
	return err
}

// moved reports whether the file has another last commit than the one that was
// walked.
func (in *file) moved() bool {
	info, err := in.f.Stat()
	if err != nil {
		return true
	}
	m, _, err := newestMeta(in.f, info.Size())
	return err != nil || m != in.pages.meta
}

// confirm brings the last commit to the disk after that failed. Its meta page is
// written again: what a failed sync did not write, a second may pass over. The
// pages before it were synced, or there were no commit.
func (in *file) confirm() error {
	info, err := in.f.Stat()
	if err != nil {
		return err
	}
	m, _, err := newestMeta(in.f, info.Size())
	if err != nil {
		return err
	}
	page, at := make([]byte, m.pageSize), int64(m.txid%2)*int64(m.pageSize)
	if _, err := in.f.ReadAt(page, at); err != nil {
		return err
	}
	if _, err := in.f.WriteAt(page, at); err != nil {
		return err
	}
	return in.f.Sync()
}

// close lets others open the file. After a crash bbolt may hold its own locks
// for ever, so it is not asked; the file's lock goes with the file.
func (in *file) close() error {
	if in.failed.Load() {
		return release(in.f)
	}
	return in.run(in.db.Close)
}

// refused makes a typed error out of why bbolt did not open a file.
func refused(path string, err error) error {
	var (
		pathErr *fs.PathError
		errno   syscall.Errno
	)
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return &LockedError{path}
	case errors.As(err, &pathErr), errors.As(err, &errno):
		return fmt.Errorf("failed to open the vault %s: %w", path, err)
	}
	// bbolt does not say what is wrong with the first pages; a walk does.
	if f, openErr := os.Open(path); openErr == nil {
		defer f.Close()
		if info, statErr := f.Stat(); statErr == nil {
			if _, walkErr := readPages(f, info.Size()); walkErr != nil {
				err = walkErr
			}
		}
	}
	return broken(path, err)
}

// broken makes a typed error out of what a walk found.
func broken(path string, err error) error {
	if errors.Is(err, errNotBolt) {
		return &NotVaultError{path, err.Error()}
	}
	return &DamagedError{Path: path, What: err.Error(), Err: err}
}
