package cli

import (
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/words"
)

func newStats(s *System) *cobra.Command {
	var v vaultFlags
	var p pick
	var asJSON bool
	c := &cobra.Command{
		Use:   "stats --vault V [--select QUERY] [--as-of DATE]",
		Short: "Print the figures: held, released, released but not free, by release, by charge",
		Args:  args(0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			asOf, err := p.day(c, s)
			if err != nil {
				return err
			}
			if err := desk.CheckQuery(p.query); err != nil {
				return usagef("--select: %v", err)
			}
			d, err := v.open(c, s, true)
			if err != nil {
				return err
			}
			defer d.Close()
			found, err := d.Find(p.query, asOf)
			if err != nil {
				return err
			}
			f := d.Count(found.IDs(), asOf)
			if asJSON {
				return printJSON(s.Stdout, f)
			}
			return printFigures(s.Stdout, f)
		},
	}
	v.add(c)
	p.addSelect(c)
	p.addAsOf(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

func printFigures(w io.Writer, f dossier.Figures) error {
	p := &printer{w: w}
	p.linef("As of %s", words.English.Day(f.AsOf))
	p.linef("%6d people profiled", f.Profiled)
	p.linef("%6d held", f.Held)
	p.linef("%6d released", f.Released)
	p.linef("%6d   of them released, but not free", f.ReleasedNotFree)
	p.linef("%6d   of them free", f.Free)
	for _, x := range []struct {
		n    int
		what string
	}{{f.Disappeared, "disappeared"}, {f.AtLarge, "at large"}, {f.Dead, "dead"}, {f.NotKnown, "not known"}} {
		if x.n > 0 {
			p.linef("%6d %s", x.n, x.what)
		}
	}
	if f.Uncertain > 0 {
		p.linef("%6d of these statuses are only likely", f.Uncertain)
	}
	if f.Released > 0 {
		p.linef("Released by")
		for _, k := range dossier.ReleaseKinds {
			if n := f.ByRelease[k]; n > 0 {
				p.linef("%6d %s", n, k)
			}
		}
	}
	if len(f.ByCharge) > 0 {
		p.linef("By charge")
		for _, c := range slices.Sorted(maps.Keys(f.ByCharge)) {
			p.linef("%6d %s", f.ByCharge[c], short(c))
		}
	}
	return p.err
}
