// Package manual is the user's manual: Markdown that reads well as files, and
// that the window shows under Help. Each file is a page.
//
// # What a page may have
//
// One heading of the first level, its title, as the first line; below it
// headings of the second and third level, paragraphs, lists without lists in
// them, notes behind "> ", tables, and pictures that stand alone on their line.
// A link goes to a page
// ("custody.md"), to a heading of one ("keys.md#finding"), or to a heading of
// its own page ("#undo"). The manual names nothing on the network.
//
// Translations lie in a folder of their language, a file of the same name for each
// page; see translation.go.
package manual

import (
	"embed"
	"path"
	"strings"
)

//go:embed *.md fr/*.md km/*.md images
var files embed.FS

// order is that of the pages, as one reads them.
var order = []string{
	"start", "dossiers", "dossier", "custody", "dates", "sources", "consent", "briefing", "packets", "meetings", "overview",
	"backups", "passphrase", "privacy", "security", "group", "keys", "accessibility", "trouble", "words",
}

// Page is a page of the manual.
type Page struct {
	Name   string // of its file, without the ending
	Lang   string // in which it is written: "en", "fr" or "km"
	Draft  bool   // no native reader has looked the translation over
	Title  string
	Blocks []Block
}

// pageOf makes a page of its text.
func pageOf(name, lang, text string) Page {
	p := Page{Name: name, Lang: lang, Title: name, Blocks: parse(text)}
	if b := p.Blocks; len(b) > 0 && b[0].Kind == Heading && b[0].Level == 1 {
		p.Title, p.Blocks = b[0].Text, b[1:]
	}
	return p
}

// english are the pages as they were written, in their order.
func english() []Page {
	l := make([]Page, 0, len(order))
	for _, name := range order {
		text, err := files.ReadFile(name + ".md")
		if err != nil {
			continue // a test sees to it that none is missing
		}
		l = append(l, pageOf(name, English, string(text)))
	}
	return l
}

// Picture is a picture of the manual as the bytes of its file, or nil where
// there is none of that name.
func Picture(name string) []byte {
	data, err := files.ReadFile(path.Join("images", path.Base(name)))
	if err != nil {
		return nil
	}
	return data
}

// Split takes a link apart into the page and the heading to which it leads,
// seen from a page.
func Split(link, from string) (page, anchor string) {
	page, anchor, _ = strings.Cut(link, "#")
	if page == "" {
		return from, anchor
	}
	return strings.TrimSuffix(page, ".md"), anchor
}

// Text is the page as one reads it in a terminal: without signs of styles, the
// places of pictures and the targets of links.
func (p Page) Text() string {
	var b strings.Builder
	b.WriteString(p.Title + "\n" + strings.Repeat("=", len([]rune(p.Title))) + "\n")
	for i, block := range p.Blocks {
		if block.Kind != Item || i == 0 || p.Blocks[i-1].Kind != Item {
			b.WriteByte('\n')
		}
		switch block.Kind {
		case Heading:
			b.WriteString(Plain(block.Text) + "\n" + strings.Repeat("-", len([]rune(Plain(block.Text)))) + "\n")
		case Item:
			b.WriteString(block.Mark + " " + Plain(block.Text) + "\n")
		case Table:
			for _, row := range block.Cells[1:] {
				for j, c := range row {
					if j > 0 {
						b.WriteString(": ")
					}
					b.WriteString(Plain(c))
				}
				b.WriteByte('\n')
			}
		case Image: // its words stand in the text as well
		default:
			b.WriteString(Plain(block.Text) + "\n")
		}
	}
	return b.String()
}
