package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asOwner runs f where the system asks what the file's modes say, also of root.
func asOwner(t *testing.T, f func()) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		who := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var has [2]unix.CapUserData
		err := unix.Capget(&who, &has[0])
		if err == nil {
			has[0].Effective &^= 1<<unix.CAP_DAC_OVERRIDE | 1<<unix.CAP_DAC_READ_SEARCH
			err = unix.Capset(&who, &has[0])
		}
		if err == nil {
			f()
		}
		done <- err
	}()
	must(t, <-done)
}

// TestReadOnlyFile opens a vault that must not be written: for reading where
// that was asked for, else with an error that says so.
func TestReadOnlyFile(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"))
	must(t, v.Close())
	before := fileOf(t, v)
	must(t, os.Chmod(v.Path(), 0o400))
	must(t, os.Chmod(filepath.Dir(v.Path()), 0o500))
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(v.Path()), 0o700) })

	asOwner(t, func() {
		var unwritable *UnwritableError
		if _, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), Options{}); !errors.As(err, &unwritable) || !errors.Is(err, fs.ErrPermission) {
			t.Errorf("open to write: %v", err)
		}
		for range 2 { // readers stand beside each other
			w, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), Options{OrReadOnly: true})
			if err != nil {
				t.Errorf("open to read: %v", err)
				return
			}
			defer w.Close()
			if !w.ReadOnly() {
				t.Error("it does not say that it is read only")
			}
			if r, err := w.AllRecords(); err != nil || len(r) != 1 {
				t.Errorf("%d records: %v", len(r), err)
			}
			if r, err := w.Verify(context.Background(), nil); err != nil || len(r.Damaged) > 0 {
				t.Errorf("verify: %v, %v", r, err)
			}
			refused := map[string]error{
				"update":  w.Update(func(tx *Tx) error { return tx.SetState("a", nil) }),
				"compact": w.Compact(context.Background()),
			}
			for what, err := range refused {
				if !errors.Is(err, ErrReadOnly) {
					t.Errorf("%s: %v", what, err)
				}
			}
		}
	})
	if string(fileOf(t, v)) != string(before) {
		t.Error("the file was changed")
	}
}

// TestOrReadOnlyWrites sees that the choice costs nothing where the file can be
// written.
func TestOrReadOnlyWrites(t *testing.T) {
	v := reopen(t, fresh(t, Options{}), Options{OrReadOnly: true})
	if v.ReadOnly() {
		t.Fatal("it is read only")
	}
	appendAll(t, v, write(1, "", "known_as", "the singer"))
}

func TestForbids(t *testing.T) {
	for errno, want := range map[syscall.Errno]bool{
		syscall.EROFS: true, syscall.EACCES: true, syscall.EPERM: true,
		syscall.EIO: false, syscall.ENOENT: false, syscall.EMFILE: false,
	} {
		if got := forbids(&fs.PathError{Op: "open", Path: "a", Err: errno}); got != want {
			t.Errorf("%v: %t", errno, got)
		}
	}
}
