package batch

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// redraw is how often a Bar changes at most: a terminal shows no more.
const redraw = 100 * time.Millisecond

// Bar shows the progress of a run on a terminal. What is written to it goes to
// the same place above the bar, so that log lines and the bar do not mix:
//
//	bar := batch.NewBar(os.Stderr)
//	defer bar.Close()
//	opts := batch.Options{Progress: bar.Update, Log: slog.New(slog.NewTextHandler(bar, nil))}
//
// Its methods may be called from several goroutines.
type Bar struct {
	out     io.Writer
	visible bool

	mu    sync.Mutex
	bar   *progressbar.ProgressBar // nil as long as nothing is drawn
	drawn time.Time
	pace  pace
}

// NewBar returns a bar on the given file. It draws nothing if that is no
// terminal, and passes on what is written.
func NewBar(out *os.File) *Bar {
	return &Bar{out: out, visible: term.IsTerminal(int(out.Fd()))}
}

// Update draws the bar, once the number of inputs is known.
func (b *Bar) Update(p Progress) {
	b.Show(p.Inputs, p.Total, func(now time.Time) string {
		b.pace.start(now)
		return b.pace.describe(p, now)
	})
}

// Show draws the bar at done of total, unless total is 0, with a text beside it.
func (b *Bar) Show(done, total int, text func(now time.Time) string) {
	if !b.visible || total == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil {
		b.bar = newProgressBar(b.out, total)
	} else if time.Since(b.drawn) < redraw {
		return
	}
	b.drawn = time.Now()
	// The bar must not reach its end, where the library would take it for done:
	// the last input is followed by the writing of what is left.
	b.bar.Describe(text(b.drawn))
	b.bar.Set(min(done, total-1)) // what fails here fails to be drawn, no more
}

func newProgressBar(out io.Writer, total int) *progressbar.ProgressBar {
	return progressbar.NewOptions(max(total, 2),
		progressbar.OptionSetWriter(out),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(false), // by inputs, which differ in size; the description tells it by bytes
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(false),
	)
}

// Write takes a log line: the bar is cleared, the line written, the bar drawn again.
func (b *Bar) Write(line []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil {
		return b.out.Write(line)
	}
	b.bar.Clear() // a bar that cannot be cleared must not cost the line
	n, err := b.out.Write(line)
	b.bar.RenderBlank()
	return n, err
}

// Close clears the bar. What is written afterwards passes through.
func (b *Bar) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil {
		return nil
	}
	err := b.bar.Clear()
	b.bar, b.visible = nil, false
	return err
}
