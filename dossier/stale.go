package dossier

// StaleAfter is for how many days a confirmation of the facts is fresh.
const StaleAfter = 30

// Stale reports whether nothing in the dossier was confirmed within the last
// [StaleAfter] days.
func (d *Dossier) Stale(now Day) bool {
	last := d.LastChecked()
	return last.IsZero() || last.Last() < now.Add(-StaleAfter)
}
