package desk

import "habeas/dossier"

// Row is a dossier as a list shows it.
type Row struct {
	ID        dossier.ID
	Name      string   // the name in print, or "Not named in the source"
	KnownAs   string   // where there is no name
	Names     []string // all others, other scripts first
	About     string   // the first occupation or affiliation
	Standing  dossier.Standing
	Days      dossier.DayCount
	House     dossier.DayCount
	Charge    string       // the offences, joined
	Checked   dossier.Date // the last confirmation of anything
	Portrait  string       // SHA-256 of the print-size copy, "" for none
	Consented bool         // some consent holds today
	Made      bool         // synthetic
}

// Found is what a query found, in the order of the list.
type Found struct {
	Query string
	Total int // dossiers in the vault
	Rows  []Row
}

// Find lists the dossiers that match a query ("" is all) as of a day, held and
// not-free first, then by name. A query that cannot be read fails with a
// *search.Error.
func (d *Desk) Find(query string, asOf dossier.Day) (Found, error) { return Found{}, nil }

// Count works out the figures of the dossiers named, nil for all.
func (d *Desk) Count(ids []dossier.ID, asOf dossier.Day) dossier.Figures { return dossier.Figures{} }
