package vault

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault/locked"
)

// Salvaged is what [Salvage] got out of a damaged vault.
type Salvaged struct {
	Dossiers    int // that are there
	Changes     int // that are in the log
	Attachments int // that are whole
	Lost        []Damage
}

// SalvageOptions say how a salvage is noted down where it has to write a change.
type SalvageOptions struct {
	Options
	Device string
	Now    time.Time
}

// Salvage makes a new vault of everything in a damaged file that still
// authenticates, wherever in the file it lies, and says what is lost. The file
// is only read. The new vault opens with the same passphrases, is verified as
// whole before it gets its name, and replaces nothing (the error wraps
// fs.ErrExist).
//
// Nothing is guessed. A change is taken as it was signed, or not at all; the
// records are worked out from the log anew. Where changes are lost but the
// record they led to is not, one new change of origin "salvage" says again what
// that record said. An attachment is taken if all of it is there. What a save
// that never counted left behind is not taken where it can be told.
//
// It fails with [ErrWrongPassphrase], a *[LockedError], *[NotVaultError] or
// *[NewerError], and with a *[DamagedError] if nothing can be saved.
func Salvage(ctx context.Context, damaged, path string, secret Secret, o SalvageOptions) (s Salvaged, err error) {
	if err := vacant(path); err != nil {
		return s, fmt.Errorf("failed to salvage: %w", err)
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	// Others must not write to it meanwhile; so it is locked, where bbolt still
	// finds enough of it for that.
	if in, err := openBolt(damaged, true, o.Wait); err == nil {
		defer in.close()
	} else if locked := new(LockedError); errors.As(refused(damaged, err), &locked) {
		return s, locked
	}
	f, err := os.Open(damaged)
	if err != nil {
		return s, fmt.Errorf("failed to open the vault: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return s, fmt.Errorf("failed to open the vault: %w", err)
	case !info.Mode().IsRegular():
		return s, &NotVaultError{damaged, "it is no regular file"}
	}
	w := &wreck{ctx: ctx, r: f, size: info.Size()}
	w.walk()
	h, data, err := w.unlock(secret)
	var newer *NewerError
	switch {
	case errors.As(err, &newer):
		newer.Path = damaged
		return s, newer
	case errors.Is(err, errNoHeader) && w.other:
		return s, &NotVaultError{damaged, errNotBolt.Error()}
	case errors.Is(err, errNoHeader):
		return s, &DamagedError{Path: damaged, What: err.Error(), Err: err}
	case err != nil:
		return s, err
	}
	defer locked.Free(data)
	k, err := deriveKeys(data, h.ID)
	if err != nil {
		return s, err
	}
	defer k.wipe()
	r := &rescue{wreck: w, keys: k}
	if err := r.gather(); err != nil {
		return s, err
	}
	if !k.holds(h.value) {
		r.lose("header", "", "it is damaged; slots of it may be lost: look which passphrases and recovery keys still open the vault")
	}
	if r.root == nil && len(r.changes)+len(r.cache)+len(r.stale)+len(r.blobs) == 0 {
		return s, &DamagedError{Path: damaged, What: "nothing in it authenticates any more: nothing was saved"}
	}
	return r.publish(h.header, data, path, o)
}

// publish writes the new vault beside, proves it, and gives it its name.
func (r *rescue) publish(h *header, data *[keySize]byte, path string, o SalvageOptions) (s Salvaged, err error) {
	suffix := make([]byte, 8)
	if _, err := io.ReadFull(o.Random, suffix); err != nil {
		return s, fmt.Errorf("failed to draw a name: %w", err)
	}
	beside := filepath.Join(filepath.Dir(path), ".habeas-"+hex.EncodeToString(suffix)+".new")
	o.ReadOnly = false
	if err := writeEmpty(beside, h, data, o.Options); err != nil {
		return s, err
	}
	defer func() { _ = os.Remove(beside) }() // a second name of it, or what failed
	v, err := r.openEmpty(beside, data, o.Options)
	if err != nil {
		return s, err
	}
	err = r.fill(v, o)
	var report Report
	if err == nil {
		report, err = v.Verify(r.ctx, nil)
	}
	if err == nil && len(report.Damaged) > 0 {
		err = v.damaged("what was saved does not check: "+report.Damaged[0].Part+": "+report.Damaged[0].What, nil)
	}
	if err := errors.Join(err, v.Close()); err != nil {
		return s, fmt.Errorf("failed to salvage, nothing was left there: %w", err)
	}
	if err := publish(beside, path); err != nil {
		return s, fmt.Errorf("failed to salvage: %w", err)
	}
	slices.SortFunc(r.lost, func(a, b Damage) int { return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Name, b.Name)) })
	return Salvaged{report.Dossiers, report.Changes, report.Attachments, r.lost}, nil
}

func (r *rescue) openEmpty(path string, data *[keySize]byte, o Options) (*Vault, error) {
	in, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	v, err := unlock(r.ctx, path, in, o, func(*header) (*[keySize]byte, error) { return copied(data), nil })
	if err != nil {
		_ = in.close()
	}
	return v, err
}

