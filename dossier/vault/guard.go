package vault

import (
	"errors"
	"fmt"
	"runtime/debug"
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
