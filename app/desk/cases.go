package desk

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
)

// DeleteCase takes a case away, and out of the dossiers that are in it. It is one
// change, which Undo takes back as one. A case that is not there is no error.
func (d *Desk) DeleteCase(id dossier.ID) error {
	d.mu.Lock()
	err := d.deleteCase(id)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && listener != nil {
		listener()
	}
	return err
}

func (d *Desk) deleteCase(id dossier.ID) error {
	if err := d.settleAll(); err != nil { // what is being typed may join it, or write to it
		return err
	}
	v := d.View()
	if v.Case(id) == nil {
		return nil
	}
	return d.together("", func(b *Batch) error {
		r, err := b.tx.Record(id)
		if err != nil {
			return err
		}
		one := &change.Change{}
		if one.Writes, err = change.Delete(r); err != nil {
			return err
		}
		for _, x := range v.In(id) {
			r, err := b.tx.Record(x.ID)
			if err != nil {
				return err
			}
			now := *x
			now.Cases = slices.DeleteFunc(slices.Clone(x.Cases), func(c dossier.ID) bool { return c == id })
			w, err := change.Edit(change.Dossier, r, x, &now)
			if err != nil {
				return err
			}
			one.Writes = append(one.Writes, w...)
		}
		return b.append(one)
	})
}
