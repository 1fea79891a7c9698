package desk

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
)

// Recorded is a packet of the ledger, and whether it still tells what it would now.
type Recorded struct {
	*dossier.Packet
	Ordered PacketOptions // what it was made of, where that can be read
	// Stale says that the same order would give another packet now, or that of
	// somebody in it something is known that was not known then.
	Stale   bool
	Changed []dossier.ID // of whom that is so, in the order of the packet
	// Unmakeable says why the order cannot be given any more: another version of
	// the program recorded it. nil where it can.
	Unmakeable error
}

// originLedger is that of a packet that was recorded: what was handed over cannot be
// undone.
const originLedger = "ledger"

// lastDay is the as-of day on which all that is known has happened.
var lastDay = dossier.NewDay(9999, time.December, 31)

// PacketOptions are what beside audience and as-of day decides what a packet
// tells. They stand in [dossier.Packet.Options] as JSON.
type PacketOptions struct {
	Lang          string       `json:"lang,omitempty"`
	Paper         string       `json:"paper,omitempty"`
	TwoSided      bool         `json:"two_sided,omitempty"`
	Title         string       `json:"title,omitempty"`
	Meeting       dossier.ID   `json:"meeting,omitempty"`
	WithoutStatus []dossier.ID `json:"without_status,omitempty"`
	Query         *string      `json:"query,omitempty"` // that found the dossiers, "" is all; nil where they were picked
	Since         string       `json:"since,omitempty"` // the number of the packet whose news it tells
}

// Record puts a packet into the ledger: all copies that were made of one order.
// What is being typed becomes a change first, so that the log tells what was
// disclosed.
func (d *Desk) Record(copies ...*Briefing) (*dossier.Packet, error) {
	if len(copies) == 0 || copies[0].order == nil {
		return nil, fmt.Errorf("failed to record the packet: nothing was made")
	}
	first := copies[0]
	p, err := d.packet(first)
	if err != nil {
		return nil, fmt.Errorf("failed to record packet %s: %w", first.Number, err)
	}
	for _, b := range copies {
		if b.Copy.Number > 0 {
			p.Copies = append(p.Copies, dossier.PacketCopy{Item: dossier.Item{ID: d.NewID()}, Number: b.Copy.Number, Holder: b.Copy.Holder, SHA256: b.SHA256})
		}
	}
	if err := d.Settle(); err != nil {
		return nil, fmt.Errorf("failed to record packet %s: %w", p.Number, err)
	}
	if err := d.Together(originLedger, func(b *Batch) error { return Add(b, nil, p) }); err != nil {
		return nil, fmt.Errorf("failed to record packet %s: %w", p.Number, err)
	}
	return p, nil
}

// packet is the line of the ledger for a briefing, without its copies.
func (d *Desk) packet(b *Briefing) (*dossier.Packet, error) {
	o := b.order
	kept := PacketOptions{
		Lang: o.Lang, Paper: o.Paper.Name, TwoSided: o.TwoSided, Title: o.Title, Meeting: o.Meeting,
		WithoutStatus: o.WithoutStatus, Query: o.query,
	}
	if o.since != nil {
		kept.Since = o.since.Number
	}
	options, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	p := &dossier.Packet{
		ID: d.NewID(), Number: b.Number, Made: dossier.DateOf(o.today), Kind: string(o.Kind), Audience: o.Audience, AsOf: dossier.DateOf(o.AsOf),
		Options: string(options), SHA256: b.SHA256, Reason: o.Reason,
	}
	hashes, later := o.hashes()
	for _, id := range o.IDs {
		p.Profiles = append(p.Profiles, dossier.PacketMember{Item: dossier.Item{ID: d.NewID()}, Dossier: id, Hash: hashes[id], Later: later[id]})
	}
	return p, nil
}

// hashes are those of what is disclosed of each dossier, as of the day of the
// order and as of the last of days.
func (p *prepared) hashes() (now, later map[dossier.ID]string) {
	options := p.options()
	options.AsOf = lastDay
	shown, held := disclosure.Disclose(p.view, p.IDs, options)
	return hashesOf(p.shown, p.held), hashesOf(shown, held)
}

func hashesOf(shown disclosure.Disclosed, held disclosure.Held) map[dossier.ID]string {
	l := map[dossier.ID]string{}
	for i, profile := range shown.Profiles() {
		l[held.Dossiers[i]] = profile.Hash()
	}
	return l
}

// optionsOf reads what a packet was made of.
func optionsOf(p *dossier.Packet) (kept PacketOptions, err error) {
	if err := json.Unmarshal([]byte(p.Options), &kept); err != nil {
		return kept, fmt.Errorf("failed to read what packet %s was made of: %w", p.Number, err)
	}
	return kept, nil
}

// reorder is the order that gave a packet, as it would be given now.
func reorder(p *dossier.Packet, v *dossier.View, now time.Time) (*prepared, PacketOptions, error) {
	kept, err := optionsOf(p)
	if err != nil {
		return nil, kept, err
	}
	o := &prepared{today: dossier.DayOf(now), view: v, query: kept.Query, Order: Order{
		Kind: export.Kind(p.Kind), Audience: p.Audience, AsOf: p.AsOf.First(), Lang: kept.Lang, TwoSided: kept.TwoSided,
		Title: kept.Title, Meeting: kept.Meeting, WithoutStatus: kept.WithoutStatus, MadeOn: now,
	}}
	if kept.Paper != "" {
		paper, err := export.ParsePaper(kept.Paper)
		if err != nil {
			return nil, kept, fmt.Errorf("failed to read what packet %s was made of: %w", p.Number, err)
		}
		o.Paper = paper
	}
	for _, m := range p.Profiles {
		o.IDs = append(o.IDs, m.Dossier)
	}
	return o, kept, nil
}

