package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"habeas/dossier"
)

func newShow(s *System) *cobra.Command {
	var v vaultFlags
	c := &cobra.Command{
		Use:   "show --vault V ID",
		Short: "Print one dossier (or case, source …) as JSON",
		Long: `Print what the vault holds under ID as JSON: a dossier, a case, a source or a
meeting, or "context" (the paragraphs before the profiles) or "we" (the issuing
group). 'habeas list' has the identifiers of the dossiers; theirs name the rest.`,
		Args: args(1, "ID"),
		RunE: func(c *cobra.Command, a []string) error {
			id, err := dossier.ParseID(a[0])
			if err != nil {
				return usagef("%v", err)
			}
			d, err := v.open(c, s, true)
			if err != nil {
				return err
			}
			defer d.Close()
			x := subject(d.View(), id)
			if x == nil {
				return fmt.Errorf("there is nothing with the identifier %s in this vault", id)
			}
			return printJSON(s.Stdout, x)
		},
	}
	v.add(c)
	c.Flags().Bool("json", true, "print one JSON value (show always does)")
	return c
}

func subject(v *dossier.View, id dossier.ID) any {
	switch id {
	case dossier.ContextID:
		return v.Context
	case dossier.WeID:
		return v.We
	}
	if x := v.Dossier(id); x != nil {
		return x
	}
	if x := v.Case(id); x != nil {
		return x
	}
	if x := v.Source(id); x != nil {
		return x
	}
	if x := v.Meeting(id); x != nil {
		return x
	}
	return nil
}
