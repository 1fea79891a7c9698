package cli

import (
	"testing"
)

// TestAskName: a person types the name, with or without its ending.
func TestAskName(t *testing.T) {
	for typed, ok := range map[string]bool{"dossiers": true, " dossiers.habeas\n": true, "": false, "y": false, "other": false, "Dossiers": false} {
		s := &System{Prompt: func(string) ([]byte, error) { return []byte(typed), nil }}
		if err := askName(s, "/some/dossiers.habeas"); (err == nil) != ok {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if err := askName(&System{}, "v.habeas"); exitStatus(err) != ExitUsage {
		t.Errorf("without a terminal: %v", err)
	}
}
