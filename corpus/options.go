package corpus

import (
	"io"
	"os"
)

// Options says what to read and how much of it. The zero value works.
type Options struct {
	// MaxFile is the largest input that is read, in bytes, and the largest file
	// inside an archive; of text files, which are not held in memory, the largest
	// report. 0: 64 MiB.
	MaxFile int64
	// MaxExpanded is how much an archive may unpack to in all, in bytes. 0: 1 GiB.
	MaxExpanded int64
	// MaxMembers is how many entries an archive may hold. 0: 100,000.
	MaxMembers int
	// MaxDepth is how deep archives may lie in archives. 0: 3.
	MaxDepth int
	// Stdin is read for the argument "-". nil: os.Stdin.
	Stdin io.Reader
	// Root is the folder that sources are relative to; inputs outside of it are
	// skipped. Empty: the deepest folder that holds all arguments.
	Root string
	// Encoding is the encoding of every text, one of Encodings. Empty: detected.
	Encoding string
}

// withDefaults fills in what o leaves open.
func (o Options) withDefaults() Options {
	o.MaxFile = orElse(o.MaxFile, 64<<20)
	o.MaxExpanded = orElse(o.MaxExpanded, 1<<30)
	o.MaxMembers = orElse(o.MaxMembers, 100_000)
	o.MaxDepth = orElse(o.MaxDepth, 3)
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	return o
}

func orElse[T int | int64](v, otherwise T) T {
	if v <= 0 {
		return otherwise
	}
	return v
}
