package vault

import (
	"context"
	"errors"
	"io"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
)

// FormatVersion is the version of the file's form that this program writes.
const FormatVersion = 1

var errTODO = errors.New("not built yet")

// Options say how a vault is opened or made. The zero value is right for a
// person at a window.
type Options struct {
	ReadOnly bool          // open for reading, beside other readers
	Wait     time.Duration // how long to wait for another program to close it
	Random   io.Reader     // where keys, salts and nonces come from; nil means crypto/rand
	Cost     Cost          // of a passphrase slot that is made; zero means DefaultCost
}

// Cost is what one guess at a passphrase costs: the parameters of Argon2id
// (RFC 9106).
type Cost struct {
	Memory uint32 // KiB
	Time   uint32 // passes
	Lanes  uint8  // threads
}

// Vault is an open vault. Its methods may be called from several goroutines.
type Vault struct{}

// Create makes an empty vault. It never replaces a file (the error wraps
// fs.ErrExist), and the file appears whole or not at all.
func Create(ctx context.Context, path string, passphrase []byte, o Options) (*Vault, error) {
	return nil, errTODO
}

// Open opens a vault.
func Open(ctx context.Context, path string, passphrase []byte, o Options) (*Vault, error) {
	return nil, errTODO
}

// Close writes nothing, wipes the keys, and lets others open the file.
func (v *Vault) Close() error { return errTODO }

// Path is the file's, as it was given.
func (v *Vault) Path() string { return "" }

// ReadOnly reports whether the vault was opened for reading.
func (v *Vault) ReadOnly() bool { return false }

// FellBack reports that one of the two places where bbolt keeps the last
// commit was damaged, so that the last save may be missing.
func (v *Vault) FellBack() bool { return false }

// Records gives every subject as it is now. The map and the records are the
// caller's.
func (v *Vault) Records() (map[dossier.ID]*change.Record, error) { return nil, errTODO }

// Record gives a subject as it is now, or nil where there is none.
func (v *Vault) Record(id dossier.ID) (*change.Record, error) { return nil, errTODO }

// Change gives a change of the log by its name, or an error that wraps
// ErrNotFound.
func (v *Vault) Change(name change.Hash) (*change.Change, error) { return nil, errTODO }

// Log calls f with every change, in the order in which this file took them in.
// Sequence numbers rise, and may have gaps.
func (v *Vault) Log(f func(seq uint64, c change.NamedChange) error) error { return errTODO }

// Length is the number of changes in the log.
func (v *Vault) Length() int { return 0 }

// Blob gives a blob by the SHA-256 of its bytes in hexadecimal, or an error
// that wraps ErrNotFound.
func (v *Vault) Blob(sha256 string) ([]byte, error) { return nil, errTODO }

// HasBlob reports whether the vault holds a blob.
func (v *Vault) HasBlob(sha256 string) (bool, error) { return false, errTODO }

// State gives the state of that name, or nil where there is none.
func (v *Vault) State(name string) ([]byte, error) { return nil, errTODO }

// States gives every state whose name begins with prefix.
func (v *Vault) States(prefix string) (map[string][]byte, error) { return nil, errTODO }

// Update runs f in one transaction. When it returns nil, everything that f did
// is on the disk; otherwise nothing of it is.
func (v *Vault) Update(f func(*Tx) error) error { return errTODO }

// Tx is a transaction of [Vault.Update], valid until its function returns.
type Tx struct{}

// Append stores a change at the end of the log and takes it in to the records
// of its subjects. A change that is there already does nothing.
func (tx *Tx) Append(c *change.Change) (change.Hash, error) { return change.Hash{}, errTODO }

// Record is the subject as it is with what this transaction did, or nil. The
// caller must not change it.
func (tx *Tx) Record(id dossier.ID) (*change.Record, error) { return nil, errTODO }

// PutBlob stores bytes under their SHA-256, which it gives in hexadecimal.
func (tx *Tx) PutBlob(data []byte) (sha256 string, err error) { return "", errTODO }

// SetState stores a small value under a name; nil deletes it.
func (tx *Tx) SetState(name string, data []byte) error { return errTODO }

// State is the state of that name with what this transaction did, or nil.
func (tx *Tx) State(name string) ([]byte, error) { return nil, errTODO }

// Report is what [Vault.Verify] found.
type Report struct {
	Dossiers    int
	Changes     int
	Attachments int
	Damaged     []Damage
}

// Damage is one thing that is not as it was written.
type Damage struct {
	Part string // "file", "record", "change", "attachment", "state" or "root"
	Name string // what it is called in the vault, where that is known
	What string
}

// Verify checks every byte that can be checked. It fails only where it could
// not look; what it finds stands in the report. Progress may be nil; it is
// called in the same goroutine.
func (v *Vault) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	return Report{}, errTODO
}
