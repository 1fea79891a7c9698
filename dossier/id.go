package dossier

import (
	"fmt"
	"io"
	"time"

	"github.com/oklog/ulid/v2"
)

// ID names a subject (a dossier, a case, a source …) or an item of one. It is
// a ULID in its 26-character text form; the empty ID names nothing. Two
// subjects that exist once in a vault have fixed IDs: [WeID] and [ContextID].
type ID string

// The subjects that a vault has exactly once.
const (
	WeID      ID = "we"
	ContextID ID = "context"
)

// NewID makes an ID at the given time from the given randomness.
func NewID(now time.Time, random io.Reader) (ID, error) {
	u, err := ulid.New(ulid.Timestamp(now), random)
	if err != nil {
		return "", fmt.Errorf("failed to make an identifier: %w", err)
	}
	return ID(u.String()), nil
}

// ParseID reads an ID as a person or a script may have typed it: upper or
// lower case.
func ParseID(s string) (ID, error) {
	switch ID(s) {
	case WeID, ContextID:
		return ID(s), nil
	}
	u, err := ulid.ParseStrict(s)
	if err != nil {
		return "", fmt.Errorf("invalid identifier %q: want the 26 letters and digits of a ULID", s)
	}
	return ID(u.String()), nil
}
