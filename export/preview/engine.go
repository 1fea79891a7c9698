package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// MaxOpen is how many documents may be open at once. Each has a memory of its
// own (tens of MiB), so that a file which breaks the engine breaks only its own.
const MaxOpen = 8

// idle is how long the engine waits for another document before it lets go of its
// memory. To start again takes it a tenth of a second, where it is kept compiled.
var idle = time.Minute

// engine is the one PDFium of the process.
var engine struct {
	mu       sync.Mutex
	cacheDir string
	now      *started // nil before the first use, and while it rests
	users    int      // documents that are open or being opened
	rest     *time.Timer
}

// started is the compiled engine.
type started struct {
	done chan struct{} // closed when pool and err are set
	pool pdfium.Pool
	err  error
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
	_, err := use(ctx)
	if err == nil {
		leave()
	}
	return err
}

// Prepare is [Warm] where the engine was never compiled into the cache, which takes
// seconds; elsewhere it does nothing, as the memory would be taken for nothing.
func Prepare(ctx context.Context) error {
	engine.mu.Lock()
	dir := engine.cacheDir
	engine.mu.Unlock()
	if kept, err := filepath.Glob(filepath.Join(dir, "wazero-*", "*")); err == nil && len(kept) > 0 {
		return nil
	}
	err := Warm(ctx)
	rest() // it was not asked for yet
	return err
}

// use gives the running engine, starting it if it does not run, and keeps it from
// resting until [leave].
func use(ctx context.Context) (pdfium.Pool, error) {
	engine.mu.Lock()
	engine.users++
	now := engine.now
	if now == nil {
		now = &started{done: make(chan struct{})}
		engine.now = now
		go func(dir string) {
			defer close(now.done)
			now.pool, now.err = start(dir)
		}(engine.cacheDir)
	}
	engine.mu.Unlock()

	select {
	case <-now.done:
		if now.err != nil {
			leave()
		}
		return now.pool, now.err
	case <-ctx.Done():
		leave()
		return nil, fmt.Errorf("failed to start the PDF engine: %w", ctx.Err())
	}
}

// leave ends a use. After the last one, the engine rests soon.
func leave() {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	if engine.users--; engine.users > 0 {
		return
	}
	if engine.rest == nil {
		engine.rest = time.AfterFunc(idle, rest)
	} else {
		engine.rest.Reset(idle)
	}
}

// rest gives the engine's memory back where nobody uses it.
func rest() {
	engine.mu.Lock()
	now := engine.now
	if engine.users > 0 || now == nil {
		engine.mu.Unlock()
		return
	}
	select {
	case <-now.done:
	default: // it was not waited for; who waited had it started for the next
		engine.rest.Reset(idle)
		engine.mu.Unlock()
		return
	}
	if now.err == nil {
		engine.now = nil
	}
	engine.mu.Unlock()
	if now.err == nil {
		_ = now.pool.Close() // nobody has a part of it that could be lost
		debug.FreeOSMemory()
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
