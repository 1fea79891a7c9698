package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func newVersion(s *System) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  args(0, ""),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return printJSON(s.Stdout, map[string]any{"version": s.Version, "go": runtime.Version(), "window": s.Window != nil})
			}
			_, err := fmt.Fprintf(s.Stdout, "habeas %s (%s)\n", s.Version, runtime.Version())
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}
