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
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
	"habeas/dossier/words"
)

// Options say how a vault is opened.
type Options struct {
	ReadOnly   bool             // write nothing; others may read at the same time
	OrReadOnly bool             // read a file that cannot be written (a stick with its lock on); ReadOnly of the desk says so
	KeyFile    string           // path of the key file, where the vault wants one; "" for none
	Device     string           // the name that this computer's owner gave it
	Now        func() time.Time // the clock; needed
	Random     io.Reader        // nil is crypto/rand
	Wait       time.Duration    // for another process to let go of the file
	Cheap      bool             // the least key derivation allowed: for demonstrations and tests

	Backups      bool   // the vault makes backups by itself, unless it is only read
	BackupFolder string // where they go; "" is BackupFolder of the vault

	Forgotten []*Tombstone // of Restore: what stays forgotten for good, as [Desk.Forgotten] gives it

	Progress func(done, total int) // of Check and LookAtBackup, in their goroutine; nil for none
}

// Desk is an unlocked vault and what is in it.
type Desk struct {
	vault      *vault.Vault
	now        func() time.Time
	random     io.Reader
	device     string
	cost       func(context.Context) (vault.Cost, error) // of a new passphrase
	writer     change.Writer
	pictures   pictureCache
	rekeying   sync.Mutex // one change of the keys at a time; guards keyFile
	keyFile    string     // its path; it is read again whenever it is needed
	seen       atomic.Pointer[seen]
	vocabulary atomic.Pointer[vocabularyOf]
	names      atomic.Pointer[namesOf]
	language   atomic.Pointer[words.Words] // see Speak
	older      string                      // see Older
	backups    *backups                    // nil where the vault makes none by itself

	mu       sync.Mutex // held while a change is made; guards what follows
	drafts   map[dossier.ID]draft
	deleted  map[dossier.ID]bool // dossiers that can be brought back
	stacks   *change.Stacks      // nil until somebody asks what can be undone
	listener func()
	closed   bool
}

func (o Options) vault() vault.Options {
	v := vault.Options{ReadOnly: o.ReadOnly, OrReadOnly: o.OrReadOnly, Wait: o.Wait, Random: o.Random}
	if o.Cheap {
		v.Cost = cheapest
	}
	return v
}

// cheapest is the least key derivation allowed. Only tests lower it.
var cheapest = vault.Cost{Memory: 64 << 10, Time: 1, Lanes: 4}

// open opens a vault with what was typed and the key file, where one is named.
func (o Options) open(ctx context.Context, path string, typed []byte) (*vault.Vault, error) {
	secret, err := secretOf(typed, o.KeyFile)
	if err != nil {
		return nil, err
	}
	defer secret.Clear()
	return vault.Open(ctx, path, secret, o.vault())
}

// Create makes a new empty vault and opens it. It never replaces a file. A key file
// that the options name is one that it opens with from then on.
func Create(ctx context.Context, path string, passphrase []byte, o Options) (*Desk, error) {
	made := o.vault()
	var err error
	if o.KeyFile != "" {
		if made.KeyFile, err = readKeyFile(o.KeyFile); err != nil {
			return nil, err
		}
		defer clear(made.KeyFile[:])
	}
	if made.Cost, err = o.cost(ctx); err != nil {
		return nil, err
	}
	v, err := vault.Create(ctx, path, passphrase, made)
	if err != nil {
		return nil, err
	}
	return sit(v, o)
}

// Open unlocks a vault. The errors are those of package vault. What was typed
// and not settled when the program ended last is settled now. A vault of an
// earlier version is brought up to date first, unless it is only to be read; see
// [Desk.Older].
func Open(ctx context.Context, path string, passphrase []byte, o Options) (*Desk, error) {
	v, err := o.open(ctx, path, passphrase)
	var (
		older *vault.OlderError
		kept  string
	)
	if errors.As(err, &older) && !o.ReadOnly {
		v, kept, err = o.upgrade(ctx, path, passphrase)
	}
	if err != nil {
		return nil, err
	}
	d, err := sit(v, o)
	if err != nil {
		return nil, err
	}
	d.older = kept
	return d, nil
}

