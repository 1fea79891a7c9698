package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"sync"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
	"habeas/export/installed"
	"habeas/export/pdf/lock"
	"habeas/export/preview"
)

// Order says which briefing is wanted.
type Order struct {
	Kind     export.Kind
	Audience dossier.Audience
	IDs      []dossier.ID // in the order of the page; nil is what Query finds, as the list has it
	Query    string       // "" finds all
	AsOf     dossier.Day
	Lang     string       // of the page, as words.Languages has it; a text that is not there in it prints in another
	Paper    export.Paper // the zero value is A4
	TwoSided bool
	Title    string     // "" takes the context's
	Meeting  dossier.ID // "" is none
	Since    dossier.ID // the packet of the ledger whose news [export.KindChanges] tells; "" is none
	MadeOn   time.Time  // printed as made-on; zero is now
	// WithoutStatus lists dossiers that print without status, because the events
	// that may be shown would contradict it.
	WithoutStatus []dossier.ID
	Reason        string // overrides the findings that a reason may override
	// Password encrypts the file that is written, for a packet that goes by mail; nil
	// is none. See [CheckPassword].
	Password []byte
}

// CheckPassword says whether a file can be encrypted with a password.
func CheckPassword(password []byte) error { return lock.Check(password) }

// ErrNoPassword says that a file is of a kind that cannot be encrypted.
var ErrNoPassword = errors.New("a page for a web site takes no password: nothing was written")

// The codes of findings that the desk adds to those of the gate and the page.
const (
	CodeLeak  = "leak"
	CodeGlyph = "missing-glyph"
)

// Briefing is a finished PDF, read back and compared with what was held back.
type Briefing struct {
	PDF      []byte // nil for [export.KindWeb], which has no pages to look at
	File     []byte // that is written: the PDF, encrypted where there is a password
	Pages    int
	Dossiers int
	SHA256   string // of File
	Number   string // of the packet, e.g. 7F3K-2Q
	Copy     export.Copy
	Withheld int // items
	Held     disclosure.Held
	Findings []disclosure.Finding // of the gate, the page and the leak check, the gravest first

	reason string
	order  *prepared
	pages  sync.Mutex // guards open
	open   *preview.Document
}

// Stopped are the findings that keep the briefing from being written: those
// that nothing overrides, and, without a reason, those that one would.
func (b *Briefing) Stopped() []disclosure.Finding {
	var l []disclosure.Finding
	for _, f := range b.Findings {
		if f.Severity == disclosure.Stop || f.Severity == disclosure.Error && b.reason == "" {
			l = append(l, f)
		}
	}
	return l
}

// Warnings are the findings that do not stop it.
func (b *Briefing) Warnings() []disclosure.Finding {
	stopped := b.Stopped()
	return slices.DeleteFunc(slices.Clone(b.Findings), func(f disclosure.Finding) bool { return slices.Contains(stopped, f) })
}

// Page draws a page as it will be printed; pages count from 0, scale 1 is 72
// dots an inch. The pages stay open until [Briefing.Close].
func (b *Briefing) Page(ctx context.Context, page int, scale float64) (image.Image, error) {
	b.pages.Lock()
	defer b.pages.Unlock()
	if b.open == nil {
		doc, err := preview.Open(ctx, b.PDF)
		if err != nil {
			return nil, err
		}
		b.open = doc
	}
	return b.open.Image(ctx, page, scale)
}

// Close lets go of what Page opened.
func (b *Briefing) Close() {
	b.pages.Lock()
	defer b.pages.Unlock()
	if b.open != nil {
		b.open.Close()
		b.open = nil
	}
}

// prepared is an order with what was disclosed for it: the same for all its copies.
type prepared struct {
	Order
	query  *string // that found the dossiers; nil where they were picked one by one
	today  dossier.Day
	view   *dossier.View
	shown  disclosure.Disclosed
	held   disclosure.Held
	since  *export.Earlier
	doubts []disclosure.Finding // about what the earlier packet told
}

