package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/recovery"
)

// SetPassphrase has the vault open with another passphrase, and no longer with
// the one before; a recovery key stays. Nothing that is sealed is written anew.
// authorised is a secret that opens the vault now: who only finds it open cannot
// lock its owner out. A zero cost is [DefaultCost].
//
// Copies of the file that were made before open with the old passphrase, and
// whoever had it and a copy has the data key.
func (v *Vault) SetPassphrase(ctx context.Context, authorised Secret, passphrase []byte, c Cost) error {
	if c == (Cost{}) {
		c = DefaultCost
	}
	return v.rekey(ctx, authorised, slotPassphrase, func(id []byte, data *[keySize]byte) (cbor.RawMessage, error) {
		return passphraseSlot(ctx, v.random, id, data, passphrase, c)
	})
}

// SetRecovery has the vault open with a recovery key too, and no longer with
// the one before.
func (v *Vault) SetRecovery(ctx context.Context, authorised Secret, k recovery.Key) error {
	return v.rekey(ctx, authorised, slotRecovery, func(id []byte, data *[keySize]byte) (cbor.RawMessage, error) {
		return newRecoverySlot(v.random, id, data, &k)
	})
}

// RemoveRecovery has the vault open with no recovery key. A recovery key itself
// does not authorise that: it may be all that is left.
func (v *Vault) RemoveRecovery(ctx context.Context, authorised Secret) error {
	return v.rekey(ctx, Passphrase(authorised.passphrase), slotRecovery, nil)
}

// HasRecovery reports whether some recovery key opens the vault.
func (v *Vault) HasRecovery() (has bool, err error) {
	err = v.view(func(tx *bolt.Tx) error {
		h, _, err := v.header(tx)
		if err != nil {
			return err
		}
		_, recoveries, err := h.readSlots()
		has = len(recoveries) > 0
		return err
	})
	return has, err
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

// rekey puts one slot, or none where wrap is nil, in the place of all of a
// kind. What is slow happens before the save; so the save looks whether the
// header is still the one that was looked at.
func (v *Vault) rekey(ctx context.Context, authorised Secret, kind uint64, wrap func(id []byte, data *[keySize]byte) (cbor.RawMessage, error)) error {
	h, before, data, err := v.authorise(ctx, authorised)
	if err != nil {
		return err
	}
	defer clear(data[:])
	var made []cbor.RawMessage
	if wrap != nil {
		slot, err := wrap(h.ID, data)
		if err != nil {
			return err
		}
		made = append(made, slot)
	}
	slots, err := replaceSlots(h.Slots, kind, made)
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

// replaceSlots gives the slots with others in the place of those of a kind.
func replaceSlots(slots []cbor.RawMessage, kind uint64, by []cbor.RawMessage) (replaced []cbor.RawMessage, err error) {
	for _, raw := range slots {
		k, err := slotKind(raw)
		if err != nil {
			return nil, err
		}
		if k != kind {
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
