package readers

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

//go:embed text.mjs
var script []byte

func pdfjs(t testing.TB, file []byte) []string {
	t.Helper()
	library, err := library()
	if err != nil {
		t.Fatalf("npm, or HABEAS_PDFJS, is needed for pdf.js: %v", err)
	}
	name := filepath.Join(t.TempDir(), "text.mjs")
	if err := os.WriteFile(name, script, 0o600); err != nil {
		t.Fatal(err)
	}
	var read struct{ Pages, Complaints []string }
	if err := json.Unmarshal([]byte(Run(t, file, "node", name, library, "FILE")), &read); err != nil {
		t.Fatal(err)
	}
	for _, c := range read.Complaints {
		t.Errorf("pdf.js complains: %s", c)
	}
	return read.Pages
}

// library is the file that HABEAS_PDFJS names, or else that of the package which npm
// has: fetched once, and kept in the platform's cache folder.
var library = sync.OnceValues(func() (string, error) {
	const version = "pdfjs-dist@4.10.38"
	const within = "package/legacy/build/pdf.mjs"
	if file := os.Getenv("HABEAS_PDFJS"); file != "" {
		return file, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	kept := filepath.Join(cache, "habeas-judges", version)
	file := filepath.Join(kept, filepath.FromSlash(within))
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	if err := os.MkdirAll(filepath.Dir(kept), 0o700); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(filepath.Dir(kept), "fetch-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(dir) }() // of the cache
	pack := exec.Command("npm", "pack", "--silent", version)
	pack.Dir = dir
	name, err := pack.Output()
	if err != nil {
		return "", err
	}
	unpack := exec.Command("tar", "-xzf", strings.TrimSpace(string(name)), "package/legacy/build")
	unpack.Dir = dir
	if err := unpack.Run(); err != nil {
		return "", err
	}
	// Another test may have been faster.
	if err := os.Rename(dir, kept); err != nil {
		if _, kept := os.Stat(file); kept != nil {
			return "", err
		}
	}
	return file, nil
})
