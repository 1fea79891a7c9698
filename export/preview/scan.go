package preview

import (
	"bytes"
	"strconv"
	"strings"
)

// tokenKind is the kind of a token of PDF syntax (ISO 32000-2, 7.2 and 7.3).
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenString
	tokenName
	tokenNumber
	tokenKeyword // also operators of content streams
	tokenOpen    // << or [
	tokenClose   // >> or ]
	tokenComment
	tokenBroken // the data ends inside a string
)

// A token's data is decoded: without brackets and escapes.
type token struct {
	kind tokenKind
	data []byte
	dict bool // of open and close: of a dictionary, else of an array
}

// A scanner cuts PDF syntax into tokens. It reads any bytes without failing.
type scanner struct {
	data []byte
	at   int
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func isDelimiter(b byte) bool { return strings.IndexByte("()<>[]{}/%", b) >= 0 }

// regular gives the run of bytes up to the next space or delimiter.
func (s *scanner) regular() []byte {
	start := s.at
	for s.at < len(s.data) && !isSpace(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
	return s.data[start:s.at]
}

func (s *scanner) next() token {
	for s.at < len(s.data) && isSpace(s.data[s.at]) {
		s.at++
	}
	if s.at >= len(s.data) {
		return token{kind: tokenEnd}
	}
	b := s.data[s.at]
	pair := s.at+1 < len(s.data) && s.data[s.at+1] == b
	switch {
	case b == '(':
		return s.literal()
	case b == '<' && pair:
		s.at += 2
		return token{kind: tokenOpen, dict: true}
	case b == '>' && pair:
		s.at += 2
		return token{kind: tokenClose, dict: true}
	case b == '<':
		return s.hex()
	case b == '[':
		s.at++
		return token{kind: tokenOpen}
	case b == ']':
		s.at++
		return token{kind: tokenClose}
	case b == '/':
		s.at++
		return token{kind: tokenName, data: nameBytes(s.regular())}
	case b == '%':
		start := s.at + 1
		for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
			s.at++
		}
		return token{kind: tokenComment, data: s.data[start:s.at]}
	case isDelimiter(b): // a stray one: ) > { }
		s.at++
		return token{kind: tokenKeyword, data: s.data[s.at-1 : s.at]}
	}
	word := s.regular()
	if strings.IndexByte("+-.0123456789", word[0]) >= 0 { // most words are operators, and an error takes long to make
		if _, err := strconv.ParseFloat(string(word), 64); err == nil {
			return token{kind: tokenNumber, data: word}
		}
	}
	return token{kind: tokenKeyword, data: word}
}

// literal reads a string in parentheses (7.3.4.2).
func (s *scanner) literal() token {
	s.at++
	out := []byte{}
	for depth := 1; s.at < len(s.data); s.at++ {
		switch b := s.data[s.at]; b {
		case '(':
			depth++
			out = append(out, b)
		case ')':
			if depth--; depth == 0 {
				s.at++
				return token{kind: tokenString, data: out}
			}
			out = append(out, b)
		case '\\':
			out = s.escape(out)
		default:
			out = append(out, b)
		}
	}
	return token{kind: tokenBroken, data: out}
}

// escape reads what follows a backslash, leaving at on its last byte.
func (s *scanner) escape(out []byte) []byte {
	s.at++
	if s.at >= len(s.data) {
		return out
	}
	b := s.data[s.at]
	if i := bytes.IndexByte([]byte("nrtbf"), b); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case b == '\r':
		if s.at+1 < len(s.data) && s.data[s.at+1] == '\n' {
			s.at++
		}
		return out
	case b == '\n':
		return out
	case b >= '0' && b <= '7':
		v := b - '0'
		for n := 1; n < 3 && s.at+1 < len(s.data) && s.data[s.at+1] >= '0' && s.data[s.at+1] <= '7'; n++ {
			s.at++
			v = v<<3 + s.data[s.at] - '0'
		}
		return append(out, v)
	}
	return append(out, b)
}

// hex reads a string of hexadecimal digits (7.3.4.3).
func (s *scanner) hex() token {
	s.at++
	out, digits := []byte{}, 0
	for ; s.at < len(s.data); s.at++ {
		b := s.data[s.at]
		if b == '>' {
			s.at++
			return token{kind: tokenString, data: out}
		}
		v, ok := hexDigit(b)
		if !ok {
			continue
		}
		if digits%2 == 0 {
			out = append(out, v<<4)
		} else {
			out[len(out)-1] |= v
		}
		digits++
	}
	return token{kind: tokenBroken, data: out}
}

// nameBytes undoes the #xx of a name (7.3.5).
func nameBytes(raw []byte) []byte {
	if bytes.IndexByte(raw, '#') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			hi, ok1 := hexDigit(raw[i+1])
			lo, ok2 := hexDigit(raw[i+2])
			if ok1 && ok2 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

func hexDigit(b byte) (byte, bool) {
	switch {
	case b >= '0' && b <= '9':
		return b - '0', true
	case b >= 'a' && b <= 'f':
		return b - 'a' + 10, true
	case b >= 'A' && b <= 'F':
		return b - 'A' + 10, true
	}
	return 0, false
}
