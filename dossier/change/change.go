// Package change is the log of changes: what was written, by which device, in
// place of what; and how the values of now follow from it.
//
// # Model
//
// A vault holds subjects (dossiers, cases, sources …); a subject has fields of
// its own, parts (a date of birth) and lists of items (custody events), whose
// items have fields. A [Write] sets one field of one [Place] and names the
// writes that it replaces. What no write replaces is the value; where two such
// values differ, the field is disputed until somebody picks. No clock and no
// counter decides, so a copy of a vault, or one brought back from a backup,
// can go on being written and merged without harm.
//
// A [Change] is several writes that were one act; its name is the SHA-256 of
// its canonical bytes. Two copies merge by the union of their logs: the same
// result in any order and any number of times.
//
// The bytes are deterministic CBOR (RFC 8949, section 4.2.1).
package change

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Version is the version of the form of a change, unless it is one of
// [VersionForgets]. A reader refuses what is newer than that.
const Version = 1

// Kind says what a subject is.
type Kind string

// The kinds of subject.
const (
	Dossier Kind = "dossier"
	Case    Kind = "case"
	Source  Kind = "source"
	Meeting Kind = "meeting"
	Context Kind = "context"
	We      Kind = "we"
	Packet  Kind = "packet"
	Named   Kind = "named"
)

// Hash names a change: the SHA-256 of its canonical bytes.
type Hash [sha256.Size]byte

// String is the hash in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Ref names a write: the change it stands in, and its index there.
type Ref struct {
	_      struct{} `cbor:",toarray"`
	Change Hash
	Write  uint32
}

func (r Ref) less(s Ref) bool {
	if c := bytes.Compare(r.Change[:], s.Change[:]); c != 0 {
		return c < 0
	}
	return r.Write < s.Write
}

// Place is a field of an item of a part of a subject. Part is "" for the
// subject's own fields; Item is "" for a part that is no list.
type Place struct {
	_       struct{} `cbor:",toarray"`
	Kind    Kind
	Subject dossier.ID
	Part    string
	Item    dossier.ID
	Field   string
}

// Write sets one field. A nil Value clears it.
type Write struct {
	_        struct{} `cbor:",toarray"`
	Place    Place
	Value    cbor.RawMessage
	Replaces []Ref
}

// Writer names one opening of the file: fresh random bytes.
type Writer [16]byte

// Change is several writes that were one act.
type Change struct {
	Version int    `cbor:"1,keyasint"`
	Device  string `cbor:"2,keyasint,omitempty"` // the name that the device's owner chose
	Writer  Writer `cbor:"3,keyasint"`
	At      int64  `cbor:"4,keyasint"` // milliseconds since 1970 by that device's clock, not verified
	// Origin says where writes came from that nobody typed ("sample",
	// "import"); Undo passes over them.
	Origin string  `cbor:"5,keyasint,omitempty"`
	Undoes *Hash   `cbor:"6,keyasint,omitempty"` // this change is the undo of that one
	Redoes *Hash   `cbor:"7,keyasint,omitempty"` // this change is the redo of that one
	Writes []Write `cbor:"8,keyasint"`
	// Restores says that this change puts back what was so after that one.
	Restores *Hash `cbor:"9,keyasint,omitempty"`
	// Name is that of the change of which this is what is left; see [Change.Left].
	Name *Hash `cbor:"10,keyasint,omitempty"`
}

// Time is when the change was made, by its device's clock.
func (c *Change) Time() time.Time { return time.UnixMilli(c.At) }

// Subjects are those that the change writes to, each once, in first-seen order.
func (c *Change) Subjects() []dossier.ID {
	var ids []dossier.ID
	seen := map[dossier.ID]bool{}
	for _, w := range c.Writes {
		if !seen[w.Place.Subject] {
			seen[w.Place.Subject] = true
			ids = append(ids, w.Place.Subject)
		}
	}
	return ids
}

var (
	enc cbor.EncMode
	dec cbor.DecMode
)

func init() {
	eo := cbor.CoreDetEncOptions()
	eo.TextMarshaler = cbor.TextMarshalerTextString
	var err error
	if enc, err = eo.EncMode(); err != nil {
		panic("change: internal error: " + err.Error())
	}
	do := cbor.DecOptions{
		TextUnmarshaler: cbor.TextUnmarshalerTextString,
		DupMapKey:       cbor.DupMapKeyEnforcedAPF,
		// A photograph is a blob, never a value: what stands in a change is small.
		MaxArrayElements: 1 << 20,
		MaxMapPairs:      1 << 16,
		MaxNestedLevels:  16,
	}
	if dec, err = do.DecMode(); err != nil {
		panic("change: internal error: " + err.Error())
	}
}

// Encode gives the canonical bytes of the change.
func (c *Change) Encode() ([]byte, error) {
	b, err := enc.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("failed to encode a change: %w", err)
	}
	return b, nil
}

// Sum names the change.
func (c *Change) Sum() (Hash, error) {
	b, err := c.Encode()
	if err != nil {
		return Hash{}, err
	}
	return NameOf(b)
}

// NewerError says that a change was written by a later version of the program.
type NewerError struct{ Version int }

// Error says what to do.
func (e *NewerError) Error() string {
	return fmt.Sprintf("the change has version %d, this program knows up to %d: update Habeas", e.Version, VersionForgets)
}

// Decode reads a change from its bytes. It fails with a *[NewerError] for a
// version that this program does not know.
func Decode(b []byte) (*Change, error) {
	var c Change
	if err := dec.Unmarshal(b, &c); err != nil {
		return nil, fmt.Errorf("invalid change: %w", err)
	}
	if c.Version > VersionForgets {
		return nil, &NewerError{c.Version}
	}
	if c.Version < 1 {
		return nil, fmt.Errorf("invalid change: version %d", c.Version)
	}
	return &c, nil
}
