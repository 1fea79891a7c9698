package desk

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
	"habeas/dossier/vault"
)

// Place is where a person was when the vault was closed last. It is kept in the
// vault, as it names a dossier.
type Place struct {
	Dossier dossier.ID `cbor:"1,keyasint,omitempty"` // that was open; "" for none
	Part    string     `cbor:"2,keyasint,omitempty"` // of the dossier, by the model's name of it
	Screen  string     `cbor:"3,keyasint,omitempty"` // where no dossier was open; "" for the list of them
}

const placeState = "place"

// Place gives it; the zero Place where none is known, or where its dossier is
// no longer there.
func (d *Desk) Place() Place {
	var p Place
	data, err := d.vault.State(placeState)
	if err != nil || data == nil || cbor.Unmarshal(data, &p) != nil {
		return Place{}
	}
	if p.Dossier != "" && d.View().Dossier(p.Dossier) == nil {
		return Place{}
	}
	return p
}

// SetPlace keeps it. A vault that is only read keeps none.
func (d *Desk) SetPlace(p Place) error {
	if d.ReadOnly() || d.Place() == p {
		return nil
	}
	data, err := cbor.Marshal(p)
	if err != nil {
		return fmt.Errorf("failed to note the place: %w", err)
	}
	return d.vault.Update(func(tx *vault.Tx) error { return tx.SetState(placeState, data) })
}
