// Package search finds dossiers: the query language of the command line and of
// the window's search box, and an index in memory over the open dossiers.
package search

import "fmt"

// Query is a parsed query. The zero Query finds every dossier.
type Query struct {
	root node
}

type node interface{}

// ParseError says what is wrong with a query, and where.
type ParseError struct {
	Query   string
	Column  int // counted in characters from 1
	Problem string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("invalid query %q, column %d: %s", e.Query, e.Column, e.Problem)
}

// Parse reads a query. Its errors are of type [*ParseError].
func Parse(s string) (Query, error) { return Query{}, nil }
