package desk

import (
	"context"
	"image"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
)

// Order says which briefing is wanted.
type Order struct {
	Kind     export.Kind
	Audience dossier.Audience
	IDs      []dossier.ID // in the order of the page; nil is all, as the list has them
	AsOf     dossier.Day
	Lang     string       // "en"
	Paper    export.Paper // A4
	Title    string       // "" takes the context's
	Meeting  dossier.ID   // "" is none
	MadeOn   time.Time    // printed as made-on; zero is now
	// WithoutStatus prints events alone where they would tell another status
	// than the full record.
	WithoutStatus bool
	Reason        string // overrides the findings that a reason may override
}

// Briefing is a finished PDF, read back and compared with what was held back.
type Briefing struct {
	PDF      []byte
	Pages    int
	Dossiers int
	SHA256   string
	Number   string // of the packet, e.g. 7F3K-2Q
	Withheld int    // items
	Held     disclosure.Held
	Findings []disclosure.Finding // of the gate, the page and the leak check, the gravest first
}

// Stopped are the findings that keep the briefing from being written.
func (b *Briefing) Stopped() []disclosure.Finding { return nil }

// Page draws a page as it will be printed; pages count from 0, scale 1 is 72
// dots an inch.
func (b *Briefing) Page(ctx context.Context, page int, scale float64) (image.Image, error) {
	return nil, nil
}

// Brief discloses, has the pages made, reads them back and compares. It writes
// nothing: a briefing with findings that stop it can still be looked at.
func (d *Desk) Brief(ctx context.Context, o Order) (*Briefing, error) { return nil, nil }

// StoppedError says why a briefing was not written.
type StoppedError struct{ By []disclosure.Finding }

// Error names the first reason.
func (e *StoppedError) Error() string { return "the export was stopped" }

// Export makes a briefing and writes it to a file, whole or not at all. It
// replaces a file only with force, and fails with a *[StoppedError] and writes
// nothing where a finding stops it.
func (d *Desk) Export(ctx context.Context, o Order, path string, force bool) (*Briefing, error) {
	return nil, nil
}

// Write puts a briefing that was made already into a file, as Export does.
func (b *Briefing) Write(path string, force bool) error { return nil }
