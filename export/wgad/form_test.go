package wgad

import (
	"slices"
	"strings"
	"testing"
)

func TestFormIsWhole(t *testing.T) {
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]Text{"title": f.Title, "to": f.To}
	seen := map[string]bool{}
	var parts []string
	for _, p := range f.Parts {
		parts = append(parts, p.Number)
		texts[p.Number] = p.Title
		if !slices.Contains([]Source{FilledIn, Memory, Beside}, p.Source) {
			t.Errorf("%s: source %q", p.Number, p.Source)
		}
		for _, q := range p.Questions {
			key := p.Number + " " + q.Number
			if seen[key] || q.Number == "" || q.Answer == "" {
				t.Errorf("%s: stands twice, or has no number or answer", key)
			}
			seen[key], texts[key] = true, q.Ask
		}
	}
	if got := strings.Join(parts, " "); got != "I II III IV V VI " {
		t.Errorf("parts %q", got)
	}
	for where, text := range texts {
		for _, lang := range []string{"en", "fr", "km"} {
			if strings.TrimSpace(text[lang]) == "" {
				t.Errorf("%s: nothing in %s", where, lang)
			}
		}
	}
	if got := f.Title.In("es"); got != f.Title["en"] {
		t.Errorf("in a language that there is not: %q", got)
	}
}

func TestFormRefusesWhatItDoesNotKnow(t *testing.T) {
	if _, err := parse([]byte(`{"parts": [{"nummer": "I"}]}`)); err == nil {
		t.Error("a slip of the pen passes")
	}
}
