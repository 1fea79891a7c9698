package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"habeas/docs/manual"
	"habeas/dossier/search"
)

func newManual(s *System) *cobra.Command {
	var find, lang string
	c := &cobra.Command{
		Use:   "manual [PAGE]",
		Short: "Print the manual: its pages, one of them, or where words stand in it",
		Long: "Prints what the window has under Help, for whoever reads better in a terminal, or has\n" +
			"it read aloud. Without a page it lists the pages.",
		Args: func(_ *cobra.Command, a []string) error {
			if len(a) > 1 {
				return usagef("unexpected argument %q", a[1])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, names []string) error {
			if lang == "" {
				lang = languageOf(s.Getenv)
			}
			if !slices.Contains(manual.Languages(), lang) {
				return usagef("the manual is not in %q: want one of %s", lang, strings.Join(manual.Languages(), ", "))
			}
			if find != "" {
				return printHits(s, lang, find)
			}
			pages := manual.Pages(lang)
			if len(names) == 0 {
				for _, p := range pages {
					if _, err := fmt.Fprintf(s.Stdout, "%-14s %s\n", p.Name, p.Title); err != nil {
						return err
					}
				}
				return nil
			}
			for _, p := range pages {
				if p.Name == names[0] {
					_, err := fmt.Fprint(s.Stdout, p.Text())
					return err
				}
			}
			return usagef("the manual has no page %q: habeas manual lists them", names[0])
		},
	}
	c.Flags().StringVar(&find, "find", "", "say where these words stand")
	c.Flags().StringVar(&lang, "lang", "", "in `en`, fr or km; without, in the language of the system, as the window")
	return c
}

// languageOf is the language of the manual for the language of the system, by the
// variables of POSIX; English where the manual has no other.
func languageOf(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			base, _, _ := strings.Cut(strings.ToLower(value), "_")
			base, _, _ = strings.Cut(base, ".")
			if slices.Contains(manual.Languages(), base) {
				return base
			}
			break
		}
	}
	return manual.English
}

// printHits says where words stand.
func printHits(s *System, lang, words string) error {
	for _, h := range manual.Find(lang, words, search.Fold) {
		where := h.Page
		if h.Heading != "" {
			where += ", " + h.Heading
		}
		if _, err := fmt.Fprintf(s.Stdout, "%s\n    %s\n", where, strings.TrimSpace(h.Excerpt)); err != nil {
			return err
		}
	}
	return nil
}
