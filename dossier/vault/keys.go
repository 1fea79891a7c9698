package vault

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"runtime"

	"habeas/dossier/vault/locked"
)

const keySize = 32

// A bucket of the file. Its name is short, so that no word of a dossier can
// stand in the file by chance.
const (
	bucketHead  = "head"  // the header, in clear
	bucketRoot  = "root"  // the root
	bucketNow   = "now"   // the records of now, by subject
	bucketLog   = "log"   // the changes, by their hash
	bucketBlob  = "blob"  // pieces of blobs, by the blob's SHA-256 and number
	bucketState = "state" // state, by name
)

// summed are the buckets that the root answers for, in the order in which it
// lists them.
var summed = [...]string{bucketNow, bucketLog, bucketBlob, bucketState}

// keys are the sub-keys of a vault, each made from the data key by HKDF
// (RFC 5869) for one purpose.
type keys struct {
	head    *[keySize]byte // authenticates the header
	name    *[keySize]byte // turns names into keys of the file
	sum     *[keySize]byte // the root's sums
	sealing map[string]*[keySize]byte

	memory  *keyMemory // in which all of them lie
	cleanup runtime.Cleanup
}

type keyMemory [3 + len(summed) + 1][keySize]byte

// newKeys gives room for keys, in locked memory.
func newKeys() *keys {
	k := &keys{sealing: map[string]*[keySize]byte{}}
	k.layOut(locked.New[keyMemory]())
	k.cleanup = runtime.AddCleanup(k, locked.Free, k.memory) // of keys that nobody wiped
	return k
}

// layOut has all keys lie in some memory.
func (k *keys) layOut(m *keyMemory) {
	k.memory, k.head, k.name, k.sum = m, &m[0], &m[1], &m[2]
	for i, bucket := range append(summed[:], bucketRoot) {
		k.sealing[bucket] = &m[3+i]
	}
}

// deriveKeys makes the sub-keys. The vault's id is the salt, so that two
// vaults that share a data key (a copy that was rotated apart) share nothing.
func deriveKeys(data *[keySize]byte, id []byte) (*keys, error) {
	k := newKeys()
	derive := func(to *[keySize]byte, purpose string) error {
		b, err := hkdf.Key(sha256.New, data[:], id, "habeas vault 1 "+purpose, keySize)
		if err != nil {
			return fmt.Errorf("failed to derive a key: %w", err)
		}
		copy(to[:], b)
		clear(b)
		return nil
	}
	for purpose, to := range map[string]*[keySize]byte{"head": k.head, "name": k.name, "sum": k.sum} {
		if err := derive(to, purpose); err != nil {
			return nil, err
		}
	}
	for _, bucket := range append(summed[:], bucketRoot) {
		if err := derive(k.sealing[bucket], "seal "+bucket); err != nil {
			return nil, err
		}
	}
	return k, nil
}

// wipe overwrites the keys, and gives their memory back at once: there is little
// of it, and many vaults are opened one after the other where backups are looked
// at. They are zero from then on, so that a mistake does not work with the keys of
// another vault. What ciphers copied of them while they worked is left to the
// garbage collector.
func (k *keys) wipe() {
	k.cleanup.Stop()
	locked.Free(k.memory)
	k.layOut(new(keyMemory))
	runtime.KeepAlive(k) // else the cleanup may give it back as well
}

// clone gives keys that are wiped apart.
func (k *keys) clone() *keys {
	c := newKeys()
	*c.memory = *k.memory
	runtime.KeepAlive(k)
	return c
}

// lockedKey moves a key that was derived into locked memory.
func lockedKey(derived []byte) *[keySize]byte {
	k := locked.New[[keySize]byte]()
	copy(k[:], derived)
	clear(derived)
	return k
}

// place is the key in the file of what has that name in a bucket. It says
// nothing to who does not hold the vault's keys.
func (k *keys) place(bucket string, name []byte) []byte {
	h := hmac.New(sha256.New, k.name[:])
	h.Write([]byte{byte(len(bucket))})
	h.Write([]byte(bucket))
	h.Write(name)
	return h.Sum(nil)
}
