package corpus

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Options says what to read and how much of it. The zero value works. Every limit that
// is reached is the state Limit of an Input, whose Message says what was cut.
type Options struct {
	// MaxFile is the largest document that is read, in bytes: an input, or a file
	// inside an archive; of text files, which are not held in memory, the largest
	// report. Archives may be larger. 0: 64 MiB.
	MaxFile int64
	// MaxExpanded is how much an input may unpack to in all, in bytes, what lies in
	// archives inside of it included. 0: 16 GiB.
	MaxExpanded int64
	// MaxBatch is how much all inputs of a Reader may unpack to, in bytes. 0: 1 TiB.
	MaxBatch int64
	// MaxRatio is how many times its own size an input may unpack to, once that is
	// more than 16 MiB. 0: 200.
	MaxRatio int64
	// MaxMembers is how many entries an input may hold, those of archives inside of
	// it included. 0: 200,000.
	MaxMembers int
	// MaxDepth is how deep archives may lie in archives. 0: 3.
	MaxDepth int
	// MaxPages is how many pages or sheets a document may have. 0: 5,000.
	MaxPages int
	// MaxTime is how long reading one file may take, whether it is an input or an
	// entry of one, not counted the time that its reports take; and how long an object
	// store may send nothing. 0: 2 minutes.
	MaxTime time.Duration
	// Passwords are tried on what is encrypted, in order.
	Passwords []string
	// TextColumn is the head of the column of spreadsheets and .csv files that holds a
	// report in each row. Empty: their rows become sentences of one report.
	TextColumn string
	// TextField is the field of JSON Lines and Parquet that holds the report of a row.
	// Empty: text, content, body, 正文, 内容 …
	TextField string
	// IDField is the field, or column, that names the report of a row. Empty: id, 编号 …
	IDField string
	// Stdin is read for the argument "-". nil: os.Stdin.
	Stdin io.Reader
	// Stores opens the object stores that arguments name by URL, such as s3://bucket/2023:
	// an Opener for each scheme. Without one for its scheme, such an argument is Unsupported.
	Stores map[string]Opener
	// Root is the folder that sources are relative to; inputs outside of it are
	// skipped. Empty: the deepest folder that holds all arguments.
	Root string
	// Encoding is the encoding of every text, one of Encodings. Empty: detected.
	Encoding string
}

// withDefaults fills in what o leaves open.
func (o Options) withDefaults() Options {
	o.MaxFile = orElse(o.MaxFile, 64<<20)
	o.MaxExpanded = orElse(o.MaxExpanded, 16<<30)
	o.MaxBatch = orElse(o.MaxBatch, 1<<40)
	o.MaxRatio = orElse(o.MaxRatio, 200)
	o.MaxMembers = orElse(o.MaxMembers, 200_000)
	o.MaxDepth = orElse(o.MaxDepth, 3)
	o.MaxPages = orElse(o.MaxPages, 5000)
	o.MaxTime = orElse(o.MaxTime, 2*time.Minute)
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	return o
}

func orElse[T int | int64 | time.Duration](v, otherwise T) T {
	if v <= 0 {
		return otherwise
	}
	return v
}

// Recipe tells the options that decide what is read, for the manifest of a dataset: two
// runs with the same recipe read the same. It names neither passwords nor seconds, which
// say what can be read and not what there is.
func (o Options) Recipe() string {
	o = o.withDefaults()
	parts := []string{
		fmt.Sprintf("max-file %d MiB, encoding %s", o.MaxFile>>20, cmp.Or(o.Encoding, "detected")),
		fmt.Sprintf("max-expanded %d MiB, max-batch %d MiB, max-ratio %d, max-entries %d, max-depth %d, max-pages %d",
			o.MaxExpanded>>20, o.MaxBatch>>20, o.MaxRatio, o.MaxMembers, o.MaxDepth, o.MaxPages),
	}
	for _, row := range [][2]string{{"text-column", o.TextColumn}, {"text-field", o.TextField}, {"id-field", o.IDField}} {
		if row[1] != "" {
			parts = append(parts, fmt.Sprintf("%s %q", row[0], row[1]))
		}
	}
	return strings.Join(parts, ", ")
}
