package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// memoryPages is the most that one document may take, in WebAssembly's pages of
	// 64 KiB: 512 MiB.
	memoryPages = 512 << 20 >> 16
	// atOnce is how many documents are read at the same time.
	atOnce = 2
)

// Engine reads documents. It starts PDFium with the first one, which takes some 100 ms,
// and some seconds on a machine that has not done so before: the compiled code is kept
// in a folder. An Engine may be used by several goroutines.
type Engine struct {
	folder string
	lock   sync.Mutex
	pool   pdfium.Pool
}

// NewEngine returns an Engine that keeps compiled code in folder; empty: in the user's
// cache folder. Where that cannot be written, the code is compiled each time.
func NewEngine(folder string) *Engine { return &Engine{folder: folder} }

// instance borrows a PDFium of its own. It is ended when ctx is.
func (e *Engine) instance(ctx context.Context) (pdfium.Pdfium, error) {
	pool, err := e.start()
	if err != nil {
		return nil, fmt.Errorf("starting PDFium: %w", err)
	}
	return pool.GetInstanceWithContext(ctx)
}

// start makes the pool, once.
func (e *Engine) start() (pdfium.Pool, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.pool != nil {
		return e.pool, nil
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true)
	if cache := e.cache(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal:      atOnce,
		FSConfig:      wazero.NewFSConfig(), // without it, PDFium sees the whole machine
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, err
	}
	e.pool = pool
	runtime.AddCleanup(e, func(p pdfium.Pool) { _ = p.Close() }, pool)
	return pool, nil
}

// cache opens the folder of compiled code; nil if there is none.
func (e *Engine) cache() wazero.CompilationCache {
	folder := e.folder
	if folder == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return nil
		}
		folder = filepath.Join(user, "heshu", "pdfium")
	}
	if os.MkdirAll(folder, 0o700) != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return cache
}

// Close ends PDFium. The Engine may be used again after it.
func (e *Engine) Close() error {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.pool == nil {
		return nil
	}
	pool := e.pool
	e.pool = nil
	if err := pool.Close(); err != nil {
		return errors.Join(errors.New("ending PDFium"), err)
	}
	return nil
}