func (o Options) upgrade(ctx context.Context, path string, typed []byte) (v *vault.Vault, kept string, err error) {
	secret, err := secretOf(typed, o.KeyFile)
	if err != nil {
		return nil, "", err
	}
	return vault.Upgrade(ctx, path, secret, o.vault(), o.Now())
}

// Older is the file that keeps the vault as an earlier version had written it,
// where it was brought up to date when it was opened; else "".
func (d *Desk) Older() string { return d.older }

// sit reads an open vault in; it closes it where that fails.
func sit(v *vault.Vault, o Options) (d *Desk, err error) {
	defer func() {
		if err != nil {
			v.Close()
		}
	}()
	d = &Desk{vault: v, now: o.Now, random: o.Random, device: o.Device, keyFile: o.KeyFile, cost: o.cost, drafts: map[dossier.ID]draft{}, deleted: map[dossier.ID]bool{}}
	if d.random == nil {
		d.random = rand.Reader
	}
	if _, err = io.ReadFull(d.random, d.writer[:]); err != nil {
		return nil, fmt.Errorf("failed to name this opening of the vault: %w", err)
	}
	if o.Backups && !v.ReadOnly() {
		d.backups = newBackups(v, o, d.now(), v.Newest())
	}
	if err = d.readDrafts(); err != nil {
		return nil, err
	}
	view, err := d.build()
	if err != nil {
		return nil, err
	}
	d.seen.Store(newSeen(view))
	d.finishForgetting()
	return d, nil
}

// Close settles drafts, makes the backup and gives back the room that are due,
// wipes the keys and lets go of the file.
func (d *Desk) Close() error { return d.close(true) }

// CloseAtOnce is Close for a computer that is put to sleep, which waits a few
// seconds only: the backup that is due is made when the vault is closed the
// next time.
func (d *Desk) CloseAtOnce() error { return d.close(false) }

func (d *Desk) close(tidy bool) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil
	}
	d.closed = true
	settled := d.settleAll()
	switch {
	case tidy:
		d.tidy()
	case d.backups != nil:
		d.backups.halt()
	}
	if err := d.vault.Close(); err != nil {
		return err
	}
	return settled
}

// Path is the vault's file.
func (d *Desk) Path() string { return d.vault.Path() }

// ReadOnly reports whether the vault was opened for reading alone.
func (d *Desk) ReadOnly() bool { return d.vault.ReadOnly() }

// FellBack reports that the newest save may be missing: the place in the file
// where it was noted is damaged.
func (d *Desk) FellBack() bool { return d.vault.FellBack() }

// Today is the day by the local calendar.
func (d *Desk) Today() dossier.Day { return dossier.DayOf(d.now()) }

// View is everything as it is now, drafts included. It does not change; after
// an edit there is a new one. Dossiers that an edit did not touch are the same
// pointers in both. Who wants one of them asks [Desk.Dossier], which makes no list
// of all.
func (d *Desk) View() *dossier.View { return d.seen.Load().view() }

// Dossier is one as it is now, its draft included; nil where it is not there.
func (d *Desk) Dossier(id dossier.ID) *dossier.Dossier { return d.seen.Load().index.Dossier(id) }

// OnChange has f called after every edit, undo and redo, on the goroutine that
// made it. There is one listener; nil takes it away.
func (d *Desk) OnChange(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.listener = f
}

// Report is what a check of the vault found.
type Report = vault.Report

// Damage is one thing that is not as it was written.
type Damage = vault.Damage

// Verify checks every byte of the vault that can be checked. It changes
// nothing; progress may be nil.
func (d *Desk) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	return d.vault.Verify(ctx, progress)
}

// Check is Verify of a vault that need not be open, and that may be too damaged
// for [Open]. Of one that checks it makes sure that it opens, too.
func Check(ctx context.Context, path string, passphrase []byte, o Options) (r Report, err error) {
	v, err := o.open(ctx, path, passphrase)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	r, err = v.Verify(ctx, o.Progress)
	if err == nil && len(r.Damaged) == 0 {
		_, err = sit(v, o)
	}
	return r, err
}

// DamagedIn is the error that a report with damage comes down to.
func DamagedIn(path string, r Report) error {
	return &vault.DamagedError{Path: path, What: fmt.Sprintf("%d parts of it do not check", len(r.Damaged))}
}
