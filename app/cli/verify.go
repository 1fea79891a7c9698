package cli

import (
	"io"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newVerify(s *System) *cobra.Command {
	var v vaultFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "verify VAULT",
		Short: "Check every byte of a vault that can be checked",
		Long: `Check every byte of a vault that can be checked: the file's structure, every
sealed record, the dossiers against the log of changes, the attachments against
their hashes. It changes nothing; a damaged vault gives status 4.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			v.vault = a[0]
			p, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			defer clear(p)
			r, err := desk.Check(c.Context(), a[0], p, v.options(s, true))
			if err != nil {
				return err
			}
			if asJSON {
				err = printJSON(s.Stdout, toVerified(r))
			} else {
				err = printVerified(s.Stdout, a[0], r)
			}
			if err == nil && len(r.Damaged) > 0 {
				err = desk.DamagedIn(a[0], r)
			}
			return err
		},
	}
	v.addPassphrase(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

type verified struct {
	Dossiers    int       `json:"dossiers"`
	Changes     int       `json:"changes"`
	Attachments int       `json:"attachments"`
	Damaged     []damaged `json:"damaged"`
}

type damaged struct {
	Part string  `json:"part"`
	Name *string `json:"name"`
	What string  `json:"what"`
}

func toVerified(r desk.Report) verified {
	v := verified{r.Dossiers, r.Changes, r.Attachments, []damaged{}}
	for _, d := range r.Damaged {
		v.Damaged = append(v.Damaged, damaged{d.Part, known(d.Name), d.What})
	}
	return v
}

func printVerified(w io.Writer, path string, r desk.Report) error {
	p := &printer{w: w}
	for _, d := range r.Damaged {
		p.linef("damaged: %s %s: %s", d.Part, d.Name, oneLine(d.What))
	}
	if len(r.Damaged) == 0 {
		p.linef("%s: whole; %s, %s, %s", path, count(r.Dossiers, "dossier"), count(r.Changes, "change"), count(r.Attachments, "attachment"))
	}
	return p.err
}
