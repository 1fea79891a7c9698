package export

import "fmt"

// Kind is a kind of briefing.
type Kind string

// The kinds.
const (
	KindPacket  Kind = "packet"
	KindProfile Kind = "profile"
)

// ParseKind reads the name of a kind.
func ParseKind(s string) (Kind, error) {
	switch k := Kind(s); k {
	case KindPacket, KindProfile:
		return k, nil
	}
	return "", fmt.Errorf("invalid kind %q: want packet or profile", s)
}

// Paper is a size of paper.
type Paper struct {
	Name string
	W, H float64 // in points
}

// A4 is ISO 216 A4.
var A4 = Paper{"a4", 595.276, 841.890}