// Packets are those of the ledger, the newest first.
func (d *Desk) Packets() []Recorded {
	v, now := d.View(), d.now()
	packets := v.Packets
	l := make([]Recorded, len(packets))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range packets {
		r := &l[len(l)-1-i]
		r.Packet = p
		g.Go(func() error { r.judge(v, now); return nil })
	}
	_ = g.Wait() // nothing there fails
	return l
}

// judge finds out whether a packet is stale. Its own as-of day counts: that days
// in custody went by makes no sheet stale, but what was found out or happened since
// does. One that this version of the program cannot make again is.
func (r *Recorded) judge(v *dossier.View, now time.Time) {
	r.Stale = true
	o, kept, err := reorder(r.Packet, v, now)
	r.Ordered = kept
	if err != nil {
		r.Unmakeable = err
		return
	}
	o.disclose()
	pages := o.pages(export.Copy{})
	if kept.Since != "" {
		pages.Since = &export.Earlier{Number: kept.Since}
	}
	number, err := pages.Number()
	if err != nil {
		r.Unmakeable = err
		return
	}
	hashes, later := o.hashes()
	for _, m := range r.Profiles {
		if hashes[m.Dossier] != m.Hash || m.Later != "" && later[m.Dossier] != m.Later {
			r.Changed = append(r.Changed, m.Dossier)
		}
	}
	r.Stale = number != r.Number || len(r.Changed) > 0
}

// FindPacket finds a packet of the ledger by its identifier or by its number, as
// somebody may read it off a sheet: the number of a copy and small letters do not
// matter. Of several with one number it gives the newest.
func (d *Desk) FindPacket(text string) (*dossier.Packet, error) {
	number, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(text)), "/")
	plain := func(s string) string { return strings.ReplaceAll(s, "-", "") }
	packets := d.View().Packets
	for i := len(packets) - 1; i >= 0; i-- {
		if p := packets[i]; string(p.ID) == number || number != "" && plain(p.Number) == plain(number) {
			return p, nil
		}
	}
	return nil, fmt.Errorf("the ledger has no packet %q: 'habeas packets' lists those that were recorded", text)
}

// PacketNews is what is new since a packet of the ledger.
type PacketNews struct {
	disclosure.News
	Dossiers []dossier.ID // of its people, one for each
}

// News tells what is new since a packet of the ledger, for those who have it, as of
// a day. It is what [export.KindChanges] prints.
func (d *Desk) News(packet dossier.ID, asOf dossier.Day) (PacketNews, error) {
	held := d.View().Packet(packet)
	if held == nil {
		return PacketNews{}, fmt.Errorf("there is no packet %s in the ledger", packet)
	}
	kept, err := optionsOf(held)
	if err != nil {
		return PacketNews{}, err
	}
	p, err := d.prepare(Order{Kind: export.KindChanges, Audience: held.Audience, AsOf: asOf, Lang: kept.Lang, Meeting: kept.Meeting, Since: packet})
	if err != nil {
		return PacketNews{}, err
	}
	n := PacketNews{News: p.since.News}
	of := map[string]dossier.ID{}
	for i, profile := range p.shown.Profiles() {
		of[profile.Key()] = p.held.Dossiers[i]
	}
	for _, x := range n.People {
		n.Dossiers = append(n.Dossiers, of[x.Profile.Key()])
	}
	return n, nil
}

// RecordedBy says on which device a packet was recorded, and when by its clock.
func (d *Desk) RecordedBy(packet dossier.ID) (device string, at time.Time, err error) {
	changes, err := d.History(packet)
	if err != nil || len(changes) == 0 {
		return "", time.Time{}, err
	}
	first := changes[len(changes)-1]
	return first.Device, first.At, nil
}

// SavePacket writes what is noted of the copies of a packet; see [Save].
func (d *Desk) SavePacket(base, now *dossier.Packet) error { return Save(d, base, now) }

// DraftPacket makes what is being typed about a packet durable; see [Desk.Draft].
func (d *Desk) DraftPacket(base, now *dossier.Packet) error { return DraftOf(d, base, now) }

// OrderOf is the order that gave a packet of the ledger, for another day, and the
// query that had found its dossiers; nil where they were picked.
func (d *Desk) OrderOf(packet dossier.ID, asOf dossier.Day) (o Order, query *string, err error) {
	view := d.View()
	held := view.Packet(packet)
	if held == nil {
		return o, nil, fmt.Errorf("there is no packet %s in the ledger", packet)
	}
	p, kept, err := reorder(held, view, d.now())
	if err != nil {
		return o, nil, err
	}
	p.AsOf, p.MadeOn = asOf, time.Time{}
	if kept.Since != "" {
		if then, err := d.FindPacket(kept.Since); err == nil {
			p.Since = then.ID
		}
	}
	p.IDs = slices.DeleteFunc(p.IDs, func(id dossier.ID) bool { return view.Dossier(id) == nil })
	return p.Order, kept.Query, nil
}

// FindFile finds the packet that a file is, and the number of its copy, by the
// SHA-256 of the file; nil where it is none of the ledger's. A copy is 0 where the
// packet has no numbered ones.
func (d *Desk) FindFile(sha256 string) (p *dossier.Packet, number int) {
	packets := d.View().Packets
	for i := len(packets) - 1; i >= 0; i-- {
		for _, c := range packets[i].Copies {
			if c.SHA256 == sha256 {
				return packets[i], c.Number
			}
		}
		if packets[i].SHA256 == sha256 {
			return packets[i], 0
		}
	}
	return nil, 0
}
