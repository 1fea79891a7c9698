package cli

import (
	"github.com/spf13/pflag"

	"habeas/app/desk"
	"habeas/export"
)

// handOver are the flags about a packet that goes to somebody: its copies, the
// ledger, and the packet that they had before.
type handOver struct {
	copies    int
	named     []string
	record    bool
	sinceThis string
}

func (h *handOver) addHandOver(fl *pflag.FlagSet) {
	fl.BoolVar(&h.record, "record", false, "put the packet into the ledger")
	fl.IntVar(&h.copies, "copies", 0, "make `N` numbered copies, each a file of its own")
	fl.StringArrayVar(&h.named, "holder", nil, "`NAME` of who gets the next of the numbered copies, printed on that one alone; may be given again")
	fl.StringVar(&h.sinceThis, "since", "", "with --kind changes, the `NUMBER` of the packet that the readers have")
}

// check says what of the flags cannot be.
func (h *handOver) check(kind export.Kind) error {
	const most = 1000
	switch {
	case h.copies < 0 || h.copies > most:
		return usagef("--copies: invalid number %d: want 1 to %d", h.copies, most)
	case h.copies > 0 && len(h.named) > h.copies:
		return usagef("--holder: %d names for %d copies", len(h.named), h.copies)
	case kind == export.KindChanges && h.sinceThis == "":
		return usagef("--since is missing: the number of the packet since which there are changes")
	case kind != export.KindChanges && h.sinceThis != "":
		return usagef("--since goes with --kind changes alone")
	}
	return nil
}

// holders are those of the numbered copies, "" for one without a name.
func (h *handOver) holders() []string {
	l := append([]string(nil), h.named...)
	for len(l) < h.copies {
		l = append(l, "")
	}
	return l
}

// canWrite tells early what is in the way. Which numbers the copies get, and what
// may be in their way, only the ledger knows.
func (h *handOver) canWrite(out string, force bool) error {
	if len(h.holders()) > 0 {
		return desk.CanWrite(desk.CopyPath(out, 1), true)
	}
	return desk.CanWrite(out, force)
}

// since finds the packet that the readers have.
func (h *handOver) since(d *desk.Desk, o *desk.Order) error {
	if h.sinceThis == "" {
		return nil
	}
	p, err := d.FindPacket(h.sinceThis)
	if err != nil {
		return err
	}
	o.Since = p.ID
	if o.Audience == "" {
		o.Audience = p.Audience
	}
	return nil
}

// kinds are the names of the kinds of briefing.
func kinds() []string {
	var l []string
	for _, k := range export.Kinds {
		l = append(l, string(k))
	}
	return l
}
