package words

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"habeas/dossier"
	"habeas/dossier/script"
)

// typed is what people of a language type for a date, in small letters and, in
// Latin ones, without accents: many keyboards have none.
type typed struct {
	about     []string // before it
	uncertain []string // after it
	ordinal   []string // after the number of a day
	// Around one date or two, which stand at the stars.
	between []string
	fromOn  []string
	until   []string
	fromEnd []string // its end is not known
	untilIt []string // its beginning is not known
	decade  []string // around its first year
	drop    []string // words that say nothing: "the", "of"
	glued   []string // the same, where no space parts them from what follows
	problem string
}

// ParseDate reads a date as a person types it: EDTF, or words such as "3 Sep
// 2017", "September 2017", "about 2015", "from 2017 on", "between May 2016 and
// 2017", with the digits of any script, and all that [Words.Date] and [Words.EventDate] say. What could mean
// two days ("3/9/2017") is refused; [Readings] tells them. The error is a [*dossier.DateError], of
// EDTF's own problem where the text looks like EDTF.
func (w *Words) ParseDate(text string) (dossier.Date, error) {
	d, asEDTF := dossier.ParseDate(text)
	if asEDTF == nil {
		return d, nil
	}
	if d, err := dossier.ParseDate(strings.Map(script.Digit, text)); err == nil {
		return d, nil
	}
	if days := Readings(text); len(days) == 1 {
		return days[0], nil
	}
	s := plainTyped(text)
	if s == plainTyped(w.numbers.notKnown) {
		return dossier.Date{}, nil
	}
	if edtf, ok := w.edtf(s); ok {
		d, err := dossier.ParseDate(edtf)
		var bad *dossier.DateError
		if errors.As(err, &bad) {
			return dossier.Date{}, &dossier.DateError{Text: text, Problem: bad.Problem}
		}
		return d, err
	}
	if strings.Trim(text, "0123456789-/~?%.XxTZ: ") == "" && !ambiguous(text) {
		return dossier.Date{}, asEDTF
	}
	return dossier.Date{}, &dossier.DateError{Text: text, Problem: w.typed.problem}
}

// plainTyped is a text as the patterns of [typed] have it.
func plainTyped(text string) string {
	text = strings.Map(func(r rune) rune {
		if script.Unseen(r) {
			return -1
		}
		return script.Digit(r)
	}, text)
	text = accents.Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ô", "o", "û", "u", "à", "a", "'", "’", "–", " – ")

// ambiguous reports numbers of which nobody knows which is the month.
func ambiguous(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("./- ", r) })
	return len(parts) == 3 && len(parts[0]) < 3
}

// edtf turns a text into EDTF, which may still be no date.
func (w *Words) edtf(s string) (string, bool) {
	t := &w.typed
	for _, p := range []struct {
		texts []string
		edtf  string
	}{
		{t.fromEnd, "*/"}, {t.untilIt, "/*"}, {t.between, "*/*"}, {t.fromOn, "*/.."}, {t.until, "../*"},
	} {
		for _, text := range p.texts {
			if ends, ok := match(text, s); ok {
				edtf := p.edtf
				for _, end := range ends {
					point, ok := w.pointEDTF(end)
					if !ok {
						edtf = ""
						break
					}
					edtf = strings.Replace(edtf, "*", point, 1)
				}
				if edtf != "" {
					return edtf, true
				}
			}
		}
	}
	return w.pointEDTF(s)
}

// match finds what stands at the stars of a pattern; two stars are split at
// the first chance.
func match(pattern, s string) (ends []string, ok bool) {
	parts := strings.Split(pattern, "*")
	s, ok = strings.CutPrefix(s, parts[0])
	if !ok {
		return nil, false
	}
	for _, after := range parts[1 : len(parts)-1] {
		end, rest, found := strings.Cut(s, after)
		if !found {
			return nil, false
		}
		ends, s = append(ends, end), rest
	}
	end, ok := strings.CutSuffix(s, parts[len(parts)-1])
	return append(ends, end), ok
}

// pointEDTF turns a text without ends into EDTF.
func (w *Words) pointEDTF(s string) (string, bool) {
	t := &w.typed
	s, uncertain := cutAny(s, t.uncertain, strings.CutSuffix)
	s, about := cutAny(s, t.about, strings.CutPrefix)
	mark := ""
	switch {
	case uncertain && about:
		mark = "%"
	case uncertain:
		mark = "?"
	case about:
		mark = "~"
	}
	for _, pattern := range t.decade {
		if year, ok := match(pattern, s); ok && len(year[0]) == 4 && isDigits(year[0]) && year[0][3] == '0' {
			return year[0][:3] + "X" + mark, true
		}
	}
	for _, g := range t.glued {
		s = strings.ReplaceAll(s, g, " ")
	}
	var numbers []string
	month, season := 0, 0
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		f = strings.TrimSuffix(f, ".")
		number, _ := cutAny(f, t.ordinal, strings.CutSuffix)
		switch {
		case slices.Contains(t.drop, f):
		case isDigits(f):
			numbers = append(numbers, f)
		case isDigits(number) && len(numbers) == 0 && len(number) <= 2:
			numbers = append(numbers, number)
		case month == 0 && w.month(f) > 0:
			month = w.month(f)
		case season == 0 && w.season(f) > 0:
			season = 20 + w.season(f)
		default:
			return "", false
		}
	}
	n := len(numbers)
	if n == 0 || len(numbers[n-1]) != 4 {
		return "", false
	}
	year := numbers[n-1]
	switch {
	case n == 1 && month == 0 && season == 0:
		return year + mark, true
	case n == 1 && season > 0 && month == 0:
		return fmt.Sprintf("%s-%d%s", year, season, mark), true
	case n == 1 && month > 0 && season == 0:
		return fmt.Sprintf("%s-%02d%s", year, month, mark), true
	case n == 2 && month > 0 && season == 0 && len(numbers[0]) <= 2:
		day, _ := strconv.Atoi(numbers[0])
		return fmt.Sprintf("%s-%02d-%02d%s", year, month, day, mark), true
	}
	return "", false
}

// month is the number of a month's name, or of a beginning of three letters and
// more that no other has.
func (w *Words) month(s string) int {
	found := 0
	for i, name := range w.dates.long.months {
		name = plainTyped(name)
		switch {
		case s == name || s == strings.TrimSuffix(plainTyped(w.dates.short.months[i]), "."):
			return i + 1
		case len([]rune(s)) < 3 || !strings.HasPrefix(name, s):
		case found > 0:
			found = -1
		case found == 0:
			found = i + 1
		}
	}
	return max(0, found)
}

// season is the number of a season's name.
func (w *Words) season(s string) int {
	for i, name := range w.dates.seasons {
		if s == plainTyped(name) {
			return i + 1
		}
	}
	return 0
}

func cutAny(s string, affixes []string, cut func(s, affix string) (string, bool)) (string, bool) {
	for _, a := range affixes {
		if rest, ok := cut(s, a); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