// Brief discloses, has the pages made, reads them back and compares. It writes
// nothing: a briefing with findings that stop it can still be looked at.
func (d *Desk) Brief(ctx context.Context, o Order) (*Briefing, error) {
	warm(ctx)
	p, err := d.prepare(o)
	if err != nil {
		return nil, err
	}
	return d.print(ctx, p, export.Copy{})
}

// prepare takes what was ordered through the gate.
func (d *Desk) prepare(o Order) (*prepared, error) {
	if o.MadeOn.IsZero() {
		o.MadeOn = d.now()
	}
	p := &prepared{Order: o, today: d.Today(), view: d.View()}
	if p.Kind == export.KindChanges {
		return p, d.sinceThen(p)
	}
	if p.IDs == nil {
		if err := d.pick(p, p.Query); err != nil {
			return nil, err
		}
	}
	p.disclose()
	return p, nil
}

// pick has a query find the dossiers.
func (d *Desk) pick(p *prepared, query string) error {
	found, err := d.Find(query, p.AsOf)
	if err != nil {
		return err
	}
	p.IDs, p.query = found.IDs(), &query
	return nil
}

func (p *prepared) disclose() {
	p.shown, p.held = disclosure.Disclose(p.view, p.IDs, p.options())
}

func (p *prepared) options() disclosure.Options {
	return disclosure.Options{
		Audience: p.Audience, AsOf: p.AsOf, Now: p.today, Lang: p.Lang, Meeting: p.Meeting, WithoutStatus: p.WithoutStatus,
		Consent: p.Kind == export.KindWGAD, // which asks for it
	}
}

// pages is what the pages are made of.
func (p *prepared) pages(c export.Copy) export.Briefing {
	return export.Briefing{
		Disclosed: p.shown, Kind: p.Kind, Paper: p.Paper, TwoSided: p.TwoSided, Title: p.Title, Lang: p.Lang, MadeOn: p.MadeOn,
		Copy: c, Since: p.since, OtherFace: fonts().Face,
	}
}

