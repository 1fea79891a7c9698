package cli

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts compare with anew")

func TestMain(m *testing.M) {
	testOnlyCheap = true
	testscript.Main(m, map[string]func(){"habeas": func() { os.Exit(Run(context.Background(), system())) }})
}

// system is a machine without a display on the day of the sample.
func system() System {
	return System{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Version: "test",
		Now:     func() time.Time { return time.Date(2018, 9, 12, 12, 0, 0, 0, time.UTC) },
		Window:  func(Window) error { return nil },
		Display: func() string { return "there is no display" },
		Cache:   os.Getenv("HABEAS_TEST_CACHE"),
	}
}

func TestScripts(t *testing.T) {
	// The compiled PDF reader is kept between the scripts and between runs.
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = t.TempDir()
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HABEAS_TEST_CACHE", filepath.Join(cache, "habeas"))
			return os.WriteFile(filepath.Join(env.WorkDir, "pp"), []byte("correct horse battery staple"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":  status,
			"cut":     cut,
			"private": private,
			"words":   sheetWords,
			"made":    made,
			"take":    take,
		},
	})
}
