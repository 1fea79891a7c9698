package say

import "habeas/dossier"

// Source is a source on one line: publisher, title and day, or its kind where it has
// no title.
func Source(s *dossier.Source) string {
	name := s.Title
	if name == "" {
		name = Words().SourceType(s.Type)
	}
	if s.Publisher != "" {
		name = T("%s: %s", s.Publisher, name)
	}
	if !s.Date.IsZero() {
		name += ", " + Words().ShortDate(s.Date)
	}
	return name
}
