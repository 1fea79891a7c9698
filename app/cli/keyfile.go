package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newKeyFile(s *System) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "keyfile -o FILE",
		Short: "Make a key file, for a vault to open with besides its passphrase",
		Long: `Make a key file: a few lines of text, with a key of random digits. A vault that has
one opens with its passphrase and the file together; who has only one of the two
opens nothing. No vault opens with the new file before it is set:

  habeas passwd VAULT --new-key-file FILE

Any other file will do as a key file too, a photograph or that of another program,
if nobody else has it and nothing changes it. Copy it, to two sticks that do not lie
with the vault, and make a recovery key, which opens the vault without it.`,
		Args: args(0, ""),
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return usagef("-o is missing: name the file to write")
			}
			if err := desk.MakeKeyFile(out, s.options(false)); err != nil {
				return err
			}
			_, err := fmt.Fprintf(s.Stdout, "%s: a key file; copy it to where the vault is not, then: habeas passwd VAULT --new-key-file %s\n", out, out)
			return err
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "the `FILE` to write")
	return c
}
