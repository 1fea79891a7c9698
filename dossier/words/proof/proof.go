// Package proof makes the sheets on which a native reader looks over what the
// program says in a language: a row for each phrase, the English beside the
// others. Tests hold the sheets to the catalogues, so that a phrase whose English
// was changed is seen to want a new translation.
//
// A sheet is CSV (RFC 4180), which spreadsheets open. Spaces at the ends of a
// phrase, which matter and cannot be seen, are written as ␣.
package proof

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Row is a phrase in each language.
type Row struct{ Key, English, French, Khmer string }

// Rows are the phrases of catalogues of one type, sorted by their keys, which
// name the fields that lead to them ("labels.who"). Left out are the fields that
// are named.
func Rows(english, french, khmer any, leaveOut ...string) []Row {
	rows := map[string]*Row{}
	for i, catalogue := range []any{english, french, khmer} {
		each(reflect.ValueOf(catalogue), "", leaveOut, func(key, s string) {
			if rows[key] == nil {
				rows[key] = &Row{Key: key}
			}
			*[]*string{&rows[key].English, &rows[key].French, &rows[key].Khmer}[i] = s
		})
	}
	var l []Row
	for _, r := range rows {
		l = append(l, *r)
	}
	slices.SortFunc(l, func(a, b Row) int { return strings.Compare(a.Key, b.Key) })
	return l
}

// each visits the texts in a value, by their keys.
func each(v reflect.Value, key string, leaveOut []string, visit func(key, s string)) {
	at := func(name string) string { return strings.TrimPrefix(key+"."+name, ".") }
	switch v.Kind() {
	case reflect.String:
		visit(key, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !slices.Contains(leaveOut, name) {
				each(v.Field(i), at(name), leaveOut, visit)
			}
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), at(fmt.Sprintf("%02d", i)), leaveOut, visit)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			each(it.Value(), at(it.Key().String()), leaveOut, visit)
		}
	}
}

// Differences tells how the catalogues differ from a sheet that was looked over.
func Differences(sheet, now []Row) []string {
	var l []string
	old := map[string]Row{}
	for _, r := range sheet {
		old[r.Key] = r
	}
	for _, r := range now {
		was, ok := old[r.Key]
		delete(old, r.Key)
		switch {
		case !ok:
			l = append(l, fmt.Sprintf("%s is new: %q", r.Key, r.English))
		case was.English != r.English && (was.French == r.French || was.Khmer == r.Khmer):
			l = append(l, fmt.Sprintf("%s says %q in English, and its translations still say %q", r.Key, r.English, was.English))
		case was != r:
			l = append(l, fmt.Sprintf("%s was changed", r.Key))
		}
	}
	for key := range old {
		l = append(l, key+" is no phrase any longer")
	}
	slices.Sort(l)
	return l
}

var head = []string{"phrase", "English", "French", "Khmer"}

// Encode writes a sheet.
func Encode(rows []Row) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	records := [][]string{head}
	for _, r := range rows {
		records = append(records, []string{r.Key, seen(r.English), seen(r.French), seen(r.Khmer)})
	}
	w.WriteAll(records) //nolint:errcheck // into memory
	return b.Bytes()
}

// Decode reads a sheet.
func Decode(data []byte) ([]Row, error) {
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("failed to read the sheet: %w", err)
	}
	if len(records) == 0 || !slices.Equal(records[0], head) {
		return nil, errors.New("invalid sheet: no head")
	}
	var rows []Row
	for _, r := range records[1:] {
		rows = append(rows, Row{r[0], unseen(r[1]), unseen(r[2]), unseen(r[3])})
	}
	return rows, nil
}

const space = "␣"

// seen shows the spaces at the ends of a phrase.
func seen(s string) string {
	if strings.HasPrefix(s, " ") {
		s = space + s[1:]
	}
	if t, ok := strings.CutSuffix(s, " "); ok {
		s = t + space
	}
	return s
}

func unseen(s string) string { return strings.ReplaceAll(s, space, " ") }
