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

// The papers: ISO 216 A4, and the Letter of ANSI/ASME Y14.1.
var (
	A4     = Paper{"a4", 595.276, 841.890}
	Letter = Paper{"letter", 612, 792}
)

// Papers are the papers that there are pages for.
var Papers = []Paper{A4, Letter}

// ParsePaper reads the name of a paper.
func ParsePaper(s string) (Paper, error) {
	for _, p := range Papers {
		if p.Name == s {
			return p, nil
		}
	}
	return Paper{}, fmt.Errorf("invalid paper %q: want a4 or letter", s)
}