// print makes one copy, reads it back and compares.
func (d *Desk) print(ctx context.Context, o *prepared, c export.Copy) (*Briefing, error) {
	pages := o.pages(c)
	pages.Pictures = d.vault.Blob
	made, err := export.Make(ctx, pages)
	if err != nil {
		return nil, err
	}
	defer tighten(made.Pages)()
	read, own, err := readBack(ctx, made)
	if err != nil {
		return nil, fmt.Errorf("failed to read the finished pages back, nothing was written: %w", err)
	}
	leaks, err := d.leaks(read, o.held, o.shown, own)
	if err != nil {
		return nil, fmt.Errorf("failed to check the finished pages, nothing was written: %w", err)
	}
	file := made.PDF
	switch {
	case made.HTML != nil:
		if file = made.HTML; o.Password != nil {
			return nil, ErrNoPassword
		}
	case o.Password != nil:
		if file, err = lock.Lock(made.PDF, o.Password); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(file)
	b := &Briefing{
		PDF: made.PDF, File: file, Pages: made.Pages, Dossiers: len(o.IDs), SHA256: hex.EncodeToString(sum[:]), Number: made.Number, Copy: c,
		Withheld: o.held.Withheld(), Held: o.held, reason: o.Reason, order: o,
	}
	b.Findings = append(b.Findings, leaks...)
	b.Findings = append(b.Findings, o.doubts...)
	b.Findings = append(b.Findings, o.held.Findings...)
	b.Findings = append(b.Findings, ofDossiers(made.Findings, o.shown, o.held)...)
	if len(made.Missing) > 0 {
		b.Findings = append(b.Findings, missingGlyphs(made.Missing))
	}
	slices.SortStableFunc(b.Findings, func(x, y disclosure.Finding) int { return gravity[x.Severity] - gravity[y.Severity] })
	return b, nil
}

// readBack reads a finished file, and tells which words it brings itself.
func readBack(ctx context.Context, made *export.Made) (*preview.Content, []string, error) {
	if made.HTML != nil {
		read, err := preview.ReadHTML(made.HTML)
		return read, made.Fixed, err
	}
	read, err := preview.Read(ctx, made.PDF)
	return read, append(formal, made.Fixed...), err
}

// formal are the words that the file's format and fonts bring into every PDF. A
// note that says "Bold" has not leaked by them.
var formal = slices.Clip([]string{
	"%PDF", "%%EOF", "Adobe", "Identity", "UCS",
	"Habeas", "sRGB IEC61966-2.1", "PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer",
	"internal", "Part of ISO 14289 to which the file conforms", "x-default", "Resource",
	"NotoSans", "NotoSansKhmer", "NotoSerif", "NotoSerifKhmer", "Regular", "Bold", "Italic",
	"NotoSansThai", "NotoSansLao", "NotoSansMyanmar", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", installed.Name,
})

// fonts are those of the machine, looked for when a letter asks for one.
var fonts = sync.OnceValue(installed.System)

var gravity = map[disclosure.Severity]int{disclosure.Stop: 0, disclosure.Error: 1, disclosure.Warning: 2}

// mended is the part of a dossier in which what the page found of a profile can be
// mended.
var mended = map[string]string{export.CodePhotoBroken: "attachments", export.CodeLongProfile: "narrative", export.CodeCardFull: "asks"}

// ofDossiers gives the findings of the page, which knows profiles, their
// dossiers.
func ofDossiers(findings []disclosure.Finding, shown disclosure.Disclosed, held disclosure.Held) []disclosure.Finding {
	byKey := map[string]dossier.ID{}
	for i, p := range shown.Profiles() {
		if i < len(held.Dossiers) {
			byKey[p.Key()] = held.Dossiers[i]
		}
	}
	l := slices.Clone(findings)
	for i, f := range l {
		if id, ok := byKey[string(f.Item)]; ok {
			l[i].Dossier, l[i].Subject, l[i].Item, l[i].Part = id, id, "", mended[f.Code]
		}
	}
	return l
}

func missingGlyphs(runes []rune) disclosure.Finding {
	var list []string
	for _, r := range runes[:min(len(runes), 8)] {
		list = append(list, fmt.Sprintf("U+%04X", r))
	}
	text := "no font here has these characters, they print as boxes: " + strings.Join(list, ", ")
	if len(runes) > 8 {
		text += fmt.Sprintf(" and %d more", len(runes)-8)
	}
	return disclosure.Finding{Severity: disclosure.Error, Code: CodeGlyph, Text: text}
}

// StoppedError says why a briefing was not written.
type StoppedError struct{ By []disclosure.Finding }

// Error names the first reason and how many there are.
func (e *StoppedError) Error() string {
	s := "the export was stopped and nothing was written: " + e.By[0].Text
	if len(e.By) > 1 {
		s += fmt.Sprintf(" (and %d more findings)", len(e.By)-1)
	}
	return s
}

// Export makes a briefing and writes it to a file, whole or not at all. It
// replaces a file only with force, and fails with a *[StoppedError] and writes
// nothing where a finding stops it; the briefing is given back then too.
func (d *Desk) Export(ctx context.Context, o Order, path string, force bool) (*Briefing, error) {
	if err := CanWrite(path, force); err != nil {
		return nil, err
	}
	b, err := d.Brief(ctx, o)
	if err != nil {
		return nil, err
	}
	return b, b.Write(path, force)
}

// Write puts a briefing that was made already into a file, as Export does.
func (b *Briefing) Write(path string, force bool) error {
	if stopped := b.Stopped(); len(stopped) > 0 {
		return &StoppedError{stopped}
	}
	return WriteFile(path, b.File, force)
}

// SetCache names a folder for the compiled PDF reader. It holds nothing of any
// vault; with it the reader starts in a fraction of the time. "" is none.
func SetCache(dir string) {
	if dir != "" {
		preview.SetCache(dir)
	}
}

// Prepare makes the PDF reader ready to be started in a moment, where it is not yet.
func Prepare(ctx context.Context) error { return preview.Prepare(ctx) }
