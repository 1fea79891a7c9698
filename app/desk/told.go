package desk

import (
	"context"

	"habeas/dossier/vault"
)

const toldPrefix = "told/"

// Told reports whether a person was told something about this vault that is
// said once.
func (d *Desk) Told(what string) bool {
	data, err := d.vault.State(toldPrefix + what)
	return err == nil && data != nil
}

// SetTold notes that.
func (d *Desk) SetTold(what string) error {
	return d.vault.Update(func(tx *vault.Tx) error { return tx.SetState(toldPrefix+what, []byte{1}) })
}

// SaveCopy writes a whole copy of the vault as it was saved last into a new
// file, also where its own file was moved or replaced meanwhile.
func (d *Desk) SaveCopy(ctx context.Context, to string) error {
	_, err := d.vault.Backup(ctx, to)
	return err
}
