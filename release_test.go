package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestVersions: the version is the same wherever it stands.
func TestVersions(t *testing.T) {
	find := func(file, pattern string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(pattern).FindStringSubmatch(string(data))
		if m == nil {
			t.Fatalf("%s has no version", file)
		}
		return m[1]
	}
	want := find("main.go", `const version = "([^"]+)"`)
	for file, pattern := range map[string]string{
		"FyneApp.toml":                                    `(?m)^Version = "([^"]+)"`,
		"CHANGELOG.md":                                    `(?m)^## (\S+)`,
		"packaging/windows/habeas.rc":                     `"ProductVersion", "([^"]+)"`,
		"packaging/windows/habeas.iss":                    `#define Version "([^"]+)"`,
		"packaging/macos/Info.plist":                      `CFBundleShortVersionString</key><string>([^<]+)`,
		"packaging/linux/org.habeas.desktop.metainfo.xml": `<release version="([^"]+)"`,
	} {
		if got := find(file, pattern); got != want {
			t.Errorf("%s says %s, and main.go %s", file, got, want)
		}
	}
	if got := find("packaging/windows/habeas.manifest", `version="(\d+\.\d+\.\d+)\.0"`); got != want {
		t.Errorf("the manifest says %s", got)
	}
	if got := find("packaging/windows/habeas.rc", `VERSION_NUMBERS ([\d,]+)`); got != strings.ReplaceAll(want, ".", ",")+",0" {
		t.Errorf("the numbers of the resources are %s", got)
	}
}
