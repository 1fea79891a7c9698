package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// MaxOpen is how many documents may be open at once. Each has a memory of its
// own (tens of MiB), so that a file which breaks the engine breaks only its own.
const MaxOpen = 8

// engine is the one compiled PDFium of the process.
var engine struct {
	mu       sync.Mutex
	cacheDir string
	started  chan struct{} // nil before the first use, closed when pool and err are set
	pool     pdfium.Pool
	err      error
}

// SetCache names a folder where the compiled engine is kept between runs; it
// is made if missing, and where that fails the engine works without. It holds
// nothing of any document. Its content is run as code, so it must be a folder
// that only the person can write to, such as the platform's cache folder. It has an
// effect only before the first [Warm], [Open] or [Read].
func SetCache(dir string) {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	engine.cacheDir = dir
}

// Warm starts the engine and waits until it is ready or ctx ends; the engine
// goes on starting in the background when ctx ends first.
func Warm(ctx context.Context) error {
	_, err := ready(ctx)
	return err
}

// ready gives the running engine, starting it if nobody has.
func ready(ctx context.Context) (pdfium.Pool, error) {
	engine.mu.Lock()
	if engine.started == nil {
		engine.started = make(chan struct{})
		go func(dir string) {
			defer close(engine.started)
			engine.pool, engine.err = start(dir)
		}(engine.cacheDir)
	}
	started := engine.started
	engine.mu.Unlock()

	select {
	case <-started:
		return engine.pool, engine.err
	case <-ctx.Done():
		return nil, fmt.Errorf("failed to start the PDF engine: %w", ctx.Err())
	}
}

// start compiles the engine, through the cache in dir where that can be had.
func start(dir string) (pdfium.Pool, error) {
	if cache := cacheIn(dir); cache != nil {
		if pool, err := compile(cache); err == nil {
			return pool, nil
		}
		// What is kept may be damaged, and would be so again the next time.
		_ = clearCache(dir)
	}
	return compile(nil)
}

// clearCache removes what wazero keeps in dir, and nothing else.
func clearCache(dir string) error {
	kept, err := filepath.Glob(filepath.Join(dir, "wazero-*"))
	for _, k := range kept {
		err = errors.Join(err, os.RemoveAll(k))
	}
	return err
}

// cacheIn gives the cache in dir, nil without a dir or where it cannot be used.
func cacheIn(dir string) wazero.CompilationCache {
	if dir == "" {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil
	}
	return cache
}

func compile(cache wazero.CompilationCache) (pool pdfium.Pool, err error) {
	defer recovered("start the PDF engine", &err)
	// PDFium's setjmp is lowered to exception handling, which wazero leaves out
	// unless asked.
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	pool, err = webassembly.Init(webassembly.Config{
		Context:       roomy(context.Background()),
		MaxTotal:      MaxOpen,
		MaxIdle:       1,
		RuntimeConfig: config,
		// An explicit empty file system: left out, the library mounts the
		// whole disk.
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("failed to start the PDF engine: %w", err)
	}
	return pool, nil
}

// recovered turns a panic of the engine into an error, for use with defer.
func recovered(doing string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("failed to %s: the PDF engine broke down: %v", doing, p)
	}
}