// fill puts everything that was saved into an empty vault.
func (r *rescue) fill(v *Vault, o SalvageOptions) error {
	if err := r.copySealed(v); err != nil {
		return err
	}
	records := make([]change.NamedChange, 0, len(r.changes))
	for _, c := range r.changes {
		records = append(records, c.NamedChange)
	}
	rebuilt := change.Rebuild(records)
	again := r.again(rebuilt)
	return v.Update(func(tx *Tx) error {
		if r.root != nil {
			tx.root.Saves = max(tx.root.Saves, r.root.Saves)
			tx.root.Next = max(tx.root.Next, r.root.Next)
		}
		for id, record := range rebuilt {
			tx.records[id], tx.dirty[id] = record, true
		}
		for _, writes := range again {
			c := &change.Change{
				Version: change.VersionOf(writes), Device: o.Device, At: o.Now.UnixMilli(), Origin: "salvage", Writes: writes,
			}
			if _, err := io.ReadFull(o.Random, c.Writer[:]); err != nil {
				return fmt.Errorf("failed to name this salvage: %w", err)
			}
			if _, err := tx.append(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// copySealed copies what is taken as it is: changes, pieces and states. The
// saves are of a bounded size.
func (r *rescue) copySealed(v *Vault) error {
	type step struct {
		bucket string
		sealedAt
	}
	var steps []step
	for _, s := range r.states {
		steps = append(steps, step{bucketState, s})
	}
	for _, b := range r.blobs {
		for _, s := range b {
			steps = append(steps, step{bucketBlob, s})
		}
	}
	used := map[uint64]bool{}
	var twice []*salvagedChange
	for _, c := range r.changes {
		if used[c.seq] {
			twice = append(twice, c)
			continue
		}
		used[c.seq] = true
		steps = append(steps, step{bucketLog, c.sealedAt})
	}
	for len(steps) > 0 {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		err := v.Update(func(tx *Tx) error {
			for size := 0; len(steps) > 0 && size < batch; steps = steps[1:] {
				value, err := r.read(steps[0].at, steps[0].size)
				if err != nil {
					return err
				}
				size += len(value)
				if err := tx.putSealed(steps[0].bucket, steps[0].key, value); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return v.Update(func(tx *Tx) error {
		for seq := range used {
			tx.root.Next = max(tx.root.Next, seq+1)
		}
		for _, c := range twice { // two saves took the same number: one gets another
			content, err := r.content(r.keys, bucketLog, c.sealedAt)
			if err != nil {
				return err
			}
			l, _, err := readLogged(content)
			if err != nil {
				return err
			}
			l.Seq = tx.root.Next
			tx.root.Next++
			if content, err = enc.Marshal(l); err != nil {
				return err
			}
			if err := tx.put(bucketLog, c.key, content, true); err != nil {
				return err
			}
		}
		return nil
	})
}

// putSealed puts a value that is sealed already, at its place.
func (tx *Tx) putSealed(bucket string, key, value []byte) error {
	return tx.do(func() error {
		b, err := tx.v.bucket(tx.tx, bucket)
		if err != nil {
			return err
		}
		tx.forget(b, bucket, key)
		if err := b.Put(key, value); err != nil {
			return fmt.Errorf("failed to store %s: %w", kinds[bucket], err)
		}
		h := tx.root.heap(bucket)
		h.Count++
		h.Sum.add(tx.v.keys.member(bucket, key, value))
		return nil
	})
}

// again works out which records have to be said again, since changes that led
// to them are lost.
func (r *rescue) again(rebuilt map[dossier.ID]*change.Record) (all [][]change.Write) {
	known := map[change.Hash]bool{}
	replaced := map[change.Ref]bool{}
	for _, c := range r.changes {
		known[c.Name] = true
		for _, w := range c.Change.Writes {
			for _, ref := range w.Replaces {
				replaced[ref] = true
			}
		}
	}
	told := map[dossier.ID]bool{}
	tell := func(id dossier.ID, what string) {
		if !told[id] {
			told[id] = true
			r.lose("record", string(id), what)
		}
	}
	for _, record := range sortedRecords(r.cache) {
		if writes := record.Again(rebuilt[record.Subject]); len(writes) > 0 && r.lacks(record, known) {
			all = append(all, writes)
			tell(record.Subject, "changes of it are lost, the record that they led to is not: it was written again from that")
		}
	}
	for _, record := range r.stale {
		if r.cache[record.Subject] != nil {
			continue
		}
		lost := func(ref change.Ref) bool { return !known[ref.Change] && !replaced[ref] }
		if writes := record.Beside(rebuilt[record.Subject], lost); len(writes) > 0 {
			all = append(all, writes)
			tell(record.Subject, "changes of it are lost; what an earlier record of it said stands beside what the log says: look which is right")
		}
	}
	for _, c := range r.changes {
		for _, w := range c.Change.Writes {
			for _, ref := range w.Replaces {
				if !known[ref.Change] && r.cache[w.Place.Subject] == nil {
					tell(w.Place.Subject, "changes of it are lost: a field may say what was true before, or two things")
				}
			}
		}
	}
	return all
}

// lacks reports that a record is not what follows from the log because some of
// the log is missing.
func (r *rescue) lacks(record *change.Record, known map[change.Hash]bool) bool {
	if r.incomplete {
		return true
	}
	return slices.ContainsFunc(record.Refs(), func(ref change.Ref) bool { return !known[ref.Change] })
}

func sortedRecords(m map[dossier.ID]*change.Record) []*change.Record {
	var all []*change.Record
	for _, r := range m {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *change.Record) int { return cmp.Compare(a.Subject, b.Subject) })
	return all
}

// blobName is the SHA-256 of a blob.
type blobName [sha256.Size]byte
