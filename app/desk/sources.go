package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"habeas/dossier"
	"habeas/dossier/change"
)

// ErrCited is returned by DeleteSource for a source that something still names.
var ErrCited = errors.New("the source is still named by what it says: it was kept")

// DeleteSource takes away a source that nothing names; Undo brings it back.
func (d *Desk) DeleteSource(id dossier.ID) error {
	if len(d.Citations(id)) > 0 {
		return ErrCited
	}
	return d.Delete(id)
}

// MergeSources lets one source stand for another that is the same: whatever names
// the other names it from then on, what only the other says of itself is taken
// over, and the other is taken away. It is one change, which Undo takes back as
// one. Where fewer may see one of the two, fewer may see the one that stays: it
// tells what that one told.
func (d *Desk) MergeSources(into, from dossier.ID) error {
	d.mu.Lock()
	err := d.mergeSources(into, from)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && listener != nil {
		listener()
	}
	return err
}

func (d *Desk) mergeSources(into, from dossier.ID) error {
	if err := d.settleAll(); err != nil { // what is being typed names sources, too
		return err
	}
	v := d.View()
	stays, goes := v.Source(into), v.Source(from)
	if stays == nil || goes == nil || into == from {
		return errors.New("one of the two sources is not there any more: nothing was changed")
	}
	one := &change.Change{}
	edit := func(base, now any) error {
		kind, id, err := kindOf(now)
		if err != nil {
			return err
		}
		r, err := d.vault.Record(id)
		if err != nil {
			return err
		}
		writes, err := change.Edit(kind, r, base, now)
		one.Writes = append(one.Writes, writes...)
		return err
	}
	whole := *stays
	fillFrom(&whole, goes)
	err := edit(stays, &whole)
	eachSubject(v, func(subject any, _ Citation) {
		if err != nil || !names(subject, from) {
			return
		}
		err = edit(subject, renamed(subject, from, into))
	})
	if err != nil {
		return err
	}
	r, err := d.vault.Record(from)
	if err != nil {
		return err
	}
	gone, err := change.Delete(r)
	if err != nil {
		return err
	}
	one.Writes = append(one.Writes, gone...)
	return d.together("", func(b *Batch) error { return b.append(one) })
}

func names(subject any, source dossier.ID) (found bool) {
	eachCited(subject, func(_ string, _ any, ids []dossier.ID) { found = found || slices.Contains(ids, source) })
	return found
}

// fillFrom takes over what a source does not say from another one. Who may see it
// are those who could see both.
func fillFrom(s, other *dossier.Source) {
	who := shownTo(s).And(shownTo(other))
	to, from := reflect.ValueOf(s).Elem(), reflect.ValueOf(other).Elem()
	for i := range to.NumField() {
		if to.Type().Field(i).Name != "Disputes" && to.Field(i).IsZero() {
			to.Field(i).Set(from.Field(i))
		}
	}
	s.Audience = who
}

// shownTo is who may see a source; the default is for what goes with what cites it,
// and for one of which nobody has said yet what it is.
func shownTo(s *dossier.Source) dossier.Audiences {
	if s.Audience == dossier.ByDefault && (s.Type == dossier.SourceInterview || s.Type == dossier.SourceOwn) {
		return dossier.Internal
	}
	return s.Audience
}

// renamed is a copy of a subject that names another source in place of one.
func renamed(subject any, from, to dossier.ID) any {
	old := reflect.ValueOf(subject).Elem()
	now := reflect.New(old.Type())
	now.Elem().Set(old)
	rename(now.Elem(), from, to)
	return now.Interface()
}

func rename(v reflect.Value, from, to dossier.ID) {
	mark := func(marked reflect.Value) {
		m := marked.FieldByName("Mark").Addr().Interface().(*dossier.Mark)
		m.Sources = replaced(m.Sources, from, to)
		if c, ok := marked.Addr().Interface().(*dossier.Consent); ok && c.Source == from {
			c.Source = to
		}
	}
	for _, f := range citingFields(v.Type()) {
		part := v.Field(f.at)
		switch f.kind {
		case citingList:
			own := reflect.MakeSlice(part.Type(), part.Len(), part.Len())
			reflect.Copy(own, part)
			part.Set(own)
			for i := range part.Len() {
				mark(part.Index(i))
			}
		case citingPart:
			mark(part)
		case citingGroup:
			rename(part, from, to)
		}
	}
}

// replaced puts one source in the place of another, and names none twice.
func replaced(ids []dossier.ID, from, to dossier.ID) []dossier.ID {
	if !slices.Contains(ids, from) {
		return ids
	}
	var l []dossier.ID
	for _, id := range ids {
		if id == from {
			id = to
		}
		if !slices.Contains(l, id) {
			l = append(l, id)
		}
	}
	return l
}

// ErrNoSource says that a source was deleted before a copy of it could be kept.
var ErrNoSource = errors.New("the source was deleted meanwhile: the file was not taken in, nothing was changed")

// KeepCopy keeps a file in the vault as the archived copy of a source, in place of
// one that it has. It is one change, and makes a source of which nothing was written
// yet.
func (d *Desk) KeepCopy(source dossier.ID, original []byte) error {
	switch {
	case len(original) == 0:
		return ErrEmptyFile
	case len(original) > MaxAttachment:
		return ErrLargeFile
	}
	if err := d.Settle(); err != nil {
		return err
	}
	return d.Together("", func(b *Batch) error {
		base := d.View().Source(source)
		now := dossier.Source{ID: source}
		if base != nil {
			now = *base
		} else if was, err := d.vault.Record(source); err != nil {
			return err
		} else if was != nil {
			return ErrNoSource
		}
		var err error
		if now.Archive, err = b.Blob(original); err != nil {
			return err
		}
		return Add(b, base, &now)
	})
}

// ErrOtherBytes says that an archived copy is not what it was.
var ErrOtherBytes = errors.New("the archived copy is not what it was when it was kept: its SHA-256 differs")

// ArchivedCopy reads the archived copy of a source back, makes sure that it has the
// SHA-256 under which it was kept, and tells what kind of file it is.
func (d *Desk) ArchivedCopy(s *dossier.Source) (dossier.Attachment, []byte, error) {
	data, err := d.vault.Blob(s.Archive)
	if err != nil {
		return dossier.Attachment{}, nil, fmt.Errorf("failed to read the archived copy: %w", err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != s.Archive {
		return dossier.Attachment{}, nil, ErrOtherBytes
	}
	media, _, _ := strings.Cut(mimetype.Detect(data).String(), ";")
	return dossier.Attachment{Kind: dossier.AttachWebPage, MediaType: media, SHA256: s.Archive, Bytes: int64(len(data))}, data, nil
}

// DraftSource makes what is being typed about a source durable; see [Desk.Draft].
func (d *Desk) DraftSource(base, now *dossier.Source) error { return DraftOf(d, base, now) }
