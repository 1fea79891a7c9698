package chart

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Bar is one row of a [BarChart].
type Bar struct {
	Label   string
	Count   int
	Colour  Colour
	Pattern Pattern
}

// BarChart is what [Bars] draws.
type BarChart struct {
	Width   float64
	Size    float64 // of the text; 0 is [TextSize]
	Bars    []Bar
	Measure Measure
	Finish  func(string) string // what a language asks of a number; nil is nothing
}

// Bars draws a row for each bar: its label, a bar as long as its count, and the
// count. A label that does not fit is shortened at a space; those who draw say it in
// full elsewhere. A bar without a count has its label and the number 0.
func Bars(c BarChart) Drawing {
	if len(c.Bars) == 0 || c.Width <= 0 {
		return Drawing{W: max(0, c.Width)}
	}
	size := c.Size
	if size <= 0 {
		size = TextSize
	}
	measure, finish := measureOr(c.Measure), finishOr(c.Finish)
	var (
		row   = 1.75 * size
		thick = 1.05 * size
		gap   = 0.6 * size
		widest, number,
		most float64
	)
	labels := make([]string, len(c.Bars))
	numbers := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		labels[i] = cut(b.Label, 0.5*c.Width, size, measure)
		numbers[i] = finish(strconv.Itoa(max(0, b.Count)))
		widest = max(widest, measure(labels[i], size, false))
		number = max(number, measure(numbers[i], size, true))
		most = max(most, float64(b.Count))
	}
	left := widest + gap
	room := max(0, c.Width-left-gap-number)
	d := Drawing{W: c.Width, H: row * float64(len(c.Bars))}
	for i, b := range c.Bars {
		y := row * float64(i)
		baseline := y + row/2 + 0.35*size
		d.Shapes = append(d.Shapes, Label{X: 0, Y: baseline, Size: size, Colour: Ink, Text: labels[i]})
		length := 0.0
		if b.Count > 0 && most > 0 {
			length = max(min(thinnest, room), room*float64(b.Count)/most)
		}
		if length > 0 {
			d.Shapes = append(d.Shapes, Rect{X: left, Y: y + (row-thick)/2, W: length, H: thick, Colour: b.Colour, Pattern: b.Pattern})
		}
		d.Shapes = append(d.Shapes, Label{X: left + length + gap/2, Y: baseline, Size: size, Bold: true, Colour: Ink, Text: numbers[i]})
	}
	d.Shapes = append(d.Shapes, Line{left, 0, left, d.H, 0.5, 0, Rule})
	return d
}

// cut shortens a label to a width, at a space where there is one.
func cut(label string, width, size float64, measure Measure) string {
	const more = " …"
	for measure(label, size, false) > width {
		short := shortened(label)
		if short == "" {
			return cutWord(strings.TrimSuffix(label, more), width, size, measure)
		}
		label = short
	}
	return label
}

// cutWord shortens a word, before a letter that begins a cluster.
func cutWord(word string, width, size float64, measure Measure) string {
	runes := []rune(word)
	for n := len(runes) - 1; n > 0; n-- {
		before, r := runes[n-1], runes[n]
		joined := unicode.IsMark(r) || unicode.Is(unicode.Mn, before) && unicode.IsLetter(r) && ties[before] || before == '\u200d' || r == '\u200d'
		if s := string(runes[:n]) + "…"; !joined && measure(s, size, false) <= width {
			return s
		}
	}
	r, _ := utf8.DecodeRuneInString(word)
	return string(r)
}

// ties are the marks that put the next letter under the last: Khmer and Burmese
// stack their consonants.
var ties = map[rune]bool{'\u17D2': true, '\u1039': true}

// measureOr is a guess at widths for who gives none.
func measureOr(m Measure) Measure {
	if m == nil {
		m = func(s string, size float64, _ bool) float64 { return 0.6 * size * float64(utf8.RuneCountInString(s)) }
	}
	return m
}

func finishOr(f func(string) string) func(string) string {
	if f == nil {
		return func(s string) string { return s }
	}
	return f
}
