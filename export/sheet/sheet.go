// Package sheet prints the recovery key of a vault on one page, or each of its
// shares on one: the one place where a secret is put on paper. It is handed the
// words and gives the bytes of a PDF file; it keeps nothing.
package sheet

import (
	"fmt"
	"strings"
	"time"

	"rsc.io/qr"

	"habeas/export/pdf"
	"habeas/export/typeset"
)

// Sheet is what the pages say.
type Sheet struct {
	Vault  string     // the name of the file that the key opens, without its folder
	Made   time.Time  // the day is printed
	Words  [][]string // of each page, in their order: the key, or its shares
	Needed int        // how many shares open the vault; 0 where there are none
}

// Lengths in points.
const (
	margin  = 62.0
	columns = 2
	row     = 25.0 // from word to word
	column  = 148.0
	code    = 156.0 // the side of the QR code
	quiet   = 4     // modules of white around it (ISO/IEC 18004)
)

const (
	ink   = typeset.Color(0x1B1B1B)
	grey  = typeset.Color(0x5A5A5A)
	rule  = typeset.Color(0xB8B8B8)
	alarm = typeset.Color(0x8C1D18)
)

var (
	large   = typeset.Style{Family: typeset.Serif, Bold: true, Size: 25, Color: ink}
	small   = typeset.Style{Size: 9, Color: grey}
	word    = typeset.Style{Bold: true, Size: 14, Color: ink}
	number  = typeset.Style{Size: 10, Color: grey}
	heading = typeset.Style{Bold: true, Size: 10.5, Color: ink}
	body    = typeset.Style{Family: typeset.Serif, Size: 10.5, Color: ink}
	strong  = typeset.Style{Family: typeset.Serif, Bold: true, Size: 11.5, Color: alarm}
)

// section is a part of the text below the words.
type section struct{ heading, text string }

// The texts say what the reader has to know, perhaps years later and without the
// program at hand.

func whole() (title, warning string, sections []section) {
	return "Recovery key",
		"Whoever has this sheet and a copy of the vault reads everything in it. Treat it like the vault itself.",
		[]section{
			{"What it is", "A vault of Habeas is an encrypted file. Its passphrase opens it; when the passphrase is lost, these words do. Nobody else can open it, not the makers of Habeas either. The words alone, without a copy of the vault, are worth nothing."},
			{"How to use it", "Open the vault in Habeas and type the words where the passphrase is asked for, in their order, with spaces between them; capitals do not matter. The last word checks the others. The code holds the same words, for a reader that types; a telephone that reads it may keep them. Then set a new passphrase: habeas passwd VAULT"},
			{"Where to keep it", "Away from the computer and from copies of the vault: in another house, with somebody you trust, in a sealed envelope. Do not photograph it, send it, or leave it in a printer’s memory. Delete the file that this page was printed from."},
			{"If somebody has seen it, or it is lost", "Make another: habeas recovery VAULT -o SHEET.pdf. The old words then no longer open the vault. They still open copies that were made before, so destroy those that you can reach."},
		}
}

func share(n, of, needed int) (title, warning string, sections []section) {
	return fmt.Sprintf("Recovery key, share %d of %d", n, of),
		fmt.Sprintf("Whoever has %d of the %d shares and a copy of the vault reads everything in it. Keep this one apart from the others.", needed, of),
		[]section{
			{"What it is", fmt.Sprintf("A vault of Habeas is an encrypted file. Its passphrase opens it; when the passphrase is lost, any %d of the %d shares do, together. Fewer say nothing at all. Each is kept by another person. Nobody else can open the vault, not the makers of Habeas either.", needed, of)},
			{"How to use it", fmt.Sprintf("Bring %d shares together. Open the vault in Habeas and type the words of one share where the passphrase is asked for, then at once those of the next, with spaces between them; which share is first does not matter. The last word of each checks the others. Then set a new passphrase: habeas passwd VAULT", needed)},
			{"Where to keep it", "Away from copies of the vault and from the other shares, in a sealed envelope. Do not photograph it, send it, or leave it in a printer’s memory. Do not write on it who has the others."},
			{"If it is lost, or somebody has seen it", "Tell whoever keeps the vault. New shares are made with habeas recovery VAULT --shares; the old ones then no longer open the vault, but still open copies that were made before."},
		}
}

