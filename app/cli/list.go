package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/words"
)

func newList(s *System) *cobra.Command {
	var v vaultFlags
	var p pick
	var asJSON bool
	c := &cobra.Command{
		Use:   "list --vault V [--select QUERY] [--as-of DATE]",
		Short: "List dossiers: the named first, of them who is held, who only looks free, who is free",
		Args:  args(0, ""),
		RunE:  func(c *cobra.Command, _ []string) error { return find(c, s, &v, &p, p.query, asJSON) },
	}
	v.add(c)
	p.addSelect(c)
	p.addAsOf(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

func newSearch(s *System) *cobra.Command {
	var v vaultFlags
	var p pick
	var asJSON bool
	c := &cobra.Command{
		Use:   "search --vault V QUERY",
		Short: "List the dossiers that match a query",
		Long: `List the dossiers that match a query.

Words and "quoted phrases" in any script must all match. OR, NOT, - and
parentheses combine. A field is sought as field:value, with the fields name,
status, charge, affiliation, place, tag, source, consent, id, born:
status:held, status:not-free, consent:none, stale:yes, born:1953. Days in
custody and the last check compare: held>365, checked<2018-08-01.`,
		Args: func(_ *cobra.Command, a []string) error {
			if len(a) == 0 {
				return usagef("QUERY is missing")
			}
			return nil
		},
		RunE: func(c *cobra.Command, a []string) error {
			return find(c, s, &v, &p, strings.Join(a, " "), asJSON)
		},
	}
	v.add(c)
	p.addAsOf(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

func find(c *cobra.Command, s *System, v *vaultFlags, p *pick, query string, asJSON bool) error {
	asOf, err := p.day(c, s)
	if err != nil {
		return err
	}
	if err := desk.CheckQuery(query); err != nil {
		return usagef("%v", err)
	}
	d, err := v.open(c, s, true)
	if err != nil {
		return err
	}
	defer d.Close()
	f, err := d.Find(query, asOf)
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(s.Stdout, toHits(f, asOf))
	}
	return printRows(s.Stdout, f, asOf)
}

func printRows(w io.Writer, f desk.Found, asOf dossier.Day) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tNAME\tSTATUS\tSINCE\tDAYS\tCHARGE")
	for _, r := range f.Rows {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, short(rowName(r)), rowStatus(r), words.English.Since(r.Standing), rowDays(r), short(r.Charge))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("failed to print: %w", err)
	}
	_, err := fmt.Fprintf(w, "%d of %s, as of %s\n", len(f.Rows), count(f.Total, "dossier"), words.English.Day(asOf))
	return err
}

func rowName(r desk.Row) string {
	switch {
	case r.Name == "" && r.KnownAs != "":
		return "(not named: " + r.KnownAs + ")"
	case r.Name == "":
		return "(not named)"
	}
	return strings.Join(append([]string{r.Name}, r.Names...), " / ")
}

func rowStatus(r desk.Row) string {
	s := words.English.Chip(r.Standing)
	if !r.Standing.Certain {
		s += " (likely)"
	}
	return s
}

func rowDays(r desk.Row) string { return words.English.Days(r.Days) }
