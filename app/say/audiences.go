package say

import "habeas/dossier"

// Offered are the sets of audiences that a person can pick, wherever it is said who
// may see something; the first follows a default.
var Offered = []dossier.Audiences{
	dossier.ByDefault,
	dossier.To(dossier.Public, dossier.Donor, dossier.Diplomatic),
	dossier.To(dossier.Donor, dossier.Diplomatic),
	dossier.To(dossier.Donor),
	dossier.To(dossier.Diplomatic),
	dossier.Internal,
}
