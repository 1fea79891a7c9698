package dossier

import (
	"encoding/json"
	"testing"
)

// Dates, days and terms keep their text form in JSON, and a missing one is
// left out.
func TestTextForms(t *testing.T) {
	type all struct {
		Date Date `json:"date,omitzero"`
		Term Term `json:"term,omitzero"`
		Day  *Day `json:"day,omitempty"`
	}
	for _, text := range []string{
		`{}`,
		`{"date":"2017-09~","term":"P3Y6M","day":"2018-09-12"}`,
		`{"date":"-0044-03-15/..","term":"life"}`,
	} {
		var v all
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if b, err := json.Marshal(v); err != nil || string(b) != text {
			t.Errorf("%s comes back as %s, %v", text, b, err)
		}
	}
	for text, want := range map[string]string{
		`{"date":"2018-13"}`:   `invalid date "2018-13": there is no month 13`,
		`{"day":"2018-09"}`:    `invalid date "2018-09": want one whole day, such as 2018-09-12`,
		`{"term":"for years"}`: `invalid length of sentence "for years": want years, months and days such as P3Y6M, or life`,
	} {
		if err := json.Unmarshal([]byte(text), new(all)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
