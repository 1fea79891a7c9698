// Package app is the window: its frame, its menus, and the way between the
// screens. What a person can do with a vault is package desk's; how a screen
// looks and works is that of its own package below screens, none of which
// knows another.
//
// # Threads
//
// Fyne draws on one goroutine. Everything that touches a widget runs there;
// everything that may take longer than 50 ms runs as a job (package job) and
// comes back there with its result.
package app

import (
	"context"
	"io"
	"time"

	"habeas/dossier"
)

// Options say how the window starts.
type Options struct {
	Vault      string           // a vault to unlock at once; "" for none
	Passphrase []byte           // filled in and shown: a demonstration's; nil for none
	Note       string           // a sentence below the passphrase
	AsOf       dossier.Day      // the day for which facts are shown; 0 is today, as it changes
	Now        func() time.Time // the clock; needed
	Random     io.Reader        // for suggested passphrases; needed
	Device     string           // the name that this computer's owner gave it
	Version    string
	Icon       []byte // PNG

	// Sample makes a vault with the sample in a folder, opens it in a window of
	// another process, and returns when that is closed; nil where that cannot be.
	Sample func(ctx context.Context, folder string) error

	AutoLock time.Duration // in place of what the person set, for tests; 0 is that
}
