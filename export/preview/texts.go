package preview

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// texts is a list of readable texts, each once.
type texts struct {
	list []string
	have map[string]bool
}

func newTexts() *texts { return &texts{have: map[string]bool{}} }

// add takes what a run of bytes says in each encoding that it may be in.
func (t *texts) add(raw []byte) {
	for _, s := range readings(raw) {
		t.addText(s)
	}
}

func (t *texts) addText(s string) {
	if !t.have[s] {
		t.have[s] = true
		t.list = append(t.list, s)
	}
}

// isCodes tells whether a string may be of two-byte codes: those below 8192
// have control bytes, those of private use stand for glyphs by agreement with their font.
func isCodes(raw []byte) bool {
	if len(raw)%2 != 0 || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return false
	}
	private := true
	for i := 0; i < len(raw); i += 2 {
		private = private && raw[i] >= 0xE0 && raw[i] <= 0xF8
	}
	return private || hasControl(raw)
}

func lettersIn(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func hasControl(raw []byte) bool {
	return bytes.ContainsFunc(raw, func(r rune) bool { return r < ' ' })
}

// readings decodes a PDF string. UTF-16 without its mark shows itself by
// control bytes.
func readings(raw []byte) []string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return legible(utf16BE(raw[2:]))
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return legible(utf16BE(swapped(raw[2:])))
	}
	plain := string(raw)
	if !utf8.ValidString(plain) {
		plain = latin1(raw)
	}
	if len(raw)%2 == 0 && hasControl(raw) {
		return legible(plain, utf16BE(raw))
	}
	return legible(plain)
}

// legible drops control characters, and texts without any letter or digit.
func legible(all ...string) []string {
	var out []string
	for _, s := range all {
		s = strings.TrimSpace(strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r):
				return ' '
			case unicode.IsControl(r):
				return -1
			}
			return r
		}, s))
		if lettersIn(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func utf16BE(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

func swapped(raw []byte) []byte {
	out := make([]byte, len(raw)&^1)
	for i := 0; i+1 < len(raw); i += 2 {
		out[i], out[i+1] = raw[i+1], raw[i]
	}
	return out
}

func latin1(raw []byte) string {
	runes := make([]rune, len(raw))
	for i, b := range raw {
		runes[i] = rune(b)
	}
	return string(runes)
}
