package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newNew(s *System) *cobra.Command {
	var v vaultFlags
	c := &cobra.Command{
		Use:   "new VAULT",
		Short: "Make an empty vault",
		Long: `Make an empty vault. Without its passphrase, or a recovery key (see 'habeas help
recovery'), nobody can open it again, its owner included. With --key-file it opens
with the passphrase and that file together (see 'habeas help keyfile').`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			d, err := create(c, s, &v, a[0])
			if err != nil {
				return err
			}
			if err := d.Close(); err != nil {
				return err
			}
			_, err = fmt.Fprintf(s.Stdout, "%s: an empty vault\n", a[0])
			return err
		},
	}
	v.addNewPassphrase(c)
	return c
}

func create(c *cobra.Command, s *System, v *vaultFlags, path string) (*desk.Desk, error) {
	if err := desk.CanWrite(path, false); err != nil { // before a passphrase is asked for
		return nil, err
	}
	p, err := v.passphrase(c.Context(), s, true)
	if err != nil {
		return nil, err
	}
	defer clear(p)
	return desk.Create(c.Context(), path, p, v.options(s, false))
}
