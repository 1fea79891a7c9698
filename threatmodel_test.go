package main_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	named   = regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*)`")
	defined = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Z]\w*)\(`)
)

// TestThreatModel: every test that docs/threat-model.md names is there, and
// every claim names one.
func TestThreatModel(t *testing.T) {
	doc, err := os.ReadFile("docs/threat-model.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		for _, m := range defined.FindAllSubmatch(b, -1) {
			there[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	claims, inClaims := 0, false
	for line := range strings.Lines(string(doc)) {
		switch {
		case strings.HasPrefix(line, "| claim |"):
			inClaims = true
		case !strings.HasPrefix(line, "|"):
			inClaims = false
		case inClaims && !strings.HasPrefix(line, "| --- |"):
			claims++
			if !named.MatchString(line) {
				t.Errorf("no test holds the claim %s", line)
			}
		}
		for _, m := range named.FindAllStringSubmatch(line, -1) {
			if !there[m[1]] {
				t.Errorf("there is no %s", m[1])
			}
		}
	}
	if claims < 20 {
		t.Errorf("only %d claims were found", claims)
	}
}
