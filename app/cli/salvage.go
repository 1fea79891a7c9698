package cli

import (
	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newSalvage(s *System) *cobra.Command {
	var v vaultFlags
	var out string
	var asJSON bool
	c := &cobra.Command{
		Use:   "salvage DAMAGED -o VAULT",
		Short: "Get out of a damaged vault what is still whole",
		Long: `Make a new vault of everything in a damaged one that still authenticates,
wherever in the file it lies. What is lost is said on standard error. Nothing is
guessed, and DAMAGED is only read: keep it, and look for a backup first.

Status 0 says that something was saved, 4 that nothing is left to save.`,
		Args: args(1, "DAMAGED"),
		RunE: func(c *cobra.Command, a []string) error {
			if out == "" {
				return usagef("-o is missing: name the vault to write")
			}
			if err := desk.CanWrite(out, false); err != nil { // before a passphrase is asked for
				return err
			}
			v.vault = a[0]
			p, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			defer clear(p)
			r, err := desk.Salvage(c.Context(), a[0], p, out, v.options(s, true))
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(s.Stdout, toSalvaged(r))
			}
			return printSalvaged(s, out, r)
		},
	}
	v.addPassphrase(c)
	c.Flags().StringVarP(&out, "output", "o", "", "the `VAULT` to write")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

func printSalvaged(s *System, out string, r desk.Salvaged) error {
	p := &printer{w: s.Stderr}
	for _, d := range r.Lost {
		p.linef("lost: %s %s: %s", d.Part, d.Name, oneLine(d.What))
	}
	p.w = s.Stdout
	p.linef("%s: saved %s", out, holds(desk.Report{Dossiers: r.Dossiers, Changes: r.Changes, Attachments: r.Attachments}))
	return p.err
}

type salvaged struct {
	Dossiers    int       `json:"dossiers"`
	Changes     int       `json:"changes"`
	Attachments int       `json:"attachments"`
	Lost        []damaged `json:"lost"`
}

func toSalvaged(r desk.Salvaged) salvaged {
	j := salvaged{r.Dossiers, r.Changes, r.Attachments, []damaged{}}
	for _, d := range r.Lost {
		j.Lost = append(j.Lost, damaged{d.Part, known(d.Name), d.What})
	}
	return j
}
