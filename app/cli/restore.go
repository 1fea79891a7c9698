package cli

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newRestore(s *System) *cobra.Command {
	var v vaultFlags
	var out string
	var force, asJSON bool
	c := &cobra.Command{
		Use:   "restore FILE -o VAULT",
		Short: "Put a backup in a vault's place",
		Long: `Check every byte of a backup, say what it holds, and write it as VAULT, whole or
not at all. A VAULT that is there is replaced only with --force, and then kept
beside as NAME.before-restore-DATE.habeas; it is said how many changes only the
one or the other has.`,
		Args: args(1, "FILE"),
		RunE: func(c *cobra.Command, a []string) error {
			if out == "" {
				return usagef("-o is missing: name the vault to write")
			}
			if !force {
				if err := desk.CanWrite(out, false); err != nil { // before a passphrase is asked for
					return err
				}
			}
			v.vault = a[0]
			p, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			defer clear(p)
			r, err := desk.Restore(c.Context(), a[0], p, out, force, v.options(s, true))
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(s.Stdout, toRestored(out, r))
			}
			return printRestored(s.Stdout, a[0], out, r)
		},
	}
	v.addPassphrase(c)
	c.Flags().StringVarP(&out, "output", "o", "", "the `VAULT` to write")
	c.Flags().BoolVar(&force, "force", false, "replace a vault that is there, and keep it beside")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

type restoredJSON struct {
	Vault       string  `json:"vault"`
	Dossiers    int     `json:"dossiers"`
	Changes     int     `json:"changes"`
	Attachments int     `json:"attachments"`
	Newest      *string `json:"newest"`
	Kept        *string `json:"kept"`
	OnlyBackup  *int    `json:"only_backup"`
	OnlyVault   *int    `json:"only_vault"`
}

func toRestored(out string, r desk.Restored) restoredJSON {
	j := restoredJSON{
		Vault: out, Dossiers: r.Dossiers, Changes: r.Changes, Attachments: r.Attachments, Kept: known(r.Kept),
	}
	if !r.Newest.IsZero() {
		j.Newest = known(r.Newest.UTC().Format(time.RFC3339))
	}
	if r.Compared {
		j.OnlyBackup, j.OnlyVault = &r.OnlyBackup, &r.OnlyVault
	}
	return j
}

func printRestored(w io.Writer, backup, out string, r desk.Restored) error {
	p := &printer{w: w}
	newest := "no change yet"
	if !r.Newest.IsZero() {
		newest = "the newest of " + r.Newest.Local().Format("2006-01-02 15:04")
	}
	p.linef("%s: restored from %s; %s, %s", out, backup, holds(r.Report), newest)
	switch {
	case r.Kept == "":
	case r.Compared:
		p.linef("%s: kept; %s only there, %s only in the backup", r.Kept, count(r.OnlyVault, "change"), count(r.OnlyBackup, "change"))
	default:
		p.linef("%s: kept; it does not open with this passphrase, so the two were not compared", r.Kept)
	}
	return p.err
}
