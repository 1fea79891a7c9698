package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/sample"
	"habeas/export"
)

const (
	demoFolder     = "habeas-demo"
	demoVault      = "cambodia-2018.habeas"
	demoPacket     = "donor-packet.pdf"
	demoMark       = "made-by-habeas-demo.txt"
	demoPassphrase = "demonstration"
	demoMarkText   = "This folder was made by 'habeas demo', which makes it anew each time.\nThe vault's passphrase is: " + demoPassphrase + "\n"
)

func newDemo(s *System) *cobra.Command {
	return &cobra.Command{
		Use:   "demo [DIR]",
		Short: "Make a sample vault and a donor packet in a folder, and open the window on it",
		Long: `Make the sample vault and a donor packet in DIR (habeas-demo where none is
named), print the figures, and open the window on it; the passphrase is
"demonstration". A folder of an earlier demo is made anew, any other is refused.
Where there is no display, all but the window is done.`,
		Args: func(_ *cobra.Command, a []string) error {
			if len(a) > 1 {
				return usagef("unexpected argument %q", a[1])
			}
			return nil
		},
		RunE: func(c *cobra.Command, a []string) error {
			dir := demoFolder
			if len(a) == 1 {
				dir = a[0]
			}
			return demo(c, s, dir)
		},
	}
}

func demo(c *cobra.Command, s *System, dir string) error {
	if err := clearDemo(c, s, dir); err != nil {
		return err
	}
	vault := filepath.Join(dir, demoVault)
	asOf, err := dossier.ParseDay(sample.AsOf)
	if err != nil {
		return err
	}
	if err := makeDemo(c, s, vault, filepath.Join(dir, demoPacket), asOf); err != nil {
		return err
	}
	if s.Window == nil {
		_, err = fmt.Fprintln(s.Stdout, "This build has no window; all else is done.")
		return err
	}
	if why := s.Display(); why != "" {
		_, err = fmt.Fprintf(s.Stdout, "The window was not opened: %s. All else is done.\n", why)
		return err
	}
	return s.Window(Window{Vault: vault, Passphrase: []byte(demoPassphrase), AsOf: asOf})
}

// clearDemo makes the folder, or empties that of an earlier demo. It touches
// nothing in any other.
func clearDemo(c *cobra.Command, s *System, dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return fmt.Errorf("failed to make the demo's folder: %w", err)
		}
	case err != nil:
		return fmt.Errorf("failed to look into the demo's folder: %w", err)
	case len(entries) > 0:
		if _, err := os.Stat(filepath.Join(dir, demoMark)); err != nil {
			return fmt.Errorf("the folder %s was not made by an earlier demo and was left as it is: name another", dir)
		}
		vault := filepath.Join(dir, demoVault)
		if d, err := desk.Open(c.Context(), vault, []byte(demoPassphrase), s.options(false)); err == nil {
			if err := d.Close(); err != nil {
				return err
			}
		} else if desk.TroubleOf(err) == desk.OpenElsewhere {
			return err // a window of the earlier demo is still open on it
		}
		for _, name := range []string{demoVault, demoPacket} {
			if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("failed to clear the earlier demo: %w", err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, demoMark), []byte(demoMarkText), 0o600); err != nil {
		return fmt.Errorf("failed to make the demo's folder: %w", err)
	}
	return nil
}

func makeDemo(c *cobra.Command, s *System, vault, packet string, asOf dossier.Day) (err error) {
	o := s.options(false)
	o.Cheap = true // the passphrase is public: there is nothing to protect
	d, err := desk.Create(c.Context(), vault, []byte(demoPassphrase), o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := d.AddSample(c.Context()); err != nil {
		return err
	}
	madeOn, err := s.madeOn()
	if err != nil {
		return err
	}
	b, err := d.Export(c.Context(), desk.Order{
		Kind: export.KindPacket, Audience: dossier.Donor, AsOf: asOf, Lang: "en", Paper: export.A4, MadeOn: madeOn,
	}, packet, false)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s.Stdout, "Sample vault:  %s (passphrase: %s)\nDonor packet:  %s (%s, packet %s, %s withheld)\n\n",
		vault, demoPassphrase, packet, count(b.Pages, "page"), b.Number, count(b.Withheld, "item")); err != nil {
		return err
	}
	return printFigures(s.Stdout, d.Count(nil, asOf))
}
