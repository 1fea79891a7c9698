package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// A blob lies in pieces, each content of which is
//
//	SHA-256 of the whole (32) ‖ length of the whole (8, big-endian) ‖ number of the piece (4, big-endian) ‖ data
//
// so that what is left of a damaged file can be put together again. The frame
// of a full piece is 256 KiB, one size class.
const (
	pieceHead = sha256.Size + 8 + 4
	pieceData = 256<<10 - frameHead - pieceHead
)

// piece is a piece of a blob.
type piece struct {
	whole  [sha256.Size]byte
	length uint64
	number uint32
	data   []byte
}

// pieceName is what the piece's key is made of.
func pieceName(whole [sha256.Size]byte, number uint32) []byte {
	return binary.BigEndian.AppendUint32(whole[:], number)
}

func (p *piece) encode() []byte {
	b := make([]byte, 0, pieceHead+len(p.data))
	b = append(b, p.whole[:]...)
	b = binary.BigEndian.AppendUint64(b, p.length)
	b = binary.BigEndian.AppendUint32(b, p.number)
	return append(b, p.data...)
}

func decodePiece(b []byte) (*piece, error) {
	if len(b) < pieceHead {
		return nil, errors.New("it is cut short")
	}
	p := &piece{
		whole:  [sha256.Size]byte(b),
		length: binary.BigEndian.Uint64(b[sha256.Size:]),
		number: binary.BigEndian.Uint32(b[sha256.Size+8:]),
		data:   b[pieceHead:],
	}
	if uint64(len(p.data)) != pieceSize(p.length, p.number) {
		return nil, errors.New("it is longer or shorter than its blob says")
	}
	return p, nil
}

// pieceCount is the number of pieces of a blob; an empty one has one, too.
func pieceCount(length uint64) uint64 {
	return max(1, (length+pieceData-1)/pieceData)
}

func pieceSize(length uint64, number uint32) uint64 {
	from := uint64(number) * pieceData
	if from >= length {
		return 0
	}
	return min(pieceData, length-from)
}

func parseSum(name string) (sum [sha256.Size]byte, err error) {
	b, err := hex.DecodeString(name)
	if err != nil || len(b) != sha256.Size {
		return sum, fmt.Errorf("invalid name of a blob: %d letters, want the 64 hexadecimal digits of a SHA-256", len(name))
	}
	return [sha256.Size]byte(b), nil
}

// Blob gives a blob by the SHA-256 of its bytes in hexadecimal, or an error
// that wraps [ErrNotFound].
func (v *Vault) Blob(name string) ([]byte, error) {
	whole, err := parseSum(name)
	if err != nil {
		return nil, err
	}
	var data []byte
	for i := uint64(0); ; i++ {
		p, err := v.piece(whole, uint32(i))
		if err != nil {
			return nil, err
		}
		if p == nil {
			if i == 0 {
				return nil, fmt.Errorf("blob %s: %w", name, ErrNotFound)
			}
			return nil, v.damaged("a piece of an attachment is missing", nil)
		}
		if data == nil && pieceCount(p.length) == 1 {
			data = p.data
		} else {
			data = append(data, p.data...)
		}
		if i+1 >= pieceCount(p.length) {
			break
		}
	}
	if sha256.Sum256(data) != whole {
		return nil, v.damaged("an attachment does not have its SHA-256", nil)
	}
	return data, nil
}

// piece gives a piece of a blob, or nil.
func (v *Vault) piece(whole [sha256.Size]byte, number uint32) (*piece, error) {
	v.use.RLock()
	defer v.use.RUnlock()
	return v.pieceHeld(whole, number)
}

// pieceHeld is piece for those that hold v.use.
func (v *Vault) pieceHeld(whole [sha256.Size]byte, number uint32) (*piece, error) {
	_, content, err := v.getHeld(bucketBlob, pieceName(whole, number))
	if err != nil || content == nil {
		return nil, err
	}
	p, err := decodePiece(content)
	if err == nil && (p.whole != whole || p.number != number) {
		err = errPlace
	}
	if err != nil {
		return nil, v.damaged(kinds[bucketBlob]+": "+err.Error(), err)
	}
	return p, nil
}

// HasBlob reports whether the vault holds a blob.
func (v *Vault) HasBlob(name string) (has bool, err error) {
	whole, err := parseSum(name)
	if err != nil {
		return false, err
	}
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return false, ErrClosed
	}
	key := v.keys.place(bucketBlob, pieceName(whole, 0))
	err = v.viewHeld(func(tx *bolt.Tx) error {
		b, err := v.bucket(tx, bucketBlob)
		if err == nil {
			has = b.Get(key) != nil
		}
		return err
	})
	return has, err
}

// PutBlob stores bytes under their SHA-256, which it gives in hexadecimal. To
// store the same again does nothing.
func (tx *Tx) PutBlob(data []byte) (name string, err error) {
	whole := sha256.Sum256(data)
	name = hex.EncodeToString(whole[:])
	err = tx.do(func() error {
		length := uint64(len(data))
		for i := range uint32(pieceCount(length)) {
			key := tx.v.keys.place(bucketBlob, pieceName(whole, i))
			if i == 0 && tx.has(bucketBlob, key) {
				return nil
			}
			from := uint64(i) * pieceData
			p := piece{whole, length, i, data[from : from+pieceSize(length, i)]}
			// Photographs do not get smaller.
			if err := tx.put(bucketBlob, key, p.encode(), false); err != nil {
				return err
			}
		}
		return nil
	})
	return name, err
}

// samePiece says whether a key is that of a piece.
func (k *keys) samePiece(key []byte, p *piece) bool {
	return bytes.Equal(key, k.place(bucketBlob, pieceName(p.whole, p.number)))
}
