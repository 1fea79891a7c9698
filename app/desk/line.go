package desk

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// parseLine reads a line of apply. It refuses what JSON leaves open: a name that
// stands twice, of which the last would win without a word, and bytes that are
// no text.
func parseLine(line []byte) (map[string]any, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("invalid JSON: it is not UTF-8")
	}
	var patch map[string]any
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&patch); err != nil {
		return nil, fmt.Errorf("invalid JSON: %w", plain(err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("invalid change: something follows the object")
	}
	if patch == nil {
		return nil, errors.New("invalid JSON: null is no object")
	}
	if name := repeated(json.NewDecoder(bytes.NewReader(line))); name != "" {
		return nil, fmt.Errorf("invalid JSON: %q stands twice in one object", name)
	}
	return patch, nil
}

// repeated is a name that stands twice in an object of valid JSON, or "".
func repeated(d *json.Decoder) string {
	t, _ := d.Token()
	object := t == json.Delim('{')
	if !object && t != json.Delim('[') {
		return ""
	}
	seen := map[string]bool{}
	for d.More() {
		if object {
			t, _ := d.Token()
			name, _ := t.(string)
			if seen[name] {
				return name
			}
			seen[name] = true
		}
		if name := repeated(d); name != "" {
			return name
		}
	}
	_, _ = d.Token() // the end of the object or list, which is valid
	return ""
}

// plain says an error of package json without words of Go.
func plain(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it ends too soon")
	case !errors.As(err, &wrong):
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	case wrong.Field == "":
		return fmt.Errorf("it is %s; want %s", wordFor(wrong.Value), wanted(wrong.Type))
	}
	return fmt.Errorf("%s is %s; want %s", wrong.Field, wordFor(wrong.Value), wanted(wrong.Type))
}

func wordFor(value string) string {
	if number, ok := strings.CutPrefix(value, "number "); ok {
		return "the number " + number
	}
	switch value {
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "an object"
	}
	return "a " + value
}

func wanted(t reflect.Type) string {
	switch {
	case reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()), t.Kind() == reflect.String:
		return "a text"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Map:
		return "an object"
	}
	return "a whole number"
}
