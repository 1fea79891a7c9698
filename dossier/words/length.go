package words

import (
	"math"
	"strings"

	"habeas/dossier"
)

// lengths are a language's lengths of time.
type lengths struct {
	about, upTo   string // "about %s", "up to %s"
	aYear, aMonth string
	toDays        string // "%s to %s days"
	toMonths      string
	toYears       string
	life          string
}

// The mean month and year of the Gregorian calendar, in days.
const (
	meanMonth = meanYear / 12
	meanYear  = 365.2425
)

// Days is a number of days as exact as it is known: "346 to 375 days", "1
// day", "not known".
func (w *Words) Days(c dossier.DayCount) string {
	switch {
	case !c.Known:
		return w.NotKnown()
	case c.Least == c.Most:
		return w.Counted(c.Most, Day)
	}
	return w.compose(w.lengths.toDays, w.Digits(c.Least), w.Digits(c.Most))
}

// Duration is a number of days as a person would say it: "25 days", "1 year 2
// months", "about a year", "3 to 5 years", "not known".
func (w *Words) Duration(c dossier.DayCount) string {
	switch {
	case !c.Known:
		return w.NotKnown()
	case c.Least == c.Most:
		return w.exactly(c.Most)
	case c.Least == 0:
		return w.compose(w.lengths.upTo, w.exactly(c.Most))
	case float64(c.Most-c.Least) <= 0.12*float64(c.Most):
		return w.compose(w.lengths.about, w.roughly(float64(c.Least+c.Most)/2))
	case c.Most < 60:
		return w.Days(c)
	case float64(c.Most) < 2*meanYear:
		return w.fromTo(w.lengths.toMonths, c, meanMonth, Month)
	}
	return w.fromTo(w.lengths.toYears, c, meanYear, Year)
}

// exactly is a number of days that is known, in the units of that size.
func (w *Words) exactly(days int) string {
	if days < 60 {
		return w.Counted(days, Day)
	}
	months := int(math.Round(float64(days) / meanMonth))
	return w.yearsAndMonths(months/12, months%12)
}

// roughly is a number of days to the nearest month, from two years on to the
// nearest half year.
func (w *Words) roughly(days float64) string {
	months := int(math.Round(days / meanMonth))
	switch {
	case days < 45:
		return w.Counted(int(math.Round(days)), Day)
	case months == 1:
		return w.lengths.aMonth
	case months == 12:
		return w.lengths.aYear
	case months < 24:
		return w.yearsAndMonths(months/12, months%12)
	}
	halves := int(math.Round(days / meanYear * 2))
	return w.yearsAndMonths(halves/2, halves%2*6)
}

// fromTo covers the count by whole units.
func (w *Words) fromTo(text string, c dossier.DayCount, unit float64, noun Noun) string {
	least, most := int(float64(c.Least)/unit), int(math.Ceil(float64(c.Most)/unit))
	if least == 0 {
		return w.compose(w.lengths.upTo, w.Counted(most, noun))
	}
	return w.compose(text, w.Digits(least), w.Digits(most))
}

func (w *Words) yearsAndMonths(years, months int) string {
	return w.Term(dossier.Term{Years: years, Months: months})
}

// Term is a length of a sentence: "3 years 6 months", "life"; "" for none.
func (w *Words) Term(t dossier.Term) string {
	if t.Life {
		return w.lengths.life
	}
	var parts []string
	for _, p := range []struct {
		n    int
		noun Noun
	}{{t.Years, Year}, {t.Months, Month}, {t.Days, Day}} {
		if p.n != 0 {
			parts = append(parts, w.Counted(p.n, p.noun))
		}
	}
	return strings.Join(parts, " ")
}
