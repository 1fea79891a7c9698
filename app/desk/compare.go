package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// Comparison says how a backup and the vault in its place differ.
type Comparison struct {
	Newest time.Time // of the backup's newest change, by its device's clock; zero where there is none
	There  bool      // a file is in the place that the backup would take
	// Compared says that the vault that is there could be read: then the two
	// numbers count the changes that only the one or the other has.
	Compared              bool
	OnlyBackup, OnlyVault int
	Differences           []Difference // of dossiers, by what they are, then by name
}

// DifferenceKind says what a restore does to a dossier.
type DifferenceKind int

// What a restore does to a dossier.
const (
	DossierGoes    DifferenceKind = iota // the vault has it, the backup has it not
	DossierChanges                       // both have it, not alike
	DossierComes                         // the backup has it, the vault has it not
)

// Difference is a dossier of which a backup and a vault have other changes.
type Difference struct {
	Kind    DifferenceKind
	Dossier *dossier.Dossier // as the vault has it; as the backup has it where the vault has it not
}

// logged is what of a change is looked at.
type logged struct {
	at       time.Time
	dossiers []dossier.ID // that it writes to
}

// changesOf gives the changes of a vault.
func changesOf(v *vault.Vault) (map[change.Hash]logged, error) {
	changes := map[change.Hash]logged{}
	err := v.Log(func(_ uint64, c change.NamedChange) error {
		l := logged{at: c.Change.Time()}
		for _, w := range c.Change.Writes {
			if w.Place.Kind == change.Dossier && !slices.Contains(l.dossiers, w.Place.Subject) {
				l.dossiers = append(l.dossiers, w.Place.Subject)
			}
		}
		changes[c.Name] = l
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("failed to read the log: %w", err)
	}
	return changes, nil
}

// newest is when the newest change of a vault was made.
func newest(v *vault.Vault) (at time.Time, err error) {
	err = v.Log(func(_ uint64, c change.NamedChange) error {
		if t := c.Change.Time(); t.After(at) {
			at = t
		}
		return nil
	})
	if err != nil {
		return at, fmt.Errorf("failed to read the log: %w", err)
	}
	return at, nil
}

// compare fills in how two vaults differ, by the union of their logs.
func (c *Comparison) compare(backup, there *vault.Vault) error {
	mine, err := changesOf(backup)
	if err != nil {
		return err
	}
	theirs, err := changesOf(there)
	if err != nil {
		return err
	}
	touched := map[dossier.ID]bool{}
	only := func(a, b map[change.Hash]logged) (n int) {
		for name, l := range a {
			if _, both := b[name]; both {
				continue
			}
			n++
			for _, id := range l.dossiers {
				touched[id] = true
			}
		}
		return n
	}
	onlyBackup, onlyVault := only(mine, theirs), only(theirs, mine)
	differences, err := differences(backup, there, slices.Sorted(maps.Keys(touched)))
	if err != nil {
		return err
	}
	c.Compared, c.OnlyBackup, c.OnlyVault, c.Differences = true, onlyBackup, onlyVault, differences
	return nil
}

func differences(backup, there *vault.Vault, ids []dossier.ID) (all []Difference, err error) {
	for _, id := range ids {
		was, err := dossierIn(backup, id)
		if err != nil {
			return nil, err
		}
		is, err := dossierIn(there, id)
		if err != nil {
			return nil, err
		}
		if r, err := there.Record(id); err != nil {
			return nil, err
		} else if r != nil && r.Forgotten() {
			continue // it stays forgotten
		}
		switch {
		case is != nil && was != nil:
			all = append(all, Difference{DossierChanges, is})
		case is != nil:
			all = append(all, Difference{DossierGoes, is})
		case was != nil:
			all = append(all, Difference{DossierComes, was})
		}
	}
	name := func(d Difference) string { n, _ := d.Dossier.PrintName(); return n.Text }
	slices.SortStableFunc(all, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(name(a), name(b)))
	})
	return all, nil
}

// dossierIn gives a dossier of a vault as it is now; nil where it is not there.
func dossierIn(v *vault.Vault, id dossier.ID) (*dossier.Dossier, error) {
	r, err := v.Record(id)
	if err != nil || r == nil || !r.Exists() {
		return nil, err
	}
	d := &dossier.Dossier{}
	return d, r.Fill(d)
}
