package spreadsheet

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas/dossier"
	"habeas/dossier/words"
)

// Table is rows of cells and what their columns are taken for. Who shows it may
// change the columns and the order of day and month.
type Table struct {
	Head    []string // the first row where it names the columns, else nil
	Rows    [][]string
	Columns []Column
	// Unsure marks the columns that were guessed by little.
	Unsure []bool
	// MonthFirst reads 03/09/2017 as of March. Until somebody has answered which
	// it is, or other dates of the table tell, such dates are not understood.
	MonthFirst, Answered bool
}

// Known are texts that the vault has already, by which columns are told.
type Known struct{ Places, Authorities map[string]bool }

// Read reads a text that was pasted, or that of a file.
func Read(text string, known Known) (*Table, error) {
	rows, err := Cells(text)
	if err != nil {
		return nil, err
	}
	t := &Table{Rows: rows}
	if isHead(rows[0]) && len(rows) > 1 {
		t.Head, t.Rows = rows[0], rows[1:]
	}
	t.guess(known)
	t.infer()
	return t, nil
}

// isHead reports a row that names columns: some of its cells do, and none is a
// date.
func isHead(row []string) bool {
	named := 0
	for _, cell := range row {
		if isDate(cell) {
			return false
		}
		if _, ok := columnOf(cell); ok {
			named++
		}
	}
	return named > 0 && 2*named >= len(row)-1
}

// guess says what each column holds: by its head, else by what most cells are.
func (t *Table) guess(known Known) {
	n := len(t.Rows[0])
	t.Columns, t.Unsure = make([]Column, n), make([]bool, n)
	taken := map[Column]bool{}
	take := func(i int, c Column, unsure bool) {
		t.Columns[i], t.Unsure[i] = c, unsure
		taken[c] = true
	}
	for i := range t.Head {
		if c, ok := columnOf(t.Head[i]); ok && (!taken[c] || c == Words || c == Ignored) {
			take(i, c, false)
		}
	}
	for _, c := range []struct {
		column Column
		is     func(string) bool
	}{
		{Date, isDate},
		{Kind, func(s string) bool { _, _, ok := kindOf(s); return ok }},
		{Authority, func(s string) bool { return known.Authorities[s] || tells(s, offices) }},
		{Place, func(s string) bool { return known.Places[s] || tells(s, sites) }},
	} {
		if taken[c.column] {
			continue
		}
		best, share := -1, 0.0
		for i := range n {
			if s := t.share(i, c.is); t.Columns[i] == "" && s > share {
				best, share = i, s
			}
		}
		if best >= 0 && share >= 0.3 {
			take(best, c.column, share < 0.6)
		}
	}
	t.guessRest(taken, take)
}

// guessRest deals with the columns that nothing tells: the longest texts are the
// words, the others place and authority as far as those are free.
func (t *Table) guessRest(taken map[Column]bool, take func(int, Column, bool)) {
	var rest []int
	for i, c := range t.Columns {
		if c == "" {
			rest = append(rest, i)
		}
	}
	slices.SortStableFunc(rest, func(a, b int) int { return cmp.Compare(t.length(b), t.length(a)) })
	const prose = 24 // letters; a place is shorter
	var short []int
	for _, i := range rest {
		if !taken[Words] && t.length(i) >= prose {
			take(i, Words, false)
			continue
		}
		short = append(short, i)
	}
	slices.Sort(short)
	for _, i := range short {
		free := slices.IndexFunc([]Column{Place, Authority}, func(c Column) bool { return !taken[c] })
		switch {
		case t.numbers(i):
			take(i, Ignored, true)
		case free >= 0:
			take(i, []Column{Place, Authority}[free], true)
		default:
			take(i, Words, true)
		}
	}
}

// share is how many of the cells of a column that are not empty are so.
func (t *Table) share(column int, is func(string) bool) float64 {
	some, so := 0, 0
	for _, r := range t.Rows {
		if r[column] == "" {
			continue
		}
		some++
		if is(r[column]) {
			so++
		}
	}
	if some == 0 {
		return 0
	}
	return float64(so) / float64(some)
}

// length is how many letters a cell of the column has that has some.
func (t *Table) length(column int) int {
	letters, some := 0, 0
	for _, r := range t.Rows {
		if r[column] != "" {
			letters += utf8.RuneCountInString(r[column])
			some++
		}
	}
	return letters / max(1, some)
}

// numbers reports a column that counts the rows.
func (t *Table) numbers(column int) bool {
	return t.share(column, func(s string) bool { return len(s) <= 4 && strings.Trim(s, "0123456789.") == "" }) == 1
}

// isDate reports what reads as a date in some language, or as two.
func isDate(cell string) bool {
	if cell == "" || len(cell) <= 3 { // 1, 2, 3: the numbers of rows
		return false
	}
	if len(words.Readings(cell)) > 0 {
		return true
	}
	_, ok := dateOf(cell)
	return ok
}

// dateOf reads a date in any of the program's languages.
func dateOf(cell string) (dossier.Date, bool) {
	for _, lang := range words.Languages() {
		if w, err := words.For(lang); err == nil {
			if d, err := w.ParseDate(cell); err == nil && !d.IsZero() {
				return d, true
			}
		}
	}
	return dossier.Date{}, false
}
