package cos

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// Parse reads a PDF file: objects one after the other, then a cross-reference
// table with the trailer, or a cross-reference stream that is both. Offsets in
// either are not looked at. The data of streams are parts of file, not copies.
func Parse(file []byte) (*File, error) {
	p := &parser{in: file}
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		return nil, errors.New("invalid PDF: no header")
	}
	f := &File{Objects: map[Ref]any{}}
	for {
		p.space()
		switch {
		case p.take("xref"):
			trailer, err := p.trailer()
			if err != nil {
				return nil, p.invalid(err)
			}
			f.Trailer = trailer
			return f, nil
		case p.take("startxref"):
			if err := f.unpack(); err != nil {
				return nil, fmt.Errorf("invalid PDF: %w", err)
			}
			return f, nil
		case p.done():
			return nil, errors.New("invalid PDF: no cross-reference table")
		}
		ref, object, err := p.object()
		if err != nil {
			return nil, p.invalid(err)
		}
		f.Objects[ref] = object
	}
}

// maxDepth is how deep arrays and dictionaries may lie in each other.
const maxDepth = 64

type parser struct {
	in    []byte
	at    int
	depth int
}

func (p *parser) invalid(err error) error {
	return fmt.Errorf("invalid PDF at byte %d: %w", p.at, err)
}

func (p *parser) trailer() (Dict, error) {
	i := bytes.Index(p.in[p.at:], []byte("trailer"))
	if i < 0 {
		return nil, errors.New("no trailer")
	}
	p.at += i + len("trailer")
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	d, ok := v.(Dict)
	if !ok {
		return nil, errors.New("trailer is no dictionary")
	}
	return d, nil
}

// object reads "12 0 obj … endobj".
func (p *parser) object() (Ref, any, error) {
	number, err := p.integer()
	if err != nil {
		return 0, nil, err
	}
	if _, err = p.integer(); err != nil {
		return 0, nil, err
	}
	if p.space(); !p.take("obj") {
		return 0, nil, errors.New("want obj")
	}
	v, err := p.value()
	if err != nil {
		return 0, nil, err
	}
	p.space()
	if p.take("stream") {
		if v, err = p.stream(v); err != nil {
			return 0, nil, err
		}
		p.space()
	}
	if !p.take("endobj") {
		return 0, nil, errors.New("want endobj")
	}
	return Ref(number), v, nil
}

func (p *parser) stream(head any) (any, error) {
	dict, _ := head.(Dict)
	length, ok := dict["Length"].(int)
	if !ok || length < 0 {
		return nil, errors.New("stream without a length")
	}
	p.take("\r")
	if !p.take("\n") || length > len(p.in)-p.at {
		return nil, errors.New("stream cut short")
	}
	data := p.in[p.at : p.at+length]
	p.at += length
	if p.space(); !p.take("endstream") {
		return nil, errors.New("want endstream")
	}
	return &Stream{Dict: dict, Data: data}, nil
}

func (p *parser) value() (any, error) {
	p.space()
	if p.done() {
		return nil, errors.New("file ends inside an object")
	}
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, errors.New("objects too deep in each other")
	}
	switch c := p.in[p.at]; {
	case p.take("<<"):
		return p.dict()
	case p.take("["):
		return p.array()
	case p.take("("):
		return p.literal()
	case p.take("<"):
		return p.hex()
	case c == '/':
		return p.name()
	case c == '+' || c == '-' || c == '.' || isDigit(c):
		return p.number()
	}
	switch word := p.word(); word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		return nil, fmt.Errorf("unknown word %q", word)
	}
}

func (p *parser) dict() (any, error) {
	d := Dict{}
	for {
		p.space()
		if p.take(">>") {
			return d, nil
		}
		if p.done() || p.in[p.at] != '/' {
			return nil, errors.New("dictionary wants a name")
		}
		key, err := p.name()
		if err != nil {
			return nil, err
		}
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		if v != nil { // null is the same as absent
			d[key] = v
		}
	}
}

