package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newDestroy(s *System) *cobra.Command {
	var v vaultFlags
	var yes, backups bool
	c := &cobra.Command{
		Use:   "destroy VAULT",
		Short: "Make a vault unreadable for everybody, for good",
		Long: `Overwrite what opens the vault and delete its file. After that no passphrase and no
recovery key opens it; nobody can bring it back.

It asks for the vault's name, unless --yes is given. With --backups it does the same
to the vault's own backups. It does not reach other copies, on sticks, with colleagues
or in a folder that a sync program keeps; nor what a solid-state disk keeps of what was
overwritten.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			v.vault = a[0]
			p, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			defer clear(p)
			if !yes {
				if err := askName(s, a[0]); err != nil {
					return err
				}
			}
			return destroy(c.Context(), s, a[0], p, v.options(s, false), backups)
		},
	}
	v.addPassphrase(c)
	c.Flags().BoolVar(&yes, "yes", false, "do not ask for the vault's name")
	c.Flags().BoolVar(&backups, "backups", false, "delete the vault's own backups, too")
	return c
}

// askName has a person type the name of what is to be destroyed.
func askName(s *System, path string) error {
	if s.Prompt == nil {
		return usagef("there is no terminal to ask for the vault's name: give --yes")
	}
	name := strings.TrimSuffix(filepath.Base(path), ".habeas")
	typed, err := s.Prompt("Type the name of the vault, " + name + ", to destroy it: ")
	if err != nil {
		return fmt.Errorf("failed to read the name: %w", err)
	}
	if strings.TrimSuffix(strings.TrimSpace(string(typed)), ".habeas") != name {
		return errors.New("that is not the vault's name: nothing was done")
	}
	return nil
}

func destroy(ctx context.Context, s *System, path string, passphrase []byte, o desk.Options, backups bool) error {
	d, err := desk.Open(ctx, path, passphrase, o)
	if err != nil {
		return err
	}
	defer d.Close()
	places, err := d.BackupPlaces()
	if err != nil {
		return err
	}
	if err := d.Destroy(ctx, passphrase); err != nil {
		return err
	}
	p := &printer{w: s.Stdout}
	p.linef("%s: destroyed", path)
	if backups {
		if err := desk.DeleteBackups(places, nil); err != nil {
			return err
		}
		return p.err
	}
	p.w = s.Stderr
	for _, b := range places {
		if len(b.Files) > 0 {
			p.linef("habeas: %s still open: %s", count(len(b.Files), "backup"), b.Folder)
		}
	}
	return p.err
}
