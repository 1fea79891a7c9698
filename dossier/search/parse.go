package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a query. Its errors are of type [*ParseError].
func Parse(s string) (Query, error) {
	p := &parser{query: s}
	if err := p.scan(); err != nil {
		return Query{}, err
	}
	n, err := p.or(0)
	if err != nil {
		return Query{}, err
	}
	if t := p.peek(); t.kind != tokenEnd {
		return Query{}, p.problem(t.at, "a closing parenthesis without an opening one")
	}
	return Query{n}, nil
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenOpen
	tokenClose
	tokenOr
	tokenAnd
	tokenNot
	tokenTerm
)

// token is one sign of a query. A term is a word or a phrase, or such a value
// behind a field and an operator.
type token struct {
	kind      tokenKind
	at        int // byte offset
	field, op string
	value     string
	quoted    bool
	valueAt   int
}

type parser struct {
	query  string
	tokens []token
	next   int
}

func (p *parser) problem(at int, format string, args ...any) error {
	return &ParseError{Query: p.query, Column: utf8.RuneCountInString(p.query[:at]) + 1, Problem: fmt.Sprintf(format, args...)}
}

// scan cuts the query into tokens.
func (p *parser) scan() error {
	for at := 0; at < len(p.query); {
		r, size := utf8.DecodeRuneInString(p.query[at:])
		switch {
		case unicode.IsSpace(r):
			at += size
		case r == '(':
			p.tokens = append(p.tokens, token{kind: tokenOpen, at: at})
			at += size
		case r == ')':
			p.tokens = append(p.tokens, token{kind: tokenClose, at: at})
			at += size
		case r == '-' && negates(p.query[at+1:]):
			p.tokens = append(p.tokens, token{kind: tokenNot, at: at})
			at += size
		default:
			end, err := p.term(at)
			if err != nil {
				return err
			}
			at = end
		}
	}
	p.tokens = append(p.tokens, token{kind: tokenEnd, at: len(p.query)})
	return nil
}

// term reads a word, a phrase, or a field with its value, and returns where it
// ends.
func (p *parser) term(at int) (int, error) {
	t := token{kind: tokenTerm, at: at, valueAt: at}
	name := at
	for name < len(p.query) && p.query[name] >= 'a' && p.query[name] <= 'z' || name < len(p.query) && p.query[name] >= 'A' && p.query[name] <= 'Z' {
		name++
	}
	if op := operatorAt(p.query[name:]); name > at && op != "" && !strings.HasPrefix(p.query[name:], "://") {
		t.field, t.op, t.valueAt = strings.ToLower(p.query[at:name]), op, name+len(op)
	}
	end := t.valueAt
	if strings.HasPrefix(p.query[end:], `"`) {
		n := strings.IndexByte(p.query[end+1:], '"')
		if n < 0 {
			return 0, p.problem(end, "the quotation mark is not closed")
		}
		t.value, t.quoted = p.query[end+1:end+1+n], true
		end += n + 2
	} else {
		for !endsWord(p.query[end:]) {
			_, size := utf8.DecodeRuneInString(p.query[end:])
			end += size
		}
		t.value = p.query[t.valueAt:end]
	}
	switch {
	case t.field != "" && strings.TrimSpace(t.value) == "":
		return 0, p.problem(t.valueAt, "%s wants a value", t.field)
	case t.field == "" && !t.quoted && t.value == "OR":
		t.kind = tokenOr
	case t.field == "" && !t.quoted && t.value == "AND":
		t.kind = tokenAnd
	case t.field == "" && !t.quoted && t.value == "NOT":
		t.kind = tokenNot
	}
	p.tokens = append(p.tokens, t)
	return end, nil
}

func operatorAt(s string) string {
	for _, op := range []string{"<=", ">=", ":", "<", ">", "="} {
		if strings.HasPrefix(s, op) {
			return op
		}
	}
	return ""
}

// endsWord reports whether a word ends before s.
func endsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r) || strings.ContainsRune(`()"`, r)
}

// negates reports whether a minus sign belongs to what comes after it.
func negates(s string) bool {
	return !endsWord(s) || strings.HasPrefix(s, "(") || strings.HasPrefix(s, `"`)
}

func (p *parser) peek() token { return p.tokens[p.next] }

// take takes the next token if it is of the kind.
func (p *parser) take(k tokenKind) bool {
	if p.peek().kind != k {
		return false
	}
	p.next++
	return true
}

// or reads terms joined by OR; nil where there are none.
func (p *parser) or(depth int) (node, error) {
	first := p.peek()
	if first.kind == tokenOr || first.kind == tokenAnd {
		return nil, p.problem(first.at, "%s wants something before it", p.query[first.at:first.at+len(first.value)])
	}
	n, err := p.and(depth)
	if err != nil {
		return nil, err
	}
	any := anyOf{n}
	for p.peek().kind == tokenOr {
		at := p.peek().at
		p.next++
		if p.ends() || p.peek().kind == tokenOr {
			return nil, p.problem(at, "OR wants something after it")
		}
		n, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		any = append(any, n)
	}
	if len(any) == 1 {
		return any[0], nil
	}
	return any, nil
}

func (p *parser) ends() bool { k := p.peek().kind; return k == tokenEnd || k == tokenClose }

// and reads terms that must all match.
func (p *parser) and(depth int) (node, error) {
	var all allOf
	for !p.ends() && p.peek().kind != tokenOr {
		if at := p.peek().at; p.take(tokenAnd) {
			if p.ends() || p.peek().kind == tokenOr || p.peek().kind == tokenAnd {
				return nil, p.problem(at, "AND wants something after it")
			}
			continue
		}
		n, err := p.not(depth)
		if err != nil {
			return nil, err
		}
		if n != nil {
			all = append(all, n)
		}
	}
	switch len(all) {
	case 0:
		return nil, nil
	case 1:
		return all[0], nil
	}
	return all, nil
}

// deepest is how far groups and negations may nest.
const deepest = 100

func (p *parser) not(depth int) (node, error) {
	t := p.peek()
	if depth > deepest {
		return nil, p.problem(t.at, "nested too deeply")
	}
	p.next++
	switch t.kind {
	case tokenNot:
		if p.ends() || p.peek().kind == tokenOr || p.peek().kind == tokenAnd {
			return nil, p.problem(t.at, "NOT wants something after it")
		}
		n, err := p.not(depth + 1)
		if err != nil || n == nil {
			return nil, err
		}
		return noneOf{n}, nil
	case tokenOpen:
		n, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if !p.take(tokenClose) {
			return nil, p.problem(t.at, "the parenthesis is not closed")
		}
		return n, nil
	}
	return p.match(t)
}
