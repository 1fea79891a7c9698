package desk

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/disclosure"
	"habeas/export"
)

// CodeThenUnknown is of news of a packet that cannot be disclosed again as it was.
const CodeThenUnknown = "then-unknown"

// sinceThen prepares the news since a packet of the ledger. Nothing of what that one
// told is kept: it is disclosed again, to the same audience, out of the log as it was
// then; the ledger's hashes say whether it is the same.
//
// The news is of who was in it, and of whom its query finds now.
func (d *Desk) sinceThen(p *prepared) error {
	packet := p.view.Packet(p.Since)
	switch {
	case packet == nil:
		return errors.New("what is new can only be told since a packet of the ledger: none was named")
	case packet.Audience != p.Audience:
		return fmt.Errorf("packet %s was made for another audience (%s): its readers did not see what this one may", packet.Number, packet.Audience)
	}
	then, kept, err := reorder(packet, p.view, p.MadeOn)
	if err != nil {
		return err
	}
	switch {
	case p.IDs != nil:
	case p.Query != "" || kept.Query == nil:
		if p.Query != "" {
			err = d.pick(p, p.Query)
		}
	default:
		err = d.pick(p, *kept.Query)
	}
	if err != nil {
		return err
	}
	for _, m := range packet.Profiles {
		if !slices.Contains(p.IDs, m.Dossier) && p.view.Dossier(m.Dossier) != nil {
			p.IDs = append(p.IDs, m.Dossier)
		}
	}
	p.discloseBut(packet)
	same, err := d.discloseAsThen(then, packet)
	if err != nil {
		return err
	}
	if !same {
		p.doubts = append(p.doubts, disclosure.Finding{
			Severity: disclosure.Warning, Code: CodeThenUnknown,
			Text: fmt.Sprintf("what packet %s told cannot be worked out again to the letter: compare the news with a copy of it", packet.Number),
		})
	}
	if then.Lang != p.Lang { // the readers were told in another language
		then.Lang = p.Lang
		then.disclose()
	}
	p.since = &export.Earlier{
		Number: packet.Number, Made: packet.Made.First(),
		News: disclosure.Compare(then.shown, then.held, p.shown, p.held),
	}
	return nil
}

// discloseBut discloses without those whom the packet showed and who may not be shown
// any more: the note counts them, and is not stopped by them. What is held back of
// them is sought in the pages all the same.
func (p *prepared) discloseBut(packet *dossier.Packet) {
	p.disclose()
	gone := map[dossier.ID]bool{}
	for _, m := range packet.Profiles {
		gone[m.Dossier] = m.Hash != "" && !slices.Contains(p.held.Dossiers, m.Dossier)
	}
	if !slices.ContainsFunc(p.IDs, func(id dossier.ID) bool { return gone[id] }) {
		return
	}
	items := p.held.Items
	p.IDs = slices.DeleteFunc(slices.Clone(p.IDs), func(id dossier.ID) bool { return gone[id] })
	p.disclose()
	for _, it := range items {
		if gone[it.Dossier] {
			p.held.Items = append(p.held.Items, it)
		}
	}
}

// discloseAsThen discloses a packet out of the log as it was when the packet was
// recorded, and reports whether that gives what the ledger says.
func (d *Desk) discloseAsThen(o *prepared, packet *dossier.Packet) (same bool, err error) {
	o.today = packet.Made.First()
	views, err := d.viewsBefore(packet.ID)
	if err != nil {
		return false, fmt.Errorf("failed to work out what packet %s told: %w", packet.Number, err)
	}
	best := -1
	var found prepared
	for _, v := range views {
		o.view = v
		o.disclose()
		hashes, n := hashesOf(o.shown, o.held), 0
		for _, m := range packet.Profiles {
			if hashes[m.Dossier] == m.Hash {
				n++
			}
		}
		if n > best {
			best, found = n, *o
		}
		if n == len(packet.Profiles) {
			break
		}
	}
	*o = found
	return best == len(packet.Profiles), nil
}

// viewsBefore are what the vault held when a subject was made, the likeliest first:
// what had come into this copy before; and, as a merge brings changes in another
// order, what had been written by then by the clocks of the devices.
func (d *Desk) viewsBefore(id dossier.ID) ([]*dossier.View, error) {
	var all []change.NamedChange
	at, made := -1, time.Time{}
	err := d.vault.Log(func(_ uint64, c change.NamedChange) error {
		if at < 0 && slices.Contains(c.Change.Subjects(), id) {
			at, made = len(all), c.Change.Time()
		}
		all = append(all, c)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("failed to read the log: %w", err)
	}
	if at < 0 {
		return nil, errors.New("the log does not say when it was recorded")
	}
	byClock := slices.DeleteFunc(slices.Clone(all), func(c change.NamedChange) bool { return c.Change.Time().After(made) })
	var views []*dossier.View
	for _, changes := range [][]change.NamedChange{all[:at], byClock} {
		v, err := viewOf(changes)
		if err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	return views, nil
}

// viewOf is what changes come to.
func viewOf(changes []change.NamedChange) (*dossier.View, error) {
	v := &dossier.View{Context: dossier.Context{ID: dossier.ContextID}, We: dossier.We{ID: dossier.WeID}}
	for id, r := range change.Rebuild(changes) {
		if err := put(v, id, r); err != nil {
			return nil, err
		}
	}
	arrange(v)
	return v, nil
}
