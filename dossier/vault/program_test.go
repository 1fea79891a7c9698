package vault

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
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
