package web

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"unicode"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var style string

// The policy allows the file its own style and pictures, and nothing else
// (Content Security Policy Level 3).
var policy = func() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
}()

var sheet = template.Must(template.New("page").Funcs(template.FuncMap{
	"style":   func() template.CSS { return template.CSS(style) },
	"policy":  func() string { return policy },
	"drawing": drawing,
	"sign":    sign,
	"outside": outside,
	"role":    func(s *Status) string { return roles[s.Mark.Colour()] },
	"plain":   Text.String,
	"isolate": isolate,
	"legible": legible,
	"tag":     tag,
}).Parse(pageSource))

// HTML writes the file. The same page gives the same bytes.
func (p Page) HTML() ([]byte, error) {
	var b bytes.Buffer
	if err := sheet.Execute(&b, p); err != nil {
		return nil, fmt.Errorf("failed to write the page: %w", err)
	}
	return b.Bytes(), nil
}

// Fixed are the words that every file brings: its markup and its style. A note
// that says "table" has not leaked by them.
func Fixed() []string { return []string{pageSource, style, policy, svgWords} }

// outside tells whether something leads to another site, or to a mail program.
func outside(to string) bool {
	u, err := url.Parse(to)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// isolate tells whether a text must be kept from turning round what stands beside
// it (UAX #9): a name in Arabic or Hebrew.
func isolate(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
	})
}

// tag is a language as a page can name it (BCP 47), or "" for what somebody typed
// otherwise.
func tag(lang string) string {
	if strings.ContainsFunc(lang, func(r rune) bool {
		return r >= unicode.MaxASCII || r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		return ""
	}
	return lang
}

// legible puts a visible mark for what no browser shows and what makes a file
// invalid: control characters (HTML, 13.2.3.5) and bytes that are no UTF-8.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// String is the text alone.
func (t Text) String() string {
	var b bytes.Buffer
	for _, r := range t {
		b.WriteString(legible(r.Text))
	}
	return b.String()
}
