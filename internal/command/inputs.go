package command

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
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

// checkPaths fails where an argument leads to nothing: a slip that should cost no
// time and no dataset. What lies inside of folders is not looked at.
func checkPaths(ctx context.Context, paths []string, opts corpus.Options) error {
	reader := corpus.NewReader(opts)
	for _, path := range paths {
		if info, err := os.Stat(path); path == "-" || err == nil && info.IsDir() {
			continue
		}
		for e := range corpus.List([]string{path}, opts) {
			if info, err := os.Stat(e.Path); err == nil && info.Mode().IsRegular() || e.IsObject() {
				break
			}
			inputs, err := reader.Open(ctx, e, func(corpus.Document) error { return nil })
			if err != nil {
				return err
			}
			return fmt.Errorf("%s: %s", name(path), inputs[0].Message)
		}
	}
	return nil
}

// name writes an argument so that an empty one is seen.
func name(path string) string {
	if path == "" {
		return "''"
	}
	return path
}

// archive is what the arguments name without the dataset that is being written,
// which may lie among the reports, and of that the share that is asked for.
type archive struct {
	batch.Source
	out   []string // the folders of the dataset: as named, and free of links
	links bool     // links lead to the inputs
	share shard
}

func newArchive(paths []string, opts corpus.Options, out string, share shard) (*archive, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, fmt.Errorf("find the folder of --out: %w", err)
	}
	a := &archive{Source: batch.Archive(paths, opts), share: share}
	for _, folder := range []string{abs, withoutLinks(abs)} {
		a.out = append(a.out, folder+string(filepath.Separator))
	}
	for _, path := range paths {
		if named, err := filepath.Abs(path); err == nil && withoutLinks(named) != named {
			a.links = true
		}
	}
	return a, nil
}

// withoutLinks returns the path that path leads to; of one that is not there yet, that
// of its folder.
func withoutLinks(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	return filepath.Join(withoutLinks(parent), filepath.Base(path))
}

// own reports whether the file at path belongs to the dataset.
func (a *archive) own(path string) bool {
	for _, folder := range a.out {
		if strings.HasPrefix(path, folder) || a.links && strings.HasPrefix(withoutLinks(path), folder) {
			return true
		}
	}
	return false
}

// List implements batch.Source.
func (a *archive) List() iter.Seq[corpus.Entry] {
	return func(yield func(corpus.Entry) bool) {
		for e := range a.Source.List() {
			if a.own(e.Path) || !a.share.has(e.Source) {
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}
