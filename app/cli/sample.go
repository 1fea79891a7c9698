package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newSample(s *System) *cobra.Command {
	var v vaultFlags
	var count int
	c := &cobra.Command{
		Use:   "sample [--count N] VAULT",
		Short: "Make a vault with the thirty sample dossiers",
		Long: `Make a vault with the thirty sample dossiers of September 2018, made from one
press report; with --count, N synthetic ones, each marked as synthetic.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			if c.Flags().Changed("count") && (count < 1 || count > 100_000) {
				return usagef("--count: %d is not between 1 and 100000", count)
			}
			d, err := create(c, s, &v, a[0])
			if err != nil {
				return err
			}
			err = errors.Join(fillSample(c, d, count), d.Close())
			if err != nil {
				return errors.Join(err, os.Remove(a[0])) // half a sample is of no use
			}
			_, err = fmt.Fprintf(s.Stdout, "%s: %s\n", a[0], sampleWords(count))
			return err
		},
	}
	v.addNewPassphrase(c)
	c.Flags().IntVar(&count, "count", 0, "make `N` synthetic dossiers instead")
	return c
}

func fillSample(c *cobra.Command, d *desk.Desk, count int) error {
	if count > 0 {
		return d.AddSynthetic(c.Context(), count)
	}
	return d.AddSample(c.Context())
}

func sampleWords(count int) string {
	if count > 0 {
		return fmt.Sprintf("%d synthetic dossiers", count)
	}
	return "the thirty sample dossiers"
}
