package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

// passwdFlags say what opens the vault from then on.
type passwdFlags struct {
	vaultFlags
	newFile    string
	newKeyFile string
	noKeyFile  bool
	rotate     bool
}

func newPasswd(s *System) *cobra.Command {
	var f passwdFlags
	c := &cobra.Command{
		Use:   "passwd VAULT",
		Short: "Change the passphrase of a vault, or its key file",
		Long: `Change the passphrase of a vault. It takes the present one, or with
--recovery-file the words of the recovery key, which stays as it is. The dossiers
are not written anew. Copies and backups that were made before still open with the
old passphrase.

With --new-key-file FILE the vault opens with its passphrase and that file together
from then on (see 'habeas help keyfile'), with --no-key-file by the passphrase
alone; the passphrase stays where no new one is given. Where the key file is lost:
habeas passwd VAULT --recovery-file WORDS --no-key-file.

With --rotate the whole vault is sealed anew under another key, for when somebody may
have had the old passphrase and a copy. No recovery key opens the vault then: make
another sheet. It needs room for a second copy of the vault; at whatever moment the
machine stops, the vault is the old one or the new.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			f.vault = a[0]
			return f.run(c.Context(), s)
		},
	}
	f.addPassphrase(c)
	c.Flags().BoolVar(&f.rotate, "rotate", false, "seal the whole vault anew under another key")
	c.Flags().StringVar(&f.newFile, "new-passphrase-file", "", "read the new passphrase from `FILE` (- is standard input); without it, it is asked for")
	c.Flags().StringVar(&f.newKeyFile, "new-key-file", "", "have the vault open with the passphrase and this `FILE` together")
	c.Flags().BoolVar(&f.noKeyFile, "no-key-file", false, "have the vault open with the passphrase alone")
	return c
}

func (f *passwdFlags) run(ctx context.Context, s *System) error {
	switch {
	case f.newFile == "-" && (f.passphraseFile == "-" || f.recoveryFile == "-"):
		return usagef("--new-passphrase-file: standard input is read for the present one")
	case f.newKeyFile != "" && f.noKeyFile:
		return usagef("--no-key-file: give it or --new-key-file, not both")
	}
	present, err := f.key(ctx, s)
	if err != nil {
		return err
	}
	defer clear(present)
	d, err := desk.Open(ctx, f.vault, present, f.options(s, false))
	if err != nil {
		return err
	}
	defer d.Close()
	passphrase, err := f.newPassphrase(ctx, s)
	if err != nil {
		return err
	}
	defer clear(passphrase)
	said, err := f.change(ctx, d, present, passphrase)
	if err != nil {
		return err
	}
	keyFile, err := d.HasKeyFile()
	if err != nil {
		return err
	}
	recovery, err := d.HasRecovery()
	if err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	if keyFile && !recovery {
		fmt.Fprintln(s.Stderr, "habeas: there is no recovery key: who loses the key file loses the vault; make one with 'habeas recovery'")
	}
	_, err = fmt.Fprintf(s.Stdout, "%s: %s\n", f.vault, said)
	return err
}

// newPassphrase is nil where the present one stays.
func (f *passwdFlags) newPassphrase(ctx context.Context, s *System) ([]byte, error) {
	switch {
	case f.newFile != "":
		return readSecret(ctx, s, f.newFile, "new passphrase")
	case (f.newKeyFile != "" || f.noKeyFile) && f.recoveryFile == "":
		return nil, nil
	}
	return ask(s, "New passphrase: ", true)
}

// change does what was asked for and says what it did.
func (f *passwdFlags) change(ctx context.Context, d *desk.Desk, present, passphrase []byte) (said string, err error) {
	before := "; copies and backups made before still open as they did"
	switch {
	case f.newKeyFile != "":
		said = "it opens with the passphrase and " + f.newKeyFile + " together"
		err = d.SetKeyFile(ctx, present, passphrase, f.newKeyFile)
	case f.noKeyFile:
		said = "it opens with the passphrase alone"
		err = d.RemoveKeyFile(ctx, present, passphrase)
	case !f.rotate:
		said, before = "the passphrase is changed", "; copies and backups made before still open with the old one"
		err = d.SetPassphrase(ctx, present, passphrase)
	}
	if err != nil || !f.rotate {
		return said + before, err
	}
	if passphrase == nil {
		passphrase = present
	}
	sealed := "everything is sealed anew under another key; no recovery key opens it, make another"
	if said == "" {
		return sealed + before, d.Rotate(ctx, present, passphrase)
	}
	if err := d.Rotate(ctx, passphrase, passphrase); err != nil { // what opens it now is the new one
		return "", fmt.Errorf("%s, but under the same key as before: %w", said, err)
	}
	return said + "; " + sealed + before, nil
}
