// Command benchcorpus writes archives of made-up reports, of any size, for
// benchmarks and for tests of memory:
//
//	go run ./internal/benchcorpus --size 100MB --as files --out /tmp/archive
//	go run ./internal/benchcorpus --size 2GB --as file --out /tmp/archive.txt
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"heshu/internal/benchcorpus/generate"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "benchcorpus:", err)
		}
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	size      string
	out       string
	as        string
	seed      uint64
	perFolder int
	dense     bool
}

func run(args []string, stdout, stderr io.Writer) error {
	var o options
	flags := flag.NewFlagSet("benchcorpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.size, "size", "10MB", "bytes of text in all: 500KB, 100MB, 2GB")
	flags.StringVar(&o.out, "out", "", "folder or file to write (required)")
	flags.StringVar(&o.as, "as", "files", "files (a folder), file (all reports in one) or zip")
	flags.Uint64Var(&o.seed, "seed", 1, "another seed gives other reports")
	flags.IntVar(&o.perFolder, "per-folder", 1000, "files a folder; 0 puts all into one")
	flags.BoolVar(&o.dense, "dense", false, "reports of the samples alone, which hold three times as many figures as real ones")
	if err := flags.Parse(args); err != nil {
		return err
	}
	reports, err := o.write()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d reports → %s\n", reports, o.out)
	return err
}

func (o *options) write() (int, error) {
	size, err := generate.ParseSize(o.size)
	if err != nil {
		return 0, fmt.Errorf("--size: %w", err)
	}
	if o.out == "" {
		return 0, errors.New("--out is missing: name the folder or file to write")
	}
	maker, err := generate.Open(o.seed)
	if err != nil {
		return 0, err
	}
	if o.dense {
		maker = maker.Dense()
	}
	switch o.as {
	case "files":
		return maker.Files(o.out, size, o.perFolder)
	case "file":
		return o.toFile(func(w io.Writer) (int, error) { return maker.File(w, size) })
	case "zip":
		return o.toFile(func(w io.Writer) (int, error) { return maker.Zip(w, size, o.perFolder) })
	}
	return 0, fmt.Errorf("--as %q: give files, file or zip", o.as)
}

// toFile lets write fill the file --out.
func (o *options) toFile(write func(io.Writer) (int, error)) (int, error) {
	f, err := os.Create(o.out)
	if err != nil {
		return 0, err
	}
	reports, err := write(f)
	return reports, errors.Join(err, f.Close())
}
