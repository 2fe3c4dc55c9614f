package command

import (
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"heshu/batch"
	"heshu/corpus"
)

// reading are the flags of commands that read reports.
type reading struct {
	limits
	stores   map[string]corpus.Opener
	encoding string
	rows     rowFlags
}

func (r *reading) flags(cmd *cobra.Command) {
	known := corpus.Encodings()
	r.limits.flags(cmd)
	cmd.Flags().StringVar(&r.encoding, "encoding", "", "`encoding` of all inputs (default: detected): "+strings.Join(known, ", "))
	choices(cmd, "encoding", known...)
	r.rows.flags(cmd)
}

// rowFlags say where reports stand in tables.
type rowFlags struct{ column, text, id string }

func (r *rowFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.column, "text-column", "", "`head` of the column that holds a report in each row of a spreadsheet or .csv (default: rows become sentences)")
	cmd.Flags().StringVar(&r.text, "text-field", "", "`field` of .jsonl and .parquet that holds the report (default: text, content, 正文 …)")
	cmd.Flags().StringVar(&r.id, "id-field", "", "`field`, or head of the column, that names the report of a row (default: id, 编号 …)")
}

// options checks the flags.
func (r *reading) options(cmd *cobra.Command) (corpus.Options, error) {
	options, err := r.limits.options()
	if err != nil {
		return options, err
	}
	encoding, ok := canonical(r.encoding)
	if !ok {
		return corpus.Options{}, usagef("--encoding: no encoding is called %q; the known ones are %s (GBK and GB2312 are parts of GB18030)",
			r.encoding, strings.Join(corpus.Encodings(), ", "))
	}
	options.Encoding, options.Stdin, options.Stores = encoding, cmd.InOrStdin(), r.stores
	options.TextColumn, options.TextField, options.IDField = r.rows.column, r.rows.text, r.rows.id
	return options, nil
}

// canonical returns an encoding's own spelling of its name.
func canonical(encoding string) (string, bool) {
	for _, known := range corpus.Encodings() {
		if strings.EqualFold(encoding, known) {
			return known, true
		}
	}
	return "", encoding == ""
}

// archive is the share of the inputs that is asked for.
type archive struct {
	batch.Source
	share shard
}

// newArchive is what the arguments name without the dataset that is being written,
// which may lie among the reports.
func newArchive(paths []string, opts corpus.Options, out string, share shard) (*archive, error) {
	source, err := batch.Outside(batch.Archive(paths, opts), paths, out)
	return &archive{source, share}, err
}

// List implements batch.Source.
func (a *archive) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for e := range a.Source.List() {
			if a.share.has(e.Source) && !yield(e) {
				return
			}
		}
	}
}
