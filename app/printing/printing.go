// Package printing sends finished pages to the printing system of the platform:
// CUPS on Linux and macOS, by its programs lpstat(1), lp(1) and cancel(1), and on
// Windows the program that prints PDF files.
//
// To CUPS the pages go through a pipe. No file is made here and no argument says
// what is printed; the queue keeps the pages until they are on paper. Windows
// prints files alone, see [ByFile].
package printing

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrNone is returned where the platform has no printing system, or no printer.
var ErrNone = errors.New("this computer has no printer: nothing was printed; export the pages, and print the file where there is one")

// Printer is a printer, or a class of them.
type Printer struct {
	Name    string
	Default bool
}

// Sides say which sides of the paper are printed.
type Sides string

// The sides by their names in IPP (RFC 8011, 5.2.8); those of the printer where
// nothing is said.
const (
	AsThePrinter Sides = ""
	OneSide      Sides = "one-sided"
	LongEdge     Sides = "two-sided-long-edge"
	ShortEdge    Sides = "two-sided-short-edge"
)

// Job says how pages are printed.
type Job struct {
	Printer string // "" is the default
	Copies  int    // 0 is one
	Pages   string // as [ParsePages] gives it; "" is all
	Sides   Sides
	Media   string // the paper by its name in IPP, such as "iso_a4_210x297mm"; "" is the printer's
}

// mostCopies is more than anybody hands out, and stops a slip of the finger.
const mostCopies = 200

// ParseCopies reads a number of copies.
func ParseCopies(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > mostCopies {
		return 0, fmt.Errorf("want a number of copies from 1 to %d", mostCopies)
	}
	return n, nil
}

// ParsePages reads a choice of pages, such as "1-3, 7" or "5-", of so many that
// there are, and gives it as IPP wants it: in order, apart from one another.
// Nothing is all pages.
func ParsePages(text string, pages int) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	chosen := make([]bool, pages+2) // page 0 and the one after the last are never chosen
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
		first, last, ok := pageRange(strings.TrimSpace(piece), pages)
		if !ok {
			return "", fmt.Errorf("want pages such as 1-3, 5, of the %d that there are", pages)
		}
		for p := first; p <= last; p++ {
			chosen[p] = true
		}
	}
	var ranges []string
	for p := 1; p <= pages; p++ {
		if !chosen[p] || chosen[p-1] {
			continue
		}
		end := p
		for chosen[end+1] {
			end++
		}
		if end == p {
			ranges = append(ranges, strconv.Itoa(p))
		} else {
			ranges = append(ranges, fmt.Sprintf("%d-%d", p, end))
		}
	}
	if len(ranges) == 0 {
		return "", fmt.Errorf("want pages such as 1-3, 5, of the %d that there are", pages)
	}
	return strings.Join(ranges, ","), nil
}

// pageRange reads "3", "3-5", "3-" or "-5"; people type other dashes too.
func pageRange(text string, pages int) (first, last int, ok bool) {
	text = strings.NewReplacer("–", "-", "—", "-", "‑", "-").Replace(text)
	from, to, isRange := strings.Cut(text, "-")
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if isRange && from == "" && to == "" {
		return 0, 0, false
	}
	first, last = 1, pages
	var err error
	if from != "" || !isRange {
		if first, err = strconv.Atoi(from); err != nil {
			return 0, 0, false
		}
	}
	if !isRange {
		last = first
	} else if to != "" {
		if last, err = strconv.Atoi(to); err != nil {
			return 0, 0, false
		}
	}
	return first, last, 1 <= first && first <= last && last <= pages
}
