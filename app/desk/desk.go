// Package desk is what a person can do with a vault, whoever asks: the window
// or a verb of the command line. It unlocks, edits, finds, briefs, checks and
// exports; it prints nothing and asks nothing.
//
// A [Desk] is safe for concurrent use. What it hands out ([dossier.View] and
// what stands in it) is shared and must not be changed; edits go in as a copy,
// with the value that the copy was made from beside it.
package desk

import (
	"context"
	"io"
	"time"

	"habeas/dossier"
)

// Options say how a vault is opened.
type Options struct {
	ReadOnly bool             // write nothing; others may read at the same time
	Device   string           // the name that this computer's owner gave it
	Now      func() time.Time // the clock; needed
	Random   io.Reader        // nil is crypto/rand
	Wait     time.Duration    // for another process to let go of the file
	Cheap    bool             // the least key derivation allowed: for demonstrations and tests
}

// Desk is an unlocked vault and what is in it.
type Desk struct{}

// Create makes a new empty vault and opens it. It never replaces a file.
func Create(ctx context.Context, path string, passphrase []byte, o Options) (*Desk, error) {
	return nil, nil
}

// Open unlocks a vault. The errors are those of package vault. What was typed
// and not settled when the program ended last is settled now.
func Open(ctx context.Context, path string, passphrase []byte, o Options) (*Desk, error) {
	return nil, nil
}

// Close settles drafts, wipes the keys and lets go of the file.
func (d *Desk) Close() error { return nil }

// Path is the vault's file.
func (d *Desk) Path() string { return "" }

// ReadOnly reports whether the vault was opened for reading alone.
func (d *Desk) ReadOnly() bool { return false }

// Today is the day by the local calendar.
func (d *Desk) Today() dossier.Day { return 0 }

// View is everything as it is now, drafts included. It does not change; after
// an edit there is a new one. Dossiers that an edit did not touch are the same
// pointers in both.
func (d *Desk) View() *dossier.View { return nil }

// OnChange has f called after every edit, undo and redo, on the goroutine that
// made it. There is one listener; nil takes it away.
func (d *Desk) OnChange(f func()) {}
