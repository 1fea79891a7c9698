package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"habeas/dossier"
	"habeas/export"
)

// Delivery says where a packet goes.
type Delivery struct {
	Path    string
	Force   bool     // replaces what is there
	Holders []string // one numbered copy for each, "" is a holder without a name; nil is one file without a number
	Record  bool     // puts the packet into the ledger
}

// Delivered is a packet that was made and, unless something stopped it, written.
type Delivered struct {
	Copies []*Briefing // at least one
	Paths  []string    // of the copies
	Packet *dossier.Packet
}

// Shown is the copy to speak of: one that was stopped, or the first.
func (d *Delivered) Shown() *Briefing {
	for _, b := range d.Copies {
		if len(b.Stopped()) > 0 {
			return b
		}
	}
	return d.Copies[0]
}

// Deliver makes a packet, writes each copy of it and records it, all of that or
// nothing. It fails with a *[StoppedError] where a finding stops it; what was made
// is given back then too.
func (d *Desk) Deliver(ctx context.Context, o Order, to Delivery) (*Delivered, error) {
	warm(ctx)
	p, err := d.prepare(o)
	if err != nil {
		return nil, err
	}
	copies, err := d.number(p, to.Holders)
	if err != nil {
		return nil, err
	}
	out := &Delivered{}
	for _, c := range copies {
		path := to.Path
		if c.Number > 0 {
			path = CopyPath(to.Path, c.Number)
		}
		if err := CanWrite(path, to.Force); err != nil {
			return nil, err
		}
		out.Paths = append(out.Paths, path)
	}
	if out.Copies, err = d.printAll(ctx, p, copies); err != nil {
		return out.orNothing(), err
	}
	return out, out.write(to.Force, func() error {
		if !to.Record {
			return nil
		}
		out.Packet, err = d.Record(out.Copies...)
		return err
	})
}

// orNothing is nil where nothing was made.
func (d *Delivered) orNothing() *Delivered {
	if len(d.Copies) == 0 {
		return nil
	}
	return d
}

// Copies makes a packet, a numbered copy for each holder as a [Delivery] has them,
// and writes nothing: for the printer. It fails with a *[StoppedError] where a finding
// stops it; what was made is given back then too.
func (d *Desk) Copies(ctx context.Context, o Order, holders []string) ([]*Briefing, error) {
	p, err := d.prepare(o)
	if err != nil {
		return nil, err
	}
	copies, err := d.number(p, holders)
	if err != nil {
		return nil, err
	}
	return d.printAll(ctx, p, copies)
}

// printAll makes copies up to one that is stopped.
func (d *Desk) printAll(ctx context.Context, p *prepared, copies []export.Copy) ([]*Briefing, error) {
	var l []*Briefing
	for _, c := range copies {
		b, err := d.print(ctx, p, c)
		if err != nil {
			return nil, err
		}
		l = append(l, b)
		if by := b.Stopped(); len(by) > 0 {
			return l, &StoppedError{by}
		}
	}
	return l, nil
}

// number gives each holder a copy. Where the ledger has the same packet already,
// the numbers go on from its copies: no two sheets have one number.
func (d *Desk) number(p *prepared, holders []string) ([]export.Copy, error) {
	if len(holders) == 0 {
		return []export.Copy{{}}, nil
	}
	number, err := p.pages(export.Copy{}).Number()
	if err != nil {
		return nil, err
	}
	last := 0
	for _, known := range p.view.Packets {
		if known.Number == number {
			for _, c := range known.Copies {
				last = max(last, c.Number)
			}
		}
	}
	var l []export.Copy
	for i, holder := range holders {
		l = append(l, export.Copy{Number: last + i + 1, Holder: strings.Join(strings.Fields(holder), " ")})
	}
	return l, nil
}

// CopyPath is the file of a numbered copy: "packet-2.pdf" for "packet.pdf".
func CopyPath(path string, number int) string {
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), number, ext)
}

// write has all files appear, and then does what belongs to it; where anything
// fails, all is as it was.
func (d *Delivered) write(force bool, then func() error) (err error) {
	var undo, tidy []func() error
	defer func() {
		steps := tidy
		if err != nil {
			steps = undo
		}
		for i := len(steps) - 1; i >= 0; i-- {
			if failed := steps[i](); failed != nil && err != nil {
				err = fmt.Errorf("%w; what was there before could not be put back: %w", err, cause(failed))
			}
		}
	}()
	beside := make([]string, len(d.Paths))
	for i, b := range d.Copies {
		if beside[i], err = writeBeside(d.Paths[i], b.File); err != nil {
			return notWritten(d.Paths[i], err)
		}
		undo = append(undo, func() error { return gone(os.Remove(beside[i])) })
	}
	for i, path := range d.Paths {
		if force {
			kept := beside[i] + ".was"
			if moved := os.Rename(path, kept); moved == nil {
				undo = append(undo, func() error { return os.Rename(kept, path) })
				tidy = append(tidy, func() error { return os.Remove(kept) })
			} else if !errors.Is(moved, fs.ErrNotExist) {
				return notWritten(path, moved)
			}
		}
		if err := appear(beside[i], path, force); err != nil {
			return notWritten(path, err)
		}
		undo = append(undo, func() error { return gone(os.Remove(path)) })
	}
	return then()
}

// gone passes over that a file is not there.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
