// Package search finds dossiers: the query language of the command line and of
// the window's search box, and an index in memory over the open dossiers.
//
// # The language
//
// Words and "quoted phrases" must all match, wherever in the dossier they
// stand; a word matches the beginnings of words, a phrase whole words. OR, NOT
// and AND are written in capitals, - before a term is NOT, parentheses group.
// Case, accents and Khmer zero-width spaces do not matter.
//
//	name:sokha charge:treason affiliation:cnrp place:"phnom penh" tag:urgent
//	source:"radio free asia" id:01J…           text in one field
//	charge="incitement to commit a felony"     one whole text of a field
//	charge:none                                nothing in the field; charge:"none" seeks the word
//	status:held                                also not-free free released disappeared
//	                                           at-large dead not-known on-trial
//	consent:none consent:donor stale:yes       judged today
//	held>365                                   least days in custody
//	checked<2018-08-01 checked:none            last confirmed
//	born:1953 born<1960                        EDTF dates
package search

import "fmt"

// Query is a parsed query. The zero Query finds every dossier.
type Query struct {
	root node // nil matches all
}

// And finds what both queries do.
func (q Query) And(other Query) Query {
	switch {
	case q.root == nil:
		return other
	case other.root == nil:
		return q
	}
	return Query{allOf{q.root, other.root}}
}

func (q Query) matches(e *entry, on dates) bool { return q.root == nil || q.root.matches(e, on) }

// ParseError says what is wrong with a query, and where.
type ParseError struct {
	Query   string
	Column  int // counted in characters from 1
	Problem string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("invalid query %q, column %d: %s", e.Query, e.Column, e.Problem)
}
