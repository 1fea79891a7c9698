package vault

import (
	"bytes"
	"maps"

	"habeas/dossier"
	"habeas/dossier/change"
)

// recent are the records that were saved last. Who works at a dossier saves it
// again and again, and reading its record anew is a third of the work.
type recent map[dossier.ID]sealedRecord

// sealedRecord is a record, and how its value in the file begins: with a form
// and a nonce that no other value has. So nothing has to tell when a record is
// written by another way.
type sealedRecord struct {
	record *change.Record
	begin  [1 + nonceSize]byte
}

// recentMost bounds what is kept; a person works at fewer dossiers at a time.
const recentMost = 64

// note takes in a record with its sealed value.
func (l recent) note(id dossier.ID, r *change.Record, value []byte) {
	k := sealedRecord{record: r}
	copy(k.begin[:], value)
	l[id] = k
}

// take gives a record away if its value is still the one that was noted. Nobody
// else has it then.
func (l recent) take(id dossier.ID, value []byte) *change.Record {
	k, ok := l[id]
	if !ok {
		return nil
	}
	delete(l, id)
	if !bytes.HasPrefix(value, k.begin[:]) {
		return nil
	}
	return k.record
}

// with gives the records with those that were saved since.
func (l recent) with(saved recent) recent {
	if len(saved) > recentMost {
		return recent{}
	}
	if len(l)+len(saved) > recentMost {
		return saved
	}
	maps.Copy(l, saved)
	return l
}
