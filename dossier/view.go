package dossier

import (
	"slices"
	"strings"
)

// Dossier finds a dossier, or nil.
func (v *View) Dossier(id ID) *Dossier {
	return find(v.Dossiers, id, func(d *Dossier) ID { return d.ID })
}

// Case finds a case, or nil.
func (v *View) Case(id ID) *Case { return find(v.Cases, id, func(c *Case) ID { return c.ID }) }

// In are the dossiers of the people in a case.
func (v *View) In(id ID) []*Dossier {
	var l []*Dossier
	for _, d := range v.Dossiers {
		if slices.Contains(d.Cases, id) {
			l = append(l, d)
		}
	}
	return l
}

// Source finds a source, or nil.
func (v *View) Source(id ID) *Source { return find(v.Sources, id, func(s *Source) ID { return s.ID }) }

// Meeting finds a meeting, or nil.
func (v *View) Meeting(id ID) *Meeting {
	return find(v.Meetings, id, func(m *Meeting) ID { return m.ID })
}

// Packet finds a packet of the ledger, or nil.
func (v *View) Packet(id ID) *Packet { return find(v.Packets, id, func(p *Packet) ID { return p.ID }) }

// IDs are those of all dossiers.
func (v *View) IDs() []ID {
	ids := make([]ID, len(v.Dossiers))
	for i, d := range v.Dossiers {
		ids[i] = d.ID
	}
	return ids
}

func find[T any](sorted []*T, id ID, of func(*T) ID) *T {
	i, ok := slices.BinarySearchFunc(sorted, id, func(t *T, id ID) int { return strings.Compare(string(of(t)), string(id)) })
	if !ok {
		return nil
	}
	return sorted[i]
}
