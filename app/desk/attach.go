package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"habeas/dossier"
	"habeas/dossier/picture"
	"habeas/dossier/vault"
)

// MaxAttachment is what an attached file may have, in bytes: as a photograph.
const MaxAttachment = picture.MaxBytes

// ErrClosed is what everything fails with once a vault is closed.
var ErrClosed = vault.ErrClosed

// The errors of what is attached.
var (
	ErrEmptyFile = errors.New("the file is empty: it was not taken in, nothing was changed")
	ErrLargeFile = fmt.Errorf("the file is larger than %d MiB: it was not taken in, nothing was changed", MaxAttachment>>20)
)

// Attach takes any file in, whole. A picture becomes a photograph with a
// print-size copy, and the portrait where the dossier has none; everything else,
// and a picture that cannot be read, becomes a paper, which is never printed. It
// is one change, which Undo takes back.
func (d *Desk) Attach(ctx context.Context, id dossier.ID, fileName string, original []byte) (dossier.Attachment, error) {
	switch {
	case len(original) == 0:
		return dossier.Attachment{}, ErrEmptyFile
	case len(original) > MaxAttachment:
		return dossier.Attachment{}, ErrLargeFile
	}
	p, err := picture.Accept(ctx, fileName, original)
	if ctx.Err() != nil {
		return dossier.Attachment{}, ctx.Err()
	}
	return d.attach(id, func(b *Batch, now *dossier.Dossier) (dossier.Attachment, error) {
		if err != nil {
			return b.Paper(fileName, original)
		}
		a, err := b.Photograph(p, original)
		a.Portrait = now.Portrait() == nil
		return a, err
	})
}

// attach appends what keep keeps to the attachments of a dossier.
func (d *Desk) attach(id dossier.ID, keep func(b *Batch, now *dossier.Dossier) (dossier.Attachment, error)) (a dossier.Attachment, err error) {
	// What is being typed becomes a change of its own first: the file's change
	// begins from a record that must have it.
	if err := d.Settle(); err != nil {
		return dossier.Attachment{}, err
	}
	err = d.Together("", func(b *Batch) error {
		base, err := b.Dossier(id)
		if err != nil {
			return err
		}
		if base == nil {
			return fmt.Errorf("there is no dossier %s", id)
		}
		now := *base
		now.Attachments = slices.Clone(base.Attachments)
		if a, err = keep(b, &now); err != nil {
			return err
		}
		now.Attachments = append(now.Attachments, a)
		return Add(b, base, &now)
	})
	return a, err
}

// Paper keeps a file in the vault as it came, and gives the attachment that
// names it. What kind of file it is, its content says and not its name.
func (b *Batch) Paper(fileName string, original []byte) (dossier.Attachment, error) {
	media := mimetype.Detect(original)
	kind := dossier.AttachOther
	switch {
	case media.Is("application/pdf"):
		kind = dossier.AttachCourtPaper
	case media.Is("text/html"):
		kind = dossier.AttachWebPage
	}
	name, _, _ := strings.Cut(media.String(), ";") // "text/plain; charset=utf-8"
	a := dossier.Attachment{
		Item: dossier.Item{ID: b.NewID()}, Kind: kind, FileName: fileName,
		MediaType: name, Bytes: int64(len(original)), Arrived: dossier.DateOf(b.d.Today()),
	}
	var err error
	a.SHA256, err = b.Blob(original)
	return a, err
}
