package desk

import (
	"context"

	"habeas/dossier/disclosure"
	"habeas/export/preview"
)

// Formal are the words that the format of a file brings into it.
var Formal = formal

// OfDossiers gives the findings of the page their dossiers.
var OfDossiers = ofDossiers

// DropSheet is what becomes of a recovery sheet when setting its key failed.
var DropSheet = dropSheet

// Warm starts the PDF reader, for which what is measured would wait.
var Warm = preview.Warm

// WithFindings is a briefing with nothing but findings.
func WithFindings(reason string, findings ...disclosure.Finding) *Briefing {
	return &Briefing{Findings: findings, reason: reason}
}

// LeaksIn reads any finished PDF as one of this order, to test what the check finds in
// files that the page would never make.
func (d *Desk) LeaksIn(ctx context.Context, o Order, pdf []byte) ([]disclosure.Finding, error) {
	read, err := preview.Read(ctx, pdf)
	if err != nil {
		return nil, err
	}
	shown, held := disclosure.Disclose(d.View(), o.IDs, disclosure.Options{Audience: o.Audience, AsOf: o.AsOf, Now: d.Today(), Lang: o.Lang})
	return d.leaks(read, held, shown, formal)
}
