package vault

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"habeas/dossier/change"
)

// leastCost is the least that the program takes from a file.
var leastCost = Cost{Memory: 64 << 10, Time: 1, Lanes: 4}

// build makes the program as it ships, but for its window.
var build = sync.OnceValues(func() (path string, err error) {
	dir, err := os.MkdirTemp("", "habeas-built-")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "habeas.exe")
	cmd := exec.Command("go", "build", "-tags", "headless", "-o", path, "habeas")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return path, fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

var isBuilt bool

// program gives the path of the program; [TestMain] removes it.
func program(t testing.TB) string {
	t.Helper()
	isBuilt = true
	path, err := build()
	must(t, err)
	return path
}

func removeProgram() {
	if !isBuilt {
		return
	}
	if path, _ := build(); path != "" {
		_ = os.RemoveAll(filepath.Dir(path))
	}
}

// programVault makes a vault that the program opens quickly, closed, and the
// file of its passphrase. The twin is an open copy of it, whose keys open the
// file without deriving any.
func programVault(t testing.TB) (path, passphraseFile string, twin *Vault) {
	t.Helper()
	dir := t.TempDir()
	path, passphraseFile = filepath.Join(dir, "v.habeas"), filepath.Join(dir, "passphrase")
	must(t, os.WriteFile(passphraseFile, []byte(passphrase), 0o600))
	v, err := Create(context.Background(), path, []byte(passphrase), Options{Cost: leastCost})
	must(t, err)
	copied := filepath.Join(t.TempDir(), "twin.habeas")
	_, err = v.Backup(context.Background(), copied)
	must(t, err)
	twin, err = v.Sibling(copied)
	must(t, err)
	t.Cleanup(func() { twin.Close() })
	must(t, v.Close())
	return path, passphraseFile, twin
}

// applyLine is a line for the program to apply: a dossier that is new, or
// another tag of one that is there, with the number of the line in it.
func applyLine(t testing.TB, number int, id string, length int) []byte {
	t.Helper()
	what := map[string]any{"tags": []string{fmt.Sprintf("made up, line %d;", number), strings.Repeat("x", length)}}
	if id != "" {
		what["id"] = id
	}
	b, err := json.Marshal(what)
	must(t, err)
	return append(b, '\n')
}

var lineNumber = regexp.MustCompile(`made up, line (\d+);`)

// linesIn gives the numbers of the lines that are in a vault's log.
func linesIn(t testing.TB, v *Vault) map[int]bool {
	t.Helper()
	there := map[int]bool{}
	must(t, v.Log(func(_ uint64, c change.NamedChange) error {
		for _, write := range c.Change.Writes {
			if m := lineNumber.FindSubmatch(write.Value); m != nil {
				n, err := strconv.Atoi(string(m[1]))
				must(t, err)
				there[n] = true
			}
		}
		return nil
	}))
	return there
}