// Make gives the pages as a PDF file.
func Make(s Sheet) ([]byte, error) {
	set := typeset.NewSetter()
	doc := pdf.New(pdf.Options{Title: "Recovery key", Created: s.Made})
	for i, words := range s.Words {
		title, warning, sections := whole()
		if s.Needed > 0 {
			title, warning, sections = share(i+1, len(s.Words), s.Needed)
		}
		doc.AddPage()
		p := &page{doc: doc, set: set, tree: doc.Structure().Add(pdf.Sect), width: doc.PageSize().W - 2*margin, y: 76}
		p.line(pdf.H1, large, title)
		p.y += 8
		p.paragraph(small, "For the vault "+s.Vault+" as it is from "+s.Made.Format("2 January 2006")+" on, until another key is made.")
		p.y += 10
		p.paragraph(strong, warning)
		p.y += 14
		p.rule()
		if err := p.words(words); err != nil {
			return nil, err
		}
		p.rule()
		p.y += 8
		for _, section := range sections {
			p.y += 9
			p.line(pdf.H2, heading, section.heading)
			p.y += 2
			p.paragraph(body, section.text)
		}
	}
	return doc.Bytes()
}

// page is the page as far as it was written.
type page struct {
	doc   *pdf.Document
	set   *typeset.Setter
	tree  *pdf.Element
	width float64
	y     float64 // the bottom of what stands on it
}

func (p *page) line(tag pdf.Tag, style typeset.Style, text string) {
	p.put(p.tree.Add(tag), p.set.Line(typeset.Span{Text: text, Style: style}), style)
}

func (p *page) paragraph(style typeset.Style, text string) {
	e := p.tree.Add(pdf.P)
	for _, line := range p.set.Lines([]typeset.Span{{Text: text, Style: style}}, typeset.Options{Width: p.width}) {
		p.put(e, line, style)
	}
}

func (p *page) put(e *pdf.Element, line typeset.Line, style typeset.Style) {
	p.y += style.Size * 1.38
	p.text(e, margin, p.y-style.Size*0.3, line)
}

func (p *page) text(e *pdf.Element, x, baseline float64, line typeset.Line) {
	p.doc.In(e, func() { p.doc.Text(x, baseline, line) })
}

func (p *page) rule() {
	p.doc.Line(margin, p.y, margin+p.width, p.y, pdf.Stroke(rule, 0.7))
}

// words writes the words in columns, and their code beside them.
func (p *page) words(words []string) error {
	rows := (len(words) + columns - 1) / columns
	top, height := p.y, max(float64(rows)*row+24, code+40)
	list := p.tree.Add(pdf.L)
	list.Ordered = true
	for i, w := range words {
		item := list.Add(pdf.LI)
		x := margin + float64(i/rows)*column
		y := top + 12 + (float64(i%rows)+0.72)*row
		n := p.set.Line(typeset.Span{Text: fmt.Sprint(i + 1), Style: number})
		p.text(item.Add(pdf.Lbl), x+16-n.Width, y, n)
		p.text(item.Add(pdf.LBody), x+24, y, p.set.Line(typeset.Span{Text: w, Style: word}))
	}
	x, y := margin+p.width-code, top+(height-code)/2
	figure := p.tree.Add(pdf.Figure)
	figure.Alt, figure.Box = "The same words as a QR code", &pdf.Box{X: x, Y: y, W: code, H: code}
	var err error
	p.doc.In(figure, func() { err = drawCode(p.doc, Text(words), x, y, code) })
	if err != nil {
		return err
	}
	p.y = top + height
	return nil
}

// Text is what the code holds: the words in capitals, which take a third less
// room in a QR code, with spaces between them.
func Text(words []string) string { return strings.ToUpper(strings.Join(words, " ")) }

// drawCode draws a QR code with its quiet zone as a square, as vectors: each
// stretch of dark modules in a row is one rectangle.
func drawCode(doc *pdf.Document, text string, x, y, side float64) error {
	c, err := qr.Encode(text, qr.M)
	if err != nil {
		return fmt.Errorf("failed to make a QR code: %w", err)
	}
	module := side / float64(c.Size+2*quiet)
	for j := range c.Size {
		for i := 0; i < c.Size; i++ {
			from := i
			for i < c.Size && c.Black(i, j) {
				i++
			}
			if i > from {
				// A hair higher, so that no line shows between two rows.
				doc.Rect(x+float64(from+quiet)*module, y+float64(j+quiet)*module, float64(i-from)*module, module*1.01, pdf.Fill(0))
			}
		}
	}
	return nil
}
