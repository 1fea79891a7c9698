package manual

import (
	"regexp"
	"strings"
	"unicode"
)

// Kind is what a block of a page is.
type Kind int

// The kinds of blocks.
const (
	Text    Kind = iota // a paragraph
	Item                // of a list
	Note                // a paragraph that stands apart
	Heading             // of level 2 or 3
	Table
	Image
)

// Block is a part of a page that is laid out by itself.
type Block struct {
	Kind   Kind
	Level  int        // of a heading
	Mark   string     // of an item: "•", or its number
	Text   string     // with the signs that [Spans] reads; of an image, its caption
	Anchor string     // of a heading: what links to it name
	File   string     // of an image
	Cells  [][]string // of a table, the heads first
}

var (
	picture = regexp.MustCompile(`^!\[([^\]]*)\]\((?:\.\./)?images/([^)]+)\)$`)
	item    = regexp.MustCompile(`^(-|\d+\.) ((?s:.*))$`)
)

// parse takes a page apart. What stands between empty lines is one block, and
// each item of a list is one.
func parse(text string) []Block {
	var l []Block
	for _, part := range paragraphs(text) {
		switch {
		case strings.HasPrefix(part, "#"):
			level := len(part) - len(strings.TrimLeft(part, "#"))
			title := strings.TrimSpace(part[level:])
			l = append(l, Block{Kind: Heading, Level: level, Text: title, Anchor: anchor(title)})
		case strings.HasPrefix(part, "|"):
			l = append(l, Block{Kind: Table, Cells: cells(part)})
		case strings.HasPrefix(part, "> "):
			l = append(l, Block{Kind: Note, Text: strings.ReplaceAll(part[2:], "\n> ", "\n")})
		case picture.MatchString(part):
			m := picture.FindStringSubmatch(part)
			l = append(l, Block{Kind: Image, Text: m[1], File: m[2]})
		case item.MatchString(part):
			m := item.FindStringSubmatch(part)
			mark := m[1]
			if mark == "-" {
				mark = "•"
			}
			l = append(l, Block{Kind: Item, Mark: mark, Text: m[2]})
		default:
			l = append(l, Block{Kind: Text, Text: part})
		}
	}
	return l
}

// paragraphs are what stands between empty lines; a heading is one by itself, and
// an item of a list begins one.
func paragraphs(text string) []string {
	var l []string
	var now []string
	end := func() {
		if len(now) > 0 {
			l = append(l, strings.Join(now, "\n"))
			now = nil
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case line == "":
			end()
		case strings.HasPrefix(line, "#"):
			end()
			l = append(l, line)
		case item.MatchString(line):
			end()
			now = append(now, line)
		default:
			now = append(now, line)
		}
	}
	end()
	return l
}

// cells are those of a table, without the line under its heads.
func cells(table string) [][]string {
	var rows [][]string
	for i, line := range strings.Split(table, "\n") {
		if i == 1 {
			continue
		}
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
		var row []string
		for _, c := range strings.Split(line, "|") {
			row = append(row, strings.TrimSpace(c))
		}
		rows = append(rows, row)
	}
	return rows
}

// anchor is the name of a heading in links, as the hosts of repositories make
// it: small letters, digits and hyphens.
func anchor(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	return b.String()
}

// plain is what a block says.
func (b Block) plain() string {
	if b.Kind != Table {
		return Plain(b.Text)
	}
	var l []string
	for _, row := range b.Cells {
		for _, c := range row {
			l = append(l, Plain(c))
		}
	}
	return strings.Join(l, " ")
}
