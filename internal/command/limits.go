package command

import (
	"time"

	"github.com/spf13/cobra"

	"heshu/corpus"
)

// limits are the flags that say how much may be read, and the passwords.
type limits struct {
	maxFile, maxExpanded, maxBatch int64 // MiB
	maxRatio                       int64
	maxEntries, maxDepth, maxPages int
	maxSeconds                     int64
	passwords                      []string
}

func (l *limits) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Int64Var(&l.maxFile, "max-file", 64, "largest document, and largest report in a text file, in `MiB`")
	f.Int64Var(&l.maxExpanded, "max-expanded", 16<<10, "how much one archive may unpack to, in `MiB`")
	f.Int64Var(&l.maxBatch, "max-batch", 1<<20, "how much all archives together may unpack to, in `MiB`")
	f.Int64Var(&l.maxRatio, "max-ratio", 200, "how many `times` its own size an archive may unpack to")
	f.IntVar(&l.maxEntries, "max-entries", 200_000, "`number` of entries that an archive may hold")
	f.IntVar(&l.maxDepth, "max-depth", 3, "how many `archives` may lie in one another")
	f.IntVar(&l.maxPages, "max-pages", 5000, "`number` of pages or sheets that a document may have")
	f.Int64Var(&l.maxSeconds, "max-seconds", 120, "how many `seconds` reading one file may take")
	f.StringArrayVar(&l.passwords, "password", nil, "`password` to try on encrypted files (may be repeated)")
}

// options checks the flags.
func (l *limits) options() (corpus.Options, error) {
	const mostMiB, most = 1 << 24, 1 << 31
	for _, flag := range []struct {
		name, unit  string
		value, most int64
	}{
		{"max-file", "MiB", l.maxFile, 1 << 20}, {"max-expanded", "MiB", l.maxExpanded, mostMiB}, {"max-batch", "MiB", l.maxBatch, mostMiB},
		{"max-ratio", "times", l.maxRatio, most}, {"max-entries", "entries", int64(l.maxEntries), most}, {"max-depth", "archives", int64(l.maxDepth), 100},
		{"max-pages", "pages", int64(l.maxPages), most}, {"max-seconds", "seconds", l.maxSeconds, 1 << 20},
	} {
		if flag.value < 1 || flag.value > flag.most {
			return corpus.Options{}, usagef("--%s %d: give a number of %s from 1 to %d", flag.name, flag.value, flag.unit, flag.most)
		}
	}
	return corpus.Options{
		MaxFile: l.maxFile << 20, MaxExpanded: l.maxExpanded << 20, MaxBatch: l.maxBatch << 20, MaxRatio: l.maxRatio,
		MaxMembers: l.maxEntries, MaxDepth: l.maxDepth, MaxPages: l.maxPages,
		MaxTime: time.Duration(l.maxSeconds) * time.Second, Passwords: l.passwords,
	}, nil
}
