// Command growth measures how the cost of a dataset grows with the archive: it makes
// archives of 1,000, 10,000 … reports, no two alike and each in a file of its own, lets the
// programs turn each of them into a dataset, and writes what that took as Markdown tables:
// the measurements, the straight lines through them, and where these lead.
//
//	go run ./internal/growth --reports 1000,10000,100000
//	go run ./internal/growth --reports 1000,10000,100000,1000000 --dir /data/growth
//	go -C beam build -o /tmp/heshu-beam ./cmd/heshu-beam &&
//		go run ./internal/growth --reports 1000,10000 --beam /tmp/heshu-beam
//
// Measured are, for each number of reports,
//
//   - heshu extract with each number of --workers;
//   - heshu merge of two shares, which one machine must do behind many;
//   - heshu-beam, if it is given, in its own process with each number of --beam-workers:
//     as many shares, with one goroutine each.
//
// Each is a process of its own: its seconds of processor time and its largest memory are
// those that the system has counted for it. A million reports take 4 GB of disk for the
// archive, as much for each dataset (one at a time), and an hour or two.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"heshu/internal/benchcorpus/generate"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "growth:", err)
		}
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	reports, workers, beamWorkers []int
	heshu, beam                   string // programs
	dir                           string
}

func run(args []string, stdout, stderr io.Writer) error {
	o := options{reports: []int{1000, 10_000, 100_000}, workers: []int{1, 2}, beamWorkers: []int{1, 2, 4}}
	flags := flag.NewFlagSet("growth", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Func("reports", "`numbers` of reports, separated by commas (default 1000,10000,100000)", numbers(&o.reports))
	flags.Func("workers", "`numbers` of workers of heshu extract (default 1,2)", numbers(&o.workers))
	flags.Func("beam-workers", "`numbers` of workers of heshu-beam (default 1,2,4)", numbers(&o.beamWorkers))
	flags.StringVar(&o.heshu, "heshu", "", "the program heshu (default: it is built)")
	flags.StringVar(&o.beam, "beam", "", "the program heshu-beam (default: it is left out)")
	flags.StringVar(&o.dir, "dir", "", "`folder` for archives and datasets, which are removed (default: that of temporary files)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(o.dir, "heshu-growth-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := o.build(dir); err != nil {
		return err
	}
	measured, err := o.measure(dir, stderr)
	if err != nil {
		return err
	}
	return printTables(stdout, measured)
}

// numbers reads a list of whole numbers.
func numbers(list *[]int) func(string) error {
	return func(text string) error {
		*list = nil
		for word := range strings.SplitSeq(text, ",") {
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 {
				return fmt.Errorf("%q is no number from 1 on", word)
			}
			*list = append(*list, n)
		}
		return nil
	}
}

// build builds heshu if it is not given.
func (o *options) build(dir string) error {
	if o.heshu != "" {
		return nil
	}
	o.heshu = filepath.Join(dir, "heshu")
	command := exec.Command("go", "build", "-o", o.heshu, "heshu/cmd/heshu")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("build heshu: %w: %s", err, output)
	}
	return nil
}

// measure makes the archives, one after the other, and measures all programs on each.
func (o *options) measure(dir string, log io.Writer) ([]measurement, error) {
	maker, err := generate.Open(1)
	if err != nil {
		return nil, err
	}
	var all []measurement
	for _, n := range o.reports {
		archive := filepath.Join(dir, "archive")
		if err := maker.Reports(archive, n, 1000); err != nil {
			return nil, err
		}
		for _, s := range o.series() {
			m, err := s.measure(archive, n, filepath.Join(dir, "out"))
			if err != nil {
				return nil, fmt.Errorf("%s over %d reports: %w", s.name, n, err)
			}
			fmt.Fprintf(log, "%s, %d workers, %d reports: %.1f s\n", s.name, s.workers, n, m.wall.Seconds())
			all = append(all, m)
		}
		if err := os.RemoveAll(archive); err != nil {
			return nil, err
		}
	}
	return all, nil
}
