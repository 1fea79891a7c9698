package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
)

func newPackets(s *System) *cobra.Command {
	var v vaultFlags
	var stale, asJSON bool
	c := &cobra.Command{
		Use:   "packets --vault V [--stale]",
		Short: "List the packets of the ledger, the newest first",
		Long: `List the packets that 'export --record' put into the ledger, the newest first: for
whom, as of which day, in which copies.

A packet is stale when the same order would give another one now, or when of
somebody in it something is known that was not known then. That days in custody go
by makes none stale. 'export --kind changes --since NUMBER' prints what is new.`,
		Args: args(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			d, err := v.open(c, s, true)
			if err != nil {
				return err
			}
			defer d.Close()
			all := d.Packets()
			list := make([]desk.Recorded, 0, len(all))
			for _, r := range all {
				if r.Stale || !stale {
					list = append(list, r)
				}
			}
			if asJSON {
				return printJSON(s.Stdout, toPackets(list))
			}
			return printPackets(s.Stdout, list)
		},
	}
	v.add(c)
	c.Flags().BoolVar(&stale, "stale", false, "only those that are stale")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

func printPackets(w io.Writer, list []desk.Recorded) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NUMBER\tMADE\tKIND\tFOR\tAS OF\tDOSSIERS\tSTALE\tCOPIES")
	for _, r := range list {
		stale := "no"
		if r.Stale {
			stale = "yes"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%d\t%s\t%s\n", r.Number, r.Made, r.Kind, r.Audience, r.AsOf, len(r.Profiles), stale, copiesOf(r))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("failed to print: %w", err)
	}
	_, err := fmt.Fprintln(w, count(len(list), "packet"))
	return err
}

// copiesOf names the numbered copies and who holds them: "1 An embassy, 2".
func copiesOf(r desk.Recorded) string {
	var l []string
	for _, c := range r.Copies {
		l = append(l, strings.TrimSpace(fmt.Sprintf("%d %s", c.Number, short(c.Holder))))
	}
	return strings.Join(l, ", ")
}

type packetsJSON struct {
	Packets []recordedJSON `json:"packets"`
}

type recordedJSON struct {
	ID       dossier.ID   `json:"id"`
	Number   string       `json:"number"`
	Made     dossier.Date `json:"made"`
	Kind     string       `json:"kind"`
	Audience string       `json:"audience"`
	AsOf     dossier.Date `json:"as_of"`
	SHA256   string       `json:"sha256"`
	Stale    bool         `json:"stale"`
	Changed  []dossier.ID `json:"changed"`
	Reason   *string      `json:"reason"`
	Dossiers []dossier.ID `json:"dossiers"`
	Copies   []copyJSON   `json:"copies"`
}

type copyJSON struct {
	Number int     `json:"number"`
	Holder *string `json:"holder"`
	File   *string `json:"file,omitempty"`
	Bytes  int     `json:"bytes,omitempty"`
	SHA256 string  `json:"sha256"`

	// What became of it; of the ledger alone.
	Returned *dossier.Date `json:"returned,omitempty"`
	Note     *string       `json:"note,omitempty"`
}

func toPackets(list []desk.Recorded) packetsJSON {
	all := packetsJSON{Packets: []recordedJSON{}}
	for _, r := range list {
		p := recordedJSON{
			ID: r.ID, Number: r.Number, Made: r.Made, Kind: r.Kind, Audience: string(r.Audience), AsOf: r.AsOf, SHA256: r.SHA256,
			Stale: r.Stale, Changed: append([]dossier.ID{}, r.Changed...), Reason: known(r.Reason), Dossiers: []dossier.ID{}, Copies: []copyJSON{},
		}
		for _, m := range r.Profiles {
			p.Dossiers = append(p.Dossiers, m.Dossier)
		}
		for _, c := range r.Copies {
			j := copyJSON{Number: c.Number, Holder: known(c.Holder), SHA256: c.SHA256, Note: known(c.Note)}
			if !c.Returned.IsZero() {
				j.Returned = &c.Returned
			}
			p.Copies = append(p.Copies, j)
		}
		all.Packets = append(all.Packets, p)
	}
	return all
}
