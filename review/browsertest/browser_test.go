package browsertest

import (
	"context"
	"flag"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write screenshots into this `folder`")

// browser is a running browser that finds no host, with the sample to look at.
type browser struct {
	*sample
	ctx context.Context
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	program := chromium(t)
	ctx, cancel := context.WithTimeout(t.Context(), 9*time.Minute)
	t.Cleanup(cancel)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"), chromedp.Flag("force-prefers-reduced-motion", true))
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	must(t, chromedp.Do(ctx)) // starts it
	return &browser{sample: newSample(t), ctx: ctx}
}

// tab is a page that is open in the browser, and what went on behind it.
type tab struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	trouble  []string // messages of the console
	requests []string // addresses that were asked for
}

// open opens the page at a width.
func (b *browser) open(t *testing.T, width int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	t.Cleanup(cancel)
	tab := &tab{T: t, ctx: ctx}
	t.Cleanup(func() { tab.quiet(b.file) })
	must(t, chromedp.Listen(ctx, tab.hear))
	tab.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(address(b.file)))
	return tab
}

// chromium is the browser's program. Where there is none the test is skipped.
func chromium(t *testing.T) string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium here: apt-get install chromium fonts-noto-cjk, or name one by CHROMIUM")
	return ""
}

func address(file string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(file)}
	return u.String()
}

// hear notes what the page says to the console and what it asks for.
func (t *tab) hear(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		t.trouble = append(t.trouble, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		t.trouble = append(t.trouble, string(e.Type))
	case *log.EventEntryAdded:
		t.trouble = append(t.trouble, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		t.requests = append(t.requests, e.Request.URL)
	}
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	must(t.T, chromedp.Do(t.ctx, steps...))
}

// ask evaluates an expression in the page.
func ask[V any](t *tab, expression string) V {
	t.Helper()
	value, err := chromedp.Run(t.ctx, chromedp.Evaluate[V](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// shoot writes a screenshot of what is to be seen, if they are wanted.
func (t *tab) shoot(name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	image, err := chromedp.Run(t.ctx, chromedp.CaptureScreenshot())
	must(t.T, err)
	must(t.T, os.MkdirAll(*shots, 0o755))
	must(t.T, os.WriteFile(filepath.Join(*shots, name+".png"), image, 0o644))
}
