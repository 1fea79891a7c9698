package say

import (
	"errors"
	"strings"

	"habeas/dossier"
	"habeas/dossier/words"
)

// errWhichDay asks what numbers alone do not say.
var errWhichDay = Error("which of these days is it?")

// Date reads a date as a person types it, in words or as EDTF.
func Date(text string) (dossier.Date, error) { return Words().ParseDate(text) }

// TypedDate says at once how a date that is being typed is understood, as EDTF
// where it was not typed so, and in words; or what is wrong with it. What was
// typed stands above and is not repeated.
func TypedDate(text string, inWords func(dossier.Date) string) (string, error) {
	d, err := Date(text)
	switch {
	case err != nil && len(words.Readings(text)) > 1:
		return "", errWhichDay
	case err != nil:
		if bad := (*dossier.DateError)(nil); errors.As(err, &bad) {
			return "", errors.New(Told(bad.Problem))
		}
		return "", err
	case d.IsZero():
		return "", nil
	}
	said, edtf := inWords(d), d.String()
	if edtf == strings.TrimSpace(text) || edtf == said { // a year alone
		return said, nil
	}
	return edtf + " · " + said, nil
}

// WhichDates are the days that numbers such as "03/09/2017" may mean, as EDTF.
func WhichDates(text string) []string {
	var texts []string
	for _, d := range words.Readings(text) {
		texts = append(texts, d.String())
	}
	return texts
}
