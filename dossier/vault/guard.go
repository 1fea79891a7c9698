package vault

import (
	"errors"
	"fmt"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"
)

// crash is a panic that came out of bbolt or a page that could not be read:
// what bbolt was doing was left half done in memory, so it must not be asked
// again. The file itself is as the last commit left it.
type crash struct{ reason any }

func (c *crash) Error() string { return fmt.Sprintf("its pages cannot be read (%v)", c.reason) }

// guard runs f and turns a panic, or a fault on a page of the mapped file that
// is no longer there, into a *crash.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = &crash{r}
		}
	}()
	return f()
}

// run is guard for what asks bbolt, and remembers that it crashed.
func (in *file) run(f func() error) error {
	err := guard(f)
	var c *crash
	if errors.As(err, &c) {
		in.failed.Store(true)
	}
	return err
}

// errFailed says that bbolt crashed before.
var errFailed = errors.New("its pages could not be read: close it and open it anew")

// begin begins a transaction, one at a time: a crash in there leaves bbolt's
// locks held, and nobody else must be waiting for them.
func (in *file) begin(writable bool) (*bolt.Tx, error) {
	in.beginning.Lock()
	defer in.beginning.Unlock()
	if in.failed.Load() {
		return nil, errFailed
	}
	var tx *bolt.Tx
	err := in.run(func() (err error) {
		tx, err = in.db.Begin(writable)
		return err
	})
	return tx, err
}

// view runs f in a reading transaction.
func (in *file) view(f func(*bolt.Tx) error) error {
	tx, err := in.begin(false)
	if err != nil {
		return err
	}
	return in.run(func() error {
		defer func() { _ = tx.Rollback() }()
		return f(tx)
	})
}

// update runs f in a writing transaction and commits it. The caller sees to it
// that there is one at a time.
func (in *file) update(f func(*bolt.Tx) error) error {
	tx, err := in.begin(true)
	if err != nil {
		return err
	}
	return in.run(func() error {
		defer func() { _ = tx.Rollback() }() // does nothing after a commit
		if err := f(tx); err != nil {
			return err
		}
		return tx.Commit()
	})
}