func (p *parser) array() (any, error) {
	a := Array{}
	for {
		p.space()
		if p.take("]") {
			return a, nil
		}
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
}

// number reads a number, or a reference if it is followed by another and an R.
func (p *parser) number() (any, error) {
	word := p.word()
	n, err := strconv.Atoi(word)
	if err != nil {
		x, err := strconv.ParseFloat(word, 64)
		if err != nil || bytes.ContainsAny([]byte(word), "eExXnNpP_") {
			return nil, fmt.Errorf("unknown number %q", word)
		}
		return x, nil
	}
	after := p.at
	if n >= 0 {
		if _, err := p.integer(); err == nil {
			if p.space(); !p.done() && p.in[p.at] == 'R' && p.word() == "R" {
				return Ref(n), nil
			}
		}
	}
	p.at = after
	return n, nil
}

func (p *parser) integer() (int, error) {
	p.space()
	word := p.word()
	if word == "" || !isDigit(word[0]) {
		return 0, errors.New("want a number")
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return 0, errors.New("want a number")
	}
	return n, nil
}

// name reads a name, #xx in it being a byte.
func (p *parser) name() (Name, error) {
	p.at++ // the solidus
	word := p.word()
	var b []byte
	for i := 0; i < len(word); i++ {
		if word[i] != '#' {
			b = append(b, word[i])
			continue
		}
		if i+2 >= len(word) {
			return "", fmt.Errorf("invalid name %q", word)
		}
		n, err := strconv.ParseUint(word[i+1:i+3], 16, 8)
		if err != nil {
			return "", fmt.Errorf("invalid name %q", word)
		}
		b = append(b, byte(n))
		i += 2
	}
	return Name(b), nil
}

// literal reads a string in parentheses, the first of which is read.
func (p *parser) literal() (any, error) {
	var b []byte
	for open := 1; !p.done(); {
		c := p.in[p.at]
		p.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(b), nil
			}
		case '\r': // each end of line is a newline
			p.take("\n")
			c = '\n'
		case '\\':
			b = p.escaped(b)
			continue
		}
		b = append(b, c)
	}
	return nil, errors.New("string without an end")
}

// escaped reads what follows a backslash in a string.
func (p *parser) escaped(b []byte) []byte {
	if p.done() {
		return b
	}
	c := p.in[p.at]
	p.at++
	switch c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r': // a line that goes on
		p.take("\n")
		return b
	case '\n':
		return b
	}
	if c < '0' || c > '7' {
		return append(b, c)
	}
	n := int(c - '0')
	for i := 0; i < 2 && !p.done() && p.in[p.at] >= '0' && p.in[p.at] <= '7'; i++ {
		n = n*8 + int(p.in[p.at]-'0')
		p.at++
	}
	return append(b, byte(n))
}

// hex reads a string of hexadecimal digits, the opening angle being read.
func (p *parser) hex() (any, error) {
	var digits []byte
	for !p.done() {
		c := p.in[p.at]
		p.at++
		switch {
		case c == '>':
			if len(digits)%2 == 1 {
				digits = append(digits, '0')
			}
			b := make([]byte, len(digits)/2)
			for i := range b {
				n, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
				if err != nil {
					return nil, errors.New("invalid hexadecimal string")
				}
				b[i] = byte(n)
			}
			return String(b), nil
		case !isSpace(c):
			digits = append(digits, c)
		}
	}
	return nil, errors.New("string without an end")
}

// word reads up to a delimiter.
func (p *parser) word() string {
	from := p.at
	for !p.done() && isRegular(p.in[p.at]) {
		p.at++
	}
	return string(p.in[from:p.at])
}

// space skips white space and comments.
func (p *parser) space() {
	for ; !p.done(); p.at++ {
		switch c := p.in[p.at]; {
		case c == '%':
			for !p.done() && p.in[p.at] != '\n' && p.in[p.at] != '\r' {
				p.at++
			}
			p.at--
		case !isSpace(c):
			return
		}
	}
}

func (p *parser) take(s string) bool {
	if !bytes.HasPrefix(p.in[p.at:], []byte(s)) {
		return false
	}
	p.at += len(s)
	return true
}

func (p *parser) done() bool { return p.at >= len(p.in) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isRegular(c byte) bool {
	return !isSpace(c) && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0
}
