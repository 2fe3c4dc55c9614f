package warehouse

import (
	"fmt"
	"slices"
	"strings"

	"heshu/extract"
	"heshu/warehouse/store"
)

// SchemaVersion is the version of the record schema. Its second number grows when tables
// or columns are added; columns are never renamed and never mean something else.
const SchemaVersion = "1.1"

// Format is a file format of a dataset.
type Format string

// The formats that a dataset can have.
const (
	Parquet Format = "parquet" // typed and compressed: what other programs should read
	JSONL   Format = "jsonl"   // JSON Lines: one object a row, absent values are null
	CSV     Format = "csv"     // for spreadsheets: UTF-8 with a byte order mark; absent values and "" look alike, and Excel cuts cells at 32,767 characters
)

// ParseFormat returns the format of the given name, in any case.
func ParseFormat(name string) (Format, error) {
	switch format := Format(strings.ToLower(name)); format {
	case Parquet, JSONL, CSV:
		return format, nil
	}
	return "", fmt.Errorf("no format is called %q; the formats are %s, %s and %s", name, Parquet, JSONL, CSV)
}

// Options say how a dataset is written. The zero value writes all tables as Parquet.
type Options struct {
	Format Format   // of all tables; Parquet if empty
	Tables []string // the tables to write; all if empty

	// What the rows depend on, beside the inputs: the program's version, version and
	// digest of the rule library, and the options of reading. It stands in the
	// manifest, that of the library in the metadata of every Parquet file as well.
	Program      string
	RulesVersion string
	RulesDigest  string
	Reading      string

	// Retried tells with what else inputs that had failed were tried again; see Retry.
	Retried string
	// Retry makes the run one that goes on with the dataset of the folder, which must
	// have one, whatever it was made with: the run keeps its recipe, form and share, and
	// adds to Recipe.Retried what is different now.
	Retry bool

	// Prune says that the run drops rows of inputs that are gone. It goes on only with
	// what an unfinished run of its kind has come to.
	Prune bool

	Shard string // which share of the inputs this is, such as 2/8; all if empty

	PartBytes     int64 // size that parts are to have, and do not exceed by more than one input; 256 MiB if 0
	RowGroupBytes int64 // memory that a table's open row group may take; 4 MiB if 0

	runs  []extract.RunRow // those that rows may be of; this one alone if empty
	runID string           // of the one that reads what is written now

	// Busy is called as long as another run writes the folder. It returns nil to try
	// again, or what to fail with; nil fails with an error that wraps [ErrLocked].
	Busy func(error) error

	codec *pageCodec // of all Parquet files of a run; nil: each has its own
}

// ErrLocked marks a folder that another run is writing.
var ErrLocked = store.ErrLocked

// Defaults of Options.
const (
	DefaultPartBytes     = 256 << 20
	defaultRowGroupBytes = 4 << 20
)

func (o Options) withDefaults() (Options, error) {
	if o.Format == "" {
		o.Format = Parquet
	}
	if _, err := ParseFormat(string(o.Format)); err != nil {
		return o, err
	}
	chosen, err := selected(o.Tables)
	if err != nil {
		return o, err
	}
	o.Tables = slices.DeleteFunc(Tables(), func(table string) bool { return !chosen[table] })
	if o.PartBytes <= 0 {
		o.PartBytes = DefaultPartBytes
	}
	if o.RowGroupBytes <= 0 {
		o.RowGroupBytes = defaultRowGroupBytes
	}
	if len(o.runs) == 0 {
		o.runs = []extract.RunRow{o.recipe().run()}
	}
	o.runID = o.recipe().run().RunID
	if o.Format == Parquet {
		o.codec, err = newPageCodec()
	}
	return o, err
}

func (o Options) recipe() Recipe {
	return Recipe{Schema: SchemaVersion, Program: o.Program, RulesVersion: o.RulesVersion, RulesDigest: o.RulesDigest, Reading: o.Reading, Retried: o.Retried}
}

func (o Options) form() Form {
	return Form{Format: o.Format, Tables: o.Tables, PartBytes: o.PartBytes, RowGroupBytes: o.RowGroupBytes}
}

// metadata returns what a file of the table says about itself: by what the dataset was
// made. Where inputs were tried again with something else, rows say by their run_id which
// run gave them.
func (o Options) metadata(table string) map[string]string {
	run := o.recipe().run()
	return map[string]string{
		"heshu.run_id":         run.RunID,
		"heshu.program":        run.Program,
		"heshu.reading":        run.Reading,
		"heshu.schema_version": SchemaVersion,
		"heshu.table":          table,
		"heshu.rules_version":  o.RulesVersion,
		"heshu.rules_digest":   o.RulesDigest,
	}
}
