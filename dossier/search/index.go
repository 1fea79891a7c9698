package search

import "habeas/dossier"

// Hit is a dossier that a query finds.
type Hit struct {
	ID       dossier.ID
	Standing dossier.Standing // as of the day asked for
}

// Index makes the dossiers of one view searchable. It is read-only and may be
// shared between goroutines.
type Index struct{}

// NewIndex indexes a view.
func NewIndex(v *dossier.View) *Index { return &Index{} }

// Renew indexes a later view of the same vault; work done for dossiers that did
// not change (the same pointer) is taken over.
func (x *Index) Renew(v *dossier.View) *Index { return NewIndex(v) }

// Find returns the dossiers that match, in the view's order. Status is taken as
// of asOf; consent and staleness are judged on now.
func (x *Index) Find(q Query, asOf, now dossier.Day) []Hit { return nil }
