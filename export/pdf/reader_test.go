package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"habeas/export/pdf/cos"
)

// reader reads a finished file back, by what the file says alone.
type reader struct {
	testing.TB
	*cos.File
	pages []cos.Dict
}

func read(t testing.TB, file []byte) reader {
	t.Helper()
	f, err := cos.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	r := reader{TB: t, File: f}
	for _, kid := range f.Array(r.Dict(r.catalog()["Pages"])["Kids"]) {
		r.pages = append(r.pages, f.Dict(kid))
	}
	return r
}

func (r reader) catalog() cos.Dict { return r.Dict(r.Trailer["Root"]) }

func (r reader) stream(v any) []byte {
	r.Helper()
	s, ok := r.Get(v).(*cos.Stream)
	if !ok {
		r.Fatalf("no stream: %v", v)
	}
	if s.Dict["Filter"] != cos.Name("FlateDecode") {
		return s.Data
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		r.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		r.Fatal(err)
	}
	return data
}

func (r reader) contents(page int) []byte {
	r.Helper()
	data, err := r.Contents(r.pages[page]["Contents"])
	if err != nil {
		r.Fatal(err)
	}
	return data
}

var mapped = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)

// lines is the text of a page, a line for each that was drawn.
func (r reader) lines(page int) []string {
	r.Helper()
	fonts := r.Dict(r.Dict(r.pages[page]["Resources"])["Font"])
	maps := map[string]map[string]string{}
	for name, f := range fonts {
		maps[string(name)] = r.toUnicode(r.Dict(f)["ToUnicode"])
	}
	var lines []string
	var line strings.Builder
	var current map[string]string
	err := cos.Content(r.contents(page), func(op string, operands []any) error {
		switch op {
		case "Tf":
			current = maps[string(operands[0].(cos.Name))]
		case "ET":
			lines = append(lines, line.String())
			line.Reset()
		case "TJ":
			for _, v := range operands[0].(cos.Array) {
				s, _ := v.(cos.String)
				for ; len(s) >= 2; s = s[2:] {
					line.WriteString(current[fmt.Sprintf("%04x", string(s[:2]))])
				}
			}
		}
		return nil
	})
	if err != nil {
		r.Fatal(err)
	}
	return lines
}

func (r reader) toUnicode(v any) map[string]string {
	r.Helper()
	m := map[string]string{}
	for _, pair := range mapped.FindAllStringSubmatch(string(r.stream(v)), -1) {
		raw, err := hex.DecodeString(pair[2])
		if err != nil {
			r.Fatal(err)
		}
		m[strings.ToLower(pair[1])] = decodeUTF16(raw)
	}
	return m
}

// title decodes a text string.
func title(v any) string {
	s, _ := v.(cos.String)
	if rest, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return decodeUTF16([]byte(rest))
	}
	return string(s)
}

func decodeUTF16(b []byte) string {
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, uint16(b[0])<<8|uint16(b[1]))
	}
	return string(utf16.Decode(units))
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
