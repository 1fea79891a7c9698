package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newBackup(s *System) *cobra.Command {
	var v vaultFlags
	var out string
	var asJSON bool
	c := &cobra.Command{
		Use:   "backup VAULT -o FILE",
		Short: "Make a whole copy of a vault, and check it",
		Long: `Make a whole copy of a vault. The copy opens with the same passphrase. FILE
appears only after the copy was brought to the disk and every byte of it was
checked; a file that is there is never replaced. It changes nothing in VAULT.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			if out == "" {
				return usagef("-o is missing: name the file to write")
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
			r, err := desk.Backup(c.Context(), a[0], p, out, v.options(s, true))
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(s.Stdout, backedUp{out, r.Dossiers, r.Changes, r.Attachments})
			}
			_, err = fmt.Fprintf(s.Stdout, "%s: a whole copy of %s; %s\n", out, a[0], holds(r))
			return err
		},
	}
	v.addPassphrase(c)
	c.Flags().StringVarP(&out, "output", "o", "", "the `FILE` to write")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

type backedUp struct {
	File        string `json:"file"`
	Dossiers    int    `json:"dossiers"`
	Changes     int    `json:"changes"`
	Attachments int    `json:"attachments"`
}

// holds says what is in a vault.
func holds(r desk.Report) string {
	return count(r.Dossiers, "dossier") + ", " + count(r.Changes, "change") + ", " + count(r.Attachments, "attachment")
}
