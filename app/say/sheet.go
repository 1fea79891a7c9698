package say

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"habeas/dossier/words"
)

// The sheets are CSV (RFC 4180), which spreadsheets open: whoever reads the
// language corrects them there.
//
//go:embed translations/*.csv
var sheets embed.FS

// sheetHead are the columns of a sheet. A sentence with a number has a second
// English for one, and where the language has one, a second translation.
var sheetHead = []string{"English", "English, one", "Sense", "Where", "Translation", "Translation, one"}

// sheetRow is a sentence and its translation.
type sheetRow struct {
	English, One, Sense string
	Where               string // the parts of the window that say it
	Text, TextOne       string // with plain spaces; what French sets around its signs is added
}

// readSheet reads the sheet of a language.
func readSheet(data []byte) ([]sheetRow, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = len(sheetHead)
	records, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("failed to read the translations: %w", err)
	}
	if len(records) == 0 {
		return nil, errors.New("invalid translations: want a line with the names of the columns")
	}
	var rows []sheetRow
	for _, f := range records[1:] {
		rows = append(rows, sheetRow{English: f[0], One: f[1], Sense: f[2], Where: f[3], Text: f[4], TextOne: f[5]})
	}
	return rows, nil
}

// sheetOf gives the sheet of a language, by its base tag.
func sheetOf(base string) ([]sheetRow, error) {
	data, err := sheets.ReadFile("translations/" + base + ".csv")
	if err != nil {
		return nil, fmt.Errorf("failed to read the translations: %w", err)
	}
	return readSheet(data)
}

// localizers are made once for each language.
var localizers sync.Map // by tag

// localizerOf makes the translations of a language ready. The sheets are part of
// the program and tests read them, so that one that cannot be read is English.
func localizerOf(w *words.Words) *i18n.Localizer {
	if l, ok := localizers.Load(w.Tag); ok {
		return l.(*i18n.Localizer)
	}
	tag := language.Make(w.Tag)
	bundle := i18n.NewBundle(tag)
	rows, err := sheetOf(w.Base())
	if err != nil {
		return nil
	}
	for _, r := range rows {
		if r.Text == "" {
			continue
		}
		m := &i18n.Message{ID: id(r.Sense, r.English), Other: w.Finish(r.Text)}
		if r.TextOne != "" {
			m.One = w.Finish(r.TextOne)
		}
		if err := bundle.AddMessages(tag, m); err != nil {
			return nil
		}
	}
	l := i18n.NewLocalizer(bundle, w.Tag)
	localizers.Store(w.Tag, l)
	return l
}
