package vault

import (
	"errors"
	"fmt"
	"io/fs"
)

// ErrWrongPassphrase says that no slot of the vault opens with the passphrase.
var ErrWrongPassphrase = errors.New("wrong passphrase: nothing was changed")

// KeyFileError is an [ErrWrongPassphrase] of a vault that opens with a passphrase
// and a key file together. Which of two that were given is wrong cannot be told:
// who has one of them is not to learn that it is right.
type KeyFileError struct {
	Missing bool // no key file was given
}

func (e *KeyFileError) Error() string {
	if e.Missing {
		return "the vault opens with its passphrase and a key file together: give the key file, or the recovery key; nothing was changed"
	}
	return "wrong passphrase or wrong key file: nothing was changed"
}

func (e *KeyFileError) Unwrap() error { return ErrWrongPassphrase }

// ErrReadOnly is returned by writes to a vault that was opened for reading.
var ErrReadOnly = errors.New("the vault is open for reading only: nothing was saved")

// UnwritableError says that a vault can be read and not written where it lies:
// on a stick with its lock on, on a disc, in a folder of somebody else.
type UnwritableError struct {
	Path string
	Err  error // the system's
}

func (e *UnwritableError) Error() string {
	return fmt.Sprintf("the vault %s can be read and not written (%v): nothing was changed, copy it to a place where it can be written", e.Path, plainly(e.Err))
}

func (e *UnwritableError) Unwrap() error { return e.Err }

// plainly leaves out the path, which is said already.
func plainly(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// ErrClosed is returned by every method of a vault that was closed.
var ErrClosed = errors.New("the vault is closed")

// ErrNotFound is returned where a change or a blob is asked for by a name that
// the vault does not hold.
var ErrNotFound = errors.New("not in the vault")

// LockedError says that another program, or another window of this one, has
// the vault open.
type LockedError struct{ Path string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("the vault %s is open elsewhere: close it there first; nothing was changed", e.Path)
}

// NotVaultError says that a file is something else than a vault.
type NotVaultError struct {
	Path string
	What string // what it is instead: "it is a folder"
}

func (e *NotVaultError) Error() string {
	return fmt.Sprintf("%s is not a vault: %s", e.Path, e.What)
}

// NewerError says that a vault was written by a later version of the program.
type NewerError struct {
	Path    string
	Version int // of the vault's format
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("the vault %s has format %d, this program knows up to %d: update Habeas; nothing was changed",
		e.Path, e.Version, FormatVersion)
}

// OlderError says that a vault was written by an earlier version of the program.
// [Upgrade] brings it up to date.
type OlderError struct {
	Path    string
	Version int // of the vault's format
}

func (e *OlderError) Error() string {
	return fmt.Sprintf("the vault %s has format %d, of an earlier version: it is brought to format %d, and kept as it was beside, when it, or a copy of it, is opened where it can be written; nothing was changed",
		e.Path, e.Version, FormatVersion)
}

// DamagedError says that the file is not as it was written: cut short, or
// changed on the disk or by somebody. What was read is never passed on.
type DamagedError struct {
	Path string
	What string // which part is damaged and how; never what it says
	Err  error  // the cause, where there is one
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("the vault %s is damaged: %s; nothing was changed, restore a backup, or save what is whole of it with 'habeas salvage'", e.Path, e.What)
}

func (e *DamagedError) Unwrap() error { return e.Err }

// ReplacedError says that while the vault was open its file was moved,
// replaced or cut from outside (a sync program, a pulled stick). Nothing is
// written after that.
type ReplacedError struct {
	Path string
	What string
}

func (e *ReplacedError) Error() string {
	return fmt.Sprintf("the vault %s was touched from outside while it was open: %s; this change was not saved, nothing was overwritten, open the vault anew", e.Path, e.What)
}

// UnconfirmedError says that a save counts from now on, though the disk did not
// confirm that it has it: it may be gone after a power cut.
type UnconfirmedError struct{ Err error }

func (e *UnconfirmedError) Error() string {
	return fmt.Sprintf("saved, but the disk did not confirm it: make sure that it is well, and look whether the last change is there when the vault is opened again: %v", e.Err)
}

func (e *UnconfirmedError) Unwrap() error { return e.Err }
