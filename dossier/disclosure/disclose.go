package disclosure

import "habeas/dossier"

// Disclose is the gate: what the audience may see of the dossiers named and of
// the vault-wide lists, and apart from it what was held back and found.
func Disclose(v *dossier.View, ids []dossier.ID, o Options) (Disclosed, Held) {
	return Disclosed{&content{Audience: o.Audience, AsOf: o.AsOf, Lang: o.Lang}}, Held{}
}
