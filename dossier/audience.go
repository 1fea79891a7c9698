package dossier

import (
	"fmt"
	"strings"
)

// Audience is one kind of reader.
type Audience string

// The audiences. Whoever may be shown something as the public may be shown it
// as a donor or a diplomat too.
const (
	Public     Audience = "public"
	Donor      Audience = "donor"
	Diplomatic Audience = "diplomatic"
)

// AllAudiences lists the audiences from the widest to the narrowest.
var AllAudiences = []Audience{Public, Donor, Diplomatic}

// ParseAudience reads the name of an audience.
func ParseAudience(s string) (Audience, error) {
	for _, a := range AllAudiences {
		if string(a) == s {
			return a, nil
		}
	}
	return "", fmt.Errorf("invalid audience %q: want public, donor or diplomatic", s)
}

// Audiences says who may see an item. The zero value follows the default of
// the dossier (or of the kind of item); [Internal] shows it to nobody. It is
// one value for the log of changes: two people who change it at once make one
// conflict.
type Audiences uint8

// The values of [Audiences]; sets are made by [To].
const (
	ByDefault Audiences = 0
	Internal  Audiences = 1 << 7

	toPublic     Audiences = 1 << 0
	toDonor      Audiences = 1 << 1
	toDiplomatic Audiences = 1 << 2
)

// To is the set of the audiences named; of none, it is [Internal].
func To(audiences ...Audience) Audiences {
	var s Audiences
	for _, a := range audiences {
		switch a {
		case Public:
			s |= toPublic
		case Donor:
			s |= toDonor
		case Diplomatic:
			s |= toDiplomatic
		}
	}
	if s == 0 {
		return Internal
	}
	return s
}

// Includes reports whether the set itself lets the audience see. Neither
// [ByDefault] nor [Internal] includes anybody.
func (s Audiences) Includes(a Audience) bool {
	if s&Internal != 0 {
		return false
	}
	if s&toPublic != 0 {
		return true
	}
	switch a {
	case Donor:
		return s&toDonor != 0
	case Diplomatic:
		return s&toDiplomatic != 0
	}
	return false
}

// And is the narrower of two sets: what both let see. ByDefault narrows
// nothing.
func (s Audiences) And(t Audiences) Audiences {
	if s == ByDefault {
		return t
	}
	if t == ByDefault {
		return s
	}
	var both []Audience
	for _, a := range AllAudiences {
		if s.Includes(a) && t.Includes(a) {
			both = append(both, a)
		}
	}
	return To(both...)
}

// List is the audiences that the set names, widest first.
func (s Audiences) List() []Audience {
	var l []Audience
	for i, a := range AllAudiences {
		if s&Internal == 0 && s&(1<<i) != 0 {
			l = append(l, a)
		}
	}
	return l
}

// String is "" for ByDefault, "internal", or the names joined by commas.
func (s Audiences) String() string {
	if s&Internal != 0 {
		return "internal"
	}
	var names []string
	for _, a := range s.List() {
		names = append(names, string(a))
	}
	return strings.Join(names, ",")
}

// ParseAudiences reads what [Audiences.String] writes.
func ParseAudiences(text string) (Audiences, error) {
	switch strings.TrimSpace(text) {
	case "":
		return ByDefault, nil
	case "internal":
		return Internal, nil
	}
	var l []Audience
	for _, f := range strings.Split(text, ",") {
		a, err := ParseAudience(strings.TrimSpace(f))
		if err != nil {
			return 0, err
		}
		l = append(l, a)
	}
	return To(l...), nil
}

// MarshalText writes the set as [Audiences.String] does.
func (s Audiences) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the set as [ParseAudiences] does.
func (s *Audiences) UnmarshalText(b []byte) error {
	v, err := ParseAudiences(string(b))
	if err != nil {
		return err
	}
	*s = v
	return nil
}
