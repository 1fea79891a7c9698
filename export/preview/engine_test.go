package preview

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// runs reports whether the engine has its memory, and how many use it.
func runs() (bool, int) {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	return engine.now != nil, engine.users
}

// unused waits until every document that was closed is let go.
func unused(t *testing.T) {
	t.Helper()
	for end := time.After(Patience); ; {
		if _, users := runs(); users == 0 {
			return
		}
		select {
		case <-end:
			t.Fatal("a closed document keeps the engine")
		case <-time.After(time.Millisecond):
		}
	}
}

func TestEngineRests(t *testing.T) {
	unused(t)
	d, err := Open(t.Context(), textPDF([]string{"one"}))
	if err != nil {
		t.Fatal(err)
	}
	rest()
	if on, users := runs(); !on || users != 1 {
		t.Fatalf("it rests while a document is open: runs %t, %d users", on, users)
	}
	if _, err := d.Image(t.Context(), 0, 0.1); err != nil {
		t.Fatal(err)
	}
	d.Close()
	d.Close()
	unused(t)
	rest()
	if on, _ := runs(); on {
		t.Fatal("it keeps its memory with nothing to do")
	}
	if c, err := Read(t.Context(), textPDF([]string{"two"})); err != nil || len(c.Pages) != 1 {
		t.Errorf("after a rest: %v, %v", c, err)
	}
	unused(t)
	rest()
	if err := Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if on, _ := runs(); on {
		t.Error("it is made ready although it is kept compiled")
	}
}

// Whatever fails leaves nobody behind who would keep the engine from resting.
func TestFailedUseEnds(t *testing.T) {
	unused(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if d, err := Open(ended, textPDF([]string{"one"})); err == nil {
		d.Close()
		t.Error("opened although nobody waits")
	}
	if _, err := Open(t.Context(), []byte("no PDF")); err == nil {
		t.Error("opened what is none")
	}
	_ = Warm(ended)
	if err := Warm(t.Context()); err != nil {
		t.Error(err)
	}
	unused(t)
}

func filesIn(t *testing.T, dir string) (files []string) {
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCache(t *testing.T) {
	if err := Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(filesIn(t, engine.cacheDir)) == 0 {
		t.Error("nothing is kept in the cache")
	}
	if err := clearCache(engine.cacheDir); err != nil || len(filesIn(t, engine.cacheDir)) > 0 {
		t.Errorf("the cache is not cleared: %v", err)
	}
	notADir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(notADir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if cacheIn(notADir) != nil || cacheIn("") != nil {
		t.Error("a cache where none can be")
	}
	if cacheIn(filepath.Join(t.TempDir(), "a", "b")) == nil {
		t.Error("no cache in a folder that can be made")
	}
}
