// Package spreadsheet reads custody events out of rows that were copied from a
// spreadsheet, or lie in a CSV file. It guesses what each column holds, and says
// where it is not sure; nothing that stands in a cell is lost: what is not
// understood goes into the event's words as it stands.
package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Limits of what is read: a table of one person's events is made by hand, and a
// window reads it while somebody waits.
const (
	MaxRows    = 500
	MaxColumns = 64
	MaxBytes   = 1 << 20
)

// The errors of [Read].
var (
	ErrNoTable  = errors.New("this is no table: want rows of cells, with tabs, commas or semicolons between, such as a spreadsheet copies")
	ErrTooLarge = fmt.Errorf("the table is too large: at most %d rows and %d columns are read at once", MaxRows, MaxColumns)
)

// Cells splits a text into rows of cells: by tabs where there are any, else by
// the semicolon or comma that parts the rows most evenly; quoted as RFC 4180
// says. Rows and columns that are empty are left out; all rows are of one length.
func Cells(text string) ([][]string, error) {
	if len(text) > MaxBytes {
		return nil, ErrTooLarge
	}
	var best [][]string
	for _, comma := range separators(text) {
		rows, err := split(text, comma)
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 && (best == nil || even(rows) > even(best)) {
			best = rows
		}
	}
	if len(best) == 0 || len(best[0]) < 2 {
		return nil, ErrNoTable
	}
	return best, nil
}

func separators(text string) []rune {
	if strings.ContainsRune(text, '\t') {
		return []rune{'\t'}
	}
	return []rune{';', ','}
}

// even is how many rows have as many cells as most have, times how many those
// are; a table of one column is none.
func even(rows [][]string) int {
	count := map[int]int{}
	for _, r := range rows {
		n := len(r)
		for n > 0 && r[n-1] == "" {
			n--
		}
		count[n]++
	}
	most, cells := 0, 0
	for n, times := range count {
		if n > 1 && (times > most || times == most && n > cells) {
			most, cells = times, n
		}
	}
	return most * cells
}

func split(text string, comma rune) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	var rows [][]string
	width := 0
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, ErrNoTable
		}
		some := false
		for i, cell := range row {
			row[i] = strings.TrimSpace(strings.ToValidUTF8(cell, "\uFFFD"))
			some = some || row[i] != ""
		}
		if !some {
			continue
		}
		rows = append(rows, row)
		width = max(width, len(row))
		if len(rows) > MaxRows || width > MaxColumns {
			return nil, ErrTooLarge
		}
	}
	return level(rows, width), nil
}

// level gives all rows one length, and takes out columns that are empty.
func level(rows [][]string, width int) [][]string {
	used := make([]bool, width)
	for _, r := range rows {
		for i, cell := range r {
			used[i] = used[i] || cell != ""
		}
	}
	for n, r := range rows {
		var cells []string
		for i := range width {
			switch {
			case !used[i]:
			case i < len(r):
				cells = append(cells, r[i])
			default:
				cells = append(cells, "")
			}
		}
		rows[n] = cells
	}
	return rows
}

// Text is the text of a file: UTF-8, UTF-16 where it says so, else the Western
// code page in which spreadsheets still write CSV.
func Text(file []byte) string {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(file, []byte(mark)) {
			if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(file); err == nil {
				return string(text)
			}
		}
	}
	file = bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(file) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(file); err == nil {
			return string(text)
		}
	}
	return string(file)
}
