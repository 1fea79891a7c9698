package change

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// To forget a subject for good is a change, too: a tombstone. Whatever else any
// copy writes to that subject, earlier, later or apart, counts for nothing
// beside it, so an old copy that comes back brings nothing back. The changes
// themselves are taken out of the log by who keeps it (see [Change.Left]).
//
// A tombstone names the subject by its identifier, which says when it was made
// and nothing else.

// VersionForgets is the version of changes that forget, and of what they leave
// of others: an earlier program would show what was forgotten, so it refuses
// them.
const VersionForgets = 2

// fieldForgotten, where true, is the tombstone of its subject.
const fieldForgotten = "forgotten"

// ErrForgotten is returned where something is to be written to a subject that
// was forgotten for good.
var ErrForgotten = errors.New("it was forgotten for good: nothing can be written to it any more")

func (w *Write) forgets() bool {
	p := w.Place
	return p.Part == "" && p.Item == "" && p.Field == fieldForgotten && !isNull(w.Value)
}

// Tombstone gives the write by which a subject is forgotten.
func Tombstone(kind Kind, subject dossier.ID) Write {
	return Write{Place: Place{Kind: kind, Subject: subject, Field: fieldForgotten}, Value: cbor.RawMessage{0xf5}}
}

// Forgets are the subjects of which the change is the tombstone.
func (c *Change) Forgets() (ids []dossier.ID) {
	for _, w := range c.Writes {
		if w.forgets() {
			ids = append(ids, w.Place.Subject)
		}
	}
	return ids
}

// Forgotten reports that the subject was forgotten for good. Nothing but that is
// left of it.
func (r *Record) Forgotten() bool { return len(r.cells[Cell{Field: fieldForgotten}]) > 0 }

// VersionOf is the version that a change of such writes has.
func VersionOf(writes []Write) int {
	for _, w := range writes {
		if w.forgets() {
			return VersionForgets
		}
	}
	return Version
}

// Left is what is left of a change, called name, where subjects are forgotten:
// the change itself where it does not write to them, nil where it writes to
// nothing else.
//
// A change that wrote to others besides, such as an edit of many, goes on
// under its own name with blanks in the place of the writes that went: others
// name its writes by their number, and a copy that still has all of it must not
// put it beside.
func (c *Change) Left(name Hash, forgotten func(dossier.ID) bool) *Change {
	blank := make([]bool, len(c.Writes))
	gone, kept := 0, 0
	for i, w := range c.Writes {
		switch {
		case w.forgets() || w.blank() || !forgotten(w.Place.Subject):
			if !w.blank() {
				kept++
			}
		default:
			blank[i] = true
			gone++
		}
	}
	switch {
	case gone == 0:
		return c
	case kept == 0:
		return nil
	}
	left := *c
	left.Version, left.Name = VersionForgets, &name
	left.Writes = make([]Write, len(c.Writes))
	for i, w := range c.Writes {
		if blank[i] {
			w = Write{Place: Place{Kind: w.Place.Kind, Subject: w.Place.Subject}, Value: null}
		}
		left.Writes[i] = w
	}
	return &left
}

// blank reports that the write is what [Change.Left] leaves of one.
func (w *Write) blank() bool { return w.Place.Part == "" && w.Place.Item == "" && w.Place.Field == "" }

// NameOf gives the name of a change from its bytes, without reading all of it:
// their SHA-256 or, where they are what is left of a change, the name that it
// had.
func NameOf(b []byte) (Hash, error) {
	// As this program writes them: a map, whose first key is 1 and says 1.
	if len(b) > 3 && b[0]>>5 == 5 && b[0]&0x1f < 24 && b[1] == 1 && b[2] == Version {
		return sha256.Sum256(b), nil
	}
	var head struct {
		Version int   `cbor:"1,keyasint"`
		Name    *Hash `cbor:"10,keyasint"`
	}
	if err := dec.Unmarshal(b, &head); err != nil {
		return Hash{}, fmt.Errorf("invalid change: %w", err)
	}
	if head.Version >= VersionForgets && head.Name != nil {
		return *head.Name, nil
	}
	return sha256.Sum256(b), nil
}
