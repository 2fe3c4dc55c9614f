// Command bench says how fast the whole pipeline is, beside what others need for a
// part of it. In one run, on one core, over the same made-up reports, it takes the
// processor time of
//
//   - heshu: files in, decoded, split, extracted with all rules, Parquet written, and
//     the extraction alone;
//   - the same with a library that is n times as large (--library-factor n): rules and
//     words of the same kinds, other characters in them;
//   - gse's Cut(text) and Cut(text, true), which find words and nothing else;
//   - the plain design of heshu: gse cuts, and regexp2 tries every rule on every
//     sentence. Its records must be those of the fast one.
//
// It is a command of its own because gse carries 40 MB of dictionaries:
//
//	go run ./internal/bench --size 20MB
//	go run ./internal/bench --size 20MB --library-factor 4
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"

	"heshu/internal/benchcorpus/generate"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	size := flags.String("size", "20MB", "bytes of text for the pipeline; the slower ones get a part of it")
	times := flags.Int("library-factor", 0, "measure the pipeline with a library that is so many times as large, too")
	seed := flags.Uint64("seed", 1, "another seed gives other reports")
	if err := flags.Parse(args); err != nil {
		return err
	}
	bytes, err := generate.ParseSize(*size)
	if err != nil {
		return fmt.Errorf("--size: %w", err)
	}
	maker, err := generate.Open(*seed)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	b := &bench{texts: maker.Texts(int(bytes)), times: *times}
	if err := b.measure(); err != nil {
		return err
	}
	return b.print(stdout)
}
