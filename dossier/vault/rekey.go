package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/locked"
	"habeas/dossier/vault/recovery"
)

// SetPassphrase has the vault open with another passphrase and, where to has one,
// a key file, and no longer with what opened it before; a recovery key stays.
// Nothing that is sealed is written anew. authorised is a secret that opens the
// vault now: who only finds it open cannot lock its owner out. A zero cost is
// [DefaultCost].
//
// Copies of the file that were made before open with the old passphrase, and
// whoever had it and a copy has the data key.
func (v *Vault) SetPassphrase(ctx context.Context, authorised, to Secret, c Cost) error {
	if c == (Cost{}) {
		c = DefaultCost
	}
	return v.rekey(ctx, authorised, []uint64{slotPassphrase, slotKeyFile}, func(id []byte, data *[keySize]byte) (cbor.RawMessage, error) {
		return passphraseSlot(ctx, v.random, id, data, to, c)
	})
}

// SetRecovery has the vault open with a recovery key too, and no longer with
// the one before.
func (v *Vault) SetRecovery(ctx context.Context, authorised Secret, k recovery.Key) error {
	return v.rekey(ctx, authorised, []uint64{slotRecovery}, func(id []byte, data *[keySize]byte) (cbor.RawMessage, error) {
		return newRecoverySlot(v.random, id, data, &k)
	})
}

// RemoveRecovery has the vault open with no recovery key. A recovery key itself
// does not authorise that: it may be all that is left.
func (v *Vault) RemoveRecovery(ctx context.Context, authorised Secret) error {
	authorised.recovery = nil
	return v.rekey(ctx, authorised, []uint64{slotRecovery}, nil)
}

// HasRecovery reports whether some recovery key opens the vault.
func (v *Vault) HasRecovery() (has bool, err error) { return v.has(slotRecovery) }

// HasKeyFile reports whether the passphrase opens the vault with a key file alone.
func (v *Vault) HasKeyFile() (has bool, err error) { return v.has(slotKeyFile) }

func (v *Vault) has(kind uint64) (has bool, err error) {
	err = v.view(func(tx *bolt.Tx) error {
		h, _, err := v.header(tx)
		if err != nil {
			return err
		}
		has, err = h.has(kind)
		return err
	})
	return has, err
}

// NeedsKeyFile reads in a vault's header, without a secret, whether its passphrase
// opens it with a key file alone. Somebody may have changed the header: it says
// what to ask for, and nothing more. The errors are those of [Open].
func NeedsKeyFile(path string, o Options) (needs bool, err error) {
	o.ReadOnly = true
	in, err := openFile(path, o)
	if err != nil {
		return false, err
	}
	v := &Vault{path: path, o: o, in: in}
	defer func() { err = errors.Join(err, in.close()) }()
	_, h, err := v.foundHeader()
	if err != nil {
		return false, err
	}
	if needs, err = h.has(slotKeyFile); err != nil {
		return false, v.damaged(err.Error(), err)
	}
	return needs, nil
}

// has reports whether there is a slot of a kind.
func (h *header) has(kind uint64) (bool, error) {
	for _, raw := range h.Slots {
		if k, err := slotKind(raw); err != nil || k == kind {
			return err == nil, err
		}
	}
	return false, nil
}

// header reads the header as it is in a transaction, and its authenticated
// value.
func (v *Vault) header(tx *bolt.Tx) (*header, []byte, error) {
	b, err := v.bucket(tx, bucketHead)
	if err != nil {
		return nil, nil, err
	}
	value := bytes.Clone(b.Get(headKey))
	if !v.keys.holds(value) {
		return nil, nil, v.damaged("its header was changed", nil)
	}
	h, err := parseHeader(value)
	if err != nil {
		return nil, nil, v.damaged(err.Error(), err)
	}
	return h, value, nil
}

// rekey puts one slot, or none where wrap is nil, in the place of all of some
// kinds. What is slow happens before the save; so the save looks whether the
// header is still the one that was looked at.
func (v *Vault) rekey(ctx context.Context, authorised Secret, kinds []uint64, wrap func(id []byte, data *[keySize]byte) (cbor.RawMessage, error)) error {
	h, before, data, err := v.authorise(ctx, authorised)
	if err != nil {
		return err
	}
	defer locked.Free(data)
	var made []cbor.RawMessage
	if wrap != nil {
		slot, err := wrap(h.ID, data)
		if err != nil {
			return err
		}
		made = append(made, slot)
	}
	slots, err := replaceSlots(h.Slots, kinds, made)
	if err != nil {
		return v.damaged(err.Error(), err)
	}
	if err := v.mark(true); err != nil {
		return err
	}
	err = v.Update(func(tx *Tx) error { return tx.setSlots(before, slots) })
	// Whether the old slot can be overwritten now decides nothing: the change is
	// saved, or not, and each opening tries again.
	_ = v.wipe()
	return err
}

// replaceSlots gives the slots with others in the place of those of some kinds.
func replaceSlots(slots []cbor.RawMessage, kinds []uint64, by []cbor.RawMessage) (replaced []cbor.RawMessage, err error) {
	for _, raw := range slots {
		k, err := slotKind(raw)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(kinds, k) {
			replaced = append(replaced, raw)
			continue
		}
		replaced, by = append(replaced, by...), nil
	}
	return append(replaced, by...), nil
}

// errRekeyed says that two changes of the keys met.
var errRekeyed = errors.New("the keys of the vault were changed meanwhile: nothing was changed, try again")

// setSlots writes another header, authenticated, and has the root take it in.
func (tx *Tx) setSlots(before []byte, slots []cbor.RawMessage) error {
	return tx.do(func() error {
		h, value, err := tx.v.header(tx.tx)
		if err != nil {
			return err
		}
		if !bytes.Equal(value, before) {
			return errRekeyed
		}
		h.Slots = slots
		if value, err = h.encode(tx.v.keys); err != nil {
			return err
		}
		if err := tx.tx.Bucket([]byte(bucketHead)).Put(headKey, value); err != nil {
			return fmt.Errorf("failed to store the header: %w", err)
		}
		tx.root.Head = headSum(value)
		return nil
	})
}

// authorise gives the header of now, its bytes, and the data key, to who has a
// secret that opens the vault. It refuses a vault that is only read.
func (v *Vault) authorise(ctx context.Context, secret Secret) (h *header, raw []byte, data *[keySize]byte, err error) {
	if v.ReadOnly() {
		return nil, nil, nil, ErrReadOnly
	}
	if err = v.view(func(tx *bolt.Tx) (err error) {
		h, raw, err = v.header(tx)
		return err
	}); err != nil {
		return nil, nil, nil, err
	}
	data, err = h.open(ctx, secret)
	return h, raw, data, err
}
