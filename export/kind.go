package export

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is a kind of briefing.
type Kind string

// The kinds.
const (
	KindPacket  Kind = "packet"
	KindProfile Kind = "profile"
	KindList    Kind = "list"    // a table of all
	KindCards   Kind = "cards"   // four to a sheet, to be cut
	KindChanges Kind = "changes" // what is new since a packet that was handed over
	KindWeb     Kind = "web"     // one HTML file for the group's own site
	KindWGAD    Kind = "wgad"    // the questionnaire of the UN Working Group on Arbitrary Detention
)

// Kinds are the kinds in the order in which a form offers them.
var Kinds = []Kind{KindPacket, KindProfile, KindList, KindCards, KindChanges, KindWeb, KindWGAD}

// ParseKind reads the name of a kind.
func ParseKind(s string) (Kind, error) {
	if k := Kind(s); slices.Contains(Kinds, k) {
		return k, nil
	}
	return "", fmt.Errorf("invalid kind %q: want %s", s, KindNames())
}

// KindNames are the names of the kinds as a choice: "packet, profile or list".
func KindNames() string {
	var l []string
	for _, k := range Kinds {
		l = append(l, string(k))
	}
	last := len(l) - 1
	return strings.Join(l[:last], ", ") + " or " + l[last]
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
