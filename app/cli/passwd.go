package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newPasswd(s *System) *cobra.Command {
	var v vaultFlags
	var newFile string
	var rotate bool
	c := &cobra.Command{
		Use:   "passwd VAULT",
		Short: "Change the passphrase of a vault",
		Long: `Change the passphrase of a vault. It takes the present one, or with
--recovery-file the words of the recovery key, which stays as it is. The dossiers
are not written anew. Copies and backups that were made before still open with the
old passphrase.

With --rotate the whole vault is sealed anew under another key, for when somebody may
have had the old passphrase and a copy. No recovery key opens the vault then: make
another sheet. It needs room for a second copy of the vault; at whatever moment the
machine stops, the vault is the old one or the new.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			v.vault = a[0]
			if newFile == "-" && (v.passphraseFile == "-" || v.recoveryFile == "-") {
				return usagef("--new-passphrase-file: standard input is read for the present one")
			}
			present, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			d, err := desk.Open(c.Context(), v.vault, present, s.options(false))
			if err != nil {
				return err
			}
			defer d.Close()
			var passphrase []byte
			if newFile != "" {
				passphrase, err = readSecret(c.Context(), s, newFile, "new passphrase")
			} else {
				passphrase, err = ask(s, "New passphrase: ", true)
			}
			if err != nil {
				return err
			}
			said := "the passphrase is changed"
			if rotate {
				err = d.Rotate(c.Context(), present, passphrase)
				said = "everything is sealed anew under another passphrase and key; no recovery key opens it, make another"
			} else {
				err = d.SetPassphrase(c.Context(), present, passphrase)
			}
			if err != nil {
				return err
			}
			if err := d.Close(); err != nil {
				return err
			}
			_, err = fmt.Fprintf(s.Stdout, "%s: %s; copies and backups made before still open with the old one\n", a[0], said)
			return err
		},
	}
	v.addPassphrase(c)
	c.Flags().BoolVar(&rotate, "rotate", false, "seal the whole vault anew under another key")
	c.Flags().StringVar(&newFile, "new-passphrase-file", "", "read the new passphrase from `FILE` (- is standard input); without it, it is asked for")
	return c
}
