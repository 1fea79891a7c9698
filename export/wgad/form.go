// Package wgad holds the model questionnaire of the UN Working Group on Arbitrary
// Detention as a table: its parts, its questions, and which fact answers each. The
// table is form.json, so that a newer form is an edit of that file; which answers
// there are, package export says.
//
// The form is annex V of Fact Sheet No. 26 of the UN human rights office, first
// annex II of E/CN.4/1992/20. The questions are in our words and keep its numbers; how
// far each was compared with the form is its [Part].Source. See docs/wgad.md.
package wgad

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed form.json
var data []byte

// Form is the questionnaire.
type Form struct {
	Title Text   `json:"title"`
	To    Text   `json:"to"` // whom it is for, and what to know before one fills it in
	Parts []Part `json:"parts"`
}

// Part is a part of the form, with a number in Roman; what has none stands beside
// the form.
type Part struct {
	Number    string     `json:"number"`
	Source    Source     `json:"source"`
	Title     Text       `json:"title"`
	Questions []Question `json:"questions"`
}

// Source says how we know a part of the form.
type Source string

// The sources.
const (
	FilledIn Source = "filled-in copy"  // a copy that somebody filled in and published
	Memory   Source = "memory"          // not compared with any copy
	Beside   Source = "beside the form" // not of the form; asked for with it
)

// Question is a question. Answer names what answers it; a wide one takes the whole
// width of the page. One that is ours is not for the family to answer.
type Question struct {
	Number string `json:"number"`
	Ask    Text   `json:"ask"`
	Answer string `json:"answer"`
	Wide   bool   `json:"wide"`
	Ours   bool   `json:"ours"`
}

// Text is a text in several languages, by BCP 47 tag. There is always an English
// one.
type Text map[string]string

// In is the text in a language, or in English where there is none.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t["en"]
}

// Load reads the form.
func Load() (Form, error) { return parse(data) }

func parse(data []byte) (Form, error) {
	var f Form
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return f, fmt.Errorf("failed to read the questionnaire: %w", err)
	}
	return f, nil
}
