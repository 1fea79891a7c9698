// Package rules checks a finished PDF file against those rules of PDF/UA-1 and
// PDF/A-2u that a program can check, each by the clause that it stands in. It reads
// the file by itself, so that it can judge what package pdf wrote.
//
// A clause that begins with "A-2" is one of ISO 19005-2, with "UA-1" of ISO 14289-1;
// where the Matterhorn Protocol 1.1 has a checkpoint for the second, it is named
// behind it. What only a person can judge, such as whether an alternative text says
// what the picture shows, is not here.
package rules

import (
	"fmt"

	"habeas/export/pdf/cos"
)

// Broken is a rule that a file does not keep.
type Broken struct {
	Clause string
	How    string
}

func (b Broken) String() string { return b.Clause + ": " + b.How }

// rule is one clause.
type rule struct {
	clause string
	check  func(*checker)
}

// all are the rules.
var all = [][]rule{fileRules, archiveRules, fontRules, accessRules, treeRules}

// Clauses lists the clauses that are checked.
func Clauses() []string {
	var l []string
	for _, some := range all {
		for _, r := range some {
			l = append(l, r.clause)
		}
	}
	return l
}

// Check gives the rules that a file breaks, or an error where it cannot be read
// at all.
func Check(file []byte) ([]Broken, error) {
	c, err := read(file)
	if err != nil {
		return nil, err
	}
	for _, some := range all {
		for _, r := range some {
			c.clause = r.clause
			r.check(c)
		}
	}
	return c.broken, nil
}

// checker is a file that is being checked.
type checker struct {
	*cos.File
	raw     []byte
	catalog cos.Dict
	pages   []*page
	fonts   []*font
	xmp     map[string][]string // texts of the metadata, by the name of their element
	top     *node               // of the structure tree, nil without one
	clause  string
	broken  []Broken
}

// fail says how the rule at hand is broken. A rule that is broken a thousand
// times is told a few times.
func (c *checker) fail(format string, a ...any) {
	const enough = 5
	n := 0
	for _, b := range c.broken {
		if b.Clause == c.clause {
			n++
		}
	}
	if n < enough {
		c.broken = append(c.broken, Broken{c.clause, fmt.Sprintf(format, a...)})
	}
}

// want fails unless something holds.
func (c *checker) want(ok bool, format string, a ...any) {
	if !ok {
		c.fail(format, a...)
	}
}

func read(raw []byte) (*checker, error) {
	file, err := cos.Parse(raw)
	if err != nil {
		return nil, err
	}
	c := &checker{File: file, raw: raw, catalog: file.Dict(file.Trailer["Root"])}
	if c.catalog == nil {
		return nil, fmt.Errorf("invalid PDF: no catalog")
	}
	for _, kid := range file.Array(file.Dict(c.catalog["Pages"])["Kids"]) {
		p, err := c.readPage(kid)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", len(c.pages)+1, err)
		}
		c.pages = append(c.pages, p)
	}
	if err := c.readFonts(); err != nil {
		return nil, err
	}
	c.readMetadata()
	if root := file.Dict(c.catalog["StructTreeRoot"]); root != nil {
		c.top = c.readNode(root["K"], nil, 0)
	}
	return c, nil
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

func isText(v any) bool {
	s, ok := v.(cos.String)
	return ok && s != "" && s != "\xFE\xFF"
}
